from django.urls import path

from brolly.police import views

app_name = "police"
urlpatterns = [
    path("police/read/<uuid:packet_id>/", views.read, name="read"),
    path("police/<uuid:incident_id>/", views.choose, name="choose"),
    path(
        "police/<uuid:incident_id>/<slug:level>/<uuid:post_id>/",
        views.compose,
        name="compose",
    ),
]
