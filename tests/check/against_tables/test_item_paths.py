"""Items that the prose names with their level."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import disclosed, failed

CODE, OUTDATED, ITEM = "claim.code_in_text", "code.outdated", "claim.item_in_table"


def test_a_level_that_the_name_does_not_have() -> None:
    (finding,) = failed(disclosed("1.水利（类）：反映水利方面的支出。"), CODE)
    assert finding.message == "文中“水利（类）”：“水利”是款或项级科目"
    assert finding.severity is Severity.WARNING


def test_a_level_is_told_once_beside_an_amount_too() -> None:
    text = "1.住房改革支出（类）住房公积金（项）9.00万元。\n\n2.住房改革支出（类）无。"
    (finding,) = failed(disclosed(text), CODE)
    assert "“住房保障支出（类）”" in finding.message


def test_a_name_of_other_years_in_a_glossary() -> None:
    tables = OLD_AGE
    (finding,) = failed(
        disclosed("三、行政事业单位离退休（款）：指离退休人员的经费。", tables), OUTDATED
    )
    assert "2023 年为“行政事业单位养老支出”" in finding.message


@pytest.mark.parametrize("said", ["行政事业单位离退休", "行政事业单位离退休（20805）"])
def test_a_name_of_other_years_that_is_explained_without_its_level(said: str) -> None:
    (finding,) = failed(disclosed(f"9.{said}：反映离退休人员的经费。", OLD_AGE), OUTDATED)
    assert finding.message.startswith("文中“行政事业单位离退休”是其他年度的科目名称")


def test_an_item_that_is_explained_and_in_no_table() -> None:
    text = "四、人大事务（款）：反映人大方面的支出。\n\n五、水利（款）：反映水利方面的支出。"
    (finding,) = failed(disclosed(text, OLD_AGE), ITEM)
    assert finding.message == "文中解释了“人大事务（款）”、“水利（款）”，本文件各表没有"
    assert finding.severity is Severity.NOTE


def test_the_signs_of_a_name_in_another_order() -> None:
    (finding,) = failed(disclosed("1.水利（款）水利建设工程（项）70.00万元。"), CODE)
    assert finding.message == "文中“水利建设工程（项）”的字序与表中“水利工程建设”不同"


STAFF = """
一般公共预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t1,065.00\t1,065.00\t
20805\t行政事业单位养老支出\t1,065.00\t1,065.00\t
2080501\t行政单位离退休\t5.00\t5.00\t
2080505\t机关事业单位基本养老保险缴费支出\t1,060.00\t1,060.00\t
合计\t\t1,065.00\t1,065.00\t
"""


def test_a_name_that_is_nearly_that_of_its_amount() -> None:
    text = "1.行政事业单位养老支出（款）机关事业单位基本养老保险费（项）支出1060.00万元。"
    (finding,) = failed(disclosed(text, STAFF), CODE)
    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "文中“机关事业单位基本养老保险费（项）”与表中此数的科目名称"
        "“机关事业单位基本养老保险缴费支出”（2080505）不同"
    )


@pytest.mark.parametrize(
    "named",
    [
        # as it is, without its end, or without 支出
        "机关事业单位基本养老保险缴费支出（项）1060.00万元",
        "机关事业单位基本养老保险（项）1060.00万元",
        "机关事业单位基本养老保险缴费（项）1,060.00万元",
        # another amount, a part of the digits, no amount: another item, it may be
        "机关事业单位基本养老保险费（项）1061.00万元",
        "机关事业单位基本养老保险费（项）21060.00万元",
        "机关事业单位基本养老保险费（项）：反映养老保险",
        # an item of its own, or of another year, and a name that is not like it
        "机关事业单位职业年金缴费支出（项）1060.00万元",
        "对机关事业单位基本养老保险基金的补助（项）1060.00万元",
        "养老保险费（项）1060.00万元",
    ],
)
def test_a_name_that_is_another_or_short_for_it_is_left_alone(named: str) -> None:
    found = failed(disclosed(f"1.行政事业单位养老支出（款）{named}。", STAFF), CODE)
    assert not [f for f in found if "不同" in f.message]


@pytest.mark.parametrize(
    "text",
    [
        "水利（款）：反映水利方面的支出。",
        "原水利（项）支出调整为水利（款）防汛（项）。",
        "支出（款）：反映水利方面的支出。",
        # the rest of a name that another paragraph began
        "农林水支出（类）水利工程\n\n水利（项）：反映水利方面的支出。",
    ],
)
def test_names_of_the_tables_of_a_move_and_the_rest_of_a_name_are_left_alone(text: str) -> None:
    found = disclosed(text)
    assert not failed(found, CODE)
    assert not failed(found, OUTDATED)
    assert not failed(found, ITEM)


OLD_AGE = """
一般公共预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t8.00\t2.00\t6.00
20508\t进修及培训\t8.00\t2.00\t6.00
2050803\t培训支出\t8.00\t2.00\t6.00
208\t社会保障和就业支出\t5.00\t5.00\t
20805\t行政事业单位养老支出\t5.00\t5.00\t
2080501\t行政单位离退休\t5.00\t5.00\t
221\t住房保障支出\t9.00\t9.00\t
22102\t住房改革支出\t9.00\t9.00\t
2210201\t住房公积金\t9.00\t9.00\t
\t合计\t22.00\t16.00\t6.00

"""
