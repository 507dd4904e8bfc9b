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

from pipeline.read.pdf import engine

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
        found = list(engine.characters(engine.handle(textpage.raw)))
        assert len(found) == textpage.count_chars() > LINES * LETTERS
        for index, (code, box, owner, error) in enumerate(found):
            assert code == raw.FPDFText_GetUnicode(textpage.raw, index)
            assert error == raw.FPDFText_HasUnicodeMapError(textpage.raw, index)
            assert box == textpage.get_charbox(index, loose=True)
            text_object = raw.FPDFText_GetTextObject(textpage.raw, index)
            assert owner == (ctypes.addressof(text_object.contents) if text_object else None)


def test_a_character_tells_its_matrix_and_where_it_begins(page: pdfium.PdfPage) -> None:
    with closing(page.get_textpage()) as textpage:
        handle = engine.handle(textpage.raw)
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in (0, LETTERS // 2, LINES * LETTERS):
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(textpage.raw, index, matrix)
            named = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            assert engine.text_matrix(handle, index) == named
            raw.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
            assert engine.text_origin(handle, index) == (x.value, y.value)
            assert engine.ink_box(handle, index) == textpage.get_charbox(index)
        assert engine.text_matrix(handle, textpage.count_chars()) is None
        assert engine.text_origin(handle, textpage.count_chars()) is None


def test_segments_are_those_of_the_engine(page: pdfium.PdfPage) -> None:
    objects = engine.page_objects(engine.handle(page.raw))
    assert [kind for kind, _ in objects] == [each.type for each in page.get_objects(max_depth=1)]
    paths = [each.raw for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH])]
    handles = [item for kind, item in objects if kind == raw.FPDF_PAGEOBJ_PATH]
    counts = set()
    x, y = ctypes.c_float(), ctypes.c_float()
    for path, item in zip(paths, handles, strict=True):
        kinds, points, segments = engine.segments(item)
        counts.add(raw.FPDFPath_CountSegments(path))
        assert len(kinds) == raw.FPDFPath_CountSegments(path)
        for index, (kind, point, segment) in enumerate(zip(kinds, points, segments, strict=True)):
            same = raw.FPDFPath_GetPathSegment(path, index)
            raw.FPDFPathSegment_GetPoint(same, x, y)
            assert (kind, point) == (raw.FPDFPathSegment_GetType(same), (x.value, y.value))
            assert engine.closes(segment) == raw.FPDFPathSegment_GetClose(same)
    assert max(counts) > LINES * LETTERS


def test_a_clip_is_told_by_its_corners(page: pdfium.PdfPage) -> None:
    found = [engine.clip_paths(item) for _, item in engine.page_objects(engine.handle(page.raw))]
    clipped = [clip for clip, count in found if count > 0]
    assert engine.clip_points(clipped[-1], 0, 64) == [(50, 60), (120, 140)]


def test_a_path_says_how_it_is_drawn(page: pdfium.PdfPage) -> None:
    paths = [
        item
        for kind, item in engine.page_objects(engine.handle(page.raw))
        if kind == raw.FPDF_PAGEOBJ_PATH
    ]
    drawn = {engine.draw_mode(item) for item in paths}
    assert drawn == {(True, False), (False, True)}
    assert all(len(engine.object_matrix(item)) == 6 for item in paths)
