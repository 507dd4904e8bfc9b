"""Lines on top of every page, which part the sentences that go on overleaf."""

from __future__ import annotations

from pipeline.extract.claims.running_heads import without_running_heads
from pipeline.model.document import Paragraph, Place
from pipeline.model.identity import Entity, EntityLevel
from pipeline.model.recognized import Prose


def part(*lines: tuple[int, int, str]) -> Prose:
    paragraphs = tuple(Paragraph(text, Place("a.pdf", line, page)) for page, line, text in lines)
    return Prose("", (), Entity("某局", "", EntityLevel.UNIT), paragraphs[0].place, paragraphs)


def test_a_line_that_opens_three_pages_is_no_part_of_a_sentence() -> None:
    parts = [
        part((1, 1, "某局预算公开"), (1, 2, "支出")),
        part((2, 1, "某局预算公开"), (2, 2, "9万元")),
    ]
    (first, last) = without_running_heads([*parts, part((3, 1, "某局预算公开"), (3, 2, "。"))])[1:]
    assert [line.text for line in (*first.paragraphs, *last.paragraphs)] == ["9万元", "。"]
    assert without_running_heads(parts) == tuple(parts)


def test_a_line_within_the_page_stays() -> None:
    parts = tuple(part((page, 2, "无。")) for page in range(1, 5))
    assert without_running_heads(parts) == parts
