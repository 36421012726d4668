from django.apps import AppConfig


class Config(AppConfig):
    """The page frame, the parts pages are made of, and the way staff come in."""

    name = "brolly.web"
