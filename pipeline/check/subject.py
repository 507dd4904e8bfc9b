"""What is checked: one disclosure's tables and amounts, looked up the ways in which checks ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipeline.model.document import Document
from pipeline.model.identity import Identity
from pipeline.model.kept import kept_property
from pipeline.model.records import Amount, Claim, Finding, Indicator, Section
from pipeline.model.table import Table
from pipeline.values.text import bare
from pipeline.vocabulary import Form, Vocabulary
from pipeline.vocabulary.phrases import is_any, listed

T = TypeVar("T")


@dataclass(frozen=True)
class Subject:
    """One disclosure under check."""

    identity: Identity
    documents: tuple[Document, ...]
    tables: tuple[Table, ...]
    amounts: tuple[Amount, ...]
    vocabulary: Vocabulary
    claims: tuple[Claim, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sections: tuple[Section, ...] = ()
    _made: dict[Hashable, Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    _of_table: dict[str, list[Amount]] = field(init=False, repr=False)
    _of_form: dict[tuple[str, str], list[Amount]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        of_table = defaultdict[str, list[Amount]](list)
        of_form = defaultdict[tuple[str, str], list[Amount]](list)
        for amount in self.amounts:
            of_table[amount.table].append(amount)
            of_form[amount.form, amount.entity].append(amount)
        object.__setattr__(self, "_of_table", dict(of_table))
        object.__setattr__(self, "_of_form", dict(of_form))

    @kept_property
    def package_name(self) -> str:
        """What every finding names as its disclosure."""
        return self.identity.package_name

    def once(self, key: Hashable, made: Callable[[], T]) -> T:
        """What several checks ask for, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = made()
        found: T = self._made[key]
        return found

    def let_go(self, key: Hashable) -> None:
        """Lets go of what was made for a key, which no later check asks for."""
        self._made.pop(key, None)

    def forget(self) -> None:
        """Lets go of what was made: some of it refers to its subject, and each would keep the other until
        Python looks for such cycles, which it does once the disclosure is built."""
        self._made.clear()

    def amounts_of(self, table: Table) -> Sequence[Amount]:
        return self._of_table.get(table.name, [])

    def amounts_of_form(self, form: str, entity: str) -> Sequence[Amount]:
        """The amounts of all tables of one form and one entity."""
        return self._of_form.get((form, entity), [])

    def form_of(self, table: Table) -> Form | None:
        return self.vocabulary.forms.by_id(table.form) if table.form else None


Check = Callable[[Subject], Iterator[Finding]]


@dataclass(frozen=True)
class Grid:
    """One table's amounts by row and column, and its rows by label."""

    table: Table
    amounts: Sequence[Amount]
    _known: dict[tuple[str, ...], Mapping[str, int]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @kept_property
    def _labels(self) -> Mapping[str, Sequence[str]]:
        """What the rows are called, by the words that are compared: each name once."""
        labels = [entry.label for entry in self.table.entries]
        found = defaultdict[str, list[str]](list)
        for label in dict.fromkeys([*labels, *(amount.row_label for amount in self.amounts)]):
            found[bare(label)].append(label)
        return found

    @kept_property
    def _stated(self) -> Mapping[tuple[int, str], Amount]:
        """The first amount of each column that a row of each label states."""
        stated = [amount for amount in self.amounts if amount.amount is not None]
        return {(each.column_no, each.row_label): each for each in reversed(stated)}

    @kept_property
    def cells(self) -> Mapping[tuple[int, int], Amount]:
        """The amounts by their rows' and columns' numbers."""
        return {(amount.row_no, amount.column_no): amount for amount in self.amounts}

    @kept_property
    def by_column(self) -> Mapping[int, Sequence[Amount]]:
        """The amounts of each column, from left to right, each from top to bottom."""
        columns = defaultdict[int, list[Amount]](list)
        for amount in self.amounts:
            columns[amount.column_no].append(amount)
        return dict(sorted(columns.items()))

    def panel(self, amount: Amount) -> int:
        return self.table.columns[amount.column_no - 1].panel

    def columns(self) -> list[int]:
        return list(self.by_column)

    def labelled(self, phrases: Sequence[str], column_no: int) -> Amount | None:
        """The first amount of a column whose row is called like one of the phrases, in their order."""
        called = self._called(phrases)
        stated = [
            amount
            for label in called
            if (amount := self._stated.get((column_no, label))) is not None
        ]
        return min(stated, key=lambda each: (called[each.row_label], each.row_no), default=None)

    def has_row(self, phrases: Sequence[str], panel: int) -> bool:
        called = self._called(phrases)
        return any(e.panel == panel and e.label in called for e in self.table.entries if called)

    def _called(self, phrases: Sequence[str]) -> Mapping[str, int]:
        """The labels of rows that are one of the phrases, with the number of the first that they are."""
        known = tuple(phrases)
        if known not in self._known:
            self._known[known] = {
                label: next(at for at, each in enumerate(known) if is_any(label, (each,)))
                for words in listed(phrases).among(self._labels)
                for label in self._labels[words]
            }
        return self._known[known]


def row_name(amount: Amount) -> str:
    """What a message calls an amount's row: code and label, with a blank behind them."""
    if amount.code and amount.row_label:
        return f"{amount.code} {amount.row_label} "
    name = amount.code or amount.row_label
    return f"{name} " if name else ""
