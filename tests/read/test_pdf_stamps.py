"""Stamps on a scanned page: coloured strokes as large as a stamp, over black print."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.pdf.picture import dots_of, greys_of
from pipeline.read.pdf.stamps import lies_over, stamp_ink

SCALE = 200 / 72
RED, BLUE = (225, 40, 45), (40, 60, 210)
NUMBER = (300, 300, 420, 330)
"""Where a number stands, in dots."""


def scan(ink: tuple[int, int, int] = (0, 0, 0)) -> Image.Image:
    made = Image.new("RGB", (900, 900), "white")
    pen = ImageDraw.Draw(made)
    for x in range(NUMBER[0], NUMBER[2], 20):
        pen.rectangle((x, NUMBER[1] + 4, x + 5, NUMBER[3] - 4), ink)
    return made


def stamped(made: Image.Image, middle: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """A round stamp of some 40 mm with a star in it."""
    pen = ImageDraw.Draw(made)
    x, y = middle
    pen.ellipse((x - 150, y - 150, x + 150, y + 150), outline=colour, width=8)
    for angle in np.arange(0, np.pi, np.pi / 5):
        across, down = 130 * np.cos(angle), 130 * np.sin(angle)
        pen.line((x - across, y - down, x + across, y + down), colour, 10)


def is_under(made: Image.Image) -> bool:
    stamps = stamp_ink(dots_of(made), SCALE)
    return stamps is not None and lies_over(stamps, greys_of(made), NUMBER)


@pytest.mark.parametrize("colour", [RED, BLUE])
def test_a_number_under_a_stamp_is_told(colour: tuple[int, int, int]) -> None:
    made = scan()
    stamped(made, (360, 320), colour)
    assert is_under(made)


def test_a_number_beside_a_stamp_is_not() -> None:
    made = scan()
    stamped(made, (650, 650), RED)
    assert stamp_ink(dots_of(made), SCALE) is not None
    assert not is_under(made)


def test_a_page_in_black_has_no_stamp() -> None:
    assert stamp_ink(dots_of(scan()), SCALE) is None


def test_a_number_printed_in_red_is_not_under_a_stamp() -> None:
    assert not is_under(scan(RED))


def test_a_red_number_within_a_stamp_has_no_black_ink_to_be_misread() -> None:
    made = scan(RED)
    stamped(made, (360, 320), RED)
    assert not is_under(made)


@pytest.mark.parametrize(
    "shade",
    [
        pytest.param((280, 280, 700, 480), id="a shaded heading"),
        pytest.param((100, 318, 850, 321), id="a coloured rule"),
    ],
)
def test_a_coloured_ground_or_rule_is_no_stamp(shade: tuple[int, int, int, int]) -> None:
    ground = Image.new("RGB", (900, 900), "white")
    ImageDraw.Draw(ground).rectangle(shade, BLUE)
    over = scan()
    ground.paste(over, mask=Image.eval(over.convert("L"), lambda grey: 255 * (grey < 128)))
    assert not is_under(ground)
