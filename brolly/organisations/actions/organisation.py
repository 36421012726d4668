"""Make an organisation, change its settings, its posts and its areas."""

from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5

from django.utils.text import slugify

from brolly.access.gate import require
from brolly.access.scope import acting, action, reading
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import ChangedMeanwhile, NotFound, Refusal
from brolly.history.actions import record
from brolly.organisations import events, rules
from brolly.organisations.models import Area, Membership, Organisation, Post
from brolly.organisations.vocabulary import (
    FEATURES_OF_KIND,
    Feature,
    OrganisationKind,
    PostKind,
)

_PRACTICE = UUID("6f9d2ad2-6d0e-4c0b-9a38-0f7f0f2f3c11")


class CodeTaken(Refusal):
    """Another organisation has this short code."""

    code = "organisations.code-taken"
    status = 409
    message = "Another organisation has this short code. Choose another one."


class WaitOutOfRange(Refusal):
    """The wait before police packets leave is longer than two weeks."""

    code = "organisations.wait-out-of-range"
    status = 400
    message = "Choose a wait between 0 hours and two weeks."


class TwoInOnePlace(Refusal):
    """Holder and deputy are the same person."""

    code = "organisations.two-in-one-place"
    status = 400
    message = "Choose two different people: the deputy stands in for the holder."


class TitleTaken(Refusal):
    """There is an open post of this name already."""

    code = "organisations.title-taken"
    status = 409
    message = "There is a post of this name already."


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What managers say about their organisation."""

    name: str
    region: str
    police_wait_hours: int
    reply_contact: str

    @property
    def mark(self) -> str:
        """Return a mark of exactly these settings, for a page to carry."""
        return sha256(repr(astuple(self)).encode()).hexdigest()[:16]


def make_organisation(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind,
    code: str,
    region: str,
    written_down_by_id: UUID | None = None,
    at: datetime,
) -> UUID:
    """
    Make an organisation: the one for which the actor acts. Made before, it is found.

    It takes no power, because nobody has any in it: its callers are the first page
    of an empty installation, a host's page, joining by a link, and samples.

    :raises CodeTaken: another organisation has this short code
    """
    with acting(actor):
        take_turn("organisations")
        if Organisation.objects.filter(pk=actor.organisation_id).exists():
            return actor.organisation_id
        if Organisation.objects.filter(code=code.upper()).exists():
            raise CodeTaken
        Organisation.objects.create(
            pk=actor.organisation_id,
            name=name,
            kind=kind.value,
            code=code.upper(),
            region=region,
            features=sorted(f.value for f in FEATURES_OF_KIND[kind]),
            written_down_by_id=written_down_by_id,
            made_at=at,
        )
        made = events.OrganisationMade(subject_id=actor.organisation_id, kind=kind.value)
        record(made, by=actor, at=at)
    return actor.organisation_id


def make_practice(*, actor: Actor, at: datetime) -> UUID:
    """
    Make the practice organisation beside the actor's, or return it when it is there.

    Its id follows from the real one, so that two presses make one.

    :raises NotAllowed: the actor may not manage the organisation
    """
    require(actor, Power.MANAGE_ORGANISATION)
    with reading(actor):
        real = Organisation.objects.get(pk=actor.organisation_id)
        if real.is_practice:
            return real.pk
        if kept := Organisation.objects.filter(practice_of=real.pk).first():
            return kept.pk
        areas = list(Area.objects.filter(organisation_id=real.pk, closed_on=None))
    twin = Actor(
        name=actor.name,
        organisation_id=uuid5(_PRACTICE, str(real.pk)),
        staff_id=actor.staff_id,
        powers=actor.powers,
    )
    with acting(twin):
        take_turn("organisations")
        if Organisation.objects.filter(pk=twin.organisation_id).exists():
            return twin.organisation_id
        Organisation.objects.create(
            pk=twin.organisation_id,
            name=f"{real.name} (practice)"[:120],
            kind=real.kind,
            code=_practice_code(real.code),
            region=real.region,
            is_practice=True,
            practice_of=real.pk,
            features=real.features,
            police_wait_hours=real.police_wait_hours,
            made_at=at,
        )
        for area in areas:
            Area.objects.create(
                organisation_id=twin.organisation_id,
                code=area.code,
                name=area.name,
                district=area.district,
            )
        made = events.OrganisationMade(
            subject_id=twin.organisation_id, kind=real.kind, is_practice=True
        )
        record(made, by=twin, at=at)
    return twin.organisation_id


def _practice_code(code: str) -> str:
    """Return a free short code for a practice organisation: X and the real one's."""
    said = f"X{code}"[:8]
    number = 1
    while Organisation.objects.filter(code=said).exists():
        number += 1
        said = f"X{code}"[: 8 - len(str(number))] + str(number)
    return said


@action
def change_settings(*, actor: Actor, settings: Settings, seen: str = "", at: datetime) -> None:
    """
    Change what managers say about their organisation.

    ``seen`` is the mark of what the page showed: an older page would set back what
    somebody changed since, her time to say no among it.

    :raises NotAllowed: the actor may not manage the organisation
    :raises ChangedMeanwhile: somebody saved since the page was drawn
    :raises WaitOutOfRange: the wait before police packets leave is too long
    """
    require(actor, Power.MANAGE_ORGANISATION)
    if not 0 <= settings.police_wait_hours <= rules.LONGEST_POLICE_WAIT_HOURS:
        raise WaitOutOfRange
    here = _locked(actor)
    kept = Settings(**{name: getattr(here, name) for name in Settings.__dataclass_fields__})
    if seen not in ("", kept.mark):
        theirs = {name: str(value) for name, value in asdict(kept).items()}
        raise ChangedMeanwhile(theirs=theirs, version=kept.mark)
    said = asdict(settings)
    changed = tuple(name for name, value in said.items() if getattr(here, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(here, name, said[name])
    here.save(update_fields=list(changed))
    record(events.OrganisationChanged(subject_id=here.pk, fields=changed), by=actor, at=at)


@action
def switch_features(*, actor: Actor, features: frozenset[Feature], at: datetime) -> None:
    """
    Switch parts of the product on and off. Nothing recorded is lost by it.

    :raises NotAllowed: the actor may not manage the organisation
    """
    require(actor, Power.MANAGE_ORGANISATION)
    here = _locked(actor)
    here.features = sorted(f.value for f in features)
    here.save(update_fields=["features"])
    said = events.FeaturesChanged(subject_id=here.pk, features=tuple(here.features))
    record(said, by=actor, at=at)


@action
def decide_urgent_alone(*, actor: Actor, agreed_by: str, at: datetime) -> None:
    """
    Record that trustees let urgent warnings go out unread, or took it back.

    ``agreed_by`` is the trustee's name; empty takes it back.

    :raises NotAllowed: the actor may not manage the organisation
    """
    require(actor, Power.MANAGE_ORGANISATION)
    here = _locked(actor)
    here.urgent_alone_agreed_by = agreed_by.strip()
    here.urgent_alone_since = at.date() if agreed_by.strip() else None
    here.save(update_fields=["urgent_alone_agreed_by", "urgent_alone_since"])
    said = events.UrgentAloneDecided(subject_id=here.pk, is_on=bool(agreed_by.strip()))
    record(said, by=actor, at=at)


@action
def make_post(
    *,
    actor: Actor,
    post_id: UUID,
    kind: PostKind,
    title: str,
    unit: str,
    mailbox: str,
    at: datetime,
) -> UUID:
    """
    Make a post. The same id again finds the post made the first time.

    :raises NotAllowed: the actor may not manage the organisation
    :raises TitleTaken: there is an open post of this name
    """
    require(actor, Power.MANAGE_ORGANISATION)
    take_turn("organisations.post", actor.organisation_id)
    mine = Post.objects.filter(organisation_id=actor.organisation_id)
    if mine.filter(pk=post_id).exists():
        return post_id
    if mine.filter(title=title, unit=unit, closed_on=None).exists():
        raise TitleTaken
    Post.objects.create(
        pk=post_id,
        organisation_id=actor.organisation_id,
        kind=kind.value,
        title=title,
        unit=unit,
        mailbox=mailbox,
    )
    record(events.PostMade(subject_id=post_id, kind=kind.value), by=actor, at=at)
    return post_id


@action
def hand_over_post(
    *,
    actor: Actor,
    post_id: UUID,
    holder_id: UUID | None,
    deputy_id: UUID | None,
    at: datetime,
) -> None:
    """
    Give a post to another holder or deputy. What was sent to the post stays with it.

    :raises NotAllowed: the actor may not manage the organisation
    :raises NotFound: no such open post here, or somebody named does not work here
    :raises TwoInOnePlace: holder and deputy are the same person
    """
    require(actor, Power.MANAGE_ORGANISATION)
    if holder_id is not None and holder_id == deputy_id:
        raise TwoInOnePlace
    post = _locked_post(actor, post_id)
    for staff_id in (holder_id, deputy_id):
        if staff_id is not None and not _works_here(actor, staff_id):
            raise NotFound
    post.holder_id, post.deputy_id = holder_id, deputy_id
    post.save(update_fields=["holder", "deputy"])
    said = events.PostHandedOver(subject_id=post.pk, holder_id=holder_id, deputy_id=deputy_id)
    record(said, by=actor, at=at)


@action
def close_post(*, actor: Actor, post_id: UUID, at: datetime) -> None:
    """
    Close a post. Nothing new can be addressed to it.

    :raises NotAllowed: the actor may not manage the organisation
    :raises NotFound: no such open post here
    """
    require(actor, Power.MANAGE_ORGANISATION)
    post = _locked_post(actor, post_id)
    post.closed_on = at.date()
    post.save(update_fields=["closed_on"])
    record(events.PostClosed(subject_id=post.pk), by=actor, at=at)


@action
def add_area(*, actor: Actor, name: str, district: str, at: datetime) -> UUID:
    """
    Add an area that the organisation serves. The same area again finds it.

    :raises NotAllowed: the actor may not manage the organisation
    """
    require(actor, Power.MANAGE_ORGANISATION)
    code = slugify(f"{name} {district}")[:60] or "area"
    area, made = Area.objects.get_or_create(
        organisation_id=actor.organisation_id,
        code=code,
        defaults={"name": name, "district": district},
    )
    if made or area.closed_on is not None:
        Area.objects.filter(pk=area.pk).update(closed_on=None)
        record(events.AreaAdded(subject_id=area.pk), by=actor, at=at)
    return area.pk


@action
def close_area(*, actor: Actor, area_id: UUID, at: datetime) -> None:
    """
    Stop serving an area. Warnings sent before keep its name.

    :raises NotAllowed: the actor may not manage the organisation
    :raises NotFound: no such area here
    """
    require(actor, Power.MANAGE_ORGANISATION)
    open_ones = Area.objects.select_for_update().filter(
        organisation_id=actor.organisation_id, closed_on=None
    )
    area = open_ones.filter(pk=area_id).first()
    if area is None:
        raise NotFound
    area.closed_on = at.date()
    area.save(update_fields=["closed_on"])
    record(events.AreaClosed(subject_id=area.pk), by=actor, at=at)


def _locked(actor: Actor) -> Organisation:
    here = Organisation.objects.select_for_update().filter(pk=actor.organisation_id).first()
    if here is None:
        raise NotFound
    return here


def _locked_post(actor: Actor, post_id: UUID) -> Post:
    post = (
        Post.objects.select_for_update()
        .filter(organisation_id=actor.organisation_id, pk=post_id, closed_on=None)
        .first()
    )
    if post is None:
        raise NotFound
    return post


def _works_here(actor: Actor, staff_id: UUID) -> bool:
    return Membership.objects.filter(
        organisation_id=actor.organisation_id, staff_id=staff_id, ended_on=None
    ).exists()
