"""A page of a PDF → PageContent: characters, rules and pictures, turned so that its text runs upright."""

from __future__ import annotations

from contextlib import closing
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.model.laid import Box, Laid
from pipeline.read.pdf.drawn_digits import DrawnDigits
from pipeline.read.pdf.engine import Floats, Ints, handle, page_objects
from pipeline.read.pdf.geometry import Char, PageContent, of_fields
from pipeline.read.pdf.glyphs import mended
from pipeline.read.pdf.layer import page_layer
from pipeline.read.pdf.letters import Letters, page_frame, page_letters, quarter_turns
from pipeline.read.pdf.overprint import overprinted
from pipeline.read.pdf.parts import Placer, drawn_on, page_parts
from pipeline.read.pdf.raised import with_notes_raised
from pipeline.read.pdf.seals import in_ring, stamped_over
from pipeline.read.pdf.shown import shown_on
from pipeline.read.pdf.signs import with_signs


def page_content(
    page: pdfium.PdfPage, number: int, digits: DrawnDigits | None = None
) -> PageContent:
    """Everything on one page (numbered from 1) that tables and prose are made of; `digits` is what is
    known of its document's fonts."""
    frame = page_frame(page)
    objects = page_objects(handle(page.raw))
    # clip paths are in the page's coordinates, but not where text stands in forms within it
    clips = raw.FPDF_PAGEOBJ_FORM not in {kind for kind, _ in objects}
    drawn = drawn_on(objects, frame)
    with closing(page.get_textpage()) as textpage:
        letters = page_letters(handle(textpage.raw), frame if clips else None)
        shown = shown_on(page, drawn, letters, frame)
        letters, misnamed = (digits or DrawnDigits()).put_right(shown.letters)
        layer = () if misnamed else page_layer(textpage, shown.hidden)
    rotation = page.get_rotation() // 90
    turns = quarter_turns(letters, page.get_rotation())
    place = _placer(frame, turns)
    parts = page_parts(drawn, place)
    width, height = _size(frame, turns)
    is_upright = (letters.turns == turns) & ~in_ring(letters, turns)
    upright, colours = letters.taken(is_upright), shown.colours[is_upright]
    lines = parts.horizontal, parts.vertical
    across = overprinted(place(upright.boxes), upright.codes, *lines)
    stamp = stamped_over(place(upright.boxes), upright.codes, colours, parts.horizontal)
    marks = stamp & ~across
    kept = ~(across | stamp)
    chars, signs = with_signs(_placed(upright.taken(kept), colours[kept], place), parts.small)
    return PageContent(
        number=number,
        width=width,
        height=height,
        chars=chars,
        horizontal=parts.horizontal,
        vertical=parts.vertical,
        pictures=parts.pictures,
        slanted="".join(letters.taken(~is_upright).texts).strip(),
        overprint="".join(upright.taken(across).texts).strip(),
        signs=signs,
        stamp="".join(upright.taken(marks).texts).strip(),
        marks=tuple(_placed(upright.taken(marks), colours[marks], place)),
        covered=shown.covered,
        unseen=shown.unseen,
        misnamed=misnamed,
        restored=int(np.count_nonzero(letters.is_cut)),
        layer=layer,
        laid=Laid(*_size(frame, rotation), quarters=(turns - rotation) % 4),
        is_invisible=bool(chars) and shown.is_recognized,
    )


def _placed(letters: Letters, inks: Ints, place: Placer) -> list[Char]:
    """Letters, with the numbers of their colours, in the coordinates of the page as it is read."""
    texts = letters.texts
    spaces = list(map(str.isspace, texts))
    boxes = place(letters.boxes)
    columns = zip(
        with_notes_raised(list(map(mended, texts)), letters.codes, boxes),
        *boxes.tolist(),
        [*spaces[:1], *spaces[:-1]],  # whether a space stands before it
        letters.owners.tolist(),
        inks.tolist(),
        strict=True,
    )
    return list(map(of_fields, repeat(Char), columns))


def _size(frame: Box, turns: int) -> tuple[float, float]:
    left, bottom, right, top = frame
    width, height = right - left, top - bottom
    return (height, width) if turns % 2 else (width, height)


def _placer(frame: Box, turns: int) -> Placer:
    """From the PDF's coordinates (bottom left origin) to the page's, as its text is read."""
    left, bottom, right, top = frame

    def as_set(boxes: Floats) -> Floats:
        return np.array([boxes[0] - left, top - boxes[3], boxes[2] - left, top - boxes[1]])

    def turned_left(boxes: Floats) -> Floats:
        return np.array([boxes[1] - bottom, boxes[0] - left, boxes[3] - bottom, boxes[2] - left])

    def on_its_head(boxes: Floats) -> Floats:
        return np.array([right - boxes[2], boxes[1] - bottom, right - boxes[0], boxes[3] - bottom])

    def turned_right(boxes: Floats) -> Floats:
        return np.array([top - boxes[3], right - boxes[2], top - boxes[1], right - boxes[0]])

    return (as_set, turned_left, on_its_head, turned_right)[turns]
