from django.apps import AppConfig


class Config(AppConfig):
    """The append-only record of who did what."""

    name = "brolly.history"
