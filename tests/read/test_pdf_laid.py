"""Places on a page that lies in its file otherwise than it is read: one way through its picture, back by
arithmetic."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipeline.model.laid import Laid
from pipeline.read.pdf.picture import turned

POINTS = st.floats(0, 500)
LAID = st.builds(
    Laid, st.floats(200, 900), st.floats(200, 900), st.integers(0, 3), st.floats(-4, 4)
)


@given(LAID, POINTS, POINTS, st.floats(1, 80), st.floats(1, 80))
def test_the_middle_of_a_box_stays_in_the_middle_of_where_it_is_shown(
    laid: Laid, left: float, top: float, width: float, height: float
) -> None:
    whole = laid.shown((left, top, left + width, top + height))
    point = laid.shown((left + width / 2, top + height / 2) * 2)
    assert (whole[0] + whole[2]) / 2 == pytest.approx(point[0], abs=1e-6)
    assert (whole[1] + whole[3]) / 2 == pytest.approx(point[1], abs=1e-6)
    assert whole[0] <= point[0] <= whole[2]


@given(LAID)
def test_the_page_as_read_holds_the_whole_page_as_shown(laid: Laid) -> None:
    left, top, right, bottom = laid.shown((0, 0, *laid.size))
    assert left <= 1e-6
    assert top <= 1e-6
    assert right >= laid.width - 1e-6
    assert bottom >= laid.height - 1e-6


def test_a_page_as_it_is_read_is_left_alone() -> None:
    assert Laid(600, 800).shown((1, 2, 3, 4)) == (1, 2, 3, 4)
    assert Laid(600, 800).is_as_read


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("lean", [0.0, 2.5])
def test_what_a_picture_shows_is_where_it_was_before_it_was_turned(
    quarters: int, lean: float
) -> None:
    """A dot of the page as its file shows it, found in the picture as it is read, and led back."""
    page = np.full((400, 300, 3), 255, dtype=np.uint8)
    page[120:124, 200:204] = 0
    read = np.asarray(turned(Image.fromarray(page), quarters, lean)).mean(axis=2)
    down, across = (float(axis.mean()) + 0.5 for axis in np.nonzero(read < 128))
    x, y, _, _ = Laid(300, 400, quarters, lean).shown((across, down, across, down))
    assert (x, y) == (pytest.approx(202, abs=1), pytest.approx(122, abs=1))
