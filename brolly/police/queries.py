"""Whom we may tell, what they would get, and what came back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from brolly.access.gate import require
from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.consent import gate
from brolly.consent.queries import (
    answer_to,
    blocked_for,
    choices_in_words,
    choices_of,
    duties_standing,
    holds_of,
    partners_for,
)
from brolly.consent.vocabulary import (
    CEILING,
    FIELD_WORDS,
    SENTENCES,
    Answer,
    Choice,
    Decision,
    Field,
    HoldKind,
    Purpose,
    ReasonCode,
    Recipient,
    RecipientKind,
)
from brolly.disclosures.queries import PacketShown, contents_sent, packets_about
from brolly.disclosures.vocabulary import PacketKind, Way
from brolly.foundation.passages import FindingKind
from brolly.foundation.refusals import NotFound
from brolly.incidents.ports import Panel
from brolly.incidents.queries import (
    fields_filled,
    incident_of,
    kept_apart_from,
    passages_to_settle,
    references_of,
    shareable_of,
    spoken_like_her,
    traces_of_her,
)
from brolly.organisations.queries import (
    forces,
    organisation_of,
    post_of,
    posts_of,
    staff_with,
)
from brolly.organisations.vocabulary import OrganisationKind, PostKind
from brolly.police import rules
from brolly.police.vocabulary import LEVEL_WORDS, OUTSIDE, PURPOSE_OF_LEVEL, Level, WayOn

_TELLING = (Choice.POLICE_ANONYMOUS, Choice.POLICE_NAMED)
POLICE_KINDS = frozenset({PacketKind.POLICE_INTELLIGENCE, PacketKind.POLICE_REPORT})


@dataclass(frozen=True, kw_only=True)
class LevelOffered:
    """One level for one post: allowed, or why not."""

    level: Level
    words: str
    may: bool
    reasons: list[str]


@dataclass(frozen=True, kw_only=True)
class PostOffered:
    """One post of a force with which an agreement is in force."""

    post_id: UUID
    force: str
    title: str
    unit: str
    agreement: str
    is_blocked: bool
    levels: list[LevelOffered]


@dataclass(frozen=True, kw_only=True)
class LineOffered:
    """One line that could leave: its code, its name, and what it would say."""

    code: Field
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What would leave and what stays, line by line."""

    leaves: list[LineOffered]
    stays: list[str]

    def digest(self, *, post_id: UUID, way: Way) -> str:
        """Return the mark of the lines that leave, as they are read here, and to whom."""
        lines = ((line.code.value, line.text) for line in self.leaves)
        return rules.digest_of(lines, to=str(post_id), way=way.value)

    def will_be_read(self, level: Level, way: Way, *, raised: bool, by_duty: bool) -> bool:
        """Test whether a second person reads it before it leaves. ``raised``: by the check."""
        return rules.needs_reader(
            leaves_her_out=level is Level.ANONYMOUS,
            lines={line.code for line in self.leaves},
            raised=raised,
            way=way,
            by_duty=by_duty,
        )


@query
def posts_offered(actor: Actor, incident_id: UUID, at: datetime) -> list[PostOffered]:
    """
    Return whom we could tell about an incident, with each level allowed or not and why.

    :raises NotAllowed: the actor may not send packets
    :raises NotFound: there is no such incident for this actor
    """
    require(actor, Power.SEND_PACKETS)
    incident_of(actor, incident_id)
    day, blocked = at.date(), blocked_for(actor, incident_id)
    agreements = {
        **partners_for(actor, PURPOSE_OF_LEVEL[Level.ANONYMOUS], on=day),
        **partners_for(actor, PURPOSE_OF_LEVEL[Level.NAMED], on=day),
    }
    offered = []
    for force_id, agreement in agreements.items():
        force = organisation_of(actor, force_id)
        if force.kind is not OrganisationKind.POLICE:
            continue
        for post in posts_of(actor, force_id, kind=PostKind.LIAISON_OFFICER):
            offered.append(
                PostOffered(
                    post_id=post.id,
                    force=force.name,
                    title=post.title,
                    unit=post.unit,
                    agreement=agreement.reference,
                    is_blocked=force_id in blocked,
                    levels=[_level(actor, incident_id, level, post.id, at) for level in Level],
                )
            )
    return offered


@query
def decision_on(
    actor: Actor, incident_id: UUID, level: Level, post_id: UUID, at: datetime
) -> Decision:
    """
    Return what the gate would say to telling this post at this level.

    :raises NotFound: there is no such incident or police post
    """
    purpose = PURPOSE_OF_LEVEL[level]
    return gate.ask(
        actor=actor,
        subject_id=incident_id,
        purpose=purpose,
        recipient=recipient_at(actor, post_id),
        fields=CEILING[purpose],
        at=at,
    )


@query
def ways_on(
    actor: Actor,
    incident_id: UUID,
    level: Level,
    reasons: tuple[ReasonCode, ...],
    at: datetime,
) -> list[WayOn]:
    """
    Return what can be done instead of telling the police.

    :raises NotFound: there is no such incident for this actor
    """
    warning = gate.ask(
        actor=actor,
        subject_id=incident_id,
        purpose=Purpose.WARN_PUBLIC,
        recipient=Recipient(kind=RecipientKind.PUBLIC),
        fields=CEILING[Purpose.WARN_PUBLIC],
        at=at,
    )
    may_warn = warning.may and actor.can(Power.WRITE_ALERTS)
    said = choices_of(actor, incident_id).get(_TELLING[level is Level.NAMED])
    not_now = said is not None and said.not_now
    return rules.ways_on(reasons, may_warn=may_warn, not_now=not_now)


@query
def preview_of(
    actor: Actor,
    incident_id: UUID,
    *,
    may_leave: frozenset[Field],
    chosen: frozenset[Field] | None,
    summary: str,
) -> Preview:
    """Return what would leave and what stays. ``chosen`` None means all that may."""
    going = may_leave if chosen is None else may_leave & chosen
    filled = shareable_of(actor, incident_id, wanted=going)
    if summary:
        filled[Field.INCIDENT_SUMMARY] = summary
    leaves = as_preview({f: text for f, text in filled.items() if f in going}).leaves
    there = fields_filled(actor, incident_id)
    stays = [FIELD_WORDS[f] for f in Field if f in there and f not in going]
    return Preview(leaves=leaves, stays=stays)


def as_preview(filled: dict[Field, str]) -> Preview:
    """Return lines as a preview has them, in their order. No actor: the caller read them."""
    leaves = [
        LineOffered(code=f, name=FIELD_WORDS[f], text=filled[f]) for f in Field if f in filled
    ]
    return Preview(leaves=leaves, stays=[])


@query
def pointing_to_her(actor: Actor, incident_id: UUID, preview: Preview) -> list[str]:
    """Return the words of the lines that leave which are her name or contact."""
    return traces_of_her(actor, incident_id, [line.text for line in preview.leaves])


def _begin(text: str) -> str:
    """Return the first words of a line, as many as one recognises it by."""
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


@query
def of_other_reports(actor: Actor, incident_id: UUID, texts: Iterable[str]) -> list[str]:
    """
    Return the numbers and plates in these texts which only a report has that is kept apart.

    Whoever told that one did not let the police be told: no reason lets them leave.
    """
    found = (
        one
        for text in texts
        for one in passages_to_settle(
            actor, incident_id, text, choice=Choice.POLICE_NAMED, instead=_TELLING
        )
    )
    return [one.text for one in found if one.kind is FindingKind.ANOTHER_NUMBER]


@query
def to_settle(
    actor: Actor, incident_id: UUID, level: Level, preview: Preview
) -> list[tuple[str, str]]:
    """
    Return the passages that may say what is to stay, each with what it may say.

    Somebody decides on each: it comes out, or she knows that it does not point to her.
    """
    leaving = {line.code for line in preview.leaves}
    choice = _TELLING[level is Level.NAMED]
    found: dict[str, str] = {}
    for line in preview.leaves:
        if rules.is_read(line.code):
            if line.code is not Field.NARRATIVE:
                found |= dict.fromkeys(rules.premises_in([line.text]), "a place of work")
            if level is Level.ANONYMOUS:
                hers = rules.speaking_of_her(line.code, line.text)
                found |= dict.fromkeys(hers, "about whoever saw him")
                if spoken := spoken_like_her(actor, incident_id, line.text):
                    found[_begin(line.text)] = f"in {spoken}, as she speaks: say it in English"
            passages = passages_to_settle(
                actor, incident_id, line.text, choice=choice, instead=_TELLING
            )
            found |= {
                one.text: one.kind_words.lower()
                for one in passages
                if rules.stays(
                    one,
                    line=line.code,
                    leaving=leaving,
                    leaves_her_out=level is Level.ANONYMOUS,
                )
            }
    return list(found.items())


def preview_of_packet(actor: Actor, packet: PacketShown) -> Preview:
    """Return the lines of what waits to leave, as the preview had them. Needs a scope."""
    words = dict(contents_sent(actor, packet.id))
    leaves = [
        LineOffered(code=f, name=FIELD_WORDS[f], text=words[FIELD_WORDS[f]])
        for f in packet.field_codes
    ]
    return Preview(leaves=leaves, stays=[])


@query
def second_readers(actor: Actor) -> list[str]:
    """Return the names of colleagues who may read what this actor writes for the police."""
    send, read = staff_with(actor, Power.SEND_PACKETS), staff_with(actor, Power.APPROVE_ALERTS)
    return sorted(send[one] for one in send.keys() & read.keys() if one != actor.staff_id)


@query
def kept_from_police(actor: Actor, incident_id: UUID) -> list[str]:
    """Return reports about the same man whose tellers did not let the police be told."""
    apart = kept_apart_from(actor, incident_id, _TELLING)
    return sorted(references_of(actor, apart).values())


@query
def her_say(actor: Actor, incident_id: UUID, level: Level) -> list[str]:
    """Return what she said about this way of telling, with her own words, and why others."""
    choice = _TELLING[level is Level.NAMED]
    said = dict(zip(Choice, choices_in_words(actor, incident_id), strict=True))
    shown = choices_of(actor, incident_id).get(choice)
    own = [f"“{shown.own_words}”"] if shown is not None and shown.own_words else []
    other = _TELLING[level is not Level.NAMED]
    no = answer_to(actor, incident_id, other) is Answer.NO
    return [said[choice], *own, *([said[other]] if no else [])]


@query
def beside_her_yes(actor: Actor, incident_id: UUID, level: Level) -> str:
    """Return her own words beside a yes to telling at this level; "" where there are none."""
    shown = choices_of(actor, incident_id).get(_TELLING[level is Level.NAMED])
    said_yes = shown is not None and shown.said.answer is Answer.YES
    return shown.own_words if shown is not None and said_yes else ""


@query
def left_out(actor: Actor, incident_id: UUID, level: Level) -> frozenset[Field]:
    """Return the lines that she wants left out of telling the police at this level."""
    shown = choices_of(actor, incident_id).get(_TELLING[level is Level.NAMED])
    return shown.said.conditions.leave_out if shown is not None else frozenset()


@query
def held_number(actor: Actor, incident_id: UUID) -> bool:
    """Test whether his number is on hold because it may be hers."""
    kinds = {hold.kind for hold in holds_of(actor, incident_id)}
    return HoldKind.NUMBER_MAY_BE_HERS in kinds


@query
def told_about(actor: Actor, incident_id: UUID) -> list[PacketShown]:
    """Return what the police were told about an incident, and what came back."""
    return [p for p in packets_about(actor, incident_id) if p.kind in POLICE_KINDS]


def panel(actor: Actor, incident_id: UUID) -> Panel | None:
    """Return what an incident's page shows of the police, to those who may send."""
    if not actor.can(Power.SEND_PACKETS):
        return None
    values = {
        "incident_id": incident_id,
        "packets": told_about(actor, incident_id),
        "may_tell": _may_tell_any(actor, incident_id),
        "said_no": all(answer_to(actor, incident_id, one) is Answer.NO for one in _TELLING),
        "not_now": any(
            shown.not_now
            for choice, shown in choices_of(actor, incident_id).items()
            if choice in _TELLING
        ),
        "outside": OUTSIDE.words,
        "has_duty": bool(duties_standing(actor, incident_id, timezone.now())),
        "today": timezone.localdate(),
    }
    return Panel(template="police/_panel.html", values=values)


@query
def has_inbox(actor: Actor, post_id: UUID) -> bool:
    """
    Test whether somebody of the post's force has joined, so that an inbox is read.

    :raises NotFound: there is no such post
    """
    return organisation_of(actor, post_of(actor, post_id).organisation_id).has_joined


def _may_tell_any(actor: Actor, incident_id: UUID) -> bool:
    """Test whether a force is left that is not blocked for this report."""
    blocked = blocked_for(actor, incident_id)
    return not blocked or bool(set(forces(actor)) - blocked)


@query
def recipient_at(actor: Actor, post_id: UUID) -> Recipient:
    """
    Return a police post as the gate names it.

    :raises NotFound: there is no such post, or it is not a force's
    """
    post = post_of(actor, post_id)
    if organisation_of(actor, post.organisation_id).kind is not OrganisationKind.POLICE:
        raise NotFound
    return Recipient(
        kind=RecipientKind.POLICE, organisation_id=post.organisation_id, post_id=post_id
    )


def _level(
    actor: Actor, incident_id: UUID, level: Level, post_id: UUID, at: datetime
) -> LevelOffered:
    decision = decision_on(actor, incident_id, level, post_id, at)
    return LevelOffered(
        level=level,
        words=LEVEL_WORDS[level],
        may=decision.may,
        reasons=[SENTENCES[r] for r in decision.reasons],
    )
