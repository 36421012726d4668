"""Words written for this check, by what they tell of. No list was taken from elsewhere."""


def words(said: str) -> frozenset[str]:
    """Return the words of a text, in no order."""
    return frozenset(said.split())
