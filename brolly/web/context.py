"""What a page knows about the device it is shown on, signed in or not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

THEMES = {"": "As this device", "light": "Light", "dark": "Dark"}
_SALT = "brolly.web.device"


def said_by(request: HttpRequest) -> tuple[str, str]:
    """Return theme ("light", "dark" or "") and keys ("off" or "") of this device."""
    said = request.get_signed_cookie(settings.LOOK_COOKIE_NAME, default="|", salt=_SALT)
    theme, _, keys = (said or "").partition("|")
    return (theme if theme in THEMES else "", "off" if keys == "off" else "")


def remember(response: HttpResponse, *, theme: str, keys: str) -> None:
    """Keep both choices in a signed cookie of this device. Says nothing about anybody."""
    response.set_signed_cookie(
        settings.LOOK_COOKIE_NAME,
        f"{theme if theme in THEMES else ''}|{'off' if keys == 'off' else ''}",
        salt=_SALT,
        max_age=365 * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def frame(request: HttpRequest) -> dict[str, str]:
    """Give templates the device's choices. Everything about people is given by the view."""
    theme, keys = said_by(request)
    return {"theme": theme, "keys": keys}
