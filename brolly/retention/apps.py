from django.apps import AppConfig


class Config(AppConfig):
    """What is erased when, and people's rights over what is held."""

    name = "brolly.retention"
