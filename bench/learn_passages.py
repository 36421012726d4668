"""
Weigh what the clauses of an account show, from texts in which people marked passages.

``python -m bench.learn_passages DATA.jsonl`` writes ``brolly/foundation/passages/weights.py``
from the whole file and from the accounts of our own, and prints how well weights do on texts
that they were not made from (eight parts of the file, each left out once). Logistic regression by stochastic descent, no library.
"""

import json
import math
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench.marked import ours
from bench.sanitise import judged, private_of, span_score
from brolly.foundation.passages import account
from brolly.foundation.passages.account import clauses_of, language_of, shown_by

HERE = Path(account.__file__).with_name("weights.py")
# What no pattern finds: a judgement about what somebody would recognise.
JUDGED = frozenset(
    [
        "reporter_identity",
        "third_person",
        "place_fine",
        "unique_act",
        "rare_detail",
        "workplace",
        "child",
        "health",
        "immigration",
        "suspect_name",
        "address",
    ]
)
PARTS, PASSES, STEP, SHRINK, FEWEST = 8, 40, 0.15, 0.06, 4
Sample = tuple[dict[str, float], bool]


def samples_of(item: dict[str, Any]) -> list[Sample]:
    """Return what each clause of one text shows, and whether somebody marked a part of it."""
    text = item["private"]["narrative"]
    language = item["private"].get("fields", {}).get("language") or language_of(text)
    spans = clauses_of(text)
    marked = [(s["start"], s["end"]) for s in item["spans"] if s["kind"] in JUDGED]
    is_marked = [
        any(min(end, stop) - max(start, begin) > 2 for begin, stop in marked)
        for start, end in spans
    ]
    return list(zip(shown_by(text, spans, language), is_marked, strict=True))


def learn(samples: list[Sample]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights that fit the samples, shrunk towards nothing."""
    many = Counter(name for shown, _ in samples for name in shown)
    kept = [
        ({n: v for n, v in shown.items() if many[n] >= FEWEST}, marked)
        for shown, marked in samples
    ]
    drawn = random.Random(1)
    bias, weights = 0.0, dict.fromkeys((n for n in many if many[n] >= FEWEST), 0.0)
    for turn in range(PASSES):
        drawn.shuffle(kept)
        rate = STEP / (1 + turn * 0.15)
        for shown, marked in kept:
            total = bias + sum(weights[n] * v for n, v in shown.items())
            off = 1 / (1 + math.exp(-total)) - marked
            bias -= rate * off
            for name, value in shown.items():
                weights[name] -= rate * (off * value + SHRINK * weights[name])
    return bias, weights


def use(bias: float, weights: dict[str, float]) -> None:
    """Let the check use these weights, in this process."""
    account.BIAS = bias
    account.WEIGHTS = weights


def left_out(items: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[Any]]]:
    """Return each text with what is found by weights that were made without it."""
    order = list(range(len(items)))
    random.Random(3).shuffle(order)
    own = [s for item in ours() for s in samples_of(item)]
    found = []
    for part in range(PARTS):
        out = set(order[part::PARTS])
        use(*learn([s for i in order if i not in out for s in samples_of(items[i])] + own))
        found += [(items[i], judged(items[i], private_of(items[i]))) for i in sorted(out)]
    return found


def main(path: str) -> None:
    items = [json.loads(line) for line in Path(path).read_text().splitlines() if line.strip()]
    for name, share in span_score(left_out(items)).items():
        sys.stdout.write(f"{name}: {share}\n")
    bias, weights = learn([s for item in [*items, *ours()] for s in samples_of(item)])
    rows = "".join(f'    "{name}": {weight:.3f},\n' for name, weight in sorted(weights.items()))
    HERE.write_text(
        '"""How much each thing that a clause shows counts. Made by bench/learn_passages.py."""\n\n'
        f"BIAS = {bias:.3f}\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
