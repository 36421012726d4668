from django.apps import AppConfig


class Config(AppConfig):
    """What works, in figures from which nobody can be told."""

    name = "brolly.evaluation"
