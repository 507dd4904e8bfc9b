"""Empty tables and where it is said why they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Place, Remark
from pipeline.model.records import Outcome
from tests.support import Understood, identity, printed, read, understood

CHECK = "form.empty_table_note"
EXPLAINED = "\n一、部门职责\n\n" + "\n\n".join(
    f"我局负责{what}的规划、建设和管理工作，指导各乡镇的相关工作，并承担县政府交办的其他事项。"
    for what in ("堤防", "水库", "河道")
)
"""Sentences enough to be the explanation of a disclosure."""
EMPTY = """
        国有资本经营预算支出表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → → → →

        {note}
        """


@pytest.mark.parametrize(
    ("note", "outcome"),
    [("注：我局无此项预算，空表列示。", Outcome.PASS), ("我局如下说明其他情况。", Outcome.FAIL)],
)
def test_an_empty_form_needs_a_note(note: str, outcome: Outcome) -> None:
    found = understood(printed(EMPTY.format(note=note)) + EXPLAINED)
    assert found.outcomes(CHECK) == [outcome]


def test_an_explanation_in_another_file_may_say_why() -> None:
    found = understood(printed(EMPTY.format(note="我局如下说明其他情况。")))
    (finding,) = found.of(CHECK, Outcome.NOT_EVALUATED)
    assert "说明可能在另一文件" in finding.message


def test_a_form_with_rows_needs_no_note() -> None:
    found = understood(
        printed("""
        支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40
        """)
    )
    assert found.outcomes(CHECK) == []


def test_a_reason_beside_the_title_on_the_contents_page_is_a_note() -> None:
    page = """
        目录

        序号 → 报表 → 是否空表 → 公开空表理由
        表1 → 2023年部门综合预算支出总表 → 否 →
        表2 → 2023年部门综合预算财政拨款上年结转资金支出表 → {reason}

        2023年部门综合预算支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40

        2023部门综合预算财政拨款结转资金支出表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → → → →

        """
    explained = understood(printed(page.format(reason="是 → 不涉及")))
    (finding,) = explained.of(CHECK, Outcome.PASS)
    assert "不涉及" in finding.message
    assert understood(printed(page.format(reason="是 →")) + EXPLAINED).outcomes(CHECK) == [
        Outcome.FAIL
    ]


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("2023年国有资本经营预算支出为0.00万元，与上年持平。", Outcome.PASS),
        ("2023年政府性基金预算支出为0.00万元，与上年持平。", Outcome.FAIL),
        ("财政拨款支出中，国有资本经营预算拨款支出预算为0。", Outcome.PASS),
        ("财政拨款支出中，国有资本经营预算拨款支出预算为10。", Outcome.FAIL),
    ],
)
def test_a_text_that_states_none_explains_the_empty_form(line: str, outcome: Outcome) -> None:
    text = printed(EMPTY.format(note="其他重要事项")) + f"\n一、支出说明\n\n{line}\n" + EXPLAINED
    assert understood(text).outcomes(CHECK) == [outcome]


TOTAL_ALONE = """
        国有资本经营预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → {amount} → →

        {note}
        """


@pytest.mark.parametrize(
    ("amount", "note", "outcomes"),
    [
        ("", "我局如下说明其他情况。", [Outcome.FAIL]),
        ("", "注：我局无此项预算，空表列示。", [Outcome.PASS]),
        ("0.00", "我局如下说明其他情况。", []),
        ("3.00", "我局如下说明其他情况。", []),
    ],
)
def test_a_total_with_nothing_in_it_is_an_empty_form_and_zero_is_not(
    amount: str, note: str, outcomes: list[Outcome]
) -> None:
    found = understood(printed(TOTAL_ALONE.format(amount=amount, note=note)) + EXPLAINED)
    assert found.outcomes(CHECK) == outcomes


def test_a_list_of_tables_that_was_read_as_no_table_says_why_too() -> None:
    page = """
        表1 → 2023年部门综合预算收支总表 → 否 →
        表2 → 2023年部门综合预算支出总表 → 否 →
        表3 → 2023年部门综合预算国有资本经营预算支出表 → 是 → {reason}

        国有资本经营预算支出表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → → → →

        """
    explained = understood(printed(page.format(reason="不涉及")))
    assert explained.outcomes(CHECK) == [Outcome.PASS]
    unexplained = understood(printed(page.format(reason="")) + EXPLAINED)
    assert unexplained.outcomes(CHECK) == [Outcome.FAIL]


@pytest.mark.parametrize("check", ["form.embedded_object", "form.picture"])
def test_the_rows_of_an_empty_form_may_be_in_a_file_that_was_not_read(check: str) -> None:
    document = read(printed(EMPTY.format(note="我局如下说明其他情况。")) + EXPLAINED)
    said = Remark(check, "嵌入了文件", "has files embedded", Place(document.file))
    found = Understood(replace(document, remarks=(said,)), identity())
    (finding,) = [f for f in found.findings if f.check == CHECK]
    unread = check == "form.embedded_object"
    assert finding.outcome is (Outcome.NOT_EVALUATED if unread else Outcome.FAIL)
    assert ("没有读取的文件" in finding.message) == unread


@pytest.mark.parametrize(("page", "outcome"), [(None, Outcome.NOT_EVALUATED), (9, Outcome.FAIL)])
def test_a_form_whose_formulas_have_no_value_may_not_be_empty(
    page: int | None, outcome: Outcome
) -> None:
    document = read(printed(EMPTY.format(note="我局如下说明其他情况。")) + EXPLAINED)
    place = Place(document.file, page=page)
    lost = Remark("form.formula_without_value", "公式没有计算结果", "no value", place)
    found = Understood(replace(document, remarks=(lost,)), identity())
    (finding,) = [f for f in found.findings if f.check == CHECK]
    assert finding.outcome is outcome
