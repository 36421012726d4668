"""What signing in must remember."""

import uuid

from django.db import models


class Device(models.Model):
    """
    A browser that somebody signed in with, by a name that says nothing. 90 days.

    It lets misuse be investigated, and keeps a stranger's wrong guesses from
    slowing down the people whose account it is. No address, no browser's name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey("organisations.StaffMember", models.CASCADE)
    # A keyed hash of the browser's cookie and the account: two people who share a
    # browser are two devices.
    mark = models.CharField(max_length=32, unique=True)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField(db_index=True)

    class Privacy:
        staff = ("staff", "first_seen_on", "last_seen_on")
        operational = ("id", "mark")

    def __str__(self) -> str:
        return f"Device {self.pk}"


class SignInDelay(models.Model):
    """How long the next try at one account has to wait. ``mark`` is a keyed hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mark = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()

    class Privacy:
        operational = ("id", "mark", "failures", "not_before")

    def __str__(self) -> str:
        return f"SignInDelay {self.pk}"


class FirstCode(models.Model):
    """The one-time code that opens the first page of an empty installation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=128)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Privacy:
        operational = ("id", "code_hash", "expires_at", "used_at")

    def __str__(self) -> str:
        return f"FirstCode {self.pk}"


class PasswordLink(models.Model):
    """
    Somebody said that she forgot her password. Rows of strangers are kept for a moment.

    Her account stays as it is until the link was opened and her second factor shown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # None when the address is nobody's: asking takes as long, and sends nothing.
    staff = models.ForeignKey("organisations.StaffMember", models.CASCADE, null=True)
    asked_at = models.DateTimeField()
    token_hash = models.BinaryField(null=True, unique=True)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Privacy:
        staff = ("staff",)
        operational = ("id", "asked_at", "token_hash", "expires_at", "used_at")

    def __str__(self) -> str:
        return f"PasswordLink {self.pk}"
