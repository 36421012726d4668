"""
She says no at the moment at which a packet leaves; and an answer is pressed twice at once.

Whichever of the two commits first is in the history first. After her no nothing leaves,
and what had left cannot be read.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID, uuid4

import django

django.setup()

from django.db import connections
from django.test import Client

from brolly.access.rules import powers_of
from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Actor, Role
from brolly.consent import actions as consent
from brolly.consent import steps as subjects
from brolly.consent.samples import make_agreement
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice, Recipient, RecipientKind
from brolly.disclosures import actions, queries
from brolly.disclosures.samples import make_delivered_packet, make_packet
from brolly.disclosures.vocabulary import PacketState
from brolly.history.queries import entries_about
from brolly.vault import steps as vault
from brolly.vault.vocabulary import KeyKind
from brolly.web import ports
from tests.hammer.figures import Figure, main

PROJECT, FORCE = UUID(int=1), UUID(int=2)
POLICE = Recipient(kind=RecipientKind.POLICE, organisation_id=FORCE)


def member(name: str, organisation_id: UUID, role: Role, number: int) -> Actor:
    return Actor(
        name=name, organisation_id=organisation_id, staff_id=UUID(int=number),
        powers=powers_of(role), fresh_factor=True,
    )  # fmt: skip


ADA = member("ada", PROJECT, Role.CASEWORKER, 11)
MIRA = member("mira", PROJECT, Role.MANAGER, 12)
OFFICER = member("officer", FORCE, Role.LIAISON_OFFICER, 13)


def run(rounds: int) -> list[Figure]:
    make_agreement(actor=MIRA, partner_id=FORCE, at=datetime.now(UTC))
    chance, count = random.Random(3), Counter[str]()
    with ThreadPoolExecutor(2) as threads:
        for number in range(rounds):
            count[race(threads, chance.uniform(0, 0.02), withdraws_late=number % 2 == 1)] += 1
        presses = [pressed_twice(threads) for _ in range(rounds)]
        list(threads.map(lambda _: connections.close_all(), range(2)))
    return [
        Figure("races of her no with a packet that leaves", rounds, least=rounds),
        Figure("her no was first, nothing left", count["stopped"], least=1),
        Figure("it left first, and was called back", count["recalled"], least=1),
        Figure("left after her no, or readable after it", count["left"], most=0),
        Figure("answers pressed twice at one moment", rounds, least=rounds),
        Figure("presses that met an error", sum(p[0] for p in presses), most=0),
        Figure("answers lost or doubled", sum(p[1] != 1 for p in presses), most=0),
    ]


def race(threads: ThreadPoolExecutor, delay: float, *, withdraws_late: bool) -> str:
    """Let a withdrawal and a delivery begin at once. Return what became of the packet."""
    subject_id = asked_her()
    packet_id = make_packet(
        actor=ADA, subject_id=subject_id, recipient=POLICE, at=datetime.now(UTC)
    )

    def withdraw() -> None:
        time.sleep(delay if withdraws_late else 0)
        say(subject_id, Answer.NO)

    def deliver() -> None:
        time.sleep(0 if withdraws_late else delay)
        actions.deliver_packet(actor=ADA, packet_id=packet_id, at=datetime.now(UTC))

    at_once(threads, withdraw, deliver)
    state = queries.packet_sent(ADA, packet_id).state
    told = sorted(entries_about(ADA, [subject_id]), key=lambda entry: entry.sequence)
    names = [entry.event for entry in told]
    if "packet.delivered" not in names:
        return "stopped" if state is PacketState.STOPPED else "left"
    said_no = len(names) - 1 - names[::-1].index("consent.choices-changed")
    was_first = names.index("packet.delivered") < said_no
    return "recalled" if was_first and state is PacketState.RECALLED else "left"


def pressed_twice(threads: ThreadPoolExecutor) -> tuple[int, int]:
    """Press an answer twice at one moment: how many errors, how many answers kept."""
    packet_id = make_delivered_packet(
        actor=ADA, subject_id=asked_her(), recipient=POLICE, at=datetime.now(UTC)
    )
    ports.actor_of_request._adapter = lambda request: OFFICER
    typed = {"submission_id": str(uuid4()), "code": "received", "words": ""}
    done: list[str] = []

    def press() -> None:
        browser = Client(headers={"host": "localhost"}, raise_request_exception=False)
        answer = browser.post(f"/inbox/{packet_id}/answer", typed)
        done.append(answer.get("Location", ""))

    at_once(threads, press, press)
    errors = sum(where != f"/inbox/{packet_id}/" for where in done)
    with reading(ADA):
        return errors, len(queries.packet_sent(ADA, packet_id).replies)


def at_once(threads: ThreadPoolExecutor, *both: Callable[[], None]) -> None:
    start = threading.Barrier(len(both))

    def begin(one: Callable[[], None]) -> None:
        start.wait()
        one()

    for begun in [threads.submit(begin, one) for one in both]:
        begun.result()


def asked_her() -> UUID:
    subject_id = uuid4()
    key_id = vault.new_key(organisation_id=PROJECT, kind=KeyKind.INCIDENT)
    with acting(ADA):
        subjects.make_subject(actor=ADA, subject_id=subject_id, key_id=key_id)
    say(subject_id, Answer.YES)
    return subject_id


def say(subject_id: UUID, answer: Answer) -> None:
    said = NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=answer)
    consent.change_choices(
        actor=ADA, subject_id=subject_id, answers=[said], at=datetime.now(UTC)
    )


if __name__ == "__main__":
    main(run, often=200)
