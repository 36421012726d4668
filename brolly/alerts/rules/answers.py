"""
How many answered to a warning, told so that nobody can be picked out.

The same numbers as in statistics: 1 to 9 are held back, others rounded to 5, nought is shown.
"""

HELD_BACK_BELOW = 10
ROUNDED_TO = 5


def in_words(count: int) -> str:
    """Return how many, in words that tell on nobody."""
    if count <= 0:
        return "Nobody"
    if count < HELD_BACK_BELOW:
        return f"Fewer than {HELD_BACK_BELOW}"
    return f"About {ROUNDED_TO * ((count + ROUNDED_TO // 2) // ROUNDED_TO)}"
