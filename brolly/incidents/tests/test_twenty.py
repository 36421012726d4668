"""The twenty reports as they really arrive, each entered on the one page."""

import uuid

import pytest

from brolly.consent import queries as consent
from brolly.consent.vocabulary import Answer, Choice
from brolly.incidents import queries
from tests.twenty.cases import CASES, Case


def typed(case: Case) -> dict[str, object]:
    year, _, month = case.month.partition("-")
    sent: dict[str, object] = {
        "submission_id": str(uuid.uuid4()),
        "channel": case.channel,
        "language": case.language,
        "narrative": case.narrative,
        "kinds": list(case.kinds),
        "injuries": list(case.injuries),
        "when_month": month,
        "when_year": year,
        "town": case.town,
        "district": case.district,
        "what_she_wants": case.wants,
        "name_used": case.reporter,
        "contact": case.contact,
        "contact_rules": case.contact_rules,
        "teller": case.teller,
        "men-many": len(case.men),
        "vehicles-many": 1,
        "vehicles-0-colour": case.vehicle_colour,
        "vehicles-0-detail": case.vehicle,
        "identifiers-many": len(case.identifiers),
        "steps-many": len(case.steps),
    }
    for i, man in enumerate(case.men):
        sent |= {f"men-{i}-{name}": value for name, value in vars(man).items()}
    for i, (kind, text, whose) in enumerate(case.identifiers):
        row = {"kind": kind, "text": text, "belongs_to": whose}
        sent |= {f"identifiers-{i}-{name}": value for name, value in row.items()}
    for i, (kind, text, _) in enumerate(case.steps):
        sent |= {f"steps-{i}-kind": kind, f"steps-{i}-words": text}
    for choice, said in case.choices.items():
        sent[f"choice-{choice}-answer"] = said.answer
        sent[f"choice-{choice}-own_words"] = said.words
        sent[f"choice-{choice}-leave_out"] = list(said.leave_out)
        ticks = ("ask_before", "words_are_condition")
        sent |= {f"choice-{choice}-{tick}": "on" for tick in ticks if getattr(said, tick)}
    if case.under_18:
        sent["about_under_18"] = "on"
    if "needs_conversation" in case.holds:
        sent["holds"] = ["needs_conversation"]
    return sent


@pytest.fixture
def enter(ada, sol, signed_in, monkeypatch):
    monkeypatch.setattr(
        "brolly.incidents.views.shared.staff_with", lambda actor, power: {sol.staff_id: "sol"}
    )

    def do(case: Case) -> uuid.UUID:
        sent = typed(case)
        if case.officer:
            sent |= {"accuses_officer": "on", "only_staff": [str(sol.staff_id)]}
        answer = signed_in(ada).post("/reports/new/", sent)
        assert answer.status_code == 302, answer.content.decode()[:6000]
        assert signed_in(ada).get(answer.url).status_code == 200
        return uuid.UUID(answer.url.split("/")[2])

    return do


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_each_can_be_entered_and_is_held_where_it_must_be(case, ada, joan, enter):
    incident_id = enter(case)
    opened = queries.file_of(ada, incident_id)
    assert opened.told.narrative.split() == case.narrative.split()
    assert {h.kind for h in consent.holds_of(ada, incident_id)} == case.holds
    assert len(opened.men) == len(case.men)
    assert len(opened.steps) == len(case.steps)
    assert [one.identifier.raw for one in opened.identifiers] == [
        text for _, text, _ in case.identifiers
    ]
    assert all(one.identifier.can_be_looked_up for one in opened.identifiers)
    for choice in Choice:
        said = case.choices.get(choice.value)
        wanted = Answer(said.answer) if said else Answer.NOT_SAID
        assert consent.answer_to(ada, incident_id, choice) is wanted
    others = queries.incidents_of(joan)
    assert (others == []) is case.officer


def test_two_of_them_are_about_one_man_and_no_others(ada, enter):
    entered = {case.number: enter(case) for case in CASES}
    [alike] = queries.possible_same_man(ada, entered["08"])
    assert alike.incident_id == entered["02"]
    for number, incident_id in entered.items():
        if number not in ("02", "08"):
            assert queries.possible_same_man(ada, incident_id) == []
