"""Tables in the order of their codes, and the one row out of its place."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "code.order"
NAMES = {
    "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴", "30103": "奖金",
    "302": "商品和服务支出", "30201": "办公费", "30205": "水费", "30206": "电费",
    "30207": "邮电费", "30211": "差旅费", "30215": "会议费", "30299": "其他商品和服务支出",
}  # fmt: skip


TITLES = ("一般公共预算基本支出表", "财政拨款基本支出表")


def table(codes: Sequence[str], times: int = 1) -> Understood:
    rows = "\n".join(f"{code} → {NAMES[code]} → 1.00" for code in codes)
    body = f"\n\n单位：万元\n\n科目编码 → 科目名称 → 合计\n{rows}\n\n"
    return understood(printed("".join(title + body for title in TITLES[:times])))


def moved(code: str, behind: str, *more: tuple[str, str]) -> list[str]:
    codes = list(NAMES)
    for one, other in ((code, behind), *more):
        codes.remove(one)
        codes.insert(codes.index(other) + 1, one)
    return codes


def test_a_table_in_order_passes() -> None:
    assert table(list(NAMES)).outcomes(CHECK) == [Outcome.PASS]


def test_one_row_out_of_its_place_is_told_once_over_all_tables() -> None:
    (finding,) = table(moved("30211", "30299"), times=2).of(CHECK, Outcome.FAIL)
    assert finding.code == "30211"
    assert "30299" in finding.message
    assert "等 2 张表" in finding.message


def test_a_table_with_several_such_rows_has_another_order() -> None:
    assert table(moved("30211", "30299", ("30101", "30103"))).of(CHECK, Outcome.FAIL) == []


def test_a_short_table_may_be_in_any_order() -> None:
    assert table(["301", "30102", "30101", "302", "30201"]).outcomes(CHECK) == []
