"""A small run of the benchmark: nothing is accused on clean copies, and what is claimed is found."""

from __future__ import annotations

from functools import cache
from types import ModuleType

import pytest

from tests.support import VOCABULARY
from tools.corpus.layouts import LAYOUTS
from tools.corpus.make import make
from tools.corpus.seeding.plant import Error
from tools.ledger.measure import Measured, measure
from tools.ledger.score import Failure, answer, new

# Kinds of which every visible error must be found.
CLAIMED = (
    "both_directions",
    "bracket",
    "change_percent",
    "code_name",
    "department_or_unit",
    "direction",
    "doubled_word",
    "dropped_table",
    "future_date",
    "goal_period",
    "leftover",
    "note_on_filled",
    "punctuation",
    "scores",
    "share",
    "skipped_table_number",
    "wrong_base",
)

# Kinds of which a few stand where no check adds up yet.
AMOUNTS = ("digit", "shifted_row", "sign", "swapped", "swapped_rows", "total", "transposed")
AMOUNTS_FOUND = 0.85


@cache
def measured(layout: ModuleType) -> Measured:
    return measure(make(LAYOUTS.index(layout), 11, layout), 1, 3, VOCABULARY, (), CLAIMED)


every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.NAME)


@every_layout
def test_a_clean_copy_gives_no_failure_and_all_its_amounts(layout: ModuleType) -> None:
    found = measured(layout)
    assert [(alarm.check, alarm.message) for alarm in found.false_alarms["txt"]] == []
    assert found.read == found.printed > 100


@every_layout
def test_visible_errors_of_the_claimed_kinds_are_found(layout: ModuleType) -> None:
    answers = [each for each in measured(layout).answers if each.error.visible]
    assert answers
    missed = [
        (each.error.kind, each.error.was, each.error.now) for each in answers if not each.found
    ]
    assert missed == []


def test_wrong_amounts_in_tables_are_mostly_found() -> None:
    answers = []
    for number, layout in enumerate(LAYOUTS):
        found = measure(make(number, 5, layout), 1, 2, VOCABULARY, (), AMOUNTS)
        answers += [each for each in found.answers if each.error.visible]
    assert len(answers) > 30
    assert sum(each.found for each in answers) >= AMOUNTS_FOUND * len(answers)


ERROR = Error("digit", "", "1", "2", ("r1",), ("s1",), True, ("公开05表",))
PLACES = {"r1": (4,), "s1": (9,)}


@pytest.mark.parametrize(
    ("failure", "found", "near"),
    [
        (Failure("x", "", frozenset({4})), True, False),
        (Failure("x", "", frozenset({9, 20})), True, True),
        (Failure("x", "没有公开05表", frozenset()), True, False),
        (Failure("x", "", frozenset({5})), False, False),
    ],
)
def test_found_is_what_stands_at_the_place_or_contradicts_it(
    failure: Failure, found: bool, near: bool
) -> None:
    given = answer(ERROR, [failure], PLACES)
    assert (given.found, given.near) == (found, near)


def test_what_fails_on_the_clean_copy_too_finds_nothing() -> None:
    failure = Failure("x", "m", frozenset({4}))
    assert new([failure], [failure]) == []
