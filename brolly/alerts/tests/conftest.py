from contextlib import nullcontext
from uuid import uuid4

import pytest

from brolly.access.rules import powers_of
from brolly.access.vocabulary import Actor, Role
from brolly.alerts import ports
from brolly.consent.samples import yes_to
from brolly.consent.vocabulary import Choice
from brolly.foundation.messages import MessageNotSent
from brolly.incidents.samples import make_incident
from brolly.organisations.samples import make_organisation

AREAS = (("Leeds", ""), ("Derby", ""))


def worker(name, organisation, role=Role.CASEWORKER) -> Actor:
    return Actor(
        name=name, organisation_id=organisation.organisation_id, staff_id=uuid4(),
        powers=powers_of(role), fresh_factor=True,
    )  # fmt: skip


class Carrier:
    """Keeps what it is given, or fails as it is told."""

    def __init__(self):
        self.letters, self.fails = [], []

    def send(self, message):
        if self.fails and (failure := self.fails.pop(0)):
            raise failure
        self.letters.append(message)

    def opened(self):
        return nullcontext(self)

    @property
    def to(self):
        return sorted(letter.to for letter in self.letters)


@pytest.fixture
def carrier(monkeypatch):
    made = Carrier()
    monkeypatch.setattr(ports.messenger, "_adapter", made)
    return made


@pytest.fixture
def not_now():
    return MessageNotSent()


@pytest.fixture
def never():
    return MessageNotSent(for_good=True)


@pytest.fixture
def project(db, noon):
    return make_organisation(code="LAN", name="Lantern", areas=AREAS, at=noon)


@pytest.fixture
def partner(db, noon):
    return make_organisation(code="BEA", name="Beacon", at=noon)


@pytest.fixture
def writer(project):
    return worker("ada", project)


@pytest.fixture
def reader(project):
    return worker("joan", project)


@pytest.fixture
def elsewhere(partner):
    return worker("bola", partner)


@pytest.fixture
def told(writer, noon):
    """A report whose person lets us warn others."""
    return make_incident(actor=writer, at=noon, choices=yes_to(Choice.WARN))
