"""The tables' columns of amounts by item: what each code of a classification has in it, by code and by name.

Where a table prints the names of its items only, a row goes by where it stands (`named_rows`) instead of a
code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, islice

from pipeline.check.against_tables.named_rows import PARTED, NamedRows, plain
from pipeline.check.intervals import Interval, printed_in, sum_of
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.kept import kept_property
from pipeline.model.records import Amount
from pipeline.model.table import Table
from pipeline.values.codes import classification_of, code_level
from pipeline.values.units import is_money

NOTHING = Interval(Decimal(0), Decimal(0))


def interval_of(amount: Amount) -> Interval:
    """A printed amount in yuan; nothing where a dash or blank is printed."""
    return printed_in(amount) or NOTHING


def total_of(amounts: Iterable[Amount]) -> Interval:
    """The sum of printed amounts, with the half digits of all of them."""
    return sum_of(map(interval_of, amounts))


@dataclass(frozen=True)
class CodeColumn:
    """One column of a table for one classification that its rows are of.

    `by_code` has the rows of each code; where the rows are coded by another classification first
    (部门经济 beside 政府经济), also the rows below a code that has none of its own.
    Of a table without codes the keys are the places of its rows, `levels` how deep those stand that are known
    to be parts of what stands above them (for all of a coded column the codes tell).
    `_stated` is what was asked for: what the rows of a code state, of several also what they state together.
    """

    table: Table
    column_no: int
    label: str
    measure: str
    classification: str
    is_first: bool
    by_code: dict[str, list[Amount]] = field(default_factory=dict)
    levels: Mapping[str, int] | None = None
    _stated: dict[str, list[Interval]] = field(default_factory=dict, repr=False, compare=False)

    @kept_property
    def names(self) -> dict[str, list[str]]:
        """The codes by the names that their rows have."""
        found = defaultdict[str, list[str]](list)
        for place in self.by_code if not self.is_coded else ():
            found[_last(place)].append(place)
        for code, amounts in self.by_code.items() if self.is_coded else ():
            for label in {amount.row_label for amount in amounts}:
                if self.is_first and code not in found[plain(label)]:
                    found[plain(label)].append(code)
        return dict(found)

    @property
    def is_coded(self) -> bool:
        """Whether its table prints codes."""
        return self.levels is None

    def level(self, code: str) -> int | None:
        """How deep a row stands."""
        return code_level(code) if self.levels is None else self.levels.get(code)

    def printed(self, code: str) -> str:
        """The code as its table prints it, "" where it prints none."""
        return code if self.is_coded else ""

    def said(self, code: str, brackets: str = "（{}）") -> str:
        """（2080505）, to be set behind the name; "" where the table prints no codes."""
        return brackets.format(code) if self.is_coded else ""

    def codes(self, code: str, name: str) -> Sequence[str]:
        """The code itself where the column has it; else the codes of its name, () for none."""
        return (code,) if code in self.by_code else self.names.get(plain(name), ())

    def has(self, code: str, value: Interval) -> bool:
        """Whether a row of the code states the value, or its rows together do."""
        if code not in self._stated:
            rows = self.by_code.get(code, ())
            together = [total_of(rows)] if len(rows) > 1 else []
            self._stated[code] = [*map(interval_of, rows), *together]
        return any(stated.may_be(value) for stated in self._stated[code])

    def has_together(self, value: Interval, taken: Collection[str]) -> bool:
        """Whether two or more rows of one level that stand in a row, none of them taken, state the value
        together: 社会保障缴费 of all kinds of insurance. Rows that state nothing part no others."""
        for level in {self.level(code) for code in self.by_code} - {None}:
            run = list[Interval]()
            for code, amounts in self.of_level(level or 0).items():
                stated = total_of(amounts)
                if not stated.value:
                    continue
                run = [] if code in taken else [*run, stated]
                sums = accumulate(reversed(run), lambda one, other: sum_of((one, other)))
                if any(summed.may_be(value) for summed in islice(sums, 1, None)):
                    return True
        return False

    def of_level(self, level: int) -> dict[str, list[Amount]]:
        return {code: rows for code, rows in self.by_code.items() if self.level(code) == level}

    def parts_of(self, place: str) -> list[Amount]:
        """The rows right below one of a table without codes."""
        level, below = (self.level(place) or 0) + 1, f"{place}{PARTED}"
        rows = self.of_level(level).items()
        return [amount for each, amounts in rows if each.startswith(below) for amount in amounts]


@dataclass
class CodeColumns:
    """All columns of amounts by item of one disclosure, by reporting entity: of expenditure of the year, in
    the phase that the disclosure is about."""

    subject: Subject
    _of_entity: dict[str, list[CodeColumn]] = field(init=False)
    _named: dict[str, list[CodeColumn]] = field(init=False)
    _tables: dict[str, Table] = field(init=False)

    def __post_init__(self) -> None:
        self._tables = {table.name: table for table in self.subject.tables}
        amounts = list(self._spent())
        found: dict[tuple[str, str, int, str], CodeColumn] = {}
        for amount in amounts:
            for code, classification, first in _codes(amount) if amount.code else ():
                key = (amount.entity, amount.table, amount.column_no, classification)
                if key not in found:
                    found[key] = self._column(amount, classification, first)
                found[key].by_code.setdefault(code, []).append(amount)
        self._of_entity = _by_entity(found)
        self._named = _by_entity(self._without_codes(amounts))

    def of(self, entity: str) -> Sequence[CodeColumn]:
        """Those of tables that print codes."""
        return self._of_entity.get(entity, [])

    def all_of(self, entity: str) -> Sequence[CodeColumn]:
        """Those of tables that print names only, too, behind the others."""
        return [*self.of(entity), *self._named.get(entity, [])]

    def _spent(self) -> Iterator[Amount]:
        """The amounts of the year's expenditure."""
        forms = {
            form.id
            for form in self.subject.vocabulary.forms.forms
            if form.shape not in ("fields", "items")
        }
        kind, year = self.subject.identity.kind, self.subject.identity.fiscal_year
        phase = "executed" if kind is Kind.FINAL else "approved"
        for amount in self.subject.amounts:
            of_time = amount.phase == phase and amount.fiscal_year == year
            if of_time and amount.form in forms and _is_spent(amount):
                yield amount

    def _without_codes(
        self, amounts: Iterable[Amount]
    ) -> dict[tuple[str, str, int, str], CodeColumn]:
        """The columns of the tables that print names of items without codes."""
        rows: dict[str, NamedRows] = {}
        found: dict[tuple[str, str, int, str], CodeColumn] = {}
        for amount in amounts:
            if amount.code or not amount.level or not amount.classification:
                continue
            if amount.table not in rows:
                rows[amount.table] = NamedRows.of(
                    self._tables[amount.table], self.subject.vocabulary.classifications
                )
            place = rows[amount.table].place(amount)
            if not place:
                continue
            key = (amount.entity, amount.table, amount.column_no, amount.classification)
            if key not in found:
                levels = rows[amount.table].levels[amount.classification]
                found[key] = self._column(amount, amount.classification, True, levels)
            found[key].by_code.setdefault(place, []).append(amount)
        return found

    def _column(
        self,
        amount: Amount,
        classification: str,
        is_first: bool,
        levels: Mapping[str, int] | None = None,
    ) -> CodeColumn:
        return CodeColumn(
            self._tables[amount.table], amount.column_no, amount.column_label,
            amount.measure, classification, is_first, levels=levels,
        )  # fmt: skip


def _by_entity(
    columns: Mapping[tuple[str, str, int, str], CodeColumn],
) -> dict[str, list[CodeColumn]]:
    found = defaultdict[str, list[CodeColumn]](list)
    for (entity, *_), column in columns.items():
        found[entity].append(column)
    return found


def _last(place: str) -> str:
    """The name of the row that stands at a place."""
    return place.rpartition(PARTED)[2]


def _is_spent(amount: Amount) -> bool:
    """Whether it is money of the expenditure."""
    spent = amount.direction != "revenue" and not amount.form.endswith(".income")
    return spent and is_money(amount.unit)


def _codes(amount: Amount) -> list[tuple[str, str, bool]]:
    """The codes that an amount is of, with the classification and whether its row is coded by it."""
    codes = [(amount.code, amount.classification, True)]
    second = amount.code_2
    if second and classification_of(second) == amount.classification_2:
        codes += [(second[:size], amount.classification_2, False) for size in (3, 5)]
    return [each for each in codes if each[1]]
