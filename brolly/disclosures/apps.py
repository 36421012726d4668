from django.apps import AppConfig


class Config(AppConfig):
    """Packets: what leaves, to whom, and what became of it."""

    name = "brolly.disclosures"
