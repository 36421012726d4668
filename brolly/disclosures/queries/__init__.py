"""What leaves, what left, what came back; and the inbox of those it left to."""

from brolly.disclosures.queries.due import (
    due_to_expire,
    due_to_leave,
    due_to_remind,
    overdue_answers,
    sent_back,
    stopped_lately,
    subjects_waiting_under,
    to_read,
    waiting_to_leave,
    who_owes_an_answer,
)
from brolly.disclosures.queries.inbox import (
    inbox_of,
    inbox_rows,
    packet_received,
    sender_of,
    unopened,
)
from brolly.disclosures.queries.sent import (
    WordsBeside,
    contents_sent,
    fields_sent,
    packet_sent,
    packets_about,
    packets_sent,
    what_cannot_be_undone,
    what_will_stop,
    words_beside,
)
from brolly.disclosures.queries.shapes import OpeningShown, PacketShown, ReplyShown, in_words

__all__ = [
    "OpeningShown",
    "PacketShown",
    "ReplyShown",
    "WordsBeside",
    "contents_sent",
    "due_to_expire",
    "due_to_leave",
    "due_to_remind",
    "fields_sent",
    "in_words",
    "inbox_of",
    "inbox_rows",
    "overdue_answers",
    "packet_received",
    "packet_sent",
    "packets_about",
    "packets_sent",
    "sender_of",
    "sent_back",
    "stopped_lately",
    "subjects_waiting_under",
    "to_read",
    "unopened",
    "waiting_to_leave",
    "what_cannot_be_undone",
    "what_will_stop",
    "who_owes_an_answer",
    "words_beside",
]
