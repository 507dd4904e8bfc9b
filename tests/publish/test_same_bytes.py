"""Two publications in other folders, zones, locales, hash seeds, orders, with other numbers of workers:
no published file differs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.assemble.test_disk_and_ledger import contents
from tests.conftest import DISCLOSURES, ROOT

FIRST = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "C"}
SECOND = {
    "TZ": "Asia/Shanghai",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "4242",
    "LANG": "de_DE.UTF-8",
}


def published(
    place: Path, workers: int, reverse: bool, environment: dict[str, str]
) -> dict[str, bytes]:
    """All published files; the sources are written, and named, in one order or the other."""
    names = sorted(DISCLOSURES.glob("*.txt"), reverse=reverse)
    (place / "sources").mkdir(parents=True)
    for path in names:
        shutil.copyfile(path, place / "sources" / path.name)
    command = [sys.executable, "-m", "pipeline", "publish"]
    command += [str(place / "sources" / path.name) for path in names]
    command += ["--packages", str(place / "packages"), "--output", str(place / "site")]
    ran = subprocess.run(
        [*command, "--workers", str(workers)], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = contents(place / "packages") | {
        f"site/{n}": b for n, b in contents(place / "site").items()
    }
    own = (".built.json", ".status.json", "site/status/", "site/en/status/")
    return {name: content for name, content in found.items() if not name.startswith(own)}


def test_two_publications_differ_in_nothing(tmp_path: Path) -> None:
    one = published(tmp_path / "a", 1, False, FIRST)
    two = published(tmp_path / "another folder" / "深" / "b", 2, True, SECOND)
    assert one.keys() == two.keys()
    assert "catalogue/mingzhang.duckdb" in one
    assert [name for name in one if one[name] != two[name]] == []
