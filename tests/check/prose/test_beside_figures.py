"""持平 and 高于, against the figures beside them."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed, findings

SAME, PLAN = "unchanged_fits", "change_recomputed"


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费预算4.00万元，与上年4.50万元持平。",
        "会议费2023年预算6万元，2022年预算5万元，两年持平。",
        "运行费12.00万元（与2022年预算12.50万元一致）。",
    ],
)
def test_figures_that_differ_are_not_unchanged(text: str) -> None:
    (finding,) = failed(text, SAME)
    assert "两数不同" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费预算4.00万元，与上年4万元持平。",
        "公务接待费预算4.00万元，与上年4.10万元基本持平。",
        "“三公”经费18.00万元，其中接待费4.00万元，运行费14.00万元，与上年18.00万元持平。",
        "会议费2023年预算6万元，2022年预算6万元，两年持平。",
        "接待费4万元，与上年4.5万元持平。",
        "会议费2.00万元、培训费3.00万元，与上年5.00万元持平。",
        "2023年预算津贴80.00万元，2022年预算办公费15.00万元，与上年持平。",
        "2023年收入预算900万元，本年支出预算880万元，与上年持平。",
        "2023年预算6.00万元，2022年执行5.20万元，与上年持平。",
        "上年结转12万元，本年结转16万元，两年持平。",
        "在职36人，公用经费54万元，与上年定额1.50万元一致。",
        "项目支出54万元，与上年56万元一致性分析见附件。",
        "项目支出54万元，与上年56万元相比没有变化较大的内容。",
    ],
)
def test_figures_that_are_one_are_unchanged(text: str) -> None:
    assert failed(text, SAME) == []


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("公务接待费决算3.20万元，高于预算4.00万元。", True),
        ("年初预算1150.00万元，支出决算1290.50万元，小于年初预算数1150.00万元。", True),
        ("会议费2.00万元、培训费3.00万元，高于预算4.00万元。", False),
        ("公务接待费决算3.20万元，低于预算0.70万元，主要是接待减少。", False),
        ("公务接待费决算3.20万元，支出数小于预算数0.70万元。", False),
        ("公务接待费决算3.20万元，低于预算4.00万元。", False),
        ("支出1290.50万元，其中项目支出400.00万元，大于年初预算数1150.00万元。", False),
        ("接待费4万元，高于预算4.2万元。", False),
    ],
)
def test_more_than_planned_is_more(text: str, fails: bool) -> None:
    assert bool(failed(text, PLAN, kind="final")) is fails


def test_a_figure_of_the_tables_is_no_difference() -> None:
    """低于预算 0.70 万元 tells by how much; 低于预算 61.40 万元 what was planned, where a table has it."""
    table = """\
        2023年一般公共预算支出表
        单位：万元
        功能分类科目编码 → 功能分类科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40
        2130301 → 行政运行 → 61.40
        合计 → → 61.40
    """
    text = "支出决算72.00万元，低于预算{}万元。"
    assert findings(text.format("61.40"), PLAN, tables=table)
    assert not findings(text.format("60.40"), PLAN, tables=table)
