"""A plain Django view that reads one row: what everything else is compared with."""

import django
from django.conf import settings

from brolly.config import database

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": database.databases()["default"]},
    INSTALLED_APPS=["django.contrib.contenttypes"],
)
django.setup()

from django.contrib.contenttypes.models import ContentType
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def one_row(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(ContentType.objects.order_by("pk")[:1][0].pk))


urlpatterns = [path("", one_row)]
application = get_wsgi_application()
