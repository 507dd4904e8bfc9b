"""Claims and findings in a paragraph that a page breaks into lines stand where their words do."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pytest

from pipeline.model.document import Block, Document, Paragraph, Place
from pipeline.model.records import Finding, Outcome
from tests.support import FILE, Understood, identity, read

HEADING = "二、支出情况"
LINES = (
    "2023年本部门支出预算90.00万元，主要用于水资源管理、水土保持监测和水库安全运行；",
    "其中基本支出60.00万元，项目支出20.00万元，按规定用于各项水利工程维修，，",
    "与上年相比增加5.00万元，增长50%(含上年结转)，本年项目（不含上级转移支付另行下达，",
    "机关运行经费为XX万元。",
)


def wrapped(*lines: str) -> Understood:
    """A heading and one paragraph, the first line at the end of page 3 and the others on page 4."""
    first, *others = (
        Place(FILE, page=3 if number == 1 else 4, line=30 if number == 1 else number - 1)
        for number in range(1, len(lines) + 1)
    )
    starts = list(accumulate(map(len, lines)))[:-1]
    paragraph = Paragraph("".join(lines), first, tuple(zip(starts, others, strict=True)))
    blocks: tuple[Block, ...] = (Paragraph(HEADING, Place(FILE, page=3, line=29)), paragraph)
    empty: Document = read("水利局")
    return Understood(replace(empty, blocks=blocks, format="pdf"), identity())


FOUND = wrapped(*LINES)


@pytest.mark.parametrize(
    ("amount", "place"),
    [("90.00", (3, 30)), ("60.00", (4, 1)), ("20.00", (4, 1)), ("5.00", (4, 2))],
)
def test_a_figure_stands_on_its_own_line(amount: str, place: tuple[int, int]) -> None:
    (claim,) = [each for each in FOUND.claims if each.amount_text == amount]
    assert (claim.source_page, claim.source_line) == place


def failing(check: str, words: str) -> Finding:
    (found,) = [each for each in FOUND.of(check, Outcome.FAIL) if words in each.message]
    return found


@pytest.mark.parametrize(
    ("check", "words", "place"),
    [
        ("form.punctuation", "“，，”重复", (4, 1)),
        ("form.punctuation", "没有配对", (4, 2)),
        ("form.placeholder", "XX", (4, 3)),
    ],
)
def test_a_finding_stands_where_its_words_do(
    check: str, words: str, place: tuple[int, int]
) -> None:
    found = failing(check, words)
    assert (found.source_page, found.source_line) == place
