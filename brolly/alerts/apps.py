from django.apps import AppConfig


class Config(AppConfig):
    """Warnings: written, read by a second person, sent, called back."""

    name = "brolly.alerts"
