"""A page whose words lie unseen over its picture → the same page, level, with the rules of the picture.

Programs that recognize scans write down where words stand, not what rules them off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import cos, radians, sin

import pypdfium2 as pdfium

from pipeline.model.laid import Laid
from pipeline.read.pdf.geometry import Char, PageContent
from pipeline.read.pdf.leveling import lean
from pipeline.read.pdf.picture import greys_of, ink_of, picture_of, turned
from pipeline.read.pdf.picture_rules import rules_across, rules_down

_SCALE = 150 / 72
"""Rules are looked for at 150 dots per inch."""
_LARGEST = 4000
_MOST = 0.4
"""Pictures over this share of a page are a scan of it."""


def with_rules_of_picture(page: pdfium.PdfPage, content: PageContent) -> PageContent:
    """The page with the rules of its picture; unchanged where it draws rules itself, or where what was
    recognized is no scan of a page."""
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in content.pictures)
    if (
        content.horizontal
        or content.vertical
        or area < _MOST * content.width * content.height
        or content.laid.lean
    ):
        return content
    scale = min(_SCALE, _LARGEST / max(content.width, content.height))
    picture = picture_of(page, scale, content.laid)
    greys = greys_of(picture)
    if leaning := lean(ink_of(greys), scale):
        greys = greys_of(turned(picture, 0, leaning))
        laid = replace(content.laid, lean=leaning)
        width, height = laid.size
        chars = tuple(_leveled(content, laid))
        content = replace(content, width=width, height=height, chars=chars, laid=laid)
    return replace(
        content, horizontal=rules_across(greys, scale), vertical=rules_down(greys, scale)
    )


def _leveled(content: PageContent, laid: Laid) -> Iterator[Char]:
    """The characters of a page where they stand once it is level: around the middle of the sheet."""
    slope = radians(laid.lean)
    (across, down), (width, height) = laid.size, (content.width, content.height)
    for char in content.chars:
        right, below = char.center - width / 2, char.middle - height / 2
        x = right * cos(slope) + below * sin(slope) + across / 2 - char.center
        y = below * cos(slope) - right * sin(slope) + down / 2 - char.middle
        yield char._replace(
            left=char.left + x, right=char.right + x, top=char.top + y, bottom=char.bottom + y
        )
