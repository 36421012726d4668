"""Make, wrap and change keys of sealed reports. Runs inside somebody's action."""

import secrets
import uuid
from datetime import datetime
from uuid import UUID

from brolly.access.vocabulary import Actor, Power
from brolly.history.actions import record
from brolly.organisations.events import MembershipEnded, RoleChanged
from brolly.organisations.queries import staff_with
from brolly.sealed import rules
from brolly.sealed.events import OpeningTakenAway, ReportKeyChanged
from brolly.sealed.models import Grant, MemberPair, PaperKey, ReportKey
from brolly.vault import opening, sealing
from brolly.vault import steps as vault

WRAPPED = 64


def new_pair(*, actor: Actor, staff_id: UUID, passphrase: str, at: datetime) -> MemberPair:
    """Make somebody's pair. One that she had goes, with all that it could open."""
    MemberPair.objects.filter(organisation_id=actor.organisation_id, staff_id=staff_id).delete()
    private = sealing.new_private_half()
    row = MemberPair(
        organisation_id=actor.organisation_id,
        key_id=vault.organisation_key(actor.organisation_id),
        staff_id=staff_id,
        public_half=sealing.public_half_of(private),
        salt=secrets.token_bytes(16),
        made_at=at,
    )
    wrapped = sealing.wrap_by_passphrase(passphrase, bytes(row.salt), private)
    vault.seal(row, "private_half", wrapped)
    row.save(force_insert=True)
    return row


def unlock(*, actor: Actor, pair: MemberPair, passphrase: str) -> bytes:
    """
    Return the private half of somebody's pair.

    :raises WillNotOpen: it is another passphrase
    """
    wrapped = opening.open_sealed(actor, pair, "private_half")
    return sealing.unwrap_by_passphrase(passphrase, bytes(pair.salt), wrapped)


def open_grants(*, pair: MemberPair, private_half: bytes) -> dict[UUID, bytes]:
    """Return the private half of every report key that was granted to a pair, by its id."""
    return {
        grant.report_key_id: sealing.open_with(
            private_half,
            rules.place_of_grant(pair.organisation_id, grant.report_key_id, pair.pk),
            bytes(grant.wrapped),
        )
        for grant in Grant.objects.filter(pair=pair)
    }


def grant(
    *, actor: Actor, pair: MemberPair, private_halves: dict[UUID, bytes], at: datetime
) -> None:
    """Seal these private halves to somebody's pair. What she has already stays."""
    for report_key_id, private in private_halves.items():
        place = rules.place_of_grant(pair.organisation_id, report_key_id, pair.pk)
        Grant.objects.get_or_create(
            report_key_id=report_key_id,
            pair=pair,
            defaults={
                "organisation_id": pair.organisation_id,
                "wrapped": sealing.seal_to(
                    bytes(pair.public_half), place, private, step=WRAPPED
                ),
                "granted_by_id": actor.staff_id,
                "granted_at": at,
            },
        )


def new_report_key(*, actor: Actor, paper: PaperKey, at: datetime) -> tuple[UUID, bytes]:
    """Make the key that reports are sealed to from now on; return its id and private half."""
    ReportKey.objects.filter(organisation_id=actor.organisation_id, retired_at=None).update(
        retired_at=at
    )
    private, key_id = sealing.new_private_half(), uuid.uuid4()
    ReportKey.objects.create(
        id=key_id,
        organisation_id=actor.organisation_id,
        public_half=sealing.public_half_of(private),
        paper_key=paper,
        on_paper=on_paper(paper, key_id, private),
        made_at=at,
    )
    return key_id, private


def on_paper(paper: PaperKey, report_key_id: UUID, private_half: bytes) -> bytes:
    """Return a report key's private half, sealed to what the papers open."""
    place = rules.place_on_paper(paper.organisation_id, report_key_id, paper.pk)
    return sealing.seal_to(bytes(paper.public_half), place, private_half, step=WRAPPED)


def change_report_key(*, actor: Actor, at: datetime) -> None:
    """
    Seal to a new key from now on, which the same people and the same papers open.

    Needs nobody's passphrase: one only seals to them.
    """
    now = ReportKey.objects.filter(
        organisation_id=actor.organisation_id, retired_at=None
    ).first()
    if now is None:
        return
    pairs = list(MemberPair.objects.filter(grants__report_key=now))
    paper = PaperKey.objects.get(organisation_id=actor.organisation_id, replaced_at=None)
    key_id, private = new_report_key(actor=actor, paper=paper, at=at)
    for pair in pairs:
        grant(actor=actor, pair=pair, private_halves={key_id: private}, at=at)
    record(ReportKeyChanged(subject_id=key_id, holders=len(pairs)), by=actor, at=at)


def take_away(*, actor: Actor, staff_id: UUID, at: datetime) -> None:
    """
    Let somebody open nothing any more, and seal to a new key from now on.

    Had she kept a key, it would open nothing that comes after this.
    """
    gone, _ = MemberPair.objects.filter(
        organisation_id=actor.organisation_id, staff_id=staff_id
    ).delete()
    if gone:
        event = OpeningTakenAway(subject_id=actor.organisation_id, staff_id=staff_id)
        record(event, by=actor, at=at)
        change_report_key(actor=actor, at=at)


def look_again_at(*, actor: Actor, event: MembershipEnded | RoleChanged, at: datetime) -> None:
    """Take away from whoever left, or has another role now, what her role does not hold."""
    if event.subject_id not in staff_with(actor, Power.OPEN_SEALED):
        take_away(actor=actor, staff_id=event.subject_id, at=at)
