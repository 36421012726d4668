from django.apps import AppConfig


class Config(AppConfig):
    """Projects and agencies, the people who work there, and how they sign in."""

    name = "brolly.organisations"
