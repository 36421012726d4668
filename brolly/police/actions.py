"""Tell the police."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require
from brolly.access.scope import action
from brolly.access.vocabulary import Actor, Power
from brolly.consent import gate
from brolly.consent.vocabulary import Field
from brolly.disclosures import steps as disclosures
from brolly.disclosures.rules import leaves_at
from brolly.disclosures.vocabulary import Way
from brolly.foundation.refusals import NotFound, Refusal
from brolly.incidents.queries import shareable_of, traces_of_her
from brolly.organisations.queries import my_organisation
from brolly.police import queries, rules
from brolly.police.vocabulary import KIND_OF_LEVEL, PURPOSE_OF_LEVEL, Level

DEFAULT_WAIT_HOURS = 24


class PointsToHer(Refusal):
    """A text that should leave her out contains her name, her number or her contact."""

    code = "police.points-to-her"
    status = 400
    message = "Something in these lines points to her. Take it out first. Nothing was sent."

    def __init__(self, found: list[str]) -> None:
        super().__init__()
        self.found = found


class OfAnotherReport(Refusal):
    """A number or a plate in it is of a report whose teller did not let the police be told."""

    code = "police.of-another-report"
    status = 400
    message = (
        "Something in these lines is of another report, and whoever told that one did not let "
        "the police be told. Take it out first. Nothing was sent."
    )

    def __init__(self, found: list[str]) -> None:
        super().__init__()
        self.found = found


class ChangedSinceRead(Refusal):
    """What would leave is not what was read in the preview."""

    code = "police.changed-since-read"
    message = (
        "The report, or what she allows, changed since you read this. Read it again. "
        "Nothing was sent."
    )


class NoWordsOfHers(Refusal):
    """It is to go without our wait, and nothing that she said stands behind it."""

    code = "police.no-words-of-hers"
    status = 400
    message = "Write what she said about not waiting. Otherwise it waits. Nothing was sent."


class NobodyReadsIt(Refusal):
    """The force is written down and nobody of it has joined: it has no inbox."""

    code = "police.nobody-reads-it"
    message = "Nobody there has joined Brolly. Hand it over on paper, or tell them by phone."


@dataclass(frozen=True, kw_only=True)
class Telling:
    """
    What a member of staff asks to send, and how.

    ``read`` is the mark of the lines that she read in the preview; empty where nobody
    looked at one. ``said`` are the lines that were said on the phone; None means all.
    ``her_words`` are what she said where it is to go without waiting.
    """

    level: Level
    post_id: UUID
    fields: frozenset[Field]
    summary: str
    way: Way
    she_wants_it_now: bool
    submission_id: UUID
    her_words: str = ""
    read: str = ""
    said: frozenset[Field] | None = None


@action
def tell_police(*, actor: Actor, incident_id: UUID, telling: Telling, at: datetime) -> UUID:
    """
    Put what she agreed to into the queue for one police post. Returns the packet's id.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is no such incident or post
    :raises SharingRefused: she did not agree to exactly this, or something stands in the way
    :raises NoWordsOfHers: she wants it now, and nothing that she said is written down
    :raises NobodyReadsIt: it is to go to an inbox that nobody has
    :raises PointsToHer: a text that should leave her out does not
    :raises OfAnotherReport: a number in it is of a report that is kept from the police
    :raises ChangedSinceRead: what would leave is not what was read
    :raises NothingToSend: every line that may leave is empty
    """
    require(actor, Power.SEND_PACKETS)
    permit = gate.permit_sharing(
        actor=actor,
        subject_id=incident_id,
        purpose=PURPOSE_OF_LEVEL[telling.level],
        recipient=queries.recipient_at(actor, telling.post_id),
        fields=telling.fields,
        at=at,
    )
    if telling.way is Way.INBOX and not queries.has_inbox(actor, telling.post_id):
        raise NobodyReadsIt
    if (
        rules.needs_her_words(
            now=telling.she_wants_it_now,
            way=telling.way,
            by_duty=permit.override_id is not None,
        )
        and not telling.her_words.strip()
    ):
        raise NoWordsOfHers
    filled = shareable_of(actor, incident_id, wanted=permit.fields)
    if telling.summary.strip() and Field.INCIDENT_SUMMARY in permit.fields:
        filled[Field.INCIDENT_SUMMARY] = telling.summary.strip()
    leaves_her_out = telling.level is Level.ANONYMOUS
    if leaves_her_out and (traces := traces_of_her(actor, incident_id, filled.values())):
        raise PointsToHer(traces)
    if found := queries.of_other_reports(actor, incident_id, filled.values()):
        raise OfAnotherReport(found)
    if telling.read and telling.read != _digest(filled, telling):
        raise ChangedSinceRead
    if telling.said is not None:
        filled = {f: text for f, text in filled.items() if f in telling.said}
    going = queries.as_preview(filled)
    sending = disclosures.Sending(
        kind=KIND_OF_LEVEL[telling.level],
        way=telling.way,
        submission_id=telling.submission_id,
        not_before=leaves_at(
            at, wait_hours=_wait(actor), she_asked_for_now=telling.she_wants_it_now
        ),
        her_words=telling.her_words,
        needs_reader=rules.needs_reader(
            leaves_her_out=leaves_her_out,
            lines=filled,
            raised=bool(queries.to_settle(actor, incident_id, telling.level, going)),
            way=telling.way,
            by_duty=permit.override_id is not None,
        ),
    )
    shareable = dict.fromkeys(Field, "") | filled
    return disclosures.queue_packet(
        actor=actor, permit=permit, sending=sending, shareable=shareable, at=at
    )


def _digest(going: dict[Field, str], telling: Telling) -> str:
    lines = ((f.value, going[f]) for f in Field if f in going)
    return rules.digest_of(lines, to=str(telling.post_id), way=telling.way.value)


def _wait(actor: Actor) -> int:
    try:
        return my_organisation(actor).police_wait_hours
    except NotFound:
        return DEFAULT_WAIT_HOURS
