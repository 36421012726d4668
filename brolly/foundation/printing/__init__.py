"""
Everything printed, as tagged PDF (PDF/UA-1): screen readers get headings, tables, order.

A template is a ``.typ`` file beside what it prints. Values are handed over as data, one
JSON text, and never become part of the template: what somebody wrote can do nothing.
It is set in memory: no file is written and nothing is fetched.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from brolly.foundation.printing.signs import printable, spelled_out

ROOT = Path(__file__).resolve().parents[2]
FONTS = Path(__file__).parent / "fonts"
TRIES = 6

_NO_SUCH_SIGN = re.compile(r"the text `\"(?P<signs>.*?)\"` could not be displayed", re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")


class CannotPrint(RuntimeError):
    """A template is wrong. Never says with which words, because they may be somebody's."""


def tagged_pdf(template: Path, values: Mapping[str, Any], *, at: datetime) -> bytes:
    """
    Return a tagged PDF: a template of ours, with these values in it.

    ``values`` is what JSON can hold, and needs a ``title``. A sign that no font here has
    is spelled out by its number, so that nothing is left out without a trace.

    :raises CannotPrint: the template is wrong, or its values do not fit it
    """
    given = printable(values)
    for attempt in range(1, TRIES + 1):
        try:
            return _set(template, given, at)
        except RuntimeError as error:  # of typst's own kind; its text holds words
            missing = _missing_signs(str(getattr(error, "diagnostic", "")))
        if not missing:
            break
        given = spelled_out(given, missing, everything_rare=attempt >= TRIES - 1)
    raise CannotPrint(template.name)


def _set(template: Path, values: object, at: datetime) -> bytes:
    # Read when something is printed: it is large, and most pages print nothing.
    import typst

    return typst.compile(
        str(template),
        root=str(ROOT),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"values": json.dumps(values)},
        pdf_standards="ua-1",
        timestamp=int(at.timestamp()),
    )


def _missing_signs(said: str) -> str:
    found = "".join(one["signs"] for one in _NO_SUCH_SIGN.finditer(said))
    return _ESCAPE.sub(lambda number: chr(int(number[1], 16)), found)
