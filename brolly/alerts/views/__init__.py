"""Pages of warnings: the board, writing one, reading one for somebody, who gets them."""

from brolly.alerts.views.anybody import (
    answers,
    confirm,
    leave,
    message,
    short_confirm,
    wrong,
    yours,
)
from brolly.alerts.views.board import board, desk, show
from brolly.alerts.views.carriers import quiet_hours, way, ways
from brolly.alerts.views.out import correct, keep, recall, settle
from brolly.alerts.views.posters import make_poster, poster
from brolly.alerts.views.reading import ask_partner, read, read_for_partner
from brolly.alerts.views.refraining import refrain
from brolly.alerts.views.subscribers import address, subscribers
from brolly.alerts.views.writing import rewrite, urgent, write

__all__ = [
    "address",
    "answers",
    "ask_partner",
    "board",
    "confirm",
    "correct",
    "desk",
    "keep",
    "leave",
    "make_poster",
    "message",
    "poster",
    "quiet_hours",
    "read",
    "read_for_partner",
    "recall",
    "refrain",
    "rewrite",
    "settle",
    "short_confirm",
    "show",
    "subscribers",
    "urgent",
    "way",
    "ways",
    "write",
    "wrong",
    "yours",
]
