"""Where the check of texts breaks, nothing goes to the police."""

from uuid import uuid4

import pytest

from brolly.disclosures import queries as packets
from brolly.incidents.queries import passages


class CheckBrokeError(Exception):
    """Stands for anything that may go wrong inside the check."""


@pytest.mark.parametrize("part", ["findings_in", "carried_over"])
def test_a_summary_is_not_sent(dee, incident_id, post_id, signed_in, monkeypatch, part):
    def breaks(*args, **kwargs):
        raise CheckBrokeError

    monkeypatch.setattr(passages, part, breaks)
    typed = {
        "submission_id": str(uuid4()), "lines": ["him_marks"], "way": "inbox", "when": "wait",
        "summary": "A man with a mark.", "step": "send", "have_read": "1", "is_settled": "on",
    }  # fmt: skip
    address = f"/police/{incident_id}/anonymous/{post_id}/"
    with pytest.raises(CheckBrokeError):
        signed_in(dee).post(address, typed)
    assert packets.packets_sent(dee) == []
