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

# A socket's whole address has at most 107 bytes, and ".s.PGSQL.5432" stands behind
# the folder (unix(7), read 2026-11-23).
LONGEST_SOCKET_FOLDER = 90


def clone_mark() -> str:
    """Return eight characters that differ from clone to clone."""
    return _mark(str(CLONE))


def home_mark() -> str:
    """Return eight characters that differ from data folder to data folder."""
    return _mark(str(home()))


def home() -> Path:
    """Return the data folder. Makes nothing."""
    if said := os.environ.get("BROLLY_HOME"):
        return Path(said).absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/brolly") / clone_mark()
    share = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(share) / "brolly" / clone_mark()


def prepared_home() -> Path:
    """Return the data folder, made if it was not there, and readable by its owner only."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Root's unprivileged database passes through; nobody else may.
    mode, wanted = folder.stat().st_mode, 0o711 if os.geteuid() == 0 else 0o700
    if mode & 0o777 & ~wanted:
        folder.chmod(mode & wanted)
    return folder


def socket_folder() -> Path:
    """
    Return the folder of the database's socket. Makes nothing.

    A long path does not fit into a socket's address: then it is a short folder of
    its own, which the server makes for its owner only and otherwise refuses.
    """
    usual = home() / "postgresql" / "socket"
    if len(os.fsencode(usual)) <= LONGEST_SOCKET_FOLDER:
        return usual
    return Path("/run" if os.geteuid() == 0 else "/tmp") / f"brolly-{home_mark()}"  # noqa: S108


def secret(name: str) -> bytes:
    """
    Return 32 bytes kept in ``BROLLY_HOME/secrets/<name>``, made on first use.

    Two processes that start together agree: the file is linked into place whole.
    """
    folder = prepared_home() / "secrets"
    folder.mkdir(exist_ok=True, mode=0o700)
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


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
