"""
An incident and what belongs to it.

Words that somebody said stand sealed under the incident's own key, the man's words
too: erasing the key erases them all. What is coded stands in plain columns behind
row-level security; numbers and plates are found through keyed hashes only.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from brolly.incidents.vocabulary import BelongsTo, Precision, Priority, Provenance, Stage
from brolly.vault.fields import SealedField
from brolly.vault.rules import SHORT


class Incident(models.Model):
    """
    Harm that somebody told a project about.

    ``submission_id`` is drawn when the form is shown: a double click, or sending again
    after a lost connection, finds the incident already made. ``version`` counts saves;
    a save of an older version is refused and both are shown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    number = models.PositiveIntegerField()
    key_id = models.UUIDField()
    submission_id = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    channel = models.CharField(max_length=16)
    provenance = models.CharField(max_length=12, default=Provenance.FIRST_HAND.value)
    language = models.CharField(max_length=8, default="", blank=True)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    taken_by_id = models.UUIDField(null=True)
    taken_by = models.CharField(max_length=80, default="")
    owner_id = models.UUIDField(null=True)
    owner_name = models.CharField(max_length=80, default="", blank=True)
    stage = models.CharField(max_length=12, default=Stage.NEW.value)
    # How soon its words say that somebody looks at it; a person decides in its triage.
    proposed = models.CharField(max_length=8, default=Priority.WEEK.value)
    kinds = ArrayField(models.CharField(max_length=24), default=list)
    injuries = ArrayField(models.CharField(max_length=16), default=list)
    tricks = ArrayField(models.CharField(max_length=24), default=list)
    happened_on = models.DateField(null=True)
    precision = models.CharField(max_length=8, default=Precision.UNKNOWN.value)
    time_of_day = models.CharField(max_length=12, default="", blank=True)
    town = models.CharField(max_length=60, default="", blank=True)
    district = models.CharField(max_length=8, default="", blank=True)
    area_code = models.CharField(max_length=24, default="", blank=True)
    about_under_18 = models.BooleanField(default=False)
    accuses_officer = models.BooleanField(default=False)
    # A hate crime as she sees it, by the local policy, and as police recorded it: kept apart.
    hate_perceived = models.CharField(max_length=3, default="", blank=True)
    hate_policy = models.CharField(max_length=3, default="", blank=True)
    hate_police = models.CharField(max_length=3, default="", blank=True)
    narrative = SealedField()
    what_she_wants = SealedField()
    place_detail = SealedField()
    when_words = SealedField(pad=SHORT)
    name_used = SealedField(pad=SHORT)
    contact = SealedField(pad=SHORT)
    contact_rules = SealedField(pad=SHORT)
    teller = SealedField(pad=SHORT)

    class Privacy:
        identifying = ("name_used", "contact", "contact_rules", "teller")
        narrative = ("narrative", "what_she_wants", "place_detail", "when_words")
        sensitive = (
            "language",
            "kinds",
            "injuries",
            "happened_on",
            "precision",
            "time_of_day",
            "town",
            "district",
            "area_code",
            "about_under_18",
            "accuses_officer",
            "proposed",
            "hate_perceived",
            "hate_policy",
            "hate_police",
            "provenance",
        )
        described = ("tricks",)
        staff = ("taken_by_id", "taken_by", "owner_id", "owner_name")
        operational = (
            "id",
            "organisation_id",
            "number",
            "key_id",
            "submission_id",
            "version",
            "channel",
            "received_at",
            "recorded_at",
            "changed_at",
            "stage",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="incident_one_reference"
            ),
            models.UniqueConstraint(
                fields=["organisation_id", "submission_id"], name="incident_one_submission"
            ),
            models.CheckConstraint(
                name="incident_day_goes_with_precision",
                condition=models.Q(precision="unknown", happened_on=None)
                | (~models.Q(precision="unknown") & models.Q(happened_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation_id", "-received_at"], name="incident_by_received"
            ),
        ]

    def __str__(self) -> str:
        return f"Incident {self.pk}"

    @property
    def reference(self) -> str:
        """Return what staff call it: R-0012."""
        return f"R-{self.number:04}"


class Suspect(models.Model):
    """The man described. Alleged until proved; one incident may describe several."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="suspects")
    key_id = models.UUIDField()
    position = models.PositiveSmallIntegerField(default=0)
    age_band = models.CharField(max_length=8, default="", blank=True)
    build = models.CharField(max_length=12, default="", blank=True)
    height = models.CharField(max_length=8, default="", blank=True)
    hair = models.CharField(max_length=8, default="", blank=True)
    accent_code = models.CharField(max_length=20, default="", blank=True)
    mark_subject = models.CharField(max_length=16, default="", blank=True)
    mark_picture = models.CharField(max_length=12, default="", blank=True)
    mark_place = models.CharField(max_length=12, default="", blank=True)
    # He was there, and may have been harmed as well: nothing of him leaves.
    stays = models.BooleanField(default=False)
    description = SealedField()
    name_given = SealedField(pad=SHORT)
    marks = SealedField(pad=SHORT)
    accent = SealedField(pad=SHORT)

    class Privacy:
        narrative = ("description", "name_given", "marks", "accent")
        described = (
            "age_band",
            "build",
            "height",
            "hair",
            "accent_code",
            "mark_subject",
            "mark_picture",
            "mark_place",
            "stays",
        )
        operational = ("id", "organisation_id", "incident", "key_id", "position")

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "position"], name="suspect_one_place_each"
            ),
        ]

    def __str__(self) -> str:
        return f"Suspect {self.pk}"


class Vehicle(models.Model):
    """What he drove. Its plate is an identifier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="vehicles")
    key_id = models.UUIDField()
    position = models.PositiveSmallIntegerField(default=0)
    shape = models.CharField(max_length=16, default="", blank=True)
    colour = models.CharField(max_length=12, default="", blank=True)
    detail = SealedField()

    class Privacy:
        narrative = ("detail",)
        described = ("shape", "colour")
        operational = ("id", "organisation_id", "incident", "key_id", "position")

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "position"], name="vehicle_one_place_each"
            ),
        ]

    def __str__(self) -> str:
        return f"Vehicle {self.pk}"


class IncidentIdentifier(models.Model):
    """
    A number, plate, address or account that somebody gave.

    ``is_held`` means that it may be hers, or belongs to somebody we support: it is
    compared with nothing, checked against nothing and leaves in nothing until a named
    member of staff has cleared it up.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="identifiers")
    key_id = models.UUIDField()
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=8)
    belongs_to = models.CharField(max_length=16, default=BelongsTo.HIS.value)
    is_partial = models.BooleanField(default=False)
    is_held = models.BooleanField(default=False)
    # Made by us from how she can be reached, so that her number is known as hers.
    is_from_contact = models.BooleanField(default=False)
    raw = SealedField(pad=SHORT)

    class Privacy:
        identifying = ("raw",)
        described = ("kind", "belongs_to", "is_partial")
        operational = (
            "id",
            "organisation_id",
            "incident",
            "key_id",
            "position",
            "is_held",
            "is_from_contact",
        )

    def __str__(self) -> str:
        return f"IncidentIdentifier {self.pk}"


class IdentifierToken(models.Model):
    """One keyed hash by which an identifier is found. Says nothing without the key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    identifier = models.ForeignKey(IncidentIdentifier, models.CASCADE, related_name="tokens")
    token = models.BinaryField()

    class Privacy:
        identifying = ("token",)
        operational = ("id", "organisation_id", "identifier")

    class Meta:
        indexes = [
            models.Index(fields=["organisation_id", "token"], name="identifier_by_token"),
        ]

    def __str__(self) -> str:
        return f"IdentifierToken {self.pk}"


class IncidentVersion(models.Model):
    """An incident as it stood before a change, sealed whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="versions")
    key_id = models.UUIDField()
    version = models.PositiveIntegerField()
    saved_by = models.CharField(max_length=80)
    saved_at = models.DateTimeField()
    contents = SealedField()

    class Privacy:
        narrative = ("contents",)
        staff = ("saved_by",)
        operational = ("id", "organisation_id", "incident", "key_id", "version", "saved_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "version"], name="incident_one_of_each_version"
            ),
        ]

    def __str__(self) -> str:
        return f"IncidentVersion {self.pk}"


class FirstStep(models.Model):
    """What must be done about an incident, by whom, by when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="first_steps")
    key_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    owner_id = models.UUIDField(null=True)
    owner_name = models.CharField(max_length=80, default="", blank=True)
    due_at = models.DateTimeField()
    added_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    finished_by = models.CharField(max_length=80, default="", blank=True)
    words = SealedField()
    outcome = SealedField()

    class Privacy:
        narrative = ("words", "outcome")
        sensitive = ("kind",)
        staff = ("owner_id", "owner_name", "finished_by")
        operational = (
            "id",
            "organisation_id",
            "incident",
            "key_id",
            "due_at",
            "added_at",
            "finished_at",
        )

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation_id", "due_at"],
                name="step_to_do_by_due",
                condition=models.Q(finished_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"FirstStep {self.pk}"


class IncidentLink(models.Model):
    """What a member of staff decided about two incidents of the same project."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(db_index=True)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="links")
    other = models.ForeignKey(Incident, models.CASCADE, related_name="links_from")
    kind = models.CharField(max_length=12)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Privacy:
        described = ("kind",)
        staff = ("made_by",)
        operational = ("id", "organisation_id", "incident", "other", "made_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "other"], name="link_one_a_pair"),
            models.CheckConstraint(
                name="link_not_with_itself", condition=~models.Q(incident=models.F("other"))
            ),
        ]

    def __str__(self) -> str:
        return f"IncidentLink {self.pk}"
