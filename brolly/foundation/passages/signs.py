"""
A told account in clauses, each with what may make it telling. Plain Python.

What a clause shows (its words by the lists of ``lexicon``, how odd they are, whose they
are, what stands beside them) is weighed in ``judged``.
"""

import re
import unicodedata
from functools import lru_cache

from brolly.foundation.passages.lexicon import topics
from brolly.foundation.passages.lexicon.common import ORDINARY
from brolly.foundation.passages.lexicon.names import FIRST_NAMES
from brolly.foundation.passages.lexicon.towns import OTHER_CAPITALS, PEOPLES, TOWNS

LISTS: dict[str, frozenset[str]] = {
    "kin": topics.KIN,
    "others": topics.OTHERS,
    "child": topics.CHILD,
    "health": topics.HEALTH,
    "papers": topics.IMMIGRATION,
    "work": topics.WORK,
    "jobs": topics.JOBS,
    "places": topics.PLACES,
    "things": topics.THINGS,
    "ritual": topics.RITUAL,
    "said": topics.SAID,
    "giving": topics.GIVING,
    "vehicle": topics.VEHICLE,
    "body": topics.BODY,
    "looks": topics.PLAIN_LOOKS,
    "harm": topics.HARM,
    "only": topics.ONLY,
    "i": topics.FIRST_PERSON,
    "she": topics.HER,
    "he": topics.HIM,
    "prep": topics.PREPOSITIONS,
}
_KNOWN = ORDINARY | FIRST_NAMES | TOWNS | PEOPLES | OTHER_CAPITALS
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_DONT_SAY = re.compile(
    r"\b(?:don['’]?t|do not|dont|please not|leave out|not to|never|nothing|nu|não|nao|no|nie)\b[^.;\n]{0,20}?"
    r"\b(?:say|put|mention|write|print|post|include|tell|use|publish|spune\w*|scrie\w*|dig[ao]\w*|pon\w*|pisz\w*|m[óo]w\w*)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """Return a word in small letters without accents."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in word).lower().replace("’", "'")


@lru_cache(maxsize=4096)
def _stems(word: str) -> tuple[str, ...]:
    stems = [word]
    if word.endswith("'s"):
        stems.append(word[:-2])
    for ending in ("es", "s", "ed", "d", "ing", "ly", "er", "y", "ish"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stems.append(word[: -len(ending)])
            if ending in ("ing", "ed", "er"):
                stems += [word[: -len(ending)] + "e", word[: -len(ending) - 1]]
    if "-" in word:
        stems += word.split("-")
    return tuple(stems)


def stands_in(words: frozenset[str], word: str) -> bool:
    """Test whether a plain word, or its singular, is one of these."""
    few = (word, word.removesuffix("'s"), word.removesuffix("s"), word.removesuffix("es"))
    return any(one in words for one in few)


@lru_cache(maxsize=4096)
def lists_of(word: str) -> frozenset[str]:
    """Return the lists that a plain word, or its singular, stands in."""
    return frozenset(name for name, words in LISTS.items() if stands_in(words, word))


@lru_cache(maxsize=4096)
def is_odd(word: str) -> bool:
    """Test whether a plain word is no ordinary one, and no name or town."""
    return len(word) > 3 and word[0].isalpha() and not any(s in _KNOWN for s in _stems(word))


def signs_of(text: str, start: int, end: int, left_out: frozenset[str]) -> set[str]:
    """Return what a clause shows: words of the lists, whose they are, what stands beside."""
    piece = text[start:end]
    words = [plain(w) for w in _WORD.findall(piece)]
    per_word = [lists_of(w) for w in words]
    lists = {name for found in per_word for name in found}
    shows = set(lists)
    odd = [is_odd(w) for w in words]
    shows |= _counts(words, per_word, odd)
    shows |= _pairs(words, per_word, odd)
    shows |= _phrases(piece.lower().replace("’", "'"))
    if (start and text[start - 1] in '"“„') or text[end : end + 1] in ('"', "”"):
        shows.add("quote")
    if _DONT_SAY.search(piece):
        shows.add("dont_say")
    elif any(w in left_out for w in words):
        shows.add("left_out")
    return shows


def _counts(words: list[str], per_word: list[frozenset[str]], odd: list[bool]) -> set[str]:
    n = len(words)
    shows = {"short" if n < 3 else "few" if n < 6 else "some" if n < 10 else "many"}
    shows.add(f"odd:{min(sum(odd), 3)}")
    for name in ("things", "harm", "looks", "ritual", "places"):
        many = sum(name in found for found in per_word)
        if many > 1:
            shows.add(f"two:{name}")
    if n and sum("looks" in found for found in per_word) * 2 >= n:
        shows.add("mostly_looks")
    if not any("harm" in f or "looks" in f for f in per_word):
        shows.add("no_harm_no_looks")
    if any(w.isdigit() for w in words):
        shows.add("number")
    return shows


_OWN = {
    **dict.fromkeys(
        ("my", "me", "ma", "our", "meu", "minha", "mea", "mele", "moja", "mi"), "my"
    ),
    **dict.fromkeys(("her", "ei", "dela", "jej"), "her"),
    **dict.fromkeys(("his", "lui", "dele", "jego"), "his"),
    "their": "their",
    **dict.fromkeys(("a", "an", "o", "un", "um", "uma", "una"), "a"),
    **dict.fromkeys(("the", "that", "this", "one"), "the"),
}
_OWNED = (
    "kin",
    "others",
    "child",
    "health",
    "papers",
    "work",
    "jobs",
    "places",
    "things",
    "body",
    "vehicle",
)


def _pairs(words: list[str], per_word: list[frozenset[str]], odd: list[bool]) -> set[str]:
    shows: set[str] = set()
    for at, word in enumerate(words):
        near = range(at + 1, min(at + 4, len(words)))
        if own := _OWN.get(word):
            for i in near:
                shows |= {f"{own}+{name}" for name in _OWNED if name in per_word[i]}
                if odd[i]:
                    shows.add(f"{own}+odd")
        for first in ("prep", "giving", "said", "ritual", "only"):
            if first in per_word[at]:
                far = range(at + 1, min(at + 6, len(words)))
                shows |= {
                    f"{first}>{name}"
                    for i in far
                    for name in ("places", "things", "i", "she", "he", "odd_word")
                    if name in per_word[i] or (name == "odd_word" and odd[i])
                }
    if per_word:
        shows |= {
            f"begins:{name}" for f in per_word[:2] for name in ("i", "she", "he") if name in f
        }
        shows |= {
            f"{who}&{name}"
            for who in ("i", "she", "he")
            for name in (
                "health",
                "papers",
                "work",
                "jobs",
                "child",
                "body",
                "vehicle",
                "ritual",
                "things",
                "giving",
            )
            if any(who in f for f in per_word) and any(name in f for f in per_word)
        }
    return shows


_PHRASES = {
    "the_one": re.compile(
        r"\bthe (?:only )?(?:one|1|woman|girl|person|lass|lady)\b(?: of)?|\bthe only\b|\bonly (?:me|one|1)\b"
    ),
    "i_am": re.compile(
        r"\b(?:i'?m|i am|im|i've been|i live|i work|i study|i do|i always|i used to|sunt|sou|estoy|soy|jestem)\b"
    ),
    "she_is": re.compile(
        r"\b(?:she'?s|she is|shes|she has|she lives|she works|she does|she always|she used to|is the|e în|tem)\b"
    ),
    "no_other": re.compile(
        r"\b(?:nobody|no one|none of|not many|others don|only|unique|everyone knows|everybody knows|known as|known for|know me|knows me|recogni[sz]e)\b"
    ),
    "like_a": re.compile(r"\blike (?:a|an|the|it)\b|\bas if\b|\bso that\b"),
    "he_said": re.compile(
        r"\bhe(?:'d|'s)? (?:said|says|told|asked|called|kept|goes|went|wanted|made|likes)\b|\b(?:asked|made|told|wanted) (?:me|her|us) (?:to|for|she|he|that|if)\b|\ba zis\b|\bme disse\b"
    ),
    "with_a": re.compile(r"\bwith (?:a|an|the|his|her|two|three)\b"),
    "sum": re.compile(r"£|\bquid\b|\bpounds\b|\beuro|\blei\b"),
    "odd_sum": re.compile(
        r"£ ?\d*[1-9](?!\d)|£ ?\d*[1-9]5\b|\b(?:hundred and \w+) (?:pounds|quid)"
    ),
    "real": re.compile(
        r"\b(?:real name|old name|nickname|surname|maiden|birthday|initials|tattoo|scar|lisp|limp|wig|accent|dyed)\b"
    ),
    "years": re.compile(
        r"\byears? (?:old|ago|of)\b|\b(?:months?|weeks?) (?:old|into|gone|clean|pregnant|along)\b|\bfor (?:two|three|four|five|ten) years\b"
    ),
    "works_as": re.compile(
        r"\b(?:works?|working|worked|job|employed|shifts?) (?:at|in|for|as|on|with|behind|nights|days)\b|\bday job\b|\bfor a living\b|\blucreaz|\btrabalh|\bpracuj"
    ),
    "next_door": re.compile(
        r"\b(?:lad|woman|man|girl|lady|bloke|fella|guy|couple|people|family|lass|kid|one|boy)\b (?:who lives )?"
        r"(?:downstairs|upstairs|next door|opposite|across|above|below|from (?:the|number|flat)|at number|on the (?:desk|door|stairs))\b"
    ),
    "he_is_a": re.compile(r"\bhe'?s? (?:is |was )?(?:a|an|the)\b|\bsaid he'?s an?\b"),
    "lives": re.compile(
        r"\b(?:lives?|living|stays?|staying|moved|moving|sleeps|kips|rents?|renting)\b"
    ),
    "studies": re.compile(
        r"\b(?:stud(?:y|ies|ying)|student|course|degree|college|university|uni|class|training|exam|exams|thesis|nursing)\b"
    ),
    "leave_run": re.compile(
        r"\bleave (?:runs|expires|to remain|ends)|\bhome office\b|\bno papers\b|\bright to (?:work|stay|remain)|\b(?:on|her|my|a) (?:visa|leave)\b|\bfăr[ăa] acte\b|\bsem pap"
    ),
    "left": re.compile(
        r"\b(?:left|lost|took|nicked|stole|kept|broke|gave|brought|showed|sent|wore|wearing)\b"
    ),
    "always": re.compile(
        r"\b(?:always|every time|each time|same|again and again|over and over|kept)\b"
    ),
    "dress": re.compile(
        r"\b(?:wearing|wore|wears|in (?:a|the|my|her) (?:long|bright|yellow|red|purple|green|pink|orange|blue|gold|silver|leopard|sequin))\b"
    ),
    "of_the": re.compile(
        r"\b(?:on|in|of|by|at) (?:its|the|his|their) (?:side|back|roof|door|wall|window|dash|dashboard|bonnet|front|hip|neck|hand|arm|face|head|shelf|seat)\b"
    ),
}


def _phrases(piece: str) -> set[str]:
    return {name for name, pattern in _PHRASES.items() if pattern.search(piece)}


def left_out_in(text: str) -> frozenset[str]:
    """Return the odd words that she asks to leave out."""
    said = " ".join(
        text[m.start() : m.end() + 45].split("\n")[0] for m in _DONT_SAY.finditer(text)
    )
    words = {plain(w) for w in _WORD.findall(said)}
    return frozenset(w for w in words if len(w) > 3 and w not in ORDINARY)
