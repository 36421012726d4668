"""
The invented network, made through the real actions: 61 projects, three of them busy.

Nobody and nothing in it is real: numbers come from the ranges kept for drama, plates
were never issued, and the organisations are made up. The same in every run but for
the day, which is counted back from today so that the pages have something due.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from brolly.access.vocabulary import Actor, Role
from brolly.consent.samples import make_agreement, yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Field
from brolly.disclosures import actions as disclosures
from brolly.disclosures.vocabulary import ReplyCode, Way
from brolly.incidents.samples import make_incident
from brolly.incidents.vocabulary import (
    IdentifierTold,
    Identity,
    ManTold,
    StepTold,
    Told,
    VehicleTold,
)
from brolly.organisations.actions import organisation
from brolly.organisations.actions.organisation import Settings
from brolly.organisations.samples import (
    PASSWORD,
    id_for,
    make_member,
    make_organisation,
    make_post,
)
from brolly.organisations.vocabulary import OrganisationKind, PostKind
from brolly.police.actions import Telling, tell_police
from brolly.police.vocabulary import Level

PROJECTS = 61
DAYS_SINCE_THE_START = timedelta(days=90)
AREAS = (
    "Leeds", "Bradford", "Derby", "Luton", "Bournemouth", "Manchester", "Southampton",
    "Stoke-on-Trent", "Cardiff", "Sheffield", "Norwich", "Nottingham", "Brighton",
    "Birmingham", "Plymouth", "Coventry", "Portsmouth", "Swansea", "Hull", "Glasgow",
)  # fmt: skip
FIRST = [
    "Amber", "Copper", "Quiet", "Silver", "Green", "Harbour", "Corner", "River",
    "Lantern", "Bridge", "Garden",
]  # fmt: skip
SECOND = [
    "Door", "House", "Step", "Kettle", "Bench", "Light", "Table", "Harbour", "Room",
    "Path", "Window",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Busy:
    """One project where work is going on."""

    manager: Actor
    caseworker: Actor
    reader: Actor
    outreach: Actor


def make_network(*, seed: int, at: datetime) -> list[str]:
    """Make the whole invented network, and return the lines that tell of its accounts."""
    now, at = at, at - DAYS_SINCE_THE_START
    force, post_id = _force(at)
    lantern = _busy("LAN", "Lantern", AREAS, at)
    others = [
        _busy("BEA", "Beacon", ("Derby", "Nottingham"), at),
        _busy("HEA", "Hearth", ("Bristol", "Bath"), at),
    ]
    _lantern_people(lantern, at)
    _clinics(at)
    for project in (lantern, *others):
        make_agreement(actor=project.manager, partner_id=force.organisation_id, at=at)
    _quiet_projects(Random(seed), at)  # noqa: S311 - a name, not a secret
    _work(lantern, force, post_id, now)
    return _accounts()


def _busy(code: str, name: str, towns: tuple[str, ...], at: datetime) -> Busy:
    project = make_organisation(
        code=code, name=name, areas=[(town, "") for town in towns], at=at
    )
    organisation.change_settings(
        actor=project,
        settings=Settings(
            name=name, region="", police_wait_hours=24, reply_contact="07700 900100"
        ),
        at=at,
    )
    low = name.lower()
    return Busy(
        manager=make_member(
            actor=project, name="Mira", role=Role.MANAGER, email=f"mira@{low}.example.org", at=at
        ),
        caseworker=make_member(
            actor=project, name="Ada", role=Role.CASEWORKER, email=f"ada@{low}.example.org", at=at
        ),
        reader=make_member(
            actor=project, name="Joan", role=Role.CASEWORKER, email=f"joan@{low}.example.org", at=at
        ),
        outreach=make_member(
            actor=project, name="Tess", role=Role.OUTREACH_WORKER,
            email=f"tess@{low}.example.org", at=at,
        ),
    )  # fmt: skip


def _lantern_people(lantern: Busy, at: datetime) -> None:
    lead = make_member(
        actor=lantern.manager, name="Sol", role=Role.SAFEGUARDING_LEAD,
        email="sol@lantern.example.org", at=at,
    )  # fmt: skip
    for name, role in (
        ("Bev", Role.ADVISER),
        ("Cleo", Role.VOLUNTEER),
        ("Eve", Role.EVALUATOR),
    ):
        make_member(
            actor=lantern.manager, name=name, role=role,
            email=f"{name.lower()}@lantern.example.org", at=at,
        )  # fmt: skip
    make_post(
        actor=lantern.manager, kind=PostKind.SAFEGUARDING_LEAD, title="Safeguarding lead",
        mailbox="safe@lantern.example.org", holder_id=lead.staff_id,
        deputy_id=lantern.manager.staff_id, at=at,
    )  # fmt: skip


def _force(at: datetime) -> tuple[Actor, UUID]:
    force = make_organisation(
        code="ELL", name="Ellshire Police", kind=OrganisationKind.POLICE, at=at
    )
    officer = make_member(
        actor=force, name="Sergeant Rowan Pell", role=Role.LIAISON_OFFICER,
        email="pell@ellshire.example.org", at=at,
    )  # fmt: skip
    deputy = make_member(
        actor=force, name="Constable Ash Weir", role=Role.LIAISON_OFFICER,
        email="weir@ellshire.example.org", at=at,
    )  # fmt: skip
    post_id = make_post(
        actor=force, kind=PostKind.LIAISON_OFFICER, title="Liaison officer",
        unit="Public protection", mailbox="liaison@ellshire.example.org",
        holder_id=officer.staff_id, deputy_id=deputy.staff_id, at=at,
    )  # fmt: skip
    return officer, post_id


def _clinics(at: datetime) -> None:
    for code, name in (("HQC", "Harrow Quay clinic"), ("SQC", "Saddler Square clinic")):
        clinic = make_organisation(code=code, name=name, kind=OrganisationKind.CLINIC, at=at)
        make_member(
            actor=clinic, name="Nurse Noor", role=Role.CLINICIAN,
            email=f"noor@{code.lower()}.example.org", at=at,
        )  # fmt: skip
    office = make_organisation(
        code="NET", name="The network office", kind=OrganisationKind.NETWORK, at=at
    )
    make_member(
        actor=office, name="Nell", role=Role.NETWORK_OFFICER,
        email="nell@network.example.org", at=at,
    )  # fmt: skip


def _quiet_projects(chance: Random, at: datetime) -> None:
    """Make the projects that only stand in lists, each with a name of its own."""
    names = [f"{one} {two}" for one in FIRST for two in SECOND if one != two]
    chance.shuffle(names)
    for number, name in enumerate(names[: PROJECTS - 3]):
        make_organisation(code=f"P{number:02}", name=name, at=at)


def _work(lantern: Busy, officer: Actor, post_id: UUID, at: datetime) -> None:
    """Take in reports at Lantern, with steps due, a hold, a packet waiting and one answered."""
    taken = [
        make_incident(
            actor=lantern.outreach if number % 3 == 0 else lantern.caseworker,
            at=at - timedelta(days=days, hours=number),
            told=told,
            choices=choices,
            steps=tuple(_step(said, at, lantern) for said in steps),
            submission_id=id_for("incident", str(number)),
        )
        for number, (days, told, choices, steps) in enumerate(REPORTS)
    ]
    answered = _tell(lantern, taken[1], post_id, at - timedelta(days=6), now=True)
    disclosures.deliver_packet(
        actor=lantern.caseworker, packet_id=answered, at=at - timedelta(days=6)
    )
    disclosures.open_packet(actor=officer, packet_id=answered, at=at - timedelta(days=5))
    disclosures.answer_packet(
        actor=officer, packet_id=answered, submission_id=id_for("answer", "1"),
        code=ReplyCode.TASKED, words="The neighbourhood team has the plate.",
        at=at - timedelta(days=4),
    )  # fmt: skip
    _tell(lantern, taken[2], post_id, at - timedelta(hours=2), now=False)


def _tell(lantern: Busy, incident_id: UUID, post_id: UUID, at: datetime, *, now: bool) -> UUID:
    telling = Telling(
        level=Level.ANONYMOUS,
        post_id=post_id,
        fields=frozenset({Field.HIM_DESCRIPTION, Field.HIM_MARKS, Field.HIM_PLATE,
                          Field.INCIDENT_KIND, Field.INCIDENT_TOWN}),
        summary="Drives past the agreed place.",
        way=Way.INBOX,
        she_wants_it_now=now,
        submission_id=id_for("packet", str(incident_id)),
    )  # fmt: skip
    return tell_police(
        actor=lantern.caseworker, incident_id=incident_id, telling=telling, at=at
    )


def _step(said: tuple[str, str, int], at: datetime, lantern: Busy) -> StepTold:
    kind, words, hours = said
    return StepTold(
        kind=kind,
        words=words,
        due_at=at + timedelta(hours=hours),
        owner_id=lantern.caseworker.staff_id,
        owner_name=lantern.caseworker.name,
    )


def _accounts() -> list[str]:
    people = (
        ("mira@lantern.example.org", "manager of Lantern"),
        ("ada@lantern.example.org", "caseworker"),
        ("joan@lantern.example.org", "caseworker, second reader"),
        ("tess@lantern.example.org", "outreach worker"),
        ("sol@lantern.example.org", "safeguarding lead"),
        ("ada@beacon.example.org", "caseworker at another project"),
        ("pell@ellshire.example.org", "police liaison officer: an inbox and nothing else"),
        (
            "nell@network.example.org",
            "network office: lets projects in, sees none of their work",
        ),
    )
    lines = [f"  {address:28} {what}" for address, what in people]
    return [
        "Sign in as any of these. The sign-in page shows the code of the moment.",
        *lines,
        f'  Password for all: "{PASSWORD}"',
    ]


Report = tuple[int, Told, tuple[NewAnswer, ...], tuple[tuple[str, str, int], ...]]

_BOTH = yes_to(Choice.KEEP, Choice.COUNT, Choice.WARN, Choice.POLICE_ANONYMOUS)
_WARN = (
    *yes_to(Choice.KEEP, Choice.WARN),
    NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=Answer.NO),
    NewAnswer(choice=Choice.POLICE_NAMED, answer=Answer.NO),
)
_ASK = (
    *yes_to(Choice.KEEP),
    NewAnswer(choice=Choice.WARN, answer=Answer.ASK_HER),
    NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=Answer.ASK_HER),
)

REPORTS: tuple[Report, ...] = (
    (
        1,
        Told(
            channel="outreach",
            narrative="He asks to film, says it is only for him, then will not pay.",
            kinds=("non_payment",),
            town="Leeds",
            district="LS11",
            men=(
                ManTold(description="Grey fleece, reading glasses on a cord", age_band="50s"),
            ),
            vehicles=(VehicleTold(colour="silver", detail="Hatchback, child seat"),),
            identifiers=(IdentifierTold(kind="phone", text="07700 900412"),),
            identity=Identity(name_used="Copper Lark"),
            contact_rules="At the van, any Thursday.",
        ),
        _WARN,
        (("practical", "Alarm and a lift home next time: ask Tess", 30),),
    ),
    (
        8,
        Told(
            channel="text",
            narrative="Locked the doors and drove out past the ring road before he stopped.",
            kinds=("kidnap",),
            town="Bradford",
            district="BD8",
            men=(
                ManTold(
                    description="Tall, soft voice, work boots",
                    marks="burn scar on the left forearm",
                    age_band="40s",
                    build="thin",
                    accent="Scottish",
                ),
            ),
            vehicles=(VehicleTold(colour="white", detail="Van with a roof box"),),
            identifiers=(IdentifierTold(kind="plate", text="YK50 ?TB"),),
            identity=Identity(name_used="Quiet Heron", contact="07700 900231"),
            contact_rules="Text after 2 pm. No voicemail.",
        ),
        _BOTH,
        (),
    ),
    (
        2,
        Told(
            channel="phone",
            narrative="He held her wrist and took the money back off the table.",
            kinds=("robbery", "physical_assault"),
            injuries=("wrist",),
            town="Leeds",
            district="LS9",
            men=(
                ManTold(
                    description="Thirties, thin, grey hood",
                    marks="two rings in one ear",
                    age_band="30s",
                    build="thin",
                ),
            ),
            identifiers=(IdentifierTold(kind="phone", text="07700 900588"),),
            identity=Identity(name_used="Silver Wren", contact="07700 900377"),
            contact_rules="Ring on weekdays. If somebody else answers, say the library.",
        ),
        _BOTH,
        (
            ("health", "Wrist: walk-in clinic, Bev offered to go along", -20),
            ("ask_her", "Does she want an adviser to ring?", 6),
        ),
    ),
    (
        3,
        Told(
            channel="third_party",
            narrative="Her friend says that he waited outside the flat two nights running.",
            kinds=("stalking",),
            town="Nottingham",
            men=(ManTold(description="Sixty, wax jacket, walks with a stick", age_band="60s"),),
            identity=Identity(name_used="Amber Finch", teller="A friend at the drop-in"),
        ),
        (),
        (("ask_her", "Every choice is hers: reach her at the drop-in", 20),),
    ),
    (
        20,
        Told(
            channel="web_form",
            narrative="Sends a picture of a bank transfer. The money never comes.",
            kinds=("non_payment",),
            town="Sheffield",
            men=(ManTold(description="Suit, lanyard", age_band="40s"),),
            identifiers=(
                IdentifierTold(kind="phone", text="07700 900412"),
                IdentifierTold(kind="handle", text="evening_transfer22"),
            ),
            identity=Identity(name_used="Green Plover"),
        ),
        _WARN,
        (),
    ),
    (
        0,
        Told(
            channel="email",
            narrative="Scrie că doi bărbați au venit la ușă, unul stătea lipit de perete.",
            kinds=("threats",),
            town="Luton",
            language="ro",
            men=(
                ManTold(description="Polite on the phone", age_band="30s"),
                ManTold(build="heavy"),
            ),
            identity=Identity(name_used="River Swift", contact="river.swift@example.org"),
            contact_rules="E-mail only, in Romanian.",
        ),
        _ASK,
        (("ask_her", "Reply in Romanian: warn, police, adviser, each by itself", 5),),
    ),
)
