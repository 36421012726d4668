"""The addresses of the frame itself."""

from django.urls import path

from brolly.web import views

app_name = "web"

urlpatterns = [
    path("more", views.more, name="more"),
    path("theme", views.theme, name="theme"),
    path("lock", views.lock, name="lock"),
    path("leave", views.leave, name="leave"),
    path("confirmed", views.confirmed, name="confirmed"),
    path("still-here", views.still_here, name="still_here"),
]
