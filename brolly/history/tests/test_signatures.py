"""A signed checkpoint is read back from a saved e-mail, and nothing else is believed."""

import base64
from datetime import UTC, datetime
from io import StringIO
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from brolly.history import signatures
from brolly.history.queries import heads
from brolly.history.rules import Mark
from brolly.history.signatures import Checkpoint, NotSigned
from brolly.history.tests.test_verify import light

MADE = Checkpoint(
    organisation_id=UUID(int=0xA1),
    mark=Mark(1234, bytes(range(32))),
    at=datetime(2026, 11, 23, 7, 0, tzinfo=UTC),
)


def read(text, *more):
    return signatures.read(text, keys=frozenset({signatures.public_key(), *more}))


def test_it_is_read_back_from_among_other_words():
    text = f"Hello,\n\n{signatures.written(MADE)}\n\nRegards\n"
    assert read(text) == [MADE]
    assert read(text + text) == [MADE, MADE]


def test_it_is_read_back_quoted_wrapped_and_with_other_line_ends():
    text = signatures.written(MADE)
    assert read("\n".join(f"> > {line}" for line in text.splitlines())) == [MADE]
    assert read(text.replace("\n", "\r\n")) == [MADE]
    assert max(map(len, text.splitlines())) < 72, "no mail program wraps it"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("entry: 1234", "entry: 1233"),
        ("0001", "0002"),
        ("2026", "2025"),
        ("-0000000000a1", "-0000000000a2"),
    ],
)
def test_one_changed_sign_is_found(old, new):
    text = signatures.written(MADE)
    assert old in text
    with pytest.raises(NotSigned):
        read(text.replace(old, new))


@pytest.mark.parametrize("text", ["", "words", f"{signatures.BEGIN}\n{signatures.END}"])
def test_what_is_no_checkpoint_is_not_believed(text):
    with pytest.raises(NotSigned):
        read(text)


def test_another_installation_is_not_believed_unless_named(settings):
    ours = signatures.public_key()
    settings.CHECKPOINT_KEY = bytes(32)
    theirs, text = signatures.public_key(), signatures.written(MADE)
    with pytest.raises(NotSigned):
        signatures.read(text, keys=frozenset({ours}))
    assert signatures.read(text, keys=frozenset({ours, theirs})) == [MADE]


def test_the_signature_is_plain_ed25519(settings):
    # RFC 8032, section 7.1, test 1 (read 2026-11-23): this secret has this public key.
    settings.CHECKPOINT_KEY = bytes.fromhex(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    )
    raw = base64.b64decode(signatures.public_key())
    assert raw.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert Ed25519PublicKey.from_public_bytes(raw)


@pytest.fixture
def saved(ada, tmp_path, settings):
    """A checkpoint of Ada's organisation that was saved as a file, and one more entry since."""
    settings.CHECKPOINTS = tmp_path / "history.txt"
    light(ada)
    mark = heads()[ada.organisation_id]
    made = Checkpoint(organisation_id=ada.organisation_id, mark=mark, at=timezone.now())
    light(ada)
    path = tmp_path / "mail.txt"

    def save(**changed):
        path.write_text(f"Dear keeper\n\n{signatures.written(made._replace(**changed))}\n")
        return path

    return save


def test_the_command_says_that_it_is_still_there(saved):
    said = StringIO()
    call_command("verify_history", "--checkpoint", str(saved()), stdout=said)
    assert "entry 1 of" in said.getvalue()
    assert "still there, unchanged" in said.getvalue()


@pytest.mark.parametrize(
    "changed",
    [
        {"mark": Mark(1, b"\x01" * 32)},
        {"mark": Mark(99, b"\x01" * 32)},
        {"organisation_id": uuid4()},
    ],
)
def test_the_command_fails_when_the_history_no_longer_contains_it(saved, changed):
    said = StringIO()
    with pytest.raises(CommandError, match="do not fit: 1"):
        call_command("verify_history", "--checkpoint", str(saved(**changed)), stdout=said)
    assert "GONE OR CHANGED" in said.getvalue()


def test_the_command_says_that_a_file_is_no_checkpoint(tmp_path, db):
    (tmp_path / "x.txt").write_text("words")
    for name in ("x.txt", "nowhere.txt"):
        with pytest.raises(CommandError, match=name):
            call_command("verify_history", "--checkpoint", str(tmp_path / name))
