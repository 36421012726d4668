"""Two organisations never mix, and what they may know of each other is little."""

from datetime import date

import pytest
from django.db import DatabaseError
from django.utils import timezone

from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Role
from brolly.organisations import queries
from brolly.organisations.models import Membership, Organisation, Post, StaffMember


def staff(actor):
    return StaffMember.objects.create(
        pk=actor.staff_id,
        email=f"{actor.name}@example.org",
        display_name=actor.name.title(),
        made_at=timezone.now(),
    )


def works_here(actor):
    with acting(actor):
        person = staff(actor)
        return Membership.objects.create(
            organisation_id=actor.organisation_id,
            staff=person,
            role=Role.CASEWORKER.value,
            started_on=date(2026, 1, 1),
        )


def test_another_organisation_reads_no_membership(ada, bola):
    works_here(ada)
    with reading(bola):
        assert not Membership.objects.exists()
    assert queries.staff_names(ada) == {ada.staff_id: "Ada"}
    assert queries.staff_names(bola) == {}


def test_nobody_makes_herself_a_member_elsewhere(ada, bola):
    works_here(bola)
    with pytest.raises(DatabaseError), acting(bola):
        Membership.objects.create(
            organisation_id=ada.organisation_id,
            staff_id=bola.staff_id,
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


def test_an_organisation_is_changed_by_its_own_members_only(ada, bola):
    with acting(ada):
        Organisation.objects.create(
            pk=ada.organisation_id,
            name="Lantern",
            kind="project",
            code="LAN",
            made_at=timezone.now(),
        )
    with acting(bola):
        assert Organisation.objects.update(name="Taken") == 0
    assert queries.organisation_names(bola) == {ada.organisation_id: "Lantern"}
