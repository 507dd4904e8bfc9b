"""Rows told by the names above them: 教育支出（类）普通教育（款）小学教育（项）.

They print no code, or one that no classification lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.model.records import Amount

_FEWEST = 2
"""行政运行 alone is the name of many rows; below 司法 it is one."""

Plain = Callable[[str], str]


@dataclass
class RowPaths:
    """The amounts of rows by entity and by the names of all levels down to their own.

    `body` makes the names of one entity one; `plain` makes a name comparable: the wording of a sentence
    and that of a row are of one thing where it gives the same for both.
    """

    amounts: Iterable[Amount]
    body: Plain
    plain: Plain
    _rows: dict[tuple[str, str], list[tuple[tuple[str, ...], Amount]]] = field(init=False)

    def __post_init__(self) -> None:
        self._rows = defaultdict(list)
        above: dict[int, str] = {}
        at: tuple[str, int] | None = None
        for amount in self.amounts:
            if amount.level is None or amount.level < 1:
                continue
            row = (amount.table, amount.row_no)
            if at is None or row != at:
                if at is None or amount.table != at[0]:
                    above = {}
                above = {lev: name for lev, name in above.items() if lev < amount.level}
                above[amount.level] = self.plain(amount.row_label)
                at = row
            chain = tuple(above[level] for level in sorted(above))
            self._rows[self.body(amount.entity), chain[-1]].append((chain, amount))

    def find(self, entity: str, names: Iterable[str]) -> list[Amount]:
        """The amounts of the rows that the names lead to; none for a single name."""
        wanted = tuple(self.plain(name) for name in names if name)
        if len(wanted) < _FEWEST:
            return []
        rows = self._rows.get((entity, wanted[-1]), [])
        return [amount for chain, amount in rows if chain[-len(wanted) :] == wanted]
