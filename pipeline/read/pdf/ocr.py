"""A scanned page → PageContent: words recognized in its picture, rules found as long dark runs.

Needs the extra `ocr` (RapidOCR, whose models come inside its package, so nothing is fetched). What it
reads goes the same way as what a PDF states: the same tables, the same prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from pipeline.read.pdf.geometry import Char, PageContent, Rule

_SCALE = 200 / 72
"""Pictures are recognized at 200 dots per inch."""
_LARGEST = 5000
_DARK = 150
"""Grey below this is ink."""
_LONGEST_STROKE = 40
"""Points: a run of ink longer than any stroke of a character is a rule."""
_UNSURE = 0.5

Picture = np.ndarray[Any, np.dtype[np.uint8]]


def is_available() -> bool:
    """Whether the extra that reads pictures is installed."""
    return find_spec("rapidocr_onnxruntime") is not None


def recognized_page(page: pdfium.PdfPage, content: PageContent) -> PageContent:
    """The page with the characters that its picture shows, and its rules where it draws none itself."""
    scale = min(_SCALE, _LARGEST / max(content.width, content.height))
    picture: Picture = page.render(scale=scale, rotation=90 * content.tilt).to_numpy()[..., :3]
    read = replace(content, chars=tuple(_chars(picture, scale)), pictures=())
    if not content.is_scan and (content.horizontal or content.vertical):
        return read
    ink = picture.mean(axis=2) < _DARK
    return replace(read, horizontal=tuple(_rules(ink, scale)), vertical=tuple(_rules(ink.T, scale)))


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415 an extra, and slow to load

    return RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)


def _chars(picture: Picture, scale: float) -> Iterator[Char]:
    """The characters of every recognized line, spread over its box by their usual widths."""
    found, _ = _engine()(np.ascontiguousarray(picture))
    for corners, text, sureness in found or ():
        if float(sureness) < _UNSURE:
            continue
        xs, ys = [x / scale for x, _ in corners], [y / scale for _, y in corners]
        yield from spread("".join(text.split()), min(xs), min(ys), max(xs), max(ys))


def spread(text: str, left: float, top: float, right: float, bottom: float) -> Iterator[Char]:
    """A line's characters over its box: a Latin letter or digit is half as wide as a Chinese one."""
    widths = [1.0 if ord(char) > 0x2E7F else 0.5 for char in text]
    unit = (right - left) / (sum(widths) or 1)
    at = left
    for char, width in zip(text, widths, strict=True):
        yield Char(char, at, top, at + width * unit, bottom)
        at += width * unit


def _rules(ink: np.ndarray[Any, np.dtype[np.bool_]], scale: float) -> Iterator[Rule]:
    """The long runs of ink along each row of a picture, as rules."""
    shortest = int(_LONGEST_STROKE * scale)
    for row in np.flatnonzero(ink.sum(axis=1) >= shortest):
        for start, end in _runs(ink[row], shortest):
            yield Rule(float(row) / scale, start / scale, end / scale)


def _runs(line: np.ndarray[Any, np.dtype[np.bool_]], shortest: int) -> Iterable[tuple[int, int]]:
    """The runs of ink on one line, from and to where; gaps of two dots are closed."""
    padded = np.concatenate(([False], line, [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(padded))
    runs: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and start - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return [(start, end) for start, end in runs if end - start >= shortest]
