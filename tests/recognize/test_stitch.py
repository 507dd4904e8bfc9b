"""Parts of one table put together, and tables of one title kept apart."""

from __future__ import annotations

from tests.recognize.test_spanned import spanned
from tests.support import from_word, headings, printed, rows, understood

TWO = [("213", "农林水支出"), ("21303", "水利")]


def test_a_page_that_repeats_title_and_header_goes_on() -> None:
    table = understood(
        printed("""
        表3

        2021年部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00

        表3

        2021年部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    ).table
    assert rows(table) == TWO
    assert table.number == "表3"


def test_a_page_that_repeats_the_header_only_goes_on() -> None:
    table = understood(
        printed("""
        部门支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00

        - 7 -

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    ).table
    assert rows(table) == TWO


def test_a_page_with_the_forms_number_only_goes_on() -> None:
    table = understood(
        printed("""
        公开表3

        2021年部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00

        公开表3

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    ).table
    assert rows(table) == TWO
    assert table.number == "公开表3"


def test_a_page_with_another_forms_number_is_another_table() -> None:
    tables = understood(
        printed("""
        公开表3

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00

        公开表4

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    ).tables
    assert [table.number for table in tables] == ["公开表3", "公开表4"]


def test_a_page_in_word_that_repeats_title_and_header_goes_on() -> None:
    page = """
        部门支出总表
        > 417岱山县水利局

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        {row} → 61.40 → 41.40 → 20.00
        """
    table = understood(
        from_word(page.format(row="213 → 农林水支出")) + from_word(page.format(row="21303 → 水利"))
    ).table
    assert rows(table) == TWO


def test_a_body_broken_by_a_blank_line_is_whole() -> None:
    table = understood(
        printed("""
        部门支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00

        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    ).table
    assert rows(table) == TWO


def test_a_body_broken_by_a_paragraph_is_whole_and_the_paragraph_kept() -> None:
    found = understood(
        printed("""
        部门支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00

        我局厉行节约，压减一般性支出。

        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    )
    assert rows(found.table) == TWO
    assert [section.text for section in found.sections] == ["我局厉行节约，压减一般性支出。"]


def test_a_part_whose_columns_slid_is_moved_back() -> None:
    found = understood(
        printed("""
        部门支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00

         → 2130301 → 行政运行 → 41.40 → 41.40 →
         → 2130305 → 水利工程建设 → 20.00 → → 20.00
        """)
    )
    assert rows(found.table)[2:] == [("2130301", "行政运行"), ("2130305", "水利工程建设")]
    assert ("水利工程建设", "项目支出", "20.00") in found.stated


def test_a_second_form_of_the_same_title_begins_anew() -> None:
    form = """
        项目名称 → {name} → →
        资金金额（万元） → 年度资金总额： → {money} →
        一级指标 → 二级指标 → 指标内容 → 指标值
        产出指标 → 数量指标 → {name}座数 → 3座
        """
    found = understood(
        printed("项目绩效目标表\n\n单位：万元\n")
        + "\n"
        + printed(form.format(name="山塘整治", money="12.50"))
        + "\n"
        + printed(form.format(name="水库除险", money="30.00"))
    )
    assert [table.title for table in found.tables] == ["项目绩效目标表", "项目绩效目标表"]
    assert [table.unit for table in found.tables] == ["万元", "万元"]
    assert [indicator.project for indicator in found.indicators] == ["山塘整治", "水库除险"]


def test_tables_of_two_titles_stay_two() -> None:
    page = """
        {title}

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00

        """
    found = understood(
        printed(page.format(title="部门支出总表"))
        + "\n"
        + printed(page.format(title="一般公共预算支出表"))
    )
    assert [table.title for table in found.tables] == ["部门支出总表", "一般公共预算支出表"]
    assert [len(table.body) for table in found.tables] == [1, 1]


def test_tables_of_two_organisations_stay_two() -> None:
    page = """
        支出总表

        单位：{name}

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        """
    found = understood(
        printed(page.format(name="417岱山县水利局"))
        + "\n"
        + printed(page.format(name="417001岱山县水利局本级"))
    )
    assert [table.entity.code for table in found.tables] == ["417", "417001"]


DEBT = """
项目 | 2022年决算数 | 2023年执行数
一般债务余额 | 15.00 | 16.00
"""


def test_a_sheet_with_other_headings_is_a_table_of_its_own() -> None:
    """Its amounts would go under the headings of the sheet before it."""
    found = spanned(DEBT, DEBT.replace("2023年执行", "2024年预算").replace("2022年决", "2023年执"))
    assert [headings(table) for table in found.tables] == [
        ["2022年决算数", "2023年执行数"],
        ["2023年执算数", "2024年预算数"],
    ]


def test_a_sheet_with_more_columns_is_a_table_of_its_own() -> None:
    assert len(spanned(DEBT, "专项债务余额 | 1.00 | 2.00 | 3.00").tables) == 2


def test_a_sheet_of_rows_alone_goes_on_with_the_one_before() -> None:
    (table,) = spanned(DEBT, "专项债务余额 | 1.00 | 2.00").tables
    assert [entry.label for entry in table.entries] == ["一般债务余额", "专项债务余额"]


SPENT = """
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 备注
208 | 社会保障和就业支出 | 5.00 | 5.00 | | 含结转
213 | 农林水支出 | 9.00 | 4.00 | 5.00 |
"""


def test_a_sheet_whose_last_columns_are_blank_goes_on_with_the_one_before() -> None:
    (table,) = spanned(SPENT, "221 | 住房保障支出 | 2.00 | 2.00").tables
    assert rows(table)[-1] == ("221", "住房保障支出")
    assert headings(table) == ["合计", "基本支出", "项目支出"]


def test_a_narrow_sheet_of_other_columns_is_a_table_of_its_own() -> None:
    assert len(spanned(SPENT, "住房保障支出 | 221 | 2.00").tables) == 2


def test_one_title_under_two_numbers_is_that_of_two_tables() -> None:
    tables = understood(
        printed("""
        表44

        2023年债务余额情况表

        项目 → 全市 → 市本级
        一般债务 → 8.00 → 0.40

        表47

        2023年债务余额情况表

        项目 → 全市 → 市本级
        一般债务 → 9.00 → 0.50
        """)
    ).tables
    assert [table.number for table in tables] == ["表44", "表47"]
