from django.urls import path

from brolly.alerts import views

app_name = "alerts"
urlpatterns = [
    path("warnings/", views.board, name="board"),
    path("warnings/desk/", views.desk, name="desk"),
    path("warnings/subscribers/", views.subscribers, name="subscribers"),
    path("warnings/subscribers/<uuid:subscriber_id>/", views.address, name="address"),
    path("warnings/ways/", views.ways, name="ways"),
    path("warnings/ways/quiet/", views.quiet_hours, name="quiet-hours"),
    path("warnings/ways/<slug:kind>/", views.way, name="way"),
    path("warnings/new/<uuid:incident_id>/", views.write, name="write"),
    path("warnings/urgent/<uuid:incident_id>/", views.urgent, name="urgent"),
    path("warnings/none/<uuid:incident_id>/", views.refrain, name="refrain"),
    path("warnings/readings/<uuid:reading_id>/", views.read_for_partner, name="reading"),
    path("warnings/objections/<uuid:objection_id>/", views.settle, name="settle"),
    path("warnings/<uuid:alert_id>/", views.show, name="show"),
    path("warnings/<uuid:alert_id>/write/", views.rewrite, name="rewrite"),
    path("warnings/<uuid:alert_id>/read/", views.read, name="read"),
    path("warnings/<uuid:alert_id>/partner/", views.ask_partner, name="ask-partner"),
    path("warnings/<uuid:alert_id>/recall/", views.recall, name="recall"),
    path("warnings/<uuid:alert_id>/keep/", views.keep, name="keep"),
    path("warnings/<uuid:alert_id>/correct/", views.correct, name="correct"),
    path("warnings/<uuid:alert_id>/poster/", views.poster, name="poster"),
    path("warnings/<uuid:alert_id>/poster/pdf/", views.make_poster, name="make-poster"),
    path("warnings/<uuid:organisation_id>/<uuid:alert_id>/wrong/", views.wrong, name="wrong"),
    path(
        "messages/<uuid:organisation_id>/confirm/<str:secret>/", views.confirm, name="confirm"
    ),
    path("messages/<uuid:organisation_id>/yours/<str:secret>/", views.yours, name="yours"),
    path("messages/<uuid:organisation_id>/answers/", views.answers, name="answers"),
    path("m/<str:code>/yes/<str:secret>/", views.short_confirm, name="short-confirm"),
    path("m/<str:code>/<str:token>/", views.message, name="message"),
    path("messages/<uuid:organisation_id>/leave/<str:secret>/", views.leave, name="leave"),
]
