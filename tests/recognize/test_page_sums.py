"""Sums of a printed page are no amounts of the form, and are held against nothing."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood


def _table(*rows: str) -> Understood:
    return understood(
        "部门支出总表\n\n公开03表\n\n单位：万元\n\n"
        + printed(
            "\n".join(
                [
                    "科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出",
                    "213 → 农林水支出 → 61.40 → 41.40 → 20.00",
                    *rows,
                    "21303 → 水利 → 61.40 → 41.40 → 20.00",
                    "2130301 → 行政运行 → 41.40 → 41.40 → ",
                    "2130305 → 水利工程建设 → 20.00 →  → 20.00",
                ]
            )
        )
    )


def _labels(found: Understood) -> list[str]:
    return [entry.label for entry in found.table.entries]


LABELS = ["农林水支出", "水利", "行政运行", "水利工程建设"]


@pytest.mark.parametrize(
    "name",
    [
        "本页小计",
        "本页合计",
        "本 页 合 计：",
        "过次页",
        "（转下页）",
        "承前页",
        "承上页",
        "接上页合计",
    ],
)
def test_a_row_of_its_page_is_no_row_of_the_form(name: str) -> None:
    found = _table(f" → {name} → 52.10 → 41.40 → 20.00")
    assert _labels(found) == LABELS
    assert "52.10" not in [amount.amount_text for amount in found.amounts]
    failed = [f.check for f in found.findings if f.outcome is Outcome.FAIL]
    assert not [check for check in failed if check.startswith("arithmetic.")]


def test_the_pages_so_far_are_told_from_a_row_of_that_name() -> None:
    assert _labels(
        _table("本页小计 → → 52.10 → 41.40 → 20.00", "累计 → → 52.10 → 41.40 → 20.00")
    ) == (LABELS)
    assert "累计" in _labels(_table(" → 累计 → 61.40 → 41.40 → 20.00"))


def test_a_name_without_a_value_is_no_part_of_the_name_above() -> None:
    assert _labels(_table(" → 本页小计 → → → ")) == LABELS


def test_a_sum_of_the_form_stays() -> None:
    assert "小计" in _labels(_table(" → 小计 → 61.40 → 41.40 → 20.00"))
