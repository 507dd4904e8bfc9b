"""持平, 高于 and a growth from nothing, against the figures beside them."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

SAME, PLAN, ZERO = "unchanged_fits", "change_recomputed", "growth_from_zero"


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
    ],
)
def test_figures_that_are_one_are_unchanged(text: str) -> None:
    assert failed(text, SAME) == []


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("公务接待费决算3.20万元，高于预算4.00万元。", True),
        ("支出决算1290.50万元，小于年初预算数1150.00万元。", True),
        ("公务接待费决算3.20万元，低于预算4.00万元。", False),
        ("支出1290.50万元，其中项目支出400.00万元，大于年初预算数1150.00万元。", False),
        ("接待费4万元，高于预算4.2万元。", False),
    ],
)
def test_more_than_planned_is_more(text: str, fails: bool) -> None:
    assert bool(failed(text, PLAN, kind="final")) is fails


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("2022年未安排会议费，2023年安排3.00万元，比上年增长300%。", True),
        ("出国费2023年决算5.00万元，2022年决算为0，增加5.00万元，增长100.00%。", True),
        ("去年无此项预算，今年安排3.00万元，增幅100%。", True),
        ("2022年未安排会议费，2023年安排3.00万元，比上年增加3.00万元。", False),
        ("2022年未安排会议费；培训费比上年增长30%。", False),
        ("2022年未安排会议费，增长0%。", False),
        ("2023年未安排会议费，培训费比上年增长30%。", False),
    ],
)
def test_what_was_nothing_has_no_rate_of_growth(text: str, fails: bool) -> None:
    assert bool(failed(text, ZERO)) is fails
