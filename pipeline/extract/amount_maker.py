"""Statements of one table → Amounts: what all amounts of a column have alike is put together once."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from pipeline.extract.statement import Said, Statement
from pipeline.model.frozen import replacing
from pipeline.model.identity import Identity, Kind
from pipeline.model.records import Amount
from pipeline.model.table import Table
from pipeline.values.units import in_yuan, is_money
from pipeline.vocabulary import Vocabulary

_in_row = replacing(
    Amount, "entity", "entity_code", "entity_level", "row_no", "row_label", "classification", "code", "level",
    "is_leaf", "phase", "amount_text", "amount", "amount_yuan", "source_file", "source_page", "source_line",
    "code_2", "classification_2",
)  # fmt: skip
"""An amount of a row, made of one of its column."""


@dataclass(frozen=True, slots=True)
class AmountMaker:
    """Makes the amounts of a table: what one has of the table and of its column is that of the first of which
    the same was said."""

    disclosure: str
    identity: Identity
    table: Table
    vocabulary: Vocabulary
    _alike: dict[int, tuple[Said, Amount]] = field(default_factory=dict)
    """By which value says it; that is held, so that no other takes its place."""

    def amount(self, stated: Statement) -> Amount:
        entry, said, cell = stated.entry, stated.said, stated.cell
        if id(said) not in self._alike:
            self._alike[id(said)] = said, self._first(said)
        alike = self._alike[id(said)][1]
        entity, place = entry.entity or self.table.entity, cell.place
        return _in_row(
            alike,
            entity.name,
            entity.code,
            entity.level,
            _row_no(entry.row),
            entry.named_over(cell.row_span),
            entry.classification,
            entry.code,
            entry.level,
            entry.is_leaf,
            said.phase or self._default_phase(stated, alike.fiscal_year),
            cell.text.strip(),
            stated.value,
            _yuan(cell.text, stated.value, said.unit),
            place.file,
            place.page,
            place.line,
            entry.code_2,
            entry.classification_2,
        )

    def _first(self, said: Said) -> Amount:
        """The amount of which something is said for the first time, with nothing of its row."""
        table, identity = self.table, self.identity
        year = said.fiscal_year or table.as_of_year or identity.fiscal_year
        if said.year_offset and not said.fiscal_year:
            year += said.year_offset
        return Amount(
            disclosure=self.disclosure,
            division_code=identity.division.code,
            division=identity.division.name,
            department=identity.department,
            entity="",
            entity_code="",
            entity_level="",
            kind=identity.kind,
            form=table.form,
            table=table.name,
            table_no=table.no,
            table_title=table.title,
            row_no=0,
            row_label="",
            classification="",
            code="",
            level=None,
            is_leaf=None,
            column_no=said.column_no,
            column_label=said.column_label,
            measure=said.measure,
            phase=said.phase,
            fund=said.fund,
            direction=said.direction,
            fiscal_year=year,
            amount_text="",
            amount=None,
            unit=said.unit,
            amount_yuan=None,
            source_file="",
            source_page=None,
            source_line=None,
        )

    def _default_phase(self, stated: Statement, year: int | None) -> str:
        """A budget states what was approved, a final account what was spent, unless a heading differs; of
        past years' debt a budget, too, states what became of it."""
        if self.identity.kind is not Kind.BUDGET:
            return "executed"
        if year is None or year >= self.identity.fiscal_year:
            return "approved"
        of_title = () if stated.entry.said.fiscal_year else (self.table.title,)
        texts = (stated.said.column_label, stated.entry.label, *of_title)
        return "executed" if self.vocabulary.headings.has_come_about(*texts) else "approved"


@lru_cache(maxsize=1024)
def _row_no(row: int) -> int:
    """The number of a row, one for all its amounts."""
    return row + 1


@lru_cache(maxsize=16384)
def _yuan(text: str, value: Decimal | None, unit: str) -> Decimal | None:
    """What a printed text states, in yuan: one value for texts that are alike."""
    return in_yuan(value, unit) if value is not None and is_money(unit) else None
