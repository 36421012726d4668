"""Does the gate answer as a second implementation does, on a great many invented lives?"""

import random
import time

import django

django.setup()

from brolly.consent import rules
from brolly.consent.tests import oracle
from tests.hammer.figures import Figure, main

QUESTIONS = 4
FROM = 1_000_000  # other seeds than the ordinary test's


def run(histories: int) -> list[Figure]:
    """Ask both about every history, and count where they differ."""
    differ = permitted = 0
    began = time.monotonic()
    for seed in range(FROM, FROM + histories):
        chance = random.Random(seed)
        story, now = oracle.make_story(chance)
        for _ in range(QUESTIONS):
            asked, role_may = oracle.make_question(chance, story, now)
            decided = rules.decide(asked, oracle.facts_of(story, asked, role_may))
            lines = oracle.lines_that_may_leave(story, asked, role_may)
            differ += not oracle.agree(decided, lines)
            permitted += bool(lines)
    asked_in_all = histories * QUESTIONS
    return [
        Figure("histories", histories),
        Figure("questions", asked_in_all),
        Figure("answered differently", differ, most=0),
        Figure("permitted, per cent", 100 * permitted / asked_in_all, least=1),
        Figure("seconds", round(time.monotonic() - began, 1)),
    ]


if __name__ == "__main__":
    main(run, often=100_000)
