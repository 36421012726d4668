"""A mark of words: the same words have the same mark, and others have another."""

import hashlib
import json
from collections.abc import Iterable


def mark_of(words: Iterable[object]) -> str:
    """
    Return the mark of these words in this order: 64 hexadecimal digits of SHA-256.

    What is sent, approved or said of a text is held by it against the text that was read.
    It hides nothing: whoever can guess the words can make it.
    """
    return hashlib.sha256(json.dumps(list(words)).encode()).hexdigest()
