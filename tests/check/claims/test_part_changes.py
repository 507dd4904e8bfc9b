"""By how much a whole changed, against its parts wherever the text tells of them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding
from tests.check.against_tables.disclosed import disclosed

CHECK = "prose.parts_make_whole"


def told(*sentences: str) -> list[Finding]:
    found = disclosed("\n".join(sentences))
    return [f for f in found.findings if f.check == CHECK and "各项（" in f.message]


BASIC = "一般公共预算基本支出80.00万元，比上年增加{}万元。"
STAFF = "人员经费60.00万元，比上年增加{}万元。"
RUNNING = "机关运行经费20.00万元，比上年{}。"


def test_running_costs_that_fell_are_part_of_the_change() -> None:
    (finding,) = told(BASIC.format("5.00"), STAFF.format("5.00"), RUNNING.format("减少2.00万元"))
    assert finding.outcome == "fail"
    assert "的增减合计 3.00 万元，相差 2.00" in finding.message


def test_what_is_called_unchanged_may_have_changed_by_a_last_digit() -> None:
    for whole, outcome in (("0.01", "not_evaluated"), ("0.04", "fail")):
        staff = "人员经费60.00万元，与上年持平。"
        said = (BASIC.format(whole), staff, RUNNING.format("持平"))
        assert [f.outcome for f in told(*said)] == [outcome]


def test_a_change_that_contradicts_its_own_figures_is_told_by_itself() -> None:
    said = (BASIC.format("5.00"), STAFF.format("65.00"), RUNNING.format("减少2.00万元"))
    assert [f.outcome for f in told(*said)] == ["not_evaluated"]


@pytest.mark.parametrize(
    "said",
    [
        # it adds up
        (BASIC.format("3.00"), STAFF.format("5.00"), RUNNING.format("减少2.00万元")),
        (BASIC.format("5.00"), STAFF.format("5.00"), RUNNING.format("持平")),
        # what changed of running costs is not told, or they are of fewer
        (BASIC.format("5.00"), STAFF.format("5.00")),
        (BASIC.format("5.00"), STAFF.format("5.00"), "机关运行经费18.00万元，比上年减少2.00万元。"),
        # against what was spent, or another year
        (
            BASIC.format("5.00"),
            STAFF.format("5.00"),
            "机关运行经费20.00万元，比上年执行数减少2.00万元。",
        ),
        (
            BASIC.format("5.00"),
            STAFF.format("5.00"),
            "机关运行经费20.00万元，比2020年减少2.00万元。",
        ),
        # told twice with other amounts: told elsewhere
        (
            BASIC.format("5.00"),
            STAFF.format("5.00"),
            RUNNING.format("减少2.00万元"),
            "公用经费20.00万元，比上年减少1.00万元。",
        ),
    ],
)
def test_what_may_be_right_accuses_nobody(said: tuple[str, ...]) -> None:
    assert [f for f in told(*said) if f.outcome == "fail"] == []
