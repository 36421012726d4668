from django.urls import path

from brolly.evaluation import views

app_name = "evaluation"
urlpatterns = [
    path("statistics/", views.statistics, name="statistics"),
    path("statistics.csv", views.as_csv, name="as-csv"),
]
