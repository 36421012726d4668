"""A withdrawal or an end that has committed always wins, however the two meet."""

import os
import subprocess
import sys

import pytest

from brolly.config.home import CLONE

# Committed data, two threads, a database of its own: history cannot be taken back.
RACE = """
import threading, time, random
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
import django
django.setup()
from django.db import connection
from brolly.access.rules import powers_of
from brolly.access.scope import acting
from brolly.access.vocabulary import Actor, Role
from brolly.consent import actions, gate, steps
from brolly.consent.samples import make_agreement, yes_to
from brolly.consent.vocabulary import *
from brolly.history import actions as history
from brolly.history.vocabulary import Event
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind

class Left(Event):
    name = "race.left"

def member(name, role, number):
    return Actor(name=name, organisation_id=UUID(int=0xA1), staff_id=UUID(int=number),
                 powers=powers_of(role), fresh_factor=True)

ada, joan, mira = (member("ada", Role.CASEWORKER, 1), member("joan", Role.CASEWORKER, 2),
                   member("mira", Role.MANAGER, 3))
NOW = datetime.now(UTC)
chance, gave, refused, wrong = random.Random(5), 0, 0, 0

def subject():
    new = uuid4()
    key = vault.new_key(organisation_id=ada.organisation_id, kind=KeyKind.INCIDENT)
    with acting(ada):
        steps.make_subject(actor=ada, subject_id=new, key_id=key)
    actions.change_choices(actor=ada, subject_id=new, at=NOW,
                           answers=list(yes_to(Choice.POLICE_ANONYMOUS)))
    return new

def race(subject_id):
    global gave, refused, wrong
    force = uuid4()
    agreed = make_agreement(actor=mira, partner_id=force, at=NOW)
    to = Recipient(kind=RecipientKind.POLICE, organisation_id=force)
    withdrawn, start, wait = [], threading.Barrier(2), chance.random() * 0.012

    def withdraw():
        start.wait()
        time.sleep(wait)
        if ENDS:
            actions.end_agreement(actor=mira, agreement_id=agreed, at=NOW)
        else:
            actions.withdraw_all(actor=ada, subject_id=subject_id, heard=Heard.BY_PHONE,
                                 own_words="", at=NOW)
        withdrawn.append(time.monotonic())
        connection.close()

    other = threading.Thread(target=withdraw)
    other.start()
    start.wait()
    given = refused_here = 0
    while other.is_alive() or not refused_here:
        # The clock is read before asking: a permit after this moment would be too late.
        committed = bool(withdrawn)
        try:
            with acting(joan):
                gate.permit_sharing(actor=joan, subject_id=subject_id, recipient=to, at=NOW,
                    purpose=Purpose.POLICE_ANONYMOUS, fields=frozenset({Field.HIM_MARKS}))
                # Between permit and commit a withdrawal has to wait for us.
                time.sleep(chance.random() * 0.003)
                wrong += bool(withdrawn)
                history.record(Left(subject_id=subject_id), by=joan, at=NOW)
            given += 1
            wrong += committed
        except gate.SharingRefused:
            refused_here += 1
    other.join()
    gave, refused = gave + given, refused + refused_here

for _ in range(ROUNDS):
    race(subject())
print(f"gave {gave} refused {refused} wrong {wrong}")
assert gave and refused and not wrong
"""


@pytest.mark.parametrize("ends_the_agreement", [False, True])
def test_after_her_no_or_the_end_of_an_agreement_nothing_is_permitted(
    copied_database, ends_the_agreement
):
    kept = {n: v for n, v in os.environ.items() if not n.startswith("PYTEST_")}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            RACE.replace("ROUNDS", "40").replace("ENDS", str(ends_the_agreement)),
        ],
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
