"""What every template may use, with or without somebody signed in."""

from django.conf import settings
from django.http import HttpRequest

THEMES = {"": "As this device", "light": "Light", "dark": "Dark"}
_SALT = "brolly.web.theme"


def theme_of(request: HttpRequest) -> str:
    """Return "light", "dark", or nothing when the device decides."""
    said = request.get_signed_cookie(settings.THEME_COOKIE_NAME, default="", salt=_SALT)
    return said if said in THEMES else ""


def theme_salt() -> str:
    """Return what the theme cookie is signed with, apart from every other signature."""
    return _SALT


def frame(request: HttpRequest) -> dict[str, str]:
    """Give templates the theme. Everything about people is given by the view."""
    return {"theme": theme_of(request)}
