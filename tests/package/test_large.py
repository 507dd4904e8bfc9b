"""A large disclosure is written in parts; the bytes are those of one that is written at once."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.package import write_package
from pipeline.resource import CHECKSUMS, written
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.versions import content
from pipeline.versions.content import version_of
from tests.package import samples


def test_what_is_written_in_parts_has_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a Parquet file each part is a row group; its rows are the same."""
    disclosure = samples.disclosure()
    at_once = write_package(disclosure, tmp_path / "at-once")
    for module, name in ((written, "PART"), (content, "_HELD")):
        monkeypatch.setattr(module, name, 2)
    in_parts = write_package(disclosure, tmp_path / "in-parts")
    files = sorted(path.relative_to(at_once) for path in at_once.rglob("*") if path.is_file())
    assert len(disclosure.amounts) > 2
    for each in files:
        if each.suffix == ".parquet":
            assert pq.read_table(in_parts / each).equals(pq.read_table(at_once / each))
        elif each.name not in (DESCRIPTOR, CHECKSUMS):
            assert (in_parts / each).read_bytes() == (at_once / each).read_bytes()
    assert version_of(in_parts) == version_of(at_once)


@pytest.mark.parametrize("held", [1, 2, 3, 100])
def test_rows_are_hashed_alike_however_many_are_in_memory(
    held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["b", "1\n2"], ["a", "二"], ["", ""], ["b", "1"], ["a", "二"]]
    whole = content.hash_of_rows(rows)
    monkeypatch.setattr(content, "_HELD", held)
    assert content.hash_of_rows(reversed(rows)) == whole
