"""Units that cannot both be right, and fund tables that the summary contradicts."""

from __future__ import annotations

import pytest

from pipeline.model.document import Cell, Document, Grid, GridLayout, Paragraph, Place
from pipeline.model.records import Outcome
from tests.support import Understood, identity, printed, understood

UNIT, EMPTY = "form.unit_plausible", "form.empty_with_summary"
TABLE = """
        {title}

        单位：{unit}

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → {total}
        21303 → 水利 → {total}
        2130301 → 行政运行 → {total}

        以下为另一张表。

"""


def tables(unit: str, total: str) -> Understood:
    first = printed(TABLE.format(title="收入总表", unit="万元", total="61.40"))
    return understood(
        first + "\n" + printed(TABLE.format(title="支出总表", unit=unit, total=total))
    )


@pytest.mark.parametrize(
    ("unit", "total", "outcome"),
    [
        ("万元", "61.40", Outcome.PASS),
        ("元", "614,000.00", Outcome.PASS),
        ("元", "61.40", Outcome.FAIL),
        ("万元", "614,000.00", Outcome.FAIL),
        ("万元", "61.43", Outcome.PASS),
        ("万元", "614.00", Outcome.PASS),
    ],
)
def test_the_same_codes_ten_thousand_times_apart_fail(
    unit: str, total: str, outcome: Outcome
) -> None:
    found = tables(unit, total)
    assert found.outcomes(UNIT) == [outcome]
    if outcome is Outcome.FAIL:
        (finding,) = found.of(UNIT, Outcome.FAIL)
        assert total in finding.message
        assert "61.40" in finding.message


def test_of_several_tables_the_odd_one_is_named() -> None:
    titles = (("收入总表", "元"), ("支出总表", "万元"), ("一般公共预算支出表", "万元"))
    pages = [printed(TABLE.format(title=t, unit=u, total="61.40")) for t, u in titles]
    found = understood("\n".join(pages))
    (finding,) = found.of(UNIT, Outcome.FAIL)
    assert finding.table == found.tables[0].name


PANELS = """
        {title}

        单位：{unit}

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → {income} → 一、社会保障和就业支出 → 121.35
         → → 二、卫生健康支出 → 142.78
         → → 三、农林水支出 → 1,935.46
        收入总计 → {income} → 支出总计 → 2,199.59
        """


def test_tables_without_codes_are_told_by_the_digits_that_they_share() -> None:
    summary = PANELS.format(title="收支总表", unit="万元", income="2,199.59")
    for unit, outcome in (("元", Outcome.FAIL), ("万元", Outcome.NOT_APPLICABLE)):
        other = PANELS.format(title="财政拨款收支总表", unit=unit, income="2,199.59")
        found = understood(printed(summary) + "\n" + printed(other))
        assert found.outcomes(UNIT) == [outcome]


PROJECTS = """
        项目支出表

        单位：{unit}

        单位名称 → 项目名称 → 金额
        合计 → → {total}
        岱山县水利局 → 堤防加固 → 30.15
        岱山县水利局 → 水质监测 → 15.02
        """
SPENT = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 145.17 → 100.00 → 45.17
        21303 → 水利 → 145.17 → 100.00 → 45.17
         → 合计 → 145.17 → 100.00 → 45.17
        """


@pytest.mark.parametrize(
    ("unit", "total", "outcome"),
    [
        ("万元", "45.17", Outcome.PASS),
        ("元", "45.17", Outcome.FAIL),
        ("元", "451,700.00", Outcome.PASS),
        ("万元", "30.02", Outcome.PASS),
    ],
)
def test_the_list_of_projects_has_the_unit_of_their_whole(
    unit: str, total: str, outcome: Outcome
) -> None:
    found = understood(printed(SPENT) + "\n" + printed(PROJECTS.format(unit=unit, total=total)))
    assert found.outcomes(UNIT) == [outcome]


def test_with_nothing_to_compare_the_check_does_not_apply() -> None:
    assert understood("一、主要职责").outcomes(UNIT) == [Outcome.NOT_APPLICABLE]


SUMMARY = """
        财政拨款收支总表

        收入 → → 支出 → → → →
        项目 → 金额 → 项目 → 合计 → 一般公共预算 → 政府性基金预算 → 国有资本经营预算
        一、一般公共预算 → 90.00 → 一、农林水支出 → 95.00 → {general} → {fund} →

"""
FUND = """
        政府性基金预算支出表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        {row}
        """
ROW = "213 → 农林水支出 → 5.00 → → 5.00"


@pytest.mark.parametrize(
    ("fund", "row", "outcome"),
    [
        ("5.00", ROW, Outcome.PASS),
        ("", " → → → → ", Outcome.PASS),
        ("0.00", "213 → 农林水支出 → 0.00 → → 0.00", Outcome.PASS),
        ("5.00", " → → → → ", Outcome.FAIL),
        ("", ROW, Outcome.FAIL),
    ],
)
def test_a_fund_table_is_empty_exactly_when_the_summary_shows_none(
    fund: str, row: str, outcome: Outcome
) -> None:
    text = (
        printed(SUMMARY.format(general="90.00", fund=fund)) + "\n" + printed(FUND.format(row=row))
    )
    found = understood(text)
    of_fund = [f.outcome for f in found.findings if f.check == EMPTY and "基金" in f.message]
    assert of_fund == [outcome]


def test_a_fund_that_the_summary_shows_and_no_table_is_missing() -> None:
    found = understood(printed(SUMMARY.format(general="90.00", fund="5.00")))
    (finding,) = found.of(EMPTY, Outcome.FAIL)
    assert "5.00" in finding.message


BY_ROWS = """
        财政拨款收支总表

        收入 → → 支出 →
        项目 → 金额 → 项目 → 金额
        一、一般公共预算拨款 → {general} → 一、农林水支出 → 95.00
        二、政府性基金预算拨款 → → 二、住房保障支出 → 5.00
        收入总计 → 100.00 → 支出总计 → 100.00

"""


@pytest.mark.parametrize(
    ("general", "row", "outcome"),
    [
        ("100.00", " → → → → ", Outcome.PASS),
        ("100.00", ROW, Outcome.FAIL),
        ("95.00", ROW, Outcome.NOT_EVALUATED),
    ],
)
def test_a_summary_with_all_its_income_of_one_fund_shows_none_of_the_others(
    general: str, row: str, outcome: Outcome
) -> None:
    found = understood(
        printed(BY_ROWS.format(general=general)) + "\n" + printed(FUND.format(row=row))
    )
    of_fund = [f.outcome for f in found.findings if f.check == EMPTY and "基金" in f.message]
    assert of_fund == [outcome]


def test_a_summary_with_its_rows_in_one_cell_accuses_no_table() -> None:
    """The 6 in the column of the fund is the number of the column, the first line of a cell cut short."""
    place = Place("水利局.docx", 3)

    def grid(*rows: tuple[str, ...]) -> Grid:
        cells = tuple(tuple(Cell(text, place) for text in row) for row in rows)
        return Grid(cells, GridLayout.SPANNED, place)

    def says(text: str) -> Paragraph:
        return Paragraph(text, place)

    heads = ("项目", "金额", "项目", "合计", "政府性基金预算")
    names = "栏次\n一、农林水支出\n本年支出合计"
    rows = ("1\n一般公共预算拨款\n收入总计", "2\n9.00\n9.00", names, "5\n9.00\n9.00", "6")
    blocks = (
        says("财政拨款收支总表"), says("单位：万元"), grid(("收入", "", "支出", "", ""), heads, rows),
        says("政府性基金预算支出表"), says("单位：万元"),
        grid(("科目编码", "科目名称", "合计"), ("", "", "")),
    )  # fmt: skip
    found = Understood(Document(place.file, "docx", blocks), identity())
    assert found.of("form.crowded_cell", Outcome.FAIL)
    assert found.of(EMPTY, Outcome.FAIL) == []
    told = [f for f in found.of(EMPTY, Outcome.NOT_EVALUATED) if "一格" in f.message]
    assert len(told) == 1
