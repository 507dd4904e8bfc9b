"""How many units a budget takes in, against the table of units right behind."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.support import understood

CHECK = "prose.names_counted"
UNITS = ("青溪县水利局本级", "青溪县堤防管理所", "青溪县灌区服务中心")


def told(
    said: str, units: tuple[str, ...] = UNITS, between: str = "", last: int = 0
) -> list[Finding]:
    rows = [f"{number}\t{unit}\t" for number, unit in enumerate(units, 1)]
    if last:
        rows[-1] = f"{last}\t{units[-1]}\t"
    table = "\n".join(["序号\t单位名称\t备注", *rows])
    text = f"一、部门预算单位构成\n\n{said}\n\n{between}{table}\n\n二、人员情况\n"
    found = understood(text)
    return [*found.of(CHECK, Outcome.FAIL), *found.of(CHECK, Outcome.PASS)]


@pytest.mark.parametrize("number", [4, 1, 8])
def test_another_number_than_the_list_has_is_told(number: int) -> None:
    (finding,) = told(f"纳入本部门预算编制范围的二级预算单位共有{number}个，包括：")
    assert finding.outcome is Outcome.FAIL
    assert f"称 {number} 个：其后列表 3 个" in finding.message


@pytest.mark.parametrize("number", [3, 2])
def test_the_own_office_may_be_counted_or_not(number: int) -> None:
    (finding,) = told(f"纳入本部门预算编制范围的二级预算单位共有{number}个，包括：")
    assert finding.outcome is Outcome.PASS


def test_without_an_own_office_all_are_counted() -> None:
    (finding,) = told(
        "纳入本部门预算编制范围的二级预算单位共有2个，包括：",
        ("甲水库管理所", "乙堤防管理所", "丙灌区中心"),
    )
    assert finding.outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("said", "between", "last"),
    [
        ("纳入本部门预算编制范围的二级预算单位共有8个，主要包括：", "", 0),
        (
            "纳入本部门预算编制范围的二级预算单位共有8个。",
            "另有其他事项，详见下文所附材料和说明。\n\n",
            0,
        ),
        ("纳入本部门预算编制范围的二级预算单位共有8个，包括：", "", 8),
    ],
)
def test_what_may_not_be_all_or_of_that_number_accuses_nobody(
    said: str, between: str, last: int
) -> None:
    assert [f for f in told(said, between=between, last=last) if f.outcome.fails] == []
