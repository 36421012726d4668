from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brolly.config.reference import stale_pages


class Command(BaseCommand):
    help = "Draw docs/reference from the code. With --check, only say what is stale."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check: bool, **options: Any) -> None:
        stale = stale_pages(write=not check)
        if check and stale:
            raise CommandError(f"Stale: {', '.join(stale)}. Run: make docs")
