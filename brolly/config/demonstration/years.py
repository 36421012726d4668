"""
Ten years of the network: reports in bulk, then warnings and packets as they came.

What a job would have done at the time is done here at that time; the queue stays empty,
so that nothing of the past is posted when the demonstration is started.
"""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from uuid import UUID

from django.utils.text import slugify
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from brolly.access.vocabulary import Actor, Power, Role
from brolly.alerts import actions as alerts
from brolly.alerts.actions import Draft
from brolly.alerts.rules import ends_on
from brolly.alerts.samples import carry_all, make_alert, make_subscriber
from brolly.alerts.vocabulary import Evidence, Level
from brolly.config.demonstration.invented import OUTCOMES, STEPS, Hat
from brolly.config.demonstration.people import AREAS as TOWNS
from brolly.config.demonstration.people import Busy, Force, People
from brolly.consent.samples import make_agreement
from brolly.consent.vocabulary import Answer, Choice
from brolly.disclosures import actions as disclosures
from brolly.disclosures.rules import ends_on as last_day
from brolly.disclosures.samples import answer_from, deliver_to
from brolly.disclosures.vocabulary import ReplyCode
from brolly.incidents.samples.bulk import Done, Report, load_reports
from brolly.incidents.vocabulary import StepTold
from brolly.organisations.samples import id_for, make_member
from brolly.police.samples import make_telling

YEARS = timedelta(days=3650)
# The last weeks belong to the small network's own reports.
RECENT = timedelta(days=22)
# Reports are kept six years after the last contact; older ones had a later one.
KEPT = timedelta(days=2100)
# An agreement holds for a year; the next one is signed before it ends.
RENEWED = timedelta(days=350)
REPORTS_EACH, QUIET_LEAST, QUIET_MOST = 4000, 20, 60
WARNINGS_EACH, SUBSCRIBERS_EACH, PACKETS_EACH = 110, 220, 100
WARNED_OF = (
    ("Asks for the money back", "He pays first, then wants it back.", Level.NON_PAYMENT),
    ("Locks the doors of the car", "He locks the doors and drives on.", Level.VIOLENCE),
    ("Takes bags and runs", "He takes what he can reach and runs.", Level.ROBBERY),
    ("Waits outside", "He waits outside after he was told to go.", Level.THREATS),
    ("Will not stop", "He does not stop when he is told to stop.", Level.VIOLENCE),
)  # fmt: skip

WORDS_OF_AGE = {
    "20s": "in his twenties", "30s": "in his thirties", "40s": "in his forties",
    "50s": "in his fifties", "60s": "in his sixties",
}  # fmt: skip

Say = Callable[[str], None]
Deed = Callable[[], object]


class Timeline:
    """What happens when, carried out in that order; a deed may set off later ones."""

    def __init__(self, until: datetime) -> None:
        self._until = until
        self._deeds: list[tuple[datetime, int, Deed]] = []
        self._number = count()

    def add(self, at: datetime, deed: Deed) -> None:
        """Note a deed; one that would only come after the end is left out."""
        if at <= self._until:
            heapq.heappush(self._deeds, (at, next(self._number), deed))

    def run(self, say: Callable[[int], None]) -> None:
        """Carry everything out in order."""
        done = 0
        while self._deeds:
            heapq.heappop(self._deeds)[2]()
            done += 1
            if done % 200 == 0:
                say(done)


def make_years(people: People, *, seed: int, start: datetime, now: datetime, say: Say) -> None:
    """Fill ten years, from the start until a few weeks ago."""
    with app.replace_connector(InMemoryConnector()):
        for number, project in enumerate(people.busy, start=1):
            hat = Hat(f"{seed}|{number}", project.towns)
            year = _Years(hat, project, people.force, start=start, now=now)
            year.fill(_telling(f"busy project {number} of 3", say))
        _quiet(people, seed=seed, start=start, now=now, say=say)


def _telling(where: str, say: Say) -> Callable[[str, int], None]:
    def tell(what: str, made: int) -> None:
        if made % 1000 == 0 or what != "reports":
            say(f"  {where}: {made:,} {what}")

    return tell


def _quiet(people: People, *, seed: int, start: datetime, now: datetime, say: Say) -> None:
    """Let the quiet projects have a few dozen reports each."""
    for number, manager in enumerate(people.quiet, start=1):
        hat = Hat(f"{seed}|quiet {number}", TOWNS[number % len(TOWNS) :][:2] or TOWNS[:2])
        worker = make_member(
            actor=manager,
            name=f"Worker {number}",
            role=Role.CASEWORKER,
            email=f"worker.{number}@example.org",
            at=start,
            can_sign_in=False,
        )
        how_many = hat.chance.randint(QUIET_LEAST, QUIET_MOST)
        load_reports(reports_of(hat, (worker,), count=how_many, start=start, now=now))
        if number % 10 == 0:
            say(f"  {number} of {len(people.quiet)} quiet projects")


def reports_of(
    hat: Hat, workers: tuple[Actor, ...], *, count: int, start: datetime, now: datetime
) -> list[Report]:
    """Draw the reports of one organisation, in order; more and more came over the years."""
    span = now - RECENT - start
    times = sorted(start + span * hat.chance.random() ** 0.7 for _ in range(count))
    return [
        _report(hat, hat.chance.choice(workers), at.replace(microsecond=0), number, now)
        for number, at in enumerate(times)
    ]


def _report(hat: Hat, worker: Actor, at: datetime, number: int, now: datetime) -> Report:
    closed_at = at + hat.between(3, 120)
    if now - at > KEPT:
        closed_at = now - hat.between(200, KEPT.days)
    steps = tuple(_step(hat, worker, at, now) for _ in range(hat.chance.randint(0, 2)))
    is_closed = closed_at < now - RECENT and (hat.happens(0.93) or now - at > KEPT)
    return Report(
        actor=worker,
        told=hat.told(at),
        submission_id=id_for("report", str(worker.organisation_id), str(number)),
        at=at,
        choices=hat.choices(),
        holds=hat.holds(),
        steps=steps,
        closed_at=closed_at if is_closed else None,
    )


def _step(hat: Hat, worker: Actor, at: datetime, now: datetime) -> tuple[StepTold, Done | None]:
    kind, words = hat.chance.choice(STEPS)
    told = StepTold(
        kind=kind.value,
        words=words,
        due_at=at + hat.between(1, 10),
        owner_id=worker.staff_id,
        owner_name=worker.name,
    )
    done_at = at + hat.between(0.2, 14)
    is_done = done_at < now - RECENT and (now - at > 2 * RECENT or hat.happens(0.8))
    return told, Done(at=done_at, outcome=hat.chance.choice(OUTCOMES)) if is_done else None


class _Years:
    """Ten years of one busy project."""

    def __init__(
        self, hat: Hat, project: Busy, force: Force, *, start: datetime, now: datetime
    ) -> None:
        self.hat, self.project, self.force = hat, project, force
        self.start, self.now = start, now
        self.line = Timeline(until=now - timedelta(days=1))

    def fill(self, tell: Callable[[str, int], None]) -> None:
        """Load reports, then let everything else come in its order."""
        project = self.project
        workers = (project.caseworker, project.outreach, *self._more_staff())
        reports = reports_of(
            self.hat, workers, count=REPORTS_EACH, start=self.start, now=self.now
        )
        ids = load_reports(reports, say=lambda made: tell("reports", made))
        known = list(zip(reports, ids, strict=True))
        for number in range(YEARS // RENEWED + 1):
            at = self.start + number * RENEWED
            self.line.add(at, partial(self._agree, at))
        for number in range(SUBSCRIBERS_EACH):
            self._subscriber(number)
        for report, incident_id in self._drawn(known, Choice.WARN, WARNINGS_EACH):
            at = report.at + self.hat.between(0.1, 3)
            self.line.add(at, partial(self._warn, report, incident_id, at))
        for report, incident_id in self._drawn(known, Choice.POLICE_ANONYMOUS, PACKETS_EACH):
            at = report.at + self.hat.between(0.1, 3)
            self.line.add(at, partial(self._tell_police, incident_id, at))
        self.line.run(lambda done: tell("agreements, subscribers, warnings, packets", done))

    def _more_staff(self) -> list[Actor]:
        name = self.project.manager.organisation_id.hex[:6]
        return [
            make_member(
                actor=self.project.manager,
                name=first,
                role=Role.CASEWORKER,
                email=f"{first.lower()}.{name}@example.org",
                at=self.start,
                can_sign_in=False,
            )
            for first in ("Nell", "Idris", "Wanda", "Pat", "Jo")
        ]

    def _drawn(
        self, known: list[tuple[Report, UUID]], choice: Choice, many: int
    ) -> list[tuple[Report, UUID]]:
        """Draw reports that she said a plain yes for, a tenth of them of the last weeks."""
        may = [one for one in known if _may(one[0], choice)]
        lately = [one for one in may if self.now - one[0].at < timedelta(days=80)]
        before = [one for one in may if self.now - one[0].at >= timedelta(days=80)]
        few = min(len(lately), many // 8)
        return [
            *self.hat.chance.sample(before, min(len(before), many - few)),
            *self.hat.chance.sample(lately, few),
        ]

    def _agree(self, at: datetime) -> None:
        partner_id = self.force.officer.organisation_id
        make_agreement(actor=self.project.manager, partner_id=partner_id, at=at)

    def _subscriber(self, number: int) -> None:
        at = self.start + self.hat.between(0, (self.now - self.start).days - 2)
        towns = self.hat.chance.sample(self.project.towns, self.hat.chance.randint(0, 2))
        make = partial(
            make_subscriber,
            actor=self.project.manager,
            email=self.hat.email(number),
            areas=tuple(area_code(town) for town in towns),
            language=self.hat.chance.choice(("en", "en", "en", "ro", "pt")),
            has_confirmed=self.hat.happens(0.9),
            at=at,
        )
        leaves = at + self.hat.between(100, 3000) if self.hat.happens(0.2) else None
        self.line.add(at, partial(self._subscribe, make, leaves))

    def _subscribe(self, make: Callable[[], UUID], leaves: datetime | None) -> None:
        subscriber_id = make()
        if leaves is not None:
            self.line.add(leaves, partial(
                alerts.remove_subscriber, actor=self.project.manager,
                subscriber_id=subscriber_id, at=leaves,
            ))  # fmt: skip

    def _warn(self, report: Report, incident_id: UUID, at: datetime) -> None:
        project = self.project
        alert_id = make_alert(
            actor=project.caseworker,
            reader=project.reader,
            subject_id=incident_id,
            draft=_draft(self.hat, report),
            at=at,
        )
        carry_all(actor=project.manager, at=at + timedelta(minutes=1))
        if self.hat.happens(0.06):
            recalled = at + self.hat.between(1, 30)
            self.line.add(recalled, partial(self._recall, alert_id, recalled))
            return
        ends = at + timedelta(days=(ends_on(at.date()) - at.date()).days)
        self.line.add(ends, partial(
            alerts.end_alert, actor=self._job("alerts.expire"), alert_id=alert_id,
            today=ends.date(), at=ends,
        ))  # fmt: skip

    def _recall(self, alert_id: UUID, at: datetime) -> None:
        alerts.recall_alert(actor=self.project.caseworker, alert_id=alert_id, at=at)
        carry_all(actor=self.project.manager, at=at + timedelta(minutes=1))

    def _tell_police(self, incident_id: UUID, at: datetime) -> None:
        worker, officer = self.project.caseworker, self.force.officer
        packet_id = make_telling(
            actor=worker,
            incident_id=incident_id,
            post_id=self.force.post_id,
            now=True,
            at=at,
        )
        deliver_to(officer=officer, actor=worker, packet_id=packet_id, at=at)
        answered = at + self.hat.between(1, 20)
        if self.hat.happens(0.9):
            code = self.hat.chance.choice((*ReplyCode,)[:3])
            self.line.add(answered, partial(
                answer_from, officer=officer, actor=worker, packet_id=packet_id, code=code,
                at=answered,
            ))  # fmt: skip
        over = at + timedelta(days=(last_day(at.date()) - at.date()).days)
        self.line.add(over, partial(
            disclosures.expire_packet, actor=self._job("disclosures.expire"),
            packet_id=packet_id, today=over.date(), at=over,
        ))  # fmt: skip

    def _job(self, name: str) -> Actor:
        powers = frozenset({Power.WRITE_ALERTS, Power.SEND_PACKETS})
        organisation_id = self.project.manager.organisation_id
        return Actor(name=name, organisation_id=organisation_id, powers=powers)


def _may(report: Report, choice: Choice) -> bool:
    plain = any(
        new.choice is choice and new.answer is Answer.YES and not new.conditions.leave_out
        for new in report.choices
    )
    told = report.told
    second_hand = told.identity is not None and bool(told.identity.teller)
    return plain and not (second_hand or told.about_under_18 or report.holds)


def _draft(hat: Hat, report: Report) -> Draft:
    title, does, level = hat.chance.choice(WARNED_OF)
    told = report.told
    age = WORDS_OF_AGE.get(told.men[0].age_band, "whose age nobody could say")
    looks = told.men[0].description
    return Draft(
        title=title,
        body=f"{told.town}, {report.at:%B}. A man {age}. Wears or has: {looks.lower()}. {does} "
        "If you can, let somebody know where you are.",
        level=level,
        evidence=Evidence.FIRST_HAND,
        areas=(area_code(told.town),),
        kept_why="It is what he does and wears, and no more than anybody on the street sees.",
    )


def area_code(town: str) -> str:
    """Return the code of an area that is a whole town."""
    return slugify(town)
