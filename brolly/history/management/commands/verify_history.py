from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from brolly.access.vocabulary import Actor, Power
from brolly.history import checkpoints
from brolly.history.queries import faults_in_history, heads


class Command(BaseCommand):
    help = "Recompute every organisation's history, and say what is wrong with it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--against",
            type=Path,
            action="append",
            default=[],
            help="a file of checkpoints that was kept elsewhere (besides our own)",
        )

    def handle(self, *, against: list[Path], **options: Any) -> None:
        stand, witnessed = heads(), self._witnessed([settings.CHECKPOINTS, *against])
        faulty = 0
        for organisation in sorted({*stand, *witnessed}):
            found = faults_in_history(
                _verifier(organisation),
                head=stand.get(organisation),
                checkpoints=witnessed.get(organisation, {}),
            )
            faulty += bool(found)
            for fault in found:
                self.stdout.write(f"{organisation} entry {fault.sequence}: {fault.kind}")
        entries = sum(mark.sequence for mark in stand.values())
        marks = sum(len(numbers) for numbers in witnessed.values())
        said = f"{len(stand)} histories, {entries} entries, {marks} checkpoints"
        if faulty:
            raise CommandError(f"{said}: {faulty} not whole")
        self.stdout.write(f"{said}: all whole")

    def _witnessed(self, files: list[Path]) -> checkpoints.Witnessed:
        together: checkpoints.Witnessed = {}
        for path in files:
            try:
                found = checkpoints.read(path)
            except checkpoints.NotACheckpoint as answer:
                raise CommandError(str(answer)) from None
            for organisation, marks in found.items():
                for sequence, stamp in marks.items():
                    known = together.setdefault(organisation, {}).setdefault(sequence, stamp)
                    if known != stamp:
                        raise CommandError(f"{path} disagrees with another file of checkpoints")
        return together


def _verifier(organisation_id: UUID) -> Actor:
    return Actor(
        name="verify-history",
        organisation_id=organisation_id,
        powers=frozenset({Power.READ_HISTORY}),
    )
