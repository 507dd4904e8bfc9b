"""What stands where the notes of the databases are to be is told, and nothing is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble import build
from pipeline.assemble.disk import DATABASES
from pipeline.folders import Trouble
from tests.assemble.test_disk_and_ledger import contents, write

NOTE = "mingzhang.duckdb.json"


@pytest.mark.parametrize(
    ("obstacle", "said"),
    [
        (DATABASES, f"{DATABASES}: a file stands where a folder is needed"),
        (f"{DATABASES}/{NOTE}/x", f"{NOTE}: a folder stands where a file is needed"),
    ],
)
def test_what_stands_in_their_place_is_a_trouble(tmp_path: Path, obstacle: str, said: str) -> None:
    packages = tmp_path / "packages"
    path = packages / obstacle
    path.parent.mkdir(parents=True)
    path.write_text("another's", encoding="utf-8")
    write(tmp_path / "来源", "水.txt", "岱山县水利局")
    with pytest.raises(Trouble, match=said):
        build([tmp_path / "来源"], packages, 1)
    assert path.read_text("utf-8") == "another's"
    assert not [name for name in contents(packages) if name.startswith("catalogue/")]
    (path if path.parent == packages else path.parent).rename(tmp_path / "away")
    assert len(build([tmp_path / "来源"], packages, 1).built) == 1
    assert (packages / DATABASES / NOTE).is_file()
