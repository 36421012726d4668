"""A few reports of the ten years: the same path, too short to take minutes."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.db import connection

from brolly.access.scope import reading
from brolly.access.vocabulary import Actor
from brolly.alerts.models import Alert, Delivery
from brolly.alerts.queries import findings_of
from brolly.config.demonstration import invented, years
from brolly.config.demonstration.people import make_people
from brolly.disclosures.models import Packet
from brolly.incidents.models import FirstStep, Incident
from brolly.incidents.samples import make_incident
from brolly.organisations.samples import id_for


def test_ten_years_in_small(db, noon, monkeypatch):
    few = {
        "REPORTS_EACH": 50, "QUIET_LEAST": 2, "QUIET_MOST": 3, "WARNINGS_EACH": 8,
        "SUBSCRIBERS_EACH": 6, "PACKETS_EACH": 4,
    }  # fmt: skip
    for name, value in few.items():
        monkeypatch.setattr(years, name, value)
    jobs = _jobs()
    said: list[str] = []
    start = noon - years.YEARS
    people = make_people(seed=7, at=start)
    people = replace(people, quiet=people.quiet[:10])
    years.make_years(people, seed=7, start=start, now=noon, say=said.append)
    assert said[-1] == "  10 of 10 quiet projects"
    assert _jobs() == jobs, "nothing of the past is posted when it is started"

    lantern = Actor(name="test", organisation_id=id_for("1", "LAN"))
    with reading(lantern):
        assert Incident.objects.count() == 50
        assert set(Incident.objects.values_list("number", flat=True)) == {*range(1, 51)}
        oldest = Incident.objects.order_by("recorded_at").first()
        assert oldest is not None
        assert oldest.recorded_at < noon - timedelta(days=1500)
        # Nothing is over yet: a first night would erase half of it.
        assert not Incident.objects.filter(changed_at__lt=noon - timedelta(days=2190)).exists()
        assert FirstStep.objects.exclude(finished_at=None).exists()
        assert set(Alert.objects.values_list("stage", flat=True)) <= {
            "published", "expired", "recalled",
        }  # fmt: skip
        assert not Alert.objects.filter(stage="published", expires_on__lt=noon.date()).exists()
        assert not Delivery.objects.filter(state="queued").exists()
        assert Packet.objects.count() == 4
        assert not Packet.objects.filter(state="queued").exists()
        assert not Packet.objects.filter(state="delivered", expires_on__lt=noon.date()).exists()

    whole = StringIO()
    call_command("verify_history", stdout=whole)
    assert "all whole" in whole.getvalue()


def test_every_invented_warning_may_go_out_beside_every_invented_story(ada, noon):
    every = " ".join((*invented.OPENINGS, *invented.HAPPENED, *invented.ENDINGS))
    hat = invented.Hat("7", towns=("Derby",))
    told = replace(hat.told(noon), narrative=every)
    incident_id = make_incident(actor=ada, at=noon, told=told)
    for title, does, _ in years.WARNED_OF:
        for looks in invented.LOOKS:
            text = f"{title}\nDerby, August. Wears or has: {looks.lower()}. {does}"
            found = findings_of(ada, incident_id, text)
            assert not [one.text for one in found if one.never_leaves], text


def _jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return int(cursor.fetchone()[0])
