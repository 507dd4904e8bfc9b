"""The catalogue that stands → what it states of the packages that are as they were."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.catalogue.rows import DisclosureRow, PackageRows, TableRow
from pipeline.catalogue.standing.standing import Standing
from pipeline.model.records import Outcome
from pipeline.resource import restore
from pipeline.resource.arrow import text_array, text_scalar

R = TypeVar("R", DisclosureRow, TableRow)


def kept_packages(
    standing: Standing,
    folders: Mapping[str, Path],
    unchanged: Collection[str],
    with_tables: Callable[[DisclosureRow], bool] = lambda row: True,
) -> dict[str, PackageRows]:
    """Package → what `read_package` makes of it, for those that are `unchanged`; `folders` are those of
    all packages. No finding between packages is counted among its failed ones. Tables are read only of those
    that are asked for."""
    failed = _failed_between(standing)
    rows = [
        each
        for each in _records(standing, "disclosures", DisclosureRow, failed)
        if each.disclosure in unchanged
    ]
    asked = [each.disclosure for each in rows if with_tables(each)]
    tables = defaultdict[str, list[TableRow]](list)
    for table in _records(standing, "tables", TableRow, {}, asked):
        tables[table.disclosure].append(table)
    return {
        each.disclosure: PackageRows(folders[each.disclosure], each, tuple(tables[each.disclosure]))
        for each in rows
    }


def _failed_between(standing: Standing) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in standing.parquet("findings"):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=["disclosure", "check", "outcome"]):
                is_between = pc.starts_with(batch["check"], "between.")
                fails = pc.equal(batch["outcome"], text_scalar(Outcome.FAIL.value))
                own = batch.filter(pc.and_(is_between, fails))
                found.update(own["disclosure"].to_pylist())
    return found


def _records(
    standing: Standing,
    resource: str,
    record: type[R],
    failed: Mapping[str, int],
    of: Collection[str] | None = None,
) -> Iterator[R]:
    """The records of a resource, `of` some disclosures only; with the failed checks of each taken off."""
    texts = {each.name for each in fields(record) if each.type == "str"}
    for path in standing.parquet(resource):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches():
                asked = batch if of is None else batch.filter(_is_of(batch, of))
                for row in asked.to_pylist():
                    stated: dict[str, Any] = {
                        name: restore(value or "") if name in texts else value
                        for name, value in row.items()
                    }
                    if failed.get(stated["disclosure"]):
                        stated["findings_failed"] -= failed[stated["disclosure"]]
                    yield record(**stated)


def _is_of(batch: pa.RecordBatch, disclosures: Collection[str]) -> pa.BooleanArray:
    return pc.is_in(batch["disclosure"], text_array(disclosures))
