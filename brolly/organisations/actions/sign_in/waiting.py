"""The waiting after wrong guesses, counted for an account, never for a computer."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest

from brolly.organisations import gate, rules
from brolly.organisations.actions.sign_in.refusals import WaitFirst
from brolly.organisations.models import (
    Device,
    SignInDelay,
    StaffMember,
)


def mark_of(request: HttpRequest, email: str, *, about: str = "delay") -> str:
    """Return by which mark tries are counted: a browser known to the account has its own."""
    said = email.strip().lower()
    person = StaffMember.objects.filter(email__iexact=said).first()
    device = gate.device_mark(request, person.pk) if person else ""
    if device and Device.objects.filter(mark=device).exists():
        return gate.keyed(about, f"{said}|{device}")
    return gate.keyed(about, said)


def wait(mark: str, at: datetime) -> None:
    """Refuse a try that comes too soon."""
    row = SignInDelay.objects.filter(mark=mark).first()
    if row is not None and at < row.not_before:
        raise WaitFirst(row.not_before - at)


def count(mark: str, at: datetime) -> None:
    """Count a wrong try, and let the next one wait longer."""
    with transaction.atomic():
        row, _ = SignInDelay.objects.select_for_update().get_or_create(
            mark=mark, defaults={"not_before": at}
        )
        row.failures += 1
        row.not_before = at + rules.wait_after(row.failures)
        row.save(update_fields=["failures", "not_before"])


def forget(mark: str) -> None:
    """Count from nothing again, after a right try."""
    SignInDelay.objects.filter(mark=mark).delete()
