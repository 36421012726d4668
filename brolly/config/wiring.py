"""Who reacts to what, and what is plugged in where. All of it, on this page."""


def connect() -> None:
    """Join the packages up. Runs once, when Django has loaded them all."""
    plug_web()
    let_packets_react()
    let_reports_react()
    let_warnings_react()
    let_keys_react()
    plug_messages()
    offer_accounts()
    list_sections()
    list_steps()


def plug_web() -> None:
    """Who is signed in, what Lock does, and where the second factor is shown again."""
    from urllib.parse import urlencode

    from django.urls import reverse

    from brolly.organisations import gate
    from brolly.web import ports

    def fresh_factor(back: str) -> str:
        return f"{reverse('organisations:factor')}?{urlencode({'next': back})}"

    ports.actor_of_request.plug(gate.actor_for)
    ports.fresh_factor_url.plug(fresh_factor)
    ports.lock.plug(gate.lock)


def offer_accounts() -> None:
    """Let the demonstration's sign-in page offer the accounts that it makes."""
    from django.conf import settings

    from brolly.organisations import ports

    if settings.DEMONSTRATION:
        from brolly.config.demonstration.accounts import ACCOUNTS

        ports.offer_accounts(*(one.offered for one in ACCOUNTS))


def let_reports_react() -> None:
    """Let numbers go that were cleared up, and count who else reported, in the same transaction."""
    from brolly.consent.events import ChoicesChanged, HoldPlaced, HoldReleased
    from brolly.history.actions import wire
    from brolly.incidents import jobs, steps
    from brolly.incidents.events import IncidentsLinked, SheetStarted
    from brolly.incidents.steps.keeping import look_at_keeping
    from brolly.incidents.steps.others import see_who_else_reported

    wire(ChoicesChanged, look_at_keeping)
    wire(HoldReleased, steps.let_numbers_go)
    for counting in (ChoicesChanged, HoldPlaced, HoldReleased, IncidentsLinked):
        wire(counting, see_who_else_reported)
    wire(SheetStarted, jobs.when_started)


def let_packets_react() -> None:
    """Stop at once what she does not allow any more; tell of what left by jobs."""
    from brolly.consent.events import (
        AgreementEnded,
        ChoicesChanged,
        HoldPlaced,
        OthersNoted,
        OverrideLapsed,
        OverrideRefused,
        RecipientBlocked,
    )
    from brolly.consent.ports import register_gone, register_stops
    from brolly.disclosures import jobs, queries, steps
    from brolly.disclosures.events import (
        AnswerCame,
        AnswerMissing,
        PacketDelivered,
        PacketQueued,
        PacketRecalled,
        PacketReplied,
    )
    from brolly.history.actions import wire
    from brolly.incidents.events import IncidentUpdated
    from brolly.incidents.ports import register_panel
    from brolly.police import jobs as police
    from brolly.police import steps as police_steps
    from brolly.police.queries import panel as police_panel

    for narrowing in (
        ChoicesChanged,
        HoldPlaced,
        OthersNoted,
        OverrideLapsed,
        OverrideRefused,
        RecipientBlocked,
    ):
        wire(narrowing, steps.look_again_about)
    wire(AgreementEnded, jobs.when_agreement_ended)
    wire(PacketQueued, jobs.when_queued)
    wire(PacketDelivered, jobs.when_delivered)
    wire(PacketRecalled, jobs.when_recalled)
    wire(PacketReplied, jobs.when_replied)
    wire(AnswerMissing, jobs.when_answer_missing)
    wire(AnswerCame, police.when_answer_came)
    wire(IncidentUpdated, police_steps.look_at_lines_again)
    register_panel(police_panel)
    register_gone(queries.what_cannot_be_undone)
    register_stops(queries.what_will_stop)


def plug_messages() -> None:
    """Who carries neutral messages: the mail server that is named, or a pretend one."""
    from django.conf import settings

    from brolly.alerts import ports as alerts
    from brolly.alerts.vocabulary import CarrierKind
    from brolly.config.home import home
    from brolly.disclosures import ports as disclosures
    from brolly.foundation.messages import OpenMessenger
    from brolly.integrations.email.messenger import NoMailServer, SmtpMessenger
    from brolly.integrations.pretend.messenger import FolderMessenger
    from brolly.organisations import jobs
    from brolly.organisations import ports as organisations

    def of_ones_own(kind: CarrierKind, credentials: dict[str, str]) -> OpenMessenger:
        # Here, so that a library of many services is loaded only where one is used.
        from brolly.integrations.phone.service import ServiceMessenger
        from brolly.integrations.text.notify import NotifyMessenger

        made: OpenMessenger
        if kind is CarrierKind.NOTIFY:
            made = NotifyMessenger.from_key(
                credentials.get("key", ""),
                template=credentials.get("template", ""),
                address=settings.NOTIFY_URL,
            )
        else:
            made = ServiceMessenger.from_url(credentials.get("url", ""))
        pretends = settings.DEMONSTRATION and not settings.NOTIFY_URL
        return FolderMessenger(folder=home() / "outbox") if pretends else made

    carrier: OpenMessenger = NoMailServer()
    if settings.SMTP_URL:
        carrier = SmtpMessenger.from_url(settings.SMTP_URL, sender=settings.SMTP_FROM)
    elif settings.DEMONSTRATION:
        carrier = FolderMessenger(folder=home() / "outbox")
    alerts.messenger.plug(carrier)
    alerts.messenger_for.plug(of_ones_own)
    disclosures.messenger.plug(carrier)
    # Where nobody carries it, whoever invites hands the link over herself.
    organisations.messenger.plug(carrier)
    organisations.send_password_link.plug(jobs.send_password_link_later)
    organisations.tell_of_change.plug(jobs.tell_of_change_later)


def let_warnings_react() -> None:
    """Call a warning back in the transaction of her no; carry messages by jobs."""
    from brolly.alerts import jobs, queries, steps
    from brolly.alerts.events import (
        AlertPublished,
        AlertRecalled,
        CarrierChanged,
        CarrierTested,
        NoWarningDecided,
        ReadingAnswered,
        SubscriberChose,
        SubscriberInvited,
    )
    from brolly.consent.events import AgreementEnded, ChoicesChanged, HoldPlaced, OthersNoted
    from brolly.consent.ports import register_gone
    from brolly.history.actions import wire
    from brolly.incidents.events import IncidentUpdated
    from brolly.incidents.ports import register_cautions, register_panel

    for narrowing in (ChoicesChanged, HoldPlaced, OthersNoted):
        wire(narrowing, steps.look_again_about)
    wire(IncidentUpdated, steps.look_for_her)
    wire(AgreementEnded, jobs.when_agreement_ended)
    wire(AlertPublished, jobs.when_out_or_back)
    wire(AlertRecalled, jobs.when_out_or_back)
    wire(CarrierChanged, jobs.when_out_or_back)
    wire(CarrierTested, jobs.when_tested)
    wire(SubscriberChose, jobs.when_out_or_back)
    wire(SubscriberInvited, jobs.when_invited)
    wire(NoWarningDecided, jobs.when_decided_not_to_warn)
    wire(ReadingAnswered, jobs.when_read)
    register_cautions(queries.cautions)
    register_panel(queries.panel)
    register_gone(queries.what_cannot_be_undone)


def let_keys_react() -> None:
    """Take the key of sealed reports from whoever leaves, in the same transaction."""
    from brolly.history.actions import wire
    from brolly.organisations.events import MembershipEnded, RoleChanged
    from brolly.sealed import steps

    wire(MembershipEnded, steps.look_again_at)
    wire(RoleChanged, steps.look_again_at)


def list_steps() -> None:
    """Which steps Getting ready shows, in this order."""
    from brolly.access.vocabulary import Actor, Power
    from brolly.alerts.queries import subscribers_of
    from brolly.consent.queries import agreements_of
    from brolly.organisations import queries
    from brolly.organisations.ports import ReadyStep, register_steps
    from brolly.organisations.vocabulary import Feature

    warns, reads = queries.has_feature(Feature.WARNINGS), queries.has_feature(Feature.INBOX)

    def is_real(actor: Actor) -> bool:
        return not queries.is_practice(actor)

    register_steps(
        ReadyStep(
            name="Say where you work",
            about="The towns and districts that your warnings are for.",
            url="organisations:areas",
            done=lambda actor: bool(queries.areas_of(actor)),
            is_on=warns,
            power=Power.MANAGE_ORGANISATION,
        ),
        ReadyStep(
            name="Say where people reply",
            about="The phone number or address that stands on every warning.",
            url="organisations:organisation",
            done=lambda actor: bool(queries.my_organisation(actor).reply_contact),
            is_on=warns,
            power=Power.MANAGE_ORGANISATION,
        ),
        ReadyStep(
            name="Invite a colleague",
            about="What matters takes two: a warning that goes out, an agreement, a lost sign-in.",
            url="organisations:people",
            done=lambda actor: len(queries.staff_now(actor)) > 1,
            is_on=is_real,
            power=Power.MANAGE_STAFF,
        ),
        ReadyStep(
            name="Fill your posts",
            about="Who is the safeguarding lead, who reads the inbox. Posts outlive people.",
            url="organisations:posts",
            done=lambda actor: any(p.holder_id for p in queries.posts_of(actor)),
            power=Power.MANAGE_ORGANISATION,
        ),
        ReadyStep(
            name="Say where to write when something comes in",
            about="An e-mail address of the post. The message says that, and nothing more.",
            url="organisations:posts",
            done=lambda actor: any(p.mailbox for p in queries.posts_of(actor)),
            is_on=reads,
            power=Power.MANAGE_ORGANISATION,
        ),
        ReadyStep(
            name="Invite somebody to your warnings",
            about="An address that says yes gets what happens in its area.",
            url="alerts:subscribers",
            done=lambda actor: bool(subscribers_of(actor)),
            is_on=lambda actor: warns(actor) and is_real(actor),
            power=Power.MANAGE_SUBSCRIBERS,
        ),
        ReadyStep(
            name="Agree who may be told",
            about="An agreement with your police force, a clinic or another project.",
            url="consent:agreements",
            done=lambda actor: any(a.is_signed for a in agreements_of(actor)),
            is_on=is_real,
            power=Power.MANAGE_AGREEMENTS,
        ),
    )


def list_sections() -> None:
    """Which sections a page shows, in this order."""
    from brolly.access.vocabulary import Power
    from brolly.organisations.queries import has_feature, is_practice
    from brolly.organisations.vocabulary import Feature
    from brolly.web.navigation import Section, register

    register(
        Section(name="Today", url="home:today", icon="today", on_phone=True),
        Section(
            name="Reports",
            url="incidents:list",
            icon="report",
            about="What people told us. Take one in, look up a number.",
            power=Power.READ_INCIDENTS,
            is_on=has_feature(Feature.INCIDENTS),
            on_phone=True,
        ),
        Section(
            name="Warnings",
            url="alerts:board",
            icon="alert",
            about="What is out, what waits to be read, who gets it.",
            power=Power.READ_BOARD,
            is_on=has_feature(Feature.WARNINGS),
            on_phone=True,
        ),
        Section(
            name="Sharing",
            url="disclosures:sharing",
            icon="leaves",
            about="What waits to leave, what left, and what came back.",
            power=Power.SEND_PACKETS,
            is_on=has_feature(Feature.POLICE),
        ),
        Section(
            name="Inbox",
            url="disclosures:inbox",
            icon="inbox",
            about="What projects have sent you.",
            power=Power.READ_INBOX,
            is_on=has_feature(Feature.INBOX),
            on_phone=True,
        ),
        Section(
            name="Agreements",
            url="consent:agreements",
            icon="page",
            about="Who may receive what from whom, and until when.",
            power=Power.MANAGE_AGREEMENTS,
            in_masthead=False,
        ),
        Section(
            name="Duties",
            url="consent:duties",
            icon="alert",
            about="A duty that somebody named instead of her yes, for a second person.",
            power=Power.AGREE_OVERRIDES,
            in_masthead=False,
        ),
        Section(
            name="History",
            url="home:history",
            icon="history",
            about="Who did what, and when. Nobody can change it.",
            power=Power.READ_HISTORY,
            in_masthead=False,
        ),
        Section(
            name="Statistics",
            url="evaluation:statistics",
            icon="page",
            about="How many are willing to share, what came of reports. Nobody can be told from it.",
            power=Power.READ_STATISTICS,
            is_on=has_feature(Feature.INCIDENTS),
            in_masthead=False,
        ),
        Section(
            name="Sealed reports",
            url="sealed:keys",
            icon="lock",
            about="Who can open what is sealed, and the papers that bring it back.",
            power=Power.OPEN_SEALED,
            is_on=has_feature(Feature.INCIDENTS),
            in_masthead=False,
        ),
        Section(
            name="Keeping and rights",
            url="retention:keeping",
            icon="clock",
            about="What is erased when, holds, and what people may ask of us.",
            power=Power.MANAGE_RETENTION,
            in_masthead=False,
        ),
        Section(
            name="Settings",
            url="organisations:organisation",
            icon="settings",
            about="Staff, posts, areas, what is switched on.",
            power=Power.MANAGE_ORGANISATION,
            in_masthead=False,
        ),
        Section(
            name="Organisations",
            short="Network",
            url="organisations:network",
            icon="people",
            about="Who is on this installation. Invite one, or write one down.",
            power=Power.ADMIT_PROJECTS,
            is_on=lambda actor: not is_practice(actor),
            on_phone=True,
        ),
        Section(
            name="Staff",
            url="organisations:people",
            icon="people",
            about="Who may come in, and as what. Invite somebody.",
            power=Power.MANAGE_STAFF,
            in_masthead=False,
        ),
        Section(
            name="Posts",
            url="organisations:posts",
            icon="inbox",
            about="Who holds which post, and who stands in.",
            in_masthead=False,
        ),
        Section(
            name="Getting ready",
            url="organisations:getting_ready",
            icon="check",
            about="What to do first, and what is done.",
            power=Power.MANAGE_ORGANISATION,
            in_masthead=False,
        ),
        Section(
            name="Switch organisation",
            url="organisations:places",
            icon="half",
            about="Work for another organisation of yours, or practise.",
            in_masthead=False,
        ),
        Section(
            name="Your sign-in",
            url="organisations:account",
            icon="lock",
            about="Second steps, password, signing out everywhere.",
            in_masthead=False,
        ),
        find="incidents:look-up",
    )
