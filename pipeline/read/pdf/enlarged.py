"""Pages drawn in units larger than a point (UserUnit), or shrunk to a stamp → as large as print is.

What lies near, is thin or level is told in points. A file may draw its pages in units of its own, which
PDFium does not say, so that all letters are a fraction of what is printed; these tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.geometry import PageContent

_SMALLEST, _USUAL = 4.0, 9.0
"""Points: no print can be read whose letters are lower than the one; most is as high as the other."""
_MOST = 200.0

Four = tuple[float, float, float, float]


def enlargements(contents: Sequence[PageContent]) -> dict[int, float]:
    """By how much to enlarge each page (its number) whose letters are too small to be print. Pages of one
    paper are enlarged alike, for tables go on from one to the next."""
    by_paper: dict[tuple[str, ...], list[PageContent]] = defaultdict(list)
    for content in contents:
        by_paper[_paper(content)].append(content)
    found: dict[int, float] = {}
    for pages in by_paper.values():
        scale = _scale(char.bottom - char.top for page in pages for char in page.chars)
        if scale > 1:
            found |= {page.number: scale for page in pages}
    return found


def sized(document: pdfium.PdfDocument, index: int, scale: float) -> pdfium.PdfPage:
    """A page (numbered from 0), with its frame and all that it draws so many times as large."""
    page = document[index]
    medium, crop = page.get_mediabox(), page.get_cropbox()
    matrix = raw.FS_MATRIX(scale, 0, 0, scale, 0, 0)
    if scale == 1 or not raw.FPDFPage_TransFormWithClip(page.raw, matrix, None):
        return page
    page.set_mediabox(*_times(scale, medium))
    page.set_cropbox(*_times(scale, crop))
    page.close()
    return document[index]


def _paper(content: PageContent) -> tuple[str, ...]:
    """The size of a page, upright or across; a damaged one may have any number as its width."""
    return tuple(sorted((f"{content.width:.0f}", f"{content.height:.0f}")))


def _scale(sizes: Iterable[float]) -> float:
    """How many times as large letters of these sizes are printed, to a whole number."""
    drawn = [size for size in sizes if size > 0]
    usual = median(drawn) if drawn else _USUAL
    return float(round(min(_USUAL / usual, _MOST))) if usual < _SMALLEST else 1.0


def _times(scale: float, box: Four) -> Four:
    left, bottom, right, top = box
    return left * scale, bottom * scale, right * scale, top * scale
