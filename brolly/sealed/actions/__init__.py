"""Make keys of sealed reports, let colleagues open, take that away, bring it back."""

import uuid
from datetime import datetime
from uuid import UUID

from brolly.access.gate import require_fresh
from brolly.access.scope import action
from brolly.access.turns import take_turn
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.history.actions import record
from brolly.organisations.queries import staff_with
from brolly.sealed import rules, steps
from brolly.sealed.actions.refusals import (
    AlreadyBegun,
    CannotOpenAll,
    LastWhoCanOpen,
    NoPassphraseYet,
    NotBegun,
    NotLetIn,
    PapersDoNotFit,
    PapersUnclear,
    TooShort,
    WrongPassphrase,
)
from brolly.sealed.events import (
    OpenedByPapers,
    OpeningGranted,
    PapersPrinted,
    PassphraseChosen,
    SealingBegun,
)
from brolly.sealed.models import MemberPair, PaperKey, ReportKey
from brolly.vault import sealing, shares

__all__ = [
    "AlreadyBegun",
    "CannotOpenAll",
    "LastWhoCanOpen",
    "NoPassphraseYet",
    "NotBegun",
    "NotLetIn",
    "Papers",
    "PapersDoNotFit",
    "PapersUnclear",
    "TooShort",
    "WrongPassphrase",
    "begin",
    "choose_passphrase",
    "let_open",
    "print_papers",
    "recover",
    "stop_opening",
]

# The words of each of three papers. Shown once, kept nowhere.
Papers = tuple[tuple[str, ...], ...]


@action
def begin(*, actor: Actor, passphrase: str, at: datetime) -> Papers:
    """
    Make the key that reports are sealed to, and return the three papers, once.

    Whoever begins chooses her passphrase with it, and can open.

    :raises NotAllowed: the actor may not look after the keys
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises AlreadyBegun: there is a key
    :raises TooShort: the passphrase is too short
    """
    staff_id = _somebody(actor, Power.MANAGE_SEALED)
    _check(passphrase)
    _one_at_a_time(actor)
    if PaperKey.objects.filter(organisation_id=actor.organisation_id).exists():
        raise AlreadyBegun
    paper, papers = _new_papers(actor, staff_id, at)
    key_id, private = steps.new_report_key(actor=actor, paper=paper, at=at)
    pair = steps.new_pair(actor=actor, staff_id=staff_id, passphrase=passphrase, at=at)
    steps.grant(actor=actor, pair=pair, private_halves={key_id: private}, at=at)
    record(SealingBegun(subject_id=key_id), by=actor, at=at)
    return papers


@action
def choose_passphrase(*, actor: Actor, passphrase: str, at: datetime) -> None:
    """
    Choose what unseals for her. A colleague then lets her open.

    One that she had before opens nothing any more: nobody can read it back to her.

    :raises NotAllowed: the actor may not open sealed reports
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotBegun: there is no key yet
    :raises TooShort: the passphrase is too short
    :raises LastWhoCanOpen: she is the only one who can open with the one she has
    """
    staff_id = _somebody(actor, Power.OPEN_SEALED)
    _check(passphrase)
    _one_at_a_time(actor)
    now = _current_key(actor)
    had = MemberPair.objects.filter(organisation_id=actor.organisation_id, staff_id=staff_id)
    replaces = had.exists()
    if had.filter(grants__report_key=now).exists():
        _keep_one(actor, now, without=staff_id)
    pair = steps.new_pair(actor=actor, staff_id=staff_id, passphrase=passphrase, at=at)
    event = PassphraseChosen(subject_id=pair.pk, replaced_one=replaces)
    record(event, by=actor, at=at)


@action
def let_open(*, actor: Actor, staff_id: UUID, passphrase: str, at: datetime) -> None:
    """
    Let a colleague open all that the actor can open. It takes the actor's passphrase.

    :raises NotAllowed: the actor may not open sealed reports
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotFound: she does not work here in a role that opens sealed reports
    :raises NoPassphraseYet: she has not chosen her passphrase
    :raises NotLetIn: the actor cannot open them herself
    :raises WrongPassphrase: it is another passphrase
    """
    _somebody(actor, Power.OPEN_SEALED)
    if staff_id not in staff_with(actor, Power.OPEN_SEALED):
        raise NotFound
    _one_at_a_time(actor)
    hers = MemberPair.objects.filter(
        organisation_id=actor.organisation_id, staff_id=staff_id
    ).first()
    if hers is None:
        raise NoPassphraseYet
    opened = private_halves(actor=actor, passphrase=passphrase)
    steps.grant(actor=actor, pair=hers, private_halves=opened, at=at)
    event = OpeningGranted(
        subject_id=actor.organisation_id, staff_id=staff_id, keys=len(opened)
    )
    record(event, by=actor, at=at)


@action
def stop_opening(*, actor: Actor, staff_id: UUID, at: datetime) -> None:
    """
    Let somebody open sealed reports no more; what comes in now is sealed to a new key.

    :raises NotAllowed: the actor may not look after the keys
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotBegun: there is no key yet
    :raises NotFound: she has no passphrase here
    :raises LastWhoCanOpen: nobody else can open them
    """
    _somebody(actor, Power.MANAGE_SEALED)
    _one_at_a_time(actor)
    now = _current_key(actor)
    rows = MemberPair.objects.filter(organisation_id=actor.organisation_id, staff_id=staff_id)
    if not rows.exists():
        raise NotFound
    if rows.filter(grants__report_key=now).exists():
        _keep_one(actor, now, without=staff_id)
    steps.take_away(actor=actor, staff_id=staff_id, at=at)


@action
def print_papers(*, actor: Actor, passphrase: str, at: datetime) -> Papers:
    """
    Return three new papers, once. The three before open nothing any more.

    :raises NotAllowed: the actor may not look after the keys
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotLetIn: the actor cannot open sealed reports
    :raises WrongPassphrase: it is another passphrase
    :raises CannotOpenAll: there is a key that she cannot open
    """
    staff_id = _somebody(actor, Power.MANAGE_SEALED)
    _one_at_a_time(actor)
    opened = private_halves(actor=actor, passphrase=passphrase)
    keys = list(ReportKey.objects.filter(organisation_id=actor.organisation_id))
    if any(key.pk not in opened for key in keys):
        raise CannotOpenAll
    paper, papers = _new_papers(actor, staff_id, at)
    for key in keys:
        key.paper_key, key.on_paper = paper, steps.on_paper(paper, key.pk, opened[key.pk])
        key.save(update_fields=["paper_key", "on_paper"])
    record(PapersPrinted(subject_id=paper.pk, keys=len(keys)), by=actor, at=at)
    return papers


@action
def recover(*, actor: Actor, one: str, other: str, passphrase: str, at: datetime) -> None:
    """
    Bring back with two papers what nobody can open, under a new passphrase of the actor.

    :raises NotAllowed: the actor may not look after the keys
    :raises FreshFactorNeeded: the second factor was not shown lately
    :raises NotBegun: there is no key
    :raises TooShort: the passphrase is too short
    :raises PapersUnclear: what was typed is no whole paper
    :raises PapersDoNotFit: the two do not belong together, or newer ones were printed
    """
    staff_id = _somebody(actor, Power.MANAGE_SEALED)
    _check(passphrase)
    _one_at_a_time(actor)
    _current_key(actor)
    paper = PaperKey.objects.get(organisation_id=actor.organisation_id, replaced_at=None)
    private = _joined(one, other)
    if sealing.public_half_of(private) != bytes(paper.public_half):
        raise PapersDoNotFit
    opened = {
        key.pk: sealing.open_with(
            private,
            rules.place_on_paper(actor.organisation_id, key.pk, paper.pk),
            bytes(key.on_paper),
        )
        for key in ReportKey.objects.filter(organisation_id=actor.organisation_id)
    }
    pair = steps.new_pair(actor=actor, staff_id=staff_id, passphrase=passphrase, at=at)
    steps.grant(actor=actor, pair=pair, private_halves=opened, at=at)
    record(OpenedByPapers(subject_id=paper.pk, keys=len(opened)), by=actor, at=at)


def private_halves(*, actor: Actor, passphrase: str) -> dict[UUID, bytes]:
    """
    Return the private half of each report key that the actor can open, inside an action.

    :raises NotLetIn: the actor cannot open sealed reports
    :raises WrongPassphrase: it is another passphrase
    """
    if actor.staff_id is None:
        raise NotLetIn
    pair = MemberPair.objects.filter(
        organisation_id=actor.organisation_id, staff_id=actor.staff_id
    ).first()
    if pair is None or not pair.grants.exists():
        raise NotLetIn
    try:
        private = steps.unlock(actor=actor, pair=pair, passphrase=passphrase)
    except sealing.WillNotOpen:
        raise WrongPassphrase from None
    return steps.open_grants(pair=pair, private_half=private)


def _somebody(actor: Actor, power: Power) -> UUID:
    """Return who acts: a job holds no passphrase."""
    require_fresh(actor, power)
    if actor.staff_id is None:
        raise NotAllowed
    return actor.staff_id


def _check(passphrase: str) -> None:
    if not rules.is_long_enough(passphrase):
        raise TooShort


def _one_at_a_time(actor: Actor) -> None:
    take_turn("sealed keys", actor.organisation_id)


def _current_key(actor: Actor) -> ReportKey:
    key: ReportKey | None = ReportKey.objects.filter(
        organisation_id=actor.organisation_id, retired_at=None
    ).first()
    if key is None:
        raise NotBegun
    return key


def _keep_one(actor: Actor, key: ReportKey, *, without: UUID) -> None:
    """Refuse what would leave nobody who can open without the papers."""
    pairs = MemberPair.objects.filter(grants__report_key=key).exclude(staff_id=without)
    may = staff_with(actor, Power.OPEN_SEALED)
    if not any(pair.staff_id in may for pair in pairs):
        raise LastWhoCanOpen


def _new_papers(actor: Actor, staff_id: UUID, at: datetime) -> tuple[PaperKey, Papers]:
    private = sealing.new_private_half()
    PaperKey.objects.filter(organisation_id=actor.organisation_id, replaced_at=None).update(
        replaced_at=at
    )
    row = PaperKey.objects.create(
        id=uuid.uuid4(),
        organisation_id=actor.organisation_id,
        public_half=sealing.public_half_of(private),
        made_at=at,
        made_by_id=staff_id,
    )
    return row, tuple(shares.in_words(paper) for paper in shares.split(private))


def _joined(one: str, other: str) -> bytes:
    try:
        return shares.join(shares.from_words(one), shares.from_words(other))
    except shares.PaperUnclear:
        raise PapersUnclear from None
    except shares.PapersDoNotMatch:
        raise PapersDoNotFit from None
