"""What packages above show on an incident's page. Registered in brolly/config/wiring.py."""

from collections.abc import Callable, Collection
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


# Given the actor and reports, return what has to be known of some before they are spoken of.
Cautions = Callable[[Actor, Collection[UUID]], dict[UUID, str]]

_cautions: list[Cautions] = []


def register_cautions(tell: Cautions) -> None:
    """Say this beside a number that was looked up, after those registered before it."""
    if tell not in _cautions:
        _cautions.append(tell)


def cautions_about(actor: Actor, incident_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return what has to be known of these reports. Runs inside the page's reading scope."""
    found: dict[UUID, list[str]] = {}
    for tell in _cautions if incident_ids else ():
        for one, words in tell(actor, incident_ids).items():
            found.setdefault(one, []).append(words)
    return found
