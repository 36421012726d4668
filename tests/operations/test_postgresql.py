"""The small wrapper around PostgreSQL's binaries keeps its promises."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from brolly.config.home import CLONE
from tests.conftest import surroundings

START = "from brolly.config import postgresql as p; p.ensure_running(); print(p.is_running())"
PID = (
    "from brolly.config import postgresql as p;"
    "print((p.DATA / 'postmaster.pid').read_text().split()[0])"
)


def test_eight_that_start_at_once_get_one_server(in_home, empty_home):
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", f"{START}; {PID}"],
            cwd=CLONE,
            env=surroundings(empty_home),
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(8)
    ]
    answers = [racer.communicate(timeout=120)[0].split() for racer in racers]
    assert {answer[0] for answer in answers} == {"True"}
    assert len({answer[1] for answer in answers}) == 1


def test_a_killed_server_starts_again_at_once_and_keeps_what_it_acknowledged(in_home):
    in_home(START)
    in_home(
        "from brolly.config import postgresql as p; c = p.connect_as_cluster();"
        "c.execute('CREATE TABLE kept (n int)'); c.execute('INSERT INTO kept VALUES (7)')"
    )
    os.kill(int(in_home(PID).stdout), signal.SIGKILL)
    said = in_home(
        f"{START}; print(p.connect_as_cluster().execute('SELECT n FROM kept').fetchone())"
    )
    assert said.stdout.split("\n")[:2] == ["True", "(7,)"]


def test_a_note_that_names_another_living_process_does_not_stop_a_start(in_home, empty_home):
    in_home(START)
    note = empty_home / "postgresql" / "data" / "postmaster.pid"
    words = note.read_text().split("\n")
    os.kill(int(words[0]), signal.SIGKILL)
    sleeper = subprocess.Popen(["sleep", "60"])
    try:
        note.write_text("\n".join([str(sleeper.pid), *words[1:]]))
        assert in_home(START).stdout == "True\n"
    finally:
        sleeper.kill()
        sleeper.wait()


def test_it_stops_when_told_and_stopping_twice_is_quiet(in_home):
    in_home(START)
    stop = "from brolly.config import postgresql as p; p.stop(); p.stop(); print(p.processes())"
    assert in_home(stop).stdout == "[]\n"


def test_importing_settings_starts_nothing(in_home, empty_home):
    in_home("import django; django.setup()", DJANGO_SETTINGS_MODULE="brolly.config.settings")
    assert not (empty_home / "postgresql").exists()


def test_no_role_of_ours_can_walk_round_row_security(in_home):
    said = in_home(
        f"{START}; print(p.connect_as_cluster().execute('SELECT rolname FROM pg_roles WHERE "
        "rolname LIKE %s AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication)',"
        "['brolly%']).fetchall())"
    )
    assert said.stdout.split("\n")[1] == "[('brolly_cluster',)]"


def test_no_program_of_brolly_connects_as_the_clusters_role_but_the_wrapper():
    users = {
        str(path.relative_to(CLONE))
        for path in CLONE.glob("brolly/**/*.py")
        if "connect_as_cluster" in path.read_text() and "tests" not in path.parts
    }
    assert users <= {"brolly/config/postgresql.py", "brolly/config/backup.py"}


def test_socket_and_data_are_for_the_owner_only_and_nothing_listens_on_the_network(
    in_home, empty_home
):
    in_home(START)
    for folder in ("data", "socket"):
        mode = (empty_home / "postgresql" / folder).stat().st_mode
        assert stat.S_IMODE(mode) == 0o700
    assert not empty_home.stat().st_mode & 0o066
    shown = (
        f"{START}; print(p.connect_as_cluster().execute('SHOW listen_addresses').fetchone())"
    )
    assert in_home(shown).stdout.split("\n")[1] == "('',)"


def test_a_long_path_gets_a_short_socket_folder_that_is_private(in_home, empty_home):
    long_home = str(empty_home / ("folder" * 15))
    said = in_home(f"{START}; print(p.SOCKET)", BROLLY_HOME=long_home)
    socket = Path(said.stdout.split("\n")[1])
    assert not socket.is_relative_to(empty_home)
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    in_home("from brolly.config import postgresql; postgresql.stop()", BROLLY_HOME=long_home)
    socket.rmdir()


def test_a_short_socket_folder_of_somebody_else_is_refused(in_home, empty_home):
    long_home = str(empty_home / ("folder" * 15))
    where = "from brolly.config.home import socket_folder; print(socket_folder())"
    folder = Path(in_home(where, BROLLY_HOME=long_home).stdout.strip())
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    try:
        said = in_home(START, check=False, BROLLY_HOME=long_home)
        assert "belongs to somebody else" in said.stderr
    finally:
        folder.rmdir()


def test_values_of_failing_and_of_interrupted_statements_reach_no_log(in_home, empty_home):
    marked = "07700900123-marked-value"
    in_home(
        f"{START}\n"
        "import psycopg\n"
        "for words in ('SELECT 1/0, %s', 'SELECT %s::int', 'nonsense %s', 'SELECT %s::uuid'):\n"
        "    c = p.connect_as_cluster()\n"
        "    try: psycopg.ClientCursor(c).execute(words, ['" + marked + "'])\n"
        "    except psycopg.Error: c.close()\n"
    )
    # A server process that is killed in the middle of a statement is the worst case:
    # PostgreSQL names the statement that it was carrying out.
    asleep = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import psycopg; from brolly.config import postgresql as p;"
                "psycopg.ClientCursor(p.connect_as_cluster()).execute("
                f"'SELECT pg_sleep(60), %s', ['{marked}'])"
            ),
        ],
        cwd=CLONE,
        env=surroundings(empty_home),
        stderr=subprocess.DEVNULL,
    )
    time.sleep(1)
    backend = in_home(
        "from brolly.config import postgresql as p; c = p.connect_as_cluster();"
        "print(*c.execute('SELECT pid, query FROM pg_stat_activity WHERE pid <> "
        "pg_backend_pid() AND backend_type = %s', ['client backend']).fetchone())"
    ).stdout
    assert marked not in backend
    os.kill(int(backend.split()[0]), signal.SIGKILL)
    asleep.wait(timeout=20)
    in_home(START)
    found = [path for path in empty_home.rglob("*") if path.is_file() and _holds(path, marked)]
    assert found == []


def _holds(path: Path, marked: str) -> bool:
    return marked.encode() in path.read_bytes()


@pytest.mark.skipif(
    not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")), reason="not installed here"
)
def test_debians_own_binaries_serve_as_well_and_keep_the_data_they_made(in_home):
    without_wheels = (
        "from brolly.config import postgresql as p; p.WHEELS = (); p.ensure_running()"
    )
    in_home(f"{without_wheels}; p.stop()")
    found = in_home(f"{START}; print(p.binaries())").stdout.split("\n")
    assert found[0] == "True"
    assert found[1].startswith("/usr/lib/postgresql/")
