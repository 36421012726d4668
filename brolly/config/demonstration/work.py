"""What is going on in the small network, made through the real actions."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from brolly.access.vocabulary import Actor, Power
from brolly.alerts import actions as alerts
from brolly.alerts.actions import Draft
from brolly.alerts.rules import ends_on
from brolly.alerts.samples import STOKE as STOKE_TEXT
from brolly.alerts.samples import carry_all, make_alert, make_subscriber
from brolly.alerts.vocabulary import Evidence, Level
from brolly.config.demonstration.invented import Hat
from brolly.config.demonstration.people import Busy, Force, People
from brolly.config.demonstration.reports import (
    OFFICER_ACCUSED,
    REPORTS,
    UNDER_18,
    WARN_AND_COMPARE,
)
from brolly.consent import actions as consent
from brolly.consent.samples import make_agreement, yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Choice, PartyRole, Purpose
from brolly.disclosures import actions as disclosures
from brolly.disclosures.samples import WORDS_OF_REPLY, answer_from, deliver_to
from brolly.disclosures.vocabulary import ReplyCode
from brolly.incidents.samples import DERBY, STOKE, make_incident
from brolly.incidents.vocabulary import StepTold, Told
from brolly.organisations.samples import id_for
from brolly.police.samples import make_telling

DAY = timedelta(days=1)
# How many days ago reports came that stand for the rest of the work.
OLDER = (112, 97, 83, 70, 61, 52, 44, 37, 30, 24)
YES = yes_to(Choice.KEEP, Choice.COUNT, Choice.WARN, Choice.POLICE_ANONYMOUS)

FLEECE = Draft(
    title="Asks to film, then will not pay",
    body=(
        "Leeds, evenings. A man in his fifties, grey fleece, reading glasses on a cord, in a "
        "silver hatchback with a child seat. Says the film is only for him. Money first."
    ),
    level=Level.NON_PAYMENT,
    evidence=Evidence.FIRST_HAND,
    areas=("leeds",),
)
TRANSFER = Draft(
    title="Shows a payment that never comes",
    body=(
        "Sheffield, daytime. A man in his forties in a suit shows a picture of a bank "
        "transfer. The money never comes. Wait until it has arrived."
    ),
    level=Level.NON_PAYMENT,
    evidence=Evidence.FIRST_HAND,
    areas=("sheffield",),
)
DOOR = Draft(
    title="Holds the door shut",
    body="Leeds, nights. A man holds the door shut and does not stop when told to.",
    level=Level.VIOLENCE,
    evidence=Evidence.FIRST_HAND,
    areas=("leeds",),
)
ESTATE = Draft(
    title="Big man in an estate car",
    body="Derby, evenings. A big man in an estate car locks the doors and drives on.",
    level=Level.VIOLENCE,
    evidence=Evidence.FIRST_HAND,
    areas=("derby",),
)
BAG = Draft(
    title="Takes bags and runs",
    body="Derby and Nottingham. A man takes what he can reach and runs.",
    level=Level.ROBBERY,
    evidence=Evidence.SECOND_HAND,
    areas=("derby", "nottingham"),
)


@dataclass(frozen=True, kw_only=True)
class Came:
    """One report of Lantern: by what it is known here, and how long ago it came."""

    name: str
    ago: timedelta
    told: Told
    choices: tuple[NewAnswer, ...] = ()
    steps: tuple[tuple[str, str, int], ...] = ()
    only_staff: frozenset[UUID] = frozenset()


def make_agreements(people: People, at: datetime) -> None:
    """Make agreements of every kind: signed by both, not signed yet, ended."""
    lantern, (beacon, hearth) = people.lantern, people.others
    second = people.second_force.officer.organisation_id
    make_agreement(actor=beacon.manager, partner_id=second, at=at - 100 * DAY)
    consent.draft_agreement(
        actor=hearth.manager,
        partner_id=second,
        title="Telling Wendale about dangerous men",
        purposes=frozenset({Purpose.POLICE_ANONYMOUS}),
        own_role=PartyRole.CONTROLLER,
        partner_role=PartyRole.LAW_ENFORCEMENT,
        article_6="6(1)(f) legitimate interests",
        article_9="9(2)(g) with DPA 2018 Schedule 1 paragraph 18",
        article_10="DPA 2018 Schedule 1 paragraph 10",
        retention="To be agreed",
        starts_on=(at + 14 * DAY).date(),
        review_on=(at + 300 * DAY).date(),
        ends_on=(at + 379 * DAY).date(),
        at=at - 3 * DAY,
    )
    make_agreement(
        actor=lantern.manager,
        partner_id=beacon.organisation_id,
        title="Reading each other's warnings",
        purposes=frozenset({Purpose.WARN_SECOND_READER}),
        partner_role=PartyRole.CONTROLLER,
        partner_signs="Beacon's manager",
        at=at - 80 * DAY,
    )
    ended = make_agreement(
        actor=lantern.manager,
        partner_id=people.clinic.organisation_id,
        title="Somebody goes along to the clinic",
        purposes=frozenset({Purpose.ADVISER_CONTACT}),
        partner_role=PartyRole.CONTROLLER,
        partner_signs="Lead nurse",
        at=at - 110 * DAY,
    )
    consent.end_agreement(actor=lantern.manager, agreement_id=ended, at=at - 20 * DAY)


def make_work(people: People, at: datetime) -> None:
    """Take in reports; warn, tell the police, be answered; let things wait to be done."""
    _subscribers(people, at)
    taken = _lantern_reports(people.lantern, at)
    _lantern_packets(people.lantern, people.force, taken, at)
    _lantern_warnings(people.lantern, taken, at)
    _elsewhere(people, at)


def _lantern_reports(lantern: Busy, at: datetime) -> dict[str, UUID]:
    """Take in what came to Lantern, the oldest first, and return the ids by name."""
    hat = Hat("small|lantern", lantern.towns)
    two = frozenset(a.staff_id for a in (lantern.caseworker, lantern.manager) if a.staff_id)
    months_ago = (at - 60 * DAY).date()
    came = [
        *(
            Came(name=f"told {n}", ago=days * DAY + timedelta(hours=n), told=told,
                 choices=choices, steps=steps)
            for n, (days, told, choices, steps) in enumerate(REPORTS)
        ),
        *(
            Came(name=f"older {n}", ago=days * DAY, told=_first_hand(hat, at - days * DAY),
                 choices=YES)
            for n, days in enumerate(OLDER)
        ),
        Came(name="same man", ago=33 * DAY, told=replace(DERBY, happened_on=months_ago),
             choices=WARN_AND_COMPARE),
        Came(name="same man again", ago=12 * DAY, told=replace(STOKE, happened_on=months_ago),
             choices=WARN_AND_COMPARE),
        Came(name="officer", ago=15 * DAY, told=OFFICER_ACCUSED, only_staff=two),
        Came(name="under 18", ago=5 * DAY, told=UNDER_18,
             steps=(("safeguarding", "Sol decides today whom to tell", 4),)),
    ]  # fmt: skip
    return {
        one.name: make_incident(
            actor=lantern.outreach if number % 3 == 2 else lantern.caseworker,
            at=at - one.ago,
            told=one.told,
            choices=one.choices,
            steps=tuple(_step(said, at, lantern) for said in one.steps),
            only_staff=one.only_staff,
            submission_id=id_for("incident", one.name),
        )
        for number, one in enumerate(sorted(came, key=lambda one: -one.ago))
    }


def _first_hand(hat: Hat, at: datetime) -> Told:
    """Draw a report that nothing holds back."""
    told = hat.told(at)
    while told.about_under_18 or (told.identity is not None and told.identity.teller):
        told = hat.told(at)
    return told


def _lantern_packets(lantern: Busy, force: Force, taken: dict[str, UUID], at: datetime) -> None:
    """Tell the police: once answered, once called back, once still waiting to leave."""
    worker, officer = lantern.caseworker, force.officer

    def tell(name: str, *, days: float, now: bool = True) -> UUID:
        return make_telling(
            actor=worker,
            incident_id=taken[name],
            post_id=force.post_id,
            submission_id=id_for("packet", name),
            now=now,
            at=at - days * DAY,
        )

    recalled = tell("older 8", days=28)
    disclosures.deliver_packet(actor=worker, packet_id=recalled, at=at - 28 * DAY)
    disclosures.open_packet(actor=officer, packet_id=recalled, at=at - 27 * DAY)
    disclosures.recall_packet(actor=worker, packet_id=recalled, at=at - 25 * DAY)
    answered = tell("told 1", days=6)
    disclosures.deliver_packet(actor=worker, packet_id=answered, at=at - 6 * DAY)
    disclosures.open_packet(actor=officer, packet_id=answered, at=at - 5 * DAY)
    disclosures.answer_packet(
        actor=officer, packet_id=answered, submission_id=id_for("answer", "1"),
        code=ReplyCode.TASKED, words=WORDS_OF_REPLY[ReplyCode.TASKED], at=at - 4 * DAY,
    )  # fmt: skip
    tell("told 2", days=1 / 12, now=False)


def _lantern_warnings(lantern: Busy, taken: dict[str, UUID], at: datetime) -> None:
    """Fill the board: out, out again, called back, over, sent back, waiting to be read."""
    writer, reader = lantern.caseworker, lantern.reader

    def warn(name: str, draft: Draft, *, days: float, is_read: bool = True) -> UUID:
        return make_alert(
            actor=writer,
            subject_id=taken[name],
            draft=draft,
            reader=reader if is_read else None,
            at=at - days * DAY,
        )

    over = warn("older 0", DOOR, days=110)
    carry_all(actor=lantern.manager, at=at - 110 * DAY)
    day = ends_on((at - 110 * DAY).date())
    job = Actor(
        name="alerts.expire",
        organisation_id=lantern.organisation_id,
        powers=frozenset({Power.WRITE_ALERTS}),
    )
    alerts.end_alert(actor=job, alert_id=over, today=day, at=at - 20 * DAY)
    recalled = warn("older 7", BAG, days=36)
    carry_all(actor=lantern.manager, at=at - 36 * DAY)
    alerts.recall_alert(actor=writer, alert_id=recalled, at=at - 30 * DAY)
    warn("same man again", STOKE_TEXT, days=10)
    carry_all(actor=lantern.manager, at=at - 10 * DAY)
    sent_back = warn("same man", ESTATE, days=3, is_read=False)
    why = "The town is enough: leave out that it was an estate car until she was asked."
    alerts.send_back(actor=reader, alert_id=sent_back, why=why, at=at - 2 * DAY)
    warn("told 0", FLEECE, days=0.8)
    warn("told 4", TRANSFER, days=0.1, is_read=False)


def _subscribers(people: People, at: datetime) -> None:
    """Let some addresses get warnings: most said yes, one has not, one left."""
    lantern, beacon = people.lantern, people.others[0]
    areas: tuple[tuple[str, ...], ...] = (
        (), ("leeds",), ("leeds", "bradford"), ("sheffield",), ("derby",), ("stoke-on-trent",),
    )  # fmt: skip
    made = [
        make_subscriber(
            actor=lantern.manager,
            email=f"reader.{number}@example.org",
            areas=chosen,
            has_confirmed=number != 3,
            at=at - (115 - number) * DAY,
        )
        for number, chosen in enumerate(areas)
    ]
    alerts.remove_subscriber(actor=lantern.manager, subscriber_id=made[2], at=at - 9 * DAY)
    make_subscriber(actor=beacon.manager, email="reader.b@example.org", at=at - 50 * DAY)


def _elsewhere(people: People, at: datetime) -> None:
    """Let the other two projects have work of their own, and the second force a packet."""
    for project, ages in zip(people.others, ((40, 26, 17, 9, 3), (35, 14, 6)), strict=True):
        hat = Hat(f"small|{project.organisation_id}", project.towns)
        taken = [
            make_incident(
                actor=project.caseworker,
                told=_first_hand(hat, at - age * DAY),
                choices=YES,
                at=at - age * DAY,
                submission_id=id_for("incident", str(project.organisation_id), str(age)),
            )
            for age in ages
        ]
        if project is not people.others[0]:
            continue
        make_alert(
            actor=project.caseworker, reader=project.reader, subject_id=taken[1], draft=BAG,
            at=at - 24 * DAY,
        )  # fmt: skip
        carry_all(actor=project.manager, at=at - 24 * DAY)
        second = people.second_force
        for incident_id, days in ((taken[0], 38), (taken[3], 7)):
            packet_id = make_telling(
                actor=project.caseworker, incident_id=incident_id, post_id=second.post_id,
                now=True, at=at - days * DAY,
            )  # fmt: skip
            deliver_to(
                officer=second.officer, actor=project.caseworker, packet_id=packet_id,
                at=at - days * DAY,
            )  # fmt: skip
            if days > 30:
                answer_from(
                    officer=second.officer, actor=project.caseworker, packet_id=packet_id,
                    code=ReplyCode.NO_ACTION, at=at - 30 * DAY,
                )  # fmt: skip


def _step(said: tuple[str, str, int], at: datetime, lantern: Busy) -> StepTold:
    kind, words, hours = said
    return StepTold(
        kind=kind,
        words=words,
        due_at=at + timedelta(hours=hours),
        owner_id=lantern.caseworker.staff_id,
        owner_name=lantern.caseworker.name,
    )
