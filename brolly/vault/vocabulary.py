"""What a key is for."""

from enum import StrEnum


class KeyKind(StrEnum):
    """Whose content a key opens. Erasing the key erases the content."""

    PERSON = "person"
    INCIDENT = "incident"
    ALERT = "alert"
    PACKET = "packet"
    SHEET = "sheet"
    DRAFT = "draft"
    ORGANISATION = "organisation"
    INDEX = "index"
