from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from brolly.history import checkpoints
from brolly.history.queries import heads


class Command(BaseCommand):
    help = "Note where every history stands, and print the new lines: keep them elsewhere."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        lines = checkpoints.add(settings.CHECKPOINTS, heads(), at=timezone.now())
        for line in lines:
            self.stdout.write(line)
