"""What two people decided about not warning."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.alerts.models import NoWarning
from brolly.consent.queries import check_open, hidden_from
from brolly.foundation.refusals import Refusal
from brolly.vault.opening import open_sealed


class DecidedNotToWarn(Refusal):
    """Two people decided that no warning goes out from this report."""

    code = "alerts.decided-not-to-warn"
    message = (
        "Two people decided that no warning goes out from this report. The report says why, "
        "and who can end that."
    )


@dataclass(frozen=True, kw_only=True)
class NoWarningShown:
    """That no warning goes out: asked for by one, decided once another agreed."""

    why: str
    asked_by: str
    asked_at: datetime
    agreed_by: str
    agreed_at: datetime | None
    is_mine: bool

    @property
    def is_decided(self) -> bool:
        """Test whether the second person agreed, so that it holds."""
        return self.agreed_at is not None


@query
def no_warning_of(actor: Actor, subject_id: UUID) -> NoWarningShown | None:
    """
    Return what stands about not warning from a report, or None.

    :raises NotFound: there is no such report for this actor
    """
    check_open(actor, subject_id)
    row = NoWarning.objects.filter(
        organisation_id=actor.organisation_id, subject_id=subject_id, ended_at=None
    ).first()
    if row is None:
        return None
    return NoWarningShown(
        why=open_sealed(actor, row, "why"),
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        agreed_by=row.agreed_by,
        agreed_at=row.agreed_at,
        is_mine=row.asked_by_id == actor.staff_id,
    )


@query
def check_not_decided(actor: Actor, subject_id: UUID) -> None:
    """
    Refuse a warning where two people decided that none goes out.

    :raises DecidedNotToWarn: they did, and nobody has ended it
    """
    if _decided(actor, [subject_id]):
        raise DecidedNotToWarn


def cautions(actor: Actor, subject_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return what is said beside a number looked up in such a report. Needs a scope."""
    words = "Two people decided that nobody is warned from it: read why before you speak of it."
    return dict.fromkeys(_decided(actor, subject_ids), words)


def _decided(actor: Actor, subject_ids: Collection[UUID]) -> set[UUID]:
    rows = NoWarning.objects.filter(
        organisation_id=actor.organisation_id,
        subject_id__in=list(subject_ids),
        ended_at=None,
        agreed_at__isnull=False,
    )
    return set(rows.values_list("subject_id", flat=True))


@query
def no_warnings_to_agree(actor: Actor) -> list[UUID]:
    """Return the reports about which a colleague asks whether no warning goes out."""
    if actor.staff_id is None or not actor.can(Power.APPROVE_ALERTS):
        return []
    rows = NoWarning.objects.filter(
        organisation_id=actor.organisation_id, ended_at=None, agreed_at=None
    ).exclude(asked_by_id=actor.staff_id)
    hidden = hidden_from(actor)
    return [row.subject_id for row in rows.order_by("asked_at") if row.subject_id not in hidden]
