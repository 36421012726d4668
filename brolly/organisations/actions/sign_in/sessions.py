"""Begin a session, come in to work somewhere, end every session."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth import login
from django.db.models import F
from django.http import HttpRequest

from brolly.access.scope import action
from brolly.access.vocabulary import Actor
from brolly.history.actions import record
from brolly.organisations import gate, rules
from brolly.organisations.events import (
    SignedOutEverywhere,
    StaffEntered,
)
from brolly.organisations.models import (
    Device,
    Membership,
    Organisation,
    PasswordLink,
    SignInDelay,
    StaffMember,
)

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(*, request: HttpRequest, staff_id: UUID, at: datetime) -> None:
    """Begin the session of somebody who showed what had to be shown."""
    person = StaffMember.objects.get(pk=staff_id, is_active=True)
    login(request, person, backend=BACKEND)
    gate.begin_session(request, at=at)


def remember_device(*, token: str, staff_id: UUID, at: datetime) -> None:
    """Keep that this browser was used for this account, by a name that says nothing."""
    Device.objects.update_or_create(
        mark=gate.keyed("device", f"{token}|{staff_id}")[:32],
        defaults={"staff_id": staff_id, "last_seen_on": at.date()},
        create_defaults={
            "staff_id": staff_id,
            "first_seen_on": at.date(),
            "last_seen_on": at.date(),
        },
    )


def forget_old(*, at: datetime) -> int:
    """Forget devices not seen for 90 days, and waits and links that are long over."""
    SignInDelay.objects.filter(not_before__lt=at - timedelta(days=1)).delete()
    PasswordLink.objects.filter(asked_at__lt=at - timedelta(days=1)).delete()
    old = Device.objects.filter(last_seen_on__lt=(at - rules.DEVICE_KEPT).date())
    return old.delete()[0]


@action
def enter(*, actor: Actor, at: datetime) -> None:
    """
    Come in to work for an organisation, which its history keeps.

    In a practice organisation this makes the membership that the real one implies.
    """
    here = Organisation.objects.get(pk=actor.organisation_id)
    if here.is_practice:
        _join_practice(actor, at)
    assert actor.staff_id is not None  # noqa: S101 - only people enter
    record(StaffEntered(subject_id=actor.staff_id), by=actor, at=at)


def _join_practice(actor: Actor, at: datetime) -> None:
    for role in _roles_in_the_real_one(actor):
        Membership.objects.get_or_create(
            organisation_id=actor.organisation_id,
            staff_id=actor.staff_id,
            role=role,
            ended_on=None,
            defaults={"started_on": at.date()},
        )


def _roles_in_the_real_one(actor: Actor) -> list[str]:
    real = Organisation.objects.get(pk=actor.organisation_id).practice_of
    rows = Membership.objects.filter(
        organisation_id=real or actor.organisation_id, staff_id=actor.staff_id, ended_on=None
    )
    return list(rows.values_list("role", flat=True))


@action
def sign_out_everywhere(*, actor: Actor, at: datetime) -> None:
    """End every session of the actor's account, on every computer."""
    assert actor.staff_id is not None  # noqa: S101 - only people sign in
    StaffMember.objects.filter(pk=actor.staff_id).update(
        sessions_number=F("sessions_number") + 1
    )
    Device.objects.filter(staff_id=actor.staff_id).delete()
    record(SignedOutEverywhere(subject_id=actor.staff_id), by=actor, at=at)
