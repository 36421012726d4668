from django.urls import path

from brolly.disclosures import views

app_name = "disclosures"
urlpatterns = [
    path("sharing/", views.sharing, name="sharing"),
    path("sharing/<uuid:packet_id>/", views.sent, name="sent"),
    path("sharing/<uuid:packet_id>/stop", views.stop, name="stop"),
    path("sharing/<uuid:packet_id>/print", views.paper, name="paper"),
    path("sharing/<uuid:packet_id>/answer", views.heard, name="heard"),
    path("sharing/<uuid:packet_id>/recall", views.recall, name="recall"),
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<uuid:packet_id>/", views.received, name="received"),
    path("inbox/<uuid:packet_id>/open", views.open_, name="open"),
    path("inbox/<uuid:packet_id>/print", views.print_, name="print"),
    path("inbox/<uuid:packet_id>/take", views.take, name="take"),
    path("inbox/<uuid:packet_id>/answer", views.answer, name="answer"),
]
