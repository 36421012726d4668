from django.urls import path

from brolly.retention import views

app_name = "retention"
urlpatterns = [
    path("keeping/", views.keeping, name="keeping"),
    path("keeping/ask/", views.receive, name="receive"),
    path("keeping/asked/<uuid:request_id>/", views.request_, name="request"),
    path("keeping/asked/<uuid:request_id>/answered/", views.answered, name="answered"),
    path("keeping/holds/<uuid:hold_id>/release/", views.release, name="release"),
    path("keeping/reports/<uuid:incident_id>/", views.incident, name="incident"),
    path("keeping/reports/<uuid:incident_id>/copy/", views.copy, name="copy"),
    path("keeping/reports/<uuid:incident_id>/erase/", views.erase, name="erase"),
    path("keeping/everything/", views.take_everything, name="everything"),
    path("keeping/texts/<slug:name>/", views.text, name="text"),
]
