"""The codes of a history entry, in the words that its pages use for them."""

from collections.abc import Iterator, Mapping

from brolly.consent.vocabulary import CHOICE_LABELS, FIELD_WORDS, PURPOSE_WORDS, SENTENCES
from brolly.disclosures import vocabulary as packets
from brolly.history.vocabulary import Recorded
from brolly.incidents import vocabulary as incidents
from brolly.incidents.forms import ANSWER_WORDS, HOLD_WORDS
from brolly.organisations.forms import ROLE_WORDS
from brolly.retention import vocabulary as retention

WAYS = {
    packets.Way.INBOX: "To their inbox",
    packets.Way.PRINTED: "On paper",
    packets.Way.TOLD_BY_PHONE: "By phone",
}
# By the event and the name of the code; a name alone where it means one thing everywhere.
WORDS: Mapping[str, Mapping[str, str]] = {
    "consent.hold-placed kind": {k.value: w for k, w in HOLD_WORDS.items()},
    "consent.hold-released kind": {k.value: w for k, w in HOLD_WORDS.items()},
    "incident.step-added kind": {k.value: w for k, w in incidents.STEP_WORDS.items()},
    "incident.step-finished kind": {k.value: w for k, w in incidents.STEP_WORDS.items()},
    "incident.identity-opened reason": {
        k.value: w for k, w in incidents.OPEN_REASON_WORDS.items()
    },
    "incident.restricted reason": {
        k.value: w for k, w in incidents.RESTRICT_REASON_WORDS.items()
    },
    "incident.chain-grew step": {k.value: w for k, w in incidents.CHAIN_WORDS.items()},
    "incident.chain-taken-back step": {k.value: w for k, w in incidents.CHAIN_WORDS.items()},
    "incident.visit-planned visit": {k.value: w for k, w in incidents.VISIT_WORDS.items()},
    "incident.visit-ended outcome": {
        k.value: w for k, w in incidents.VISIT_OUTCOME_WORDS.items()
    },
    "packet.queued kind": {k.value: w for k, w in packets.KIND_WORDS.items()},
    "packet.queued fields": {k.value: w for k, w in FIELD_WORDS.items()},
    "packet.delivered kind": {k.value: w for k, w in packets.KIND_WORDS.items()},
    "packet.delivered fields": {k.value: w for k, w in FIELD_WORDS.items()},
    "retention.legal-hold-placed reason": {
        k.value: w for k, w in retention.REASON_WORDS.items()
    },
    "retention.legal-hold-released reason": {
        k.value: w for k, w in retention.REASON_WORDS.items()
    },
    "asked": {k.value: w for k, w in retention.ASKED_WORDS.items()},
    "asked_by": {k.value: w for k, w in retention.ASKED_BY_WORDS.items()},
    "channel": {k.value: w for k, w in incidents.CHANNEL_WORDS.items()},
    "purpose": {k.value: w for k, w in PURPOSE_WORDS.items()},
    "reasons": {k.value: w for k, w in SENTENCES.items()},
    "reply": {k.value: w for k, w in packets.REPLY_WORDS.items()},
    "role": {k.value: w for k, w in ROLE_WORDS.items()},
    "old": {k.value: w for k, w in ROLE_WORDS.items()},
    "new": {k.value: w for k, w in ROLE_WORDS.items()},
    "priority": {k.value: w for k, w in incidents.PRIORITY_WORDS.items()},
    "doubt": {k.value: w for k, w in incidents.DOUBT_WORDS.items()},
    "stage": {k.value: w for k, w in incidents.STAGE_WORDS.items()},
    "way": {k.value: w for k, w in WAYS.items()},
}
LABELS = {
    "fields": "Lines",
    "old": "Before",
    "new": "Now",
    "version": "Version",
    "people": "People",
    "kept": "Kept with a reason",
    "sequence": "Line",
}
_CHOICES = {k.value: w for k, w in CHOICE_LABELS.items()}
_ANSWERS = {k.value: w for k, w in ANSWER_WORDS.items()}


def details_of(entry: Recorded) -> list[str]:
    """
    Return what an entry's codes tell a reader; ids tell her nothing and are left out.

    No actor: it reads words of ours, from an entry that the caller read.
    """
    return list(_told(entry))


def _told(entry: Recorded) -> Iterator[str]:
    for name, said in entry.details.items():
        if said in ("", None, [], False) or name.endswith(("_id", "_ids")):
            continue
        if said is True:
            yield _plain(name)
            continue
        codes = [str(one) for one in said] if isinstance(said, list) else [str(said)]
        words = "; ".join(_words(entry.event, name, code) for code in codes)
        label = LABELS.get(name) or (_plain(name) if isinstance(said, int) else "")
        yield f"{label}: {words}" if label else words


def _words(event: str, name: str, code: str) -> str:
    if name == "answers":
        choice, _, answer = code.partition(": ")
        return f"{_CHOICES.get(choice, _plain(choice))}: {_ANSWERS.get(answer, answer).lower()}"
    known = WORDS.get(f"{event} {name}") or WORDS.get(name) or {}
    return known.get(code) or _plain(code)


def _plain(code: str) -> str:
    return code.replace("_", " ").replace("-", " ").capitalize()
