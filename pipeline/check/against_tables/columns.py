"""The tables' columns of coded amounts: what each code of a classification has in it, by code and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, islice

from pipeline.check.intervals import Interval, printed_in, sum_of
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.kept import kept_property
from pipeline.model.records import Amount
from pipeline.model.table import Table
from pipeline.values.codes import classification_of, code_level
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.values.units import is_money

NOTHING = Interval(Decimal(0), Decimal(0))
_LEVEL_MARKS = ("类", "款", "项")


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """The name of a code as it is compared: 对个人和家庭的补助支出（类） is 对个人和家庭的补助."""
    words = bare(split_number(name).text)
    if len(words) > 2 and words.endswith(_LEVEL_MARKS) and "（" in name.replace("(", "（"):
        words = words[:-1]
    return (words.removesuffix("支出") or words).replace("的", "")


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
    `_stated` is what was asked for: what the rows of a code state, of several also what they state together.
    """

    table: Table
    column_no: int
    label: str
    measure: str
    classification: str
    is_first: bool
    by_code: dict[str, list[Amount]] = field(default_factory=dict)
    _stated: dict[str, list[Interval]] = field(default_factory=dict, repr=False, compare=False)

    @kept_property
    def names(self) -> dict[str, list[str]]:
        """The codes by the names that their rows have."""
        found = defaultdict[str, list[str]](list)
        for code, amounts in self.by_code.items():
            for label in {amount.row_label for amount in amounts}:
                if self.is_first and code not in found[plain(label)]:
                    found[plain(label)].append(code)
        return dict(found)

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
        for level in {code_level(code) for code in self.by_code} - {None}:
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
        return {code: rows for code, rows in self.by_code.items() if code_level(code) == level}


@dataclass
class CodeColumns:
    """All columns of coded amounts of one disclosure, by reporting entity: of expenditure of the year, in
    the phase that the disclosure is about."""

    subject: Subject
    _of_entity: dict[str, list[CodeColumn]] = field(init=False)

    def __post_init__(self) -> None:
        tables = {table.name: table for table in self.subject.tables}
        forms = {
            form.id
            for form in self.subject.vocabulary.forms.forms
            if form.shape not in ("fields", "items")
        }
        found: dict[tuple[str, str, int, str], CodeColumn] = {}
        kind, year = self.subject.identity.kind, self.subject.identity.fiscal_year
        phase = "executed" if kind is Kind.FINAL else "approved"
        for amount in self.subject.amounts:
            of_time = amount.phase == phase and amount.fiscal_year == year
            if not (of_time and amount.code and amount.form in forms and _is_spent(amount)):
                continue
            for code, classification, first in _codes(amount):
                key = (amount.entity, amount.table, amount.column_no, classification)
                if key not in found:
                    found[key] = CodeColumn(
                        tables[amount.table], amount.column_no, amount.column_label,
                        amount.measure, classification, first,
                    )  # fmt: skip
                found[key].by_code.setdefault(code, []).append(amount)
        self._of_entity = defaultdict(list)
        for (entity, *_), column in found.items():
            self._of_entity[entity].append(column)

    def of(self, entity: str) -> Sequence[CodeColumn]:
        return self._of_entity.get(entity, [])


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
