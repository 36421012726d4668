"""Names of people in an account: told by a capital, by a list, or by the words before."""

import re
from collections.abc import Iterator

from brolly.foundation.passages.kinds import FindingKind
from brolly.foundation.passages.lexicon import words
from brolly.foundation.passages.lexicon.common import ORDINARY
from brolly.foundation.passages.lexicon.names import FIRST_NAMES
from brolly.foundation.passages.lexicon.topics import KIN, OTHERS, PLACES
from brolly.foundation.passages.lexicon.towns import OTHER_CAPITALS, PEOPLES, TOWNS
from brolly.foundation.passages.signs import is_odd, plain
from brolly.foundation.passages.words import NO_NAMES

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|DC|DS|DI|DCI|PC|Sgt|Sergeant|Lt|Lieutenant|Capt|Captain|Major|Colonel|Father|Sister"
    r"|Brother|Rev|Reverend|Pastor|Uncle|Aunt|Auntie|Sir|Lord|Lady|Professor|Prof|Inspector|Constable|Big|Little|Old"
    r"|Young|Mad|Fat|Skinny|Domnul|Doamna|Senhor|Seu|Dona|Don|Doña|Pan|Pani|Nurse|Councillor|Cllr|Judge)"
)
_NAME = r"[A-ZÀ-ŽȘȚ][a-zà-žșțß]+(?:['’-][A-ZÀ-Ž][a-zà-ž]+)*"
_RUN = re.compile(rf"(?<![\w@.])(?:{_TITLE}\.? |[A-Z]\. ?)?{_NAME}(?: (?:{_NAME}|[A-Z]\b\.?))*")
_TITLED = re.compile(rf"{_TITLE}\.? ")
_SAID_SO = re.compile(
    r"(?i:\b(?:called|calls? (?:him|her|them|it|me|my)self|calls? (?:him|her)|call me|known(?: [\w ]{2,20})? as"
    r"|goes by(?: the name(?: of)?)?|go by|named|nicknamed|names?(?: is| was| of|['’]s)?|signed (?:him|her)self"
    r"|signs (?:him|her)self|answers to|introduced (?:him|her)self as|said he['’]?s|says he['’]?s|says hes|booked (?:as|under)"
    r"|aka|a\.k\.a\.?|gave his name as|gave the name|goes as|nickname|[îi]l cheam[ăa]|se nume[șs]te|zice c[ăa]-l cheam[ăa]"
    r"|chamado|chama-se|se chama|o nome|llamado|se llama|ma na imi[ęe]|nazywa si[ęe]|imieniem))"
    r",? (?:the |o |el )?[\"“'‘]?(?P<name>[^\W\d_]{2,}(?: [A-Z][a-zà-ž]+)?)"
)
_QUOTED = re.compile(r"[\"“‘](?P<name>[A-Z][a-zà-ž]+(?: [A-Z][a-zà-ž]+)?)[\"”’]")
# A sentence ends before this; a capital after it tells nothing.
_STARTS = re.compile(r"(?:^|[.!?:;\n\"“‘(•*-]|\.\.\.|…)[\s\"“‘'(]*$")
_BEFORE_SMALL = re.compile(
    r"\b(?:called|named|name|hes|he['’]s|shes|she['’]s|its|it['’]s|im|i['’]m|said|says|mate|pal|friend|sister|brother|and|n"
    r"|me|with|ask|tell|told|hi|hiya|from|by|to|for|of|cheers|love|thanks|x)[,:]? ?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r" (?:hit|is|was|said|says|has|had|came|paid|took|again|from|wants|wanted|does|did|always|never|hurt|goes|gets|got|kept"
    r"|again|still|still|will|would|drives|drove|rang|asked|works|lives|and|did|made|grabbed|held|threw|followed)\b"
)
_ACCOUNT = re.compile(
    r"(?i:\b(?:user ?name|user|handle|screen ?name|(?:profile|account)(?: name)?(?: called| named| is| was)?"
    r"|(?:on|insta|snap|telegram|kik|whatsapp|signal) as|snap|insta|telegram|kik|tg|ig))(?i: is| was| called)?:? [\"“'‘]?(?P<name>[A-Za-z][\w.-]{4,})"
)
# Names that are words as well, so no names without a capital or a word that says so.
_ALSO_WORDS = words("""
    amber angel art ash ava bea bert bev bob clay dale dean dee des don dot earl eve faith flo
    frank fred gay gene gift gill ginger glen grant guy hazel heather holly hope iris ivy jack jade
    jay jean jess jo joe josh june ken kit lance lee len les lily lou lucky lulu mae mai mark may
    mel mick mike mo nana nick nan nova olive opal paddy pam pat patience pearl peg penny pete phil
    poppy pop precious ray reed rich rob rock rod roman ron rose rowan ruby rusty sage sandy sherry
    sky skip stew sue summer tam tara ted terry tess tiffany timothy toby tom tony tori una ula val
    vera verity victor viola violet vic wade ward wayne wes will basil bill blessing chance charity
    charlie chase chris christian colin cliff craig dan dana dawn dolly elder ida ion ola obi ana
    marina miles mina mira nora roman sana sara sami sol tati tito tina umar una mia mercy mila mona leo luca
    rita rae randy sid rene pia max alma carol april austin angus april lance page pearl van star
    """)
_STAYS = ORDINARY | TOWNS | PEOPLES | OTHER_CAPITALS | NO_NAMES
_NOT_AFTER = words("""
    he she they it a the an that this there his her not him me no what all out off on in to at
    which and i up is was from for by with as of but himself herself names name round again police
    or someone somebody everyone back over if when where then so because cos who you we tag
    """)


def names_in(text: str, *, may_be_said: str = "") -> Iterator[tuple[int, int, FindingKind]]:
    """Yield where somebody is named, and whose name it may be."""
    stays = _STAYS | {w.lower() for w in re.findall(r"[^\W\d_]+", may_be_said)}
    taken: list[tuple[int, int]] = []
    for start, end in (
        *_by_what_is_said(text, stays),
        *_by_capital(text, stays),
        *_small(text),
    ):
        if all(end <= a or start >= b for a, b in taken):
            taken.append((start, end))
            yield start, end, _whose(text, start, end)


def _by_capital(text: str, stays: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(text):
        if not match[0][0].isupper():
            continue
        words = list(re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", match[0]))
        titled = _TITLED.match(match[0]) is not None
        kept = [w for w in words if w[0].lower() not in stays or (titled and w is not words[0])]
        if titled and words[0] not in kept and kept:
            kept = words
        if not kept or _TITLED.fullmatch(f"{match[0]} "):
            continue
        start, end = match.start() + kept[0].start(), match.start() + kept[-1].end()
        first = kept[0][0].lower()
        if _STARTS.search(text[max(0, start - 12) : start]):
            if len(kept) == 1 and not _is_a_name(first, text[end:]):
                continue
        elif len(kept) == 1 and re.match(r" (?:Road|Street|Lane|Avenue)\b", text[end:]):
            continue
        yield start, end


def _is_a_name(word: str, then: str) -> bool:
    """Test whether the first word of a sentence is a name: known, or odd and doing something."""
    return word in FIRST_NAMES or (is_odd(plain(word)) and _DOES.match(then) is not None)


def accounts_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where an account is named by an odd word, after words that say so."""
    for match in _ACCOUNT.finditer(text):
        if is_odd(plain(match["name"])):
            yield match.start("name"), match.end("name")


def _by_what_is_said(text: str, stays: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    for match in _SAID_SO.finditer(text):
        word = match["name"]
        first = word.split()[0].lower()
        named = re.search(r"(?i)names? (?:is|was) [\"“'‘]?$", text[: match.start("name")])
        odd = named is not None and is_odd(first)
        capital = word[0].isupper() and first not in _NOT_AFTER and first not in PEOPLES
        if (
            capital
            or odd
            or (first not in stays and first not in _NOT_AFTER and first in FIRST_NAMES)
        ):
            yield match.start("name"), match.end("name")
    for match in _QUOTED.finditer(text):
        if not set(match["name"].lower().split()) & (stays - FIRST_NAMES):
            yield match.start("name"), match.end("name")


def _small(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"(?<![\w.@'’-])[a-z]{2,}(?![\w@'’-])", text):
        word = match[0]
        if word not in FIRST_NAMES or word in _STAYS or (len(word) == 2 and word in PLACES):
            continue
        if (
            word not in _ALSO_WORDS
            or match.start() == 0
            or re.search(
                r"\b(?:called|named|name|hes|he['’]s|im|i['’]m|says hes) $",
                text[: match.start()],
            )
        ):
            yield match.start(), match.end()


def _whose(text: str, start: int, end: int) -> FindingKind:
    before = re.findall(r"[^\W\d_]+", text[max(0, start - 28) : start].lower())[-3:]
    after = re.findall(r"[^\W\d_]+", text[end : end + 24].lower())[:3]
    if before[-1:] and before[-1] in {"im", "its", "i", "am"}:
        return FindingKind.HERSELF
    if any(w in KIN or w in OTHERS for w in before[-2:]) or any(
        w in KIN or w in OTHERS for w in after[1:2]
    ):
        return FindingKind.THIRD
    return FindingKind.NAME
