"""Where the check of texts breaks, nothing goes out."""

import pytest

from brolly.alerts import actions, queries
from brolly.alerts.samples import make_alert
from brolly.alerts.vocabulary import Stage
from brolly.incidents.queries import passages


class CheckBrokeError(Exception):
    """Stands for anything that may go wrong inside the check."""


def breaks(*args, **kwargs):
    raise CheckBrokeError


@pytest.mark.parametrize("part", ["findings_in", "carried_over"])
def test_a_warning_is_not_given_to_a_reader(writer, told, noon, monkeypatch, part):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon, submit=False)
    monkeypatch.setattr(passages, part, breaks)
    with pytest.raises(CheckBrokeError):
        actions.submit_alert(actor=writer, alert_id=alert_id, at=noon)
    assert queries.alert_of(writer, alert_id).stage is Stage.DRAFT


@pytest.mark.parametrize("part", ["findings_in", "carried_over"])
def test_a_warning_is_not_put_on_the_board(writer, reader, told, noon, monkeypatch, part):
    alert_id = make_alert(actor=writer, subject_id=told, at=noon)
    monkeypatch.setattr(passages, part, breaks)
    with pytest.raises(CheckBrokeError):
        actions.approve_alert(actor=reader, alert_id=alert_id, version=1, at=noon)
    assert queries.alert_of(writer, alert_id).stage is Stage.WAITING
    assert queries.board_of(writer) == []
