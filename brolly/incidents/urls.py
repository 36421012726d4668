from django.urls import path

from brolly.incidents import views

app_name = "incidents"
urlpatterns = [
    path("", views.incidents, name="list"),
    path("new/", views.take_in, name="new"),
    path("new/form.pdf", views.paper, name="paper"),
    path("first-look/", views.new_reports, name="new-reports"),
    path("look-up/", views.look_up, name="look-up"),
    path("steps/<uuid:step_id>/done/", views.finish_step, name="finish-step"),
    path("steps/<uuid:step_id>/give/", views.give_step, name="give-step"),
    path("bring-in/", views.bring_in, name="bring-in"),
    path("bring-in/<uuid:import_id>/", views.sheet, name="sheet"),
    path("bring-in/<uuid:import_id>/columns/", views.lay_out, name="lay-out-sheet"),
    path("bring-in/<uuid:import_id>/map.json", views.map_of_sheet, name="map-of-sheet"),
    path("bring-in/<uuid:import_id>/rows.csv", views.rows_of_sheet, name="rows-of-sheet"),
    path("bring-in/<uuid:import_id>/start/", views.start, name="start-sheet"),
    path("cases/", views.caseload, name="caseload"),
    path("<uuid:incident_id>/", views.show, name="show"),
    path("<uuid:incident_id>/case/", views.chain, name="chain"),
    path("<uuid:incident_id>/case/hate/", views.hate, name="hate"),
    path("<uuid:incident_id>/case/<uuid:line_id>/back/", views.take_back, name="take-back"),
    path("<uuid:incident_id>/visits/", views.plan_visit, name="plan-visit"),
    path("<uuid:incident_id>/visits/<uuid:visit_id>/", views.plan_visit, name="visit"),
    path("<uuid:incident_id>/visits/<uuid:visit_id>/end/", views.end_visit, name="end-visit"),
    path("<uuid:incident_id>/edit/", views.edit, name="edit"),
    path("<uuid:incident_id>/identity/", views.open_identity, name="open-identity"),
    path("<uuid:incident_id>/stage/", views.set_stage, name="set-stage"),
    path("<uuid:incident_id>/first-look/", views.triage, name="triage"),
    path("<uuid:incident_id>/restrict/", views.restrict, name="restrict"),
    path("<uuid:incident_id>/choices/", views.choices, name="choices"),
    path("<uuid:incident_id>/withdraw/", views.withdraw, name="withdraw"),
    path(
        "<uuid:incident_id>/choices/<slug:choice>/met/",
        views.confirm_condition,
        name="confirm-condition",
    ),
    path("<uuid:incident_id>/holds/<slug:kind>/", views.release_hold, name="release-hold"),
    path("<uuid:incident_id>/asked/<slug:choice>/", views.asked_her, name="asked-her"),
    path("<uuid:incident_id>/steps/", views.add_step, name="add-step"),
    path("<uuid:incident_id>/compare/<uuid:other_id>/", views.compare, name="compare"),
]
