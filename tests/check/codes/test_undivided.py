"""A code with nothing below it where all others of its level have rows below them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

CHECK = "code.level"
TABLE = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计
         → 合计 → 100.00
        208 → 社会保障和就业支出 → 30.00
        20805 → 行政事业单位养老支出 → 30.00
        2080505 → 机关事业单位基本养老保险缴费支出 → 30.00
        213 → 农林水支出 → 50.00
        21303 → 水利 → 50.00
        2130301 → 行政运行 → 50.00
        221 → 住房保障支出 → 20.00
        22102 → 住房改革支出 → {amount}
        {last}
        """


@pytest.mark.parametrize(
    ("amount", "last", "faults"),
    [
        ("20.00", "2210201 → 住房公积金 → 20.00", 0),
        ("20.00", "", 1),
        ("0.00", "", 0),
        ("20.00", "2210210 → 住房公积金 → 20.00", 0),
    ],
)
def test_the_only_code_without_one_below_it_is_told(amount: str, last: str, faults: int) -> None:
    failed = understood(printed(TABLE.format(amount=amount, last=last))).of(CHECK, Outcome.FAIL)
    assert len(failed) == faults
    if faults:
        assert failed[0].code == "22102"
        assert "其他各款之下都列有项" in failed[0].message


def test_a_table_that_ends_with_one_level_leaves_nothing_out() -> None:
    lines = [
        line for line in TABLE.splitlines() if not line.strip().startswith(("2080505", "2130301"))
    ]
    text = printed("\n".join(lines).format(amount="20.00", last=""))
    assert understood(text).of(CHECK, Outcome.FAIL) == []


def test_two_codes_without_one_below_them_are_left_alone() -> None:
    lines = [line for line in TABLE.splitlines() if not line.strip().startswith("2130301")]
    text = printed("\n".join(lines).format(amount="20.00", last=""))
    assert understood(text).of(CHECK, Outcome.FAIL) == []


def test_a_code_beside_another_list_states_what_its_own_side_does() -> None:
    table = """
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        301 → 工资福利支出 → 60.00 → 310 → 资本性支出 → 5.00
        30101 → 基本工资 → 60.00 → 31002 → 办公设备购置 → 5.00
        302 → 商品和服务支出 → 20.00 → 399 → 其他支出 → {other}
        30201 → 办公费 → 20.00 →  →  →
        """
    for other, faults in (("0.00", 0), ("3.00", 1)):
        failed = understood(printed(table.format(other=other))).of(CHECK, Outcome.FAIL)
        assert len(failed) == faults
