import uuid

import pytest
from django.db import ProgrammingError

from brolly.access.bulk import insert_many
from brolly.access.scope import acting, reading
from brolly.history.models import Entry
from brolly.incidents.models import Incident

AWKWARD = ["plain", 'a "b"', "back\\slash", "{comma,brace}", "NULL", "", "schöne"]


def _incident(organisation_id, number, at, **more):
    return Incident(
        organisation_id=organisation_id, number=number, key_id=uuid.uuid4(),
        submission_id=uuid.uuid4(), channel="phone", received_at=at, recorded_at=at,
        changed_at=at, **more,
    )  # fmt: skip


def test_what_goes_in_comes_out(ada, noon):
    rows = [
        _incident(ada.organisation_id, 1, noon, kinds=AWKWARD, narrative=b"\x00\xff'\\"),
        _incident(ada.organisation_id, 2, noon, happened_on=noon.date(), precision="day"),
    ]
    entry = Entry(
        organisation_id=ada.organisation_id, at=noon, actor="ada", event="x",
        subject_id=rows[0].pk, details={"a": ['"', {"b": None}]},
    )  # fmt: skip
    with acting(ada):
        insert_many(rows)
        insert_many([entry])
        insert_many([])
    with reading(ada):
        first, second = Incident.objects.order_by("number")
        kept = Entry.objects.get()
    assert (first.pk, first.kinds) == (rows[0].pk, AWKWARD)
    assert bytes(first.narrative) == b"\x00\xff'\\"
    assert (second.kinds, second.narrative) == ([], None)
    assert second.happened_on == noon.date()
    assert kept.details == {"a": ['"', {"b": None}]}
    assert kept.sequence == 1, "the database numbers it"


def test_rows_of_another_organisation_are_refused(ada, bola, noon):
    with pytest.raises(ProgrammingError, match="row-level security"), acting(ada):
        insert_many([_incident(bola.organisation_id, 1, noon)])
