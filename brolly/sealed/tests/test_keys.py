"""Nobody but those who were let in can open, and nobody's loss loses anything."""

from dataclasses import replace

import pytest
from django.db import connection
from django.utils import timezone

from brolly.access.gate import FreshFactorNeeded
from brolly.access.scope import acting, reading
from brolly.access.vocabulary import Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.organisations.actions import staff
from brolly.organisations.queries import members
from brolly.sealed import actions, queries
from brolly.sealed.models import Grant, MemberPair, PaperKey, ReportKey
from brolly.sealed.tests.conftest import PASSPHRASES, let_in
from brolly.vault import sealing

PLACE = b"brolly|a test"


def seal_something(actor, said=b"He had a blue van."):
    """Seal as the door will: to the public half, and nothing else is known."""
    with reading(actor):
        key = ReportKey.objects.get(retired_at=None)
    return key.pk, sealing.seal_to(bytes(key.public_half), PLACE, said)


def opened(actor, passphrase, sealed):
    key_id, content = sealed
    with acting(actor):
        halves = actions.private_halves(actor=actor, passphrase=passphrase)
    if key_id not in halves:
        raise actions.NotLetIn
    return sealing.open_with(halves[key_id], PLACE, content)


def now():
    return timezone.now()


def test_whoever_began_opens_with_her_passphrase_and_with_no_other(mira, papers):
    sealed = seal_something(mira)
    assert opened(mira, PASSPHRASES["Mira"], sealed) == b"He had a blue van."
    with pytest.raises(actions.WrongPassphrase):
        opened(mira, PASSPHRASES["Mira"] + " ", sealed)


def test_there_are_three_papers_of_thirty_words_and_they_are_kept_nowhere(mira, papers):
    assert [len(words) for words in papers] == [30, 30, 30]
    assert len({word for words in papers for word in words}) > 60
    with reading(mira):
        kept = [
            bytes(value)
            for model in (PaperKey, ReportKey, MemberPair, Grant)
            for row in model.objects.all()
            for value in vars(row).values()
            if isinstance(value, bytes | memoryview)
        ]
    assert kept
    assert not any(word.encode() in value for value in kept for word in papers[0])


def test_it_begins_once(mira, papers):
    with pytest.raises(actions.AlreadyBegun):
        actions.begin(actor=mira, passphrase=PASSPHRASES["Mira"], at=now())


def test_a_colleague_lets_a_colleague_open_also_what_came_before(mira, ada, joan, papers):
    before = seal_something(mira)
    with pytest.raises(actions.NotLetIn):
        opened(ada, PASSPHRASES["Ada"], before)
    let_in(ada, by=mira)
    assert opened(ada, PASSPHRASES["Ada"], before) == b"He had a blue van."
    # And she, no manager, the next one.
    let_in(joan, by=ada)
    assert opened(joan, PASSPHRASES["Joan"], before) == b"He had a blue van."


def test_whoever_cannot_open_lets_nobody_in(mira, ada, joan, papers):
    for one in (ada, joan):
        actions.choose_passphrase(actor=one, passphrase=PASSPHRASES[one.name], at=now())
    with pytest.raises(actions.NotLetIn):
        actions.let_open(
            actor=ada, staff_id=joan.staff_id, passphrase=PASSPHRASES["Ada"], at=now()
        )


def test_somebody_is_let_in_only_with_a_passphrase_and_a_role_that_opens(
    mira, ada, tess, papers
):
    for staff_id, refusal in (
        (ada.staff_id, actions.NoPassphraseYet),
        (tess.staff_id, NotFound),
    ):
        with pytest.raises(refusal):
            actions.let_open(
                actor=mira, staff_id=staff_id, passphrase=PASSPHRASES["Mira"], at=now()
            )
    with pytest.raises(NotAllowed):
        actions.choose_passphrase(actor=tess, passphrase="no role that opens", at=now())


def test_each_step_asks_the_second_factor_again(mira, ada, papers):
    stale = replace(mira, fresh_factor=False)
    passphrase, at = PASSPHRASES["Mira"], now()
    for act in (
        lambda: actions.begin(actor=stale, passphrase=passphrase, at=at),
        lambda: actions.choose_passphrase(actor=stale, passphrase=passphrase, at=at),
        lambda: actions.let_open(
            actor=stale, staff_id=ada.staff_id, passphrase=passphrase, at=at
        ),
        lambda: actions.stop_opening(actor=stale, staff_id=ada.staff_id, at=at),
        lambda: actions.print_papers(actor=stale, passphrase=passphrase, at=at),
        lambda: actions.recover(actor=stale, one="", other="", passphrase=passphrase, at=at),
    ):
        with pytest.raises(FreshFactorNeeded):
            act()


def test_a_caseworker_looks_after_no_keys(ada_can_open, mira):
    for act in (
        lambda: actions.begin(actor=ada_can_open, passphrase="x" * 20, at=now()),
        lambda: actions.stop_opening(actor=ada_can_open, staff_id=mira.staff_id, at=now()),
        lambda: actions.print_papers(
            actor=ada_can_open, passphrase=PASSPHRASES["Ada"], at=now()
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_what_comes_after_somebody_was_stopped_is_sealed_to_a_key_she_never_had(
    mira, ada_can_open, papers
):
    before = seal_something(mira)
    with acting(ada_can_open):
        kept = actions.private_halves(actor=ada_can_open, passphrase=PASSPHRASES["Ada"])
    actions.stop_opening(actor=mira, staff_id=ada_can_open.staff_id, at=now())
    after = seal_something(mira)
    assert after[0] not in kept
    with pytest.raises(actions.NotLetIn):
        opened(ada_can_open, PASSPHRASES["Ada"], before)
    for sealed in (before, after):
        assert opened(mira, PASSPHRASES["Mira"], sealed) == b"He had a blue van."


def test_whoever_leaves_or_has_another_role_opens_nothing_more(mira, ada_can_open, joan):
    let_in(joan, by=mira)
    first = seal_something(mira)
    rows = {m.staff_id: m.membership_id for m in members(mira)}
    staff.end_membership(actor=mira, membership_id=rows[ada_can_open.staff_id], at=now())
    staff.change_role(
        actor=mira, membership_id=rows[joan.staff_id], role=Role.VOLUNTEER, at=now()
    )
    for one in (ada_can_open, joan):
        with pytest.raises(actions.NotLetIn):
            opened(one, PASSPHRASES[one.name], first)
    assert seal_something(mira)[0] != first[0]
    assert opened(mira, PASSPHRASES["Mira"], seal_something(mira))


def test_a_role_that_does_not_open_sealed_reports_takes_it_away(mira, ada_can_open):
    sealed = seal_something(mira)
    rows = {m.staff_id: m.membership_id for m in members(mira)}
    staff.change_role(
        actor=mira, membership_id=rows[ada_can_open.staff_id], role=Role.ADVISER, at=now()
    )
    with pytest.raises(actions.NotLetIn):
        opened(ada_can_open, PASSPHRASES["Ada"], sealed)


def test_a_safeguarding_lead_keeps_what_a_caseworker_had(mira, ada_can_open):
    sealed = seal_something(mira)
    rows = {m.staff_id: m.membership_id for m in members(mira)}
    staff.change_role(
        actor=mira,
        membership_id=rows[ada_can_open.staff_id],
        role=Role.SAFEGUARDING_LEAD,
        at=now(),
    )
    assert opened(ada_can_open, PASSPHRASES["Ada"], sealed)
    assert seal_something(mira)[0] == sealed[0]


def test_the_last_who_can_open_is_neither_stopped_nor_forgets_by_a_click(mira, ada, papers):
    with pytest.raises(actions.LastWhoCanOpen):
        actions.stop_opening(actor=mira, staff_id=mira.staff_id, at=now())
    with pytest.raises(actions.LastWhoCanOpen):
        actions.choose_passphrase(actor=mira, passphrase="another one altogether", at=now())
    assert opened(mira, PASSPHRASES["Mira"], seal_something(mira))


def test_a_forgotten_passphrase_is_replaced_and_a_colleague_lets_her_in_again(
    mira, ada_can_open
):
    sealed = seal_something(mira)
    new = "a quite different kettle"
    actions.choose_passphrase(actor=ada_can_open, passphrase=new, at=now())
    for passphrase in (PASSPHRASES["Ada"], new):
        with pytest.raises(actions.NotLetIn):
            opened(ada_can_open, passphrase, sealed)
    actions.let_open(
        actor=mira,
        staff_id=ada_can_open.staff_id,
        passphrase=PASSPHRASES["Mira"],
        at=now(),
    )
    assert opened(ada_can_open, new, sealed)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (2, 0), (1, 2)])
def test_two_papers_bring_back_what_everybody_forgot(mira, ada_can_open, papers, one, other):
    """Every passphrase is lost, the key was changed in between: nothing is."""
    old = seal_something(mira)
    actions.stop_opening(actor=mira, staff_id=ada_can_open.staff_id, at=now())
    newer = seal_something(mira, b"And a dog.")
    actions.recover(
        actor=mira,
        one=" ".join(papers[one]).upper(),
        other="\n".join(papers[other]),
        passphrase="found in the drawer again",
        at=now(),
    )
    assert opened(mira, "found in the drawer again", old) == b"He had a blue van."
    assert opened(mira, "found in the drawer again", newer) == b"And a dog."
    with pytest.raises(actions.WrongPassphrase):
        opened(mira, PASSPHRASES["Mira"], old)


def test_even_when_nobody_is_left_who_can_open_new_reports_are_not_lost(mira, ada, papers):
    """The lone holder's row vanishes; what comes in is still sealed, and the papers open it."""
    with acting(mira):
        MemberPair.objects.all().delete()
    sealed = seal_something(mira)
    assert queries.standing(mira).many_can_open == 0
    actions.recover(
        actor=mira, one=" ".join(papers[0]), other=" ".join(papers[2]),
        passphrase="found in the drawer again", at=now(),
    )  # fmt: skip
    assert opened(mira, "found in the drawer again", sealed)


def test_papers_that_do_not_fit_open_nothing(mira, papers):
    mine = [" ".join(words) for words in papers]
    newer = [
        " ".join(words)
        for words in actions.print_papers(actor=mira, passphrase=PASSPHRASES["Mira"], at=now())
    ]
    for one, other, refusal in (
        (newer[0], newer[0], actions.PapersDoNotFit),
        (mine[0], newer[1], actions.PapersDoNotFit),
        (mine[0], mine[1], actions.PapersDoNotFit),
        (mine[0], "acorn acorn", actions.PapersUnclear),
        ("", newer[1], actions.PapersUnclear),
    ):
        with pytest.raises(refusal):
            actions.recover(
                actor=mira, one=one, other=other, passphrase="a long enough one", at=now()
            )
    assert opened(mira, PASSPHRASES["Mira"], seal_something(mira))
    actions.recover(
        actor=mira, one=newer[0], other=newer[1], passphrase="a long enough one", at=now()
    )
    assert opened(mira, "a long enough one", seal_something(mira))


def test_somebody_who_cannot_open_all_prints_no_papers_that_would_lose_some(
    mira, ada_can_open, papers
):
    with acting(mira):
        actions.steps.change_report_key(actor=mira, at=now())
        first = ReportKey.objects.filter(retired_at__isnull=False).get()
        Grant.objects.filter(report_key=first, pair__staff_id=mira.staff_id).delete()
    with pytest.raises(actions.CannotOpenAll):
        actions.print_papers(actor=mira, passphrase=PASSPHRASES["Mira"], at=now())


@pytest.mark.parametrize("passphrase", ["", "short", "aaaaaaaaaaaaaaaaaaaa", "x" * 13])
def test_a_passphrase_that_keeps_nothing_closed_is_refused(mira, passphrase):
    with pytest.raises(actions.TooShort):
        actions.begin(actor=mira, passphrase=passphrase, at=now())


def test_a_grant_opens_nowhere_but_in_its_own_place(mira, ada_can_open):
    """One who may write rows cannot pass somebody else's grant off as her own."""
    sealed = seal_something(mira)
    with acting(mira):
        hers = Grant.objects.get(pair__staff_id=mira.staff_id)
        Grant.objects.filter(pair__staff_id=ada_can_open.staff_id).update(wrapped=hers.wrapped)
    with pytest.raises(sealing.WillNotOpen):
        opened(ada_can_open, PASSPHRASES["Ada"], sealed)


def test_another_project_sees_no_key_of_it(mira, papers, bola):
    with reading(bola):
        for model in (PaperKey, ReportKey, MemberPair, Grant):
            assert model.objects.count() == 0


def test_the_history_says_who_did_what_and_nothing_secret(mira, ada_can_open, papers):
    actions.stop_opening(actor=mira, staff_id=ada_can_open.staff_id, at=now())
    with reading(mira), connection.cursor() as cursor:
        cursor.execute(
            "SELECT event, actor, details::text FROM history_entry ORDER BY sequence"
        )
        rows = [row for row in cursor.fetchall() if row[0].startswith("sealed.")]
    assert [(event, actor) for event, actor, _ in rows] == [
        ("sealed.begun", "Mira"),
        ("sealed.passphrase-chosen", "Ada"),
        ("sealed.granted", "Mira"),
        ("sealed.taken-away", "Mira"),
        ("sealed.key-changed", "Mira"),
    ]
    said = " ".join(details for *_, details in rows)
    assert not any(p in said for p in PASSPHRASES.values())
