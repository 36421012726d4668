"""Which work waits where: one function for each kind, in one list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from brolly.access.vocabulary import Actor, Power
from brolly.alerts.queries import (
    carriers_in_trouble,
    due_for_review,
    no_warnings_to_agree,
    objections_open,
    readings_for,
    sent_back_to_me,
    waiting_for_me,
)
from brolly.consent.queries import (
    REMIND_BEFORE,
    duties_waiting,
    holds_to_decide,
    papers_about_us,
    papers_to_confirm,
)
from brolly.disclosures.queries import (
    overdue_answers,
    sent_back,
    stopped_lately,
    to_read,
    unopened,
    waiting_to_leave,
    who_owes_an_answer,
)
from brolly.home.queries.today import Work
from brolly.home.rules import urgency_of
from brolly.home.vocabulary import Need, Urgency
from brolly.incidents.queries import (
    FEW,
    ON_HOLD,
    clocks_of,
    drafts_of_others,
    my_drafts,
    on_hold,
    steps_due,
    visits_to_come,
    waiting_for_a_look,
)
from brolly.incidents.vocabulary import STEP_WORDS, StepKind
from brolly.organisations.queries import features_on, has_feature, is_new, steps_to_ready
from brolly.organisations.vocabulary import Feature
from brolly.retention.queries import requests_open

DAYS_STOPPED_SHOW = timedelta(days=3)
DAYS_PAPERS_SHOW = timedelta(days=30)
DAYS_VISITS_SHOW = timedelta(days=7)
DAYS_CLOCKS_SHOW = timedelta(days=1)


def _steps(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what is to be done first about a report, by this actor or by nobody yet."""
    for step in steps_due(actor, only_mine=True, limit=30):
        whose = "" if step.owner_id else " Nobody has taken it yet."
        yield Need(
            count=1,
            title=f"{STEP_WORDS[StepKind(step.kind)]}: {step.reference}",
            detail=f"{step.words}{whose}".strip() or "What to do first",
            address=reverse("incidents:show", args=[step.incident_id]),
            urgency=urgency_of(step.due_at, now=now),
            due_at=step.due_at,
        )


def _first_look(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the new reports about which nobody has decided how soon, and who."""
    waiting = waiting_for_a_look(actor)
    late = waiting.look_by is not None and waiting.look_by < now
    yield Need(
        count=waiting.many,
        title="New reports to look at" if waiting.many > 1 else "A new report to look at",
        detail="Decide how soon, and who. Nothing goes out by itself.",
        address=reverse("incidents:new-reports"),
        urgency=Urgency.OVERDUE if late else Urgency.TODAY,
        due_at=waiting.look_by,
    )


def _clocks(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the reports of this actor on which work is due."""
    for due in clocks_of(actor, until=now + DAYS_CLOCKS_SHOW):
        yield Need(
            count=1,
            title=f"Yours: report {due.reference}",
            detail=f"{due.priority}. Move it on, or decide another time.",
            address=reverse("incidents:show", args=[due.id]),
            urgency=urgency_of(due.due_at, now=now),
            due_at=due.due_at,
        )


def _drafts(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the reports that this actor began and has not saved."""
    for one in my_drafts(actor, now=now):
        began = timezone.localtime(one.began_at)
        today = began.date() == timezone.localdate(now)
        when = f"{began:%H:%M}" if today else f"{began:%H:%M} on {began.day} {began:%B}"
        ends = timezone.localtime(one.lapses_at)
        kept = f"on {ends.day} {ends:%B}"
        yield Need(
            count=1,
            title=f"{one.handed_by} handed you a report begun at {when}"
            if one.handed_by
            else f"You began a report at {when}",
            detail=f"It is erased {kept} unless you go on."
            if one.is_fading
            else "Go on, or throw it away. Only you can read it.",
            address=reverse("incidents:draft", args=[one.id]),
            urgency=Urgency.TODAY,
            due_at=one.lapses_at if one.is_fading else None,
        )


def _drafts_left(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield that colleagues left drafts behind, or let them lie until they are soon erased."""
    left = [one for one in drafts_of_others(actor, now=now) if one.has_left or one.is_fading]
    names = sorted({one.writer for one in left})
    fading = [one.lapses_at for one in left if one.is_fading]
    yield Need(
        count=len(left),
        title="Reports begun and left" if len(left) > 1 else "A report begun and left",
        detail=f"Ask, or hand it to somebody: {_some(names, len(names))}",
        address=reverse("incidents:drafts"),
        urgency=Urgency.TODAY,
        due_at=min(fading, default=None),
    )


def _visits(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the days on which this actor goes along with somebody."""
    for visit in visits_to_come(actor, until=now + DAYS_VISITS_SHOW, only_mine=True):
        yield Need(
            count=1,
            title=f"Go along: {visit.reference}",
            detail=visit.said if visit.at > now else f"{visit.said}. How did it go?",
            address=reverse("incidents:chain", args=[visit.incident_id]),
            urgency=urgency_of(visit.at, now=now),
            due_at=visit.at,
        )


def _holds(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the reports on hold that this actor may see."""
    held = on_hold(actor)
    one = held.ids[0] if held.many == 1 else None
    every = f"{reverse('incidents:list')}?stage={ON_HOLD}"
    yield Need(
        count=held.many,
        title="Reports on hold" if one is None else "Report on hold",
        detail=f"Nothing of it leaves until somebody decided: {_some(held.names, held.many)}",
        address=reverse("incidents:show", args=[one]) if one else every,
    )


def _holds_to_decide(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the holds of which a colleague says that they may come off."""
    for incident_id in holds_to_decide(actor):
        yield Need(
            count=1,
            title="Decide with a colleague whether a hold comes off",
            detail="Two people decide whether a child, or somebody at risk, is safe.",
            address=reverse("incidents:show", args=[incident_id]),
            urgency=Urgency.TODAY,
        )


def _some(names: list[str], many: int) -> str:
    more = f" and {many - FEW} more" if many > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"


def _inbox(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what was sent to this organisation and nobody has opened."""
    yield Need(
        count=unopened(actor),
        title="Sent to you, not opened",
        detail="Each opening is recorded, and those who sent it can see it.",
        address=reverse("disclosures:inbox"),
        urgency=Urgency.TODAY,
    )


def _answers(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what was sent and should have been answered by now."""
    today = timezone.localdate(now)
    names = who_owes_an_answer(actor, today)
    yield Need(
        count=len(overdue_answers(actor, today)) if names else 0,
        title="No answer came back",
        detail=f"Ring them and ask: {_some(names, len(names))}",
        address=reverse("disclosures:sharing"),
        urgency=Urgency.OVERDUE,
    )


def _messages(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the ways by which messages should go and do not."""
    for way in carriers_in_trouble(actor):
        yield Need(
            count=1,
            title=f"Messages do not go: {way.name}",
            detail=f"{way.trouble_words} Nothing is lost: {way.waiting} wait.",
            address=reverse("alerts:ways"),
            urgency=Urgency.OVERDUE,
        )


def _leaving(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what leaves soon and can still be stopped."""
    packets = waiting_to_leave(actor)
    yield Need(
        count=len(packets),
        title="Waits to leave",
        detail="Until then she can say no, and you can stop it.",
        address=reverse("disclosures:sharing"),
        due_at=packets[0].not_before if packets else None,
    )


def _no_warnings_to_agree(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the reports about which a colleague asks that no warning goes out."""
    for incident_id in no_warnings_to_agree(actor):
        yield Need(
            count=1,
            title="Decide with a colleague that no warning goes out",
            detail="Two people decide it, and she is told why.",
            address=reverse("alerts:refrain", args=[incident_id]),
            urgency=Urgency.TODAY,
        )


def _police_texts_to_read(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what a colleague wrote for the police and somebody else reads before it leaves."""
    packets = to_read(actor) if actor.can(Power.SEND_PACKETS) else []
    yield Need(
        count=len(packets),
        title="Read what goes to the police",
        detail="It does not leave before a second person has read it.",
        address=reverse("police:read", args=[packets[0].id]) if packets else "",
        urgency=Urgency.TODAY,
        due_at=packets[0].not_before if packets else None,
    )


def _police_texts_to_mend(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what this actor wrote for the police and a second reader sent back."""
    for packet in sent_back(actor, now - DAYS_STOPPED_SHOW):
        yield Need(
            count=1,
            title="Sent back: what you wrote for the police",
            detail="Nothing left. See what the reader asks for, and write it anew.",
            address=reverse("disclosures:sent", args=[packet.id]),
            urgency=Urgency.TODAY,
        )


def _stopped(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what was stopped lately, so that nobody believes that it left."""
    yield Need(
        count=stopped_lately(actor, now - DAYS_STOPPED_SHOW),
        title="Stopped, nothing left",
        detail="What was to be sent did not leave. See why.",
        address=reverse("disclosures:sharing"),
        urgency=Urgency.TODAY,
    )


def _duties(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield the duties that a second person has to agree to or review, and by when."""
    waiting = [duty for duty in duties_waiting(actor) if duty.review_by > now]
    due = min((duty.review_by for duty in waiting if duty.in_danger), default=None)
    soon = due is not None and due - now <= REMIND_BEFORE
    yield Need(
        count=len(waiting),
        title="A duty that overrides ends soon" if soon else "A duty that overrides waits",
        detail="If no second person looks in time, it lapses and what waits is stopped."
        if soon
        else "A second person agrees in writing, or looks at what was done in danger.",
        address=reverse("consent:duties"),
        urgency=Urgency.OVERDUE if soon else Urgency.TODAY,
        due_at=due,
    )


def _papers(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield agreements whose paper signature a second person has to see."""
    for one in papers_to_confirm(actor):
        yield Need(
            count=1,
            title="See a signed paper",
            detail=f"{one.partner_name}: {one.title}. It counts when two have seen it.",
            address=reverse("consent:agreement", args=[one.id]),
        )


def _papers_about_us(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield agreements that others say this organisation signed on paper."""
    for one in papers_about_us(actor, since=now - DAYS_PAPERS_SHOW):
        yield Need(
            count=1,
            title="They say that you signed this on paper",
            detail=f"{one.partner_name}: {one.title}. Say so if it is not right.",
            address=reverse("consent:agreement", args=[one.id]),
        )


def _requests(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what people asked of us, with its clock."""
    waiting = requests_open(actor)
    due = waiting[0].due_on if waiting else None
    yield Need(
        count=len(waiting),
        title="Somebody asked what we hold",
        detail="A month is the most that an answer may take.",
        address=reverse("retention:keeping"),
        urgency=Urgency.OVERDUE if due and due < now.date() else Urgency.WHEN_YOU_CAN,
    )


def _warnings_to_read(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield warnings that wait for a second reader: ours, and those of partners."""
    for alert in waiting_for_me(actor):
        yield Need(
            count=1,
            title=f"Read warning {alert.reference}",
            detail=f"{alert.title}. Written by {alert.author_name}.",
            address=reverse("alerts:read", args=[alert.id]),
            urgency=Urgency.TODAY,
            due_at=alert.lapses_at,
        )
    for reading in readings_for(actor):
        yield Need(
            count=1,
            title="Read a warning for a partner",
            detail=reading.title,
            address=reverse("alerts:reading", args=[reading.id]),
            urgency=Urgency.TODAY,
        )


def _warnings_to_mend(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what came back to this writer, what is due again, what somebody objects to."""
    for alert in sent_back_to_me(actor):
        yield Need(
            count=1,
            title=f"Warning {alert.reference} came back to you",
            detail=alert.sent_back_why,
            address=reverse("alerts:rewrite", args=[alert.id]),
        )
    for alert in due_for_review(actor, timezone.localdate(now)):
        yield Need(
            count=1,
            title=f"Look again at warning {alert.reference}",
            detail=alert.title,
            address=reverse("alerts:show", args=[alert.id]),
        )
    yield Need(
        count=len(objections_open(actor)),
        title="Somebody says that a warning is wrong",
        detail="Somebody who did not write it looks at it.",
        address=reverse("alerts:desk"),
        urgency=Urgency.TODAY,
    )


def _getting_ready(actor: Actor, now: datetime) -> Iterator[Need]:
    """Yield what a new organisation still needs before it can do what it is here for."""
    if not is_new(actor, now=now):
        return
    steps = steps_to_ready(actor)
    left = [one.step.name for one in steps if not one.is_done]
    yield Need(
        count=len(left),
        title=f"Getting ready: {len(steps) - len(left)} of {len(steps)} done",
        detail=f"Next: {left[0]}." if left else "",
        address=reverse("organisations:getting_ready"),
    )


KINDS: tuple[Work, ...] = (
    Work(name="warnings to read", power=Power.APPROVE_ALERTS, waiting=_warnings_to_read),
    Work(
        name="reports without a warning",
        power=Power.APPROVE_ALERTS,
        waiting=_no_warnings_to_agree,
    ),
    Work(
        name="what goes to the police",
        power=Power.APPROVE_ALERTS,
        waiting=_police_texts_to_read,
    ),
    Work(name="what was sent back", power=Power.SEND_PACKETS, waiting=_police_texts_to_mend),
    Work(name="requests about rights", power=Power.MANAGE_RETENTION, waiting=_requests),
    Work(
        name="the inbox",
        power=Power.READ_INBOX,
        waiting=_inbox,
        is_on=has_feature(Feature.INBOX),
    ),
    Work(name="duties to agree to", power=Power.AGREE_OVERRIDES, waiting=_duties),
    Work(name="papers to see", power=Power.AGREE_OVERRIDES, waiting=_papers),
    Work(name="papers about you", power=Power.ANSWER_PACKETS, waiting=_papers_about_us),
    Work(name="answers from the police", power=Power.SEND_PACKETS, waiting=_answers),
    Work(name="what was stopped", power=Power.SEND_PACKETS, waiting=_stopped),
    Work(name="what waits to leave", power=Power.SEND_PACKETS, waiting=_leaving),
    Work(name="new reports", power=Power.WRITE_INCIDENTS, waiting=_first_look),
    Work(name="clocks of yours", power=Power.WRITE_INCIDENTS, waiting=_clocks),
    Work(name="reports you began", power=Power.WRITE_INCIDENTS, waiting=_drafts),
    Work(name="reports that were left", power=Power.MANAGE_STAFF, waiting=_drafts_left),
    Work(name="what to do first", power=Power.WRITE_INCIDENTS, waiting=_steps),
    Work(name="days to go along", power=Power.WRITE_INCIDENTS, waiting=_visits),
    Work(name="holds to decide", power=Power.DECIDE_SAFEGUARDING, waiting=_holds_to_decide),
    Work(name="reports on hold", power=Power.DECIDE_HOLDS, waiting=_holds),
    Work(name="warnings to mend", power=Power.WRITE_ALERTS, waiting=_warnings_to_mend),
    Work(
        name="messages that do not go",
        power=Power.MANAGE_ORGANISATION,
        waiting=_messages,
        is_on=has_feature(Feature.WARNINGS),
    ),
    Work(name="getting ready", power=Power.MANAGE_ORGANISATION, waiting=_getting_ready),
)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Something that the actor may start from Today."""

    name: str
    address: str


def ways_in(actor: Actor) -> list[Way]:
    """Return what this actor may start."""
    ways: list[Way] = []
    if Feature.INCIDENTS not in features_on(actor):
        return ways
    if actor.can(Power.WRITE_INCIDENTS):
        ways.append(Way(name="Take in a report", address=reverse("incidents:new")))
    if actor.can(Power.READ_INCIDENTS):
        ways.append(Way(name="Look up a number or plate", address=reverse("incidents:look-up")))
    return ways
