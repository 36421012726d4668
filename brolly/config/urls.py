"""Every address, by package."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("brolly.web.urls")),
    path("", include("brolly.organisations.urls")),
    path("", include("brolly.consent.urls")),
    path("", include("brolly.disclosures.urls")),
    path("", include("brolly.police.urls")),
    path("", include("brolly.alerts.urls")),
    path("", include("brolly.sealed.urls")),
    path("", include("brolly.retention.urls")),
    path("", include("brolly.evaluation.urls")),
    path("", include("brolly.home.urls")),
    path("reports/", include("brolly.incidents.urls")),
]

handler400 = "brolly.web.views.bad_request"
handler403 = "brolly.web.views.forbidden"
handler404 = "brolly.web.views.not_found"
handler500 = "brolly.web.views.failed"
