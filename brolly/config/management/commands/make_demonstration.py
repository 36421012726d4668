from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from brolly.config.demonstration import make_network
from brolly.organisations.actions.staff import is_empty


class Command(BaseCommand):
    help = "Fill an empty Brolly with the invented network, and print its accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=["small"], default="small")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, size: str, seed: int, **options: Any) -> None:
        if not is_empty():
            return
        for line in make_network(seed=seed, at=timezone.now()):
            print(line)
