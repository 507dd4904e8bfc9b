"""Items listed behind a sentence that divides all spending: they are of all of it, not of its last part; and
items whose number stands in a sentence of its own."""

from __future__ import annotations

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import disclosed, failed, passed

WHOLE = "2023年预算支出189.00万元，其中：人员经费支出69.00万元，公用经费支出14.00万元。"
ITEMS = (
    ("教育支出（类）进修及培训（款）培训支出（项）", "8.00"),
    ("农林水支出（类）水利（款）行政运行（项）", "72.00"),
    ("农林水支出（类）水利（款）水利工程建设（项）", "70.00"),
    ("农林水支出（类）水利（款）防汛（项）", "30.00"),
    ("住房保障支出（类）住房改革支出（款）住房公积金（项）", "9.00"),
)


def listed(*left_out: int, last: str = "9.00", first: str = WHOLE) -> str:
    items = [each for at, each in enumerate(ITEMS) if at not in left_out]
    amounts = [*(amount for _, amount in items[:-1]), last]
    lines = (
        f"{number}.{name}{amount}万元，用于日常工作。"
        for number, ((name, _), amount) in enumerate(zip(items, amounts, strict=True), 1)
    )
    return "\n\n".join([first, "支出按功能科目分类的明细情况：", *lines])


def test_items_of_all_spending_are_those_of_the_table() -> None:
    assert passed(disclosed(listed()), "claim.item_in_table")
    assert not failed(disclosed(listed()), "claim.list_whole")


def test_an_item_left_out_of_all_spending_is_told() -> None:
    (finding,) = failed(disclosed(listed(3)), "claim.list_whole")
    assert ("防汛" in finding.message, finding.severity) == (True, Severity.ERROR)


def test_a_list_that_leaves_out_as_many_as_it_has_is_asked_about() -> None:
    """It may be of some: no error is told where little proves that it is whole."""
    (finding,) = failed(disclosed(listed(0, 3)), "claim.list_whole")
    assert (len(ITEMS) - 2, finding.severity) == (3, Severity.WARNING)
