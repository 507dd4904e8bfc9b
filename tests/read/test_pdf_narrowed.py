"""Tables beside other text are read between the places where they reach; where nothing stands beyond
these, that ends."""

from __future__ import annotations

from pipeline.model.document import Document
from tests.read.pdf_support import Sheet, read

BESIDE = "六一般公共预算财政拨款基本支出决算表"
"""Long enough to reach into the figures' first column, so that no place parts it from them."""


def figures(*beside: tuple[float, float, str]) -> Document:
    """Nine rows of six columns of figures, with other texts over their left."""

    def draw(sheet: Sheet) -> None:
        for row in range(9):
            for column in range(6):
                figure = f"{850 + 17.17 * row + 270 * column:.2f}"
                sheet.text(140 + 54 * column, 100 + 17.17 * row, figure)
        for place in beside:
            sheet.text(*place)

    return read(draw)


def test_text_that_no_place_parts_from_figures_ends_the_reading() -> None:
    document = figures((40, 101, BESIDE[:6]), (70, 119.17, BESIDE[:14]))
    said = "".join(line for page in document.pages for line in page)
    assert BESIDE[:4] in said
    assert said.count("2200.00") == 1
