"""Who there is in the invented network: projects, a force, clinics, and their people."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from brolly.access.vocabulary import Actor, Role
from brolly.organisations.actions import organisation
from brolly.organisations.actions.organisation import Settings
from brolly.organisations.samples import make_member, make_organisation, make_post
from brolly.organisations.vocabulary import OrganisationKind, PostKind

PROJECTS = 61
AREAS = (
    "Leeds", "Bradford", "Derby", "Luton", "Bournemouth", "Manchester", "Southampton",
    "Stoke-on-Trent", "Cardiff", "Sheffield", "Norwich", "Nottingham", "Brighton",
    "Birmingham", "Plymouth", "Coventry", "Portsmouth", "Swansea", "Hull", "Glasgow",
)  # fmt: skip
FIRST = (
    "Amber", "Copper", "Quiet", "Silver", "Green", "Harbour", "Corner", "River", "Lantern",
    "Bridge", "Garden",
)  # fmt: skip
SECOND = (
    "Door", "House", "Step", "Kettle", "Bench", "Light", "Table", "Harbour", "Room", "Path",
    "Window",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Busy:
    """One project where work is going on."""

    towns: tuple[str, ...]
    manager: Actor
    caseworker: Actor
    reader: Actor
    outreach: Actor


@dataclass(frozen=True, kw_only=True)
class Force:
    """One police force: who reads its inbox, and at which post."""

    officer: Actor
    post_id: UUID


@dataclass(frozen=True, kw_only=True)
class People:
    """Everybody that the network's work is done by."""

    lantern: Busy
    others: tuple[Busy, ...]
    force: Force
    quiet: tuple[Actor, ...]

    @property
    def busy(self) -> tuple[Busy, ...]:
        """Return the projects where work is going on."""
        return (self.lantern, *self.others)


def make_people(*, seed: int, at: datetime) -> People:
    """Make every organisation and member of staff of the network."""
    force = _force(at)
    lantern = _busy("LAN", "Lantern", AREAS, at)
    others = (
        _busy("BEA", "Beacon", ("Derby", "Nottingham"), at),
        _busy("HEA", "Hearth", ("Bristol", "Bath"), at),
    )
    _lantern_people(lantern, at)
    _clinics(at)
    quiet = _quiet_projects(Random(seed), at)  # noqa: S311 - a name, not a secret
    return People(lantern=lantern, others=others, force=force, quiet=quiet)


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
        towns=towns,
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


def _force(at: datetime) -> Force:
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
    return Force(officer=officer, post_id=post_id)


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


def _quiet_projects(chance: Random, at: datetime) -> tuple[Actor, ...]:
    """Make the projects that mostly stand in lists, each with a name of its own."""
    names = [f"{one} {two}" for one in FIRST for two in SECOND if one != two]
    chance.shuffle(names)
    return tuple(
        make_organisation(code=f"P{number:02}", name=name, at=at)
        for number, name in enumerate(names[: PROJECTS - 3])
    )
