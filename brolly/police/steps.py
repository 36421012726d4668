"""What the police part does inside of somebody else's action."""

from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor, Power
from brolly.consent.vocabulary import Field, Purpose, ReasonCode
from brolly.disclosures.steps import stop_what_is_wrong
from brolly.history.vocabulary import Event
from brolly.incidents.queries import shareable_of, traces_of_her


def look_at_lines_again(*, actor: Actor, event: Event, at: datetime) -> None:
    """
    React to a changed report: what waits to leave must not name her, nor say what is old.

    Somebody read the lines as the report had them then; what it says now nobody has read.
    """
    asking = Actor(
        name="police.look-again",
        organisation_id=actor.organisation_id,
        staff_id=actor.staff_id,
        powers=frozenset({Power.SEND_PACKETS}),
    )

    def what_is_wrong(purpose: Purpose, lines: dict[Field, str]) -> tuple[ReasonCode, ...]:
        return _what_is_wrong(asking, event.subject_id, purpose, lines)

    stop_what_is_wrong(
        actor=actor,
        subject_id=event.subject_id,
        purposes=frozenset({Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED}),
        what_is_wrong=what_is_wrong,
        at=at,
    )


def _what_is_wrong(
    actor: Actor, subject_id: UUID, purpose: Purpose, lines: dict[Field, str]
) -> tuple[ReasonCode, ...]:
    if purpose is Purpose.POLICE_ANONYMOUS and traces_of_her(actor, subject_id, lines.values()):
        return (ReasonCode.NAMES_HER,)
    of_report = {line: text for line, text in lines.items() if line not in _WRITTEN_FOR_THEM}
    now = shareable_of(actor, subject_id, wanted=frozenset(of_report))
    return () if now == of_report else (ReasonCode.REPORT_CHANGED,)


# No line of the report stands behind it: a member of staff wrote it for this packet.
_WRITTEN_FOR_THEM = frozenset({Field.INCIDENT_SUMMARY})
