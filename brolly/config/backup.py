"""
Write everything into two folders that are kept apart, and bring it back elsewhere.

The data are unreadable without the keys. An older backup of data goes with the
*newest* backup of keys: what was erased since then stays erased.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from psycopg import sql

from brolly.access import row_security
from brolly.config import database, postgresql
from brolly.config.home import home, prepared_home, secret

MANIFEST = "manifest.json"
DATA_FOLDERS = ("checkpoints",)
KEY_FOLDERS = ("secrets", "keys")


class CannotBackUp(Exception):
    """A backup or a restore cannot be done; the message says why, in plain words."""


def back_up(folder: Path, *, keys: Path) -> None:
    """
    Write data and keys into two new folders, readable by their owner only.

    The data come first: a key is always there before what it seals.

    :raises CannotBackUp: a folder exists already, or the database could not be read
    """
    if not database.is_ours():
        raise CannotBackUp(
            "This database is on a server of your own: use pg_dump there. "
            f"The master key is in {home()}/secrets."
        )
    if folder == keys or keys.is_relative_to(folder):
        raise CannotBackUp("Keep the keys in a folder apart from the data.")
    with _new_folder(folder) as draft:
        _dump("brolly", draft)
        _copy_folders(DATA_FOLDERS, home(), draft)
    with _new_folder(keys) as draft:
        _dump("brolly_keys", draft)
        _copy_folders(KEY_FOLDERS, home(), draft)


def restore(folder: Path, *, keys: Path) -> None:
    """
    Bring a backup into this data folder, and let its database trust this application.

    :raises CannotBackUp: a folder is not whole, or this data folder is in use
    """
    for part in (folder, keys):
        _check(part)
    if not database.is_ours():
        raise CannotBackUp("This database is on a server of your own: use pg_restore there.")
    if postgresql.DATA.exists() or (home() / "secrets").exists():
        raise CannotBackUp(f"{home()} is in use. Set BROLLY_HOME to a new folder.")
    prepared_home()
    _copy_folders(KEY_FOLDERS, keys, home())
    _copy_folders(DATA_FOLDERS, folder, home())
    postgresql.ensure_running()
    for name, source in (("brolly", folder), ("brolly_keys", keys)):
        postgresql.drop_database(name)
        if not postgresql.run_tool(
            "pg_restore", f"--username={postgresql.CLUSTER_ROLE}", "--dbname=postgres",
            "--create", "--exit-on-error", str(source / f"{name}.dump"),
        ):  # fmt: skip
            raise CannotBackUp(f"{source / name}.dump could not be read back.")
    _trust_this_application()


def _dump(name: str, folder: Path) -> None:
    if not postgresql.run_tool(
        "pg_dump", f"--username={postgresql.CLUSTER_ROLE}", "--format=custom",
        f"--file={folder / name}.dump", name,
    ):  # fmt: skip
        raise CannotBackUp("The database could not be read.")


def _trust_this_application() -> None:
    inner, outer = row_security.pads(secret("context"))
    with postgresql.connect_as_cluster("brolly") as cluster:
        cluster.execute(
            sql.SQL("UPDATE gate.secret SET inner_pad = %s, outer_pad = %s"), [inner, outer]
        )


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Fill a draft beside the folder, so that half a backup never looks like a whole one."""
    if folder.exists():
        raise CannotBackUp(f"{folder} exists already. Choose a new folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    earlier = os.umask(0o077)
    try:
        yield draft
        manifest = {"made_at": datetime.now(UTC).isoformat(), "sums": _sums(draft)}
        (draft / MANIFEST).write_text(json.dumps(manifest, indent=1))
        draft.rename(folder)
    finally:
        os.umask(earlier)
        shutil.rmtree(draft, ignore_errors=True)


def _check(folder: Path) -> None:
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
    except (FileNotFoundError, ValueError):
        raise CannotBackUp(f"{folder} is not a whole backup.") from None
    if manifest["sums"] != _sums(folder):
        raise CannotBackUp(f"{folder} was changed or damaged since it was written.")


def _sums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def _copy_folders(names: tuple[str, ...], source: Path, target: Path) -> None:
    for name in names:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)
            for path in (target / name).rglob("*"):
                path.chmod(0o700 if path.is_dir() else 0o600)
            (target / name).chmod(0o700)
