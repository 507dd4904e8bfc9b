"""Claims and amounts → the figure of a table that states the same, where one does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.extract.claims.labels import side_of
from pipeline.model.records import Amount
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.codes import classification_of
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.values.units import in_yuan, is_money
from pipeline.vocabulary import ClaimIndicator, Vocabulary
from pipeline.vocabulary.forms import Locator
from pipeline.vocabulary.phrases import is_any

_LEVEL = re.compile(r"[（(][类款项][）)]")
_NO_LEVEL = ("change", "completion_rate", "score", "quantity")
"""Columns that state something else than how much it is."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought in the tables: of whom, what, when, and of which money; `value` in yuan (or as
    counted) with half of its last digit, None where any value will do.
    """

    entity: str
    words: str
    code: str
    period: int | None
    phase: str
    fund: str
    counts: bool
    value: Decimal | None
    half: Decimal
    parent: str | None
    """The code of what it is listed as a part of, "" where that is not known, None in no list."""
    any_fund: bool = False
    """Whether figures of one fund only are what is meant, though the words name none."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A place in a table; without a row a table that prints nothing for what is sought."""

    table: str = ""
    row_no: int | None = None
    column_no: int | None = None
    code: str = ""


@dataclass
class Figures:
    """The amounts of a disclosure, looked up by what sentences say of them."""

    vocabulary: Vocabulary
    tables: Sequence[Table]
    amounts: Sequence[Amount]
    _by_form: dict[tuple[str, str], list[Amount]] = field(init=False)
    _by_code: dict[tuple[str, str], list[Amount]] = field(init=False)
    _by_label: dict[tuple[str, str], list[Amount]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_form = defaultdict(list)
        self._by_code = defaultdict(list)
        self._by_label = defaultdict(list)
        shapes = {form.id: form.shape for form in self.vocabulary.forms.forms}
        for amount in self.amounts:
            if amount.amount is None or shapes.get(amount.form) == "fields":
                continue
            self._by_form[amount.entity, amount.form].append(amount)
            if amount.code:
                self._by_code[amount.entity, amount.code].append(amount)
            if plain := _plain(amount.row_label):
                self._by_label[amount.entity, plain].append(amount)

    def bind(self, sought: Sought) -> Bound:
        """The figure that states what is sought.

        Of several tables the one that agrees; where none does, the one that they all state. Figures
        that differ among themselves are of different things: nothing is bound then, nor where the
        words are of one fund and the figures of another or of all.
        """
        indicator = self.vocabulary.claims.by_id(sought.code)
        if indicator is not None:
            groups = [self._located(lo, sought) for lo in indicator.figures]
            if not any(groups):
                groups = [self._located(lo, sought) for lo in indicator.otherwise]
        else:
            groups = [self._of_code(sought) if sought.code else self._of_label(sought)]
        phase = indicator.phase if indicator and indicator.phase else sought.phase
        found = [a for group in groups for a in group if _is_of(a, sought, phase)]
        if agreeing := [a for a in found if _agrees(a, sought)]:
            return _bound(_likeliest(agreeing, sought.fund))
        if not found:
            return self._empty(sought)
        tables = {amount.table for amount in found}
        if elsewhere := self._of_units(indicator, sought, phase, tables):
            agreeing = [a for a in elsewhere if _agrees(a, sought)]
            return _bound(agreeing[0]) if agreeing else Bound()
        narrowed = _of_fund(found, sought.fund)
        if not sought.fund and (sought.any_fund or (indicator and indicator.one_fund)):
            narrowed = narrowed or found
        alike = len({_value(amount) for amount in narrowed}) == 1
        return _bound(narrowed[0]) if alike and self.is_certain(sought) else Bound()

    def _of_units(
        self, indicator: ClaimIndicator | None, sought: Sought, phase: str, tables: set[str]
    ) -> list[Amount]:
        """The same figure of the units that these tables list: a sentence may be of one of them."""
        if indicator is None:
            return []
        others = {entity for entity, _ in self._by_form if entity != sought.entity}
        return [
            amount
            for entity in sorted(others)
            for locator in indicator.figures
            for amount in self._located(locator, replace(sought, entity=entity))
            if amount.table in tables and _is_of(amount, sought, phase)
        ]

    def is_certain(self, sought: Sought) -> bool:
        """Whether the words mean the forms' figure even where that differs.

        基本支出 among the parts of one function is not that of the department, nor is 办公费 among
        those of 机关运行经费.
        """
        if sought.parent is None:
            return bool(sought.code)
        if classification_of(sought.parent):
            return sought.code.startswith(sought.parent)
        whole = self.vocabulary.claims.by_id(sought.parent)
        return whole is not None and not whole.partial

    def _located(self, locator: Locator, sought: Sought) -> list[Amount]:
        """The amounts that a locator means; rows by their labels, else the total row."""
        there = self._by_form.get((sought.entity, locator.form), [])
        fitting = [a for a in there if _fits(a, locator) and _is_on_side(a, sought.words)]
        if locator.row:
            named = ([a for a in fitting if is_any(a.row_label, (p,))] for p in locator.row)
            return next(filter(None, named), [])
        exact = [a for a in fitting if a.measure == locator.measure]
        return [a for a in exact if a.level == 0 or not bare(a.row_label)]

    def _of_code(self, sought: Sought) -> list[Amount]:
        found = self._by_code.get((sought.entity, sought.code), [])
        found = found or self._by_label.get((sought.entity, _plain(sought.words)), [])
        return [a for a in found if self._is_total(a)]

    def _of_label(self, sought: Sought) -> list[Amount]:
        spec = self.vocabulary.claims
        wordings = [sought.words, *(rest for _, rest in spec.without_phase(sought.words))]
        rows = (self._by_label.get((sought.entity, _plain(words)), []) for words in wordings)
        found = [a for a in next(filter(None, rows), []) if a.level != 0]
        return [a for a in found if self._is_total(a)]

    def _is_total(self, amount: Amount) -> bool:
        """Whether the column states all that its form is about, of expenditure."""
        if amount.direction == "revenue":
            return False
        form = self.vocabulary.forms.by_id(amount.form)
        about = form.measure if form else ""
        of_block = form is not None and form.shape == "blocks"
        if about and of_block:
            return f"{amount.measure}.".startswith(f"{about}.")
        return amount.measure in ("total", about)

    def _empty(self, sought: Sought) -> Bound:
        """A table that has a place for it and prints nothing there, for a figure of 0."""
        indicator = self.vocabulary.claims.by_id(sought.code)
        if indicator is None or sought.value != 0 or sought.counts:
            return Bound()
        for locator in indicator.figures:
            for table in self.tables:
                same = table.form == locator.form and table.entity.name == sought.entity
                if same and self._has_place(table, locator):
                    return Bound(table.name)
        return Bound()

    def _has_place(self, table: Table, locator: Locator) -> bool:
        if locator.row:
            return any(is_any(entry.label, locator.row) for entry in table.entries)
        if locator.measure == "total":
            return not any(a.amount for a in self.amounts if a.table == table.name)
        return any(column.meaning.measure == locator.measure for column in table.columns)


def _plain(label: str) -> str:
    """The name of an item as it is compared: 对个人和家庭补助支出 is 对个人和家庭的补助."""
    words = bare(_LEVEL.sub("", split_number(label).text)).removesuffix("类").removesuffix("科目")
    return words.removesuffix("支出").replace("的", "")


def _fits(amount: Amount, locator: Locator) -> bool:
    if locator.code and amount.code != locator.code:
        return False
    if locator.row and amount.measure.startswith(_NO_LEVEL):
        return False
    wanted = (
        (locator.fund, amount.fund),
        (locator.direction, amount.direction),
        (locator.phase, amount.phase),
    )
    return all(want is None or want == got for want, got in wanted)


def _is_of(amount: Amount, sought: Sought, phase: str) -> bool:
    if amount.fiscal_year != sought.period or amount.phase != phase:
        return False
    return is_money(amount.unit) != sought.counts


def _is_on_side(amount: Amount, words: str) -> bool:
    """Whether it may stand on the side that the words name: 支出总计 is nothing that a summary prints
    for income, though both stand in one row."""
    side = side_of(words)
    return not side or amount.direction != ("revenue" if side == "expenditure" else "expenditure")


def _agrees(amount: Amount, sought: Sought) -> bool:
    if sought.value is None:
        return False
    return abs(_value(amount) - sought.value) <= _half(amount) + sought.half


def _of_fund(found: Iterable[Amount], fund: str) -> list[Amount]:
    """Those of the money that is spoken of; 财政拨款 is all that the appropriations form states."""
    if fund == "appropriation":
        return [a for a in found if a.fund or "fiscal_appropriation" in a.form]
    if fund:
        return [a for a in found if a.fund == fund]
    return [a for a in found if not a.fund and "fiscal_appropriation" not in a.form]


def _likeliest(agreeing: list[Amount], fund: str) -> Amount:
    """Of figures that agree one of the form or column that is about the money spoken of."""
    if fund == "appropriation":
        about = [a for a in agreeing if "fiscal_appropriation" in a.form]
    else:
        about = _of_fund(agreeing, fund)
    return (about or agreeing)[0]


def _value(amount: Amount) -> Decimal:
    value = amount.amount_yuan if amount.amount_yuan is not None else amount.amount
    return value if value is not None else Decimal(0)


def _half(amount: Amount) -> Decimal:
    number = parse_amount(amount.amount_text)
    if number is None:
        return Decimal(0)
    half = in_yuan(number.half_unit, amount.unit)
    return number.half_unit if half is None else half


def _bound(amount: Amount) -> Bound:
    return Bound(amount.table, amount.row_no, amount.column_no, amount.code)
