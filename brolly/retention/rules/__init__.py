"""When what is erased, what people are told; and how records go out as open files."""

from brolly.retention.rules.keeping import (
    DAYS_OF_DEVICE_IDS,
    DAYS_OF_KEY_BACKUPS,
    PERIOD_OF_HEADING,
    answer_due_on,
    answer_to_man_described,
    erase_on,
    may_erase,
    may_release,
    months_after,
    said_to_her,
)
from brolly.retention.rules.open_files import packed, plain, read_me

__all__ = [
    "DAYS_OF_DEVICE_IDS",
    "DAYS_OF_KEY_BACKUPS",
    "PERIOD_OF_HEADING",
    "answer_due_on",
    "answer_to_man_described",
    "erase_on",
    "may_erase",
    "may_release",
    "months_after",
    "packed",
    "plain",
    "read_me",
    "said_to_her",
]
