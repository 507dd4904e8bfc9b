"""A package on disk → what is compared of it: its identity, its amounts as printed, its units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.catalogue.package_parquet import read_parquet
from pipeline.catalogue.rows import DisclosureRow, PackageRows, TableRow, outdated
from pipeline.model.identity import EntityLevel
from pipeline.model.records import Amount
from pipeline.resource import restore
from pipeline.resource.arrow import text_scalar
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare
from pipeline.values.units import in_yuan

_UNITS = "units"
"""The form that lists the units of a department."""
_TOTALS = ("合计", "总计", "小计")
_COLUMNS = {field.name for field in fields(Amount)}
_TEXTS = {field.name for field in fields(Amount) if field.type == "str"}


@dataclass(frozen=True)
class Published:
    """One disclosure; its amounts are read when they are first asked for."""

    row: DisclosureRow
    tables: tuple[TableRow, ...]
    directory: Path

    @classmethod
    def of(cls, package: PackageRows) -> Published:
        return cls(package.disclosure, package.tables, package.directory)

    @property
    def name(self) -> str:
        return self.row.disclosure

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def is_of_unit(self) -> bool:
        """Whether a single unit discloses on its own."""
        return bool(self.row.unit_slug)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts of forms that are known, with every printed digit."""
        return tuple(_amounts(self._rows))

    def stating(self, year: int, phase: str = "") -> tuple[Amount, ...]:
        """Those that are of a fiscal year (and phase); the others are not even made."""
        wanted = pc.equal(self._rows["fiscal_year"], pc.cast(text_scalar(str(year)), pa.int32()))
        if phase:
            wanted = pc.and_(wanted, pc.equal(self._rows["phase"], text_scalar(phase)))
        return tuple(_amounts(self._rows.filter(wanted)))

    @cached_property
    def _rows(self) -> pa.Table:
        """Raises `CatalogueError` where the package is not of this version."""
        table = read_parquet(self.directory, "amounts.parquet")
        if set(table.column_names) != _COLUMNS:
            raise outdated(self.directory, "amounts.parquet", str(table.column_names))
        return table.filter(pc.is_valid(table["form"]))

    @cached_property
    def forms(self) -> dict[str, set[str]]:
        """Entity → the forms that it publishes, those that are empty too."""
        found: dict[str, set[str]] = {}
        for table in self.tables:
            found.setdefault(table.entity, set()).add(table.form)
        return found

    @cached_property
    def entities(self) -> dict[str, EntityLevel]:
        """Who reports in it, in order, and whether it is the department or a unit."""
        return {table.entity: EntityLevel(table.entity_level) for table in self.tables}

    def listed_units(self) -> list[str]:
        """The units that the department names: in its list of units and by tables of their own."""
        named = dict.fromkeys(
            name for table in self.tables if self._is_list(table) for name in self._labels(table)
        )
        reporting = [name for name, level in self.entities.items() if level is EntityLevel.UNIT]
        by_name = {bare(name): name for name in (*reporting, *named)}
        return list(by_name.values())

    def _is_list(self, table: TableRow) -> bool:
        return table.form == _UNITS and table.entity_level == EntityLevel.DEPARTMENT.value

    def _labels(self, table: TableRow) -> Iterator[str]:
        """What the list's first column of labels prints, without its total row."""
        printed = read_parquet(self.directory, f"tables/{table.table}.parquet")
        if "label" not in printed.column_names:
            return
        for text in printed["label"].to_pylist():
            if text and bare(text) and bare(text) not in _TOTALS:
                yield restore(text)


def _amounts(table: pa.Table) -> Iterator[Amount]:
    for row in table.to_pylist():
        values: dict[str, Any] = {
            name: restore(value or "") if name in _TEXTS else value for name, value in row.items()
        }
        number = parse_amount(values["amount_text"]) if row["amount"] is not None else None
        values["amount"] = number.value if number else None
        if number and row["amount_yuan"] is not None:
            values["amount_yuan"] = in_yuan(number.value, values["unit"])
        yield Amount(**values)
