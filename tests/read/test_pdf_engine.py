"""The quick calls of the engine say what pypdfium2's own calls say, however much stands on a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import engine, engine_outlines

LINES, LETTERS = 60, 40
"""More characters, and more edges of one path, than the engine is asked for at once."""


@pytest.fixture(scope="module")
def page() -> Iterator[pdfium.PdfPage]:
    """A page of many characters with a zigzag, a box, a circle and a clip."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.setFont("Helvetica", 6)
    for line in range(LINES):
        canvas.drawString(20, 800 - 8 * line, f"{line:02d}" * (LETTERS // 2))
    canvas.rect(30, 40, 200, 100, stroke=0, fill=1)
    canvas.circle(300, 100, 20)
    zigzag = canvas.beginPath()
    zigzag.moveTo(10, 10)
    for step in range(2 * LINES * LETTERS):
        zigzag.lineTo(10 + step / 10, 10 + step % 2)
    canvas.drawPath(zigzag)
    clip = canvas.beginPath()
    clip.rect(50, 60, 70, 80)
    canvas.clipPath(clip, stroke=0)
    canvas.line(40, 70, 200, 70)
    canvas.save()
    with closing(pdfium.PdfDocument(out.getvalue())) as document:
        yield document[0]


def test_characters_are_those_of_the_engine(page: pdfium.PdfPage) -> None:
    with closing(page.get_textpage()) as textpage:
        found = engine.characters(engine.handle(textpage.raw))
        count = textpage.count_chars()
        assert len(found.codes) == count > LINES * LETTERS
        assert found.has_box.all()
        for index, box in enumerate(found.boxes.T.tolist()):
            assert found.codes[index] == raw.FPDFText_GetUnicode(textpage.raw, index)
            assert found.is_mapped[index] != raw.FPDFText_HasUnicodeMapError(textpage.raw, index)
            assert tuple(box) == textpage.get_charbox(index, loose=True)
            text_object = raw.FPDFText_GetTextObject(textpage.raw, index)
            owner = ctypes.addressof(text_object.contents) if text_object else 0
            assert found.owners[index] == owner
        added = [raw.FPDFText_IsGenerated(textpage.raw, index) == 1 for index in range(count)]
        assert engine.are_generated(engine.handle(textpage.raw), range(count)) == added


def test_a_character_tells_its_matrix_and_where_it_begins(page: pdfium.PdfPage) -> None:
    with closing(page.get_textpage()) as textpage:
        handle = engine.handle(textpage.raw)
        indices = [0, LETTERS // 2, LINES * LETTERS, textpage.count_chars()]
        known, matrices = engine.text_matrices(handle, indices)
        assert known.tolist() == [True, True, True, False]
        x, y = ctypes.c_double(), ctypes.c_double()
        for index, told in zip(indices[:-1], matrices.tolist(), strict=False):
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(textpage.raw, index, matrix)
            assert told == [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f]
            raw.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
            assert engine.text_origin(handle, index) == (x.value, y.value)
            assert engine.ink_box(handle, index) == textpage.get_charbox(index)
        assert engine.text_origin(handle, indices[-1]) is None


def test_segments_are_those_of_the_engine(page: pdfium.PdfPage) -> None:
    objects = engine.page_objects(engine.handle(page.raw))
    assert [kind for kind, _ in objects] == [each.type for each in page.get_objects(max_depth=1)]
    paths = [each.raw for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH])]
    found = engine_outlines.segments(_paths(page))
    assert found.counts.tolist() == [raw.FPDFPath_CountSegments(path) for path in paths]
    assert max(found.counts) > LINES * LETTERS
    every = [(path, n) for path in paths for n in range(raw.FPDFPath_CountSegments(path))]
    told = zip(
        found.kinds, found.points.tolist(), engine_outlines.are_closing(found.handles), strict=True
    )
    x, y = ctypes.c_float(), ctypes.c_float()
    for (path, index), (kind, point, closes) in zip(every, told, strict=True):
        same = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(same, x, y)
        assert (kind, point) == (raw.FPDFPathSegment_GetType(same), [x.value, y.value])
        assert closes == raw.FPDFPathSegment_GetClose(same)


def test_a_clip_is_told_by_its_corners(page: pdfium.PdfPage) -> None:
    items = [item for _, item in engine.page_objects(engine.handle(page.raw))]
    found = [engine_outlines.clip_paths(item) for item in items]
    counts = engine_outlines.clip_counts(items)
    assert counts == [count for _, count in found]
    clipped = [clip for clip, count in found if count > 0]
    assert engine_outlines.clip_points(clipped[-1], 0, 64) == [(50, 60), (120, 140)]


def test_a_path_says_how_it_is_drawn(page: pdfium.PdfPage) -> None:
    is_filled, is_stroked = engine.draw_modes(_paths(page))
    drawn = set(zip(is_filled.tolist(), is_stroked.tolist(), strict=True))
    assert drawn == {(True, False), (False, True)}
    assert engine.object_matrices(_paths(page)).shape == (6, len(is_filled))


def _paths(page: pdfium.PdfPage) -> list[engine.Handle]:
    objects = engine.page_objects(engine.handle(page.raw))
    return [item for kind, item in objects if kind == raw.FPDF_PAGEOBJ_PATH]
