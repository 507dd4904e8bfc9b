"""Whose, of what and by which code: counts of other bodies, reasons, projects, appropriations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.claims import extract_claims
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.reader import read_prose
from pipeline.extract.claims.unmapped import UNMAPPED, is_per_cent
from pipeline.model.document import Paragraph
from pipeline.model.recognized import Prose
from tests.extract.claims_support import HEADING, claims, told
from tests.support import VOCABULARY, Understood, printed, understood


def drafts(text: str) -> list[Draft]:
    found = understood(f"{HEADING}{text}\n", kind="budget", year=2023)
    context = Context(found.identity, VOCABULARY, found.recognized.prose[0])
    return [d for prose in found.recognized.prose for d in read_prose(context, prose)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("岱山县河道管理中心下设综合部、养护部，共2个部门。", "部门（岱山县河道管理中心）"),
        ("岱山县某执法大队本级下设综合科、法规科，共2个科室。", "科室（岱山县某执法大队本级）"),
        (
            "岱山县高等职业学院（岱山县技工学校）设9个系部。",
            "系部（岱山县高等职业学院（岱山县技工学校））",
        ),
        ("岱山县水库经办机构内设5个股室。", "股室（岱山县水库经办机构）"),
        # the bureau's own, by any of its names
        ("岱山县水利局下设4个科室。", "科室"),
        ("岱山县水利局（本级）下设4个科室。", "科室"),
        ("县水利局机关内设4个科室。", "科室"),
        ("我局内设4个科室。", "科室"),
        # no name of a body: what is counted is in the clause
        ("从构成看，某直属大队包括大队内设机构9个。", "某直属大队包括大队内设机构"),
    ],
)
def test_what_another_body_has_is_counted_as_its_own(sentence: str, name: str) -> None:
    (count,) = claims(sentence, kind="budget")
    assert (count.kind, count.indicator) == ("count", name)


def test_a_clause_of_the_bureau_behind_another_body_is_its_own() -> None:
    found = claims("岱山县甲水库管理中心设3个股室，岱山县水利局设5个科室。", kind="budget")
    assert [c.indicator for c in found] == ["股室（岱山县甲水库管理中心）", "科室"]


def test_an_indicator_keeps_no_part_of_the_list_of_those_whose_it_is() -> None:
    spent, *_ = claims(
        "甲局、乙局等8家行政单位以及丙中心1家事业单位的机关运行经费财政拨款预算90.00万元。",
        kind="budget",
    )
    assert (spent.indicator, spent.code) == ("机关运行经费财政拨款预算", "agency_operation")
    (whole,) = claims("本部门所属行政单位的机关运行经费90.00万元。", kind="budget")
    assert whole.indicator.endswith("单位的机关运行经费")


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("增加防汛、抗旱经费预算增加9.00万元", "防汛、抗旱经费预算"),
        ("从会议费预算中减少9.00万元", "会议费"),
        ("根据上级通知要求防汛经费预算减少9.00万元", "防汛经费预算"),
        ("从业人员经费减少9.00万元", "从业人员经费"),
    ],
)
def test_what_changed_is_named_without_the_words_around_it(reason: str, name: str) -> None:
    *_, change = claims(
        f"支出预算90.00万元，比上年减少8.00万元，主要原因是{reason}。", kind="budget"
    )
    assert (change.kind, change.indicator) == ("change", name)


def test_money_that_is_added_to_nothing_named_is_a_change() -> None:
    (change,) = claims("同时，县财政将甲费用下达给各局，增加部门预算64.00万元。", kind="budget")
    assert (change.kind, change.direction, change.indicator) == ("change", "increase", "部门预算")
    assert change.bound_table == ""


@pytest.mark.parametrize(
    "text",
    [
        "支出8.00万元，比上年减少7.00万元，减少的主要原因是：1、甲费5.00万元，乙费1.00万元；2、丙费1.00万元。",
        "支出8.00万元，比上年减少7.00万元，原因是：一是甲费5.00万元，乙费1.00万元。二是丙费1.00万元。",
        "支出8.00万元，比上年减少7.00万元，主要原因：（1）甲费5.00万元，乙费1.00万元；（2）丙费1.00万元。",
        "支出8.00万元，比上年减少7.00万元，主要原因是：\n1.甲费5.00万元，乙费1.00万元。\n2.丙费1.00万元。",
    ],
)
def test_numbered_reasons_are_reasons_up_to_the_last(text: str) -> None:
    found = [d for d in drafts(text) if d.kind == "amount"]
    assert [(d.words, d.is_reason) for d in found] == [
        ("支出", False), ("甲费", True), ("乙费", True), ("丙费", True),
    ]  # fmt: skip


def test_an_item_behind_one_that_gives_reasons_is_none() -> None:
    found = drafts("1.甲费8.00万元，较上年减少7.00万元，主要原因是人员减少。\n2.乙费3.00万元。")
    assert [(d.words, d.is_reason) for d in found if d.kind == "amount"] == [
        ("甲费", False), ("乙费", False),
    ]  # fmt: skip
    behind = drafts(
        "支出8.00万元，比上年减少7.00万元，原因是：1、甲费5.00万元；2、丙费1.00万元。\n基本支出3.00万元。"
    )
    assert not behind[-1].is_reason


@pytest.mark.parametrize("who", ["县文联", "县红星社区服务站", "县水上救援队", "甲乡政府"])
def test_any_body_may_have_none_of_something(who: str) -> None:
    assert told(claims(f"{who}无公务用车。")) == [("zero", "公务用车", "", "")]


def test_receptions_that_domestic_money_was_spent_on_are_those() -> None:
    heading = "七、财政拨款“三公”经费支出决算情况说明\n\n"
    found = claims(
        "国内公务接待支出0.39万元。主要用于接待上级调研，共接待2批次、26人次，其中：接待外宾1批次。",
        heading=heading,
    )
    counts = [(c.indicator, c.code, c.fund) for c in found if c.kind == "count"]
    assert counts == [
        ("接待", "reception_batches", "appropriation"),
        ("接待", "reception_persons", "appropriation"),
        ("接待外宾", "", "appropriation"),
    ]


def test_receptions_of_all_guests_have_the_money_of_the_part_and_no_code() -> None:
    heading = "七、财政拨款“三公”经费支出决算情况说明\n\n"
    found = claims("公务接待费8.00万元。全年共接待5批次。", heading=heading)
    assert [(c.code, c.fund) for c in found if c.kind == "count"] == [("", "appropriation")]
    elsewhere = claims("公务接待费8.00万元。全年共接待5批次。")
    assert [c.fund for c in elsewhere if c.kind == "count"] == [""]


def test_kinds_of_purchases_are_parts_by_any_of_their_names() -> None:
    found = claims(
        "政府采购金额为19.00万元，其中：货物采购金额12.00万元、工程采购金额4.00万元、服务采购金额3.00万元。"
    )
    assert [c.code for c in found] == [
        "procurement", "procurement_goods", "procurement_works", "procurement_services",
    ]  # fmt: skip


def test_an_item_is_told_by_its_name_behind_that_of_its_section() -> None:
    (item,) = claims("1.人大事务行政运行（项）支出90.00万元。", kind="budget")
    assert item.code == "2010101"
    (none,) = claims("1.甲事务行政运行（项）支出90.00万元。", kind="budget")
    assert none.code == ""


PROJECT = "八、其他事项\n\n1.一级项目—水库监测系统维护项目情况\n\n"
TARGETS = printed("""
    水库监测系统维护绩效目标表

    单位：万元

    项目名称 → 水库监测系统维护
    年度资金总额 → 90.80
    其中：财政拨款 → 83.80
    """)


def test_that_project_is_the_one_of_the_heading() -> None:
    planned, carried = claims(
        "2023年拟安排该项目一般公共预算90.80万元（含上年结转7.00万元）。",
        kind="budget",
        heading=PROJECT,
    )
    assert planned.indicator == "水库监测系统维护项目一般公共预算"
    assert (carried.indicator, carried.amount_text) == ("上年结转", "7.00")


@pytest.mark.parametrize(("stated", "row"), [("90.80", "年度资金总额"), ("90.70", "")])
def test_money_of_that_project_is_in_the_form_of_its_targets_where_it_is_as_much(
    stated: str, row: str
) -> None:
    text = f"{PROJECT}2023年拟安排该项目一般公共预算{stated}万元。\n\n{TARGETS}"
    found = understood(text, kind="budget", year=2023)
    (made,) = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    places = {(a.table, a.row_no): a.row_label for a in found.amounts}
    assert places.get((made.bound_table, made.bound_row_no or 0), "") == row


def summary(rows: str) -> str:
    return printed(f"""
        部门收支总表

        单位：万元

        收入 → 预算数 → 支出 → 预算数
        一、一般公共预算拨款收入 → 80.00 → 一、农林水支出 → 80.00
        收入总计 → 80.00 → 支出总计 → 80.00

        财政拨款收支总表

        单位：万元

        收入 → 预算数 → 支出 → 预算数
        {rows}
        收入总计 → 80.00 → 支出总计 → 80.00
        """)


def income_in(part: str, rows: str) -> str:
    found: Understood = understood(
        f"{part}\n\n收入包括：一般公共预算拨款收入80.00万元。\n\n{summary(rows)}",
        kind="budget",
        year=2023,
    )
    made = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    titles = {table.name: table.title for table in found.recognized.tables}
    (income,) = [c for c in made if c.code == "general_public_income"]
    return titles.get(income.bound_table, "")


OF_FUND = "\n        （一）一般公共预算拨款 → 80.00 → （一）农林水支出 → 80.00"
OWN = f"一、本年收入 → 80.00 → 一、本年支出 → 80.00{OF_FUND}"
CARRIED = f"一、上年结转 → 80.00 → 一、本年支出 → 80.00{OF_FUND}"


@pytest.mark.parametrize(
    ("part", "rows", "table"),
    [
        ("四、财政拨款收支情况", OWN, "财政拨款收支总表"),
        ("四、财政拨款收支情况", CARRIED, "部门收支总表"),
        ("四、部门收支情况", OWN, "部门收支总表"),
    ],
)
def test_income_of_a_fund_in_a_part_on_appropriations_is_in_their_summary(
    part: str, rows: str, table: str
) -> None:
    assert income_in(part, rows) == table


def test_the_name_of_a_class_is_its_code_where_its_row_prints_none() -> None:
    found = understood(
        f"三、支出情况\n\n1.农林水支出80.00万元。2.其他支出3.00万元。\n\n{summary(OWN)}",
        kind="budget",
        year=2023,
    )
    made = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    assert [(c.indicator, c.code) for c in made] == [("农林水支出", "213"), ("其他支出", "")]


def unmapped(*lines: str) -> tuple[Prose, ...]:
    """Prose whose lines have the sign in the place of ¤."""
    (prose, *_) = understood(f"{HEADING}甲。\n").recognized.prose
    place = prose.paragraphs[0].place
    made = tuple(Paragraph(line.replace("¤", UNMAPPED), place) for line in lines)
    return (replace(prose, paragraphs=made),)


PROOF = (
    "会议费8.00万元，较上年减少2.00万元（20.00¤），原因是会议减少。",
    "培训费9.00万元，较上年增加3.00万元（50.00¤）。",
)


def test_a_sign_without_a_letter_is_per_cent_where_the_document_proves_it() -> None:
    assert is_per_cent(unmapped(*PROOF))
    assert not is_per_cent(unmapped(PROOF[0]))
    assert not is_per_cent(unmapped(*PROOF, "差旅费9.00万元，较上年增加3.00万元（0.50¤）。"))
    assert not is_per_cent(unmapped("支出9.00万元，较上年减少13.01¤。"))


def test_what_is_proven_holds_outside_of_brackets() -> None:
    found = understood(f"{HEADING}甲。\n", kind="budget", year=2023)
    rows = unmapped(*PROOF, "支出预算90.00万元，较上年减少13.01¤，原因是人员减少。")
    read = replace(found.recognized, prose=rows)
    made = extract_claims(found.identity, read, (), VOCABULARY)
    assert [(c.indicator, c.percentage_text) for c in made if c.percentage_text] == [
        ("会议费", "20.00"), ("培训费", "50.00"), ("支出预算", "13.01"),
    ]  # fmt: skip
    unproven = replace(found.recognized, prose=unmapped("支出预算90.00万元，较上年减少13.01¤。"))
    assert [
        c.percentage_text for c in extract_claims(found.identity, unproven, (), VOCABULARY)
    ] == [""]
