"""
Three papers of which any two bring a key back, and one alone says nothing.

Shamir's scheme over GF(256), byte by byte: a straight line through the secret, each paper
a point on it. A paper is written in words: a mark of the set, its number, 32 bytes of the
point and a check, so that a slip in copying is found before anything is tried.
"""

import hashlib
import secrets
from dataclasses import dataclass

from brolly.vault.words import PLACE_OF, WORDS, words_meant

PAPERS = 3
SECRET = 32
MARK, CHECK = 2, 2
# 2 of the mark, 1 of the number, 32 of the point, 2 of the check: 296 bits, 10 a word.
BYTES = MARK + 1 + SECRET + CHECK
BITS_OF_A_WORD = 10
MANY_WORDS = -(-BYTES * 8 // BITS_OF_A_WORD)


class PaperUnclear(Exception):
    """These words are not a whole paper: one is missing, swapped, or was copied wrong."""


class PapersDoNotMatch(Exception):
    """Twice the same paper, or papers of two different printings."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One of the three papers."""

    mark: bytes
    number: int
    point: bytes

    def __repr__(self) -> str:
        return f"Paper(number={self.number})"


def split(secret: bytes) -> tuple[Paper, ...]:
    """Return three papers, any two of which bring the secret back."""
    slope = secrets.token_bytes(SECRET)
    mark = secrets.token_bytes(MARK)
    return tuple(
        Paper(
            mark=mark,
            number=x,
            point=bytes(s ^ _times(a, x) for s, a in zip(secret, slope, strict=True)),
        )
        for x in range(1, PAPERS + 1)
    )


def join(one: Paper, other: Paper) -> bytes:
    """
    Return the secret of two papers.

    :raises PapersDoNotMatch: they are the same one, or of two printings
    """
    if one.mark != other.mark or one.number == other.number:
        raise PapersDoNotMatch
    # The line through both points, at nought: in GF(256) minus is plus is exclusive or.
    apart = _inverse(one.number ^ other.number)
    of_one, of_other = _times(other.number, apart), _times(one.number, apart)
    return bytes(
        _times(a, of_one) ^ _times(b, of_other)
        for a, b in zip(one.point, other.point, strict=True)
    )


def in_words(paper: Paper) -> tuple[str, ...]:
    """Return a paper as the words that are printed on it."""
    said = paper.mark + bytes((paper.number,)) + paper.point
    number = int.from_bytes(said + _check(said), "big") << (MANY_WORDS * 10 - BYTES * 8)
    return tuple(
        WORDS[(number >> (BITS_OF_A_WORD * place)) & 1023]
        for place in reversed(range(MANY_WORDS))
    )


def from_words(typed: str) -> Paper:
    """
    Return the paper that somebody typed in. Spaces, case and a slip in a word are forgiven.

    :raises PaperUnclear: it is not a whole paper
    """
    words = words_meant(typed, many=MANY_WORDS)
    if words is None:
        raise PaperUnclear
    number = 0
    for word in words:
        number = number << BITS_OF_A_WORD | PLACE_OF[word]
    spare = MANY_WORDS * BITS_OF_A_WORD - BYTES * 8
    if number & ((1 << spare) - 1):
        raise PaperUnclear
    content = (number >> spare).to_bytes(BYTES, "big")
    said, check = content[:-CHECK], content[-CHECK:]
    if check != _check(said) or not 1 <= said[MARK] <= PAPERS:
        raise PaperUnclear
    return Paper(mark=said[:MARK], number=said[MARK], point=said[MARK + 1 :])


def _check(said: bytes) -> bytes:
    return hashlib.sha256(b"brolly paper" + said).digest()[:CHECK]


def _times(a: int, b: int) -> int:
    """Multiply in GF(256) with the polynomial of AES, always the same eight steps."""
    product = 0
    for _ in range(8):
        product ^= a * (b & 1)
        a = (a << 1) ^ (0x11B * (a >> 7))
        b >>= 1
    return product


def _inverse(a: int) -> int:
    """Return the number that times ``a`` is one: ``a`` to the power of 254."""
    result = 1
    for _ in range(254):
        result = _times(result, a)
    return result
