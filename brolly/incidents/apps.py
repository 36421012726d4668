from django.apps import AppConfig


class Config(AppConfig):
    """Reports of harm: every way in, the first look at them, and what was done."""

    name = "brolly.incidents"
