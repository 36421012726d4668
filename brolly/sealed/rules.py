"""What a passphrase must be, and what is sealed where. Plain values."""

from uuid import UUID

from brolly.sealed.vocabulary import SHORTEST_PASSPHRASE


def is_long_enough(passphrase: str) -> bool:
    """Test whether a passphrase is long, and more than one sign again and again."""
    return len(passphrase) >= SHORTEST_PASSPHRASE and len(set(passphrase)) > 4


def place_of_grant(organisation_id: UUID, report_key_id: UUID, pair_id: UUID) -> bytes:
    """Return for whom and of what a wrapped private half is: elsewhere it does not open."""
    return f"brolly|grant|1|{organisation_id}|{report_key_id}|{pair_id}".encode()


def place_on_paper(organisation_id: UUID, report_key_id: UUID, paper_id: UUID) -> bytes:
    """Return the same for what the papers open."""
    return f"brolly|paper|1|{organisation_id}|{report_key_id}|{paper_id}".encode()
