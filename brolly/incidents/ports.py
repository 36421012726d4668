"""What packages above show on an incident's page. Registered in brolly/config/wiring.py."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from brolly.access.vocabulary import Actor


@dataclass(frozen=True, kw_only=True)
class Panel:
    """
    One part of an incident's page, drawn from its own template.

    The template finds it as ``panel``: ``{{ panel.values.alerts }}``.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)


# Given the actor and an incident's id, return the panel, or None when there is none.
MakePanel = Callable[[Actor, UUID], Panel | None]

_panels: list[MakePanel] = []


def register_panel(make: MakePanel) -> None:
    """Show this on every incident's page, after those registered before it."""
    if make not in _panels:
        _panels.append(make)


def panels_for(actor: Actor, incident_id: UUID) -> list[Panel]:
    """Return the panels of one incident's page. Runs inside the page's reading scope."""
    made = (make(actor, incident_id) for make in _panels)
    return [panel for panel in made if panel is not None]
