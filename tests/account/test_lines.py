"""Numbers in sentences and lines: by the claim that states them, or else by their wording."""

from __future__ import annotations

import pytest

from pipeline.account.lines import LineReader
from tests.account.accounting import left, of_text
from tests.support import VOCABULARY, printed


def kinds(text: str) -> list[tuple[str, str]]:
    return [
        (each.number.text, each.kind or each.cause) for each in LineReader(VOCABULARY).told(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年预算", [("2023", "date")]),
        ("２０２３ 年", [("2023", "date")]),
        ("2021-2023年", [("2021", "date"), ("2023", "date")]),
        ("截至2024年8月31日", [("2024", "date"), ("8", "date"), ("31", "date")]),
        ("（三）第3次会议", [("3", "citation")]),
        ("财预〔2016〕143号", [("2016", "citation"), ("143", "citation")]),
        ("1.部门职责", [("1", "outline")]),
        ("4.2026年收支总表", [("4", "outline"), ("2026", "date")]),
        ("表8：支出总表", [("8", "form_number")]),
        ("公开07表", [("07", "form_number")]),
        ("附件3", [("3", "form_number")]),
        ("三、支出情况说明…………… 12", [("12", "contents")]),
        ("- 12 -", [("12", "page_number")]),
        ("第3页共12页", [("3", "page_number"), ("12", "page_number")]),
        ("联系电话：0580-4472205", [("0580", "contact"), ("4472205", "contact")]),
        ("行政运行（2130301）", [("2130301", "code")]),
        ("农林水支出（213）", [("213", "code")]),
        ("单价100万元以上的设备", [("100", "limit")]),
        ("设5个处室", [("5", "count")]),
        ("启动“1+5”工作", [("1", "wording"), ("5", "wording")]),
        ("占地8,347亩", [("8,347", "wording")]),
        (
            "支出分类7%10% 甲支出82%",
            [("7", "chart_label"), ("10", "chart_label"), ("82", "chart_label")],
        ),
    ],
)
def test_a_number_is_told_by_its_wording(text: str, told: list[tuple[str, str]]) -> None:
    assert kinds(text) == told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("拨付120.5万元", "120.5"),
        ("覆盖率95%", "95"),
        ("上升3个百分点", "3"),
        ("100000", "100000"),
        ("213人计 45 万元", "45"),
    ],
)
def test_money_and_shares_that_no_claim_states_are_not_accounted_for(
    text: str, number: str
) -> None:
    told = dict(kinds(text))
    assert told[number] in ("sentence", "wording")
    assert (told[number] == "sentence") == (number != "100000")


def test_a_figure_that_a_claim_states_is_one() -> None:
    result = of_text(
        printed(
            """
            二、支出说明
            2023年支出预算30.50万元，其中基本支出10.50万元，项目支出20.00万元。另拨付某站7.77万元补助。
            """
        )
    )
    assert result.by_kind["claim"] >= 3
    assert ("30.50", "sentence") not in left(result)


def test_a_lone_number_far_from_its_page_is_no_page_number() -> None:
    text = "一、概况\n\n说明。\n"
    assert left(of_text(text)) == []
