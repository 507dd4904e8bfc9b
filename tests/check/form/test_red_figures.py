"""Amounts in red without a sign: published as printed, and marked, unless a sum proves them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Grid, Place
from pipeline.model.laid import Box
from pipeline.model.records import Outcome, Severity
from pipeline.values.trust import identified, trusted
from tests.check.form.test_stamped import boxed, on
from tests.support import Understood, identity, printed, read

CHECK = "form.red_figure"
FORM = printed("""
    “三公”经费支出表

    单位：万元

    项目 → 上年预算数 → 本年预算数 → 变化情况
    公务接待费 → 8.20 → 6.10 → 2.10
    公务用车运行维护费 → 7.40 → 9.60 → 2.20
    会议费 → 3.00 → 2.00 → -1.00
    培训费 → 3.00 → 3.00 → 0.00
""")
SUMMED = printed("""
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 61.40 → 41.40 → 20.00
    21303 → 水利 → 61.40 → 41.40 → 20.00
    2130301 → 行政运行 → 41.40 → 41.40 →
    2130399 → 其他水利支出 → 20.00 → → 20.00
""")


def in_red(form: str, *boxes: Box) -> Understood:
    """A form with a box of 60 by 10 points for each cell, and the boxes of words in red."""
    document = read(form)
    blocks = tuple(boxed(each) if isinstance(each, Grid) else each for each in document.blocks)
    red = tuple(Place(document.file, page=None, box=box) for box in boxes)
    return Understood(replace(document, blocks=blocks, red=red), identity())


def test_a_figure_in_red_without_a_sign_is_published_and_doubtful() -> None:
    found = in_red(FORM, on(1, 3))
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert finding.severity is Severity.WARNING
    amounts = trusted(found.amounts, identified(found.findings, found.tables), {})
    doubtful = [a for a in amounts if a.trust == "doubtful"]
    assert [(a.row_label, a.amount_text) for a in doubtful] == [("公务接待费", "2.10")]


@pytest.mark.parametrize(
    "boxes",
    [
        [on(3, 3)],  # it has its minus
        [on(4, 3)],  # nought has no sign
        [on(1, 0), on(1, 3)],  # the whole row is set off
        [on(0, 3)],  # a heading
        [],
    ],
)
def test_nothing_is_said(boxes: list[Box]) -> None:
    assert in_red(FORM, *boxes).of(CHECK, Outcome.FAIL) == []


def test_a_figure_that_adds_up_as_printed_is_not_negative() -> None:
    assert in_red(SUMMED, on(2, 3), on(2, 4)).of(CHECK, Outcome.FAIL) == []
