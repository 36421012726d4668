"""Answers to what leads nowhere, is forbidden, makes no sense, or failed."""

from pathlib import Path

from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from brolly.web.views.drawing import kept_fields, public_page, typed


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    return _sorry(request, 404, "We could not find that", "The address leads nowhere.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what nobody may do."""
    return _sorry(request, 403, "You cannot do this", "Ask a manager if you think you should.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense, or whose session ended while it was at work."""
    if isinstance(exception, SessionInterrupted):
        if request.method in ("GET", "HEAD"):
            return redirect(request.get_full_path())
        words = (
            "You locked the screen or signed out while this was on its way. It may have "
            "been saved: look before you send it again."
        )
        return _sorry(request, 409, "This page was closed meanwhile", words)
    words = (
        "Something in the request did not make sense to us, or only a part of it came. "
        "Nothing was saved. Go back and send it again."
    )
    return _sorry(request, 400, "We could not read that", words)


def only_by_its_button(request: HttpRequest) -> HttpResponse:
    """Answer the address of a button that was opened like a page: nothing was pressed."""
    words = "Only its button leads there. Nothing was done. Go back, and press it there."
    return _sorry(request, 405, "This is no page", words)


_FAILED = (Path(__file__).parents[1] / "templates/web/500.html").read_text()


def failed(request: HttpRequest) -> HttpResponse:
    """Answer after a fault of ours, with a page that needs nothing that could fail again."""
    return HttpResponse(_FAILED, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    Answer a form whose token is missing or old.

    Only when the browser itself says that our own page sent it do we offer to send it
    again: otherwise a strange page could have somebody confirm its form for it.
    """
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    kept = kept_fields(request) if ours else []
    words = (
        "This page was open for a long time, or you signed in again meanwhile. "
        "Nothing was saved."
    )
    return public_page(
        request,
        "web/sorry.html",
        {
            "heading": "We could not be sure it was you",
            "sentence": words,
            "kept": kept,
            "typed": typed(request) if ours else [],
            "posted_to": request.get_full_path(),
        },
        status=403,
    )


def _sorry(request: HttpRequest, status: int, heading: str, sentence: str) -> HttpResponse:
    shown = {"heading": heading, "sentence": sentence}
    return public_page(request, "web/sorry.html", shown, status=status)
