"""The addresses of the way in, one's own sign-in, and the organisation."""

from django.urls import path

from brolly.organisations.views import account, begin, forgotten, network, organisation, way_in

app_name = "organisations"

urlpatterns = [
    path("sign-in", way_in.sign_in, name="sign_in"),
    path("sign-in/second-step", way_in.second_step, name="second_step"),
    path("sign-in/passkey", way_in.passkey, name="passkey"),
    path("sign-in/forgotten", forgotten.forgotten, name="forgotten"),
    path("sign-in/new-password/<str:token>", forgotten.new_password, name="new_password"),
    path("sign-out", way_in.sign_out, name="sign_out"),
    path("unlock", way_in.unlock, name="unlock"),
    path("confirm", way_in.factor, name="factor"),
    path("workplaces", way_in.places, name="places"),
    path("account", account.account, name="account"),
    path("account/first-step", account.first_factor, name="first_factor"),
    path("account/app", account.app, name="app"),
    path("account/app.svg", account.app_picture, name="app_picture"),
    path("account/passkey", account.add_passkey, name="add_passkey"),
    path("account/sheet", account.sheet, name="sheet"),
    path("account/remove/<int:authenticator_id>", account.remove, name="remove_factor"),
    path("account/password", account.password, name="password"),
    path("account/sign-out-everywhere", account.everywhere, name="everywhere"),
    path("begin", begin.begin, name="begin"),
    path("join/<str:token>", begin.join, name="join"),
    path("admit/<str:token>", network.admit, name="admit"),
    path("network", network.projects, name="network"),
    path("network/write-down", network.write_down, name="write_down"),
    path("network/write-down/<uuid:partner_id>", network.invite_there, name="invite_there"),
    path("network/invite", network.invite_project, name="invite_project"),
    path(
        "network/<uuid:admission_id>/again",
        network.invite_project_again,
        name="invite_project_again",
    ),
    path(
        "network/<uuid:admission_id>/withdraw",
        network.withdraw,
        name="withdraw_admission",
    ),
    path("getting-ready", begin.getting_ready, name="getting_ready"),
    path("people", organisation.people, name="people"),
    path("people/invite", organisation.invite, name="invite"),
    path("people/again/<uuid:invitation_id>", organisation.invite_again, name="invite_again"),
    path("people/withdraw/<uuid:invitation_id>", organisation.withdraw, name="withdraw"),
    path("people/<uuid:membership_id>", organisation.member, name="member"),
    path(
        "people/<uuid:membership_id>/fresh-start",
        organisation.ask_fresh_start,
        name="ask_fresh_start",
    ),
    path("fresh-start/<uuid:fresh_start_id>", organisation.fresh_start, name="fresh_start"),
    path("people/<uuid:membership_id>/end", organisation.end, name="end"),
    path("posts", organisation.posts, name="posts"),
    path("posts/new", organisation.new_post, name="new_post"),
    path("posts/<uuid:post_id>", organisation.post, name="post"),
    path("posts/<uuid:post_id>/close", organisation.close_post, name="close_post"),
    path("areas", organisation.areas, name="areas"),
    path("areas/<uuid:area_id>/close", organisation.close_area, name="close_area"),
    path("organisation", organisation.organisation, name="organisation"),
    path("organisation/features", organisation.features, name="features"),
    path("organisation/urgent", organisation.urgent, name="urgent"),
    path(
        "organisation/checkpoints",
        organisation.choose_checkpoint_readers,
        name="checkpoint_readers",
    ),
    path("organisation/practice", organisation.practice, name="practice"),
]
