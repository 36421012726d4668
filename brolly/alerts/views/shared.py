"""What several pages of warnings need."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from brolly.access.vocabulary import Actor
from brolly.alerts import queries
from brolly.alerts.forms import LANGUAGES
from brolly.alerts.vocabulary import GENDER_WORDS, SECTOR_WORDS, Stage
from brolly.consent.vocabulary import SENTENCES
from brolly.foundation.refusals import NotFound
from brolly.incidents.queries import reference_of
from brolly.organisations.queries import (
    areas_of,
    organisation_names,
)

ONE_TEXT_MESSAGE = 160


def areas(actor: Actor) -> dict[str, str]:
    """Return the names of our areas by their codes."""
    return {a.code: f"{a.name} {a.district}".strip() for a in areas_of(actor)}


def partners(actor: Actor) -> dict[UUID, str]:
    """Return who may read a warning for us, by name."""
    names = organisation_names(actor)
    agreed = queries.partners_to_read(actor, timezone.localdate())
    return {i: names[i] for i in agreed if i in names}


def reference(actor: Actor, incident_id: UUID) -> str:
    """Return the report's reference, or nothing when it is closed to this actor."""
    try:
        return reference_of(actor, incident_id)
    except NotFound:
        return ""


def sentences(codes: list[str]) -> list[str]:
    """Return reasons in plain sentences."""
    known = {code.value: said for code, said in SENTENCES.items()}
    return [known[code] for code in codes if code in known]


def whom_in_words(alert: queries.AlertShown) -> list[str]:
    """Return for whom in particular a warning is; nothing where it is for everybody."""
    known = (
        (SECTOR_WORDS, alert.sectors),
        (GENDER_WORDS, alert.genders),
        (LANGUAGES, alert.languages),
    )
    return [
        said for words, codes in known for code, said in words.items() if str(code) in codes
    ]


def unread(alert: queries.AlertShown) -> bool:
    """Test whether a warning is out and nobody else has read it."""
    return alert.stage is Stage.PUBLISHED and alert.read_at is None


def answers_address(actor: Actor) -> str:
    """Return where a service hands over what people answered by text."""
    path = reverse("alerts:answers", args=[actor.organisation_id])
    return f"{settings.PUBLIC_URL.rstrip('/')}{path}"
