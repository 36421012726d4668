"""
The gate's rule a second time, from the written plan and not from rules.py.

It works the other way round. ``rules.decide`` collects reasons to say no; this one holds
a table of claims that must all be true for *one line* to leave *one way* on *one log* of
what happened, and keeps the lines for which they are. It reads the log itself, with its
own idea of what is latest, signed, ended or lapsed. A slip would have to be made twice,
in two styles, to stay unseen.

Sources: the plan ("What happens inside, and what she chooses", "How anything leaves"),
the decision of the security study 3.1, and the words in the vocabulary.
All read 2026-11-23.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from brolly.consent.vocabulary import (
    AgreementTerms,
    Answer,
    Choice,
    Conditions,
    Decision,
    Field,
    HoldKind,
    OverrideTerms,
    Purpose,
    Recipient,
    RecipientKind,
    Said,
    SaidBy,
    SharingFacts,
    SharingRequest,
)

US, FORCE, CLINIC, PROJECT, AGENCY = (UUID(int=n) for n in range(0xA0, 0xA5))
STAFF = tuple(UUID(int=n) for n in range(1, 4))
POSTS = tuple(UUID(int=n) for n in range(0xE0, 0xE3))
# Packets and warnings that were begun before.
STEPS = tuple(UUID(int=n) for n in range(0xD0, 0xD2))
OTHERS = (FORCE, CLINIC, PROJECT, AGENCY)
# Spread over the day on which London's clocks go back, and over midnights there.
BEGAN = datetime(2026, 10, 23, 20, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")

# Written out by hand: what a way may carry, to whom, by which choice, and whether two
# organisations must have agreed on it.
HIM = "him_description him_marks him_name him_phone him_email him_handle him_vehicle him_plate"
ABOUT = f"{HIM} incident_kind incident_month incident_town incident_district"
ABOUT = f"{ABOUT} incident_summary provenance"
HER = "reporter_name reporter_contact reporter_contact_how"
ALL = f"{ABOUT} {HER} incident_when incident_place injuries narrative"
HELPING = "project agency clinic"


@dataclass(frozen=True)
class Way:
    """One row of the table above."""

    carries: str
    to: str
    choice: Choice | None
    needs_agreement: bool = True
    asks_her: bool = True


WAYS: dict[Purpose, Way] = {
    Purpose.WARN_PUBLIC: Way("public_text", "public", Choice.WARN, needs_agreement=False),
    Purpose.WARN_SECOND_READER: Way("public_text", "project", Choice.WARN),
    Purpose.POLICE_ANONYMOUS: Way(ABOUT, "police", Choice.POLICE_ANONYMOUS),
    Purpose.POLICE_NAMED: Way(ALL, "police", Choice.POLICE_NAMED),
    Purpose.ADVISER_CONTACT: Way(
        f"{HER} incident_kind incident_summary", HELPING, Choice.ADVISER
    ),
    Purpose.SAFEGUARDING_REFERRAL: Way(ALL, "agency police", None),
    Purpose.COMPARE_OTHERS: Way(
        "incident_kind incident_month", "project", Choice.COMPARE_OTHERS_COUNT
    ),
    Purpose.SUBJECT_COPY: Way(
        f"{ALL} public_text", "person_herself", None, needs_agreement=False, asks_her=False
    ),
    Purpose.BY_NAME: Way(
        f"{HER} incident_kind incident_summary injuries", HELPING, Choice.OTHER
    ),
}
HOLDS_ONE_LINE = {"number_may_be_hers": "him_phone"}


@dataclass(frozen=True)
class Happened:
    """One line of the log: what, when, and the values that came with it."""

    what: str
    at: datetime
    values: dict[str, object] = field(default_factory=dict)


@dataclass
class Story:
    """Everything that happened to one subject, in order, and to the agreements around."""

    log: list[Happened] = field(default_factory=list)
    is_practice: bool = False

    def told(self, *what: str) -> list[Happened]:
        """Return the lines of these kinds, oldest first."""
        return [line for line in self.log if line.what in what]


def lines_that_may_leave(story: Story, asked: SharingRequest, role_may: bool) -> set[str]:
    """Return the lines that the plan lets leave: none is a refusal."""
    return {
        line
        for line in (f.value for f in asked.fields)
        if all(claim for claim in _claims(story, asked, role_may, line).values())
    }


def _claims(story: Story, asked: SharingRequest, role_may: bool, line: str) -> dict[str, bool]:
    way = WAYS[asked.purpose]
    by_duty = _duties(story, asked)
    named = _last(story.told("restricted"))
    on_hold = _standing_holds(story)
    to = asked.recipient.organisation_id
    return {
        "the role sends such things": role_may,
        "a restricted record is open to this member of staff": (
            named is None or asked.staff_id in named.values["staff"]  # type: ignore[operator]
        ),
        "practice sends nothing": not story.is_practice,
        "this kind of recipient may have it": asked.recipient.kind.value in way.to.split(),
        "they are not blocked": all(b.values["who"] != to for b in story.told("blocked")),
        "the line is below the ceiling": line in way.carries.split(),
        "no hold keeps the line": all(HOLDS_ONE_LINE.get(h) != line for h in on_hold),
        "a duty covers the line, or she and an agreement do": (
            line in by_duty
            if by_duty is not None
            else _she_lets(story, asked, way, on_hold, line)
            and _agreement_lets(story, asked, way, line)
        ),
    }


def _last(lines: list[Happened]) -> Happened | None:
    return lines[-1] if lines else None


def _london(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def _standing_holds(story: Story) -> set[str]:
    standing: set[str] = set()
    for line in story.told("held", "released"):
        kind = str(line.values["kind"])
        standing = standing | {kind} if line.what == "held" else standing - {kind}
    return standing


def _she_lets(
    story: Story, asked: SharingRequest, way: Way, on_hold: set[str], line: str
) -> bool:
    if not way.asks_her:
        return True
    if way.choice is None:
        return False
    answers = [a for a in story.told("answered") if a.values["choice"] is way.choice]
    if not answers or on_hold - set(HOLDS_ONE_LINE):
        return False
    latest = answers[-1].values
    tied = latest["tied"]
    assert isinstance(tied, Conditions)
    confirmed = any(
        c.values["answer"] == latest["id"] and c.values["purpose"] is asked.purpose
        for c in story.told("confirmed")
    )
    was_asked = any(
        a.values["answer"] == latest["id"]
        and a.values["purpose"] is asked.purpose
        and a.values["step"] in (None, asked.step_id)
        for a in story.told("asked before")
    )
    whom = {asked.recipient.organisation_id, asked.recipient.post_id} - {None}
    return (
        latest["answer"] is Answer.YES
        and latest["said_by"] is SaidBy.PERSON
        and not (tied.not_before and _london(asked.at) < tied.not_before)
        and not (whom & tied.not_to)
        and (not tied.only_if_others or bool(story.told("others reported")))
        and (confirmed or not tied.has_own_words)
        and (was_asked or not tied.ask_before)
        and line not in {f.value for f in tied.leave_out}
    )


def _agreement_lets(story: Story, asked: SharingRequest, way: Way, line: str) -> bool:
    """Test the first agreement that is in force: two that overlap are not added up."""
    pair = {asked.organisation_id, asked.recipient.organisation_id}
    ended = {e.values["id"] for e in story.told("ended")}
    for drafted in story.told("drafted"):
        terms = drafted.values["terms"]
        assert isinstance(terms, AgreementTerms)
        sides = {s.values["side"] for s in story.told("signed") if s.values["id"] == terms.id}
        runs = terms.starts_on <= _london(asked.at) < terms.ends_on
        agreed = set(terms.between) == pair == sides and terms.id not in ended
        if runs and agreed and asked.purpose in terms.purposes:
            return line in {f.value for f in terms.fields}
    return not way.needs_agreement


def _duties(story: Story, asked: SharingRequest) -> set[str] | None:
    """Return the lines of the newest duty for exactly this, if it counts now."""
    named = [
        d
        for d in story.told("duty named")
        if d.values["purpose"] is asked.purpose
        and d.values["who"] == asked.recipient.organisation_id
        and asked.at < _ends(story, d)
    ]
    duty = _last(named)
    if duty is None or asked.at < duty.at:
        return None
    agreed = _agreed(story, duty)
    if agreed is None and not duty.values["in_danger"]:
        return None
    if agreed is not None and agreed.values["by"] == duty.values["by"]:
        return None
    lines = duty.values["lines"]
    assert isinstance(lines, frozenset)
    return {f.value for f in lines}


def _agreed(story: Story, duty: Happened) -> Happened | None:
    return _last([a for a in story.told("duty agreed") if a.values["id"] == duty.values["id"]])


def _ends(story: Story, duty: Happened) -> datetime:
    """Return when a duty lapses: after a day in danger, else a week; agreed, a week more."""
    first = duty.at + (timedelta(hours=24) if duty.values["in_danger"] else timedelta(days=7))
    agreed = _agreed(story, duty)
    return max(first, agreed.at + timedelta(days=7)) if agreed else first


# ---- Random stories, and what the gate would read of them -----------------------------


def make_story(chance: random.Random, *, events: int = 25) -> tuple[Story, datetime]:
    """Make one story from a seed; return it and the moment at which it stands."""
    story, now = Story(is_practice=chance.random() < 0.02), BEGAN
    # What a project does in its first week, so that questions meet more than refusals.
    for what in ("drafted", "signed", "signed") * 2 + ("answered",) * 3:
        story.log.append(_happens(chance, story, what, now))
    while len(story.log) < events:
        now += timedelta(minutes=chance.choice((0, 1, 30, 240, 1440, 4000)))
        what = chance.choices(list(_OFTEN), weights=list(_OFTEN.values()))[0]
        line = _happens(chance, story, what, now)
        story.log.append(line)
    return story, now


_OFTEN = {
    "answered": 9, "confirmed": 3, "asked before": 3, "held": 1.2, "released": 3, "blocked": 0.4,
    "drafted": 2, "signed": 6, "ended": 0.6, "duty named": 3, "duty agreed": 3,
    "restricted": 0.3, "others reported": 0.7, "nothing": 1,
}  # fmt: skip


def _happens(chance: random.Random, story: Story, what: str, now: datetime) -> Happened:
    made = _MAKERS[what](chance, story, now)
    return Happened(what, now, made) if made is not None else Happened("nothing", now)


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128))


def _answered(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    some = chance.random() < 0.5
    tied = Conditions()
    if some:
        tied = Conditions(
            not_before=_london(now) + timedelta(days=chance.randint(-1, 4))
            if chance.random() < 0.3
            else None,
            leave_out=frozenset(chance.sample(list(Field), chance.choice((0, 1, 4)))),
            not_to=frozenset(chance.sample((*OTHERS, *POSTS), chance.choice((0, 0, 1, 2)))),
            only_if_others=chance.random() < 0.2,
            ask_before=chance.random() < 0.2,
            has_own_words=chance.random() < 0.2,
        )
    said_by = SaidBy.PERSON if chance.random() < 0.85 else SaidBy.SOMEBODY_ELSE
    answer = chance.choices(list(Answer), weights=(12, 2, 1, 1))[0]
    choice = chance.choice([w.choice for w in WAYS.values() if w.choice])
    return {
        "id": _id(chance), "choice": choice, "answer": answer, "said_by": said_by,
        "tied": tied,
    }  # fmt: skip


def _confirmed(chance: random.Random, story: Story, now: datetime) -> dict[str, object] | None:
    answers = story.told("answered")
    if not answers:
        return None
    latest = answers[-1] if chance.random() < 0.6 else chance.choice(answers)
    return {"answer": latest.values["id"], "purpose": chance.choice(list(Purpose))}


def _asked_before(
    chance: random.Random, story: Story, now: datetime
) -> dict[str, object] | None:
    answers = story.told("answered")
    if not answers:
        return None
    latest = answers[-1] if chance.random() < 0.6 else chance.choice(answers)
    return {
        "answer": latest.values["id"],
        "purpose": chance.choice(list(Purpose)),
        "step": chance.choice((None, *STEPS)),
    }


def _held(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    kinds = [HoldKind.NUMBER_MAY_BE_HERS, *HoldKind]
    return {"kind": chance.choice(kinds).value}


def _released(chance: random.Random, story: Story, now: datetime) -> dict[str, object] | None:
    standing = sorted(_standing_holds(story))
    return {"kind": chance.choice(standing)} if standing else None


def _blocked(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    return {"who": chance.choice(OTHERS)}


def _drafted(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    starts = _london(now) + timedelta(days=chance.randint(-2, 2))
    purposes = chance.sample(list(Purpose), chance.randint(5, len(Purpose)))
    all_lines = chance.random() < 0.6
    lines = list(Field) if all_lines else chance.sample(list(Field), 8)
    between = (US, chance.choice((FORCE, FORCE, *OTHERS)))
    if chance.random() < 0.05:
        between = (PROJECT, FORCE)
    terms = AgreementTerms(
        id=_id(chance),
        between=frozenset(between),
        purposes=frozenset(purposes),
        fields=frozenset(lines),
        starts_on=starts,
        ends_on=starts + timedelta(days=chance.choice((1, 5, 30, 365))),
        signed_by=frozenset(),
    )
    return {"terms": terms}


def _signed(chance: random.Random, story: Story, now: datetime) -> dict[str, object] | None:
    wanting = []
    for drafted in story.told("drafted"):
        terms = drafted.values["terms"]
        assert isinstance(terms, AgreementTerms)
        sides = {s.values["side"] for s in story.told("signed") if s.values["id"] == terms.id}
        wanting += [(terms.id, side) for side in sorted(terms.between - sides)]
    if not wanting:
        return None
    of, side = chance.choice(wanting)
    return {"id": of, "side": side}


def _ended(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    terms = chance.choice(story.told("drafted")).values["terms"]
    assert isinstance(terms, AgreementTerms)
    return {"id": terms.id}


def _duty_named(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    likely = (Purpose.SAFEGUARDING_REFERRAL, Purpose.POLICE_NAMED)
    purpose = chance.choice(likely if chance.random() < 0.7 else tuple(WAYS))
    return {
        "id": _id(chance),
        "purpose": purpose,
        "who": chance.choice((FORCE, AGENCY, AGENCY, PROJECT)),
        "by": chance.choice(STAFF),
        "lines": frozenset(chance.sample(list(Field), chance.randint(1, 9))),
        "in_danger": chance.random() < 0.5,
    }


def _duty_agreed(
    chance: random.Random, story: Story, now: datetime
) -> dict[str, object] | None:
    waiting = [d for d in story.told("duty named") if _agreed(story, d) is None]
    if not waiting:
        return None
    return {"id": chance.choice(waiting).values["id"], "by": chance.choice(STAFF)}


def _restricted(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    return {"staff": frozenset(chance.sample(STAFF, 2))}


def _nothing(chance: random.Random, story: Story, now: datetime) -> dict[str, object]:
    return {}


_MAKERS = {
    "answered": _answered, "confirmed": _confirmed, "asked before": _asked_before, "held": _held, "released": _released,
    "blocked": _blocked, "drafted": _drafted, "signed": _signed, "ended": _ended,
    "duty named": _duty_named, "duty agreed": _duty_agreed, "restricted": _restricted,
    "others reported": _nothing, "nothing": _nothing,
}  # fmt: skip


def make_question(
    chance: random.Random, story: Story, now: datetime
) -> tuple[SharingRequest, bool]:
    """Make one question about a story, mostly a sensible one."""
    yes = {
        a.values["choice"] for a in story.told("answered") if a.values["answer"] is Answer.YES
    }
    likely = [p for p, way in WAYS.items() if way.choice in yes]
    purpose = chance.choice(likely if likely and chance.random() < 0.6 else list(Purpose))
    kinds = WAYS[purpose].to.split()
    kind = RecipientKind(
        chance.choice(kinds) if chance.random() < 0.93 else chance.choice(list(RecipientKind))
    )
    of_kind = {
        RecipientKind.POLICE: FORCE, RecipientKind.PROJECT: PROJECT,
        RecipientKind.AGENCY: AGENCY, RecipientKind.CLINIC: CLINIC,
    }  # fmt: skip
    to = Recipient(
        kind=kind,
        organisation_id=of_kind.get(kind),
        post_id=chance.choice((None, *POSTS)) if kind in of_kind else None,
    )
    wanted = list(Field) if chance.random() < 0.7 else chance.sample(list(Field), 5)
    later = timedelta(minutes=chance.choice((0, 0, 0, 5, 600, 1440, 12_000)))
    return SharingRequest(
        organisation_id=US,
        staff_id=chance.choice(STAFF),
        purpose=purpose,
        recipient=to,
        fields=frozenset(wanted),
        at=now + later,
        step_id=chance.choice((None, None, *STEPS)),
    ), chance.random() < 0.97


def facts_of(story: Story, asked: SharingRequest, role_may: bool) -> SharingFacts:
    """Return what the gate would have read from its tables at that moment."""
    to = asked.recipient.organisation_id
    named = _last(story.told("restricted"))
    choice = WAYS[asked.purpose].choice
    return SharingFacts(
        role_may_send=role_may,
        restricted_to=named.values["staff"] if named else None,  # type: ignore[arg-type]
        is_practice=story.is_practice,
        said=_said(story, choice) if choice else None,
        holds=frozenset(HoldKind(kind) for kind in _standing_holds(story)),
        blocked=frozenset(b.values["who"] for b in story.told("blocked")),  # type: ignore[misc]
        agreements=_agreements(story, to),
        override=_override(story, asked),
        others_have_reported=bool(story.told("others reported")),
    )


def _said(story: Story, choice: Choice) -> Said | None:
    rows = [a.values for a in story.told("answered") if a.values["choice"] is choice]
    if not rows:
        return None
    row = rows[-1]
    met = (c.values for c in story.told("confirmed") if c.values["answer"] == row["id"])
    return Said(
        id=row["id"],  # type: ignore[arg-type]
        choice=choice,
        answer=row["answer"],  # type: ignore[arg-type]
        said_by=row["said_by"],  # type: ignore[arg-type]
        conditions=row["tied"],  # type: ignore[arg-type]
        confirmed_for=frozenset(c["purpose"] for c in met),  # type: ignore[misc]
        asked=frozenset(
            (a.values["purpose"], a.values["step"])  # type: ignore[misc]
            for a in story.told("asked before")
            if a.values["answer"] == row["id"]
        ),
    )


def _agreements(story: Story, to: UUID | None) -> tuple[AgreementTerms, ...]:
    ended = {e.values["id"] for e in story.told("ended")}
    found = []
    for drafted in story.told("drafted"):
        terms = drafted.values["terms"]
        assert isinstance(terms, AgreementTerms)
        if to in terms.between and terms.id not in ended:
            signed = [s.values for s in story.told("signed") if s.values["id"] == terms.id]
            sides = frozenset(s["side"] for s in signed)
            found.append(replace(terms, signed_by=sides))  # type: ignore[arg-type]
    return tuple(found)


def _override(story: Story, asked: SharingRequest) -> OverrideTerms | None:
    """Return the newest duty that has not lapsed, as consent.queries.override_for does."""
    for duty in reversed(story.told("duty named")):
        said, agreed = duty.values, _agreed(story, duty)
        exactly = (said["purpose"], said["who"]) == (
            asked.purpose,
            asked.recipient.organisation_id,
        )
        if exactly and asked.at < _ends(story, duty):
            return OverrideTerms(
                id=said["id"],  # type: ignore[arg-type]
                purpose=asked.purpose,
                recipient_id=said["who"],  # type: ignore[arg-type]
                fields=said["lines"],  # type: ignore[arg-type]
                first_id=said["by"],  # type: ignore[arg-type]
                second_id=agreed.values["by"] if agreed else None,  # type: ignore[arg-type]
                in_danger=bool(said["in_danger"]),
                made_at=duty.at,
                ends_at=_ends(story, duty),
            )
    return None


def agree(decided: Decision, lines: set[str]) -> bool:
    """Test whether both answer alike: the same lines, or both none."""
    return ({f.value for f in decided.fields} if decided.may else set()) == lines
