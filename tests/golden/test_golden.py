"""The published rows of the real disclosures, as they were reviewed against their sources.

`python -m pytest tests/golden --rewrite-golden` writes them anew; the diff is what to review.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "packages"
NAMES = (
    "130606-yiliaobaozhangju-2025-budget",
    "130630-yiliaobaozhangju-2023-budget",
    "360123-yiliaobaozhangju-2023-final",
    "530303-yiliaobaozhangju-2023-final",
    "610929-yiliaobaozhangju-2020-budget",
)

# Tables that each source prints, empty ones included, and rows of indicators; counted by hand.
COUNTED = {
    "130606-yiliaobaozhangju-2025-budget": (30, 54),
    "130630-yiliaobaozhangju-2023-budget": (24, 91),
    "360123-yiliaobaozhangju-2023-final": (15, 46),
    "530303-yiliaobaozhangju-2023-final": (14, 20),
    "610929-yiliaobaozhangju-2020-budget": (19, 161),
}


def published(package: Path) -> list[Path]:
    """The files of a package that are compared: all CSV."""
    return sorted(path.relative_to(package) for path in package.rglob("*.csv"))


@pytest.mark.parametrize("name", NAMES)
def test_package_is_as_reviewed(name: str, packages: Path, request: pytest.FixtureRequest) -> None:
    package, golden = packages / name, GOLDEN / name
    if request.config.getoption("--rewrite-golden"):
        shutil.rmtree(golden, ignore_errors=True)
        for path in published(package):
            (golden / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(package / path, golden / path)
    assert published(package) == published(golden)
    for path in published(package):
        built = (package / path).read_text(encoding="utf-8").splitlines()
        reviewed = (golden / path).read_text(encoding="utf-8").splitlines()
        assert built == reviewed, f"{name}/{path}"


def test_golden_files_are_not_being_rewritten(request: pytest.FixtureRequest) -> None:
    assert not request.config.getoption("--rewrite-golden"), "review the diff, then run without"


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_indicator_is_captured(name: str, packages: Path) -> None:
    descriptor = json.loads((packages / name / "datapackage.json").read_text(encoding="utf-8"))
    counts = descriptor["mingzhang"]["counts"]
    assert (counts["tables"], counts["indicators"]) == COUNTED[name]


def test_nothing_else_is_published(packages: Path) -> None:
    folders = {path.name for path in packages.iterdir() if not path.name.startswith(".")}
    assert folders == {*NAMES, "catalogue"}
