import random

from brolly.consent import rules
from brolly.consent.tests import oracle

HISTORIES = 20_000
QUESTIONS = 2


def test_a_second_implementation_answers_alike():
    permitted = 0
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        story, now = oracle.make_story(chance)
        for _ in range(QUESTIONS):
            asked, role_may = oracle.make_question(chance, story, now)
            decided = rules.decide(asked, oracle.facts_of(story, asked, role_may))
            lines = oracle.lines_that_may_leave(story, asked, role_may)
            assert oracle.agree(decided, lines), (seed, asked, decided, lines)
            permitted += bool(lines)
    assert permitted >= HISTORIES * QUESTIONS * 0.01
