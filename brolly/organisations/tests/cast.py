"""What the people in these tests do."""

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from brolly.organisations import samples
from brolly.organisations.actions import sign_in


def email_of(actor):
    return f"{actor.name.lower()}@example.org"


def code_of(actor):
    return samples.code_now(staff_id=actor.staff_id)


def give_password(browser, email, password=samples.PASSWORD):
    return browser.post("/sign-in", {"email": email, "password": password})


def come_in(actor, browser=None):
    """Sign somebody in through the pages, and return her browser."""
    browser = browser or Client()
    assert give_password(browser, email_of(actor)).status_code == 302
    answer = browser.post("/sign-in/second-step", {"code": code_of(actor)})
    assert answer.status_code == 302, answer.content
    return browser


def without_app(actor):
    Authenticator.objects.filter(user_id=actor.staff_id).delete()


def sheet_of(actor):
    return sign_in.print_codes(staff_id=actor.staff_id, is_first=False, at=timezone.now())
