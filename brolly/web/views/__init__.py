"""
How staff reach a page, and the pages of the frame itself.

``staff_view`` makes the Actor, holds a read-only scope open around a GET, and turns
refusals into pages. ``page`` draws a template for an actor.
"""

from brolly.web.views.doors import refused, staff_view, to_sign_in
from brolly.web.views.drawing import is_fragment, page, public_page
from brolly.web.views.faults import (
    bad_request,
    csrf_failure,
    failed,
    forbidden,
    not_found,
    only_by_its_button,
)
from brolly.web.views.look import parts, parts_refusal
from brolly.web.views.pages import confirmed, device, leave, lock, more, still_here

__all__ = [
    "bad_request",
    "confirmed",
    "csrf_failure",
    "device",
    "failed",
    "forbidden",
    "is_fragment",
    "leave",
    "lock",
    "more",
    "not_found",
    "only_by_its_button",
    "page",
    "parts",
    "parts_refusal",
    "public_page",
    "refused",
    "staff_view",
    "still_here",
    "to_sign_in",
]
