"""What several actions on warnings need."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor
from brolly.alerts import queries, steps
from brolly.alerts.actions.refusals import GivesAway
from brolly.alerts.models import (
    Alert,
)
from brolly.alerts.vocabulary import (
    Evidence,
    Level,
    Stage,
    Wording,
)
from brolly.consent import steps as consent_steps
from brolly.consent.queries import check_open
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.vault import steps as vault
from brolly.vault.opening import open_sealed
from brolly.vault.vocabulary import KeyKind

TRIES = 8


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What the writer types. ``version`` is the one she started from, 0 for a new one."""

    title: str
    body: str
    level: Level
    evidence: Evidence
    areas: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    language: str = "en"
    kept_why: str = ""
    her_words: str = ""
    wording: Wording | None = None
    version: int = 0


def made_before(actor: Actor, submission_id: UUID) -> UUID | None:
    """
    Return the warning that the same press of a button made before, if it did.

    A press at the same moment waits here, and then finds it.
    """
    take_turn("alerts.number", actor.organisation_id)
    rows = Alert.objects.filter(
        organisation_id=actor.organisation_id, submission_id=submission_id
    )
    return rows.values_list("pk", flat=True).first()


def new_alert(
    actor: Actor, subject_id: UUID, submission_id: UUID, draft: Draft, at: datetime
) -> Alert:
    """Return a new warning with a number and a key of its own, not saved yet."""
    if actor.staff_id is None:
        raise NotAllowed
    rows = Alert.objects.filter(organisation_id=actor.organisation_id)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    return Alert(
        organisation_id=actor.organisation_id,
        submission_id=submission_id,
        number=last + 1,
        subject_id=subject_id,
        key_id=vault.new_key(organisation_id=actor.organisation_id, kind=KeyKind.ALERT),
        stage=Stage.DRAFT.value,
        level=draft.level.value,
        evidence=draft.evidence.value,
        language=draft.language,
        wording=draft.wording or "",
        areas=list(draft.areas),
        sectors=list(draft.sectors),
        genders=list(draft.genders),
        languages=list(draft.languages),
        author_id=actor.staff_id,
        author_name=actor.name,
        made_at=at,
    )


def seal(alert: Alert, draft: Draft) -> None:
    """Seal a warning's words under its key. No actor: it runs inside an action."""
    vault.seal(alert, "title", draft.title.strip())
    vault.seal(alert, "body", draft.body.strip())
    vault.seal(alert, "kept_why", draft.kept_why.strip())
    vault.seal(alert, "her_words", draft.her_words.strip())


def settled(actor: Actor, alert: Alert) -> int:
    """Return how many passages were kept with a reason, or refuse what gives away."""
    found = queries.findings_of(actor, alert.subject_id, "\n".join(steps.text_of(actor, alert)))
    if any(f.never_leaves for f in found):
        raise GivesAway
    if found and not open_sealed(actor, alert, "kept_why"):
        raise GivesAway
    return len(found)


def locked(actor: Actor, alert_id: UUID) -> Alert:
    """
    Return a warning of ours, locked against a second change.

    :raises NotFound: there is none
    """
    unlocked = Alert.objects.filter(organisation_id=actor.organisation_id, pk=alert_id).first()
    if unlocked is None:
        raise NotFound
    if actor.staff_id is not None:
        check_open(actor, unlocked.subject_id)
    # The report first, then the warning: the order in which a withdrawal locks them.
    with suppress(NotFound):
        consent_steps.lock_subject(actor=actor, subject_id=unlocked.subject_id)
    return Alert.objects.select_for_update().get(pk=alert_id)
