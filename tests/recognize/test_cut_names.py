"""Names that the end of a page cuts in two."""

from __future__ import annotations

from tests.recognize.test_page_rules import WHOLE, paged
from tests.support import Understood, printed, understood

SIDES = (50.0, 110.0, 250.0, 330.0, 410.0)


def summary(first: str, second: str) -> Understood:
    header = "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"
    return paged((SIDES, header + first), (SIDES, second), title="收支总表")


def labels(found: Understood, panel: int) -> list[str]:
    return [entry.label for entry in found.table.entries if entry.panel == panel]


def test_the_rest_of_a_name_is_put_back_to_it() -> None:
    found = summary(
        "一、财政拨款 | 30.00 | 一、一般公共服务支出 | 20.00\n | | 二、社会保障和就 | 10.00",
        " | | 业支出 | \n本年收入合计 | 30.00 | 本年支出合计 | 30.00",
    )
    assert labels(found, 1) == ["一、一般公共服务支出", "二、社会保障和就业支出", "本年支出合计"]
    assert [a.amount_text for a in found.amounts if a.row_label.endswith("就业支出")] == ["10.00"]
    (published,) = [row for row in found.table.body if row[3] and row[3].text == "10.00"]
    assert published[2] is not None
    assert published[2].text == "二、社会保障和就业支出"


def test_a_numbered_name_without_figures_is_put_together_too() -> None:
    found = summary(
        "一、财政拨款 | 30.00 | 一、教育支出 | 30.00\n | | 十七、国土海洋气象等支 | ",
        " | | 出 | \n本年收入合计 | 30.00 | 本年支出合计 | 30.00",
    )
    assert labels(found, 1) == ["一、教育支出", "十七、国土海洋气象等支出", "本年支出合计"]


def test_a_total_whose_word_stands_on_the_next_page_is_a_total() -> None:
    found = summary(
        "一、财政拨款 | 30.00 | 一、教育支出 | 30.00\n当年收入 | 30.00 | 当年支出小计 | 30.00",
        "小计 | | | \n上年结转资金 | | 结转下年资金 | \n收入合计 | 30.00 | 支出合计 | 30.00",
    )
    assert labels(found, 0) == ["一、财政拨款", "当年收入小计", "上年结转资金", "收入合计"]
    assert [e.label for e in found.table.entries if e.is_leaf and e.panel == 0] == [
        "一、财政拨款",
        "上年结转资金",
    ]


def test_a_row_of_its_own_that_begins_a_page_without_figures_stays() -> None:
    found = summary(
        "一、财政拨款 | 30.00 | 一、教育支出 | 30.00\n上年结余 | 5.00 | 其他 | 5.00",
        "上年结转 | | 结转下年 | \n收入总计 | 35.00 | 支出总计 | 35.00",
    )
    assert labels(found, 0) == ["一、财政拨款", "上年结余", "上年结转", "收入总计"]
    assert labels(found, 1) == ["一、教育支出", "其他", "结转下年", "支出总计"]


def test_a_whole_name_takes_nothing_from_the_next_page() -> None:
    found = summary(
        "一、财政拨款 | 30.00 | 一、教育支出 | 30.00\n | | 二、其他支出 | 0.00",
        " | | 合计 | \n收入总计 | 30.00 | 支出总计 | 30.00",
    )
    assert labels(found, 1)[:2] == ["一、教育支出", "二、其他支出"]


def test_a_name_of_a_list_with_codes_goes_on_over_the_page() -> None:
    header = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n"
    found = paged(
        (
            WHOLE,
            header + "213 | 农林水支出 | 61.40 | 41.40 | 20.00\n208 | 社会保障和就 | 3.00 | 3.00 |",
        ),
        (WHOLE, " | 业支出 | | | \n2130306 | 水利工程运行与维护 | 31.40 | 21.40 | 10.00"),
    )
    assert [entry.label for entry in found.table.entries][1] == "社会保障和就业支出"


LISTED = """
    {title}

    单位：万元

    {head}
    {rows}
"""


def listed(
    *rows: str, head: str = "项目 → 决算数", title: str = "“三公”经费支出决算表"
) -> list[str]:
    text = printed(LISTED.format(title=title, head=head, rows="\n    ".join(rows)))
    return [entry.label for entry in understood(text, kind="final").table.entries]


def test_a_name_may_go_on_in_a_row_of_its_own() -> None:
    rows = ("公务用车购 → 8.00", "置费 →", "公务接待费 → 1.00")
    assert listed(*rows) == ["公务用车购置费", "公务接待费"]


def test_a_row_that_closes_the_bracket_of_the_one_above_is_its_end() -> None:
    rows = ("（一）因公出国（境 → 1", "）团组数（个） →", "（二）公务接待费 → 1.00")
    assert listed(*rows) == ["（一）因公出国（境）团组数（个）", "（二）公务接待费"]


def test_a_name_of_its_own_below_another_stays() -> None:
    rows = ("公务接待费 → 1.00", "其他费用 →", "会议费 → 2.00")
    assert listed(*rows) == ["公务接待费", "其他费用", "会议费"]


def test_names_go_on_in_a_short_list_of_codes_with_a_total() -> None:
    rows = (" → 合计 → 3.00", "208 → 社会保障和 → 3.00", " → 就业支出 →")
    found = listed(*rows, head="科目编码 → 科目名称 → 合计", title="支出决算表")
    assert found == ["合计", "社会保障和就业支出"]
