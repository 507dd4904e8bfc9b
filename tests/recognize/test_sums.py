"""Trees of rows found by their sums: what was put together is taken apart again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support import printed, understood


@dataclass(frozen=True)
class Row:
    """A row with the rows that it is the sum of; an amount of its own where there are none."""

    parts: tuple[Row, ...]
    own: int

    @property
    def amount(self) -> int:
        return sum(part.amount for part in self.parts) if self.parts else self.own

    def lines(self) -> list[int]:
        return [self.amount, *(amount for part in self.parts for amount in part.lines())]

    def leaves(self) -> list[int]:
        """The positions of the rows without parts, counted from this row."""
        if not self.parts:
            return [0]
        found, at = list[int](), 1
        for part in self.parts:
            found += [at + leaf for leaf in part.leaves()]
            at += len(part.lines())
        return found


amounts = st.integers(min_value=100_000, max_value=9_999_999)
"""Large enough that rows make up others by chance as rarely as on a printed page."""
leaf = st.builds(Row, st.just(()), amounts)
forests = st.lists(
    st.recursive(
        leaf, lambda parts: st.builds(Row, st.lists(parts, min_size=2, max_size=4).map(tuple), amounts),
        max_leaves=8,
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@settings(derandomize=True)  # a list of uncoded figures may always be read in another way
@given(forests)
def test_leaves_add_up_to_the_printed_total(forest: list[Row]) -> None:
    """Whatever tree the rows are made of: what is marked as leaves is the total once."""
    lines = [amount for row in forest for amount in row.lines()]
    total = sum(row.amount for row in forest)
    body = "\n".join(f"事项{index} → {amount}.00" for index, amount in enumerate(lines))
    found = understood(
        printed(f"项目支出表\n\n单位：元\n\n项目名称 → 项目金额\n合计 → {total}.00\n{body}")
    )
    assume(len(found.amounts) == len(lines) + 1)
    added = sum((a.amount for a in found.amounts if a.is_leaf and a.amount), Decimal(0))
    assert added == total


@st.composite
def classified(draw: st.DrawFn) -> list[tuple[str, int]]:
    """A list of codes with amounts that hold together: 类 over 款 over 项."""
    rows: list[tuple[str, int]] = []
    for top in draw(
        st.lists(st.sampled_from(["201", "208", "210", "213"]), min_size=1, unique=True)
    ):
        middle: list[tuple[str, int]] = []
        for number in draw(st.lists(st.integers(1, 9), min_size=1, max_size=3, unique=True)):
            code = f"{top}{number:02d}"
            ends = draw(st.lists(st.integers(1, 9), min_size=1, max_size=4, unique=True))
            items = [(f"{code}{end:02d}", draw(amounts)) for end in ends]
            middle += [(code, sum(amount for _, amount in items)), *items]
        rows += [(top, sum(amount for code, amount in middle if len(code) == 5)), *middle]
    return rows


@given(classified())
def test_leaves_of_a_list_of_codes_add_up(rows: list[tuple[str, int]]) -> None:
    total = sum(amount for code, amount in rows if len(code) == 3)
    body = "\n".join(f"{code} → 科目{code} → {amount}.00" for code, amount in rows)
    found = understood(
        printed(f"支出总表\n\n单位：元\n\n科目编码 → 科目名称 → 合计\n → 合计 → {total}.00\n{body}")
    )
    leaves = [a for a in found.amounts if a.is_leaf]
    assert [a.code for a in leaves] == [code for code, _ in rows if len(code) == 7]
    assert sum((a.amount for a in leaves if a.amount), Decimal(0)) == total
