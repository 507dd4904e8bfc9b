"""Of which money a sentence speaks, and the column of a table that is of the same: bound though wrong."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import claims
from tests.support import printed


def bound(found: list[Claim], code: str) -> tuple[int | None, int | None]:
    claim = next(c for c in found if c.code == code and c.kind == "amount")
    return claim.bound_row_no, claim.bound_column_no


def table(title: str) -> str:
    return printed(f"""
        {title}

        单位：万元

        项目 → 预算数
        “三公”经费合计 → 9.00
        1.因公出国（境）费 → 0.00
        2.公务用车购置及运行费 → 4.00
        3.公务接待费 → 5.00
        """)


@pytest.mark.parametrize(
    ("title", "words", "there"),
    [
        ("“三公”经费支出表", "一般公共预算安排的“三公”经费", (1, 1)),
        ("一般公共预算“三公”经费支出表", "一般公共预算“三公”经费", (1, 1)),
        ("财政拨款“三公”经费支出表", "财政拨款“三公”经费", (1, 1)),
        ("一般公共预算“三公”经费支出表", "财政拨款“三公”经费", (None, None)),
    ],
)
def test_rows_that_name_no_fund_are_of_the_money_that_their_title_names(
    title: str, words: str, there: tuple[int | None, int | None]
) -> None:
    found = claims(f"2023年{words}8.00万元。\n\n{table(title)}", kind="budget")
    row, column = bound(found, "three_public")
    assert (row, column and 1) == there


@pytest.mark.parametrize(("other", "there"), [("0.00", (1, 1)), ("3.00", (None, None))])
def test_appropriations_are_of_one_fund_where_the_other_has_no_money(
    other: str, there: tuple[int | None, int | None]
) -> None:
    grid = printed(f"""
        政府性基金预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → {other} → 0.00 → {other}
        """)
    own = table("一般公共预算“三公”经费支出表")
    found = claims(f"2023年财政拨款“三公”经费8.00万元。\n\n{own}\n{grid}", kind="budget")
    row, column = bound(found, "three_public")
    assert (row, column and 1) == there


def test_the_total_of_a_table_of_appropriations_is_meant_and_no_fund_of_it() -> None:
    grid = printed("""
        财政拨款“三公”经费支出表

        单位：万元

        项目 → 合计 → 一般公共预算 → 政府性基金预算
        “三公”经费合计 → 9.00 → 7.00 → 2.00
        公务接待费 → 5.00 → 3.00 → 2.00
        """)
    said = "2023年财政拨款“三公”经费预算8.00万元，其中：公务接待费6.00万元。"
    found = claims(f"{said}\n\n{grid}", kind="budget")
    total = bound(found, "three_public")[1]
    assert total is not None
    assert bound(found, "reception") == (2, total)


def test_a_column_of_its_own_goes_before_the_total_of_the_table() -> None:
    grid = printed("""
        一般公共预算“三公”经费及会议费、培训费支出表

        单位：万元

        单位名称 → 合计 → “三公”经费 → → → 会议费
        → → 小计 → 因公出国（境）费 → 公务接待费 →
        合计 → 12.00 → 9.00 → 4.00 → 5.00 → 3.00
        """)
    found = claims(f"2023年一般公共预算“三公”经费预算8.00万元。\n\n{grid}", kind="budget")
    assert [(c.bound_row_no, c.bound_column_no) for c in found if c.code == "three_public"] == [
        (1, 3)
    ]


def test_a_second_amount_without_words_of_its_own_is_not_held_against_a_table() -> None:
    said = "2023年“三公”经费预算9.00万元，7.00万元，较上年减少1.00万元。"
    found = claims(f"{said}\n\n{table('“三公”经费支出表')}", kind="budget")
    amounts = [(c.amount_text, bool(c.bound_table)) for c in found if c.kind == "amount"]
    assert amounts == [("9.00", True), ("7.00", False)]


def test_appropriations_below_the_heading_of_one_fund_are_of_that_fund() -> None:
    found = claims(
        "2023年度财政拨款支出90.00万元。", heading="五、一般公共预算财政拨款支出决算情况说明\n\n"
    )
    assert [c.fund for c in found] == ["general_public"]


def test_what_is_numbered_below_the_whole_is_of_its_money() -> None:
    found = claims(
        "2023年一般公共预算财政拨款安排的“三公”经费预算共9.00万元，其中：1.因公出国（境）费0.00万元。\n\n"
        "2.公务用车购置及运行费4.00万元，包括公务用车购置费0.00万元。\n\n3.公务接待费5.00万元。",
        kind="budget",
    )
    assert {(c.fund) for c in found} == {"general_public"}
    assert len(found) == 5


def test_of_two_funds_that_were_stated_none_is_that_of_a_part() -> None:
    found = claims(
        "一般公共预算“三公”经费9.00万元。政府性基金“三公”经费2.00万元。\n\n公务接待费5.00万元。",
        kind="budget",
    )
    assert found[-1].fund == ""


def test_what_is_counted_is_no_part_of_the_money_before_it() -> None:
    found = claims(
        "项目支出涉及一般公共预算财政拨款90.00万元。\n\n"
        "所属各预算单位共有车辆5辆，其中机要通信用车1辆，特种专业技术用车4辆。",
        kind="budget",
    )
    assert [c.fund for c in found if c.kind == "count"] == ["", "", ""]


def test_all_of_it_is_of_the_money_that_is_named_behind() -> None:
    found = claims("涉及预算拨款395.00万元，均为一般公共预算拨款。", kind="budget")
    assert [c.fund for c in found] == ["general_public"]


@pytest.mark.parametrize(
    ("said", "funds"),
    [
        ("一般公共预算会议费3.00万元；培训费2.00万元。", ["general_public"] * 2),
        ("一般公共预算会议费3.00万元。培训费2.00万元。", ["general_public", ""]),
        ("政府性基金会议费3.00万元；培训费2.00万元。", ["government_fund", ""]),
        ("会议费3.00万元；培训费2.00万元。", ["", ""]),
    ],
)
def test_the_fund_that_opens_a_sentence_is_that_of_its_clauses(said: str, funds: list[str]) -> None:
    grid = printed("""
        一般公共预算“三公”经费及会议费、培训费支出表

        单位：万元

        单位名称 → 合计 → “三公”经费 → 会议费 → 培训费
        合计 → 14.00 → 9.00 → 3.00 → 2.00
        """)
    found = claims(f"2023年本部门{said}\n\n{grid}", kind="budget")
    assert [c.fund for c in found if c.kind == "amount"] == funds


def test_a_heading_of_two_funds_leaves_a_figure_to_the_fund_of_its_sentence() -> None:
    found = claims(
        "政府性基金预算财政拨款上年结转0.00万元，本年收入9.00万元，本年支出6.00万元，结转下年3.00万元。\n"
        "国有资本经营预算财政拨款本年收入2.00万元，本年支出2.00万元。",
        heading="六、政府性基金预算和国有资本经营预算支出情况\n\n",
    )
    assert [c.fund for c in found] == ["government_fund"] * 4 + ["state_capital"] * 2
