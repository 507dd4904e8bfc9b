"""A scanned page → PageContent: words recognized in its picture, rules found as long dark runs.

Before anything is recognized the page is turned and levelled: by its ink (`leveling`), by the boxes of its
words, which are wider than high, and by which side of them the engine takes for the top. So a page is
recognized once, and `PageContent.laid` says how its file shows it.

Needs the extra `ocr` (RapidOCR, whose models come inside its package, so nothing is fetched). What it
reads goes the same way as what a PDF states: the same tables, the same prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from pipeline.model.laid import Box, Laid
from pipeline.read.pdf.geometry import Char, PageContent, Rule
from pipeline.read.pdf.leveling import is_sideways, lean
from pipeline.read.pdf.picture import Dots, dots_of, greys_of, ink_of, picture_of, turned
from pipeline.read.pdf.picture_rules import rules_across, rules_down
from pipeline.read.pdf.rules import joined
from pipeline.read.pdf.stamps import lies_over, stamp_ink

_SCALE = 200 / 72
"""Pictures are recognized at 200 dots per inch."""
_LARGEST = 5000
_UNSURE = 0.5
_SURE = 0.9
"""Of a line's top the engine is sure from here on."""
_TALL = 1.5
"""A box that is so much higher than wide holds a line that runs up or down."""
_STACKED = 2.5
"""One that is so much higher than wide holds more than one character."""
_WIDE = 2.0
_FEWEST_VOTES = 3
_ASIDE = 0.3
"""A rule this share of a line's height within its box runs through it, not beside it."""
_RULE = 0.1
"""So much to either side is the rule's own, which would be read as a 1."""

Corners = np.ndarray[Any, np.dtype[np.float32]]
"""Of one box: left top, right top, right bottom, left bottom; x and y each, in dots."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognized line of print and its box, in dots."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a picture has lines of print: their corners in it, and the lines cut out of it."""

    laid: Laid
    picture: Image.Image
    boxes: Sequence[Corners]
    crops: Sequence[Dots]

    @property
    def is_sideways(self) -> bool:
        """Whether most lines run up or down."""
        return 2 * sum(_height(box) > _TALL * _width(box) for box in self.boxes) > len(self.boxes)


def recognized_page(page: pdfium.PdfPage, content: PageContent) -> PageContent:
    """The page with the characters that its picture shows, and its rules where it draws none itself."""
    scale = min(_SCALE, _LARGEST / max(content.width, content.height))
    picture = picture_of(page, scale, content.laid)
    if content.is_scan:
        found = _upright(_level(picture, content.laid, scale))
    else:  # its own characters have told how it is read
        found = _found(picture, content.laid)
    width, height = found.laid.size
    read = replace(content, width=width, height=height, laid=found.laid, pictures=())
    if content.is_scan or not (content.horizontal or content.vertical):
        greys = greys_of(found.picture)
        across, down = rules_across(greys, scale), rules_down(greys, scale)
        read = replace(read, horizontal=across, vertical=down)
    words = list(_recognized(parted_by(found, joined(read.vertical), scale)))
    chars = (char for word in words for char in spread(word.text, *_in_points(word.box, scale)))
    stamped = _stamped(found.picture, words, scale) if content.is_scan else ()
    return replace(
        read, chars=tuple(chars), stamped=tuple(_in_points(box, scale) for box in stamped)
    )


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415 an extra, and slow to load

    return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)


# How the page lies


def _level(picture: Image.Image, laid: Laid, scale: float) -> _Found:
    """The lines of print on a page that lies as no one knows, level; those that still run up or down are
    looked for once more, the page turned the other way."""
    ink = ink_of(greys_of(picture))
    ways = {False: ink, True: np.rot90(ink, -1)}
    guess = is_sideways(ink, scale)
    for sideways in (guess, not guess):
        leaning = lean(ways[sideways], scale)
        lies = replace(laid, quarters=(laid.quarters + sideways) % 4, lean=leaning)
        found = _found(turned(picture, int(sideways), leaning), lies)
        if not found.is_sideways:
            break
    return found


def _found(picture: Image.Image, laid: Laid) -> _Found:
    """The lines of print in the picture of a page that lies so, as it is read."""
    engine = _engine()
    fitted, down, across = engine.preprocess(dots_of(picture))
    boxes, _ = engine.auto_text_det(fitted)
    if boxes is None:
        return _Found(laid, picture, (), ())
    crops = [
        _as_it_stands(crop, box)
        for crop, box in zip(engine.get_crop_img_list(fitted, boxes), boxes, strict=True)
    ]
    placed = [np.asarray(box, dtype=np.float32) * (across, down) for box in boxes]
    return _Found(laid, picture, placed, crops)


def _as_it_stands(crop: Dots, box: Corners) -> Dots:
    """A line as it was cut out: the engine lays what is higher than wide on its side, a lone 1 too."""
    is_laid = crop.shape[1] > crop.shape[0] and _height(box) > _width(box)
    return np.rot90(crop, -1) if is_laid and _height(box) < _STACKED * _width(box) else crop


def _upright(found: _Found) -> _Found:
    """What was found, turned by half where most lines stand on their heads."""
    lines = zip(found.boxes, found.crops, strict=True)
    wide = [crop for box, crop in lines if _width(box) > _WIDE * _height(box)]
    if not wide:
        return found
    _, tops, _ = _engine().text_cls(wide)
    sure = [label for label, sureness in tops if float(sureness) >= _SURE]
    on_heads = sum(label == "180" for label in sure)
    if on_heads < _FEWEST_VOTES or 2 * on_heads <= len(sure):
        return found
    size = found.picture.size
    return _Found(
        replace(found.laid, quarters=(found.laid.quarters + 2) % 4),
        turned(found.picture, 2),
        [np.roll(size - box, 2, axis=0) for box in found.boxes],
        [np.rot90(crop, 2) for crop in found.crops],
    )


def _width(box: Corners) -> float:
    return float(np.linalg.norm(box[1] - box[0]))


def _height(box: Corners) -> float:
    return float(np.linalg.norm(box[3] - box[0]))


# What it says


def parted_by(found: _Found, walls: Sequence[Rule], scale: float) -> _Found:
    """The lines of print, each parted where a rule runs down through it: two cells that nearly touch."""
    boxes: list[Corners] = []
    crops: list[Dots] = []
    for box, crop in zip(found.boxes, found.crops, strict=True):
        (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
        aside = _ASIDE * (bottom - top)
        ats = [
            rule.at * scale
            for rule in walls
            if left + aside < rule.at * scale < right - aside
            and rule.start * scale <= top + aside
            and rule.end * scale >= bottom - aside
        ]
        thick = _RULE * (bottom - top)
        edges = [left, *(at + side for at in ats for side in (-thick, thick)), right]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            shares = [(edge - left) / (right - left) for edge in (start, end)]
            first, last = (round(share * crop.shape[1]) for share in shares)
            boxes.append(np.array([(start, top), (end, top), (end, bottom), (start, bottom)]))
            crops.append(crop[:, first:last])
    return replace(found, boxes=boxes, crops=crops)


def _recognized(found: _Found) -> Iterator[Word]:
    """The lines that the engine is sure enough of."""
    if not found.crops:
        return
    read, _ = _engine().text_rec([np.ascontiguousarray(crop) for crop in found.crops])
    for box, (text, sureness, *_) in zip(found.boxes, read, strict=True):
        if float(sureness) >= _UNSURE:
            (left, top), (right, bottom) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
            yield Word("".join(text.split()), (left, top, right, bottom))


def _stamped(picture: Image.Image, words: Iterable[Word], scale: float) -> Iterator[Box]:
    """The boxes of words with a digit that a stamp lies over."""
    stamps = stamp_ink(dots_of(picture), scale)
    if stamps is None:
        return
    greys = greys_of(picture)
    for word in words:
        if any(char.isdigit() for char in word.text) and lies_over(stamps, greys, word.box):
            yield word.box


def _in_points(box: Box, scale: float) -> Box:
    left, top, right, bottom = (edge / scale for edge in box)
    return left, top, right, bottom


def spread(text: str, left: float, top: float, right: float, bottom: float) -> Iterator[Char]:
    """A line's characters over its box: a Latin letter or digit is half as wide as a Chinese one."""
    widths = [1.0 if ord(char) > 0x2E7F else 0.5 for char in text]
    unit = (right - left) / (sum(widths) or 1)
    at = left
    for char, width in zip(text, widths, strict=True):
        yield Char(char, at, top, at + width * unit, bottom)
        at += width * unit
