"""Lists of items against tables that print names of items and no codes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.model.records import Outcome
from tests.check.against_tables.disclosed import disclosed, failed

ORDER, ITEM, WHOLE = "claim.item_order", "claim.item_in_table", "claim.list_whole"
CHECKS = (ORDER, ITEM, WHOLE, "code.outdated")

ROWS = (
    "公共安全支出	146.00",
    "　公安	100.00",
    "　　行政运行	60.00",
    "　　执法办案	25.00",
    "　　其他公安支出	15.00",
    "　司法	46.00",
    "　　行政运行	31.00",
    "　　普法宣传	8.00",
    "　　其他司法支出	7.00",
    "社会保障和就业支出	30.00",
    "　行政事业单位养老支出	30.00",
    "　　机关事业单位基本养老保险缴费支出	20.00",
    "　　机关事业单位职业年金缴费支出	10.00",
    "住房保障支出	12.00",
    "　住房改革支出	12.00",
    "　　住房公积金	12.00",
)
PATHS = {
    "police": ("公共安全支出（类）公安（款）行政运行（项）", "60.00"),
    "cases": ("公共安全支出（类）公安（款）执法办案（项）", "25.00"),
    "other police": ("公共安全支出（类）公安（款）其他公安支出（项）", "15.00"),
    "justice": ("公共安全支出（类）司法（款）行政运行（项）", "31.00"),
    "law": ("公共安全支出（类）司法（款）普法宣传（项）", "8.00"),
    "other justice": ("公共安全支出（类）司法（款）其他司法支出（项）", "7.00"),
    "pension": (
        "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）",
        "20.00",
    ),
    "annuity": (
        "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）",
        "10.00",
    ),
    "housing": ("住房保障支出（类）住房改革支出（款）住房公积金（项）", "12.00"),
}
ALL = tuple(PATHS)


def table(rows: tuple[str, ...] = ROWS, total: str = "188.00") -> str:
    """A form of names without codes; every row has all of its money in one column."""
    lines = "\n".join((f"合计	{total}", *rows))
    return f"\n一般公共预算支出表\n\n单位：万元\n\n功能分类科目名称	合计	项目支出\n{_both(lines)}\n\n"


def _both(lines: str) -> str:
    return "\n".join(f"{line}	{line.rsplit('	', 1)[1]}" for line in lines.split("\n"))


def listed(
    items: tuple[str, ...] = ALL, changed: Mapping[str, tuple[str, str]] | None = None
) -> str:
    """The items as numbered paragraphs below their whole; some with other names or amounts."""
    said = [(changed or {}).get(item, PATHS[item]) for item in items]
    lines = (
        f"{number}.{name}{amount}万元，用于日常工作。"
        for number, (name, amount) in enumerate(said, 1)
    )
    opening = "2023年一般公共预算支出188.00万元，具体使用情况如下。"
    return "\n\n".join((opening, *lines))


def told(prose: str, tables: str) -> list[tuple[str, str]]:
    """The checks that failed, each with what it says."""
    found = disclosed(prose, tables)
    return [(check, each.message) for check in CHECKS for each in failed(found, check)]


def test_a_list_as_in_its_table() -> None:
    found = disclosed(listed(), table())
    assert found.outcomes(ORDER) == [Outcome.PASS]
    assert found.outcomes(ITEM) == [Outcome.PASS]
    assert told(listed(), table()) == []


def test_an_item_out_of_its_place() -> None:
    moved = (*ALL[:2], *ALL[3:7], ALL[2], *ALL[7:])
    ((check, message),) = told(listed(moved), table())
    assert check == ORDER
    assert "“其他公安支出”却列在“机关事业单位基本养老保险缴费支出”之后" in message


def test_an_item_left_out() -> None:
    ((check, message),) = told(listed(tuple(i for i in ALL if i != "cases")), table())
    assert check == WHOLE
    assert "还有执法办案25.00 万元" in message
    (finding,) = failed(disclosed(listed(ALL[:1] + ALL[2:]), table()), WHOLE)
    assert finding.code == ""


def test_an_item_that_no_table_has() -> None:
    less = [row for row in ROWS if "普法宣传" not in row]
    rows = tuple(row.replace("146.00", "138.00").replace("46.00", "38.00") for row in less)
    ((check, message),) = told(listed(), table(rows, "180.00"))
    assert check == ITEM
    assert "普法宣传" in message


def test_an_item_under_another_name() -> None:
    named = {"law": ("公共安全支出（类）司法（款）律师管理（项）", "8.00")}
    ((check, message),) = told(listed(changed=named), table())
    assert check == ITEM
    assert "表中此数的科目为“普法宣传”" in message
    assert "/" not in message


def test_two_rows_of_one_name_whose_path_is_not_printed_are_left_alone() -> None:
    short = {key: (PATHS[key][0].split("（款）")[1], PATHS[key][1]) for key in ALL}
    wrong = {**short, "police": ("行政运行（项）", "33.00")}
    assert told(listed(changed=wrong), table()) == []


def _with(rows: tuple[str, ...], after: str, *more: str) -> tuple[str, ...]:
    """Rows with others behind one of them."""
    at = rows.index(after) + 1
    return (*rows[:at], *more, *rows[at:])


def _renamed(was: str, now: str) -> tuple[str, ...]:
    return tuple(row.replace(was, now) for row in ROWS)


_LAST = "　　其他公安支出	15.00"
LOOK_ALIKES: dict[str, tuple[str, str]] = {
    "其中 rows are parts of the row above": (
        listed(),
        table(_with(ROWS, _LAST, "　　其中：装备购置	5.00")),
    ),
    "what follows 其中 on its level too": (
        listed(),
        table(_with(ROWS, _LAST, "　　其中：装备购置	5.00", "　　房屋维修	4.00")),
    ),
    "a subtotal among names": (listed(), table(_with(ROWS, _LAST, "小计	100.00"))),
    "projects below an item": (
        listed(),
        table(_with(ROWS, _LAST, "　　　警务装备更新	9.00", "　　　侦查设备	6.00")),
    ),
    "parts of an item on its own level": (
        listed(),
        table(_with(ROWS, _LAST, "　　警务装备更新\t9.00", "　　侦查设备更新\t6.00")),
    ),
    "the total printed again": (listed(), table((*ROWS, "合计	188.00"))),
    "rows of nothing": (
        listed(),
        table(_with(ROWS, "　公安	100.00", "　　一般行政管理事务	0.00")),
    ),
    "names with level marks": (listed(), table(_renamed("住房公积金", "住房公积金（项）"))),
    "numbers before the classes": (listed(), table(_renamed("住房保障支出", "三、住房保障支出"))),
    "a shorter name in the table": (
        listed(),
        table(_renamed("机关事业单位基本养老保险缴费支出", "基本养老保险缴费支出")),
    ),
    "a shorter name in the prose": (
        listed(changed={"annuity": (PATHS["annuity"][0].replace("机关事业单位", ""), "10.00")}),
        table(),
    ),
    "paths without their 类": (
        listed(changed={k: (PATHS[k][0].split("（类）")[1], PATHS[k][1]) for k in ALL}),
        table(),
    ),
    "names alone": (
        listed(changed={k: (PATHS[k][0].split("（款）")[1], PATHS[k][1]) for k in ALL}),
        table(),
    ),
    "an order of its own": (listed((*ALL[5:], *ALL[2:5], *ALL[:2][::-1])), table()),
    "the classes alone": (
        "2023年一般公共预算支出188.00万元，其中：公共安全支出146.00万元、"
        "社会保障和就业支出30.00万元、住房保障支出12.00万元。",
        table(),
    ),
    "the main ones only": (
        "2023年一般公共预算支出188.00万元，主要包括：执法办案（项）25.00万元、"
        "普法宣传（项）8.00万元、住房公积金（项）12.00万元。",
        table(),
    ),
    "items of a table of classes alone": (
        listed(),
        table(tuple(row for row in ROWS if not row.startswith("　"))),
    ),
    "a row of what was carried over": (
        "2023年一般公共预算支出188.00万元，其中：公共安全支出146.00万元、"
        "社会保障和就业支出30.00万元、住房保障支出12.00万元。",
        table((*ROWS, "结转下年	2.00"), "190.00"),
    ),
    "其他 of one name at three levels": (
        listed(changed={"housing": ("其他支出（类）其他支出（款）其他支出（项）", "12.00")}),
        table((*ROWS[:-3], "其他支出	12.00", "　其他支出	12.00", "　　其他支出	12.00")),
    ),
}


@pytest.mark.parametrize("case", LOOK_ALIKES)
def test_what_is_consistent_is_not_accused(case: str) -> None:
    prose, tables = LOOK_ALIKES[case]
    assert told(prose, tables) == []


def test_the_same_is_accused_where_it_is_wrong() -> None:
    changed = {k: (PATHS[k][0].split("（类）")[1], PATHS[k][1]) for k in ALL}
    moved = (*ALL[:2], *ALL[3:7], ALL[2], *ALL[7:])
    assert [check for check, _ in told(listed(moved, changed), table())] == [ORDER]
    others = {"housing": ("其他支出（类）其他支出（款）其他支出（项）", "12.00")}
    rows = (*ROWS[:-3], "其他支出	12.00", "　其他支出	12.00", "　　其他支出	12.00")
    assert [check for check, _ in told(listed(moved, others), table(rows))] == [ORDER]
    dropped = tuple(each for each in ALL if each != "law")
    with_projects = _with(ROWS, _LAST, "　　其中：装备购置	5.00")
    assert [check for check, _ in told(listed(dropped), table())] == [WHOLE]
    assert told(listed(tuple(i for i in ALL if i != "cases")), table(with_projects)) == []


def test_rows_that_do_not_make_up_what_stands_above_them_are_not_said_to_be_left_out() -> None:
    parts = ("　　警务装备更新\t9.00", "　　侦查设备更新\t6.00")
    dropped = listed(tuple(each for each in ALL if each != "cases"))
    assert told(dropped, table(_with(ROWS, _LAST, *parts))) == []


@pytest.mark.parametrize(
    ("item", "stated"), [("police", "60.00"), ("justice", "31.00"), ("cases", "25.00")]
)
def test_another_amount_is_held_against_the_row_at_the_end_of_its_path(
    item: str, stated: str
) -> None:
    ((check, message),) = told(listed(changed={item: (PATHS[item][0], "33.00")}), table())
    assert check == ITEM
    assert f"33.00 万元，《一般公共预算支出表》“合计”为 {stated} 万元" in message
