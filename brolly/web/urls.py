"""The addresses of the frame itself."""

from django.urls import path

from brolly.web import views

app_name = "web"

urlpatterns = [
    path("more", views.more, name="more"),
    path("this-device", views.device, name="device"),
    path("lock", views.lock, name="lock"),
    path("leave", views.leave, name="leave"),
    path("confirmed", views.confirmed, name="confirmed"),
    path("still-here", views.still_here, name="still_here"),
    path("parts/", views.parts, name="parts"),
    path("parts/refusal", views.parts_refusal, name="parts_refusal"),
]
