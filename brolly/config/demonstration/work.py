"""What is going on in the small network, made through the real actions."""

from datetime import datetime, timedelta

from brolly.config.demonstration.people import Busy, People
from brolly.config.demonstration.reports import REPORTS
from brolly.disclosures import actions as disclosures
from brolly.disclosures.samples import WORDS_OF_REPLY
from brolly.disclosures.vocabulary import ReplyCode
from brolly.incidents.samples import make_incident
from brolly.incidents.vocabulary import StepTold
from brolly.organisations.samples import id_for
from brolly.police.samples import make_telling


def make_work(people: People, at: datetime) -> None:
    """Take in reports at Lantern, with steps due, a hold, a packet waiting and one answered."""
    lantern, force = people.lantern, people.force
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
    six_days_ago = at - timedelta(days=6)
    answered = make_telling(
        actor=lantern.caseworker, incident_id=taken[1], post_id=force.post_id,
        at=six_days_ago, now=True, submission_id=id_for("packet", str(taken[1])),
    )  # fmt: skip
    disclosures.deliver_packet(actor=lantern.caseworker, packet_id=answered, at=six_days_ago)
    disclosures.open_packet(actor=force.officer, packet_id=answered, at=at - timedelta(days=5))
    disclosures.answer_packet(
        actor=force.officer, packet_id=answered, submission_id=id_for("answer", "1"),
        code=ReplyCode.TASKED, words=WORDS_OF_REPLY[ReplyCode.TASKED],
        at=at - timedelta(days=4),
    )  # fmt: skip
    make_telling(
        actor=lantern.caseworker, incident_id=taken[2], post_id=force.post_id,
        at=at - timedelta(hours=2), submission_id=id_for("packet", str(taken[2])),
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
