"""A project on its own writes down its police force, who may join later by a link."""

from itertools import islice
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from brolly.access.rules import powers_of
from brolly.access.scope import acting
from brolly.access.vocabulary import Actor, Role
from brolly.foundation.refusals import NotAllowed, NotFound
from brolly.organisations import queries, rules, samples
from brolly.organisations.actions import network
from brolly.organisations.models import Post
from brolly.organisations.tests.cast import come_in
from brolly.organisations.tests.test_begin import app_code
from brolly.organisations.vocabulary import OrganisationKind, PostKind

FORM = str(samples.id_for("written down"))
FORCE = {
    "submission_id": FORM,
    "name": "Ellshire Police",
    "kind": "police",
    "region": "Ellshire",
    "post": "Sex work liaison officer",
    "unit": "",
}
OFFICER = {"display_name": "PC Pell", "password": "quiet rivers run deep"}


@pytest.fixture
def project(db):
    return samples.make_organisation(code="LAN", name="Lantern", at=timezone.now())


@pytest.fixture
def host(project):
    """The manager who began this installation, and so lets others in."""
    at = timezone.now()
    samples.make_member(actor=project, name="Mira", role=Role.MANAGER, at=at)
    return samples.make_member(actor=project, name="Mira", role=Role.NETWORK_OFFICER, at=at)


def written_down(host):
    browser = come_in(host)
    assert browser.post("/network/write-down", FORCE)["Location"] == "/network"
    return browser


def test_a_force_is_written_down_with_its_post_and_can_be_agreed_with(host):
    browser = written_down(host)
    browser.post("/network/write-down", FORCE)
    (force,) = [o for o in queries.organisations(host) if o.id == UUID(FORM)]
    assert (force.name, force.kind, force.code) == (
        "Ellshire Police", OrganisationKind.POLICE, "EP",
    )  # fmt: skip
    assert not force.has_joined
    (post,) = queries.posts_of(host, force.id, kind=PostKind.LIAISON_OFFICER)
    assert (post.title, post.holder_id) == ("Sex work liaison officer", None)
    assert b"on paper and by phone" in browser.get("/network").content
    assert b"Ellshire Police" in browser.get("/agreements/").content


def test_the_officer_joins_by_a_link_and_holds_the_post(host):
    browser = written_down(host)
    typed = {"submission_id": str(samples.id_for("there")), "email": "pell@example.org"}
    shown = browser.post(f"/network/write-down/{FORM}", typed)
    way_in = shown.context["link"][shown.context["link"].index("/admit/") :]
    door = Client()
    page = door.get(way_in).content
    assert b"Join for Ellshire Police" in page
    assert b"Short code" not in page
    assert door.post(way_in, OFFICER)["Location"] == "/account/first-step"
    door.get("/account/app")
    door.post("/account/app", {"code": app_code(door)})
    assert door.get("/inbox/").status_code == 200
    force = queries.organisation_of(host, UUID(FORM))
    assert force.has_joined
    (post,) = queries.posts_of(host, force.id)
    assert post.holder_id is not None
    again = {"submission_id": str(samples.id_for("again")), "email": "eve@example.org"}
    assert browser.post(f"/network/write-down/{FORM}", again).status_code == 404


def test_a_new_link_takes_the_place_of_the_one_before(host):
    browser = written_down(host)
    links = []
    for name in ("one", "two"):
        typed = {"submission_id": str(samples.id_for(name)), "email": f"{name}@example.org"}
        shown = browser.post(f"/network/write-down/{FORM}", typed)
        links.append(shown.context["link"][shown.context["link"].index("/admit/") :])
    assert [Client().get(link).status_code for link in links] == [410, 200]


def at_desk(organisation: Actor, role: Role) -> Actor:
    return Actor(
        name="Eve", organisation_id=organisation.organisation_id, powers=powers_of(role),
        staff_id=samples.id_for("eve"), fresh_factor=True,
    )  # fmt: skip


def try_to(actor: Actor) -> None:
    partner = network.PartnerTold(
        name="Ours", kind=OrganisationKind.POLICE, region="", post="Us", unit=""
    )
    network.write_down_partner(
        actor=actor, partner_id=samples.id_for("try"), partner=partner, at=timezone.now()
    )


def test_what_was_half_written_down_gets_its_post_when_sent_again(host):
    written_down(host)
    with acting(Actor(name="x", organisation_id=UUID(FORM))):
        Post.objects.filter(organisation_id=UUID(FORM)).delete()
    written_down(host)
    assert len(queries.posts_of(host, UUID(FORM))) == 1


def test_the_id_of_another_organisation_writes_nothing_there(host, project):
    other = samples.make_organisation(code="BEA", name="Beacon", at=timezone.now())
    typed = {**FORCE, "submission_id": str(other.organisation_id)}
    assert come_in(host).post("/network/write-down", typed).status_code == 404
    assert queries.posts_of(host, other.organisation_id) == []


def test_only_the_host_writes_one_down(host, project):
    at = timezone.now()
    second = samples.make_organisation(code="BEA", name="Beacon", at=at)
    with pytest.raises(NotAllowed):
        try_to(at_desk(second, Role.NETWORK_OFFICER))
    with pytest.raises(NotAllowed):
        try_to(at_desk(project, Role.MANAGER))
    try_to(at_desk(project, Role.NETWORK_OFFICER))


def test_where_an_office_is_the_first_project_is_no_host(host, project):
    samples.make_organisation(
        code="NET", name="Office", kind=OrganisationKind.NETWORK, at=timezone.now()
    )
    with pytest.raises(NotAllowed):
        try_to(at_desk(project, Role.NETWORK_OFFICER))


def test_nobody_is_invited_into_what_another_made(host, project):
    other = samples.make_organisation(code="BEA", name="Beacon", at=timezone.now())
    with pytest.raises(NotFound):
        network.invite_written_down(
            actor=at_desk(project, Role.NETWORK_OFFICER),
            admission_id=samples.id_for("x"),
            partner_id=other.organisation_id,
            email="eve@example.org",
            at=timezone.now(),
        )


def test_a_project_is_not_written_down(host):
    typed = {**FORCE, "kind": "project"}
    assert come_in(host).post("/network/write-down", typed).status_code == 422


def test_short_codes_never_end():
    codes = list(islice(rules.short_codes("Éa"), 700))
    assert len(set(codes)) > 600
    assert all(2 <= len(code) <= 6 for code in codes)
