"""A page of a PDF → its picture, turned and levelled so that its lines run from left to right.

How a page lies in its file is `Laid`; a picture of it taken through that shows the places of its document
where they are.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from pipeline.model.laid import Laid
from pipeline.read.pdf.leveling import Ink

_DARK = 150
"""Grey below this is ink."""

_QUARTERS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
"""The library counts against the clock."""

Dots = np.ndarray[Any, np.dtype[np.uint8]]


def picture_of(page: pdfium.PdfPage, scale: float, laid: Laid) -> Image.Image:
    """The page as it is read, in colours on white; `scale` is dots per point."""
    rendered = page.render(scale=scale, rotation=90 * (laid.quarters % 4))
    return turned(rendered.to_pil().convert("RGB"), 0, laid.lean)


def turned(picture: Image.Image, quarters: int, lean: float = 0.0) -> Image.Image:
    """A picture turned by quarters with the clock, then until its lines, which fall by so many degrees,
    are level; all of it is kept."""
    if quarters % 4:
        picture = picture.transpose(_QUARTERS[quarters % 4])
    if not lean:
        return picture
    return picture.rotate(lean, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def dots_of(picture: Image.Image) -> Dots:
    """The colours of a picture's dots (red, green, blue), row by row."""
    return np.asarray(picture, dtype=np.uint8)


def greys_of(picture: Image.Image) -> Dots:
    """How light each dot of a picture is."""
    return np.asarray(picture.convert("L"), dtype=np.uint8)


def ink_of(greys: Dots) -> Ink:
    """Which dots are dark."""
    ink: Ink = greys < _DARK
    return ink
