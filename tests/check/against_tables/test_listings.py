"""Lists of items in the prose against the column that they are taken from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.claims.maybe_carried_over import has_what_was_carried_over
from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import BASIC, GENERAL, disclosed, failed, passed
from tests.extract.claims_support import claims
from tests.support import printed

ITEM, WHOLE = "claim.item_in_table", "claim.list_whole"

LIST = """2023年一般公共预算支出189.00万元，其中：
（1）培训支出（2050803）{training}万元，主要用于培训；
（2）行政运行（2130301）72.00万元，主要用于机关运转；
（3）水利工程建设（2130305）70.00万元，主要用于水库；
（4）防汛（2130314）30.00万元，主要用于值守；
（5）{housing}万元，主要用于缴费。"""


def listed(training: str = "8.00", housing: str = "住房公积金（2210201）9.00") -> str:
    return LIST.format(training=training, housing=housing)


def test_a_list_as_in_its_table() -> None:
    found = disclosed(listed())
    assert passed(found, ITEM)
    assert found.outcomes(WHOLE) == []


@pytest.mark.parametrize("training", ["8", "8.0", "8.004"])
def test_digits_do_not_matter(training: str) -> None:
    assert not failed(disclosed(listed(training=training)), ITEM)


def test_items_that_make_up_a_whole_of_another_table_contradict_none() -> None:
    more = "303\t对个人和家庭的补助\t5.00\t5.00\t\n\t合计\t88.00\t74.00\t14.00"
    basic = BASIC.replace("\t合计\t83.00\t69.00\t14.00", more)
    spent = printed("""
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 120.00 → 95.00 → 25.00
         → 合计 → 120.00 → 95.00 → 25.00

        """)
    text = (
        "2023年支出120.00万元。基本支出95.00万元，其中工资福利支出{}万元、商品和服务支出14.00万元、"
    )
    text += "对个人和家庭的补助5.00万元。"
    assert not failed(disclosed(text.format("76.00"), f"{spent}\n{basic}"), ITEM)
    assert failed(disclosed(text.format("75.00"), f"{spent}\n{basic}"), ITEM)


def test_an_item_that_no_table_has() -> None:
    (finding,) = failed(disclosed(listed(housing="其他水利支出（2130399）5.00")), ITEM)
    assert finding.severity is Severity.ERROR
    assert "其他水利支出（2130399）" in finding.message
    assert "没有该科目" in finding.message
    assert finding.code == "2130399"


def test_an_item_of_another_classification_is_lacked_by_tables_of_that_one() -> None:
    """公务接待费 behind a list of functions: the table of functions never has it."""
    housing = "公务接待费2.00"
    assert not failed(disclosed(listed(housing=housing), GENERAL), ITEM)
    (finding,) = failed(disclosed(listed(housing=housing), f"{GENERAL}\n{BASIC}"), ITEM)
    assert "公务接待费" in finding.message


THREE = printed("""
    “三公”经费支出表

    单位：万元

    项目 → 预算数
    “三公”经费合计 → 7.00
    因公出国（境）费 →
    公务用车购置及运行维护费 → 6.00
    其中：公务用车购置费 → 6.00
    公务用车运行维护费 →
    公务接待费 → 1.00

    """)


def test_an_item_that_a_table_states_under_no_code_is_in_a_table() -> None:
    prose = "办公费8.00万元。差旅费3.00万元。邮电费1.00万元。公务用车购置6.00万元。"
    found = disclosed(prose, f"{BASIC}\n{THREE}")
    assert passed(found, ITEM)
    assert failed(disclosed(prose.replace("公务用车购置", "租赁费"), f"{BASIC}\n{THREE}"), ITEM)


def test_an_item_of_nothing_need_not_be_in_the_table() -> None:
    assert not failed(disclosed(listed(housing="其他水利支出（2130399）0.00")), ITEM)


def test_an_amount_that_the_table_has_under_the_name_of_another_item() -> None:
    path = "5.住房保障支出（类）住房改革支出（款）购房补贴（项）9.00"
    (finding,) = failed(disclosed(listed(housing=path)), ITEM)
    assert finding.severity is Severity.WARNING
    assert "购房补贴" in finding.message
    assert "住房公积金" in finding.message


DIVIDED = """基本支出和项目支出的明细。
（1）人员经费：①行政运行（2130301）60.00万元；②住房公积金（2210201）9.00万元。
（2）公用经费：①行政运行（2130301）12.00万元；②培训支出（2050803）2.00万元；
（3）项目支出：①水利工程建设（2130305）70.00万元；②防汛（2130314）30.00万元{training}。"""


def test_parts_of_the_spending_are_held_against_their_own_columns() -> None:
    found = disclosed(DIVIDED.format(training="；③培训支出（2050803）6.00万元"))
    assert passed(found, ITEM)
    assert found.outcomes(WHOLE) == []


def test_items_behind_a_part_of_an_item_still_belong_to_the_list() -> None:
    broken = DIVIDED.format(training="。项目支出中，基本支出1.00万元。④培训支出（2050803）6.00万元")
    assert disclosed(broken).outcomes(WHOLE) == []


def test_a_list_of_something_else_accuses_nobody() -> None:
    other = listed().replace("72.00", "1.00").replace("70.00", "2.00").replace("30.00", "3.00")
    found = disclosed(other)
    assert found.outcomes(ITEM) == []


def test_what_another_table_states_is_no_contradiction() -> None:
    whole = GENERAL.replace("一般公共预算支出表", "支出总表").replace("8.00", "9.50")
    found = disclosed(listed(training="9.50"), GENERAL + "\n" + whole)
    assert not failed(found, ITEM)


def test_what_a_summary_states_under_the_name_alone_is_no_contradiction() -> None:
    classes = (
        "2023年支出预算总计190.50万元，其中：教育支出（205）9.50万元；"
        "农林水支出（213）172.00万元；住房保障支出（221）9.00万元。"
    )
    summary = printed("""
        收支总表

        单位：万元

        项目 → 预算数
        （一）教育支出 → 9.50
        （二）农林水支出 → 172.00
        """)
    assert failed(disclosed(classes), ITEM)
    assert not failed(disclosed(classes, GENERAL + "\n" + summary), ITEM)


def test_an_old_name_of_an_item_is_outdated() -> None:
    assert disclosed(listed()).outcomes("code.outdated") == []
    old = listed(
        housing="社会保障和就业支出（类）行政事业单位离退休（款）其他行政事业单位离退休支出（项）9.00"
    )
    named = (
        GENERAL.replace("221\t住房保障支出", "208\t社会保障和就业支出")
        .replace("22102\t住房改革支出", "20805\t行政事业单位养老支出")
        .replace("2210201\t住房公积金", "2080599\t其他行政事业单位养老支出")
    )
    findings = failed(disclosed(old, named), "code.outdated")
    assert any("其他行政事业单位离退休支出" in finding.message for finding in findings)


ITEMS = (
    ("2130305", "水利工程建设"),
    ("2130306", "水利工程运行与维护"),
    ("2130314", "防汛"),
    ("2130315", "抗旱"),
)
AMOUNTS = st.lists(st.integers(1, 999_999), min_size=4, max_size=4)


def _table_and_list(cents: list[int], left_out: int | None) -> tuple[str, str]:
    amounts = [f"{cent / 100:.2f}" for cent in cents]
    total = f"{sum(cents) / 100:.2f}"
    rows = "\n".join(
        f"{code} → {name} → {amount} → {amount}"
        for (code, name), amount in zip(ITEMS, amounts, strict=True)
    )
    table = (
        "一般公共预算支出表\n\n单位：万元\n\n科目编码 → 科目名称 → 合计 → 项目支出\n"
        f"213 → 农林水支出 → {total} → {total}\n21303 → 水利 → {total} → {total}\n{rows}\n"
        f" → 合计 → {total} → {total}\n"
    )
    said = "；".join(
        f"{name}（{code}）{amount}万元"
        for at, ((code, name), amount) in enumerate(zip(ITEMS, amounts, strict=True))
        if at != left_out
    )
    return printed(table), f"项目支出：{said}。"


@settings(max_examples=15, deadline=None)
@given(AMOUNTS)
def test_whatever_the_amounts_a_whole_list_accuses_nobody(cents: list[int]) -> None:
    table, said = _table_and_list(cents, None)
    found = disclosed(said, table)
    assert passed(found, ITEM)
    assert found.outcomes(WHOLE) == []


@settings(max_examples=15, deadline=None)
@given(AMOUNTS, st.integers(0, 3))
def test_whatever_the_amounts_what_is_left_out_is_named(cents: list[int], left_out: int) -> None:
    table, said = _table_and_list(cents, left_out)
    (finding,) = failed(disclosed(said, table), WHOLE)
    assert ITEMS[left_out][1] in finding.message


def test_every_row_that_states_the_amount_of_another_name_is_named() -> None:
    (finding,) = failed(disclosed(listed(housing="购房补贴（2210203）9.00")), ITEM)
    for row in ("“住房保障支出”（221）", "“住房改革支出”（22102）", "“住房公积金”（2210201）"):
        assert row in finding.message


def test_an_item_that_is_several_rows_of_the_table_together_is_not_lacking() -> None:
    insured = printed("""
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
        301 → 工资福利支出 → 69.00 → 69.00 →
        30101 → 基本工资 → 30.00 → 30.00 →
        30103 → 奖金 → 12.00 → 12.00 →
        30108 → 机关事业单位基本养老保险缴费 → 9.00 → 9.00 →
        30110 → 职工基本医疗保险缴费 → 6.00 → 6.00 →
        30113 → 住房公积金 → 12.00 → 12.00 →
         → 合计 → 69.00 → 69.00 →

        """)
    said = (
        "工资福利支出69.00万元，其中：基本工资30.00万元，奖金12.00万元，社会保障缴费{}万元，"
        "住房公积金12.00万元。"
    )
    assert not failed(disclosed(said.format("15.00"), insured), ITEM)
    assert len(failed(disclosed(said.format("14.00"), insured), ITEM)) == 1


OPEN = """（一）支出按功能科目分类的明细情况

2023年一般公共预算支出189.00万元，其中：
（1）教育支出（类）进修及培训（款）培训支出（项）8.00万元；
（2）农林水支出（类）水利（款）{works}万元；
（3）农林水支出（类）水利（款）行政运行（项）72.00万元；
（4）住房保障支出（类）住房改革支出（款）住房公积金（项）9.00万元。"""


@pytest.mark.parametrize(
    "works",
    [
        "（项）70.00",
        "水利工程建设、防汛（项）100.00",
        "水利工程建设、防汛（项）101.00",
        "水利工程建设（项）、防汛（项）100.00",
    ],
)
def test_items_that_are_left_out_or_named_together_are_held_against_none(works: str) -> None:
    found = disclosed(OPEN.format(works=works))
    assert not failed(found, ITEM)
    assert not failed(found, WHOLE)
    assert not failed(found, "claim.amount_as_in_table")


def test_items_that_are_named_together_with_their_codes_are_held_against_none() -> None:
    together = "水利工程建设（2130305）、防汛（2130314）100.00"
    text = (
        listed()
        .replace("水利工程建设（2130305）70.00", together)
        .replace("（4）防汛", "（4）其中防汛")
    )
    assert not failed(disclosed(text), "claim.amount_as_in_table")


def test_an_item_with_a_path_of_its_own_is_still_held_against_its_table() -> None:
    found = disclosed(OPEN.format(works="水利工程建设（项）71.00"))
    assert failed(found, "claim.amount_as_in_table")
    assert failed(disclosed(OPEN.format(works="水利工程建设（项）70.00")), WHOLE)


def test_an_item_of_a_wording_of_its_own_before_the_others_is_spoken_of() -> None:
    text = """2023年一般公共预算支出189.00万元，具体如下：
1.“培训支出”（2050803）科目支出8.00万元，主要用于培训。
2.行政运行（2130301）72.00万元，主要用于机关运转。
3.水利工程建设（2130305）70.00万元，主要用于水库。
4.防汛（2130314）30.00万元，占一般公共预算支出的15.87%。
5.住房公积金（2210201）9.00万元，主要用于缴费。"""
    assert not failed(disclosed(text), WHOLE)
    without = "\n".join(line for line in text.split("\n") if "培训" not in line)
    assert len(failed(disclosed(without), WHOLE)) == 1


def test_an_item_that_a_table_states_by_its_name_is_not_called_otherwise() -> None:
    # 302 has as much as 30113: a list of both is of two columns
    table = printed("""
        一般公共预算基本支出表

        单位：万元

        人员经费 → → → 公用经费 → →
        科目编码 → 科目名称 → 预算数 → 科目编码 → 科目名称 → 预算数
        301 → 工资福利支出 → 69.00 → 302 → 商品和服务支出 → 9.00
        30101 → 基本工资 → 40.00 → 30201 → 办公费 → 8.00
        30103 → 奖金 → 20.00 → 30205 → 水费 → 1.00
        30113 → 住房公积金 → 9.00 → → →

        """)
    text = "其中，工资福利支出69.00万元，基本工资40.00万元，奖金20.00万元，{}9.00万元。"
    assert not failed(disclosed(text.format("商品和服务支出"), table), ITEM)


@pytest.mark.parametrize(("named", "number"), [("教育支出", 0), ("科学技术支出", 1)])
def test_the_class_of_an_item_that_it_has_alone_is_no_other_name_of_it(
    named: str, number: int
) -> None:
    table = printed("""
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → 189.00 → 83.00 → 106.00
        2050803 → 培训支出 → 8.00 → 2.00 → 6.00
        2130301 → 行政运行 → 72.00 → 72.00 →
        2130305 → 水利工程建设 → 70.00 →  → 70.00
        2130314 → 防汛 → 30.00 →  → 30.00
        2210201 → 住房公积金 → 9.00 → 9.00 →

        """)
    text = LIST.replace("培训支出（2050803）{training}", f"{named}8.00")
    text = text.format(housing="住房公积金（2210201）9.00")
    assert len(failed(disclosed(text, table), ITEM)) == number


@pytest.mark.parametrize(("aside", "has"), [("", False), ("（含上年结转3.00万元）", True)])
def test_an_item_with_what_was_carried_over_is_told(aside: str, has: bool) -> None:
    (claim,) = claims(f"住房公积金14.00万元{aside}。")[:1]
    assert has_what_was_carried_over(claim) == has


def test_a_part_of_an_item_of_the_lowest_level_is_no_item() -> None:
    part = "2023年预算数为9.00万元，{}其他水利支出（2130399）5.00"
    whole = f"住房改革支出（款）住房公积金（项）{part}"
    assert failed(disclosed(listed(housing=whole.format(""))), ITEM)
    assert not failed(disclosed(listed(housing=whole.format("其中"))), ITEM)
