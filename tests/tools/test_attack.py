"""A short attack of each kind; the long one is `python -m tools.attack`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.attack.damage import damage
from tools.attack.kills import kills
from tools.attack.outcome import Field, Outcome
from tools.attack.races import races
from tools.attack.reader import Reader
from tools.attack.trees import difference, torn_packages, tree_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes in /proc")


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    return Field(tmp_path_factory.mktemp("attack"))


def wrong(outcomes: Iterator[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if each.wrong]


def test_kills_leave_the_old_or_the_new(field: Field) -> None:
    assert wrong(kills(field, "publish", 2)) == []


def test_of_two_at_once_one_is_told(field: Field) -> None:
    assert wrong(races(field, 1, seed=1)) == []


def test_a_reader_sees_what_is_torn_missing_and_mixed(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / name).write_text("old")
    old = tree_of(tmp_path)
    for name in "abcd":
        (tmp_path / name).write_text("new")
    new = tree_of(tmp_path)
    (tmp_path / "a").write_text("old")
    (tmp_path / "c").write_text("old")
    (tmp_path / "d").write_text("half")
    reader = Reader(tmp_path, (old, new)).start()
    while not reader.passes:
        pass
    reader.stop()
    assert any("pages of two builds" in each for each in reader.wrong)
    assert any("d: torn" in each for each in reader.wrong)


def test_trees_are_compared(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "file").write_text("a")
    tree = tree_of(tmp_path)
    assert (difference(tree, tree), torn_packages(tmp_path, (tree, tree))) == ("", "")
    (tmp_path / "x" / "file").write_text("b")
    assert difference(tree_of(tmp_path), tree) == "1 files differ: x/file"
    assert torn_packages(tmp_path, (tree, tree)) == "x is neither the old nor the new"


def test_damage_is_mended(field: Field) -> None:
    outcomes = damage(field, 1, seed=1)
    assert next(outcomes).wrong == ""
