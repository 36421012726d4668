"""What a writer needs beside her text."""

from datetime import datetime
from uuid import UUID

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.alerts import rules
from brolly.alerts.queries.refrained import check_not_decided
from brolly.alerts.rules import level_of_kinds
from brolly.alerts.vocabulary import FixedFields
from brolly.consent import gate
from brolly.consent.queries import (
    choices_in_words,
    choices_of,
    duties_about,
    said_of,
)
from brolly.consent.vocabulary import (
    Answer,
    Choice,
    Conditions,
    Decision,
    Field,
    Purpose,
    ReasonCode,
    Recipient,
    RecipientKind,
)
from brolly.disclosures.queries import packets_about
from brolly.disclosures.vocabulary import PacketState
from brolly.foundation.passages import Finding
from brolly.foundation.refusals import NotFound
from brolly.incidents.queries import (
    file_of,
    kept_apart_from,
    men_who_stay,
    passages_to_settle,
    reference_of,
    references_of,
)
from brolly.incidents.rules import may_be_under_18
from brolly.incidents.vocabulary import LANGUAGE_WORDS, Told
from brolly.organisations.queries import areas_of, my_organisation


@query
def findings_of(actor: Actor, subject_id: UUID, text: str) -> list[Finding]:
    """Return what in a public text may give somebody away, held against its report."""
    return passages_to_settle(actor, subject_id, text, choice=Choice.WARN)


@query
def gate_on(
    actor: Actor, subject_id: UUID, at: datetime, *, alert_id: UUID | None = None
) -> Decision:
    """Return what the gate would say now to a warning from this report, or to this one."""
    return gate.ask(
        actor=actor,
        subject_id=subject_id,
        purpose=Purpose.WARN_PUBLIC,
        recipient=Recipient(kind=RecipientKind.PUBLIC),
        fields=frozenset({Field.PUBLIC_TEXT}),
        at=at,
        step_id=alert_id,
    )


@query
def her_say(actor: Actor, subject_id: UUID) -> list[str]:
    """
    Return what she said about warning others, in sentences, her own words last.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    sentences = dict(zip(Choice, choices_in_words(actor, subject_id), strict=True))
    shown = choices_of(actor, subject_id).get(Choice.WARN)
    own = [f"“{shown.own_words}”"] if shown is not None and shown.own_words else []
    return [sentences[Choice.WARN], *own]


@query
def beside_her_yes(actor: Actor, subject_id: UUID) -> str:
    """
    Return her own words beside a yes to warnings; "" where there are none.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    shown = choices_of(actor, subject_id).get(Choice.WARN)
    said_yes = shown is not None and shown.said.answer is Answer.YES
    return shown.own_words if shown is not None and said_yes else ""


@query
def areas_to_propose(actor: Actor, subject_id: UUID) -> list[str]:
    """
    Return our areas in which it happened, by the town that the report has; none where it has none.

    :raises NotFound: there is no such report for this actor
    """
    told = file_of(actor, subject_id).told
    town, district = told.town.casefold().strip(), told.district.casefold().strip()
    ours = areas_of(actor)
    near = [one for one in ours if town and one.name.casefold() == town]
    exact = [one.code for one in near if district and one.district.casefold() == district]
    return exact or [one.code for one in near if not one.district] or [one.code for one in near]


@query
def level_to_propose(actor: Actor, subject_id: UUID) -> str:
    """
    Return what sort of warning it would be by the kinds of harm told; "" where none speaks.

    :raises NotFound: there is no such report for this actor
    """
    level = level_of_kinds(file_of(actor, subject_id).told.kinds)
    return level.value if level else ""


@query
def account_in(actor: Actor, subject_id: UUID, *, language: str) -> str:
    """
    Return in which language her account is, in words; "" where a text in this one is compared.

    :raises NotFound: there is no such report for this actor
    """
    said = file_of(actor, subject_id).told.language
    return "" if said in ("", language) else LANGUAGE_WORDS.get(said, "another language")


@query
def to_weigh(
    actor: Actor, subject_id: UUID, at: datetime, *, language: str = "en"
) -> list[str]:
    """
    Return what else a writer and a reader have to know: her age, a duty, what police have.

    ``language`` is that of the text that leaves.

    :raises NotFound: there is no such report for this actor
    """
    told = file_of(actor, subject_id).told
    police = [
        packet
        for packet in packets_about(actor, subject_id)
        if packet.purpose in (Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED)
    ]
    have_it = any(packet.state is PacketState.DELIVERED for packet in police)
    waits = any(packet.can_be_stopped for packet in police)
    duties = [
        f"A duty that overrides her choices was named ({duty.to}): {duty.state}"
        for duty in duties_about(actor, subject_id, at)
    ]
    return [
        *_about_others(actor, subject_id),
        *_about_age(told),
        *_about_language(account_in(actor, subject_id, language=language)),
        *duties,
        *(
            ["Something waits to leave for the police. They do not have it yet."]
            if waits
            else []
        ),
        *(["The police have something of this. A warning never says so."] if have_it else []),
    ]


def _about_others(actor: Actor, subject_id: UUID) -> list[str]:
    """Return of whom nothing may stand in a warning. Needs a scope."""
    apart = references_of(actor, kept_apart_from(actor, subject_id, (Choice.WARN,)))
    names = ", ".join(sorted(apart.values()))
    said = []
    if names:
        said.append(
            f"Nothing of {names} may stand in it: it is about the same man, and whoever told it "
            "did not say yes to warnings."
        )
    if men_who_stay(actor, subject_id):
        said.append(
            "Nothing of the man who may have been harmed too may stand in it, nor that he was there."
        )
    return said


def _about_language(said: str) -> list[str]:
    if not said:
        return []
    return [
        f"Her account is in {said}. A text in another language is not compared with it, nor "
        + "with what she wants left out: look for that yourself."
    ]


def _about_age(told: Told) -> list[str]:
    if told.about_under_18:
        return ["The person is under 18, or may be."]
    if may_be_under_18(told.narrative):
        return [
            (
                "These words may be about somebody under 18. If so, say it in the report first: "
                "the safeguarding lead then decides."
            )
        ]
    return []


# She, or the record itself, stops the writing too. Everything else stops the sending.
STOPS_WRITING = frozenset({ReasonCode.SAID_NO, ReasonCode.ROLE, ReasonCode.RESTRICTED})


@query
def check_may_write(actor: Actor, subject_id: UUID, at: datetime) -> None:
    """
    Refuse to begin a warning from a report that the actor may not read, or after her no.

    :raises NotFound: there is no such report for this actor
    :raises SharingRefused: she said no, or the report is closed to the actor
    :raises DecidedNotToWarn: two people decided that none goes out
    """
    reference_of(actor, subject_id)
    check_not_decided(actor, subject_id)
    stopping = STOPS_WRITING & set(gate_on(actor, subject_id, at).reasons)
    if stopping:
        raise gate.SharingRefused(tuple(sorted(stopping)))


@query
def urgent_text(actor: Actor, fixed: FixedFields) -> str:
    """Return what an urgent warning of these fixed words would say."""
    place = {area.code: area.name for area in areas_of(actor)}.get(fixed.area, "")
    return rules.urgent_text(fixed, place=place)


@query
def may_warn_alone(actor: Actor, subject_id: UUID) -> bool:
    """Test whether an urgent warning from this report may go out without a second reader."""
    said = said_of(actor, subject_id, Choice.WARN)
    plain = said is not None and said.answer is Answer.YES and said.conditions == Conditions()
    if not plain:
        return False
    try:
        return my_organisation(actor).may_warn_alone
    except NotFound:
        return False
