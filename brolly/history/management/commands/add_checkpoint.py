from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from brolly.history import checkpoints
from brolly.history.queries import heads


class Command(BaseCommand):
    help = "Note where every history stands, and print it, moved or not: keep it elsewhere."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        at, stand = timezone.now(), heads()
        checkpoints.add(settings.CHECKPOINTS, stand, at=at)
        for line in checkpoints.lines_of(stand, at=at):
            self.stdout.write(line)
