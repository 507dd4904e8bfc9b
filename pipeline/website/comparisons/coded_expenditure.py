"""The catalogue's amounts → the coded expenditure that the pages of codes list, sorted by code.

In: the Parquet files of the catalogue. Out: one Arrow table, which stays small in memory; amounts
come out of it a few thousand at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.model.records import Amount
from pipeline.website import words
from pipeline.website.published.shelf import Shelf

_COLUMNS = [each.name for each in fields(Amount)]
_TEXTS = frozenset(each.name for each in fields(Amount) if each.type == "str")
_REPEATED = [
    "division_code", "division", "department", "entity", "entity_code", "form", "table",
    "table_title", "column_label", "fund", "unit", "source_file",
]  # fmt: skip
"""Columns of which each text is kept once."""

_BATCH = 4096
_ORDER = [("code", "ascending"), ("disclosure", "ascending"), ("table_no", "ascending")]


def coded_expenditure(shelf: Shelf, classifications: Collection[str]) -> pa.Table:
    """Coded expenditure of the disclosures' own year and phase, stated for whole departments.

    A unit's own figures are in only where the unit discloses on its own.
    """
    parts = [
        _selected(
            pq.ParquetFile(path, read_dictionary=_REPEATED).read(_COLUMNS), shelf, classifications
        )
        for path in shelf.catalogue_parquet("amounts")
    ]
    nothing = pa.schema([(name, pa.string()) for name in _COLUMNS]).empty_table()
    return (pa.concat_tables(parts) if parts else nothing).sort_by(_ORDER)


def _selected(table: pa.Table, shelf: Shelf, classifications: Collection[str]) -> pa.Table:
    own_year = {each.name: each.fiscal_year for each in shelf.packages}
    of_units = sorted(each.name for each in shelf.packages if each.unit)
    years = pa.array([own_year.get(name) for name in table["disclosure"].to_pylist()], pa.int64())
    conditions = [
        pc.is_in(table["classification"], value_set=_texts(classifications)),
        pc.is_in(table["measure"], value_set=_texts(words.MEASURES)),
        pc.equal(table["direction"], "expenditure"),
        pc.not_equal(table["code"], ""),
        pc.equal(table["fiscal_year"], years),
        pc.or_(
            pc.equal(table["entity_level"], "department"),
            pc.is_in(table["disclosure"], value_set=_texts(of_units)),
        ),
        _is_own_phase(table),
    ]
    wanted = conditions[0]
    for each in conditions[1:]:
        wanted = pc.and_(wanted, each)
    return table.filter(wanted)


def _is_own_phase(table: pa.Table) -> Any:
    budget, final = (
        pc.and_(pc.equal(table["kind"], kind), pc.equal(table["phase"], phase))
        for kind, phase in words.OWN_PHASES.items()
    )
    return pc.or_(budget, final)


def _texts(values: Collection[str]) -> pa.Array:
    return pa.array(list(values), pa.string())


def amounts_of(table: pa.Table) -> Iterator[Amount]:
    """The amounts, in order. Parquet has null where CSV has an empty text, and so does `Amount`."""
    for batch in table.to_batches(max_chunksize=_BATCH):
        columns = [
            _filled(values) if name in _TEXTS else values
            for name in _COLUMNS
            for values in (batch.column(name).to_pylist(),)
        ]
        yield from map(Amount, *columns)


def _filled(values: Sequence[str | None]) -> Sequence[str]:
    return [each or "" for each in values]
