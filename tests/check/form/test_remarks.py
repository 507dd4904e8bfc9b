"""Which forms are there, and what of the print had to be inferred or is wrong."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import printed, understood

EMPTY = """
        国有资本经营预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → → → →

        {note}
        """


def test_forms_that_the_law_asks_for_are_counted_there_or_missing() -> None:
    found = understood(printed(EMPTY.format(note="注：空表。")))
    assert len(found.outcomes("form.statutory_table")) == 9
    (there,) = found.of("form.statutory_table", Outcome.PASS)
    assert "国有资本经营预算支出表" in there.message
    missing = found.of("form.statutory_table", Outcome.FAIL)
    assert any("支出总表" in finding.message for finding in missing)
    assert {finding.severity for finding in missing} == {Severity.WARNING}


def test_forms_are_counted_for_every_entity() -> None:
    page = """
        {title}

        {owner}

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        """
    found = understood(
        printed(page.format(title="部门支出总表", owner="部门：417岱山县水利局"))
        + "\n"
        + printed(page.format(title="单位支出总表", owner="单位：417001岱山县防汛服务中心"))
    )
    assert len(found.outcomes("form.statutory_table")) == 18


def test_an_inferred_heading_is_remarked() -> None:
    found = understood(
        printed("""
        一般公共预算财政拨款支出决算表

        科目编码 → 科目名称 → 本年支出 → → → →
         → → 合计 → 基本支出 → → → 项目支出
        栏次 → → 1 → 2 → 3 → 4 → 5
        213 → 农林水支出 → 61.40 → 41.40 → 33.10 → 8.30 → 20.00
        """),
        kind="final",
    )
    (finding,) = found.of("form.heading_inferred", Outcome.NOT_EVALUATED)
    assert "3 栏" in finding.message
    assert "人员经费" in finding.message


def test_an_inferred_label_is_remarked_in_its_row() -> None:
    found = understood(
        printed("""
        收入支出决算总表

        收入 → → → 支出 → →
        项目 → 行次 → 决算数 → 项目 → 行次 → 决算数
        栏次 → → 1 → 栏次 → → 2
        一、一般公共预算财政拨款收入 → 1 → 812.35 → 一、农林水支出 → 3 → 812.35
         → 2 → 812.35 → 本年支出合计 → 4 → 812.35
        """),
        kind="final",
    )
    (finding,) = found.of("form.label_inferred", Outcome.NOT_EVALUATED)
    assert (finding.row_no, finding.source_line) == (2, 7)
    assert "本年收入合计" in finding.message


def test_columns_that_share_a_heading_are_remarked() -> None:
    found = understood(
        printed("""
        支出总表

        科目编码 → 科目名称 → 合计 → 项目支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    )
    (finding,) = found.of("form.heading_bound", Outcome.NOT_EVALUATED)
    assert "项目支出" in finding.message


PROJECTS = """
        一般公共预算财政拨款项目支出决算表

        项目经费 → → → → →
        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        309 → 资本性支出（基本建设） → 3.00 → 302 → 商品和服务支出 → 9.05
        30919 → 其他交通工具购置 → 1.00 → 30201 → 办公费 → 9.05
        {code} → 文物和陈列品购置 → 2.00 → → →
        """


def test_a_known_misprint_is_named_with_what_is_meant() -> None:
    found = understood(printed(PROJECTS.format(code="20921")), kind="final")
    (finding,) = found.of("code.misprint", Outcome.FAIL)
    assert (finding.code, finding.source_line) == ("20921", 7)
    assert "30921" in finding.message
    assert "30921" in finding.message_en
    assert "20921" in {entry.code for entry in found.table.entries}


def test_the_code_that_is_meant_is_no_misprint() -> None:
    found = understood(printed(PROJECTS.format(code="30921")), kind="final")
    assert found.outcomes("code.misprint") == []
    assert found.outcomes("code.known") == []


def test_a_misprint_of_one_classification_may_be_right_in_another() -> None:
    found = understood(
        printed("""
        支出决算表

        科目编码 → 科目名称 → 本年支出合计
        209 → 社会保险基金支出 → 2.00
        20921 → 某项支出 → 2.00
        """),
        kind="final",
    )
    assert found.outcomes("code.misprint") == []


def test_a_code_in_no_list_is_noted_not_failed() -> None:
    found = understood(printed(PROJECTS.format(code="30988")), kind="final")
    (finding,) = found.of("code.known", Outcome.NOT_EVALUATED)
    assert (finding.code, finding.severity) == ("30988", Severity.NOTE)


def test_a_units_budget_code_is_in_no_classification() -> None:
    found = understood(
        printed("""
        部门收入总表

        部门代码 → 部门名称 → 合计 → 本年收入 → 上年结转
        417 → 岱山县水利局 → 61.40 → 41.40 → 20.00
        417001 → 岱山县水利局本级 → 61.40 → 41.40 → 20.00
        """)
    )
    assert found.outcomes("code.known") == []


def test_a_file_that_was_cut_short_is_remarked() -> None:
    found = understood("支出总表\n\n项目\t金额\t备注\n水利\t4.10\t无\n合计\t4.10\t无\n行政\t4")
    (finding,) = found.of("form.file_whole", Outcome.FAIL)
    assert finding.source_line == 6


@pytest.mark.parametrize("kind", ["budget", "final"])
def test_every_finding_is_said_in_both_languages(kind: str) -> None:
    found = understood(printed(PROJECTS.format(code="20921")), kind=kind)
    assert found.findings
    for finding in found.findings:
        assert finding.message
        assert finding.message_en
        assert finding.disclosure == found.identity.package_name


def test_headings_printed_over_other_columns_are_told() -> None:
    slid = """
        支出决算表
        单位：万元

        项目 → → 本年支出合计 → 基本支出 → 项目支出 →
        栏次 → 科目名称 → → 1 → 2 → 3
        213 → 农林水支出 → → 61.40 → 41.40 → 20.00
        """
    found = understood(printed(slid), kind="final")
    assert [column.label for column in found.table.columns][-3:] == [
        "本年支出合计",
        "基本支出",
        "项目支出",
    ]
    assert found.outcomes("form.heading_moved") == [Outcome.NOT_EVALUATED]


def test_a_table_whose_rows_and_columns_were_swapped_says_so() -> None:
    found = understood(
        printed("""
        部门支出总表
        单位：万元
        项目 → 卫生健康支出 → 农林水支出
        合计 → 20.00 → 41.40
        基本支出 → → 41.40
        项目支出 → 20.00 →
        """)
    )
    assert found.outcomes("form.table_turned") == [Outcome.NOT_EVALUATED]


def test_headings_over_their_own_columns_are_not_remarked_on() -> None:
    found = understood(
        printed("""
        支出决算表
        单位：万元

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        """),
        kind="final",
    )
    assert found.outcomes("form.heading_moved") == []
    assert found.outcomes("form.table_turned") == []
