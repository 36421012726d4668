"""The only place that fills a packet."""

import json

from brolly.consent.gate import SharingPermit
from brolly.consent.vocabulary import Field


def fill(permit: SharingPermit, shareable: dict[Field, str]) -> str:
    """
    Return the contents of a packet: exactly the permitted fields that say something.

    :raises KeyError: a permitted field is not among what can be shared
    """
    chosen = {f.value: shareable[f] for f in Field if f in permit.fields}
    return json.dumps({code: text for code, text in chosen.items() if text})
