"""Rows of a comparison page → the same rows as CSV, Parquet and a workbook, by the schema of such files.

Each file holds the same rows in the same order. Parquet has them typed and says in its footer of which page
it is; the workbook says on its first sheet what the columns are and how to cite the page. The same rows give
the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from pipeline.resource import Schema, load_schema, typed_table
from pipeline.resource.plain_workbook import write_sheets
from pipeline.resource.sheets import Sheet as Tab
from pipeline.resource.sheets import readme
from pipeline.resource.tabular import cell_texts, footer
from pipeline.resource.written import parquet_bytes
from pipeline.website.comparisons.csv_sheet import Sheet, SheetFile, Value, csv_of_texts

_SCHEMA: Final = "comparison"


def typed_sheet(
    address: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Value]],
    title: str,
    said: Sequence[tuple[str, str]] = (),
) -> Sheet:
    """The rows as files beside each other, that of CSV at the address.

    `columns` are fields of the schema; `title` is that of the page, and `said` what the workbook says of it
    besides. Raises `KeyError` for a column that the schema lacks, `ResourceError` for a value that is not of
    its field's type.
    """
    schema = _schema(tuple(columns))
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(f"{address}: rows of another length than {len(columns)}")
    texts = [cell_texts(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
    csv = csv_of_texts(columns, zip(*texts, strict=True))
    stem = address.removesuffix(".csv")
    return Sheet(
        len(rows),
        (
            SheetFile(address, "CSV", csv.encode()),
            SheetFile(f"{stem}.parquet", "Parquet", _parquet(schema, texts, address)),
            SheetFile(f"{stem}.xlsx", "XLSX", _workbook(schema, rows, title, said)),
        ),
    )


@cache
def _schema(columns: tuple[str, ...]) -> Schema:
    whole = load_schema(_SCHEMA)
    fields = {each.name: each for each in whole.fields}
    return replace(whole, fields=tuple(fields[name] for name in columns))


def _parquet(schema: Schema, texts: Sequence[Sequence[str]], address: str) -> bytes:
    page = address.rpartition("/")[0] + "/"
    return parquet_bytes(typed_table(schema, texts), footer(schema.name, schema, page))


def _workbook(
    schema: Schema, rows: Sequence[Sequence[Value]], title: str, said: Sequence[tuple[str, str]]
) -> bytes:
    buffer = io.BytesIO()
    tabs: Iterator[Tab] = iter(
        (readme(schema, (("", title), *said)), Tab("数据 Data", schema.names, rows))
    )
    write_sheets(title, tabs, buffer)
    return buffer.getvalue()
