"""What a long run measured, printed so that a person can read it and a script can."""

import logging
import sys
from collections.abc import Callable
from typing import NamedTuple

# That connections are lost is the point of these runs.
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)


class Figure(NamedTuple):
    """One number that a run prints; ``most`` is the highest that passes, if there is one."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )


def show(figures: list[Figure]) -> bool:
    """Print the figures, and return whether all hold."""
    for figure in figures:
        wanted = []
        if figure.most is not None:
            wanted.append(f"at most {figure.most:,g}")
        if figure.least is not None:
            wanted.append(f"at least {figure.least:,g}")
        verdict = f"{'holds' if figure.holds else 'FAILS'}: {', '.join(wanted)}"
        said = f"{figure.name:<48} {figure.value:>12,.10g}  {verdict if wanted else ''}"
        sys.stdout.write(f"{said.rstrip()}\n")
    sys.stdout.flush()
    return all(figure.holds for figure in figures)


def main(run: Callable[[int], list[Figure]], *, often: int) -> None:
    """Run from the command line, as often as its first argument says, and exit with the verdict."""
    sys.exit(not show(run(int(sys.argv[1]) if len(sys.argv) > 1 else often)))
