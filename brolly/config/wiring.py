"""Who reacts to what, and what is plugged in where. All of it, on this page."""


def connect() -> None:
    """Join the packages up. Runs once, when Django has loaded them all."""
