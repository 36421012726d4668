from django.urls import path

from brolly.home import views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("history/", views.history, name="history"),
]
