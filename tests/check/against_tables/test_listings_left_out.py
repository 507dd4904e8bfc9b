"""Items that a list leaves out, and lists that need not be whole."""

from __future__ import annotations

from tests.check.against_tables.disclosed import BASIC, disclosed, failed
from tests.check.against_tables.test_listings import DIVIDED, WHOLE, listed


def test_the_first_item_behind_a_word_that_opens_the_list_is_not_left_out() -> None:
    total, more = "合计\t83.00\t69.00\t14.00", "303\t对个人和家庭的补助\t5.00\t5.00\t\n\t"
    table = BASIC.replace(f"\t{total}", f"{more}合计\t88.00\t74.00\t14.00")
    text = "2023年基本支出88.00万元，由工资福利支出69.00万元、{}对个人和家庭的补助5.00万元构成。"
    assert not failed(disclosed(text.format("商品和服务支出14.00万元、"), table), WHOLE)
    assert len(failed(disclosed(text.format(""), table), WHOLE)) == 1


def test_an_item_that_a_list_leaves_out() -> None:
    (finding,) = failed(disclosed(DIVIDED.format(training="")), WHOLE)
    assert "“项目支出”逐项列举 2 项" in finding.message
    assert "还有培训支出（2050803）6.00 万元" in finding.message
    assert finding.code == "2050803"


def test_a_list_that_says_it_names_some_only_may_leave_items_out() -> None:
    some = (
        "一般公共预算支出189.00万元，主要包括：行政运行（2130301）72.00万元、"
        "水利工程建设（2130305）70.00万元、防汛（2130314）30.00万元。"
    )
    assert disclosed(some).outcomes(WHOLE) == []


def test_what_money_is_mainly_used_for_may_leave_items_out() -> None:
    text = (
        "一般公共预算支出189.00万元，{}以下方面：行政运行（2130301）72.00万元、"
        "水利工程建设（2130305）70.00万元、防汛（2130314）30.00万元、住房公积金（2210201）9.00万元。"
    )
    assert failed(disclosed(text.format("用于")), WHOLE)
    assert not failed(disclosed(text.format("主要用于")), WHOLE)


def test_a_list_under_some_of_which_is_whole_only_under_a_heading_of_all_items() -> None:
    some = listed().rpartition("\n")[0].replace("189.00", "190.00")
    assert not failed(disclosed(some), WHOLE)
    (finding,) = failed(disclosed(f"（一）支出按功能科目分类的明细情况\n\n{some}"), WHOLE)
    assert "还有住房公积金（2210201）9.00 万元" in finding.message


def test_an_item_that_is_mentioned_without_an_amount_is_not_left_out() -> None:
    spoken = DIVIDED.format(training="；培训支出另有6万元以内的安排")
    assert disclosed(spoken).outcomes(WHOLE) == []


def test_a_list_that_makes_up_its_own_whole_lacks_nothing() -> None:
    """…in the column of all money, where the table of its fund is broken."""
    said = listed().replace("189.00", "180.00").rpartition("\n")[0]
    assert not failed(disclosed(said), WHOLE)


def test_an_item_that_is_listed_under_another_name_is_not_left_out() -> None:
    said = "项目支出106.00万元，分别为培训{training}万元、水利工程{works}万元、防汛30.00万元。"
    assert not failed(disclosed(said.format(training="6.00", works="70.00")), WHOLE)
    assert failed(disclosed(said.format(training="6.00", works="7.00")), WHOLE)
