from django.urls import path

from brolly.consent import views

app_name = "consent"
urlpatterns = [
    path("agreements/", views.agreements, name="agreements"),
    path("agreements/with/<uuid:partner_id>/", views.draft, name="draft"),
    path("agreements/<uuid:agreement_id>/", views.agreement, name="agreement"),
    path("agreements/<uuid:agreement_id>/sign/", views.sign, name="sign"),
    path("agreements/<uuid:agreement_id>/paper/", views.signed_on_paper, name="paper"),
    path(
        "agreements/<uuid:agreement_id>/paper/confirm/",
        views.confirm_paper,
        name="confirm-paper",
    ),
    path("agreements/<uuid:agreement_id>/not-right/", views.not_right, name="not-right"),
    path("agreements/<uuid:agreement_id>/end/", views.end, name="end"),
    path("duties/", views.duties, name="duties"),
    path("duties/<uuid:override_id>/agree/", views.agree_duty, name="agree-duty"),
    path("duties/<uuid:override_id>/refuse/", views.refuse_duty, name="refuse-duty"),
    path(
        "duties/about/<uuid:subject_id>/<uuid:override_id>/told/", views.told_her, name="told"
    ),
    path("duties/about/<uuid:subject_id>/", views.name_duty, name="name-duty"),
    path("choices/<uuid:subject_id>/", views.choices, name="choices"),
    path("choices/<uuid:subject_id>/block/", views.block, name="block"),
]
