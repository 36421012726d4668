"""People who get warnings on their phone: asked, answering, choosing, not woken, told again."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from brolly.access.scope import acting
from brolly.access.vocabulary import Actor, Role
from brolly.alerts import actions, jobs, ports, queries
from brolly.alerts.actions import Invited
from brolly.alerts.models import Carrier, Delivery, Subscriber
from brolly.alerts.queries import Chosen
from brolly.alerts.rules import Quiet, held_until, hours_for, parts_of
from brolly.alerts.samples import LEEDS, make_alert, make_subscriber, make_text_subscriber
from brolly.alerts.tests.conftest import Carrier as Fake
from brolly.alerts.tests.conftest import worker
from brolly.alerts.vocabulary import CarrierKind, DeliveryState, Gender, Sector, Shows
from brolly.foundation.messages import MessageNotSent, WhyNot
from brolly.foundation.refusals import NotAllowed, NotFound

NUMBER = "+447700900123"
KEYS = {"key": "secret-of-ours", "template": "t"}


@pytest.fixture
def manager(project):
    return worker("mira", project, Role.MANAGER)


@pytest.fixture
def stranger(project):
    return Actor(name="public", organisation_id=project.organisation_id)


@pytest.fixture
def phone(monkeypatch):
    """What carries texts: it keeps what it is given, or fails as it is told."""
    made = Fake()
    made.keys = []

    def made_for(kind, credentials):
        if credentials.get("key") == "nonsense":
            raise ValueError("key")
        made.keys.append((kind, credentials))
        return made

    monkeypatch.setattr(ports.messenger_for, "_adapter", made_for)
    return made


@pytest.fixture
def text_on(manager, phone, carrier, noon):
    """Text messages are switched on, at two pence and a half."""
    actions.switch_on(
        actor=manager, kind=CarrierKind.NOTIFY, credentials=KEYS, pence=Decimal("2.5"), at=noon
    )
    return phone


def deliver(actor):
    jobs.deliver(organisation_id=str(actor.organisation_id))


def chosen(**more):
    start = Chosen(
        carrier=CarrierKind.NOTIFY, shows=Shows.NOTHING, has_own_hours=False,
        quiet_from=None, quiet_to=None, urgent_wakes=False,
    )  # fmt: skip
    return replace(start, **more)


def secret_of(manager, who):
    asked = actions.subscribers.link_for
    with acting(manager):
        link = asked(manager, Subscriber.objects.get(pk=who), "", "yours")
    return link.rstrip("/").split("/")[-1]


def path_in(text):
    return re.findall(r"https?://[^/]+(/m/\S+/)", text)[0]


# Asking, saying yes, stopping


def test_a_number_is_asked_only_when_somebody_said_it_may_be(manager, text_on, noon):
    who = Invited(number=NUMBER, carrier=CarrierKind.NOTIFY)
    with pytest.raises(actions.DidNotAgree):
        actions.invite_subscriber(actor=manager, who=who, at=noon)
    assert queries.subscribers_of(manager) == []
    actions.invite_subscriber(actor=manager, who=replace(who, agreed=True), at=noon)
    assert [s.state for s in queries.subscribers_of(manager)] == ["invited"]


def test_nobody_is_asked_by_a_way_that_is_off(manager, carrier, phone, noon):
    who = Invited(number=NUMBER, carrier=CarrierKind.NOTIFY, agreed=True)
    with pytest.raises(actions.CarrierIsOff):
        actions.invite_subscriber(actor=manager, who=who, at=noon)


def test_the_question_names_nobody_and_its_link_says_yes(manager, text_on, noon, client):
    who = make_text_subscriber(actor=manager, number=NUMBER, at=noon, has_confirmed=False)
    jobs.invite(organisation_id=str(manager.organisation_id), subscriber_id=str(who))
    (asked,) = text_on.letters
    assert asked.to == NUMBER
    assert "Lantern" not in asked.text
    assert "warn" not in asked.text.lower()
    assert "YES" not in asked.text  # nobody would hear it
    page = client.post(path_in(asked.text)).content.decode()
    assert "You get our messages from now on" in page
    assert queries.audience_of(manager, []) == 1


def test_a_number_is_kept_sealed_and_known_again_by_its_token(manager, text_on, noon):
    first = make_text_subscriber(actor=manager, number=NUMBER, at=noon)
    assert make_text_subscriber(actor=manager, number=NUMBER, at=noon) == first
    with acting(manager):
        (row,) = Subscriber.objects.all()
        held = b"".join(
            bytes(v) for v in vars(row).values() if isinstance(v, bytes | memoryview)
        )
    assert b"900123" not in held
    assert "900123" not in str(vars(row))


@pytest.fixture
def hears(manager, text_on, noon):
    """The word by which the service shows that an answer comes from it."""
    return actions.draw_word_for_answers(actor=manager, at=noon)


def answer(client, manager, word, said, number="447700900123"):
    body = {
        "id": "1", "source_number": number, "destination_number": "07700900999",
        "message": said, "date_received": "2026-11-24T12:15:30.000000Z",
    }  # fmt: skip
    return client.post(
        reverse("alerts:answers", args=[manager.organisation_id]),
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {word}"},
    )


def states(manager):
    with acting(manager):
        return list(Subscriber.objects.values_list("state", flat=True))


@pytest.mark.parametrize("said", ["YES", "yes.", " Yes! ", "DA", "sí"])
def test_yes_by_text_confirms(client, manager, hears, noon, said):
    make_text_subscriber(actor=manager, number=NUMBER, at=noon, has_confirmed=False)
    assert answer(client, manager, hears, said).status_code == 200
    assert states(manager) == ["confirmed"]


@pytest.mark.parametrize("said", ["STOP", "Stop.", "stop all", "unsubscribe"])
def test_stop_by_text_ends_it_at_once_and_forgets_the_number(
    client, manager, writer, reader, told, hears, text_on, noon, said
):
    who = make_text_subscriber(actor=manager, number=NUMBER, at=noon)
    make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    assert answer(client, manager, hears, said).status_code == 200
    assert states(manager) == ["left"]
    with acting(manager):
        assert Subscriber.objects.get(pk=who).number is None
    deliver(manager)
    assert text_on.letters == []


def test_an_invitation_says_yes_and_stop_where_somebody_hears_it(manager, hears, noon):
    who = make_text_subscriber(actor=manager, number=NUMBER, at=noon, has_confirmed=False)
    asked = actions.invitation_of(
        actor=manager, subscriber_id=who, site="https://example.org", by=CarrierKind.NOTIFY
    )
    assert "answer YES. STOP ends it." in asked.text
    assert parts_of(asked.text) <= 2


@pytest.mark.parametrize("word", ["", "guessed"])
def test_whoever_does_not_know_the_word_changes_nothing(client, manager, hears, noon, word):
    make_text_subscriber(actor=manager, number=NUMBER, at=noon)
    assert answer(client, manager, word, "STOP").status_code == 403
    assert states(manager) == ["confirmed"]


def test_where_no_word_was_drawn_nobody_is_heard(client, manager, text_on, noon):
    make_text_subscriber(actor=manager, number=NUMBER, at=noon)
    assert answer(client, manager, "", "STOP").status_code == 403
    assert states(manager) == ["confirmed"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"source_number": 1, "message": "x"}'])
def test_what_is_no_answer_is_not_taken(client, manager, hears, body):
    sent = client.post(
        reverse("alerts:answers", args=[manager.organisation_id]), body,
        content_type="application/json", headers={"Authorization": f"Bearer {hears}"},
    )  # fmt: skip
    assert sent.status_code == 400


def test_an_answer_that_is_neither_is_kept_nowhere_and_the_manager_is_told(
    client, manager, hears, noon
):
    make_text_subscriber(actor=manager, number=NUMBER, at=noon)
    assert answer(client, manager, hears, "who is this").status_code == 200
    (notify,) = [c for c in queries.carriers_of(manager) if c.kind is CarrierKind.NOTIFY]
    assert notify.unread_at is not None
    assert states(manager) == ["confirmed"]


def test_a_number_that_we_do_not_know_gets_the_same_answer(client, manager, hears, noon):
    known = answer(client, manager, hears, "STOP")
    make_text_subscriber(actor=manager, number="+447700900777", at=noon)
    unknown = answer(client, manager, hears, "STOP", number="447700900001")
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert states(manager) == ["confirmed"]


# What a message shows, and what its link opens


@pytest.fixture
def out(manager, writer, reader, told, text_on, noon):
    """A warning that is out, to one number."""
    who = make_text_subscriber(actor=manager, number=NUMBER, at=noon)
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader)
    return who, alert_id


def test_a_locked_phone_shows_new_message_and_a_link_and_nothing_else(out, manager, text_on):
    deliver(manager)
    (letter,) = text_on.letters
    assert re.fullmatch(r"New message: http://\S+/m/[\w-]{22}/[\w-]{30}/", letter.text)
    assert letter.headers == {}
    assert parts_of(letter.text) == 1


@pytest.mark.parametrize(
    ("shows", "begins"), [(Shows.WARNING, "A warning: http"), (Shows.TEXT, LEEDS.title)]
)
def test_she_may_choose_that_more_is_shown(
    out, stranger, manager, text_on, noon, shows, begins
):
    who, _ = out
    secret = secret_of(manager, who)
    assert actions.choose(actor=stranger, secret=secret, chosen=chosen(shows=shows), at=noon)
    deliver(manager)
    (letter,) = text_on.letters
    assert letter.text.startswith(begins)
    assert (LEEDS.body in letter.text) is (shows is Shows.TEXT)
    assert path_in(letter.text + " ")


def test_the_link_shows_nothing_before_the_button_and_then_the_warning(
    out, manager, text_on, client
):
    deliver(manager)
    link = path_in(text_on.letters[0].text)
    before = client.get(link).content.decode()
    assert "<title>Message" in before
    assert LEEDS.title not in before
    assert "warning" not in before.lower().replace("/warnings", "")
    after = client.post(link).content.decode()
    assert LEEDS.title in after
    assert LEEDS.body[:40] in after
    assert "<title>Message" in after


def opens(client, link):
    return client.post(link).content.decode()


def test_the_link_says_when_it_was_called_back(out, manager, reader, text_on, client, noon):
    _, alert_id = out
    deliver(manager)
    link = path_in(text_on.letters[0].text)
    actions.recall_alert(actor=reader, alert_id=alert_id, at=noon)
    page = opens(client, link)
    assert "is called back. Please delete it." in page
    assert LEEDS.title not in page


def test_the_link_shows_the_corrected_text(out, manager, writer, reader, text_on, client, noon):
    from uuid import uuid4

    _, alert_id = out
    deliver(manager)
    link = path_in(text_on.letters[0].text)
    corrected = actions.correct_alert(
        actor=writer, alert_id=alert_id, submission_id=uuid4(), at=noon
    )
    draft = replace(LEEDS, title="Tall man, green coat", version=1)
    actions.change_alert(actor=writer, alert_id=corrected, draft=draft, at=noon)
    actions.submit_alert(actor=writer, alert_id=corrected, at=noon)
    assert LEEDS.title in opens(client, link)  # the first stands until the second is read
    actions.approve_alert(actor=reader, alert_id=corrected, version=2, at=noon)
    page = opens(client, link)
    assert "Tall man, green coat" in page
    assert LEEDS.title not in page
    deliver(manager)
    assert len(text_on.letters) == 2


def test_the_link_says_that_it_ended_and_later_nothing(out, manager, text_on, client, noon):
    _, alert_id = out
    deliver(manager)
    link = path_in(text_on.letters[0].text)
    over = noon + timedelta(days=91)
    with time_machine.travel(over):
        assert "This warning has ended." in opens(client, link)
    actions.end_alert(actor=manager, alert_id=alert_id, today=over.date(), at=over)
    with time_machine.travel(over + timedelta(days=29)):
        assert "This warning has ended." in opens(client, link)
    with time_machine.travel(over + timedelta(days=31)):
        assert "This link does nothing any more" in opens(client, link)


def test_a_link_that_was_changed_or_is_of_another_project_opens_nothing(
    out, manager, partner, text_on, client
):
    from brolly.alerts.queries import coded

    deliver(manager)
    _, _, code, token, _ = path_in(text_on.letters[0].text).split("/")
    other = coded(partner.organisation_id.bytes)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    guesses = [
        *(f"/m/{code}/{token[:-1]}{last}/" for last in letters if last != token[-1]),
        f"/m/{code}/{'A' * 30}/",
        f"/m/{other}/{token}/",
        f"/m/x/{token}/",
        f"/m/{code}/x/",
        f"/m/{code}/é/",
    ]
    for guess in guesses:
        assert "This link does nothing any more" in opens(client, guess), guess


def test_whoever_left_opens_nothing_with_an_old_link(
    out, manager, stranger, text_on, client, noon
):
    who, _ = out
    deliver(manager)
    secret = secret_of(manager, who)
    actions.leave(actor=stranger, secret=secret, at=noon)
    assert "does nothing any more" in opens(client, path_in(text_on.letters[0].text))


def test_her_own_page_says_what_she_chose_and_keeps_it(out, manager, client, noon):
    who, _ = out
    page = reverse("alerts:yours", args=[manager.organisation_id, secret_of(manager, who)])
    assert "New message" in client.get(page).content.decode()
    wrong = client.post(page, {"shows": "nothing", "hours": "own", "quiet_from": "22:00"})
    assert wrong.status_code == 422
    assert "Say a time" in wrong.content.decode()
    said = {
        "shows": "warning", "hours": "own", "quiet_from": "22:00", "quiet_to": "07:30",
        "urgent_wakes": "on",
    }  # fmt: skip
    assert "Saved" in client.post(page, said).content.decode()
    with acting(manager):
        row = Subscriber.objects.get(pk=who)
    assert (row.shows, row.quiet_from, row.quiet_to) == ("warning", time(22), time(7, 30))
    assert row.urgent_wakes
    again = client.get(page).content.decode()
    assert 'value="22:00"' in again


def test_a_page_of_a_guess_is_the_same_as_of_somebody_who_left(client, manager):
    page = reverse("alerts:yours", args=[manager.organisation_id, "x" * 32])
    assert "does nothing any more" in client.get(page).content.decode()


# For whom


def test_a_warning_for_some_reaches_those_and_whoever_did_not_say(
    manager, stranger, writer, reader, told, carrier, noon
):
    said = {
        "street": {"sectors": ("street",)},
        "online": {"sectors": ("online",)},
        "women": {"genders": ("women", "trans")},
        "men": {"sectors": ("street",), "genders": ("men",)},
        "silent": {},
        "romanian": {"language": "ro"},
    }
    for name, more in said.items():
        who = Invited(email=f"{name}@example.org", **more)
        subscriber_id = actions.invite_subscriber(actor=manager, who=who, at=noon)
        secret = secret_of(manager, subscriber_id)
        actions.confirm_subscription(actor=stranger, secret=secret, at=noon)
    draft = replace(
        LEEDS, sectors=(Sector.STREET.value,), genders=(Gender.WOMEN.value,), languages=("en",)
    )
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader, draft=draft)
    deliver(manager)
    reached = [letter.split("@")[0] for letter in carrier.to]
    assert reached == ["silent", "street", "women"]
    shown = queries.alert_of(writer, alert_id)
    assert (shown.sectors, shown.genders, shown.languages) == (["street"], ["women"], ["en"])


def test_a_corrected_warning_is_for_the_same_people(writer, reader, told, noon):
    from uuid import uuid4

    draft = replace(LEEDS, sectors=("street",), genders=("women",), languages=("ro",))
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, reader=reader, draft=draft)
    corrected = actions.correct_alert(
        actor=writer, alert_id=alert_id, submission_id=uuid4(), at=noon
    )
    shown = queries.alert_of(writer, corrected)
    assert (shown.sectors, shown.genders, shown.languages) == (["street"], ["women"], ["ro"])


# Quiet hours

NIGHT = Quiet(starts=time(22), ends=time(7))


def london(*when):
    from brolly.alerts.rules.hours import LONDON

    return datetime(*when, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ((2026, 11, 24, 21, 59, 59), None),
        ((2026, 11, 24, 22, 0), (2026, 11, 25, 7, 0)),
        ((2026, 11, 25, 0, 0), (2026, 11, 25, 7, 0)),
        ((2026, 11, 25, 6, 59, 59), (2026, 11, 25, 7, 0)),
        ((2026, 11, 25, 7, 0), None),
        # The night in which the clock goes forward, and the one in which it goes back.
        ((2026, 3, 28, 23, 0), (2026, 3, 29, 7, 0)),
        ((2026, 10, 24, 23, 0), (2026, 10, 25, 7, 0)),
    ],
)
def test_nobody_is_woken_between_ten_and_seven(at, until):
    found = held_until(london(*at), NIGHT)
    assert found == (until and london(*until).astimezone(UTC))


def test_the_night_is_an_hour_shorter_in_march_and_longer_in_october():
    assert held_until(london(2026, 3, 28, 22), NIGHT) - london(2026, 3, 28, 22).astimezone(
        UTC
    ) == timedelta(hours=8)
    assert held_until(london(2026, 10, 24, 22), NIGHT) - london(2026, 10, 24, 22).astimezone(
        UTC
    ) == timedelta(hours=10)


def test_an_end_that_the_clock_skips_or_shows_twice():
    early = Quiet(starts=time(22), ends=time(1, 30))
    # On 29 March 2026 there is no half past one: the hour after 00:59 is 02:00.
    assert held_until(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), early) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )
    # On 25 October 2026 half past one comes twice, at 00:30 and at 01:30 UTC.
    assert held_until(datetime(2026, 10, 25, 0, 15, tzinfo=UTC), early) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )
    assert held_until(datetime(2026, 10, 25, 1, 15, tzinfo=UTC), early) == datetime(
        2026, 10, 25, 1, 30, tzinfo=UTC
    )


def test_the_end_always_comes_and_is_outside_of_the_quiet_hours():
    from itertools import pairwise

    starts = [time(h, m) for h in range(24) for m in (0, 30)]
    for first, second in [*pairwise(starts), (time(23, 30), time(0, 30)), (time(8), time(3))]:
        quiet = Quiet(starts=first, ends=second)
        for day in ((2026, 3, 28), (2026, 10, 24), (2026, 6, 1)):
            at = datetime(*day, 12, tzinfo=UTC)
            for _ in range(120):
                at += timedelta(minutes=20)
                if (end := held_until(at, quiet)) is not None:
                    assert end > at
                    assert end - at <= timedelta(hours=26)


def test_a_rest_by_day_and_equal_ends():
    rest = Quiet(starts=time(8), ends=time(14))
    assert held_until(london(2026, 6, 1, 9), rest) == london(2026, 6, 1, 14).astimezone(UTC)
    assert held_until(london(2026, 6, 1, 14), rest) is None
    assert held_until(london(2026, 6, 1, 9), Quiet(starts=time(9), ends=time(9))) is None


def test_her_own_hours_come_first_then_her_areas_then_everywhere():
    own, leeds, others = (Quiet(starts=time(h), ends=time(h + 1)) for h in (1, 2, 3))
    defaults = {"leeds": leeds, "": others}
    assert hours_for(own=own, has_own=True, areas=["leeds"], defaults=defaults) == own
    assert hours_for(own=None, has_own=True, areas=["leeds"], defaults=defaults) is None
    assert hours_for(own=own, has_own=False, areas=["leeds"], defaults=defaults) == leeds
    assert hours_for(own=None, has_own=False, areas=["derby"], defaults=defaults) == others
    assert hours_for(own=None, has_own=False, areas=[], defaults={}) is None


LATE = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 7, 0, tzinfo=UTC)


@pytest.fixture
def asleep(project, text_on, noon):
    """Somebody in Leeds, where nobody is woken at night."""
    manager = worker("mira", project, Role.MANAGER)
    actions.set_quiet_hours(actor=manager, area="leeds", hours=NIGHT, at=noon)
    return make_text_subscriber(actor=manager, number=NUMBER, areas=("leeds",), at=noon)


@pytest.fixture
def said_late(writer):
    """A report of that evening, whose person lets us warn others."""
    from brolly.consent.samples import yes_to
    from brolly.consent.vocabulary import Choice
    from brolly.incidents.samples import make_incident

    return make_incident(
        actor=writer, at=LATE - timedelta(hours=3), choices=yes_to(Choice.WARN)
    )


def test_a_message_waits_until_the_morning_and_then_goes(
    asleep, manager, writer, reader, said_late, text_on
):
    with time_machine.travel(LATE, tick=False):
        alert_id = make_alert(actor=writer, subject_id=said_late, at=LATE, reader=reader)
        deliver(manager)
        assert text_on.letters == []
        reach = queries.reach_of(manager, alert_id)
        assert (reach.held, reach.waiting, reach.sent) == (1, 0, 0)
    with time_machine.travel(MORNING - timedelta(seconds=1), tick=False):
        deliver(manager)
        assert text_on.letters == []
    with time_machine.travel(MORNING, tick=False):
        deliver(manager)
        assert len(text_on.letters) == 1


def test_what_is_called_back_in_the_night_is_stopped_and_nobody_hears_of_it(
    asleep, manager, writer, reader, said_late, text_on
):
    with time_machine.travel(LATE, tick=False):
        alert_id = make_alert(actor=writer, subject_id=said_late, at=LATE, reader=reader)
        actions.recall_alert(actor=reader, alert_id=alert_id, at=LATE)
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        deliver(manager)
    assert text_on.letters == []
    with acting(manager):
        assert {d.state for d in Delivery.objects.all()} == {DeliveryState.STOPPED.value}


def test_a_night_that_began_meanwhile_holds_what_was_queued_by_day(
    asleep, manager, writer, reader, said_late, text_on
):
    evening = LATE - timedelta(hours=2)
    with time_machine.travel(evening, tick=False):
        make_alert(actor=writer, subject_id=said_late, at=evening, reader=reader)
        text_on.fails = [MessageNotSent()]
        with pytest.raises(jobs.SomeWait):
            deliver(manager)
    with time_machine.travel(LATE, tick=False):
        deliver(manager)
        assert text_on.letters == []
    with time_machine.travel(MORNING, tick=False):
        deliver(manager)
        assert len(text_on.letters) == 1


@pytest.mark.parametrize("wakes", [True, False])
def test_only_what_is_urgent_wakes_and_only_whom_it_may(
    asleep, project, manager, writer, stranger, said_late, text_on, wakes
):
    secret = secret_of(manager, asleep)
    mine = chosen(urgent_wakes=wakes)
    actions.choose(actor=stranger, secret=secret, chosen=mine, at=LATE - timedelta(hours=9))
    with time_machine.travel(LATE, tick=False):
        alert_id = make_alert(
            actor=writer, subject_id=said_late, at=LATE,
            reader=worker("joan", project),
        )  # fmt: skip
        deliver(manager)
        assert text_on.letters == []  # not urgent: it wakes nobody
        from brolly.alerts.models import Alert

        with acting(manager):
            Alert.objects.filter(pk=alert_id).update(is_urgent=True)
            Delivery.objects.update(not_before=None)
        deliver(manager)
        assert len(text_on.letters) == (1 if wakes else 0)


def test_other_hours_count_for_what_waits_already(
    asleep, manager, writer, reader, stranger, said_late, text_on
):
    with time_machine.travel(LATE, tick=False):
        make_alert(actor=writer, subject_id=said_late, at=LATE, reader=reader)
        deliver(manager)
        awake = chosen(has_own_hours=True)
        actions.choose(actor=stranger, secret=secret_of(manager, asleep), chosen=awake, at=LATE)
        deliver(manager)
    assert len(text_on.letters) == 1


def test_many_who_sleep_do_not_keep_others_waiting(
    asleep, manager, writer, reader, said_late, text_on, monkeypatch
):
    monkeypatch.setattr("brolly.alerts.actions.rounds.BATCH", 2)
    with time_machine.travel(LATE, tick=False):
        for number in range(5):
            make_text_subscriber(
                actor=manager, number=f"+44770090020{number}", areas=("leeds",), at=LATE
            )
        make_text_subscriber(actor=manager, number="+447700900999", at=LATE)
        make_alert(actor=writer, subject_id=said_late, at=LATE, reader=reader)
        with acting(manager):
            Delivery.objects.update(not_before=None)
        deliver(manager)
    assert text_on.to == ["+447700900999"]


# By which way, what it costs, what goes wrong


def test_a_recall_goes_by_the_way_on_which_the_warning_came(
    out, manager, reader, text_on, carrier, noon
):
    _, alert_id = out
    make_subscriber(actor=manager, email="late@example.org", at=noon)
    deliver(manager)
    actions.recall_alert(actor=reader, alert_id=alert_id, at=noon)
    deliver(manager)
    assert text_on.to == [NUMBER, NUMBER]
    assert carrier.letters == []  # she came after the warning


def test_what_one_warning_cost_is_told(out, manager, text_on):
    _, alert_id = out
    deliver(manager)
    (way,) = queries.reach_of(manager, alert_id).ways
    assert (way.kind, way.sent, way.parts) == (CarrierKind.NOTIFY, 1, 1)
    assert way.pounds == Decimal("0.025")


def trouble(manager):
    (notify,) = [c for c in queries.carriers_of(manager) if c.kind is CarrierKind.NOTIFY]
    return notify


def test_a_wrong_key_is_told_to_the_manager_and_nothing_is_lost(
    out, manager, writer, text_on, noon, client
):
    _, alert_id = out
    text_on.fails = [MessageNotSent(why=WhyNot.CREDENTIALS)]
    with pytest.raises(jobs.SomeWait):
        deliver(manager)
    assert trouble(manager).trouble == "credentials"
    assert "does not take our key" in trouble(manager).trouble_words
    assert trouble(manager).waiting == 1
    assert queries.carriers_in_trouble(writer) == []
    assert [c.kind for c in queries.carriers_in_trouble(manager)] == [CarrierKind.NOTIFY]
    for _ in range(20):  # however often: a fault of ours never uses up a message's tries
        text_on.fails = [MessageNotSent(why=WhyNot.CREDENTIALS)]
        with pytest.raises(jobs.SomeWait):
            deliver(manager)
    deliver(manager)
    assert queries.reach_of(manager, alert_id).sent == 1
    assert trouble(manager).trouble is None


def test_one_way_that_is_broken_does_not_keep_the_other(
    out, manager, writer, reader, text_on, carrier, noon
):
    make_subscriber(actor=manager, email="one@example.org", at=noon)
    told = make_alert(actor=writer, subject_id=_another(writer, noon), at=noon, reader=reader)
    text_on.fails = [MessageNotSent(why=WhyNot.CREDENTIALS)] * 9
    with pytest.raises(jobs.SomeWait):
        deliver(manager)
    assert carrier.to == ["one@example.org"]
    assert queries.reach_of(manager, told).sent == 1


def _another(writer, noon):
    from brolly.consent.samples import yes_to
    from brolly.consent.vocabulary import Choice
    from brolly.incidents.samples import make_incident

    return make_incident(actor=writer, at=noon, choices=yes_to(Choice.WARN))


def test_one_number_that_the_account_cannot_reach_does_not_stop_the_others(
    out, manager, writer, reader, text_on, noon
):
    for number in range(3):
        make_text_subscriber(actor=manager, number=f"+44770090030{number}", at=noon)
    alert_id = make_alert(
        actor=writer, subject_id=_another(writer, noon), at=noon, reader=reader
    )
    text_on.fails = [MessageNotSent(why=WhyNot.SETTINGS)]
    with pytest.raises(jobs.SomeWait):
        deliver(manager)
    reach = queries.reach_of(manager, alert_id)
    assert len(text_on.letters) == 4  # of five: the first warning's one, and four of this
    assert trouble(manager).trouble is None
    assert reach.sent + reach.waiting == 4


def test_where_nobody_answers_the_rest_is_not_tried_and_waits(
    out, manager, writer, reader, text_on, noon
):
    for number in range(20):
        make_text_subscriber(actor=manager, number=f"+4477009004{number:02}", at=noon)
    alert_id = make_alert(
        actor=writer, subject_id=_another(writer, noon), at=noon, reader=reader
    )
    text_on.fails = [MessageNotSent(why=WhyNot.NO_ANSWER)] * 99
    with pytest.raises(jobs.SomeWait):
        deliver(manager)
    assert 8 <= 99 - len(text_on.fails) <= 12
    assert trouble(manager).trouble == "no_answer"
    assert queries.reach_of(manager, alert_id).waiting == 21
    text_on.fails = []
    deliver(manager)
    assert queries.reach_of(manager, alert_id).sent == 21
    # What may have arrived is asked about first, by whoever can.
    assert sum(letter.again for letter in text_on.letters) >= 8


def test_what_a_way_that_is_switched_off_would_carry_waits(out, manager, text_on, noon):
    _, alert_id = out
    actions.switch_off(actor=manager, kind=CarrierKind.NOTIFY, at=noon)
    deliver(manager)
    assert text_on.letters == []
    assert queries.reach_of(manager, alert_id).waiting == 1
    with acting(manager):
        assert Carrier.objects.get(kind="notify").credentials is None
    actions.switch_on(
        actor=manager, kind=CarrierKind.NOTIFY, credentials=KEYS, pence=None, at=noon
    )
    deliver(manager)
    assert queries.reach_of(manager, alert_id).sent == 1


def test_keys_are_sealed_and_kept_when_the_field_is_left_empty(manager, text_on, noon):
    actions.switch_on(
        actor=manager, kind=CarrierKind.NOTIFY, credentials={}, pence=Decimal(3), at=noon
    )
    with acting(manager):
        row = Carrier.objects.get(kind="notify")
    assert b"secret-of-ours" not in bytes(row.credentials)
    assert actions.messenger_of(actor=manager, kind=CarrierKind.NOTIFY) is text_on
    assert text_on.keys[-1] == (CarrierKind.NOTIFY, KEYS)


@pytest.mark.parametrize("keys", [{}, {"key": "nonsense"}])
def test_keys_that_are_none_are_not_taken(manager, phone, noon, keys):
    with pytest.raises(actions.CredentialsNotTaken):
        actions.switch_on(
            actor=manager, kind=CarrierKind.NOTIFY, credentials=keys, pence=None, at=noon
        )


def test_only_whoever_manages_may_change_a_way(writer, text_on, noon):
    with pytest.raises(NotAllowed):
        actions.switch_off(actor=writer, kind=CarrierKind.NOTIFY, at=noon)
    with pytest.raises(NotAllowed):
        queries.carriers_of(writer)
    with pytest.raises(NotAllowed):
        actions.set_quiet_hours(actor=writer, area="", hours=None, at=noon)


def test_quiet_hours_of_an_area_that_is_none_of_ours(manager, noon):
    with pytest.raises(NotFound):
        actions.set_quiet_hours(actor=manager, area="paris", hours=NIGHT, at=noon)


def test_a_test_goes_to_oneself_and_its_address_is_forgotten(manager, text_on, noon):
    actions.ask_for_test(actor=manager, kind=CarrierKind.NOTIFY, to="+447700900555", at=noon)
    assert trouble(manager).tests
    jobs.carry_test(
        organisation_id=str(manager.organisation_id), carrier_id=str(trouble(manager).id)
    )
    (letter,) = text_on.letters
    assert letter.to == "+447700900555"
    assert letter.text == "New message. This is a test. There is nothing to do."
    assert trouble(manager).tested_at is not None
    with acting(manager):
        assert Carrier.objects.get(kind="notify").test_to is None


def test_a_test_with_a_wrong_key_says_so(manager, text_on, noon):
    actions.ask_for_test(actor=manager, kind=CarrierKind.NOTIFY, to="+447700900555", at=noon)
    text_on.fails = [MessageNotSent(why=WhyNot.CREDENTIALS)]
    with pytest.raises(jobs.SomeWait):
        jobs.carry_test(
            organisation_id=str(manager.organisation_id), carrier_id=str(trouble(manager).id)
        )
    assert trouble(manager).trouble == "credentials"
    assert trouble(manager).tests


# A worker that is killed


def test_a_kill_between_the_claim_and_the_hand_over_repeats_nothing(
    out, manager, text_on, noon
):
    (claimed,) = actions.claim_deliveries(actor=manager, limit=9, site="", at=noon)
    later = noon + timedelta(minutes=11)
    (again,) = actions.claim_deliveries(actor=manager, limit=9, site="", at=later)
    assert again.delivery_id == claimed.delivery_id
    assert not again.message.again  # nobody has ever had it


def test_a_kill_after_the_hand_over_repeats_it_under_the_same_reference(
    out, manager, text_on, noon
):
    (claimed,) = actions.claim_deliveries(actor=manager, limit=9, site="", at=noon)
    going = [claimed.delivery_id]
    nothing = actions.Became()
    assert actions.hand_over(actor=manager, became=nothing, going=going, at=noon) == set(going)
    later = noon + timedelta(minutes=11)
    (again,) = actions.claim_deliveries(actor=manager, limit=9, site="", at=later)
    assert again.message.again
    assert again.message.message_id == claimed.message.message_id
    assert again.message.text == claimed.message.text


def test_what_is_called_back_between_claim_and_hand_over_does_not_go(
    out, manager, reader, text_on, noon
):
    _, alert_id = out
    (claimed,) = actions.claim_deliveries(actor=manager, limit=9, site="", at=noon)
    actions.recall_alert(actor=reader, alert_id=alert_id, at=noon)
    going = [claimed.delivery_id]
    may = actions.hand_over(actor=manager, became=actions.Became(), going=going, at=noon)
    assert may == frozenset()
    deliver(manager)
    assert text_on.letters == []  # nobody had it, so nobody is told


def test_whoever_may_have_it_is_told_when_it_is_called_back(
    out, manager, reader, text_on, noon
):
    _, alert_id = out
    text_on.fails = [MessageNotSent(why=WhyNot.NO_ANSWER)]
    with pytest.raises(jobs.SomeWait):
        deliver(manager)
    actions.recall_alert(actor=reader, alert_id=alert_id, at=noon)
    deliver(manager)
    assert len(text_on.letters) == 1
    with acting(manager):
        kinds = dict(Delivery.objects.values_list("kind", "state"))
    assert kinds == {"warning": "stopped", "recall": "sent"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3),
        ("€" * 80, 1), ("€" * 81, 2), ("ș" * 70, 1), ("ș" * 71, 2), ("ș" + "a" * 134, 3),
    ],
)  # fmt: skip
def test_how_many_messages_a_text_is_paid_as(text, parts):
    assert parts_of(text) == parts
