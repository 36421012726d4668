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

    @property
    def organisation_id(self) -> UUID:
        """Return the project's id."""
        return self.manager.organisation_id


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
    second_force: Force
    clinic: Actor
    quiet: tuple[Actor, ...]

    @property
    def busy(self) -> tuple[Busy, ...]:
        """Return the projects where work is going on."""
        return (self.lantern, *self.others)


def make_people(*, seed: int, at: datetime) -> People:
    """Make every organisation and member of staff of the network."""
    force = _force(
        "ELL", "Ellshire Police", officer="Sergeant Rowan Pell",
        deputy="Constable Ash Weir", at=at,
    )  # fmt: skip
    second_force = _force(
        "WEN", "Wendale Police", officer="Sergeant Fern Marsh",
        deputy="Constable Lee Tarn", at=at,
    )  # fmt: skip
    lantern = _busy("LAN", "Lantern", AREAS, at)
    others = (
        _busy("BEA", "Beacon", ("Derby", "Nottingham"), at),
        _busy("HEA", "Hearth", ("Bristol", "Bath"), at),
    )
    _lantern_people(lantern, at)
    # One person with two jobs: an adviser at one project, a caseworker at another.
    make_member(
        actor=others[1].manager, name="Bev", role=Role.CASEWORKER,
        email="bev@lantern.example.org", at=at,
    )  # fmt: skip
    clinic = _clinics(at)
    quiet = _quiet_projects(Random(seed), at)  # noqa: S311 - a name, not a secret
    return People(
        lantern=lantern,
        others=others,
        force=force,
        second_force=second_force,
        clinic=clinic,
        quiet=quiet,
    )


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


def _force(code: str, name: str, *, officer: str, deputy: str, at: datetime) -> Force:
    """Make a force with one post: who reads its inbox, and who stands in."""
    force = make_organisation(code=code, name=name, kind=OrganisationKind.POLICE, at=at)
    place = name.split()[0].lower()
    holder, stand_in = (
        make_member(
            actor=force, name=who, role=Role.LIAISON_OFFICER,
            email=f"{who.split()[-1].lower()}@{place}.example.org", at=at,
        )
        for who in (officer, deputy)
    )  # fmt: skip
    post_id = make_post(
        actor=force, kind=PostKind.LIAISON_OFFICER, title="Liaison officer",
        unit="Public protection", mailbox=f"liaison@{place}.example.org",
        holder_id=holder.staff_id, deputy_id=stand_in.staff_id, at=at,
    )  # fmt: skip
    return Force(officer=holder, post_id=post_id)


def _clinics(at: datetime) -> Actor:
    """Make two clinics and the network office, and return the first clinic."""
    nurses = []
    for code, name in (("HQC", "Harrow Quay clinic"), ("SQC", "Saddler Square clinic")):
        clinic = make_organisation(code=code, name=name, kind=OrganisationKind.CLINIC, at=at)
        nurses.append(
            make_member(
                actor=clinic, name="Nurse Noor", role=Role.CLINICIAN,
                email=f"noor@{code.lower()}.example.org", at=at,
            )
        )  # fmt: skip
    office = make_organisation(
        code="NET", name="The network office", kind=OrganisationKind.NETWORK, at=at
    )
    make_member(
        actor=office, name="Nell", role=Role.NETWORK_OFFICER,
        email="nell@network.example.org", at=at,
    )  # fmt: skip
    return nurses[0]


def _quiet_projects(chance: Random, at: datetime) -> tuple[Actor, ...]:
    """Make the projects that mostly stand in lists, each with a name of its own."""
    names = [f"{one} {two}" for one in FIRST for two in SECOND if one != two]
    chance.shuffle(names)
    return tuple(
        make_organisation(code=f"P{number:02}", name=name, at=at)
        for number, name in enumerate(names[: PROJECTS - 3])
    )
