from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from brolly.access.vocabulary import Actor, Power
from brolly.history import checkpoints, signatures
from brolly.history.queries import faults_in_history, hash_of_entry, heads


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
        parser.add_argument(
            "--checkpoint",
            type=Path,
            action="append",
            default=[],
            help="a checkpoint that was sent by e-mail, saved as a file; says if it still fits",
        )
        parser.add_argument(
            "--key",
            action="append",
            default=[],
            help="believe this public key too, from before the data folder was lost",
        )

    def handle(
        self,
        *,
        against: list[Path] = (),  # type: ignore[assignment]
        checkpoint: list[Path] = (),  # type: ignore[assignment]
        key: list[str] = (),  # type: ignore[assignment]
        **options: Any,
    ) -> None:
        missing = self._compare(checkpoint, frozenset({signatures.public_key(), *key}))
        for path in against:
            # A witness that is not there says nothing, and must not seem to agree.
            if not path.exists() or not path.read_text(errors="replace").strip():
                raise CommandError(f"{path}: there is no checkpoint in it")
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
        if missing:
            raise CommandError(f"{said}; checkpoints that do not fit: {missing}")
        if faulty:
            raise CommandError(f"{said}: {faulty} not whole")
        self.stdout.write(f"{said}: all whole")

    def _compare(self, files: list[Path], keys: frozenset[str]) -> int:
        """Say of each signed checkpoint whether its entry is there; count those that are not."""
        missing = 0
        for path in files:
            try:
                found = signatures.read(path.read_text(errors="replace"), keys=keys)
            except signatures.NotSigned as answer:
                raise CommandError(f"{path}: {answer}") from None
            except OSError as answer:
                raise CommandError(f"{path}: {answer.strerror}") from None
            for one in found:
                kept = hash_of_entry(_verifier(one.organisation_id), one.mark.sequence)
                is_there = kept == one.mark.hash
                missing += not is_there
                verdict = "still there, unchanged" if is_there else "GONE OR CHANGED"
                self.stdout.write(
                    f"{one.organisation_id} entry {one.mark.sequence} of {one.at:%Y-%m-%d}: {verdict}"
                )
        return missing

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
