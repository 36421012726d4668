"""Invented incidents, made through the real actions."""

import uuid
from datetime import date, datetime
from uuid import UUID

from brolly.access.vocabulary import Actor
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import HoldKind
from brolly.incidents import actions
from brolly.incidents.vocabulary import (
    IdentifierTold,
    Identity,
    ManTold,
    StepTold,
    Told,
    VehicleTold,
)

TOLD = Told(
    channel="phone",
    narrative="He paid first, then wanted it back and took her bag. Nobody stopped.",
    kinds=("robbery",),
    injuries=("wrist",),
    happened_on=date(2026, 10, 1),
    precision="month",
    town="Leeds",
    district="LS11",
    men=(ManTold(description="Thin, grey tracksuit, hood up", age_band="30s", build="thin"),),
    identity=Identity(name_used="Quiet Heron", contact="07700 900111"),
    contact_rules="Ring after 2 pm. Leave no message.",
    language="en",
)

DERBY = Told(
    channel="text",
    narrative="Drove past the agreed place. Locks went down. Phone in the door, he said.",
    kinds=("kidnap",),
    happened_on=date(2026, 9, 1),
    precision="month",
    town="Derby",
    district="DE23",
    men=(
        ManTold(
            description="Big belly, skinny legs",
            name_given="Mick",
            marks="blue anchor tattoo between thumb and finger",
            accent="newcastle or somewhere up there",
            age_band="40s",
            build="heavy",
        ),
    ),
    vehicles=(VehicleTold(colour="grey", detail="Estate, smells of dogs"),),
    identifiers=(IdentifierTold(kind="plate", text="*50*TK"),),
    identity=Identity(name_used="Dee"),
)

STOKE = Told(
    channel="outreach",
    narrative="Told her to put her phone in the door pocket. Carried on to the A-road.",
    kinds=("kidnap",),
    happened_on=date(2026, 9, 1),
    precision="month",
    town="Stoke-on-Trent",
    district="ST4",
    men=(
        ManTold(
            description="Biggish, belly, polite to start",
            name_given="Scotty",
            marks="old blurred blue anchor tattoo on right hand by the thumb",
            accent="Geordie or thereabouts",
            age_band="40s",
            build="heavy",
        ),
    ),
    vehicles=(VehicleTold(colour="blue", detail="Estate or that shape, dog hair"),),
    identifiers=(IdentifierTold(kind="plate", text="F?5*T?"),),
    identity=Identity(name_used="L"),
)


def make_incident(
    *,
    actor: Actor,
    at: datetime,
    told: Told = TOLD,
    choices: tuple[NewAnswer, ...] = (),
    holds: frozenset[HoldKind] = frozenset(),
    steps: tuple[StepTold, ...] = (),
    only_staff: frozenset[UUID] = frozenset(),
    submission_id: UUID | None = None,
) -> UUID:
    """Take in an invented incident and return its id."""
    return actions.record_incident(
        actor=actor,
        told=told,
        submission_id=submission_id or uuid.uuid4(),
        choices=choices,
        holds=holds,
        steps=steps,
        only_staff=only_staff,
        at=at,
    )
