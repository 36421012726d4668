"""What a report's page shows of its warnings."""

from uuid import UUID

from django.utils import timezone

from brolly.access.vocabulary import Actor, Power
from brolly.alerts.queries.audience import reach_of
from brolly.alerts.queries.refrained import no_warning_of
from brolly.alerts.queries.warnings import alerts_about
from brolly.alerts.queries.writing import STOPS_WRITING, gate_on, may_warn_alone
from brolly.consent.vocabulary import (
    SENTENCES,
)
from brolly.incidents.ports import Panel


def panel(actor: Actor, incident_id: UUID) -> Panel | None:
    """Return what a report's page shows of the warnings made from it."""
    if not actor.can(Power.WRITE_ALERTS):
        return None
    decision = gate_on(actor, incident_id, timezone.now())
    refrained = no_warning_of(actor, incident_id)
    decided = refrained is not None and refrained.is_decided
    values = {
        "incident_id": incident_id,
        "alerts": alerts_about(actor, incident_id),
        "decision": decision,
        "may_write": not STOPS_WRITING & set(decision.reasons) and not decided,
        "refrained": refrained,
        "why_not": [SENTENCES[reason] for reason in decision.reasons],
        "rehearses": decision.is_rehearsal,
        "may_alone": may_warn_alone(actor, incident_id) and not decided,
    }
    return Panel(template="alerts/_panel.html", values=values)


def what_cannot_be_undone(actor: Actor, subject_id: UUID) -> list[str]:
    """Return, in plain sentences, what a withdrawal can no longer reach."""
    sentences = []
    for alert in alerts_about(actor, subject_id):
        sent = reach_of(actor, alert.id).sent
        if sent:
            people = "1 person" if sent == 1 else f"{sent} people"
            sentences.append(
                f"Warning {alert.reference} went to {people} by e-mail. We tell them that it "
                "is called back, and cannot take back what they have read."
            )
        elif alert.published_at is not None:
            sentences.append(
                f"Warning {alert.reference} stood on our board from "
                f"{alert.published_at:%-d %B %Y}. Some of us will have read it."
            )
    return sentences
