import getpass
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brolly.vault import actions

SHORTEST = 12


class Command(BaseCommand):
    help = "Wrap every key anew, under a new master key. What is sealed stays as it is."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--passphrase",
            action="store_true",
            help="let a passphrase, asked for now and at each start, be the master key",
        )
        how.add_argument(
            "--to", type=Path, help="a file of 32 random bytes: the new master key you keep"
        )
        how.add_argument(
            "--keep-master-key", action="store_true", help="change the keys below it only"
        )

    def handle(
        self, *, passphrase: bool, to: Path | None, keep_master_key: bool, **options: Any
    ) -> None:
        try:
            if passphrase:
                actions.lock_with_passphrase(_asked())
                self.stdout.write("Brolly asks for the passphrase when it starts next.")
            elif to is not None:
                actions.change_kek(_read(to))
                self.stdout.write(f"The master key is the one in {to}. Start Brolly with it.")
            elif not keep_master_key:
                actions.change_kept_kek()
        except actions.KekIsElsewhere:
            raise CommandError(
                "The master key is kept by you, not by Brolly. Name the new one with --to, "
                "a new passphrase with --passphrase, or say --keep-master-key."
            ) from None
        count = actions.rotate_project_keys()
        self.stdout.write(f"{count} keys were wrapped anew. Back up the keys now.")


def _read(path: Path) -> bytes:
    key = path.read_bytes()
    if len(key) != 32:
        raise CommandError(f"{path} does not hold 32 bytes.")
    return key


def _asked() -> str:
    if not sys.stdin.isatty():
        said = again = sys.stdin.readline().rstrip("\n")
    else:
        said = getpass.getpass("New passphrase: ")
        again = getpass.getpass("The same again: ")
    if said != again:
        raise CommandError("The two are not the same. Nothing was changed.")
    if len(said) < SHORTEST:
        raise CommandError(f"At least {SHORTEST} characters. Nothing was changed.")
    return said
