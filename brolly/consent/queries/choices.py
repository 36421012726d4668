"""What she chose."""

from collections.abc import Iterable
from uuid import UUID

from brolly.access.scope import query, remembered
from brolly.access.vocabulary import Actor
from brolly.consent.models import (
    ChoiceRecord,
    ConditionMet,
)
from brolly.consent.queries.barriers import check_open
from brolly.consent.queries.shapes import AnswerInWords, ChoiceShown
from brolly.consent.rules import may_happen_inside
from brolly.consent.vocabulary import (
    CHOICE_WORDS,
    FIELD_WORDS,
    HEARD_WORDS,
    Answer,
    Choice,
    Conditions,
    Field,
    Heard,
    Purpose,
    Said,
    SaidBy,
)
from brolly.organisations.queries import organisation_names, staff_names
from brolly.vault.opening import open_sealed


@query
def choices_of(actor: Actor, subject_id: UUID) -> dict[Choice, ChoiceShown]:
    """Return her latest answer to each choice that she was asked about."""
    latest: dict[Choice, ChoiceShown] = {}
    for row in _records(actor, subject_id):
        latest[Choice(row.choice)] = _shown(actor, row)
    return latest


@query
def answers_heard(actor: Actor, subject_id: UUID) -> int:
    """Return how many answers of hers are kept, so that a page can tell if one came since."""
    return max((row.number for row in _records(actor, subject_id)), default=0)


@query
def choices_before(actor: Actor, subject_id: UUID) -> list[ChoiceShown]:
    """Return every answer she ever gave, newest first: a changed mind is a new line."""
    return [_shown(actor, row) for row in reversed(_records(actor, subject_id))]


@query
def choices_in_words(actor: Actor, subject_id: UUID) -> list[str]:
    """
    Return what she chose, one plain sentence for each choice, asked or not.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    check_open(actor, subject_id)
    latest = {Choice(row.choice): row for row in _records(actor, subject_id)}
    names = organisation_names(actor)
    return [
        _sentence(latest[one], names)
        if one in latest
        else f"She has not been asked whether we may {CHOICE_WORDS[one]}."
        for one in Choice
    ]


@query
def not_asked_in_words(actor: Actor, subject_id: UUID) -> list[str]:
    """
    Return what she was never asked, as words that follow "whether we may".

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    check_open(actor, subject_id)
    asked = {Choice(row.choice) for row in _records(actor, subject_id)}
    return [CHOICE_WORDS[one] for one in Choice if one not in asked]


@query
def said_in_words(actor: Actor, subject_id: UUID) -> list[str]:
    """
    Return what she last said to each choice that she was asked about, in sentences.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    check_open(actor, subject_id)
    latest = {Choice(row.choice): row for row in _records(actor, subject_id)}
    names = organisation_names(actor)
    return [_sentence(latest[one], names) for one in Choice if one in latest]


@query
def answers_in_words(actor: Actor, subject_id: UUID) -> list[AnswerInWords]:
    """
    Return every answer she ever gave, in sentences, newest first.

    :raises NotFound: there is no such subject, or it is restricted to others
    """
    check_open(actor, subject_id)
    names, staff = organisation_names(actor), staff_names(actor)
    return [
        AnswerInWords(
            sentence=_sentence(row, names),
            own_words=open_sealed(actor, row, "own_words"),
            heard=HEARD_WORDS[Heard(row.heard)],
            heard_by=staff.get(row.heard_by_id, "a colleague"),
            at=row.at,
        )
        for row in reversed(_records(actor, subject_id))
    ]


@query
def answer_to(actor: Actor, subject_id: UUID, choice: Choice) -> Answer:
    """Return what she last said to one choice; NOT_SAID when she was never asked."""
    said = said_of(actor, subject_id, choice)
    return said.answer if said is not None else Answer.NOT_SAID


@query
def said_of(actor: Actor, subject_id: UUID, choice: Choice) -> Said | None:
    """Return her latest answer to one choice as the gate reads it, or None."""
    given = [row for row in _records(actor, subject_id) if row.choice == choice.value]
    return _said(given[-1]) if given else None


@query
def objects_to(actor: Actor, choice: Choice, *, among: Iterable[UUID]) -> set[UUID]:
    """
    Return those subjects where keeping, counting or comparing may not happen inside.

    Their person said no, or is still to be asked.
    """
    latest: dict[UUID, str] = {}
    rows = ChoiceRecord.objects.filter(
        organisation_id=actor.organisation_id, choice=choice.value, subject_id__in=list(among)
    )
    for subject_id, answer in rows.order_by("number").values_list("subject_id", "answer"):
        latest[subject_id] = answer
    return {s for s, a in latest.items() if not may_happen_inside(choice, Answer(a))}


@query
def subjects_that_said_yes(actor: Actor, choice: Choice) -> set[UUID]:
    """Return the subjects whose latest answer to one choice is yes, whatever is tied to it."""
    latest = (
        ChoiceRecord.objects.filter(organisation_id=actor.organisation_id, choice=choice.value)
        .order_by("subject_id", "-number")
        .distinct("subject_id")
        .values_list("subject_id", "answer")
    )
    return {subject_id for subject_id, answer in latest if answer == Answer.YES.value}


@query
def latest_answers(
    actor: Actor, subject_ids: Iterable[UUID]
) -> dict[UUID, dict[Choice, Answer]]:
    """Return what each subject's person last said to each choice, without words or conditions."""
    wanted = set(subject_ids)
    rows = ChoiceRecord.objects.filter(organisation_id=actor.organisation_id)
    found: dict[UUID, dict[Choice, Answer]] = {}
    for subject_id, choice, answer in rows.order_by("number").values_list(
        "subject_id", "choice", "answer"
    ):
        if subject_id in wanted:
            found.setdefault(subject_id, {})[Choice(choice)] = Answer(answer)
    return found


@remembered
def _records(actor: Actor, subject_id: UUID) -> list[ChoiceRecord]:
    rows = ChoiceRecord.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id
    )
    return list(rows.order_by("number").prefetch_related("met", "askings"))


def _said(row: ChoiceRecord) -> Said:
    met: list[ConditionMet] = list(row.met.all())
    return Said(
        id=row.pk,
        choice=Choice(row.choice),
        answer=Answer(row.answer),
        said_by=SaidBy(row.said_by),
        conditions=Conditions(
            not_before=row.not_before,
            leave_out=frozenset(Field(f) for f in row.leave_out),
            not_to=frozenset(row.not_to),
            only_if_others=row.only_if_others,
            ask_before=row.ask_before,
            has_own_words=row.has_own_words,
        ),
        confirmed_for=frozenset(Purpose(m.purpose) for m in met),
        asked=frozenset((Purpose(a.purpose), a.step_id) for a in row.askings.all()),
        at=row.at,
    )


def _shown(actor: Actor, row: ChoiceRecord) -> ChoiceShown:
    return ChoiceShown(
        said=_said(row),
        own_words=open_sealed(actor, row, "own_words"),
        heard=row.heard,
        heard_by_id=row.heard_by_id,
        at=row.at,
        not_now=row.not_now,
    )


_BEGINNING = {
    Answer.YES: "She said yes: we may",
    Answer.NO: "She said no: we may not",
    Answer.ASK_HER: "Ask her first, before we",
    Answer.NOT_SAID: "She has not said whether we may",
}


def _sentence(row: ChoiceRecord, names: dict[UUID, str]) -> str:
    """Return one answer in plain words, with all that she tied to it."""
    answer = Answer(row.answer)
    beginning = "She said not now: we may not" if row.not_now else _BEGINNING[answer]
    said = f"{beginning} {CHOICE_WORDS[Choice(row.choice)]}."
    if row.not_now:
        said += " It may be raised once, by somebody who can explain it."
    if row.said_by != SaidBy.PERSON.value:
        said += " Somebody else told us so."
    return said + "".join(f" {tied}" for tied in _tied(row, names))


def _tied(row: ChoiceRecord, names: dict[UUID, str]) -> list[str]:
    tied = []
    if row.not_before is not None:
        tied.append(f"Not before {row.not_before:%-d %B %Y}.")
    if row.leave_out:
        left = ", ".join(FIELD_WORDS[f].lower() for f in Field if f.value in row.leave_out)
        tied.append(f"Leave out: {left}.")
    if row.not_to:
        whom = ", ".join(sorted(names.get(one, "a named post") for one in row.not_to))
        tied.append(f"Not to: {whom}.")
    if row.only_if_others:
        tied.append("Only if others report him too.")
    if row.ask_before:
        tied.append("Ask her again before each step.")
    if row.has_own_words:
        tied.append("She gave a condition in her own words.")
    return tied
