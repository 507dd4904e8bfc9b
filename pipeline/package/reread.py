"""A published resource, read again: CSV by its schema, CSV against Parquet, sums of findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.package.problem import Problem
from pipeline.resource import ResourceError, Schema, arrow_schema
from pipeline.resource.arrow import iterate_csv, text_array

_SLACK = Decimal("1e-9")
"""Computed numbers are published to ten decimals; what that rounds away is no difference."""

_WAY_OUT = "build the package again"


def reread_resource(directory: Path, resource: Mapping[str, Any]) -> Iterator[Problem]:
    """Where the resource's CSV is not as its schema says, or not what its Parquet says."""
    schema = Schema.from_descriptor(resource["schema"])
    place = f"{directory.name}/{resource['path']}"
    parquet = [directory / file["path"] for file in resource["mingzhang"]["parquet"]]
    for path in parquet:
        at = f"{directory.name}/{path.relative_to(directory).as_posix()}"
        try:
            seen = pq.read_schema(path).remove_metadata()
        except pa.ArrowInvalid as error:
            yield Problem(at, f"no Parquet file: {error}; {_WAY_OUT}")
            return
        if seen != arrow_schema(schema):
            yield Problem(at, f"columns {_columns(seen)}, expected as in the schema; {_WAY_OUT}")
            return
    try:
        csv_rows = _checked(iterate_csv(directory / resource["path"], schema), schema)
        difference = _first_difference(csv_rows, _parquet_batches(parquet))
    except ResourceError as error:
        yield Problem(place, f"{error}; {_WAY_OUT}")
        return
    if difference:
        yield Problem(place, f"{difference}; {_WAY_OUT}")


def _columns(schema: pa.Schema) -> str:
    return ", ".join(f"{field.name} {field.type}" for field in schema)


def _parquet_batches(paths: Iterable[Path]) -> Iterator[pa.RecordBatch]:
    for path in paths:
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches()


def _checked(batches: Iterable[pa.RecordBatch], schema: Schema) -> Iterator[pa.RecordBatch]:
    """The batches, as long as they keep the schema's constraints; else `ResourceError`."""
    for batch in batches:
        for field in schema.fields:
            column = batch.column(field.name)
            if field.required and column.null_count:
                raise ResourceError(f"field {field.name}: empty cells, but it is required")
            if field.enum:
                allowed = text_array([*field.enum, None])
                strange = column.filter(pc.invert(pc.is_in(column, value_set=allowed)))
                if len(strange):
                    raise ResourceError(
                        f"field {field.name}: {strange[0].as_py()!r}, expected one of {field.enum}"
                    )
        yield batch


def _first_difference(left: Iterator[pa.RecordBatch], right: Iterator[pa.RecordBatch]) -> str:
    """Where CSV and Parquet part, "" where they are the same; both are read side by side."""
    row = 0
    ours: pa.RecordBatch | None = None
    theirs: pa.RecordBatch | None = None
    while True:
        ours = ours if ours is not None and ours.num_rows else _next_filled(left)
        theirs = theirs if theirs is not None and theirs.num_rows else _next_filled(right)
        if ours is None or theirs is None:
            break
        count = min(ours.num_rows, theirs.num_rows)
        if not ours.slice(0, count).equals(theirs.slice(0, count)):
            return _describe(ours, theirs, count, row)
        ours, theirs, row = ours.slice(count), theirs.slice(count), row + count
    if ours is None and theirs is None:
        return ""
    longer = "CSV" if theirs is None else "Parquet"
    return f"{longer} has more than {row} rows, expected as many in CSV as in Parquet"


def _next_filled(batches: Iterator[pa.RecordBatch]) -> pa.RecordBatch | None:
    return next((batch for batch in batches if batch.num_rows), None)


def _describe(ours: pa.RecordBatch, theirs: pa.RecordBatch, count: int, rows_before: int) -> str:
    for name in ours.schema.names:
        pairs = zip(ours.column(name)[:count], theirs.column(name)[:count], strict=True)
        for row, (mine, other) in enumerate(pairs, start=rows_before + 1):
            if mine.as_py() != other.as_py():
                return f"row {row} field {name}: CSV has {mine}, Parquet {other}, expected the same"
    return f"rows from {rows_before + 1}: CSV and Parquet differ"


def reread_findings(directory: Path, resource: Mapping[str, Any]) -> Iterator[Problem]:
    """Findings that passed an arithmetic check although their numbers do not."""
    columns = ["check", "outcome", "printed", "expected", "tolerance"]
    paths = [directory / file["path"] for file in resource["mingzhang"]["parquet"]]
    batches = (batch.select(columns) for batch in _parquet_batches(paths))
    rows = (
        row
        for batch in batches
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )
    for number, row in enumerate(rows, start=1):
        if message := _arithmetic_problem(*row):
            place = f"{directory.name}/{resource['path']} row {number}"
            yield Problem(place, f"{message}; {_WAY_OUT}")


def _arithmetic_problem(
    check: str,
    outcome: str,
    printed: Decimal | None,
    expected: Decimal | None,
    tolerance: Decimal | None,
) -> str:
    """What is wrong with one finding, "" if nothing is."""
    if outcome != "pass" or not check.startswith("arithmetic."):
        return ""
    if printed is None or expected is None:
        return ""
    allowed = tolerance or Decimal(0)
    if abs(printed - expected) <= allowed + _SLACK:
        return ""
    return (
        f"{check} passed with {printed:f} printed and {expected:f} computed, "
        f"expected them within {allowed:f} of each other"
    )
