"""What of a text that is to leave may give somebody away, held against its report."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from brolly.access.scope import query
from brolly.access.vocabulary import Actor
from brolly.consent.queries import choices_of
from brolly.consent.vocabulary import Choice, Field
from brolly.foundation.passages import (
    Finding,
    Private,
    carried_over,
    findings_in,
    findings_in_account,
    kept_apart,
    reads_as,
    same_phrases,
    spoken_in,
    without_overlaps,
)
from brolly.incidents.queries.report import identifiers_in, told_of
from brolly.incidents.queries.rows import row_of
from brolly.incidents.queries.same_man import kept_apart_from
from brolly.incidents.queries.shareable import HERS, shareable_of, traces_of_her
from brolly.incidents.vocabulary import LANGUAGE_WORDS, Told
from brolly.organisations.queries import areas_of

# What of a report a text that leaves is always held against.
COMPARED = frozenset({Field.INCIDENT_PLACE, Field.INCIDENT_TOWN})


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A piece of her words: whether the text says the same, and what it may tell."""

    text: str
    is_same: bool
    what: str = ""
    why: str = ""


@query
def passages_to_settle(
    actor: Actor,
    incident_id: UUID,
    text: str,
    *,
    choice: Choice,
    instead: tuple[Choice, ...] = (),
) -> list[Finding]:
    """
    Return the passages to look at before a text leaves under one of her choices.

    Another report about the same man is kept apart from the text unless its person said yes
    to this choice, or to one ``instead`` of it.

    :raises NotFound: there is no such report for this actor
    """
    chosen = choices_of(actor, incident_id)
    shown = chosen.get(choice)
    left_out = shown.said.conditions.leave_out - HERS if shown is not None else frozenset()
    filled = shareable_of(actor, incident_id, wanted=left_out | COMPARED)
    # What she wants left out of one telling is asked about in every other one too.
    said = [one.own_words for one in chosen.values() if one.own_words]
    others = kept_apart_from(actor, incident_id, (choice, *instead))
    private = Private(
        stays=_stays_in(told_of(actor, row_of(actor, incident_id))),
        apart="\n".join(_all_said(told_of(actor, row_of(actor, one))) for one in others),
        apart_numbers=tuple(n for one in others for n in _numbers_of(actor, one)),
        names=_names_of_men(actor, incident_id),
        her_words=(*said, *(filled.get(f, "") for f in sorted(left_out))),
        traces=tuple(traces_of_her(actor, incident_id, [text])),
        numbers=tuple(_numbers_of(actor, incident_id)),
        described=_described_in(told_of(actor, row_of(actor, incident_id))),
        account=told_of(actor, row_of(actor, incident_id)).narrative,
        place=filled.get(Field.INCIDENT_PLACE, ""),
        may_be_said=" ".join([filled.get(Field.INCIDENT_TOWN, ""), *_areas_in_words(actor)]),
    )
    sure = findings_in(text, private)
    told = told_of(actor, row_of(actor, incident_id))
    carried = carried_over(text, private, language=told.language)
    apart = kept_apart(text, private, language=told.language)
    return without_overlaps([*sure, *carried, *apart])


@query
def spoken_like_her(actor: Actor, incident_id: UUID, text: str) -> str:
    """
    Return in words in which language a text is, where that is hers and not English; else "".

    A line that she said in her language tells which one she speaks.

    :raises NotFound: there is no such report for this actor
    """
    told = told_of(actor, row_of(actor, incident_id))
    spoken = spoken_in(told.narrative, told.language)
    if spoken == "en" or not reads_as(text, spoken):
        return ""
    return LANGUAGE_WORDS.get(spoken, "another language")


@query
def men_who_stay(actor: Actor, incident_id: UUID) -> int:
    """
    Return how many men of a report may have been harmed too, so that nothing of them leaves.

    :raises NotFound: there is no such report for this actor
    """
    return sum(man.stays for man in told_of(actor, row_of(actor, incident_id)).men)


@query
def passages_of_account(actor: Actor, incident_id: UUID) -> list[Finding]:
    """
    Return what in her own account he may recognise, for whoever writes a text beside it.

    :raises NotFound: there is no such report for this actor
    """
    told = told_of(actor, row_of(actor, incident_id))
    filled = shareable_of(actor, incident_id, wanted=COMPARED)
    private = Private(
        names=_names_of_men(actor, incident_id),
        place=filled.get(Field.INCIDENT_PLACE, ""),
        may_be_said=" ".join([filled.get(Field.INCIDENT_TOWN, ""), *_areas_in_words(actor)]),
    )
    return findings_in_account(told.narrative, private, language=told.language)


@query
def account_beside(actor: Actor, incident_id: UUID, text: str) -> list[Passage]:
    """
    Return what she told us, in pieces, for whoever writes or reads a text beside it.

    Marked is what the text that leaves repeats word for word, and what he, or somebody who knows
    her, may recognise: that should not be carried over at all.

    :raises NotFound: there is no such report for this actor
    """
    told = told_of(actor, row_of(actor, incident_id)).narrative
    same = same_phrases(text, told)
    telling = passages_of_account(actor, incident_id)
    ends = {0, len(told)}
    ends.update(at for span in same for at in span)
    ends.update(at for one in telling for at in (one.start, one.end))
    cuts = sorted(ends)
    pieces = []
    for start, end in pairwise(cuts):
        over = next((f for f in telling if f.start <= start and end <= f.end), None)
        pieces.append(
            Passage(
                text=told[start:end],
                is_same=any(begin <= start and end <= stop for begin, stop in same),
                what=over.kind_words if over else "",
                why=over.why if over else "",
            )
        )
    return pieces


def _names_of_men(actor: Actor, incident_id: UUID) -> tuple[str, ...]:
    """Return what each man called himself, those of whom nothing leaves included."""
    told = told_of(actor, row_of(actor, incident_id))
    return tuple(man.name_given for man in told.men if man.name_given)


def _described_in(told: Told) -> str:
    men = (f"{man.description} {man.marks} {man.accent}" for man in told.men if not man.stays)
    vehicles = (f"{one.colour} {one.detail}" for one in told.vehicles)
    return " ".join([*men, *vehicles])


def _stays_in(told: Told) -> str:
    return " ".join(f"{m.description} {m.marks} {m.accent}" for m in told.men if m.stays)


def _all_said(told: Told) -> str:
    men = (f"{m.description} {m.marks} {m.accent} {m.name_given}" for m in told.men)
    vehicles = (f"{one.colour} {one.detail}" for one in told.vehicles)
    return " ".join([told.narrative, told.place_detail, *men, *vehicles])


def _numbers_of(actor: Actor, incident_id: UUID) -> Iterator[str]:
    """Yield every number, plate and account of a report, as it was written and as it was read."""
    for line in identifiers_in(actor, row_of(actor, incident_id)):
        yield line.identifier.raw
        yield line.identifier.form


def _areas_in_words(actor: Actor) -> list[str]:
    return [f"{area.name} {area.district}" for area in areas_of(actor)]
