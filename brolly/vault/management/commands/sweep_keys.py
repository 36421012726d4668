from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from brolly.vault import actions


class Command(BaseCommand):
    help = "Count keys older than a day that no record names. Never after restoring old data."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--destroy", action="store_true", help="destroy them for ever")

    def handle(self, *, destroy: bool, **options: Any) -> None:
        count = actions.sweep_orphans(now=timezone.now(), destroy=destroy)
        done = "were destroyed" if destroy else "could be destroyed: --destroy"
        self.stdout.write(f"{count} keys that open nothing {done}")
