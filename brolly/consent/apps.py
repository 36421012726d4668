from django.apps import AppConfig


class Config(AppConfig):
    """What a person chose, what organisations agreed, and the gate."""

    name = "brolly.consent"
