"""One form, pressed six times at one moment: one thing is made, and nobody meets an error."""

import os
import subprocess
import sys

from brolly.config.home import CLONE

# Committed data, six threads, a database of its own: history cannot be taken back.
PRESSES = """
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
import django
django.setup()
from django.db import connection
from brolly.access.scope import reading
from brolly.access.vocabulary import Role
from brolly.alerts import actions as alerts, queries as warned
from brolly.consent import actions as consent
from brolly.consent.queries import agreements_of
from brolly.consent.vocabulary import PartyRole, Purpose
from brolly.incidents import actions as incidents, queries
from brolly.incidents.samples import make_incident
from brolly.incidents.vocabulary import StepTold
from brolly.organisations import queries as here
from brolly.organisations.actions import network, organisation, staff
from brolly.organisations.samples import make_organisation
from brolly.organisations.vocabulary import OrganisationKind, PostKind
from brolly.retention import actions as retention
from brolly.access.rules import powers_of

NOW = datetime.now(UTC)
def fresh(name, kind=OrganisationKind.PROJECT):
    actor = make_organisation(code=name[:3].upper(), name=name, kind=kind, at=NOW,
                              areas=[("Hull", "")])
    return replace(actor, powers=powers_of(Role.MANAGER) | powers_of(Role.NETWORK_OFFICER),
                   fresh_factor=True)

actor, partner = fresh("Lantern"), fresh("Beacon")
office = fresh("Office", OrganisationKind.NETWORK)
incident = make_incident(actor=actor, at=NOW)
same, area = uuid4(), here.areas_of(actor)[0].id

def draft():
    consent.draft_agreement(
        actor=actor, partner_id=partner.organisation_id, title="Sharing",
        purposes=frozenset({Purpose.POLICE_ANONYMOUS}), own_role=PartyRole.CONTROLLER,
        partner_role=PartyRole.CONTROLLER, article_6="6(1)(e)", article_9="9(2)(g)",
        article_10="DPA 2018 Schedule 1", retention="Six years",
        starts_on=NOW.date(), review_on=NOW.date() + timedelta(days=200),
        ends_on=NOW.date() + timedelta(days=300), submission_id=same, at=NOW)

def press(made):
    faults, start = [], threading.Barrier(6)
    def one():
        start.wait()
        try:
            made()
        except Exception as fault:
            faults.append(type(fault).__name__)
        finally:
            connection.close()
    threads = [threading.Thread(target=one) for _ in range(6)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    return faults

def count(found):
    with reading(actor):
        return len(list(found()))

def holds(what, made, found, *, may=frozenset()):
    faults = [fault for fault in press(made) if fault not in may]
    many = count(found)
    assert not faults and many == 1, (what, faults, many)
    print(what, many)

holds("post", lambda: organisation.make_post(
    actor=actor, post_id=same, kind=PostKind.DUTY_READER, title="Reader", unit="",
    mailbox="", at=NOW), lambda: [p for p in here.posts_of(actor) if p.title == "Reader"])
holds("practice", lambda: organisation.make_practice(actor=actor, at=NOW),
      lambda: [o for o in [here.practice_of(actor)] if o])
holds("invitation", lambda: staff.invite(
    actor=actor, email="new@example.org", role=Role.CASEWORKER, at=NOW),
    lambda: here.open_invitations(actor, at=NOW))
holds("agreement", draft, lambda: agreements_of(actor))
holds("subscriber", lambda: alerts.invite_subscriber(
    actor=actor, who=alerts.Invited(email="reads@example.org"), at=NOW),
    lambda: warned.subscribers_of(actor))
holds("step", lambda: incidents.add_step(
    actor=actor, incident_id=incident, step=StepTold(kind="health", words="Wrist"),
    submission_id=same, at=NOW), lambda: queries.file_of(actor, incident).steps)
holds("partner", lambda: network.write_down_partner(
    actor=office, partner_id=UUID(int=9), at=NOW, partner=network.PartnerTold(
        name="Ellshire Police", kind=OrganisationKind.POLICE, region="", post="Liaison",
        unit="")), lambda: [o for o in here.organisations(actor) if "Ellshire" in o.name])
gone = press(lambda: organisation.close_area(actor=actor, area_id=area, at=NOW))
assert gone == ["NotFound"] * 5, gone
"""


def test_one_form_pressed_together_makes_one_thing(copied_database):
    kept = {n: v for n, v in os.environ.items() if not n.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-c", PRESSES],
        cwd=CLONE,
        env={
            **kept,
            "PYTHONPATH": str(CLONE),
            "DJANGO_SETTINGS_MODULE": "brolly.config.settings",
            **copied_database,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
