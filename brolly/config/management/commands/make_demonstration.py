import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from brolly.config.demonstration import Size, make_network
from brolly.organisations.actions.staff import is_empty


class Command(BaseCommand):
    help = "Fill an empty Brolly with the invented network, and print its accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=[size.value for size in Size], default="small")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, size: str, seed: int, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError(
                "Everybody knows the passwords of invented accounts, so they are made in a "
                "demonstration only: BROLLY_DEMONSTRATION=1"
            )
        if not is_empty():
            self.stderr.write("There is something here already, so nothing was made.")
            return
        # How far it is goes beside what is kept: the accounts.
        lines = make_network(
            seed=seed,
            at=timezone.now(),
            size=Size(size),
            say=lambda line: print(line, file=sys.stderr, flush=True),
        )
        for line in lines:
            print(line)
