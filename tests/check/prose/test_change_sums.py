"""Changes of listed items against the change of their whole, where another division proves them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding
from tests.check.prose.prose_support import failed

WHOLE = "2023年本部门支出100.00万元，较上年增加20.00万元，主要原因是新增项目。"
BY_FUNCTION = (
    "行政运行（2130301）60.00万元，较上年增加25.00万元，原因是人员增加；"
    "防汛（2130314）30.00万元，较上年减少10.00万元，原因是项目结束；"
    "住房公积金（2210201）10.00万元，较上年增加5.00万元，原因是基数调整。"
)
BY_CLASS = (
    "工资福利支出（301）50.00万元，较上年增加{wages}万元，原因是人员增加；"
    "商品和服务支出（302）40.00万元，较上年减少5.00万元，原因是压减经费；"
    "资本性支出（310）10.00万元，较上年增加5.00万元，原因是购置设备。"
)


def told(*said: str) -> list[Finding]:
    found = failed("\n\n".join(said), "parts_make_whole")
    return [each for each in found if "增减合计" in each.message]


def test_changes_of_one_division_that_miss_what_the_others_make_are_told() -> None:
    (finding,) = told(WHOLE, BY_FUNCTION, BY_CLASS.format(wages="50.00"))
    assert "所列 3 项（301 等）的增减合计 50 万元，总数的增减为 20 万元" in finding.message


def test_another_list_right_behind_is_not_part_of_the_division() -> None:
    more = "其中：项目支出：防汛（2130314）30.00万元，较上年减少10.00万元，原因是项目结束。"
    (finding,) = told(
        WHOLE, BY_CLASS.format(wages="20.00"), BY_FUNCTION.replace("25.00", "26.00"), more
    )
    assert "所列 3 项（2130301 等）的增减合计 21 万元" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        (WHOLE, BY_FUNCTION, BY_CLASS.format(wages="20.00")),
        (WHOLE, BY_CLASS.format(wages="50.00")),
        (WHOLE, BY_FUNCTION.replace("25.00", "26.00"), BY_CLASS.format(wages="50.00")),
        (BY_FUNCTION, BY_CLASS.format(wages="50.00")),
        (WHOLE, BY_FUNCTION, BY_CLASS.format(wages="20.01")),
        (WHOLE, BY_FUNCTION, BY_CLASS.format(wages="50.00").replace("10.00万元", "9.00万元")),
    ],
)
def test_what_no_other_division_proves_is_not(said: tuple[str, ...]) -> None:
    assert told(*said) == []
