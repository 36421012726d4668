"""The addresses of sealed reports."""

from django.urls import path

from brolly.sealed import views

app_name = "sealed"

urlpatterns = [
    path("sealed/keys", views.keys, name="keys"),
    path("sealed/keys/begin", views.begin, name="begin"),
    path("sealed/keys/passphrase", views.passphrase, name="passphrase"),
    path("sealed/keys/papers", views.papers, name="papers"),
    path("sealed/keys/recover", views.recover, name="recover"),
    path("sealed/keys/<uuid:staff_id>", views.let_open, name="let_open"),
    path("sealed/keys/<uuid:staff_id>/stop", views.stop_opening, name="stop_opening"),
]
