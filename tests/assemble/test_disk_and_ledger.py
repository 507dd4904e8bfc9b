"""What lies in the folder of packages is not trusted: damage, deletion, ledgers of any shape."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import IO, Any

import pytest

from pipeline.assemble import Options, Report, build, build_held, discover, run, take_places
from pipeline.assemble.file_names import shown
from pipeline.assemble.ledger import Entry, Ledger, known_as, place_of, read_ledger, write_ledger
from pipeline.folders import Trouble
from pipeline.package import verify
from pipeline.resource.soundness import damage
from pipeline.versions import Kept, histories, history
from pipeline.versions.store import store, stored_with
from tests.assemble.test_addresses import TABLE

WATER = "330921-shuiliju-2022-budget"
PEOPLE = "330921-minzhengju-2022-budget"
NO_PACKAGE = "330921-shuiliju-2021-budget"


def write(folder: Path, file: str, department: str, amount: str = "1.00") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file
    text = f"{department}2022年部门预算\n\n目 录\n{TABLE.replace('1.00', amount)}"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with two sources, built."""
    write(tmp_path / "来源", "水.txt", "岱山县水利局")
    write(tmp_path / "来源", "民.txt", "岱山县民政局")
    assert once(tmp_path).is_complete
    return tmp_path


def once(place: Path, versions: bool = True) -> Report:
    store = place / "versions" if versions else None
    return build([place / "来源"], place / "packages", 1, versions=store)


def _history(place: Path) -> tuple[Kept, ...]:
    known = history(place / "versions", WATER)
    assert known is not None
    return known.versions


def packages(place: Path) -> set[str]:
    return {each.parent.name for each in (place / "packages").glob("[!.]*/datapackage.json")}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


@pytest.mark.parametrize(
    "file", ["amounts.csv", "amounts.parquet", "datapackage.json", "checksums.sha256"]
)
@pytest.mark.parametrize("harm", ["deleted", "changed", "cut"])
def test_a_damaged_file_is_built_again(place: Path, file: str, harm: str) -> None:
    path = place / "packages" / WATER / file
    before = contents(place / "packages" / WATER)
    content = path.read_bytes()
    if harm == "deleted":
        path.unlink()
    else:
        path.write_bytes(content[:-20] if harm == "cut" else content[:-1] + b"#")
    report = once(place)
    assert [name for name, _ in report.repaired] == [WATER]
    assert contents(place / "packages" / WATER) == before
    assert not verify(place / "packages")


def test_a_file_too_many_is_damage_too(place: Path) -> None:
    (place / "packages" / WATER / "extra.txt").touch()
    assert [name for name, _ in once(place).repaired] == [WATER]
    assert not (place / "packages" / WATER / "extra.txt").exists()


def test_times_that_changed_without_the_bytes_cost_nothing(place: Path) -> None:
    os.utime(place / "packages" / WATER / "amounts.csv", (1, 1))
    report = once(place)
    assert (report.built, report.repaired) == ((), ())


def test_what_puts_size_and_time_back_is_found_thoroughly(place: Path) -> None:
    path = place / "packages" / WATER / "amounts.csv"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1.00", b"9.00"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert once(place).repaired == ()
    paths = [place / "来源"]
    report = build_held(paths, discover(paths), place / "packages", Options(1, thoroughly=True))
    assert [name for name, _ in report.repaired] == [WATER]


def test_a_damaged_package_whose_source_is_bad_comes_back_from_the_store(place: Path) -> None:
    store(place / "packages" / WATER, place / "versions")
    before = contents(place / "packages" / WATER)
    (place / "packages" / WATER / "amounts.csv").unlink()
    (place / "来源" / "水.txt").write_bytes(b"")
    report = once(place)
    assert [name for name, _ in report.repaired] == [WATER]
    assert contents(place / "packages" / WATER) == before


def test_without_source_and_version_it_is_named_and_put_aside(place: Path) -> None:
    (place / "packages" / WATER / "amounts.csv").unlink()
    (place / "来源" / "水.txt").write_bytes(b"")
    shutil.rmtree(place / "versions")
    report = once(place)
    assert [name for name, _ in report.lost] == [WATER]
    assert not report.is_complete
    assert packages(place) == {PEOPLE, "catalogue"}
    assert (place / "packages" / ".damaged" / WATER / "amounts.parquet").is_file()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "7", '"x"', "{", '{"a": 1}', '{"a": {"package": "../x", "fingerprint": "x"}}',
     '{"format": 2}', '{"format": 2, "sources": {"x": {"package": 1}}, "looks": {}, "leaving": []}',
     '{"format": 2, "sources": {}, "looks": {}, "leaving": ["../.."]}',
     '{"format": 2, "sources": {}, "looks": {"a/b": {"checksums": "", "stamp": ""}}, "leaving": []}',
     "[" * 5000],
)  # fmt: skip
def test_a_ledger_of_any_shape_is_made_anew(place: Path, text: str) -> None:
    before = contents(place / "packages" / WATER)
    (place / "packages" / ".built.json").write_text(text, encoding="utf-8")
    report = once(place)
    assert (len(report.built), report.is_complete) == (2, True)
    assert report.notes
    assert contents(place / "packages" / WATER) == before
    assert len(once(place).unchanged) == 2


def test_the_ledger_of_older_code_keeps_what_it_knows(tmp_path: Path) -> None:
    older = {"来源/水.txt": {"package": WATER, "fingerprint": "x", "addresses": {"a/b": "水利局"}}}
    (tmp_path / ".built.json").write_text(json.dumps(older), encoding="utf-8")
    ledger, note = read_ledger(tmp_path)
    assert note == ""
    key = known_as(Path("来源/水.txt"), tmp_path)
    assert ledger.sources == {key: Entry(WATER, "x", {"a/b": "水利局"})}


def test_a_ledger_is_read_as_written(tmp_path: Path) -> None:
    undecodable = os.fsdecode("../源/预算.txt".encode("gb18030"))
    ledger = Ledger({undecodable: Entry(WATER, "x", {}, "2026-01-01", "why")}, {}, (PEOPLE,))
    write_ledger(tmp_path, ledger)
    assert read_ledger(tmp_path) == (ledger, "")


def test_a_source_is_known_by_its_place_wherever_a_run_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "来源", "水.txt", "岱山县水利局")
    monkeypatch.chdir(tmp_path)
    assert known_as(Path("来源/水.txt"), Path("packages")) == known_as(
        source, tmp_path / "packages"
    )
    assert place_of(known_as(source, tmp_path / "packages"), tmp_path / "packages") == source


def test_two_folders_with_equal_names_do_not_mix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "甲" / "来源", "预算.txt", "岱山县水利局")
    write(tmp_path / "乙" / "来源", "预算.txt", "岱山县民政局")
    for _ in range(3):  # the third run set a sound file aside
        for folder in ("甲", "乙"):
            monkeypatch.chdir(tmp_path / folder)
            report = build([Path("来源")], tmp_path / "packages", 1)
            assert report.is_complete, report.set_aside
    assert packages(tmp_path) == {WATER, PEOPLE, "catalogue"}
    monkeypatch.chdir(tmp_path)
    both = build([Path("甲/来源"), Path("乙/来源")], tmp_path / "packages", 1)
    assert [label for label, _ in both.unchanged] == ["甲/来源/预算.txt", "乙/来源/预算.txt"]


def test_what_another_folder_publishes_is_not_replaced(tmp_path: Path) -> None:
    write(tmp_path / "甲", "预算.txt", "岱山县水利局")
    write(tmp_path / "乙", "预算.txt", "岱山县水利局", "9.00")
    build([tmp_path / "甲"], tmp_path / "packages", 1)
    (aside,) = build([tmp_path / "乙"], tmp_path / "packages", 1).set_aside
    assert "the same disclosure" in aside.reason
    assert "甲/预算.txt" in aside.reason


def test_a_folder_that_is_not_given_withdraws_nothing(place: Path) -> None:
    (place / "来源" / "水.txt").unlink()
    report = build([place / "来源" / "民.txt"], place / "packages", 1)
    assert report.withdrawn == ()
    assert WATER in report.strays[0]
    assert packages(place) == {WATER, PEOPLE, "catalogue"}


class TestWhatBecomesOfPackages:
    def test_a_source_that_turns_bad_keeps_its_last_good_package_and_the_day(
        self, place: Path
    ) -> None:
        (place / "来源" / "水.txt").write_bytes(b"")
        (name, since), *_ = once(place).kept
        assert name == WATER
        catalogue = json.loads((place / "packages/catalogue/datapackage.json").read_bytes())
        kept = catalogue["mingzhang"]["kept"]
        assert kept == {WATER: {"since": since, "reason": kept[WATER]["reason"]}}
        assert "the file is empty" in kept[WATER]["reason"]
        write(place / "来源", "水.txt", "岱山县水利局")
        assert once(place).kept == ()
        catalogue = json.loads((place / "packages/catalogue/datapackage.json").read_bytes())
        assert "kept" not in catalogue["mingzhang"]

    def test_a_source_that_may_not_be_read_is_no_other_ones_trouble(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = Path.open

        def denied(self: Path, *given: Any, **named: Any) -> IO[Any]:
            if self.name == "水.txt" and self.parent.name == "来源":
                raise PermissionError(13, "Permission denied", str(self))
            return opened(self, *given, **named)

        write(place / "来源", "教.txt", "岱山县教育局")
        monkeypatch.setattr(Path, "open", denied)
        report = once(place)
        (aside,) = report.set_aside
        assert aside.reason.startswith(
            "水.txt: the file cannot be read: permission is denied; give"
        )
        assert len(report.built) == 1
        assert [name for name, _ in report.kept] == [WATER]

    def test_another_good_source_takes_the_place_of_a_bad_one(self, place: Path) -> None:
        (place / "来源" / "水.txt").write_bytes(b"")
        write(place / "来源", "水利局.txt", "岱山县水利局", "2.00")
        report = once(place)
        assert [built.package for built in report.built] == [WATER]
        assert report.kept == ()

    def test_an_identity_that_changes_takes_the_old_package_away(self, place: Path) -> None:
        (place / "来源" / "水.yml").write_text("fiscal_year: 2021", encoding="utf-8")
        report = once(place)
        assert report.withdrawn == (WATER,)
        assert packages(place) == {NO_PACKAGE, PEOPLE, "catalogue"}
        withdrawn = {each.name for each in histories(place / "versions") if each.withdrawn}
        assert withdrawn == {WATER}
        assert (place / "versions" / NO_PACKAGE).is_dir()

    def test_a_replaced_package_stays_as_a_version_and_an_equal_one_makes_none(
        self, place: Path
    ) -> None:
        before = contents(place / "packages" / WATER)
        write(place / "来源", "水.txt", "岱山县水利局", "2.00")
        once(place)
        first, second = _history(place)
        assert first.version[:6] == "1.0.0-"
        assert contents(place / "versions" / WATER / first.version) == before
        assert first.since == ""
        assert second.since
        write(place / "来源", "水.txt", "岱山县水利局", "1.00")
        once(place)  # the first content again; the second is kept too
        write(place / "来源", "水.txt", "岱山县水利局", "2.00")
        once(place)
        once(place)
        assert [each.version for each in _history(place)] == [
            first.version, second.version, first.version, second.version
        ]  # fmt: skip
        folders = [each for each in (place / "versions" / WATER).iterdir() if each.is_dir()]
        assert len(folders) == 2

    def test_what_is_published_is_kept_for_a_checkout_that_has_no_packages(
        self, place: Path
    ) -> None:
        (first,) = _history(place)
        shutil.rmtree(place / "packages")
        write(place / "来源", "水.txt", "岱山县水利局", "2.00")
        once(place)
        before, after = _history(place)
        assert before == first
        assert after.version != first.version

    def test_harm_to_a_package_is_none_to_its_version(self, place: Path) -> None:
        (first,) = _history(place)
        with (place / "packages" / WATER / "amounts.csv").open("r+b") as file:
            file.write(b"xxx")
        assert damage(place / "versions" / WATER / first.version) == ""

    def test_a_damaged_version_is_none(self, place: Path) -> None:
        kept = store(place / "packages" / WATER, place / "versions")
        ledger, _ = read_ledger(place / "packages")
        checksums = ledger.looks[WATER].checksums
        assert stored_with(place / "versions", WATER, checksums) == kept
        (kept / "amounts.csv").unlink()
        (kept / "amounts.csv").write_text("x", encoding="utf-8")
        assert stored_with(place / "versions", WATER, checksums) is None
        store(place / "packages" / WATER, place / "versions")
        assert stored_with(place / "versions", WATER, checksums) == kept

    def test_a_run_that_was_killed_while_switching_is_mended(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(place / "来源", "水.txt", "岱山县水利局", "2.00")
        write(place / "来源", "民.txt", "岱山县民政局", "2.00")
        whole, done = take_places.switch, []

        def killed(built: Path, at: Path) -> Path | None:
            if done:
                raise KeyboardInterrupt
            done.append(at)
            return whole(built, at)

        with monkeypatch.context() as patch:
            patch.setattr(take_places, "switch", killed)
            with pytest.raises(KeyboardInterrupt):
                once(place)
        assert (place / "packages" / ".switching").exists()
        once(place)
        assert not (place / "packages" / ".switching").exists()
        fresh = place / "fresh"
        shutil.copytree(place / "来源", fresh / "来源")
        once(fresh)
        for name in packages(fresh):
            assert contents(fresh / "packages" / name) == contents(place / "packages" / name), name


class TestTroubleOfTheMachine:
    def test_a_full_disk_ends_the_run_and_touches_nothing(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = contents(place / "packages")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device", "x")

        write(place / "来源", "水.txt", "岱山县水利局", "2.00")
        monkeypatch.setattr("pipeline.assemble.workers.write_package", full)
        with pytest.raises(Trouble, match="no space is left on the disk; make room"):
            once(place)
        after = contents(place / "packages")
        assert {n: b for n, b in after.items() if n != ".lock"} == {
            n: b for n, b in before.items() if n != ".lock"
        }

    @pytest.mark.parametrize("gone", [".staging", WATER])
    def test_what_another_hand_removes_meanwhile_is_told_and_mended(
        self, place: Path, monkeypatch: pytest.MonkeyPatch, gone: str
    ) -> None:
        write(place / "来源", "民.txt", "岱山县民政局", "2.00")
        planned = run.make_plan

        def removing(*given: Any) -> object:
            shutil.rmtree(place / "packages" / gone)
            return planned(*given)

        with monkeypatch.context() as patched:
            patched.setattr(run, "make_plan", removing)
            with pytest.raises(Trouble, match="it was removed while this run worked in"):
                once(place)
        assert once(place).is_complete
        assert packages(place) == {WATER, PEOPLE, "catalogue"}
        assert not verify(place / "packages")

    def test_a_folder_that_cannot_be_listed_is_named_and_hides_only_itself(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(place / "来源" / "下", "教.txt", "岱山县教育局")
        once(place)
        whole = Path.iterdir

        def denied(self: Path):  # type: ignore[no-untyped-def]
            if self.name == "下":
                raise PermissionError(13, "Permission denied", str(self))
            return whole(self)

        monkeypatch.setattr(Path, "iterdir", denied)
        report = once(place)
        (aside,) = report.set_aside
        assert "the folder cannot be looked into: permission is denied" in aside.reason
        assert (len(report.unchanged), report.withdrawn) == (2, ())
        assert "330921-jiaoyuju-2022-budget" in packages(place)


def test_a_file_name_that_is_no_utf8_is_published_as_it_reads(tmp_path: Path) -> None:
    folder = tmp_path / "来源"
    folder.mkdir()
    name = os.fsdecode("水利局.txt".encode("gb18030"))
    try:
        write(folder, name, "岱山县水利局")
    except OSError:
        pytest.skip("this file system has no such names")
    (built,) = once(tmp_path).built
    assert built.label == "水利局.txt"
    amounts = (tmp_path / "packages" / WATER / "amounts.csv").read_text(encoding="utf-8")
    assert "水利局.txt" in amounts
    assert len(once(tmp_path).unchanged) == 1


def test_names_are_made_printable() -> None:
    assert shown("甲\u202e乙\n.txt") == "甲�乙�.txt"
    assert shown(os.fsdecode(b"\xff\xff\xff")) == "\\xff\\xff\\xff"


def test_twins_are_set_aside_whatever_they_are_called(tmp_path: Path) -> None:
    write(tmp_path / "来源" / "甲", "预算.txt", "岱山县水利局")
    write(tmp_path / "来源" / "乙", "预算.txt", "岱山县水利局")
    report = build([tmp_path / "来源"], tmp_path / "packages", 2)
    assert len(report.set_aside) == 2
    assert all("the same disclosure" in each.reason for each in report.set_aside)
