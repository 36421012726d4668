from django.apps import AppConfig


class Config(AppConfig):
    """Pages made of several packages: Today, find, history."""

    name = "brolly.home"
