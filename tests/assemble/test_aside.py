"""What was read and not published is not read again, until anything that it came from is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble import Report, aside, build, disclosure, workers
from pipeline.assemble.ledger import read_ledger
from pipeline.assemble.limits import Limits, limited
from pipeline.model.refusal import Refusal
from tests.assemble.test_disk_and_ledger import WATER, packages, write


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    names: list[str] = []
    whole = disclosure.build_disclosure

    def noting(files: list[tuple[str, bytes]], *given: object) -> object:
        names.extend(name for name, _ in files)
        return whole(files, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "build_disclosure", noting)
    return names


def once(place: Path) -> Report:
    return build([place / "来源"], place / "packages", 1)


def test_twins_are_read_once(tmp_path: Path, read: list[str]) -> None:
    for folder in ("甲", "乙"):
        write(tmp_path / "来源" / folder, "水.txt", "岱山县水利局")
    write(tmp_path / "来源", "民.txt", "岱山县民政局")
    before = once(tmp_path)
    assert (len(before.set_aside), len(read)) == (2, 3)
    write(tmp_path / "来源", "民.txt", "岱山县民政局", "2.00")
    after = once(tmp_path)
    assert after.set_aside == before.set_aside
    assert read[3:] == ["民.txt"]


def test_a_twin_is_published_once_the_other_is_gone(tmp_path: Path, read: list[str]) -> None:
    for folder in ("甲", "乙"):
        write(tmp_path / "来源" / folder, "水.txt", "岱山县水利局")
    once(tmp_path)
    (tmp_path / "来源" / "甲" / "水.txt").unlink()
    report = once(tmp_path)
    assert ([each.package for each in report.built], report.set_aside) == ([WATER], ())
    assert len(read) == 3


def test_a_twin_is_published_once_the_other_is_another_disclosure(
    tmp_path: Path, read: list[str]
) -> None:
    for folder in ("甲", "乙"):
        write(tmp_path / "来源" / folder, "水.txt", "岱山县水利局")
    once(tmp_path)
    write(tmp_path / "来源" / "甲", "水.txt", "岱山县民政局")
    report = once(tmp_path)
    assert (len(report.built), report.set_aside, len(read)) == (2, (), 4)
    assert WATER in packages(tmp_path)


def test_the_twin_of_what_stands_is_read_once(tmp_path: Path, read: list[str]) -> None:
    write(tmp_path / "来源", "水.txt", "岱山县水利局")
    once(tmp_path)
    write(tmp_path / "来源" / "乙", "水.txt", "岱山县水利局", "2.00")
    before, after = once(tmp_path), once(tmp_path)
    assert after.set_aside == before.set_aside
    assert len(read) == 2
    (tmp_path / "来源" / "水.txt").unlink()
    assert [each.package for each in once(tmp_path).built] == [WATER]


def test_what_was_refused_is_read_again_with_another_program_or_content(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "来源", "水.txt", "岱山县水利局")
    refused = tmp_path / "来源" / "民.txt"
    refused.write_text("通知", encoding="utf-8")
    (before,) = once(tmp_path).set_aside
    (after,) = once(tmp_path).set_aside
    assert (after, read.count("民.txt")) == (before, 1)
    monkeypatch.setattr(aside, "programs", lambda: "another")
    once(tmp_path)
    once(tmp_path)
    assert read.count("民.txt") == 2
    write(tmp_path / "来源", "民.txt", "岱山县民政局")
    assert once(tmp_path).set_aside == ()
    ledger, _ = read_ledger(tmp_path / "packages")
    assert ledger.aside == {}


def test_a_refusal_in_a_folder_of_another_name_is_said_in_its_words(
    tmp_path: Path, read: list[str]
) -> None:
    folder = tmp_path / "来源" / "甲"
    write(folder, "民.txt", "岱山县民政局")
    (folder / "水.txt").write_text("通知", encoding="utf-8")
    (one,) = build([tmp_path / "来源"], tmp_path / "packages", 1).set_aside
    (other,) = build([folder], tmp_path / "packages", 1).set_aside
    assert (one.label, other.label) == ("甲/水.txt", "水.txt")
    assert other.reason == one.reason.removeprefix("甲/").replace("甲/水.yml", "水.yml")


def test_what_ran_out_of_time_is_tried_again(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*given: object) -> object:
        raise Refusal("水.txt", "it took too long", "split it", may_pass=True)

    write(tmp_path / "来源", "水.txt", "岱山县水利局")
    with monkeypatch.context() as patched:
        patched.setattr(workers, "to_publish", late)
        assert len(once(tmp_path).set_aside) == 1
    assert len(once(tmp_path).built) == 1
    with pytest.raises(Refusal) as refusal, limited("水.txt", Limits(megabytes=0)):
        raise MemoryError
    assert refusal.value.may_pass
