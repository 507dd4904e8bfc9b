"""The catalogue's Parquet files → data frames: texts ("" where there is none), integers, decimals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.resource.arrow import text_array
from pipeline.resource.slices import read_parquet

OWN_PHASES = {"budget": "approved", "final": "executed"}
"""Kind of disclosure → the phase that it is about, whatever else it prints."""

BODY = [
    "division_code", "province", "city", "division", "department", "department_slug", "unit_slug",
]  # fmt: skip
"""Columns of `disclosures` that say whose a figure is."""

_OF_DISCLOSURES = ["disclosure", *BODY, "kind", "fiscal_year"]

Files = Mapping[str, Sequence[Path]]
"""Resource of the catalogue → its Parquet files."""


def disclosures(files: Files) -> Any:
    """The disclosures by their name: whose, which kind, and `disclosed_year`."""
    frame = frame_of(files["disclosures"], _OF_DISCLOSURES)
    return frame.rename(columns={"fiscal_year": "disclosed_year"})


def disclosed(files: Files) -> pa.Table:
    """The same as values, in the order of the catalogue."""
    return pa.concat_tables(read_parquet(path, _OF_DISCLOSURES) for path in files["disclosures"])


def have_same_bodies(one: Files, other: Files) -> bool:
    """Whether `disclosures` would be the same of both."""
    return bool(disclosed(one).equals(disclosed(other)))


def frame_of(
    paths: Sequence[Path],
    columns: list[str],
    keep: Any = None,
    asks: Sequence[str] = (),
    of: Collection[str] | None = None,
) -> Any:
    """The columns of the files; only the rows that `keep` (an Arrow expression over the columns that
    `asks` names) lets through, and `of` some disclosures only, where they are given."""
    tables = []
    for path in paths:
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                if of is not None and not _has(file, group, of):
                    continue
                table = file.read_row_group(group, columns=[*dict.fromkeys([*columns, *asks])])
                if of is not None:
                    table = table.filter(pc.is_in(table["disclosure"], text_array(of)))
                tables.append((table if keep is None else table.filter(keep)).select(columns))
            tables.append(file.schema_arrow.empty_table().select(columns))
    return as_frame(pa.concat_tables(tables))


def _has(file: pq.ParquetFile, group: int, disclosures: Collection[str]) -> bool:
    """Whether a row group has rows of any of the disclosures."""
    names = file.read_row_group(group, columns=["disclosure"])["disclosure"]
    return bool(pc.any(pc.is_in(names, text_array(disclosures))).as_py())


def as_frame(table: pa.Table) -> Any:
    """The values of a table, texts "" where there is none."""
    for number, field in enumerate(table.schema):
        if pa.types.is_string(field.type):
            table = table.set_column(number, field.name, pc.fill_null(table[field.name], ""))
    return table.to_pandas(types_mapper=_integers().get, split_blocks=True)


def _integers() -> dict[Any, Any]:
    """Integers that may be missing stay integers."""
    import pandas  # noqa: PLC0415 - half a second that most runs need not spend

    return {pa.int32(): pandas.Int64Dtype()}


def is_own_year(frame: Any) -> Any:
    """Whether a figure is of the disclosure's own year and phase."""
    return (frame["fiscal_year"] == frame["disclosed_year"]).fillna(False).astype(bool) & (
        frame["phase"] == frame["kind"].map(OWN_PHASES)
    )


def plain_values(column: Any) -> list[Any]:
    """A column's values, None where pandas has one of its own values for nothing."""
    values: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    return values
