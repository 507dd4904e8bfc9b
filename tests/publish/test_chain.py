"""Publications that follow one another, each with a change: no file differs from one made from nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.assemble.test_disk_and_ledger import contents
from tests.conftest import ROOT
from tests.website import comparisons

_OF_THE_RUN = ("packages/.", "site/status/", "site/en/status/")


def _publish(sources: Path, place: Path, versions: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "publish", str(sources), "--workers", "1"]
    command += ["--packages", str(place / "packages"), "--output", str(place / "site")]
    command += ["--versions", str(versions)]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def _published(place: Path) -> dict[str, bytes]:
    found = {
        f"{part}/{name}": content
        for part in ("packages", "site")
        for name, content in contents(place / part).items()
    }
    return {name: found[name] for name in found if not name.startswith(_OF_THE_RUN)}


def _expect_as_from_nothing(sources: Path, place: Path, versions: Path, anew: Path) -> None:
    """The days of changes are the store's, so a publication from nothing is given a copy of it."""
    shutil.copytree(versions, anew / "versions")
    _publish(sources, anew, anew / "versions")
    one, other = _published(place), _published(anew)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_changes_one_after_the_other_leave_what_a_publication_from_nothing_writes(
    tmp_path: Path,
) -> None:
    sources, place, versions = tmp_path / "sources", tmp_path / "chain", tmp_path / "versions"
    sources.mkdir()
    for each in ("330921 岱山县 2022", "330921 岱山县 2023", "330902 定海区 2023"):
        code, name, year = each.split()
        comparisons.write_one(sources, code, name, int(year), "100.00", "60.00", "40.00")
    comparisons.write_one(sources, "330903", "普陀区", 2023, "80.00", "50.00", "30.00")
    _publish(sources, place, versions)

    said = sources / "定海区水利局2023budget.txt"
    said.write_text(said.read_text(encoding="utf-8") + "\n本表由本单位填报。\n", encoding="utf-8")
    _publish(sources, place, versions)

    counted = sources / "岱山县水利局2023budget.txt"
    text = counted.read_text(encoding="utf-8")
    assert "40.00" in text
    counted.write_text(text.replace("40.00", "40.10"), encoding="utf-8")
    _publish(sources, place, versions)
    _expect_as_from_nothing(sources, place, versions, tmp_path / "two changes")

    for gone in sources.glob("普陀区*"):
        gone.unlink()
    _publish(sources, place, versions)

    comparisons.write_one(sources, "330922", "嵊泗县", 2023, "300.00", "100.00", "200.00")
    counted.write_text(text, encoding="utf-8")
    _publish(sources, place, versions)
    _expect_as_from_nothing(sources, place, versions, tmp_path / "all changes")
