"""Where outside services plug in: a package names what it needs, wiring says who gives it."""

from typing import Generic, TypeVar

Service = TypeVar("Service")


class NothingPluggedIn(Exception):
    """A port was used before brolly/config/wiring.py plugged an adapter into it."""


class Port(Generic[Service]):
    """A named place that expects one adapter."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._adapter: Service | None = None

    def plug(self, adapter: Service) -> None:
        """Let this adapter serve the port from now on."""
        self._adapter = adapter

    def __call__(self) -> Service:
        if self._adapter is None:
            raise NothingPluggedIn(self.name)
        return self._adapter
