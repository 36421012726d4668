"""A project, a force with its posts, and a report that may be told."""

from dataclasses import replace
from uuid import uuid4

import pytest

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.consent.samples import make_agreement, yes_to
from brolly.consent.vocabulary import Choice, Field
from brolly.disclosures import actions as disclosures
from brolly.disclosures.vocabulary import Way
from brolly.incidents.samples import DERBY, make_incident
from brolly.organisations.samples import make_member, make_organisation, make_post
from brolly.organisations.vocabulary import OrganisationKind, PostKind
from brolly.police import actions
from brolly.police.vocabulary import Level


@pytest.fixture
def project(db, noon):
    return make_organisation(code="LAN", name="Lantern", at=noon)


@pytest.fixture
def dee(project) -> Actor:
    """A caseworker at the project with an organisation of its own."""
    return Actor(
        name="ada", organisation_id=project.organisation_id, staff_id=uuid4(),
        powers=powers_of(Role.CASEWORKER), fresh_factor=True,
    )  # fmt: skip


@pytest.fixture
def second(dee) -> Actor:
    """A colleague of hers who may read what she wrote."""
    return replace(dee, name="joan", staff_id=uuid4())


@pytest.fixture
def force(db, noon):
    return make_organisation(
        code="ELL", name="Ellshire Police", kind=OrganisationKind.POLICE, at=noon
    )


@pytest.fixture
def officers(force, noon) -> dict[str, Actor]:
    return {
        name: make_member(
            actor=force, name=name, role=Role.LIAISON_OFFICER, at=noon, can_sign_in=False
        )
        for name in ("holder", "deputy", "neither")
    }


@pytest.fixture
def constable(officers) -> Actor:
    return officers["holder"]


@pytest.fixture
def post_id(force, officers, noon):
    return make_post(
        actor=force, kind=PostKind.LIAISON_OFFICER, title="Liaison officer",
        mailbox="liaison@example.org", holder_id=officers["holder"].staff_id,
        deputy_id=officers["deputy"].staff_id, at=noon,
    )  # fmt: skip


@pytest.fixture
def delivered(dee, second, incident_id, post_id, noon):
    packet_id = actions.tell_police(
        actor=dee, incident_id=incident_id, telling=telling(post_id), at=noon
    )
    disclosures.read_packet(actor=second, packet_id=packet_id, at=noon)
    return packet_id


@pytest.fixture
def agreement(project, force, noon):
    return make_agreement(actor=project, partner_id=force.organisation_id, at=noon)


@pytest.fixture
def incident_id(dee, agreement, noon):
    return make_incident(
        actor=dee, at=noon, told=DERBY, choices=yes_to(Choice.POLICE_ANONYMOUS)
    )


def telling(post_id, **more):
    said = {
        "level": Level.ANONYMOUS, "post_id": post_id, "fields": frozenset(Field),
        "summary": "Locks the doors and drives past the agreed place.", "way": Way.INBOX,
        "she_wants_it_now": True, "her_words": "Tonight, she said.", "submission_id": uuid4(),
    }  # fmt: skip
    return actions.Telling(**{**said, **more})
