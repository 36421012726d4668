from datetime import UTC, datetime, timedelta

from brolly.home.rules import in_order, urgency_of
from brolly.home.vocabulary import Need, Urgency

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_urgency_follows_the_due_time():
    hour = timedelta(hours=1)
    assert urgency_of(None, now=NOW) is Urgency.WHEN_YOU_CAN
    assert urgency_of(NOW - hour, now=NOW) is Urgency.OVERDUE
    assert urgency_of(NOW + hour, now=NOW) is Urgency.TODAY
    assert urgency_of(NOW + 25 * hour, now=NOW) is Urgency.WHEN_YOU_CAN


def test_overdue_comes_first_and_what_is_due_first_of_the_same():
    def need(title, urgency, due=None):
        return Need(count=1, title=title, detail="", address="/", urgency=urgency, due_at=due)

    later = need("later", Urgency.TODAY, NOW + timedelta(hours=5))
    soon = need("soon", Urgency.TODAY, NOW + timedelta(hours=1))
    some_day = need("some day", Urgency.WHEN_YOU_CAN)
    late = need("late", Urgency.OVERDUE, NOW - timedelta(hours=1))
    assert in_order([some_day, later, late, soon]) == [late, soon, later, some_day]
