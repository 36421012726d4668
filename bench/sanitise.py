"""
How well the check of texts finds what must not reach a public warning.

``make bench-sanitise DATA=file.jsonl`` reads one text a line and writes ``spans.jsonl``
beside it: ``{id, spans: [{start, end, kind, why}]}``, offsets in code points, end
exclusive. Where the file says what people marked, figures are printed too: a marked
passage is found when something of ours overlaps it, ours is right when it overlaps one.
Where the folder may not be written to, ``spans.jsonl`` goes to build/.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from brolly.foundation.passages import (
    Finding,
    FindingKind,
    Private,
    carried_over,
    findings_in,
    findings_in_account,
    without_overlaps,
)
from brolly.foundation.passages.cues import WORDS, Cue
from tests.hammer.figures import Figure, show

BUILD = Path(__file__).resolve().parents[1] / "build"
# What the exchange format calls each kind. A promise of ours gives nobody away.
NAMES = {
    FindingKind.PHONE: "phone",
    FindingKind.EMAIL: "email",
    FindingKind.HANDLE: "handle",
    FindingKind.LINK: "handle",
    FindingKind.KNOWN: "registration",
    FindingKind.REGISTRATION: "registration",
    FindingKind.NAME: "suspect_name",
    FindingKind.EXACT_TIME: "exact_time",
    FindingKind.AGE_EXACT: "age_exact",
    FindingKind.MONEY: "unique_act",
    FindingKind.HER_WORDS: "reporter_identity",
    FindingKind.PLACE: "place_fine",
    FindingKind.NEAR: "place_fine",
    FindingKind.STREET: "address",
    FindingKind.SPOKEN_OF: "third_person",
    FindingKind.WORK: "workplace",
    FindingKind.HERSELF: "reporter_identity",
    FindingKind.RARE: "rare_detail",
    FindingKind.RECOGNISED: "unique_act",
    FindingKind.HEALTH: "health",
    FindingKind.STAY: "immigration",
}
CHILDREN = frozenset(
    [
        "son",
        "sons",
        "daughter",
        "daughters",
        "kid",
        "kids",
        "child",
        "children",
        "baby",
        "babies",
        "bairn",
        "bairns",
        "wee",
        "boy",
        "girl",
        "little",
        "copil",
        "copilul",
        "fiul",
        "filho",
        "filha",
        "bebé",
        "hijo",
        "hija",
    ]
)
SURE = ("phone", "registration", "email", "handle", "exact_time", "address")


def private_of(item: dict[str, Any]) -> Private:
    """Return what the report has beside the narrative, as far as the file says it."""
    fields = _known(_known(item, "private"), "fields")
    described = _known(fields, "described")
    public = " ".join(str(fields.get(name) or "") for name in ("town", "district"))
    return Private(names=(str(described.get("name") or ""),), may_be_said=public)


def _known(item: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what stands under a name, or nothing: a file may lack any of it."""
    held = item.get(name)
    return held if isinstance(held, dict) else {}


def judged(item: dict[str, Any], private: Private) -> list[Finding]:
    """Return what the check finds in one text; nothing where there is no text."""
    told = _known(item, "private")
    text = told.get("narrative") or item.get("narrative") or item.get("text") or ""
    language = _known(told, "fields").get("language") or ""
    found = findings_in_account(str(text), private, language=str(language))
    return [one for one in found if one.kind is not FindingKind.SURE_IT_IS_SAFE]


def name_of(finding: Finding) -> str:
    """Return what the exchange format calls a finding."""
    words = set(finding.text.lower().replace("’", "'").split())
    if finding.kind in (FindingKind.HER_LIFE, FindingKind.THIRD):
        if words & CHILDREN:
            return "child"
        if words & WORDS[Cue.STAY]:
            return "immigration"
        return "health" if words & WORDS[Cue.HEALTH] else "third_person"
    return NAMES[finding.kind]


def span_score(found: Iterable[tuple[dict[str, Any], list[Finding]]]) -> dict[str, float]:
    """Return recall by kind and over all, precision, and both in characters."""
    hit, marked, right, many = Counter[str](), Counter[str](), 0, 0
    half = 0
    inside = ours = theirs = 0
    for item, findings in found:
        spans = [(f.start, f.end) for f in findings]
        gold = [(s["start"], s["end"], s["kind"]) for s in item["spans"]]
        for start, end, kind in gold:
            marked[kind] += 1
            covered = {at for s, e in spans for at in range(max(s, start), min(e, end))}
            half += len(covered) * 2 >= end - start
            hit[kind] += any(start < stop and begin < end for begin, stop in spans)
        many += len(spans)
        right += sum(any(s < stop and begin < e for s, e, _ in gold) for begin, stop in spans)
        inside += sum(
            max(0, min(e, stop) - max(s, begin)) for s, e, _ in gold for begin, stop in spans
        )
        ours += sum(stop - begin for begin, stop in spans)
        theirs += sum(e - s for s, e, _ in gold)
    sure = sum(marked[k] for k in SURE)
    by_kind = {f"recall, {k}": hit[k] / marked[k] for k in sorted(marked)}
    return {
        **by_kind,
        "recall, numbers, plates, accounts, times, addresses": sum(hit[k] for k in SURE)
        / max(1, sure),
        "recall, all kinds": sum(hit.values()) / max(1, sum(marked.values())),
        "recall, half of a passage or more": half / max(1, sum(marked.values())),
        "precision": right / max(1, many),
        "recall, characters": inside / max(1, theirs),
        "precision, characters": inside / max(1, ours),
    }


WANTED = {
    "recall, numbers, plates, accounts, times, addresses": 0.95,
    "recall, all kinds": 0.75,
    "precision": 0.6,
}


def kept(path: Path, lines: list[str]) -> Path:
    """Write spans.jsonl beside a file, or in build/ where that may not be, and return where."""
    for folder in (path.parent, BUILD):
        try:
            folder.mkdir(exist_ok=True)
            (folder / "spans.jsonl").write_text("".join(lines), encoding="utf-8")
        except OSError:
            continue
        return folder / "spans.jsonl"
    raise OSError


def alone(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with its narrative and nothing of the report."""
    return {"private": {"narrative": _known(item, "private").get("narrative") or ""}}


def in_good_texts(items: list[dict[str, Any]]) -> float:
    """Return how many passages are asked about in a good warning, held against its account."""
    asked = 0
    for item in items:
        account = str(_known(item, "private").get("narrative") or "")
        private = replace(private_of(item), account=account)
        text = str(item["public_ok"])
        asked += len(
            without_overlaps([*findings_in(text, private), *carried_over(text, private)])
        )
    return asked / max(1, len(items))


def main(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    began = time.perf_counter()
    found = [(item, judged(item, private_of(item))) for item in items]
    took = (time.perf_counter() - began) / max(1, len(items)) * 1000
    written = []
    for number, (item, findings) in enumerate(found, 1):
        spans = [
            {"start": f.start, "end": f.end, "kind": name_of(f), "why": f.why} for f in findings
        ]
        line = {"id": item.get("id", number), "spans": spans}
        written.append(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.write(f"{kept(path, written)}\n")
    figures = [Figure("check of a text, each", round(took, 1), 50, unit="ms")]
    if items and all(isinstance(item.get("spans"), list) for item in items):
        figures += [
            Figure(f"check of texts: {name}", round(share, 3), least=WANTED.get(name))
            for name, share in span_score(found).items()
        ]
        bare = span_score((item, judged(alone(item), Private())) for item in items)
        figures += [
            Figure(f"words alone: {name}", round(bare[name], 3), least=WANTED[name])
            for name in WANTED
        ]
    good = [item for item in items if item.get("public_ok")]
    if good:
        figures += [Figure("asked about in a good warning", round(in_good_texts(good), 2), 0.5)]
    return show(figures)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit("Say which file: make bench-sanitise DATA=file.jsonl")
    sys.exit(not main(Path(sys.argv[1])))
