"""Words in red: the reader says where they stand, where red is not what the page is printed in."""

from __future__ import annotations

from tests.read.pdf_support import Drawn, Sheet, read

RED, BLACK = (0.85, 0, 0), (0, 0, 0)


def _printed(*rows: tuple[str, tuple[float, float, float]]) -> Drawn:
    def draw(sheet: Sheet) -> None:
        for number, (text, colour) in enumerate(rows):
            sheet.canvas.setFillColorRGB(*colour)
            sheet.text(60, 100 + 20 * number, text)

    return draw


def test_words_in_red_have_their_places() -> None:
    document = read(_printed(("本年收入 613.40", BLACK), ("41.70", RED), ("调整", RED)))
    assert [(place.page, round(place.box[1] / 20)) for place in document.red if place.box] == [
        (1, 6),
        (1, 7),
    ]


def test_a_page_without_digits_in_red_or_with_hardly_any_others_says_nothing() -> None:
    assert read(_printed(("本年收入 613.40", BLACK), ("注意", RED))).red == ()
    assert read(_printed(("2023", BLACK), ("613.40", RED), ("41.70", RED))).red == ()
    assert read(_printed(("613.40", BLACK), ("41.70", (0, 0, 0.8)))).red == ()
