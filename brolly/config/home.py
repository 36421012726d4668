"""
Where Brolly keeps its data: ``BROLLY_HOME``, outside the clone, for its owner only.

By default a folder keyed by the clone's path, so that a second clone beside a
running first one has data, database, cookies and port of its own.
"""

import hashlib
import os
import secrets
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]


def clone_mark() -> str:
    """Return eight characters that differ from clone to clone."""
    return hashlib.sha256(str(CLONE).encode()).hexdigest()[:8]


def home() -> Path:
    """Return the data folder. Makes nothing."""
    if said := os.environ.get("BROLLY_HOME"):
        return Path(said)
    if os.geteuid() == 0:
        return Path("/var/lib/brolly") / clone_mark()
    share = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(share) / "brolly" / clone_mark()


def secret(name: str) -> bytes:
    """
    Return 32 bytes kept in ``BROLLY_HOME/secrets/<name>``, made on first use.

    Two processes that start together agree: the file is linked into place whole.
    """
    folder = home() / "secrets"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = folder / name
    if not kept.exists():
        draft = folder / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_bytes(secrets.token_bytes(32))
        try:
            os.link(draft, kept)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return kept.read_bytes()
