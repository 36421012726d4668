"""A checkpoint from the settings page over SMTP to a saved file that still fits."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from brolly.access.scope import reading
from brolly.access.vocabulary import Role
from brolly.foundation.messages import MessageNotSent
from brolly.history.models import Entry
from brolly.history.signatures import public_key
from brolly.integrations.tests.conftest import messenger_to
from brolly.integrations.tests.test_letters_to_staff import text_of
from brolly.organisations import jobs, ports, queries, samples
from brolly.organisations.actions import staff
from brolly.organisations.tests.cast import come_in, email_of
from brolly.organisations.tests.conftest import quick_hashing  # noqa: F401 - a fixture


@pytest.fixture
def mira(db, server, monkeypatch):
    monkeypatch.setattr(ports.messenger, "_adapter", messenger_to(server))
    now = timezone.now()
    lantern = samples.make_organisation(code="LAN", name="Lantern", at=now)
    return samples.make_member(actor=lantern, name="Mira", role=Role.MANAGER, at=now)


@pytest.fixture
def ada(mira):
    return samples.make_member(actor=mira, name="Ada", role=Role.CASEWORKER, at=timezone.now())


def choose(manager, *people):
    said = {"readers": [str(p.staff_id) for p in people]}
    return come_in(manager).post("/organisation/checkpoints", said)


def monday():
    jobs.send_checkpoints(timestamp=0)
    for job in ProcrastinateJob.objects.filter(task_name="organisations.send-checkpoint"):
        assert set(job.args) == {"organisation_id", "subject_id"}
        jobs.send_checkpoint(**job.args)


def test_from_the_settings_to_a_file_that_fits(mira, server, tmp_path, settings):
    settings.CHECKPOINTS = tmp_path / "history.txt"
    assert choose(mira, mira).status_code == 302
    monday()
    (letter,) = server.letters
    assert letter["To"] == email_of(mira)
    assert letter["Subject"] == "New message"
    assert public_key() in text_of(letter)
    saved = tmp_path / "saved.txt"
    saved.write_text(text_of(letter))
    said = StringIO()
    call_command("verify_history", "--checkpoint", str(saved), stdout=said)
    assert "still there, unchanged" in said.getvalue()
    with reading(mira):
        names = list(Entry.objects.values_list("event", flat=True))
    assert "organisation.checkpoint-readers-chosen" in names
    assert "organisation.checkpoint-sent" in names


def test_as_it_travelled_it_can_be_saved_too(mira, server, tmp_path, settings):
    settings.CHECKPOINTS = tmp_path / "history.txt"
    choose(mira, mira)
    monday()
    saved = tmp_path / "saved.eml"
    saved.write_bytes(server.letters[0].as_bytes())
    said = StringIO()
    call_command("verify_history", "--checkpoint", str(saved), stdout=said)
    assert "still there, unchanged" in said.getvalue()


def test_its_words_name_nobody(mira, server):
    choose(mira, mira)
    monday()
    seen = text_of(server.letters[0]).lower()
    for word in ("lantern", "mira", "project", "report", "sex"):
        assert word not in seen, word


def test_nobody_gets_one_who_was_not_chosen_or_may_not_read_it(mira, ada, server):
    monday()
    choose(mira, ada)
    assert [r.name for r in queries.checkpoint_readers(mira)] == ["Mira"]
    monday()
    assert server.letters == []


def test_who_leaves_gets_no_more(mira, server):
    sol = samples.make_member(
        actor=mira, name="Sol", role=Role.SAFEGUARDING_LEAD, at=timezone.now()
    )
    choose(mira, sol)
    (one,) = [m for m in queries.members(mira) if m.name == "Sol"]
    staff.end_membership(actor=mira, membership_id=one.membership_id, at=timezone.now())
    monday()
    assert server.letters == []


def test_only_a_manager_chooses(mira, ada):
    assert choose(ada, ada).status_code == 403
    assert not any(r.gets_them for r in queries.checkpoint_readers(mira))


def test_a_server_that_says_later_is_asked_again(mira, server):
    choose(mira, mira)
    server.to_recipient = ["450 later"]
    said = {
        "organisation_id": str(mira.organisation_id),
        "subject_id": str(mira.staff_id),
    }
    with pytest.raises(MessageNotSent):
        jobs.send_checkpoint(**said)
    jobs.send_checkpoint(**said)
    assert len(server.letters) == 1


def test_the_key_stands_on_the_settings_page(mira):
    assert public_key().encode() in come_in(mira).get("/organisation").content
