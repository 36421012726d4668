"""The invented network as `make run` loads it: once, whole, and with a way in for everybody."""

import re
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from brolly.access.rules import powers_of
from brolly.access.scope import reading
from brolly.access.vocabulary import Actor, Role
from brolly.alerts.models import Alert, Publication
from brolly.config import prepare
from brolly.config.demonstration.accounts import ACCOUNTS
from brolly.config.demonstration.invented import Hat
from brolly.consent.models import Hold, Restriction
from brolly.consent.queries import agreements_of
from brolly.disclosures.models import Packet
from brolly.history.queries import heads
from brolly.incidents.models import Incident
from brolly.organisations import ports, samples
from brolly.organisations.queries import organisations
from brolly.organisations.vocabulary import OrganisationKind

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_it_loads_once_and_everybody_told_of_can_sign_in(db, settings, capsys, monkeypatch):
    with pytest.raises(CommandError, match="demonstration only"):
        call_command("make_demonstration")
    assert heads() == {}
    settings.DEMONSTRATION = True
    call_command("make_demonstration")
    told = capsys.readouterr().out
    addresses = re.findall(r"^  (\S+@\S+) ", told, re.MULTILINE)
    password = re.findall(r'"(.+)"', told)[0]
    assert len(addresses) == len(ACCOUNTS) == 13
    monkeypatch.setattr(ports, "_offered", [one.offered for one in ACCOUNTS])
    for address in addresses:
        check_sign_in(address, password)

    before = heads()
    said = StringIO()
    call_command("make_demonstration", stderr=said)
    assert "There is something here already, so nothing was made." in said.getvalue()
    assert heads() == before

    said = StringIO()
    call_command("verify_history", stdout=said)
    assert "all whole" in said.getvalue()
    check_what_there_is_to_see()


def check_sign_in(address: str, password: str) -> None:
    browser = Client()
    page = browser.get("/sign-in")
    one = next(a.offered for a in ACCOUNTS if a.email == address)
    assert f"as={one.staff_id}" in page.content.decode(), address
    typed = {"email": address, "password": password}
    assert browser.post("/sign-in", typed).status_code == 302, address
    page = browser.get("/sign-in/second-step").content.decode()
    code = re.findall(r'<strong class="n">(\d+)</strong>', page)[0]
    assert browser.post("/sign-in/second-step", {"code": code}).status_code == 302, address
    page = browser.get("/", follow=True)
    assert page.status_code == 200, address
    assert page.request["PATH_INFO"] != "/sign-in", address


def check_what_there_is_to_see() -> None:
    mira = Actor(
        name="Mira",
        organisation_id=samples.id_for("1", "LAN"),
        staff_id=samples.id_for("staff", "mira@lantern.example.org"),
        powers=powers_of(Role.MANAGER),
    )
    with reading(mira):
        stages = set(Alert.objects.values_list("stage", flat=True))
        sent = set(Packet.objects.values_list("state", flat=True))
        held = set(Hold.objects.values_list("kind", flat=True))
        on_board = Publication.objects.filter(is_live=True).count()
        assert Restriction.objects.count() == 1
        assert Incident.objects.count() >= 20
    assert {"published", "waiting", "expired", "recalled", "sent_back"} <= stages
    assert on_board >= 2
    assert {"queued", "delivered", "recalled"} <= sent
    assert {"safeguarding", "third_party_account"} <= held
    assert {bool(a.ended_at) for a in agreements_of(mira)} == {True, False}
    kinds = [one.kind for one in organisations(mira)]
    assert kinds.count(OrganisationKind.PROJECT) == 61
    assert kinds.count(OrganisationKind.POLICE) == 2


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_number_draws_the_same_reports(seed):
    drawn = [
        [hat.told(AT) for _ in range(20)] for hat in (Hat(seed, ("A",)), Hat(seed, ("A",)))
    ]
    assert drawn[0] == drawn[1]
    assert drawn[0] != [Hat(f"{seed}x", ("A",)).told(AT) for _ in range(20)]


def test_another_size_is_not_made_over_what_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr(prepare, "home", lambda: tmp_path)
    asked: list[tuple[str, ...]] = []

    def make(*arguments: str, capture: bool = False) -> str:
        asked.append(arguments)
        return "Accounts\n"

    monkeypatch.setattr(prepare, "manage", make)
    monkeypatch.delenv("BROLLY_SIZE", raising=False)
    assert prepare.seed() == "Accounts\n"
    monkeypatch.setenv("BROLLY_SIZE", "full")
    assert prepare.seed() == "Accounts\nIt is the small one. Anew: make demo size=full\n"
    assert asked == [("make_demonstration",)]
    monkeypatch.setenv("BROLLY_SIZE", "small")
    assert prepare.seed() == "Accounts\n"


def test_what_was_cut_off_is_not_taken_as_made(tmp_path, monkeypatch):
    monkeypatch.setattr(prepare, "home", lambda: tmp_path)
    monkeypatch.setattr(prepare, "manage", lambda *arguments, capture: "")
    assert prepare.seed() == ""
    assert not (tmp_path / prepare.SEEDED).exists()
