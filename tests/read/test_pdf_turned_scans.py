"""Scans that lie on their side, on their head or askew: recognized once, as they are read.

The engine of this file finds bars instead of words and reads each as `TEXT`; a bar's foot is darker.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from pipeline.read.pdf import ocr
from pipeline.read.pdf.content import page_content
from pipeline.read.pdf.geometry import PageContent, Rule
from pipeline.read.pdf.picture import greys_of, turned

TEXT = "12,345.67"
SIZE = (840, 1200)
"""Dots of the page as it is read, at 200 to the inch."""
BARS = [(x, y, x + 150, y + 24) for y in range(150, 1000, 50) for x in (120, 330, 560)]
PALE, DARK = 120, 0


def page() -> Image.Image:
    made = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(made)
    for left, top, right, bottom in BARS:
        for x in range(left, right - 10, 15):
            pen.rectangle((x, top, x + 9, bottom), PALE)
            pen.rectangle((x, bottom - 6, x + 9, bottom), DARK)
    pen.line((100, 120, 740, 120), 0, 3)
    return made


class Engine:
    """Finds the bars of a picture, and knows their feet."""

    def __init__(self) -> None:
        self.read: list[int] = []
        """how many lines were recognized, each time that any were"""

    def preprocess(self, dots: Any) -> tuple[Any, float, float]:
        return dots, 1.0, 1.0

    def auto_text_det(self, dots: Any) -> tuple[Any, float]:
        found = list(_bars(dots.mean(axis=2) < 200))
        return (np.array([_corners(*box) for box in found]) if found else None), 0.0

    def get_crop_img_list(self, dots: Any, boxes: Any) -> list[Any]:
        cut = [dots[int(b[0, 1]) : int(b[2, 1]), int(b[0, 0]) : int(b[2, 0])] for b in boxes]
        return [np.rot90(c) if c.shape[0] >= 1.5 * c.shape[1] else c for c in cut]

    def text_cls(self, crops: Any) -> tuple[Any, Any, float]:
        feet = [c[-6:].mean() < c[:6].mean() for c in crops]
        return crops, [("0" if foot else "180", 0.99) for foot in feet], 0.0

    def text_rec(self, crops: Any) -> tuple[Any, float]:
        self.read.append(len(crops))
        assert all(crop[-6:].mean() < crop[:6].mean() for crop in crops), "read on their heads"
        return [(TEXT, 0.99) for _ in crops], 0.0


def _bars(ink: Any) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of ink that touch once squares of 12 dots are looked at, rules left out."""
    side = 12
    rows, columns = (n // side for n in ink.shape)
    squares = ink[: rows * side, : columns * side].reshape(rows, side, columns, side)
    left = {(int(y), int(x)) for y, x in np.argwhere(squares.any(axis=(1, 3)))}
    while left:
        patch, rim = [], [left.pop()]
        while rim:
            y, x = rim.pop()
            patch.append((y, x))
            near = {(y + i, x + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & left
            left -= near
            rim += near
        ys, xs = zip(*patch, strict=True)
        box = min(xs) * side, min(ys) * side, (max(xs) + 1) * side, (max(ys) + 1) * side
        if max(box[2] - box[0], box[3] - box[1]) < 400:
            down, across = np.nonzero(ink[box[1] : box[3], box[0] : box[2]])
            x, y = box[0], box[1]
            yield (
                int(x + across.min()),
                int(y + down.min()),
                int(x + across.max()) + 1,
                int(y + down.max()) + 1,
            )


def _corners(left: int, top: int, right: int, bottom: int) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setattr(ocr, "_engine", lambda: made)
    return made


def recognized(picture: Image.Image, rotate: int = 0) -> PageContent:
    written = BytesIO()
    picture.save(written, "PDF", resolution=200)
    document = pdfium.PdfDocument(written.getvalue())
    page = document[0]
    page.set_rotation(rotate)
    return ocr.recognized_page(page, page_content(page, 1))


WAYS = [(q, lean) for q in (0, 1, 2, 3) for lean in (0.0, 0.5, -2.0)]


@pytest.mark.parametrize(("quarters", "lean"), WAYS)
@pytest.mark.parametrize("rotate", [0, 90, 180])
def test_a_scan_is_read_once_however_it_lies(
    engine: Engine, quarters: int, lean: float, rotate: int
) -> None:
    lies = turned(page(), -quarters)
    if lean:
        lies = lies.rotate(-lean, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    found = recognized(lies, rotate)
    assert engine.read == [len(BARS)]
    assert found.laid.quarters == (quarters - rotate // 90) % 4
    assert found.laid.lean == pytest.approx(lean, abs=0.06)
    starts = sorted((char.top, char.left) for char in found.chars[:: len(TEXT)])
    for row in (starts[i : i + 3] for i in range(0, len(starts), 3)):
        assert row[2][0] - row[0][0] < 1.5, "words of one line stand on one line"
    assert len({round(rule.at) for rule in found.horizontal}) <= 2


@pytest.mark.parametrize(("quarters", "lean"), WAYS)
def test_words_lead_back_to_where_the_file_shows_them(
    engine: Engine, quarters: int, lean: float
) -> None:
    lies = turned(page(), -quarters).convert("L")
    if lean:
        lies = lies.rotate(-lean, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    found = recognized(lies)
    ink = greys_of(lies) < 200
    for start in range(0, len(found.chars), len(TEXT)):
        word = found.chars[start : start + len(TEXT)]
        box = (word[0].left, word[0].top, word[-1].right, word[0].bottom)
        left, top, right, bottom = (round(edge * 200 / 72) for edge in found.laid.shown(box))
        assert ink[top:bottom, left:right].mean() > 0.3


def test_a_blank_scan_is_left_as_it_lies(engine: Engine) -> None:
    found = recognized(Image.new("L", SIZE, 255))
    assert (found.chars, found.horizontal, engine.read) == ((), (), [])
    assert found.laid.is_as_read


def test_few_lines_on_their_heads_do_not_turn_a_page(engine: Engine) -> None:
    """A page is turned by what most of its lines say, and by more than two."""
    made = Image.new("L", SIZE, 255)
    lone = page().crop((100, 140, 500, 190))
    made.paste(turned(lone, 2), (100, 140))
    assert ocr._upright(ocr._level(made.convert("RGB"), laid_as_read(), 200 / 72)).laid == (
        laid_as_read()
    )


def laid_as_read() -> ocr.Laid:
    return ocr.Laid(SIZE[0] * 72 / 200, SIZE[1] * 72 / 200)


def test_a_line_is_parted_where_a_rule_runs_down_through_it() -> None:
    dots = np.arange(300, dtype=np.uint8)[None, :, None].repeat(20, axis=0)
    box = np.array(_corners(100, 50, 400, 70), dtype=np.float32)
    whole = ocr._Found(laid_as_read(), Image.new("L", (1, 1)), [box], [dots])
    walls = [Rule(200, 0, 500), Rule(98, 0, 500), Rule(300, 60, 500)]
    parted = ocr.parted_by(whole, walls, scale=1.0)
    assert [(b[0, 0], b[1, 0]) for b in parted.boxes] == [(100, 198), (202, 400)]
    assert [crop.shape[1] for crop in parted.crops] == [98, 198]
