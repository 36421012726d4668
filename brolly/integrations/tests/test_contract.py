"""What every messenger promises, each in a real conversation with its service's stand-in."""

import logging
from dataclasses import replace

import pytest

from brolly.foundation.messages import Message, MessageNotSent, WhyNot
from brolly.integrations.phone.service import ServiceMessenger
from brolly.integrations.tests.stand_ins import (
    ACCOUNT,
    PASSWORD,
    SECRET,
    SERVICE,
    TEMPLATE,
    made,
)
from brolly.integrations.text.notify import NotifyMessenger

# The stand-in of a mail server takes a password without TLS: it stays on this machine.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
    pytest.mark.filterwarnings("ignore:Session.login_data is deprecated"),
]

SERVICES = ("mail", "notify", "gateway", "signal", "twilio")
NUMBER = "7700900123"


@pytest.fixture(params=SERVICES)
def kit(request, monkeypatch):
    made_kit, stop = made(request.param, monkeypatch)
    yield made_kit
    stop()


@pytest.fixture
def message(kit):
    return Message(
        to=kit.to,
        subject="New message",
        text="New message: https://example.org/m/abc-_/\nȘi în română.",
        message_id="<11111111-1111-4111-8111-111111111111@brolly.invalid>",
    )


def refused(messenger, message):
    with pytest.raises(MessageNotSent) as failure:
        messenger.send(message)
    return failure.value


def test_a_message_arrives_as_it_was_handed_over(kit, message):
    kit.messenger.send(message)
    (one,) = kit.arrived
    assert one.to == kit.to
    assert one.text.split() == message.text.split()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("refuse", WhyNot.REFUSED),
        ("busy", WhyNot.LATER),
        ("silent", WhyNot.NO_ANSWER),
        ("cut", WhyNot.NO_ANSWER),
        ("locked", WhyNot.CREDENTIALS),
    ],
)
def test_what_goes_wrong_is_told_apart_and_the_next_message_goes(kit, message, said, why):
    kit.say(said)
    failure = refused(kit.messenger, message)
    assert failure.why is why
    assert failure.for_good is (why is WhyNot.REFUSED)
    assert failure.is_ours is (why is WhyNot.CREDENTIALS)
    kit.say("accept")
    kit.arrived.clear()
    kit.messenger.send(message)
    assert len(kit.arrived) == 1


@pytest.mark.parametrize("said", ["refuse", "busy", "cut"])
def test_one_that_is_not_taken_does_not_spoil_the_connection_for_the_others(kit, message, said):
    with kit.messenger.opened() as lane:
        lane.send(message)
        kit.say(said)
        refused(lane, message)
        kit.say("accept")
        kit.arrived.clear()
        lane.send(message)
        lane.send(message)
    assert len(kit.arrived) == 2


def test_nobody_there(kit, message, monkeypatch):
    if kit.name == "twilio":
        from apprise.plugins.twilio import NotifyTwilio

        monkeypatch.setattr(NotifyTwilio, "notify_sms_url", "http://127.0.0.1:1/{sid}")
        gone = kit.messenger
    elif kit.name in ("mail", "notify"):
        where = {"port": 1} if kit.name == "mail" else {"address": "http://127.0.0.1:1"}
        gone = replace(kit.messenger, **where)
    else:
        place = kit.messenger.url.split("@")[1].split("/")[0]
        gone = replace(kit.messenger, url=kit.messenger.url.replace(place, "127.0.0.1:1"))
    assert refused(gone, message).why is WhyNot.NO_ANSWER


def test_after_a_connection_lost_in_the_middle_it_is_known_as_the_same(kit, message):
    kit.say("cut")
    refused(kit.messenger, message)
    assert len(kit.arrived) == 1  # taken, and nobody told us
    kit.say("accept")
    kit.messenger.send(replace(message, again=True))
    if kit.doubles == "asks":
        assert len(kit.arrived) == 1
    elif kit.doubles == "reference":
        # A mail program, or the gateway, shows it once.
        assert [one.reference for one in kit.arrived] == [message.message_id] * 2
    else:
        # Their protocols have no word for it: better twice than not at all.
        assert kit.name in ("signal", "twilio")
        assert len(kit.arrived) == 2


def test_one_that_never_arrived_is_handed_over_when_it_is_tried_again(kit, message):
    kit.messenger.send(replace(message, again=True))
    assert len(kit.arrived) == 1


@pytest.mark.parametrize("said", ["accept", "refuse", "busy", "silent", "cut", "locked"])
def test_no_number_no_word_and_no_password_reaches_a_log_or_an_exception(
    kit, message, said, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.CRITICAL, logger="mail.log")  # the stand-in's own
    kit.say(said)
    if said == "accept":
        kit.messenger.send(message)
    else:
        failure = refused(kit.messenger, message)
        assert failure.args == ()
        assert failure.__cause__ is None
        assert failure.__suppress_context__ or failure.__context__ is None
    read = capfd.readouterr()
    said_aloud = f"{caplog.text}{read.out}{read.err}"
    for secret in (NUMBER, "ann@example", PASSWORD, SECRET, "/m/abc", ACCOUNT):
        assert secret not in said_aloud
    assert PASSWORD not in repr(kit.messenger)
    assert SECRET not in repr(kit.messenger)


def test_it_would_be_heard_if_the_library_were_let_speak(monkeypatch, caplog):
    """The test above can fail: what it looks for is what Apprise says."""
    kit, stop = made("twilio", monkeypatch)
    monkeypatch.setattr("brolly.integrations.phone.service._Ears.filter", lambda *_: True)
    kit.say("refuse")
    with pytest.raises(MessageNotSent):
        kit.messenger.send(Message(to=kit.to, subject="", text="x", message_id="1"))
    stop()
    assert NUMBER in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "mailto://us:secret@example.org?to={to}",
        "slack://a/b/c/{to}",
        f"twilio://{ACCOUNT}:secret@+447700900001",
        f"twilio://{ACCOUNT}:secret@+447700900001/{{to}}?verify=no",
        f"twilio://{ACCOUNT}:secret@+447700900001/{{to}}?method=call",
        "twilio://nobody/{to}",
        "json://sms.example.org/?:to={to}",
        "signal://sms.example.org/+447700900001/{to}",
    ],
)
def test_an_address_that_is_not_one_of_ours_or_not_safe_is_not_taken(url, capfd, caplog):
    with pytest.raises(ValueError, match=r"^service$"):
        ServiceMessenger.from_url(url)
    assert "secret" not in caplog.text + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("key", "template", "address"),
    [
        ("", TEMPLATE, ""),
        ("nonsense", TEMPLATE, ""),
        (f"{SERVICE}-{SECRET}", "nonsense", ""),
        (f"{SERVICE}-{SECRET}", TEMPLATE, "http://notify.example.org"),
    ],
)
def test_a_key_that_is_none_is_not_taken(key, template, address):
    with pytest.raises(ValueError, match=r"key or template|BROLLY_NOTIFY_URL"):
        NotifyMessenger.from_key(key, template=template, address=address)


def test_a_fault_of_our_template_is_no_fault_of_the_number(monkeypatch):
    kit, stop = made("notify", monkeypatch)
    wrong = replace(kit.messenger, template_id=SERVICE)
    failure = refused(wrong, Message(to=kit.to, subject="", text="x", message_id="1"))
    stop()
    assert failure.why is WhyNot.SETTINGS
    assert kit.arrived == []
