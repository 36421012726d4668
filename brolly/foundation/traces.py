"""
Find what is hers in a text: her name, her number, her address, however it is written.

It looks for what is known to be hers. A detail that only she and he know is for the
person who reads the lines.
"""

import re
from collections.abc import Iterable, Iterator

_DIGITS_THAT_TELL = 5
# Words that stand beside names in what staff type, and say nothing about who.
_NO_NAMES = frozenset(
    [
        "the",
        "and",
        "not",
        "her",
        "hers",
        "his",
        "she",
        "he",
        "him",
        "himself",
        "herself",
        "they",
        "them",
        "their",
        "theirs",
        "it",
        "its",
        "you",
        "who",
        "mrs",
        "miss",
        "mr",
        "ms",
        "mx",
        "dr",
        "known",
        "project",
        "work",
        "name",
        "real",
        "escort",
        "worker",
        "woman",
        "man",
        "girl",
        "boy",
        "lad",
        "person",
        "called",
        "in",
        "of",
        "at",
        "to",
        "for",
        "two",
        "years",
        "on",
        "or",
        "is",
        "as",
        "by",
        "from",
        "with",
        "an",
        "no",
        "trans",
        "male",
        "female",
    ]
)
_EMAIL = re.compile(r"[\w.+-]+@[\w.-]*\w")
_NUMBER = re.compile(r"[+(]?\d(?:[\s().+/-]*\d){4,}")


def traces_in(
    texts: Iterable[str], *, names: Iterable[str], contacts: Iterable[str]
) -> list[str]:
    """
    Return which of these names and contacts stand in the texts, as they stand there.

    Case and separators make no difference: "dee", "DEE" and "07700.900.231" are found.
    """
    text = "\n".join(texts)
    found = [hit for name in names for hit in _names_in(name, text)]
    found += [hit for contact in contacts for hit in _contacts_in(contact, text)]
    return list(dict.fromkeys(found))


def _names_in(name: str, text: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]{2,}", _EMAIL.sub(" ", name)):
        if word.casefold() in _NO_NAMES:
            continue
        for match in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
            yield match[0]
    for initial in re.findall(r"\b[^\W\d_](?=\.|$)", name.strip()):
        # "K." is a name too; in lower case a single letter is not.
        for match in re.finditer(rf"\b{re.escape(initial.upper())}\b\.?", text):
            yield match[0]


def _contacts_in(contact: str, text: str) -> Iterator[str]:
    for address in _EMAIL.findall(contact):
        for match in re.finditer(re.escape(address), text, re.IGNORECASE):
            yield match[0]
    for handle in re.findall(r"@?\w*[_\d]\w*[^\W\d]\w*", _EMAIL.sub(" ", contact)):
        if len(handle) > _DIGITS_THAT_TELL:
            for match in re.finditer(re.escape(handle), text, re.IGNORECASE):
                yield match[0]
    hers = {_tail(run) for run in _NUMBER.findall(contact)}
    for match in _NUMBER.finditer(text):
        if _tail(match[0]) in hers:
            yield match[0].strip()


def _tail(run: str) -> str:
    """Return the digits by which a number is known, whatever stands before them."""
    return re.sub(r"\D", "", run)[-9:]
