"""People, posts, areas and settings of the organisation one works for."""

from dataclasses import asdict
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brolly.access.gate import require
from brolly.access.vocabulary import Actor, Power, Role
from brolly.history.signatures import public_key
from brolly.organisations import forms, queries
from brolly.organisations.actions import checkpoints, letters, staff
from brolly.organisations.actions import organisation as actions
from brolly.organisations.views.way_in import BOTH
from brolly.organisations.vocabulary import Feature, PostKind
from brolly.web.views import page, staff_view


def _said(request: HttpRequest, words: str) -> None:
    messages.success(request, words, extra_tags="ok")


# --- people ----------------------------------------------------------------------


@require_GET
@staff_view
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who works here, and who was invited."""
    at = timezone.now()
    shown = {
        "members": [(m, forms.ROLE_WORDS[m.role]) for m in queries.members(actor)],
        "invitations": [
            (i, forms.ROLE_WORDS[i.role]) for i in queries.open_invitations(actor, at=at)
        ],
        "fresh_starts": queries.fresh_starts_waiting(actor, at=at),
    }
    return page(request, actor, "organisations/people.html", shown)


@BOTH
@staff_view
def invite(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Invite somebody by a link."""
    require(actor, Power.MANAGE_STAFF)
    here = queries.my_organisation(actor)
    form = forms.InviteForm(request.POST or None, kind=here.kind)
    if form.is_valid():
        try:
            sent = staff.invite(
                actor=actor,
                email=form.cleaned_data["email"],
                role=Role(form.cleaned_data["role"]),
                at=timezone.now(),
            )
        except staff.WorksHereAlready as refusal:
            form.add_error("email", str(refusal))
        else:
            return _link_made(request, actor, sent, may_send_again=True)
    shown = {
        "form": form,
        "are_carried": letters.are_carried(),
        "roles": forms.roles_of(here.kind),
    }
    return page(request, actor, "organisations/invite.html", shown)


@require_POST
@staff_view
def invite_again(request: HttpRequest, actor: Actor, invitation_id: UUID) -> HttpResponse:
    """Make and send a new link; the one before stops working."""
    sent = staff.invite_again(actor=actor, invitation_id=invitation_id, at=timezone.now())
    return _link_made(request, actor, sent, may_send_again=True)


def _link_made(
    request: HttpRequest, actor: Actor, sent: staff.Sent, *, may_send_again: bool
) -> HttpResponse:
    """Send a link to its address; show it, once, only where nobody could carry it."""
    path = reverse("organisations:join", args=[sent.token])
    link = f"{settings.PUBLIC_URL.rstrip('/')}{path}"
    was_sent = letters.post_link(address=sent.address, link=link, until=sent.until)
    shown = {
        "sent": sent,
        "was_sent": was_sent,
        # Nothing is really sent in the demonstration, so its link must be seen.
        "link": link if settings.DEMONSTRATION or not was_sent else "",
        "only_here": letters.is_only_here(),
        "done": reverse("organisations:people"),
        "another": reverse("organisations:invite") if may_send_again else "",
        "again": reverse("organisations:invite_again", args=[sent.invitation_id])
        if may_send_again
        else "",
    }
    return page(request, actor, "organisations/invited.html", shown)


@require_POST
@staff_view
def ask_fresh_start(request: HttpRequest, actor: Actor, membership_id: UUID) -> HttpResponse:
    """Ask that somebody who lost her phone and sheet starts afresh."""
    made = staff.ask_fresh_start(actor=actor, membership_id=membership_id, at=timezone.now())
    return redirect("organisations:fresh_start", made)


@BOTH
@staff_view
def fresh_start(request: HttpRequest, actor: Actor, fresh_start_id: UUID) -> HttpResponse:
    """Let a second person agree; whoever asked sees what to tell her."""
    at = timezone.now()
    one = queries.fresh_start(actor, fresh_start_id, at=at)
    if request.method == "POST":
        sent = staff.agree_to_fresh_start(actor=actor, fresh_start_id=one.id, at=at)
        return _link_made(request, actor, sent, may_send_again=False)
    address = f"{settings.PUBLIC_URL.rstrip('/')}{request.path}"
    shown = {"one": one, "address": address}
    return page(request, actor, "organisations/fresh_start.html", shown)


@require_POST
@staff_view
def withdraw(request: HttpRequest, actor: Actor, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    staff.withdraw_invitation(actor=actor, invitation_id=invitation_id, at=timezone.now())
    _said(request, "The invitation no longer works.")
    return redirect("organisations:people")


@BOTH
@staff_view
def member(request: HttpRequest, actor: Actor, membership_id: UUID) -> HttpResponse:
    """Change what somebody is here."""
    one = queries.member(actor, membership_id)
    kind = queries.my_organisation(actor).kind
    form = forms.RoleForm(request.POST or None, kind=kind, initial={"role": one.role.value})
    if form.is_valid():
        staff.change_role(
            actor=actor,
            membership_id=membership_id,
            role=Role(form.cleaned_data["role"]),
            at=timezone.now(),
        )
        _said(request, "The role is changed.")
        return redirect("organisations:people")
    shown = {"one": one, "form": form, "roles": forms.roles_of(kind)}
    return page(request, actor, "organisations/member.html", shown)


@require_POST
@staff_view
def end(request: HttpRequest, actor: Actor, membership_id: UUID) -> HttpResponse:
    """End somebody's time here."""
    staff.end_membership(actor=actor, membership_id=membership_id, at=timezone.now())
    _said(request, "From now on nothing here opens for that account.")
    return redirect("organisations:people")


# --- posts -----------------------------------------------------------------------


@require_GET
@staff_view
def posts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the posts, who holds each, and which nobody holds."""
    names = queries.staff_names(actor)
    rows = [
        {
            "post": one,
            "kind": forms.POST_WORDS[one.kind],
            "holder": names.get(one.holder_id) if one.holder_id else None,
            "deputy": names.get(one.deputy_id) if one.deputy_id else None,
        }
        for one in queries.posts_of(actor)
    ]
    shown = {"rows": rows, "may": actor.can(Power.MANAGE_ORGANISATION)}
    return page(request, actor, "organisations/posts.html", shown)


@BOTH
@staff_view
def new_post(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make a post."""
    require(actor, Power.MANAGE_ORGANISATION)
    form = forms.PostForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.make_post(
                actor=actor,
                post_id=said["submission_id"],
                kind=PostKind(said["kind"]),
                title=said["title"],
                unit=said["unit"],
                mailbox=said["mailbox"],
                at=timezone.now(),
            )
            return redirect("organisations:post", made)
        except actions.TitleTaken as refusal:
            form.add_error("title", str(refusal))
    return page(request, actor, "organisations/new_post.html", {"form": form})


@BOTH
@staff_view
def post(request: HttpRequest, actor: Actor, post_id: UUID) -> HttpResponse:
    """Hand a post over."""
    require(actor, Power.MANAGE_ORGANISATION)
    found = queries.own_post(actor, post_id)
    people_here = {str(pk): name for pk, name in queries.staff_now(actor).items()}
    form = forms.HandOverForm(
        request.POST or None,
        people=people_here,
        initial={"holder": str(found.holder_id or ""), "deputy": str(found.deputy_id or "")},
    )
    if form.is_valid():
        holder, deputy = form.cleaned_data["holder"], form.cleaned_data["deputy"]
        actions.hand_over_post(
            actor=actor,
            post_id=post_id,
            holder_id=UUID(holder) if holder else None,
            deputy_id=UUID(deputy) if deputy else None,
            at=timezone.now(),
        )
        _said(request, "The post is handed over.")
        return redirect("organisations:posts")
    shown = {"post": found, "form": form, "kind": forms.POST_WORDS[found.kind]}
    return page(request, actor, "organisations/post.html", shown)


@require_POST
@staff_view
def close_post(request: HttpRequest, actor: Actor, post_id: UUID) -> HttpResponse:
    """Close a post."""
    actions.close_post(actor=actor, post_id=post_id, at=timezone.now())
    _said(request, "The post is closed.")
    return redirect("organisations:posts")


# --- areas -----------------------------------------------------------------------


@BOTH
@staff_view
def areas(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the areas served, and add one."""
    form = forms.AreaForm(request.POST or None)
    if form.is_valid():
        actions.add_area(
            actor=actor,
            name=form.cleaned_data["name"],
            district=form.cleaned_data["district"],
            at=timezone.now(),
        )
        _said(request, "The area is added.")
        return redirect("organisations:areas")
    may = actor.can(Power.MANAGE_ORGANISATION)
    shown = {"areas": queries.areas_of(actor), "form": form, "may": may}
    return page(request, actor, "organisations/areas.html", shown)


@require_POST
@staff_view
def close_area(request: HttpRequest, actor: Actor, area_id: UUID) -> HttpResponse:
    """Stop serving an area."""
    actions.close_area(actor=actor, area_id=area_id, at=timezone.now())
    _said(request, "The area is closed.")
    return redirect("organisations:areas")


# --- settings --------------------------------------------------------------------


@BOTH
@staff_view
def organisation(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Change what managers say about their organisation."""
    require(actor, Power.MANAGE_ORGANISATION)
    here = queries.my_organisation(actor)
    kept = actions.Settings(
        name=here.name,
        region=here.region,
        reply_contact=here.reply_contact,
        police_wait_hours=here.police_wait_hours,
    )
    form = forms.SettingsForm(
        request.POST or None, initial={**asdict(kept), "version": kept.mark}
    )
    if form.is_valid():
        seen = form.cleaned_data.pop("version")
        said = actions.Settings(**form.cleaned_data)
        actions.change_settings(actor=actor, settings=said, seen=seen, at=timezone.now())
        _said(request, "Saved.")
        return redirect("organisations:organisation")
    readers = queries.checkpoint_readers(actor)
    shown = {
        "here": here,
        "form": form,
        "checkpoints": forms.CheckpointsForm(
            people={str(r.staff_id): r.name for r in readers},
            initial={"readers": [str(r.staff_id) for r in readers if r.gets_them]},
        ),
        "public_key": public_key(),
        "are_carried": letters.are_carried(),
        "features": forms.FeaturesForm(initial={"features": [f.value for f in here.features]}),
        "urgent": forms.UrgentForm(initial={"agreed_by": here.urgent_alone_agreed_by}),
    }
    return page(request, actor, "organisations/organisation.html", shown)


@require_POST
@staff_view
def features(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Switch parts of the product on and off."""
    form = forms.FeaturesForm(request.POST)
    if form.is_valid():
        said = frozenset(Feature(f) for f in form.cleaned_data["features"])
        actions.switch_features(actor=actor, features=said, at=timezone.now())
        _said(request, "Saved.")
    return redirect("organisations:organisation")


@require_POST
@staff_view
def urgent(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Record the trustees' decision about urgent warnings that nobody read twice."""
    form = forms.UrgentForm(request.POST)
    if form.is_valid():
        actions.decide_urgent_alone(
            actor=actor, agreed_by=form.cleaned_data["agreed_by"], at=timezone.now()
        )
        _said(request, "Saved.")
    return redirect("organisations:organisation")


@require_POST
@staff_view
def choose_checkpoint_readers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose to whom checkpoints of the history are sent."""
    require(actor, Power.MANAGE_ORGANISATION)
    readers = queries.checkpoint_readers(actor)
    people = {str(r.staff_id): r.name for r in readers}
    form = forms.CheckpointsForm(request.POST, people=people)
    if form.is_valid():
        checkpoints.choose_checkpoint_readers(
            actor=actor,
            staff_ids=frozenset(UUID(said) for said in form.cleaned_data["readers"]),
            at=timezone.now(),
        )
        _said(request, "Saved.")
    return redirect("organisations:organisation")


@require_POST
@staff_view
def practice(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make the practice organisation, or find the one that is there."""
    actions.make_practice(actor=actor, at=timezone.now())
    _said(request, "Your practice organisation is there. Choose it to go in.")
    return redirect("organisations:places")
