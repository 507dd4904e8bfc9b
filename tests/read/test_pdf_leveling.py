"""How a scanned page was laid on the glass, told from its ink: its lean, and whether it lies on its side."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pipeline.read.pdf.leveling import is_sideways, lean
from pipeline.read.pdf.picture import greys_of, ink_of, turned
from tests.read.print_support import PAGE, SCALE, askew, blank, page, rule


def lean_of(picture: Image.Image) -> float:
    return lean(ink_of(greys_of(picture)), SCALE)


def lies_sideways(picture: Image.Image) -> bool:
    return is_sideways(ink_of(greys_of(picture)), SCALE)


@pytest.mark.parametrize("degrees", [-3.0, -1.0, -0.3, 0.3, 0.5, 1.0, 3.0])
@pytest.mark.parametrize("rules", [True, False], ids=["ruled", "open"])
def test_the_lean_of_a_page_is_found(degrees: float, rules: bool) -> None:
    assert lean_of(askew(page(rules=rules), degrees)) == pytest.approx(degrees, abs=0.06)


@settings(max_examples=15, deadline=None)
@given(st.floats(-3.5, 3.5), st.integers(0, 1000), st.integers(12, 26))
def test_a_page_is_level_once_it_is_turned_by_what_was_found(
    degrees: float, seed: int, lines: int
) -> None:
    scan = askew(page(lines, seed), degrees)
    found = lean_of(scan)
    assert found == pytest.approx(degrees, abs=0.1)
    assert lean_of(turned(scan, 0, found)) == pytest.approx(0, abs=0.1)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000), st.integers(4, 26), st.booleans())
@example(51, 11, False)
def test_a_level_page_is_left_alone(seed: int, lines: int, rules: bool) -> None:
    assert lean_of(page(lines, seed, rules=rules)) == 0
    assert not lies_sideways(page(lines, seed, rules=rules))


@pytest.mark.parametrize("quarters", [1, 3])
@pytest.mark.parametrize("degrees", [0.0, 1.0])
@pytest.mark.parametrize("rules", [True, False], ids=["ruled", "open"])
def test_a_page_on_its_side_is_told(quarters: int, degrees: float, rules: bool) -> None:
    made = askew(page(rules=rules), degrees)
    assert lies_sideways(turned(made, quarters))
    assert not lies_sideways(made)
    assert not lies_sideways(turned(made, 2))


def test_a_blank_page_is_left_alone() -> None:
    assert lean_of(blank()) == 0
    assert not lies_sideways(blank())


def test_a_page_with_hardly_anything_on_it_is_left_alone() -> None:
    made = blank()
    ImageDraw.Draw(made).line((300, 300, 330, 310), 0, 3)
    assert lean_of(made) == 0
    assert not lies_sideways(made)


def test_a_page_of_rules_alone_is_left_alone() -> None:
    made = blank()
    pen = ImageDraw.Draw(made)
    for at in range(60, 500, 30):
        rule(pen, 40, PAGE[0] - 40, at)
        pen.line((at * SCALE * 0.7, 100, at * SCALE * 0.7, 900), 0, 2)
    assert lean_of(made) == 0
    assert not lies_sideways(made)
    assert not lies_sideways(turned(made, 1))


def test_few_large_words_are_no_proof_of_a_lean() -> None:
    """A cover: what its characters make by chance does not stand out."""
    made = blank()
    pen = ImageDraw.Draw(made)
    random = np.random.default_rng(5)
    for x in range(120, 900, 90):
        for _ in range(5):
            pen.line([tuple(p) for p in random.uniform((x, 400), (x + 70, 470), (2, 2))], 0, 6)
    assert lean_of(made) == 0


def test_the_dark_edge_of_a_scanner_does_not_hide_a_lean() -> None:
    made = askew(page(), 1.0)
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, made.width, 25), 0)
    pen.rectangle((0, 0, 18, made.height), 0)
    assert lean_of(made) == pytest.approx(1.0, abs=0.06)
