"""Words of posters."""

from enum import StrEnum


class PosterShape(StrEnum):
    """How large a poster is: one on a sheet of A4, or four to cut and carry."""

    A4 = "a4"
    POCKET = "pocket"


SHAPE_WORDS: dict[PosterShape, str] = {
    PosterShape.A4: "Large, for a wall (A4)",
    PosterShape.POCKET: "Pocket size, four on one sheet to cut (A6)",
}

ON_A_SHEET: dict[PosterShape, int] = {PosterShape.A4: 1, PosterShape.POCKET: 4}
MOST_SHEETS = 200
