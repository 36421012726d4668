from uuid import uuid4

import pytest
from django.db import connections, models
from django.test.utils import CaptureQueriesContext, isolate_apps

from brolly.access.scope import acting, reading
from brolly.vault import index, keys, opening, rules, steps
from brolly.vault.fields import SealedField
from brolly.vault.vocabulary import KeyKind


@pytest.fixture
def Letter():
    with isolate_apps("brolly.vault"):

        class Letter(models.Model):
            id = models.UUIDField(primary_key=True, default=uuid4)
            organisation_id = models.UUIDField()
            key_id = models.UUIDField()
            words = SealedField()
            name = SealedField(pad=64)

            class Meta:
                app_label = "vault"

            def __str__(self) -> str:
                return f"Letter {self.pk}"

    return Letter


@pytest.fixture
def letter(Letter, ada):
    key_id = steps.new_key(organisation_id=ada.organisation_id, kind=KeyKind.INCIDENT)
    row = Letter(organisation_id=ada.organisation_id, key_id=key_id)
    steps.seal(row, "words", "He drove a grey estate. Ţară.")
    steps.seal(row, "name", "Dee")
    return row


def test_what_was_sealed_opens(letter, ada):
    assert opening.open_sealed(ada, letter, "words") == "He drove a grey estate. Ţară."
    assert opening.open_sealed(ada, letter, "name") == "Dee"


def test_nothing_said_is_nothing_sealed(letter, ada):
    steps.seal(letter, "words", "")
    assert letter.words is None
    assert opening.open_sealed(ada, letter, "words") == ""


def test_lengths_do_not_tell(letter):
    short = letter.name
    steps.seal(letter, "name", "Alexandrina Constantinescu-Popescu")
    assert len(letter.name) == len(short)


def test_another_organisation_cannot_open(letter, bola):
    with pytest.raises(keys.KeyErased):
        opening.open_sealed(bola, letter, "words")


def test_a_ciphertext_moved_to_another_row_does_not_open(letter, Letter, ada):
    other = Letter(organisation_id=ada.organisation_id, key_id=letter.key_id)
    other.words = letter.words
    with pytest.raises(rules.BadEnvelope):
        opening.open_sealed(ada, other, "words")


def test_a_ciphertext_moved_to_another_column_does_not_open(letter, ada):
    letter.words = letter.name
    with pytest.raises(rules.BadEnvelope):
        opening.open_sealed(ada, letter, "words")


@pytest.mark.parametrize("at", [0, 1, 5, 20, 40, -1])
def test_one_altered_byte_is_noticed(letter, ada, at):
    altered = bytearray(letter.words)
    altered[at] ^= 1
    letter.words = bytes(altered)
    with pytest.raises(rules.BadEnvelope):
        opening.open_sealed(ada, letter, "words")


def test_erasing_the_key_erases_the_words(letter, ada):
    steps.erase_key(key_id=letter.key_id)
    with pytest.raises(keys.KeyErased):
        opening.open_sealed(ada, letter, "words")


def test_a_shared_key_opens_for_both_until_it_is_taken_back(letter, ada, bola):
    steps.share_key(
        key_id=letter.key_id,
        from_organisation_id=ada.organisation_id,
        to_organisation_id=bola.organisation_id,
    )
    assert opening.open_sealed(bola, letter, "name") == "Dee"
    steps.unshare_key(key_id=letter.key_id, organisation_id=bola.organisation_id)
    with pytest.raises(keys.KeyErased):
        opening.open_sealed(bola, letter, "name")
    assert opening.open_sealed(ada, letter, "name") == "Dee"


def test_tokens_are_equal_inside_one_organisation_only(ada, bola):
    mine = index.token(ada.organisation_id, "phone", "+447700900123")
    assert mine == index.token(ada.organisation_id, "phone", "+447700900123")
    assert mine != index.token(ada.organisation_id, "plate", "+447700900123")
    assert mine != index.token(bola.organisation_id, "phone", "+447700900123")
    assert len(mine) == 16


def test_a_wrong_kek_opens_nothing(letter, ada, settings, tmp_path):
    kept = keys.kek()
    settings.KEYS_FOLDER = tmp_path
    keys.use_kek(b"x" * 32)
    try:
        with pytest.raises(keys.WrongKek):
            opening.open_sealed(ada, letter, "words")
    finally:
        keys.use_kek(kept)


@pytest.mark.parametrize("step", [64, 1024])
def test_padding_hides_every_length_within_a_step(step):
    lengths = {len(rules.pad(b"x" * n, step)) for n in range(step - 3)}
    assert lengths == {step}
    assert all(rules.unpad(rules.pad(b"x" * n, step)) == b"x" * n for n in range(3 * step))


def test_every_byte_of_an_envelope_is_sealed(letter, ada):
    whole = bytes(letter.name)
    for at in range(len(whole)):
        letter.name = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        with pytest.raises(rules.BadEnvelope):
            opening.open_sealed(ada, letter, "name")
    for length in (0, 1, 17, 30, len(whole) - 1):
        letter.name = whole[:length]
        with pytest.raises(rules.BadEnvelope):
            opening.open_sealed(ada, letter, "name")


def test_the_same_words_never_look_the_same(letter):
    first = letter.words
    steps.seal(letter, "words", "He drove a grey estate. Ţară.")
    assert letter.words != first


@pytest.fixture
def keys_asked_for():
    """Hand over a count of the look-ups of content keys; in tests project keys are not kept."""
    with CaptureQueriesContext(connections["keys"]) as asked:
        yield lambda: sum(
            'FROM "vault_wrap"' in query["sql"] for query in asked.captured_queries
        )


def test_a_page_asks_for_a_key_once(letter, ada, keys_asked_for):
    with reading(ada):
        opening.open_sealed(ada, letter, "words")
        before = keys_asked_for()
        assert opening.open_sealed(ada, letter, "name") == "Dee"
    assert keys_asked_for() == before


def test_a_list_asks_for_all_its_keys_at_once(Letter, ada, keys_asked_for):
    rows = []
    for number in range(20):
        key_id = steps.new_key(organisation_id=ada.organisation_id, kind=KeyKind.INCIDENT)
        rows.append(Letter(organisation_id=ada.organisation_id, key_id=key_id))
        steps.seal(rows[-1], "words", f"Letter {number}")
    before = keys_asked_for()
    with reading(ada):
        opening.fetch_keys(ada, rows)
        words = [opening.open_sealed(ada, row, "words") for row in rows]
    assert words == [f"Letter {number}" for number in range(20)]
    assert keys_asked_for() == before + 1


def test_keys_kept_in_mind_are_of_one_organisation(letter, ada, bola):
    with reading(ada):
        opening.open_sealed(ada, letter, "words")
        with pytest.raises(keys.KeyErased):
            opening.open_sealed(bola, letter, "words")


def test_what_is_erased_in_an_action_cannot_be_opened_in_its_next_line(letter, ada):
    with acting(ada):
        opening.open_sealed(ada, letter, "words")
        steps.erase_key(key_id=letter.key_id)
        with pytest.raises(keys.KeyErased):
            opening.open_sealed(ada, letter, "words")


def test_the_next_page_cannot_open_what_was_erased(letter, ada):
    with reading(ada):
        opening.open_sealed(ada, letter, "words")
    steps.erase_key(key_id=letter.key_id)
    with reading(ada):
        opening.fetch_keys(ada, [letter])
        with pytest.raises(keys.KeyErased):
            opening.open_sealed(ada, letter, "words")
