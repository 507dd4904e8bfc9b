"""The catalogue's amounts → the coded expenditure that the pages of codes list, in a file sorted by code.

In: the Parquet files of the catalogue. Out: one Parquet file, written by DuckDB with little memory; who
asks gets the amounts of one code, or which codes there are. Nothing of it is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.model.records import Amount
from pipeline.resource.arrow import text_array, text_scalar
from pipeline.website import words
from pipeline.website.published.records import records_of
from pipeline.website.published.shelf import Shelf

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_COLUMNS = [each.name for each in fields(Amount)]
_TEXTS = frozenset(each.name for each in fields(Amount) if each.type == "str")
_MEMORY = "256MB"
_ROWS = 2048
_GROUPS_KEPT = 16
"""So many groups of rows a process keeps at hand."""
_SELECTED = """
    SELECT {columns} FROM read_parquet({amounts}, union_by_name = true) AS amount
    JOIN read_parquet({disclosures}) AS stated USING (disclosure)
    WHERE classification IN {classifications} AND measure IN {measures}
      AND direction = 'expenditure' AND code <> '' AND amount.fiscal_year = stated.fiscal_year
      AND (entity_level = 'department' OR coalesce(stated.unit, '') <> '') AND ({phases})
    ORDER BY code, disclosure, table_no, row_no, column_no
"""
"""Of the disclosures' own year and phase, stated for whole departments; a unit's own figures are in only
where the unit discloses on its own. `amount.unit` is that of the money, `stated.unit` a body."""


@dataclass(frozen=True, slots=True)
class Stated:
    """That a disclosure states a code in one form, for one entity; `shown` stands for the amounts."""

    classification: str
    kind: str
    disclosure: str
    entity: str
    form: str
    row_label: str
    amounts: int
    shown: str


@dataclass(frozen=True, slots=True)
class CodedExpenditure:
    """The file of coded expenditure; it holds only coded amounts, and is not there without a catalogue."""

    path: Path

    def codes(self) -> Iterator[tuple[str, list[Stated]]]:
        """Each code with what states it, in order; a few thousand rows at a time. Who keeps them has each
        text once, however many rows state it."""
        if not self.path.is_file():
            return
        found = _database()
        once = _Once()
        with found:
            rows = found.execute(
                "SELECT code, classification, kind, disclosure, coalesce(entity, ''), "
                "coalesce(form, ''), first(coalesce(row_label, '') ORDER BY table_no, row_no, column_no), "
                "count(*), md5(string_agg(amount::VARCHAR, chr(10) ORDER BY table_no, row_no, column_no)) "
                "FROM read_parquet(?) AS amount GROUP BY ALL "
                "ORDER BY 1, 4, min(table_no), min(row_no), min(column_no), 5, 6",
                [str(self.path)],
            )
            batches = iter(lambda: rows.fetchmany(4096), [])
            every = (row for batch in batches for row in batch)
            for code, of_code in groupby(every, key=lambda row: row[0]):
                yield code, [Stated(*map(once.__getitem__, row[1:])) for row in of_code]

    def amounts(self, code: str, disclosures: Collection[str]) -> list[Amount]:
        """The amounts of a code that these disclosures state, in their order."""
        file = _sorted_file(self.path, self.path.stat().st_mtime_ns)
        chosen = file.rows(code, sorted(disclosures))
        columns = {name: chosen[name].to_pylist() for name in _COLUMNS}
        filled = {name: _filled(columns[name]) for name in _TEXTS}
        return records_of(Amount, columns | filled)


class _Once(dict[Any, Any]):
    """Values that are equal as one object."""

    def __missing__(self, value: Any) -> Any:
        self[value] = value
        return value


class _SortedFile:
    """The file of coded expenditure, open; the rows of a code lie side by side in it."""

    def __init__(self, path: Path) -> None:
        self._file = pq.ParquetFile(path)
        self._codes = self._ends("code")
        self._disclosures = self._ends("disclosure")
        self._read: dict[int, pa.Table] = {}

    def _ends(self, column: str) -> list[tuple[str, str]]:
        """The first and the last text of a column in each group of rows."""
        place = self._file.schema_arrow.names.index(column)
        groups = range(self._file.num_row_groups)
        columns = (self._file.metadata.row_group(each).column(place) for each in groups)
        return [(each.statistics.min, each.statistics.max) for each in columns]

    def rows(self, code: str, disclosures: Sequence[str]) -> pa.Table:
        """The rows of a code that these disclosures, in order, state."""
        holding = [
            number
            for number, (first, last) in enumerate(self._codes)
            if first <= code <= last and self._may_state(number, disclosures)
        ]
        self._read = {n: table for n, table in self._read.items() if n in holding}
        found = [pa.Table.from_batches([], self._file.schema_arrow).select(_COLUMNS)]
        wanted, chosen = text_scalar(code), text_array(disclosures)
        for number in holding:
            table = self._group(number)
            is_of_code = pc.equal(table["code"], wanted)
            found.append(table.filter(pc.and_(is_of_code, pc.is_in(table["disclosure"], chosen))))
        return pa.concat_tables(found)

    def _may_state(self, number: int, disclosures: Sequence[str]) -> bool:
        """Whether any of the disclosures, in order, may be in a group of rows."""
        first, last = self._disclosures[number]
        place = bisect_left(disclosures, first)
        return place < len(disclosures) and disclosures[place] <= last

    def _group(self, number: int) -> pa.Table:
        """A group of rows; what was read for the code before is read no second time."""
        if (kept := self._read.get(number)) is not None:
            return kept
        table = self._file.read_row_group(number, columns=_COLUMNS, use_threads=False)
        if len(self._read) < _GROUPS_KEPT:
            self._read[number] = table
        return table


@lru_cache(maxsize=1)
def _sorted_file(path: Path, written: int) -> _SortedFile:
    """The file as it was `written`; a process asks for one code after the other."""
    return _SortedFile(path)


def coded_expenditure(
    shelf: Shelf, classifications: Collection[str], target: Path
) -> CodedExpenditure:
    """Writes the coded expenditure of the classifications to `target`."""
    amounts = [str(each) for each in shelf.catalogue_parquet("amounts")]
    disclosures = [str(each) for each in shelf.catalogue_parquet("disclosures")]
    if amounts and disclosures:
        target.parent.mkdir(parents=True, exist_ok=True)
        phases = " OR ".join(
            f"(amount.kind = {_quoted(kind)} AND phase = {_quoted(phase)})"
            for kind, phase in words.OWN_PHASES.items()
        )
        query = _SELECTED.format(
            columns=", ".join(f"amount.{name}" for name in _COLUMNS),
            amounts=_listed(amounts, "[]"),
            disclosures=_listed(disclosures, "[]"),
            classifications=_listed(classifications),
            measures=_listed(words.MEASURES),
            phases=phases,
        )
        with _database() as connection:
            connection.execute("SET temp_directory = ?", [str(target.parent / "spilled")])
            connection.execute(
                f"COPY ({query}) TO {_quoted(str(target))} (FORMAT parquet, ROW_GROUP_SIZE {_ROWS})"
            )
    return CodedExpenditure(target)


def _database() -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415 - a sixth of a second that is not needed where no amount changed

    return duckdb.connect(config={"memory_limit": _MEMORY, "threads": 1})


def _filled(values: Sequence[str | None]) -> Sequence[str]:
    """Parquet has null where CSV has an empty text, and so does `Amount`."""
    return [each or "" for each in values]


def _listed(values: Collection[str], brackets: str = "()") -> str:
    return brackets[0] + ", ".join(map(_quoted, values)) + brackets[1]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
