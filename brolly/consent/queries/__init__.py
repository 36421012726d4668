"""What she chose, what stands in the way, and what organisations agreed."""

from brolly.consent.queries.agreements import (
    agreement_of,
    agreements_of,
    may_confirm_paper,
    may_dispute,
    papers_about_us,
    papers_to_confirm,
    partners_for,
    terms_between,
)
from brolly.consent.queries.barriers import (
    blocked_for,
    check_open,
    closed_to,
    holds_of,
    restricted_to,
    subjects_on_hold,
)
from brolly.consent.queries.choices import (
    answer_to,
    answers_in_words,
    choices_before,
    choices_in_words,
    choices_of,
    objects_to,
    said_of,
)
from brolly.consent.queries.duties import (
    REMIND_BEFORE,
    duties_about,
    duties_standing,
    duties_waiting,
    override_for,
    overrides_over,
    overrides_to_remind,
)
from brolly.consent.queries.shapes import AgreementShown, AnswerInWords, ChoiceShown

__all__ = [
    "REMIND_BEFORE",
    "AgreementShown",
    "AnswerInWords",
    "ChoiceShown",
    "agreement_of",
    "agreements_of",
    "answer_to",
    "answers_in_words",
    "blocked_for",
    "check_open",
    "choices_before",
    "choices_in_words",
    "choices_of",
    "closed_to",
    "duties_about",
    "duties_standing",
    "duties_waiting",
    "holds_of",
    "may_confirm_paper",
    "may_dispute",
    "objects_to",
    "override_for",
    "overrides_over",
    "overrides_to_remind",
    "papers_about_us",
    "papers_to_confirm",
    "partners_for",
    "restricted_to",
    "said_of",
    "subjects_on_hold",
    "terms_between",
]
