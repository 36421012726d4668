"""What a public text carries over from a passage of her account that he may recognise."""

from collections.abc import Iterator

from brolly.foundation.passages.account import WORD, findings_in_account, how_often, spoken_in
from brolly.foundation.passages.cues import WORDS, Cue
from brolly.foundation.passages.kinds import Finding, FindingKind, Private
from brolly.foundation.passages.signs import lists_of, plain

# What is found in an account without being sure of it.
LIKELY_KINDS = frozenset(
    {
        FindingKind.RECOGNISED,
        FindingKind.RARE,
        FindingKind.HERSELF,
        FindingKind.THIRD,
        FindingKind.HEALTH,
        FindingKind.STAY,
        FindingKind.WORK,
        FindingKind.NEAR,
    }
)
# On Zipf's scale. A word rarer than TELLS by itself, or two rarer than TELL_TOGETHER.
TELLS, TELL_TOGETHER = 3.0, 4.3
_STEM = 6


def carried_over(text: str, private: Private, *, language: str = "") -> list[Finding]:
    """
    Return the words of a public text that a telling passage of her account has too.

    One rare word is enough ("kimono"), or two that are not common ("gave", "crisps").
    Words about his looks, and those by which he or his vehicle was described, are the point
    of a warning, and are let be.
    """
    said = [(m.start(), m.end(), m[0].lower()[:_STEM]) for m in WORD.finditer(text)]
    spoken = spoken_in(private.account, language)
    found: dict[tuple[int, int], Finding] = {}
    for passage in findings_in_account(private.account, private, language=spoken):
        if passage.kind not in LIKELY_KINDS:
            continue
        telling = dict(_telling(passage.text, private, spoken))
        hits = [(start, end, stem) for start, end, stem in said if stem in telling]
        if any(telling[stem] for *_, stem in hits) or len({stem for *_, stem in hits}) > 1:
            for start, end, _ in hits:
                found[start, end] = Finding(
                    start=start, end=end, text=text[start:end], kind=passage.kind,
                    why=f"Her account has this too. {passage.why}",
                )  # fmt: skip
    return [found[at] for at in sorted(found)]


def _is_of_his_looks(word: str) -> bool:
    return word in WORDS[Cue.LOOKS] or bool(
        lists_of(plain(word)) & {"looks", "body", "vehicle"}
    )


def _telling(passage: str, private: Private, language: str) -> Iterator[tuple[str, bool]]:
    """Yield the stems of a passage's telling words, and whether one tells by itself."""
    meant = f"{private.may_be_said} {private.described}"
    public = {word.lower() for word in WORD.findall(meant)}
    for word in WORD.findall(passage):
        low = word.lower()
        if len(word) < 4 or word != low or _is_of_his_looks(low) or low in public:
            continue
        if (used := how_often(low, language)) < TELL_TOGETHER:
            yield low[:_STEM], used < TELLS
