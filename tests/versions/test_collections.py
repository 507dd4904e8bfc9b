"""Of which packages each version of the whole collection was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.folders import Trouble
from pipeline.versions import collections, note_collection, record, version_of, withdraw
from pipeline.versions.collections import members_of
from tests.package import samples
from tests.versions.test_versions import first_amount, written


def test_each_step_says_which_packages_are_another(tmp_path: Path) -> None:
    store = tmp_path / "versions"
    made = samples.disclosure()
    first = written(made, tmp_path / "a")
    record(first, store, "2026-11-01")
    note_collection(store, "1.0.0-aaaaaaaaaa", "2026-11-01")
    one = collections(store)
    assert [(each.version, each.since, each.packages) for each in one] == [
        ("1.0.0-aaaaaaaaaa", "", 1)
    ]
    assert members_of(one) == {first.name: version_of(first)}

    second = written(first_amount(made, trust="doubtful"), tmp_path / "b")
    record(second, store, "2026-11-02")
    note_collection(store, "1.0.0-bbbbbbbbbb", "2026-11-02")
    withdraw(first.name, store, "2026-11-03")
    note_collection(store, "1.0.0-cccccccccc", "2026-11-03")
    steps = collections(store)
    assert members_of(steps[:2]) == {first.name: version_of(second)}
    assert steps[2] == replace(steps[2], since="2026-11-03", packages=0, changed={first.name: None})
    assert members_of(steps) == {}


def test_the_same_again_is_not_noted(tmp_path: Path) -> None:
    record(written(samples.disclosure(), tmp_path / "a"), tmp_path / "versions", "2026-11-01")
    for day in ("2026-11-01", "2026-11-02"):
        note_collection(tmp_path / "versions", "1.0.0-aaaaaaaaaa", day)
    assert len(collections(tmp_path / "versions")) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"collections": [{"version": 1}]}', "{}"])
def test_a_file_that_cannot_be_used_stops_the_run_and_says_the_way_out(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "collections.json").write_text(text, encoding="utf-8")
    with pytest.raises(Trouble, match="bring it back from a copy of the store"):
        collections(tmp_path)


def test_a_store_without_one_has_none(tmp_path: Path) -> None:
    assert collections(tmp_path / "versions") == ()
