"""What a sentence says is nothing → the table that has a place for it and prints nothing there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pipeline.extract.claims.sought import Sought
from pipeline.model.records import Amount
from pipeline.model.table import Entry, Table
from pipeline.vocabulary import ClaimIndicator
from pipeline.vocabulary.claim_funds import NARROW_FUNDS
from pipeline.vocabulary.forms import Locator
from pipeline.vocabulary.phrases import is_any

_SUMS = ("小计", "合计")
_CHANGE = "change"
_APPROPRIATIONS = "appropriation"

Name = Callable[[str], str]
_When = tuple[str, str, int | None, str]


class NothingPrinted:
    """The places of a disclosure's tables that state no figure.

    `titled` is the money that the title of each table names, `body` makes the names of one entity one,
    `plain` those of one item.
    """

    def __init__(
        self,
        tables: Sequence[Table],
        amounts: Sequence[Amount],
        titled: Mapping[str, str],
        body: Name,
        plain: Name,
    ) -> None:
        self.tables = tables
        self._titled = titled
        self._body = body
        self._plain = plain
        self._filled = defaultdict[str, list[Amount]](list)
        self._years = defaultdict[str, set[int | None]](set)
        for amount in amounts:
            self._years[amount.table].add(amount.fiscal_year)
            if amount.amount:
                self._filled[amount.table].append(amount)
        self._rows = self._blank_rows(amounts)
        self._changed = _changed_rows(amounts, body)

    def place(
        self, indicator: ClaimIndicator | None, sought: Sought, names: Iterable[str]
    ) -> tuple[str, int | None]:
        """The table for what is said to be 0, or to have decreased and has no figure, "" for none; and the
        row where one states the change though not the year's own figure.

        `names` are what rows may call it. In a part about appropriations, or about one fund, it is a table
        of those where one has a place for it.
        """
        if sought.counts or (sought.value != 0 and not sought.decreased):
            return "", None
        if indicator is None:
            code = sought.code if sought.code.isdigit() else ""
            blank = self._row(sought, code, *names)
            return (blank, None) if blank else self._changed_row(sought)
        own_part = sought.part_fund in (_APPROPRIATIONS, indicator.fund)
        for locator in (*(indicator.of_appropriations if own_part else ()), *indicator.figures):
            for table in self.tables:
                own = self._body(table.entity.name) == sought.entity
                place = table.form == locator.form and self._has_place(table, locator)
                place = place and self._may_be_of(table, sought.period)
                if own and place and not self._is_filled(table, locator, sought, indicator.phase):
                    return table.name, None
        return "", None

    def nearer(
        self, stated: Amount, indicator: ClaimIndicator | None, sought: Sought, names: Iterable[str]
    ) -> str:
        """The table that prints nothing for what another states as 0, where that is farther from the money
        of the part; "" where none does."""
        far = self._distance(stated.table, sought.part_fund)
        if sought.value != 0 or not far:
            return ""
        blank, _ = self.place(indicator, sought, names)
        return blank if blank and self._distance(blank, sought.part_fund) < far else ""

    def _changed_row(self, sought: Sought) -> tuple[str, int | None]:
        """The one row of a code that prints by how much it decreased, and nothing for the year."""
        key = (self._body(sought.entity), sought.code, sought.period, sought.phase)
        rows = self._changed.get(key, set())
        return next(iter(rows)) if len(rows) == 1 else ("", None)

    def _may_be_of(self, table: Table, year: int | None) -> bool:
        """Whether a table states figures of a year, or none at all."""
        years = self._years.get(table.name, set())
        return not years or year in years

    def _has_place(self, table: Table, locator: Locator) -> bool:
        if table.is_empty:
            return True
        if locator.row:
            return any(is_any(entry.label, locator.row) for entry in table.entries)
        if locator.measure == "total":
            return table.name not in self._filled
        return any(column.meaning.measure == locator.measure for column in table.columns)

    def _is_filled(self, table: Table, locator: Locator, sought: Sought, phase: str) -> bool:
        """Whether the place states a figure of what is sought, which has no unit then."""
        when = (sought.period, phase or sought.phase)
        return any(
            is_any(a.row_label, locator.row) if locator.row else a.measure == locator.measure
            for a in self._filled.get(table.name, [])
            if (a.fiscal_year, a.phase) == when
        )

    def _row(self, sought: Sought, *keys: str) -> str:
        """The table with a blank row of a code or name that is nearest to the money of the part; the form of
        one fund where that is what there is none of, and it states nothing at all."""
        entity = sought.entity
        found = (self._rows.get((entity, key)) for key in keys)
        blank = next(filter(None, found), None)
        if blank is None:
            return ""
        if sought.fund == sought.part_fund != _APPROPRIATIONS:
            own = (t.name for t in self.tables if self._is_nothing_of(t, sought.fund, entity))
            blank = [*own, *blank]
        return min(blank, key=lambda table: self._distance(table, sought.part_fund))

    def _is_nothing_of(self, table: Table, fund: str, entity: str) -> bool:
        """Whether a form is that of one fund by its name and has no figure but 0."""
        own = fund in table.form and self._body(table.entity.name) == entity
        return bool(fund) and own and table.name not in self._filled

    def _distance(self, table: str, fund: str) -> int:
        """0 for a table of the money of a part, 1 for one of all appropriations, 2 for any other."""
        title = self._titled.get(table, "")
        if not fund or title == fund:
            return 0
        return 1 if title == _APPROPRIATIONS and fund in NARROW_FUNDS else 2

    def _blank_rows(self, amounts: Sequence[Amount]) -> Mapping[tuple[str, str], list[str]]:
        """The tables with each row that states nothing, by entity and by name or code."""
        stated = defaultdict[str, set[tuple[int, str]]](set)
        for amount in amounts:
            if amount.amount is not None:
                stated[amount.table].add((amount.row_no, amount.row_label))
        blank = defaultdict[tuple[str, str], list[str]](list)
        for table in self.tables:
            for entry in table.entries:
                if entry.is_total or (entry.row + 1, entry.label) in stated[table.name]:
                    continue
                entity = self._body((entry.entity or table.entity).name)
                for key in self._keys(entry):
                    blank[entity, key].append(table.name)
        return blank

    def _keys(self, entry: Entry) -> Iterator[str]:
        """Its code and its name; 其他资金/小计 is the row of 其他资金."""
        if entry.code:
            yield entry.code
        names = [name for part in entry.label.split("/") if (name := self._plain(part))]
        if len(names) > 1 and names[-1] in _SUMS:
            names.pop()
        if names:
            yield names[-1]


def _changed_rows(amounts: Sequence[Amount], body: Name) -> Mapping[_When, set[tuple[str, int]]]:
    """The rows that print a decrease and nothing of what there is left, by entity, code, year and phase."""
    stated = {
        (a.table, a.row_no, a.fiscal_year, a.phase)
        for a in amounts
        if a.amount is not None and not a.measure.startswith(_CHANGE)
    }
    rows = defaultdict[_When, set[tuple[str, int]]](set)
    for a in amounts:
        decreased = a.code and a.measure == _CHANGE and a.amount is not None and a.amount < 0
        if decreased and (a.table, a.row_no, a.fiscal_year, a.phase) not in stated:
            key = (body(a.entity), a.code, a.fiscal_year, a.phase)
            rows[key].add((a.table, a.row_no))
    return rows
