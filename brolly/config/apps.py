from django.apps import AppConfig


class Config(AppConfig):
    """Settings, addresses and wiring."""

    name = "brolly.config"

    def ready(self) -> None:
        from brolly.config import wiring

        wiring.connect()
