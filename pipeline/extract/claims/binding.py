"""Claims and amounts → the figure of a table that states the same, where one does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.extract.claims.labels import path_names
from pipeline.extract.claims.paths import RowPaths
from pipeline.extract.claims.sought import (
    Sought,
    agrees,
    fits,
    foremost,
    is_of,
    is_on_side,
    likeliest,
    of_fund,
    only_stated,
    value_of,
)
from pipeline.model.records import Amount
from pipeline.model.table import Table
from pipeline.values.codes import classification_of
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.vocabulary import ClaimIndicator, Vocabulary
from pipeline.vocabulary.forms import Locator
from pipeline.vocabulary.phrases import is_any

_LEVEL = re.compile(r"[（(][类款项][）)]")
_A_YEAR = re.compile(r"^(?:19|20)\d{2}年度?(?:预算|决算)?数?$")
_ALL_SPENT = ("grand_total", "expenditure", "appropriation_expenditure", "general_public")
"""Indicators that are all the spending of their money, whatever its type."""
_BASIC = ("basic", "general_public_basic")
_LISTS_BASIC = ("budget.general_public_basic", "final.general_public_basic")
_CLASSES = ("301", "302", "303", "310")
"""Departmental classes whose names are no other's: 309 and 310 differ in a bracket alone."""


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
    _by_locator: dict[tuple[str, int], list[Amount]] = field(init=False, default_factory=dict)
    _by_path: RowPaths = field(init=False)
    _with_totals: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self._by_form = defaultdict(list)
        self._by_code = defaultdict(list)
        self._by_label = defaultdict(list)
        self._by_path = RowPaths(self.amounts, _plain)
        self._with_totals = {a.entity for a in self.amounts if _is_total_row(a)}
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
            if not any(groups) and sought.entity not in self._with_totals:
                groups = [self._in_own_row(lo, sought) for lo in indicator.figures]
        else:
            groups = [self._of_code(sought) if sought.code else self._of_label(sought)]
        phase = indicator.phase if indicator and indicator.phase else sought.phase
        found = [a for group in groups for a in group if is_of(a, sought, phase)]
        for looked_at in (found, self._named_without_code(sought, phase)):
            if agreeing := [a for a in looked_at if agrees(a, sought)]:
                return bound_to(likeliest(agreeing, sought.fund))
        if not found:
            return self._empty(sought)
        tables = {amount.table for amount in found}
        if elsewhere := self._of_units(indicator, sought, phase, tables):
            agreeing = [a for a in elsewhere if agrees(a, sought)]
            return bound_to(agreeing[0]) if agreeing else Bound()
        likely = [a for group in foremost(groups) for a in group if is_of(a, sought, phase)]
        narrowed = self._of_money(self._of_whole(likely, sought), indicator, sought)
        alike = len({value_of(amount) for amount in narrowed}) == 1
        certain = self.is_certain(sought) or self._is_a_row_of_its_list(narrowed, sought)
        return bound_to(narrowed[0]) if alike and certain else Bound()

    def _of_whole(self, found: list[Amount], sought: Sought) -> list[Amount]:
        """Of an item listed below all that is spent the totals: 基本支出 of it is another figure."""
        whole = self.vocabulary.claims.by_id(sought.parent or "")
        totals = [amount for amount in found if amount.measure == "total"]
        return totals if totals and whole is not None and whole.id in _ALL_SPENT else found

    def _of_money(
        self, found: list[Amount], indicator: ClaimIndicator | None, sought: Sought
    ) -> list[Amount]:
        """The figures that are of the money spoken of: by their columns, or though these do not say
        so: where the words name none and any is meant, or where the form states this of one money
        only and its title names no other.
        """
        spec = self.vocabulary.claims
        titled = {table.name: spec.fund_of(table.title) for table in self.tables}
        if sought.fund == "appropriation":
            # 财政拨款 is the total of a table that is all about it, not one of the funds beside it.
            wholes = [a for a in found if not a.fund and titled.get(a.table) == sought.fund]
            if wholes:
                return wholes
        if narrowed := of_fund(found, sought.fund):
            return only_stated(narrowed) if sought.fund == "appropriation" else narrowed
        if not sought.fund:
            return found if sought.any_fund or (indicator and indicator.one_fund) else []
        own = indicator is not None and indicator.fund == sought.fund and sought.is_amount
        if indicator is None or not (indicator.one_fund or own):
            return []
        same = ("", sought.fund)
        return [a for a in found if not a.fund and titled.get(a.table, "") in same]

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
            if amount.table in tables and is_of(amount, sought, phase)
        ]

    def is_certain(self, sought: Sought) -> bool:
        """Whether the words mean the forms' figure even where that differs.

        基本支出 among the parts of one function is not that of the department, nor is 办公费 among
        those of 机关运行经费.
        """
        if sought.is_second:
            return False
        if sought.parent is None:
            return bool(sought.code) or bool(path_names(sought.words))
        if classification_of(sought.parent):
            return sought.code.startswith(sought.parent)
        whole = self.vocabulary.claims.by_id(sought.parent)
        return whole is not None and not whole.partial

    def _is_a_row_of_its_list(self, found: Sequence[Amount], sought: Sought) -> bool:
        """Whether a name without a code is that of a row of the form that lists what the sentence does:
        a project among the projects, a class of expenses among those of 基本支出."""
        if sought.code or sought.is_second:
            return False
        if sought.parent == "project":
            return all(a.form == "budget.project" and a.level != 0 for a in found)
        listed = sought.of_basic and sought.parent in (None, *_BASIC)
        return listed and all(a.form in _LISTS_BASIC and a.code in _CLASSES for a in found)

    def _located(self, locator: Locator, sought: Sought) -> list[Amount]:
        """The amounts that a locator means; rows by their labels, else the total row."""
        key = sought.entity, id(locator)
        if key not in self._by_locator:
            there = self._by_form.get((sought.entity, locator.form), [])
            fitting = [amount for amount in there if fits(amount, locator)]
            self._by_locator[key] = fitting if locator.row else _totals(fitting, locator.measure)
        found = [a for a in self._by_locator[key] if is_on_side(a, sought.words)]
        named = ([a for a in found if is_any(a.row_label, (p,))] for p in locator.row)
        return next(filter(None, named), []) if locator.row else found

    def _in_own_row(self, locator: Locator, sought: Sought) -> list[Amount]:
        """A unit among others has no total row but the one that bears its name."""
        there = self._by_form.get((sought.entity, locator.form), [])
        own = [a for a in there if fold(a.row_label) == fold(sought.entity)]
        return [a for a in own if fits(a, locator) and a.measure == locator.measure]

    def _of_code(self, sought: Sought) -> list[Amount]:
        found = self._by_code.get((sought.entity, sought.code), [])
        found = found or self._by_label.get((sought.entity, _plain(sought.words)), [])
        found = found or self._by_path.find(sought.entity, path_names(sought.words))
        if sought.division:
            return [a for a in found if f".{a.measure}".endswith(f".{sought.division}")]
        return [a for a in found if self._is_total(a)]

    def _named_without_code(self, sought: Sought, phase: str) -> list[Amount]:
        """Rows of the item's name that print no code: a summary states it of all money, the forms with
        codes of one fund."""
        if not sought.code.isdigit():
            return []
        rows = self._by_label.get((sought.entity, _plain(sought.words)), [])
        named = [a for a in rows if not a.code and self._is_total(a)]
        return [a for a in named if is_of(a, sought, phase)]

    def _of_label(self, sought: Sought) -> list[Amount]:
        spec = self.vocabulary.claims
        wordings = [sought.words, *(rest for _, rest in spec.without_phase(sought.words))]
        rows = (self._by_label.get((sought.entity, _plain(words)), []) for words in wordings)
        found = [a for a in next(filter(None, rows), []) if a.level != 0]
        found = found or self._by_path.find(sought.entity, path_names(sought.words))
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


def _totals(amounts: Sequence[Amount], measure: str) -> list[Amount]:
    return [each for each in amounts if each.measure == measure and _is_total_row(each)]


def _is_total_row(amount: Amount) -> bool:
    """A total row, one without a name, or one that is of a year and names nothing else."""
    return amount.level == 0 or not bare(_A_YEAR.sub("", amount.row_label))


@lru_cache(maxsize=16384)
def _plain(label: str) -> str:
    """The name of an item as it is compared: 对个人和家庭补助支出 is 对个人和家庭的补助."""
    words = bare(_LEVEL.sub("", split_number(label).text)).removesuffix("类").removesuffix("科目")
    return words.removesuffix("支出").replace("的", "")


def bound_to(amount: Amount) -> Bound:
    return Bound(amount.table, amount.row_no, amount.column_no, amount.code)
