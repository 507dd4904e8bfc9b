"""The catalogue that stands → the findings between packages in it, as their rows of text.

They stand behind those of the packages. Numbers keep the decimals that are printed only in the CSV, so the
rows are taken from there; where its last part is not what Parquet has, none are.
"""

from __future__ import annotations

import csv
import io
import mmap
from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.catalogue.standing.standing import Standing
from pipeline.resource import Schema
from pipeline.resource.arrow import typed_table
from pipeline.resource.slices import read_parquet

Rows = list[list[str]]


def kept_between(standing: Standing, schema: Schema) -> dict[frozenset[str], Rows]:
    """The packages of a department → the findings between them, a row of texts each, in the order in which
    they stand; of no department where they cannot be told from the others."""
    stated = _stated(standing)
    rows = _last_rows(standing, stated) if len(stated) else []
    columns = [[row[place] for row in rows] for place in range(len(schema.fields))]
    if not typed_table(schema, columns).equals(stated):
        return {}
    departments = _departments(standing)
    found: dict[frozenset[str], Rows] = {each: [] for each in departments.values()}
    at = schema.names.index("disclosure")
    for row in rows:
        found[departments[row[at]]].append(row)
    return found


def _departments(standing: Standing) -> dict[str, frozenset[str]]:
    """Disclosure → all those of its department."""
    members = defaultdict[tuple[str, str], list[str]](list)
    for path in standing.parquet("disclosures"):
        table = read_parquet(path, ["disclosure", "division_code", "department_slug"])
        for row in table.to_pylist():
            members[row["division_code"], row["department_slug"]].append(row["disclosure"])
    return {name: own for own in map(frozenset, members.values()) for name in own}


def _stated(standing: Standing) -> pa.Table:
    parts = []
    for path in standing.parquet("findings"):
        with pq.ParquetFile(path) as file:
            for number in range(file.num_row_groups):
                checks = file.read_row_group(number, columns=["check"])["check"]
                is_between = pc.starts_with(checks, "between.")
                if pc.any(is_between).as_py():
                    parts.append(file.read_row_group(number).filter(is_between))
                else:
                    parts.append(pa.Table.from_batches([], file.schema_arrow))
    return pa.concat_tables(parts)


def _last_rows(standing: Standing, stated: pa.Table) -> Rows:
    """The rows of the CSV from the first one on that is of such a finding, known by its id."""
    first = f"\n{stated['id'][0]},{stated['disclosure'][0]},".encode()
    with (
        (standing.directory / "findings.csv").open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text,
    ):
        start = text.rfind(first)
        last = text[start + 1 :] if start >= 0 else b""
    return list(csv.reader(io.StringIO(last.decode("utf-8"), newline="")))
