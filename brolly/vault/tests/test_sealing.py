"""Sealing to a public key: against the RFC's own figures, and against a second opener."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from brolly.vault import sealing

HERE = b"a report|1"


def labelled_extract(suite, salt, label, ikm):
    return hmac.digest(salt, b"HPKE-v1" + suite + label + ikm, hashlib.sha256)


def labelled_expand(suite, prk, label, info, length):
    said = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    out, block, n = b"", b"", 0
    while len(out) < length:
        n += 1
        block = hmac.digest(prk, block + said + bytes((n,)), hashlib.sha256)
        out += block
    return out[:length]


def opened_by_the_book(private, enc, info, aad, ct, *, aead, key_length):
    """RFC 9180, 4.1, 5.1 and 5.2 for base mode, X25519 and HKDF-SHA256, from primitives."""
    mine = X25519PrivateKey.from_private_bytes(private)
    dh = mine.exchange(X25519PublicKey.from_public_bytes(enc))
    kem = b"KEM" + (0x20).to_bytes(2, "big")
    context = enc + mine.public_key().public_bytes_raw()
    shared = labelled_expand(
        kem, labelled_extract(kem, b"", b"eae_prk", dh), b"shared_secret", context, 32
    )
    suite = b"HPKE" + b"".join(n.to_bytes(2, "big") for n in (0x20, 1, aead))
    context = (
        b"\0"
        + labelled_extract(suite, b"", b"psk_id_hash", b"")
        + labelled_extract(suite, b"", b"info_hash", info)
    )
    secret = labelled_extract(suite, shared, b"secret", b"")
    key = labelled_expand(suite, secret, b"key", context, key_length)
    nonce = labelled_expand(suite, secret, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, ct, aad)


def test_the_second_opener_opens_the_vector_of_the_rfc():
    # RFC 9180, appendix A.1.1: base mode, X25519, HKDF-SHA256, AES-128-GCM, sequence 0.
    said = opened_by_the_book(
        bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
        bytes.fromhex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
        bytes.fromhex("4f6465206f6e2061204772656369616e2055726e"),
        b"Count-0",
        bytes.fromhex(
            "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
            "6d8770ac83d07bea87e13c512a"
        ),
        aead=1,
        key_length=16,
    )
    assert said == b"Beauty is truth, truth beauty"


def test_what_we_seal_is_what_the_rfc_says():
    private = sealing.new_private_half()
    sealed = sealing.seal_to(sealing.public_half_of(private), HERE, b"He had a blue van.")
    padded = opened_by_the_book(
        private, sealed[1:33], HERE, b"", sealed[33:], aead=2, key_length=32
    )
    assert sealed[0] == sealing.VERSION
    assert padded[4:22] == b"He had a blue van."
    assert len(padded) == sealing.STEP


@given(content=st.binary(max_size=9000))
def test_whoever_has_the_private_half_opens_it(content):
    private = sealing.new_private_half()
    sealed = sealing.seal_to(sealing.public_half_of(private), HERE, content)
    assert sealing.open_with(private, HERE, sealed) == content


@given(st.data())
def test_nobody_else_opens_it_and_nothing_altered_opens(data):
    private = sealing.new_private_half()
    sealed = sealing.seal_to(sealing.public_half_of(private), HERE, b"words", step=64)
    at = data.draw(st.integers(0, len(sealed) - 1))
    flip = data.draw(st.integers(1, 255))
    altered = sealed[:at] + bytes((sealed[at] ^ flip,)) + sealed[at + 1 :]
    for key, place, what in (
        (sealing.new_private_half(), HERE, sealed),
        (private, b"a report|2", sealed),
        (private, HERE, altered),
        (private, HERE, sealed[:at]),
    ):
        with pytest.raises(sealing.WillNotOpen):
            sealing.open_with(key, place, what)


def test_a_short_and_a_longer_report_look_alike():
    public = sealing.public_half_of(sealing.new_private_half())
    assert len(sealing.seal_to(public, HERE, b"x")) == len(
        sealing.seal_to(public, HERE, b"x" * 4000)
    )


def test_a_passphrase_opens_what_it_wrapped_and_another_does_not():
    private, salt = sealing.new_private_half(), b"s" * 16
    wrapped = sealing.wrap_by_passphrase("four quiet green boats", salt, private)
    assert sealing.unwrap_by_passphrase("four quiet green boats", salt, wrapped) == private
    for passphrase, with_salt in (
        ("four quiet green boat", salt),
        ("four quiet green boats", b"t" * 16),
    ):
        with pytest.raises(sealing.WillNotOpen):
            sealing.unwrap_by_passphrase(passphrase, with_salt, wrapped)
