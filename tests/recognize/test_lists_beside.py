"""A list that is printed in columns goes on at the top of the next one."""

from __future__ import annotations

from tests.support import Understood, printed, understood

_HALVES = """
一般公共预算基本支出表

单位：万元

科目编码 → 科目名称 → 预算数 → 科目编码 → 科目名称 → 预算数
 → 合计 → 60.00 → 30207 → 邮电费 → 4.00
301 → 工资福利支出 → 40.00 → 30211 → 差旅费 → 6.00
30101 → 基本工资 → 40.00 → 303 → 对个人和家庭的补助 → 5.00
302 → 商品和服务支出 → 15.00 → 30302 → 退休费 → 5.00
30201 → 办公费 → 5.00 → → →
"""


def halves(text: str = _HALVES) -> Understood:
    return understood(printed(text), kind="budget")


def test_the_right_half_goes_on_with_the_left() -> None:
    found = halves()
    levels = {(e.code, e.panel): (e.level, e.is_leaf) for e in found.table.entries}
    assert levels["302", 0] == (1, False)
    assert levels["30207", 1] == (2, True)
    assert [a.amount_text for a in found.amounts if a.code == "30211"] == ["6.00"]


def test_a_class_at_the_foot_of_the_left_half_is_no_leaf() -> None:
    text = _HALVES.replace("30201 → 办公费 → 5.00 → → →\n", "").replace("15.00", "10.00")
    entries = {e.code: e for e in halves(text).table.entries}
    assert not entries["302"].is_leaf


def test_two_lists_with_the_same_headings_stay_apart() -> None:
    text = _HALVES.replace("30207", "501").replace("30211", "50101")
    entries = [e for e in halves(text).table.entries if e.panel == 1]
    assert [e.level for e in entries][:2] == [1, 2]
