"""To whom we answer, and the headers that every answer carries."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError

# Nothing here needs a camera, a microphone, a place or a payment. Passkeys do need two.
_NOT_USED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
    "payment", "picture-in-picture", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(
    [f"{name}=()" for name in _NOT_USED]
    + ["publickey-credentials-get=(self)", "publickey-credentials-create=(self)"]
)


class OwnNames:
    """Answers only to the names that were said to be ours: others get status 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()
        return self.get_response(request)


class WholeRequests:
    """
    Refuses what came only in part, with status 400: nothing of it is read as if it were all.

    When a connection breaks, the server hands on what had come until then, and half a form
    parses as a form. Sent again it is whole.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        try:
            if said.isdigit() and len(request.body) < int(said):
                raise BadRequest
        except UnreadablePostError:
            raise BadRequest from None
        return self.get_response(request)


class PlainHeaders:
    """Lets no browser or proxy keep a page, and no page ask for a sensor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response


class OpenedByAddress:
    """Answers whoever opens the address of a button, by its history or a reload, with a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            from brolly.web.views import only_by_its_button

            return only_by_its_button(request)
        return response
