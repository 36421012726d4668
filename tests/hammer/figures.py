"""What a long run measured, printed so that a person can read it and a script can."""

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

KEPT = Path(__file__).resolve().parents[2] / "build" / "figures.jsonl"

# That connections are lost is the point of these runs.
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)


class Figure(NamedTuple):
    """One number that a run prints; ``most`` is the highest that passes, if there is one."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None
    unit: str = ""

    @property
    def holds(self) -> bool:
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    @property
    def target(self) -> str:
        """Return what was wanted, in words; empty for a figure that is only told."""
        most = "" if self.most is None else f"at most {self.most:,g}"
        least = "" if self.least is None else f"at least {self.least:,g}"
        return ", ".join(filter(None, (most, least)))


def show(figures: list[Figure]) -> bool:
    """Print the figures, keep them in build/figures.jsonl, and return whether all hold."""
    KEPT.parent.mkdir(exist_ok=True)
    with KEPT.open("a") as kept:
        for figure in figures:
            verdict = f"{'holds' if figure.holds else 'FAILS'}: {figure.target}"
            said = f"{figure.name:<52} {figure.value:>10,.10g} {figure.unit:<4}"
            sys.stdout.write(f"{said} {verdict if figure.target else ''}".rstrip() + "\n")
            line = {
                "name": figure.name,
                "value": figure.value,
                "unit": figure.unit,
                "target": figure.target or None,
                "holds": figure.holds if figure.target else None,
            }
            kept.write(json.dumps(line) + "\n")
    sys.stdout.flush()
    return all(figure.holds for figure in figures)


def main(run: Callable[[int], list[Figure]], *, often: int) -> None:
    """Run from the command line, as often as its first argument says, and exit with the verdict."""
    sys.exit(not show(run(int(sys.argv[1]) if len(sys.argv) > 1 else often)))
