"""Two organisations never mix, and what they may know of each other is little."""

from datetime import date

import pytest
from django.db import DatabaseError

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Role
from brolly.organisations import queries
from brolly.organisations.models import Membership, Organisation, Post


def test_another_organisation_reads_no_membership(ada, bola):
    with reading(bola):
        assert not Membership.objects.exists()
    assert set(queries.staff_names(ada).values()) == {"Ada", "Mira"}
    assert queries.staff_names(bola) == {}


def test_nobody_makes_herself_a_member_elsewhere(ada, beacon):
    with pytest.raises(DatabaseError), acting(ada):
        Membership.objects.create(
            organisation_id=beacon.organisation_id,
            staff_id=ada.staff_id,
            role=Role.MANAGER.value,
            started_on=date(2026, 1, 1),
        )


def test_posts_are_read_by_all_and_written_by_their_own(officer, bola):
    with acting(officer):
        post = Post.objects.create(
            organisation_id=officer.organisation_id, kind="liaison-officer", title="Liaison"
        )
    assert [p.id for p in queries.posts_of(bola, officer.organisation_id)] == [post.pk]
    with acting(bola):
        assert Post.objects.filter(pk=post.pk).update(title="Mine") == 0


def test_an_organisation_is_changed_by_its_own_members_only(lantern, bola):
    with acting(bola):
        assert Organisation.objects.update(name="Taken") == 0
    assert queries.organisation_names(bola) == {lantern.organisation_id: "Lantern"}
