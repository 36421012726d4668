from django.apps import AppConfig


class Config(AppConfig):
    """Powers, roles, actors and the scope in which they reach the database."""

    name = "brolly.access"
