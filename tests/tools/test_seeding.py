"""Planted errors: each kind somewhere, in the place that is told, visible only where something says so."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from tools.corpus.document import Document, Figure, Paragraph, Sentence
from tools.corpus.layouts import LAYOUTS
from tools.corpus.make import Made, make
from tools.corpus.relations import Linear, Ratio, contradictions
from tools.corpus.seeding.plant import Error, kinds, plant
from tools.corpus.seeding.texts import plant_in_text
from tools.corpus.text import write_text

MADE = [make(number, 2, layout) for number, layout in enumerate(LAYOUTS * 2)]

RENUMBERING = {"skipped_table_number", "skipped_heading"}
"""Kinds that change what stands behind the error too."""


def _first(kind: str) -> tuple[Made, Error, Document] | None:
    for made in MADE:
        for attempt in range(4):
            seeded = plant(made, Random(attempt), [kind], 1)
            if seeded.errors:
                return made, seeded.errors[0], seeded.document
    return None


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_planted_and_changes_its_own_place_alone(kind: str) -> None:
    found = _first(kind)
    assert found is not None
    made, error, document = found
    assert error.kind == kind
    assert error.was != error.now
    before, after = write_text(made.document, made.from_word), write_text(document, made.from_word)
    assert before.text != after.text
    if kind in RENUMBERING or len(before.lines) != len(after.lines):
        return
    changed = {
        n for n, (a, b) in enumerate(zip(before.lines, after.lines, strict=True), 1) if a != b
    }
    assert changed <= {line for place in error.places for line in after.places[place]}


def test_errors_of_one_copy_stand_in_different_blocks() -> None:
    for made in MADE[:6]:
        seeded = plant(made, Random(1), kinds(), 5)
        assert len(seeded.errors) > 1
        for one, other in pairwise(seeded.errors):
            assert not set(one.places) & set(other.places)


def _document(*figures: Figure) -> Document:
    return Document((), (Paragraph("p", (Sentence("s", "amount", figures),)),))


def _figure(name: str, text: str, unit: str = "万元", key: str = "") -> Figure:
    return Figure(name, key, text, unit, Decimal(text))


SUM = Linear(((-1, "whole"), (1, "one"), (1, "other")))


@pytest.mark.parametrize(
    ("whole", "seen"),
    [("3.00", False), ("3.01", False), ("2.99", False), ("3.02", True), ("30.0", True)],
)
def test_an_error_that_rounding_hides_cannot_be_seen(whole: str, seen: bool) -> None:
    document = _document(_figure("whole", whole), _figure("one", "1.00"), _figure("other", "2.00"))
    assert any(contradictions((SUM,), document, frozenset({"whole"}))) is seen


def test_an_error_that_no_other_figure_contradicts_cannot_be_seen() -> None:
    document = _document(_figure("one", "1.00"), _figure("other", "2.00"))
    assert not list(contradictions((SUM,), document, frozenset({"one"})))


def test_a_figure_printed_again_contradicts_in_another_unit() -> None:
    document = _document(_figure("a", "1.00", key="k"), _figure("b", "10000", "元", "k"))
    assert not list(contradictions((), document, frozenset({"a"})))
    document = _document(_figure("a", "1.00", key="k"), _figure("b", "20000", "元", "k"))
    assert list(contradictions((), document, frozenset({"a"}))) == [("a", "b")]


def test_growth_from_nothing_has_no_percentage() -> None:
    ratio = Ratio("percent", ((1, "by"),), ((1, "now"), (-1, "by")))
    document = _document(
        _figure("now", "20.00"), _figure("by", "20.00"), _figure("percent", "100.00", "%")
    )
    assert list(contradictions((ratio,), document, frozenset({"percent"})))


@pytest.mark.parametrize(
    ("percent", "seen"), [("66.67", False), ("66.66", False), ("66.65", True), ("66.68", True)]
)
def test_a_percentage_may_have_been_cut_off(percent: str, seen: bool) -> None:
    ratio = Ratio("percent", ((1, "part"),), ((1, "whole"),))
    document = _document(
        _figure("part", "200000.00"),
        _figure("whole", "300000.00"),
        _figure("percent", percent, "%"),
    )
    assert any(contradictions((ratio,), document, frozenset({"percent"}))) is seen


def test_a_heading_that_may_stand_twice_is_no_error_to_be_seen() -> None:
    for made in MADE:
        for error in plant(made, Random(3), ["doubled_heading"], 1).errors:
            assert error.visible is (error.now[1:2] == "、" and not error.now.endswith("表"))


TEXT = """某县统计局
合计\t12.50\t12.50
201\t12.50\t12.50
本年支出 12.50 万元，比上年增加 2.50 万元，增长 25.00%。
"""


def test_in_a_text_only_what_it_repeats_or_computes_is_changed() -> None:
    kept = set()
    for attempt in range(30):
        text, errors = plant_in_text(TEXT, Random(attempt), 1)
        (error,) = errors
        kept.add(error.kind)
        changed = text.split("\n")[error.line - 1]
        assert error.now in changed
        assert changed != TEXT.split("\n")[error.line - 1]
    assert {"text_digit", "text_percent", "text_direction"} <= kept
    assert plant_in_text("合计\t12.50\n", Random(1), 1) == ("合计\t12.50\n", [])


def test_no_digit_is_changed_by_what_rounding_explains() -> None:
    """6.54 against 6.53 is a sum of rounded parts, and no error that a reader could see."""
    text = "合计\t6.54\t6.54\n201\t6.54\t6.54\n"
    planted = [error for n in range(60) for error in plant_in_text(text, Random(n), 3)[1]]
    digits = [error for error in planted if error.kind == "text_digit"]
    assert digits
    assert all(abs(Decimal(error.now) - Decimal(error.was)) > Decimal("0.02") for error in digits)


def test_an_item_left_out_is_seen_only_where_a_table_prints_it() -> None:
    seen = {}
    for made in MADE:
        for error in plant(made, Random(1), ["item_missing"], 1).errors:
            dropped = set(error.was.split("、")) - set(error.now.split("、"))
            labels = {row.label.strip() for t in made.document.tables() for row in t.rows}
            seen[error.visible] = dropped <= labels
    assert seen == {True: True, False: False}


def test_a_minus_is_planted_where_the_amount_fills_its_cell() -> None:
    """-12.50 behind words, or before more of them, reads as a dash."""
    text = "合计\t经费12.50\t12.50元\n201\t12.50\t12.50 \n"
    signs = [
        error
        for attempt in range(30)
        for error in plant_in_text(text, Random(attempt), 1)[1]
        if error.kind == "text_sign"
    ]
    assert {error.line for error in signs} == {2}
