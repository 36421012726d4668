"""The ``brolly`` command: run, start, stop, back up, restore, verify."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from brolly.config import backup, database, postgresql, prepare, serve, sheet, unlock
from brolly.config.home import home
from brolly.incidents.rules.sheets import CannotRead

# Said as `brolly NAME`, carried out by the management command of a package.
PASSED_ON = {
    "verify-history": ("verify_history", "recompute every organisation's history"),
    "add-checkpoint": ("add_checkpoint", "note and print where every history stands"),
    "rotate-keys": ("rotate_keys", "wrap every key anew under a new master key"),
    "sweep-keys": ("sweep_keys", "count keys that no record names"),
    "let-back-in": ("let_back_in", "let in a lone manager who lost her second step"),
    "first-code": ("first_code", "print a new code for the first page of an empty one"),
}


def main(arguments: list[str] | None = None) -> int:
    """Carry out one command. Return what the shell is told: 0 if it worked."""
    parser = _parser()
    # What is passed on may begin with an option, which argparse's REMAINDER refuses.
    said, rest = parser.parse_known_args(arguments)
    if rest and said.carry_out is not pass_on:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    said.rest = rest
    if said.demonstration and os.environ.get("BROLLY_DEMONSTRATION") != "1":
        _begin_again_as_demonstration(arguments or sys.argv[1:])
    carry_out: Callable[[argparse.Namespace], int] = said.carry_out
    try:
        return carry_out(said)
    except (
        backup.CannotBackUp,
        postgresql.DatabaseWontStart,
        postgresql.HomeOutOfReach,
        postgresql.NoPostgres,
        postgresql.SocketFolderTaken,
        serve.NoPort,
        CannotRead,
    ) as answer:
        _say(str(answer))
        return 1
    except prepare.CommandFailed as answer:
        _say(f"That did not work: {answer}")
        return 1


def run(said: argparse.Namespace) -> int:
    """Serve the demonstration, in a data folder of its own, which may begin anew."""
    if said.afresh and not serve.Serving().note():
        postgresql.stop()
        shutil.rmtree(home(), ignore_errors=True)

    def filled() -> None:
        prepare.prepare()
        prepare.seed()

    return _serve(lambda: _say(prepare.seed()), get_ready=filled)


def start(said: argparse.Namespace) -> int:
    """Serve the real thing, empty at first."""
    return _serve(_say_how_to_begin, get_ready=_prepare_unlocked)


def stop(said: argparse.Namespace) -> int:
    """End what serves this data folder."""
    _say("Brolly has stopped." if serve.stop() else "Brolly was not running.")
    return 0


def status(said: argparse.Namespace) -> int:
    """Say where Brolly is served, from which folder, with how much memory."""
    note = serve.Serving().note()
    _say(f"Address: {note.get('url', 'not running')}")
    _say(f"Data: {home()}")
    if database.is_ours():
        _say(f"Database: {'running' if postgresql.is_running() else 'not running'}")
    _say(f"Memory: {serve.memory_in_use() // 1_000_000} MB")
    return 0 if note else 3


def back_up(said: argparse.Namespace) -> int:
    """Write the data into one folder, and the keys into another."""
    keys = said.keys or said.folder.with_name(f"{said.folder.name}-keys")
    prepare.prepare()
    backup.back_up(said.folder, keys=keys)
    _say(f"Data: {said.folder}\nKeys: {keys}\nKeep them apart: together they open everything.")
    return 0


def restore(said: argparse.Namespace) -> int:
    """Bring a backup into this data folder, which must be empty."""
    keys = said.keys or said.folder.with_name(f"{said.folder.name}-keys")
    backup.restore(said.folder, keys=keys)
    prepare.prepare()
    if prepare.has_command("verify_history"):
        prepare.manage("verify_history")
    where = f"BROLLY_HOME={home()} " if "BROLLY_HOME" in os.environ else ""
    _say(f"Restored into {home()}. Start it with: {where}bin/brolly start")
    return 0


def read_sheet(said: argparse.Namespace) -> int:
    """Read a spreadsheet of an old scheme, and say of every row what it is."""
    today = datetime.now(tz=UTC).date()
    _say(sheet.read_sheet(said.file, map_file=said.map, out=said.out, today=today))
    return 0


def pass_on(said: argparse.Namespace) -> int:
    """Run the management command of the same meaning."""
    name, _ = PASSED_ON[said.command]
    if not prepare.has_command(name):
        _say("This is not here yet.")
        return 1
    if name == "rotate_keys":
        _prepare_unlocked()
    else:
        prepare.prepare()
    prepare.manage(name, *said.rest)
    return 0


def _begin_again_as_demonstration(arguments: list[str]) -> None:
    """
    Run the same command for the invented network, in a data folder of its own.

    Invented and real records never share a database: one set for the real ones is
    left out. The folder is read when modules load, hence a fresh process.
    """
    kept = {n: value for n, value in os.environ.items() if not n.endswith("DATABASE_URL")}
    kept = {n: value for n, value in kept.items() if not n.endswith("DATABASE_OWNER_URL")}
    kept |= {"BROLLY_DEMONSTRATION": "1", "BROLLY_HOME": str(home() / "demonstration")}
    command = [sys.executable, "-m", "brolly.config.command", *arguments]
    os.execve(sys.executable, command, kept)  # noqa: S606


def _serve(introduce: Callable[[], None], *, get_ready: Callable[[], None]) -> int:
    serving = serve.Serving()
    try:
        serving.hold()
    except serve.AlreadyRunning as answer:
        _say(str(answer))
        return 0
    serve.serve(
        serving,
        get_ready=get_ready,
        ready=lambda url: _introduce(url, introduce),
    )
    return 0


def _prepare_unlocked() -> None:
    asked = unlock.unlock()
    prepare.prepare()
    if asked:
        prepare.manage("check_master_key")


def _introduce(url: str, more: Callable[[], None]) -> None:
    public = os.environ.get("BROLLY_URL", url)
    behind = "" if public == url else f", behind a web server that passes on to {url}"
    _say(f"\nBrolly is at {public}{behind}")
    more()


def _say_how_to_begin() -> None:
    if prepare.has_command("first_code"):
        prepare.manage("first_code")


def _say(text: str) -> None:
    if text:
        sys.stdout.write(text.rstrip() + "\n")
        sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="brolly", description="Run Brolly on this machine.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(name: str, does: Callable[..., int], about: str) -> argparse.ArgumentParser:
        # What is passed on has options of its own, and its own help that tells them.
        command = commands.add_parser(
            name, help=about, description=about, add_help=does is not pass_on
        )
        command.set_defaults(carry_out=does, demonstration=False)
        return command

    command = add("run", run, "serve an invented network, to try things out")
    command.set_defaults(demonstration=True)
    command.add_argument("--afresh", action="store_true", help="forget what was tried before")
    add("start", start, "serve your own, empty at first")
    for name, does, about in (
        ("stop", stop, "end it"),
        ("status", status, "say where it is served and what it takes"),
    ):
        add(name, does, about).add_argument("--demonstration", action="store_true")
    for name, does, about in (
        ("backup", back_up, "write data and keys into two folders"),
        ("restore", restore, "bring a backup into an empty data folder"),
    ):
        command = add(name, does, about)
        command.add_argument("folder", type=_folder, help="folder of the data")
        command.add_argument("--keys", type=_folder, help="folder of the keys (FOLDER-keys)")
    for name, (_, about) in PASSED_ON.items():
        add(name, pass_on, about)
    command = add("read-sheet", read_sheet, "read an old scheme's spreadsheet, one line a row")
    command.add_argument("file", type=_folder, help="the .xlsx or .csv file")
    command.add_argument("--map", type=_folder, help="which column is what; made if missing")
    command.add_argument("--out", type=_folder, help="where the lines go (else printed)")
    add("help", lambda said: _help(parser), "show this list")
    return parser


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return 0


def _folder(said: str) -> Path:
    return Path(said).absolute()


if __name__ == "__main__":
    sys.exit(main())
