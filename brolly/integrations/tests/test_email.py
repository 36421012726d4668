"""What a Messenger promises, in a real SMTP conversation with a server of this machine."""

import stat

import pytest

from brolly.foundation.messages import Message, MessageNotSent
from brolly.integrations.email.messenger import NoMailServer, SmtpMessenger
from brolly.integrations.pretend.messenger import FolderMessenger

LETTER = Message(
    to="ann@example.org",
    subject="New message",
    text="There is a new message for you.\n\nȘi în română.\n",
    message_id="<11111111-1111-4111-8111-111111111111@brolly.invalid>",
    headers={
        "List-Unsubscribe": "<https://example.org/messages/leave/x/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
)


def test_a_message_arrives_as_it_was_handed_over(server, messenger):
    messenger.send(LETTER)
    (letter,) = server.letters
    assert letter["To"] == "ann@example.org"
    assert letter["Subject"] == "New message"
    assert letter["Message-ID"] == LETTER.message_id
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Date"]
    assert "Și în română." in letter.get_payload(decode=True).decode()


@pytest.mark.parametrize("answer", ["450 4.2.0 greylisted", "451 try later", "421 busy"])
def test_a_server_that_asks_to_wait_is_asked_again(server, messenger, answer):
    server.to_recipient = [answer]
    with pytest.raises(MessageNotSent) as refused:
        messenger.send(LETTER)
    assert not refused.value.for_good
    messenger.send(LETTER)
    assert [letter["Message-ID"] for letter in server.letters] == [LETTER.message_id]


def test_a_recipient_that_is_refused_is_refused_for_good(server, messenger):
    server.to_recipient = ["550 5.1.1 nobody here"]
    with pytest.raises(MessageNotSent) as refused:
        messenger.send(LETTER)
    assert refused.value.for_good
    assert "ann" not in str(refused.value)


@pytest.mark.parametrize(("answer", "for_good"), [("554 no", True), ("452 full", False)])
def test_a_message_that_is_refused_after_it_was_read(server, messenger, answer, for_good):
    server.to_data = [answer]
    with pytest.raises(MessageNotSent) as refused:
        messenger.send(LETTER)
    assert refused.value.for_good is for_good


def test_a_connection_that_is_cut_is_tried_again(server, messenger):
    server.hang_up = True
    with pytest.raises(MessageNotSent) as cut:
        messenger.send(LETTER)
    assert not cut.value.for_good
    server.hang_up = False
    messenger.send(LETTER)
    assert len(server.letters) == 1


def test_nobody_there(server, messenger):
    nobody = SmtpMessenger.from_url("smtp+plain://127.0.0.1:1")
    with pytest.raises(MessageNotSent) as failed:
        nobody.send(LETTER)
    assert not failed.value.for_good


def test_a_server_without_tls_gets_no_message_where_tls_was_asked(server):
    wants_tls = SmtpMessenger.from_url(f"smtp://127.0.0.1:{server.port}")
    with pytest.raises(MessageNotSent):
        wants_tls.send(LETTER)
    assert server.letters == []


def test_a_line_break_in_an_address_goes_nowhere(server, messenger):
    from dataclasses import replace

    with pytest.raises(MessageNotSent) as refused:
        messenger.send(replace(LETTER, to="ann@example.org\nBcc: eve@example.org"))
    assert refused.value.for_good
    assert server.letters == []


@pytest.mark.parametrize(
    "url", ["smtp+plain://mail.example.org", "http://example.org", "smtp://", "nonsense"]
)
def test_an_address_that_would_not_be_safe_is_not_taken(url):
    with pytest.raises(ValueError, match="BROLLY_SMTP_URL"):
        SmtpMessenger.from_url(url)


def test_the_password_does_not_show():
    made = SmtpMessenger.from_url("smtps://us:se%3Acret@mail.example.org")
    assert (made.password, made.port) == ("se:cret", 465)
    assert "se:cret" not in repr(made)


def test_the_pretend_messenger_writes_where_only_its_owner_reads(tmp_path):
    box = FolderMessenger(folder=tmp_path / "outbox")
    box.send(LETTER)
    box.send(LETTER)
    (kept,) = (tmp_path / "outbox").iterdir()
    assert stat.S_IMODE((tmp_path / "outbox").stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "ann" not in kept.name


def test_without_a_mail_server_nothing_counts_as_sent():
    with pytest.raises(MessageNotSent):
        NoMailServer().send(LETTER)
