from django.apps import AppConfig


class Config(AppConfig):
    """Telling the police exactly as far as she chose, and what came back."""

    name = "brolly.police"
