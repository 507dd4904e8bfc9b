"""`publish` and what belongs to it: codes, status, the last good site, versions, one run at a time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.commands import publish as publish_module
from pipeline.folders import held
from tests.assemble.test_disk_and_ledger import PEOPLE, WATER, contents, write
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sources, published once."""
    place = tmp_path_factory.mktemp("published")
    write(place / "来源", "水.txt", "岱山县水利局")
    write(place / "来源", "民.txt", "岱山县民政局")
    assert publish(place) == 0
    return place


@pytest.fixture
def place(published: Path, tmp_path: Path) -> Path:
    """A copy of it, links of the kernel and times with it."""
    copy = tmp_path / "place"
    shutil.copytree(published, copy, symlinks=True)
    return copy


def publish(place: Path, *more: str) -> int:
    command = ["publish", str(place / "来源"), "--packages", str(place / "packages")]
    return main([*command, "--output", str(place / "site"), "--workers", "1", *more])


def site(place: Path) -> dict[str, bytes]:
    return {n: b for n, b in contents(place / "site").items() if "status/" not in n}


def status(place: Path) -> dict:  # type: ignore[type-arg]
    return json.loads((place / "packages" / ".status.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_a_run_that_builds_nothing_holds_no_dictionaries(place: Path) -> None:
    """Nor does the one that waits for those who build: they would be a third of its memory."""
    names = "\n".join(
        [
            "import sys",
            "from pipeline.commands import main",
            "main(sys.argv[1:])",
            "print({'pypinyin', 'pandas'} & sys.modules.keys())",
        ]
    )
    command = ["build", str(place / "来源"), "--packages", str(place / "packages")]
    done = subprocess.run(
        [sys.executable, "-c", names, *command],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    assert "unchanged 2" in done.stdout
    assert done.stdout.endswith("set()\n")


def test_the_site_stands_and_says_what_the_run_did(published: Path) -> None:
    assert (published / "site" / "330921" / "shuiliju" / "2022" / "index.html").is_file()
    shown = json.loads((published / "site/status/status.json").read_text(encoding="utf-8"))
    assert {each["package"] for each in shown["built"]} == {WATER, PEOPLE}
    assert shown["site"]["sha256"] == status(published)["site"]["sha256"]
    page = (published / "site/status/index.html").read_text(encoding="utf-8")
    assert "岱山县水利局2022年部门预算" in page
    assert "这一次没有：搁置；" in page
    assert page.count("<section") == 1
    english = (published / "site/en/status/index.html").read_text(encoding="utf-8")
    assert "The last update" in english


def test_that_a_store_of_versions_begins_is_said_once(published: Path, place: Path) -> None:
    (said,) = status(published)["notes"]
    assert "versions: the store of versions begins" in said
    assert publish(place) == 0
    assert status(place)["notes"] == []
    assert main(["verify", str(published / "site")]) == 0


def test_again_it_is_the_same_site(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = site(place)
    assert publish(place) == 0
    capsys.readouterr()
    assert publish(place, "--log", "json") == 0
    assert site(place) == before
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["event"] for each in events if each["event"] != "progress"][-1] == "finished"
    assert (events[-1]["changed"], events[-1]["removed"], events[-1]["exit_code"]) == (0, 0, 0)


def test_what_is_set_aside_is_named_and_strict_keeps_the_old_site(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "来源" / "空.txt").write_bytes(b"")
    before = contents(place / "site")
    assert publish(place, "--strict") == 1
    assert contents(place / "site") == before
    assert "the site is as it was" in capsys.readouterr().err
    assert publish(place) == 0
    assert "✗ 空.txt: the file is empty" in capsys.readouterr().out
    assert status(place)["set_aside"][0]["source"] == "空.txt"


def test_a_source_that_goes_takes_its_pages_along_and_its_version_stays(place: Path) -> None:
    (place / "来源" / "水.txt").unlink()
    assert publish(place) == 0
    assert not (place / "site" / "330921" / "shuiliju").exists()
    assert not (place / "site" / "data" / "packages" / WATER / "datapackage.json").exists()
    versions = place / "site" / "data" / "packages" / WATER / "v"
    (version,) = (each for each in versions.iterdir() if each.is_dir())
    assert (version / "datapackage.json").is_file()
    assert main(["verify", str(version)]) == 0


def test_pelican_that_fails_leaves_the_old_site_and_is_a_fault_of_ours(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(place / "site")
    monkeypatch.setattr(publish_module, "run_pelican", lambda *_: (1, "Oh"))
    assert publish(place) == 70
    monkeypatch.setattr(
        publish_module, "run_pelican", lambda *_: (1, "OSError: [Errno 28] No space")
    )
    assert publish(place) == 1
    monkeypatch.setattr(publish_module, "run_pelican", lambda *_: (-9, ""))
    assert publish(place) == 1
    said = capsys.readouterr().err
    assert "writing the site was killed (no memory left?); run it again" in said
    assert "writing the site: no space is left on the disk; make room and run it again" in said
    assert "Errno" not in said.partition("fault of the pipeline's own")[2]
    assert contents(place / "site") == before
    assert status(place)["said"].startswith("writing the site was killed")


def test_a_site_that_is_not_whole_is_not_shown(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(place / "site")
    whole = publish_module.pelican

    def without_home(packages: Path, siteurl: str, building: Path, versions: Path | None) -> None:
        whole(packages, siteurl, building, versions)
        (building / "index.html").unlink()

    monkeypatch.setattr(publish_module, "pelican", without_home)
    assert publish(place) == 70
    assert "index.html: there is no home page" in capsys.readouterr().err
    assert contents(place / "site") == before


@pytest.mark.parametrize("folder", ["packages", ".site.publish"])
def test_a_second_run_ends_with_3(
    place: Path, folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with held(place / folder, "publish"):
        assert publish(place) == 3
    assert f"held by process {os.getpid()} on " in capsys.readouterr().err


def test_build_and_pelican_keep_out_of_each_others_way(place: Path) -> None:
    command = ["content", "-s", "publishconf.py", "-o", str(place / "other")]
    environment = {**os.environ, "PACKAGES": str(place / "packages")}

    def pelican() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pelican", *command], cwd=ROOT, env=environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    with held(place / "packages", "build"):
        ended = pelican()
    assert ended.returncode == 3
    assert "held by process" in ended.stderr
    (place / "packages" / ".switching").touch()
    ended = pelican()
    assert ended.returncode == 1
    assert "a build was broken off in it" in ended.stderr


@pytest.mark.parametrize("output", ["来源", ".", "packages/.."])
def test_a_site_over_its_own_sources_is_wrong_usage(place: Path, output: str) -> None:
    before = contents(place)
    command = ["publish", str(place / "来源"), "--packages", str(place / "packages")]
    assert main([*command, "--output", str(place / output)]) == 2
    assert contents(place) == before


def test_a_population_that_is_not_in_form_is_wrong_usage(
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    header = "division_code,year,population,source_title,source_url"
    path = tmp_path / "population.csv"
    path.write_text(f"{header}\n330921,2020,20万,公报,https://example.org\n", encoding="utf-8")
    monkeypatch.setenv("POPULATION", str(path))
    (place / "来源" / "水.txt").unlink()
    before = contents(place)
    assert publish(place) == 2
    assert f"{path} line 2: population is '20万', expected a number" in capsys.readouterr().err
    assert contents(place) == before


def test_repair_makes_damaged_and_missing_packages_again(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(place / "packages" / WATER)
    path = place / "packages" / WATER / "amounts.csv"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1.00", b"9.00"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # as if nothing had happened
    shutil.rmtree(place / "packages" / PEOPLE)
    (place / "packages" / "catalogue" / "mingzhang.sqlite").unlink()
    assert main(["verify", str(place / "packages")]) == 1
    assert main(["verify", str(place / "packages"), "--repair"]) == 0
    printed = capsys.readouterr().out
    assert "Mended 3 in " in printed
    assert "Built" not in printed
    assert f"+ {WATER}: was damaged on disk (amounts.csv is changed) and is mended" in printed
    assert f"+ {PEOPLE}: was damaged on disk (it is missing) and is mended" in printed
    assert contents(place / "packages" / WATER) == before
    assert main(["verify", str(place / "packages" / WATER), "--repair"]) == 2
