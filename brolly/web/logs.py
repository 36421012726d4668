"""
Logs that can be read by anybody: what failed and where, never with which values.

The text of an exception, the arguments of a log call and the address of a request may
hold a name, a number or somebody's words. None of them is written.
"""

import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

_OURS = Path(__file__).resolve().parents[1]


def places(trace: TracebackType | None) -> str:
    """Return file and line of every call of a traceback, innermost last."""
    frames = traceback.extract_tb(trace)
    return " > ".join(f"{_short(f.filename)}:{f.lineno}" for f in frames)


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_OURS):
        return str(path.relative_to(_OURS.parent))
    return "/".join(path.parts[-2:])


class TypeAndPlace(logging.Formatter):
    """Writes level, logger, the exception's type and where it was raised."""

    def format(self, record: logging.LogRecord) -> str:
        said = f"{self.formatTime(record)} {record.levelname} {record.name}"
        # Our own messages are constants without values; those of others may be anything.
        if record.name.split(".")[0] == "brolly" and not record.args:
            said += f" {record.msg}"
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            return f"{said} {kind.__module__}.{kind.__qualname__} at {places(trace)}"
        return f"{said} at {_short(record.pathname)}:{record.lineno}"


class PlainReporter(ExceptionReporter):
    """Reports a fault by type and place, wherever Django would write a report."""

    def get_traceback_data(self) -> dict[str, Any]:
        return {"said": self.get_traceback_text()}

    def get_traceback_text(self) -> SafeString:
        kind = self.exc_type.__qualname__ if self.exc_type else "Fault"
        return format_html("{} at {}\n", kind, places(self.tb))

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", self.get_traceback_text())
