from django.apps import AppConfig


class Config(AppConfig):
    """What only named members of staff can open, each with something she alone knows."""

    name = "brolly.sealed"
