"""A Parquet file of a package → its rows, if it is as the package's checksums state."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.catalogue.rows import expect_as_published
from pipeline.resource import sha256_of


def read_parquet(package: Path, name: str) -> pa.Table:
    """All rows of a file, `name` being its path in the package. Raises `Trouble` where it is not as it was
    published, whichever of its bytes is another."""
    expect_as_published(package, name, sha256_of(package / name))
    with pq.ParquetFile(package / name) as file:
        return file.read()
