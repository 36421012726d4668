"""The spreadsheet of an old scheme, while it is brought in, and what became of its rows."""

import uuid

from django.db import models

from brolly.vault.fields import SealedField


class SheetImport(models.Model):
    """
    A file that somebody brings in. The file and the map of its columns stand sealed.

    When it is done its key is destroyed: what was taken over stands in the reports.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    key_id = models.UUIDField()
    content = SealedField()
    laid_out = SealedField()
    started_by_id = models.UUIDField()
    started_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    as_closed = models.BooleanField(default=True)
    began_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)

    class Privacy:
        narrative = ("content", "laid_out")
        staff = ("started_by_id", "started_by")
        operational = (
            "id",
            "organisation_id",
            "key_id",
            "made_at",
            "as_closed",
            "began_at",
            "finished_at",
            "rows",
        )

    def __str__(self) -> str:
        return f"SheetImport {self.pk}"


class SheetRow(models.Model):
    """
    What became of one row: a report, or the reason why not.

    ``mark`` is a keyed token of what the row tells, so that no row is brought in twice,
    whichever file it stands in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    sheet_import = models.ForeignKey(SheetImport, models.CASCADE, related_name="done")
    sheet = models.PositiveSmallIntegerField()
    row = models.PositiveIntegerField()
    fate = models.CharField(max_length=12)
    mark = models.BinaryField(max_length=16, null=True)
    incident_id = models.UUIDField(null=True)

    class Privacy:
        operational = (
            "id",
            "organisation_id",
            "sheet_import",
            "sheet",
            "row",
            "fate",
            "mark",
            "incident_id",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet_import", "sheet", "row"], name="sheet_row_once"
            ),
            models.UniqueConstraint(fields=["organisation_id", "mark"], name="sheet_mark_once"),
        ]

    def __str__(self) -> str:
        return f"SheetRow {self.pk}"
