"""Pages that say the unit and the body again, and no title, above the rest of a table."""

from __future__ import annotations

import pytest

from pipeline.model.document import Block, Document, Grid, Paragraph, Place
from tests.recognize.test_page_rules import WHOLE, grid
from tests.support import FILE, Understood, identity

_HEAD = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
_FIRST = f"{_HEAD}\n | 合计 | 82.80 | 62.80 | 20.00\n213 | 农林水支出 | 61.40 | 41.40 | 20.00"
_REST = "221 | 住房保障支出 | 21.40 | 21.40 | "


def pages(first: str, *below: tuple[tuple[str, ...], str], page: int = 2) -> Understood:
    """The table's first page under its caption, then grids on `page`, each under the lines given."""
    blocks: list[Block] = [
        *_lines(1, "支出总表", "部门：水利局", "单位：万元"),
        grid(1, WHOLE, first),
    ]
    for lines, text in below:
        blocks += [*_lines(page, *lines), _on(page, text)]
    return Understood(Document(FILE, "pdf", tuple(blocks)), identity())


def _lines(page: int, *texts: str) -> list[Paragraph]:
    return [Paragraph(text, Place(FILE, n, page)) for n, text in enumerate(texts, 1)]


def _on(page: int, text: str) -> Grid:
    return grid(page, WHOLE, text)


@pytest.mark.parametrize("rest", [f"{_HEAD}\n{_REST}", _REST])
@pytest.mark.parametrize("lines", [("单位：万元",), ("部门：水利局", "单位：万元")])
def test_the_rest_under_the_unit_and_the_body_is_of_the_table(
    lines: tuple[str, ...], rest: str
) -> None:
    found = pages(_FIRST, (lines, rest))
    assert ("住房保障支出", "基本支出", "21.40") in found.stated
    assert len(found.tables) == 1


def test_the_rest_may_begin_with_a_row_without_amounts() -> None:
    found = pages(_FIRST, (("单位：万元",), f"215 | 资源勘探支出 | | | \n{_REST}"))
    assert len(found.tables) == 1


@pytest.mark.parametrize(
    ("lines", "rest"),
    [
        (("单位：元",), f"{_HEAD}\n{_REST}"),
        (("部门：水文站", "单位：万元"), f"{_HEAD}\n{_REST}"),
        (("项目支出表", "单位：万元"), f"{_HEAD}\n{_REST}"),
        (("单位：万元",), "科目编码 | 科目名称 | 预算数 | 决算数 | 比上年\n" + _REST),
        (("单位：万元",), f"{_HEAD}\n | 合计 | 21.40 | 21.40 | \n{_REST}"),
    ],
)
def test_another_unit_body_title_heading_or_total_is_of_another_table(
    lines: tuple[str, ...], rest: str
) -> None:
    assert len(pages(_FIRST, (lines, rest)).tables) == 2


def test_two_small_tables_of_one_page_stay_two() -> None:
    assert len(pages(_FIRST, (("单位：万元",), f"{_HEAD}\n{_REST}"), page=1).tables) == 2
