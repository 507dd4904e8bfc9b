"""What is told of a page's letters and paths in columns is what looking at each of them tells."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf.clip import NOWHERE
from pipeline.read.pdf.content import page_content
from pipeline.read.pdf.doubled import drawn_again
from pipeline.read.pdf.engine import handle, object_matrices, page_objects
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.hidden import restored
from pipeline.read.pdf.outlines import straight_boxes

PLACES = st.floats(-40, 40).map(lambda x: round(x, 1))
SIZES = st.sampled_from([0.0, 0.5, 4.0, 7.5, 22.0, 80.0])
LETTERS = st.lists(st.tuples(st.sampled_from("08年"), PLACES, PLACES, SIZES, SIZES), max_size=30)


@given(LETTERS)
def test_a_letter_is_drawn_again_where_an_alike_one_lies_under_it(
    letters: list[tuple[str, float, float, float, float]],
) -> None:
    boxes = np.array([(x, y, x + w, y + h) for _, x, y, w, h in letters]).reshape(-1, 4).T
    codes = np.array([ord(text) for text, *_ in letters], np.int64)
    kept: list[int] = []
    for at, (text, x, y, *_) in enumerate(letters):
        left, bottom, right, top = boxes[:, at].tolist()
        wide, high = right - left, top - bottom
        aside = max(0.25 * max(wide, 1), min(0.6 * wide, 0.15 * high))
        above = max(0.25 * max(high, 1), min(0.6 * high, 0.15 * wide))
        upon = any(
            letters[under][0] == text
            and abs(x - letters[under][1]) < aside
            and abs(y - letters[under][2]) < above
            and abs(int(y / 8) - int(letters[under][2] / 8)) < 2
            for under in kept
        )
        if not upon:
            kept.append(at)
    assert np.flatnonzero(~drawn_again(codes, boxes)).tolist() == kept


def test_a_hidden_letter_of_a_word_that_shows_takes_the_place_of_the_one_beside_it() -> None:
    codes = np.array(list(map(ord, "12 34")), np.int64)
    boxes = np.array([(x, 0.0, x + 5, 8.0) for x in (0, 5, 10, 40, 45)]).T
    owners = np.array([1, 1, 1, 2, 2], np.int64)
    seen = np.array([True, False, False, False, False])
    clips = np.array([(*NOWHERE[:2], 6.0, NOWHERE[3])] * 5).T
    found = restored(codes, boxes, owners, seen, clips)
    assert found.which.tolist() == [0, 1]
    assert found.boxes.T.tolist() == [[0, 0, 5, 8], [0.001, 0, 5.001, 8]]


def test_outlines_that_are_filled_are_one_box_and_stroked_ones_each_edge_in_order() -> None:
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.rect(10, 20, 100, 2, stroke=0, fill=1)
    two = canvas.beginPath()
    for y in (40, 60):
        two.moveTo(10, y)
        two.lineTo(110, y)
        two.lineTo(110, y + 1)
    canvas.drawPath(two, stroke=0, fill=1)
    canvas.line(10, 80, 110, 80)
    canvas.circle(200, 200, 20)
    canvas.rect(10, 100, 100, 50)
    canvas.save()
    with closing(pdfium.PdfDocument(out.getvalue())) as document:
        page = document[0]
        objects = page_objects(handle(page.raw))
        paths = [item for kind, item in objects if kind == raw.FPDF_PAGEOBJ_PATH]
        stroked = np.array([False, False, True, True, True])
        found = straight_boxes(paths, object_matrices(paths), stroked)
        content = page_content(page, 1)
    assert found.of.tolist() == [0, 1, 1, 2, 4, 4, 4, 4]
    assert found.edges.T.tolist() == [
        [10, 20, 110, 22],
        [10, 40, 110, 41],
        [10, 60, 110, 61],
        [10, 80, 110, 80],
        [10, 100, 110, 100],
        [110, 100, 110, 150],
        [10, 150, 110, 150],
        [10, 100, 10, 150],
    ]
    height = content.height
    assert [rule.at for rule in content.horizontal] == [
        height - y for y in (21, 40.5, 60.5, 80, 100, 150)
    ]
    assert content.vertical == (
        Rule(110, height - 150, height - 100),
        Rule(10, height - 150, height - 100),
    )


def test_rules_within_a_form_stand_where_the_form_is_put() -> None:
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.line(10, 80, 110, 80)
    canvas.beginForm("inner")
    canvas.line(0, 60, 50, 60)
    canvas.endForm()
    canvas.translate(10, 0)
    canvas.doForm("inner")
    canvas.save()
    with closing(pdfium.PdfDocument(out.getvalue())) as document:
        content = page_content(document[0], 1)
    height = content.height
    assert content.horizontal == (Rule(height - 80, 10, 110), Rule(height - 60, 10, 60))
