from django.apps import AppConfig


class Config(AppConfig):
    """Keys and encryption. Its tables live in the key store, apart from the data."""

    name = "brolly.vault"
