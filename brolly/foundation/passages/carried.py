"""What a public text carries over from a passage of her account that he may recognise."""

from collections.abc import Iterator

from brolly.foundation.passages.account import WORD, findings_in_account, how_often, spoken_in
from brolly.foundation.passages.cues import WORDS, Cue
from brolly.foundation.passages.kinds import WHY, Finding, FindingKind, Private
from brolly.foundation.passages.lexicon.topics import DRUGS
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
    for one in _of_her_life(text, private):
        found.setdefault((one.start, one.end), one)
    return [found[at] for at in sorted(found)]


# What a public text hardly ever needs to speak of: her people, her body, her papers.
_TOPICS: tuple[tuple[FindingKind, frozenset[str]], ...] = (
    (FindingKind.THIRD, WORDS[Cue.FAMILY]),
    (FindingKind.STAY, WORDS[Cue.STAY] | DRUGS),
    (FindingKind.HEALTH, WORDS[Cue.HEALTH]),
)
_WHY_TOPIC = "Her account speaks of this as well, perhaps in other words. {}"


def _of_her_life(text: str, private: Private) -> Iterator[Finding]:
    """
    Yield words of a public text about what her account speaks of too.

    A boy for her son, a court for her warrant: other words, and the same thing told. Of
    work and learning only the same words count, for much of it is said of him.
    """
    told = {one for m in WORD.finditer(private.account) for one in _alike(plain(m[0]))}
    stems = {word[:_STEM] for word in told if len(word) > 3}
    public = {plain(m[0]) for m in WORD.finditer(f"{private.may_be_said} {private.described}")}
    for match in WORD.finditer(text):
        word = plain(match[0])
        if word in public:
            continue
        kinds = [kind for kind, words in _TOPICS if _alike(word) & words and told & words]
        if word in WORDS[Cue.WORK] and word[:_STEM] in stems and len(word) > 3:
            kinds.append(FindingKind.WORK)
        for kind in kinds[:1]:
            yield Finding(
                start=match.start(), end=match.end(), text=match[0], kind=kind,
                why=_WHY_TOPIC.format(WHY[kind]),
            )  # fmt: skip


def _alike(word: str) -> set[str]:
    """Return a word, and the one of which it may be the many or the owner."""
    return {word, word.removesuffix("'s"), word.removesuffix("s")}


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
