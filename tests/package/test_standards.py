"""The standards' own validators, at run time."""

from __future__ import annotations

import importlib.metadata
import json
import socket
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.package import standards, write_package
from pipeline.package.standards import validate_sample, validate_standards
from tests.package import samples


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(samples.disclosure(), tmp_path / "packages")


def _spoil(package: Path) -> None:
    """A level that is no number."""
    path = package / "amounts.csv"
    header, first, *rest = path.read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[header.split(",").index("level")] = "款"
    path.write_text("\n".join([header, ",".join(cells), *rest, ""]), encoding="utf-8")


def test_frictionless_judges_every_package(package: Path) -> None:
    frictionless, *others = validate_standards(package.parent)
    version = importlib.metadata.version("frictionless")
    assert str(frictionless) == f"frictionless {version}: 1 data packages, no problem"
    assert [each.files for each in others] == [0, 0, 0]


def test_what_it_finds_names_the_file(package: Path) -> None:
    _spoil(package)
    frictionless = next(validate_standards(package.parent))
    assert any('type is "integer/default"' in each.message for each in frictionless.problems)
    assert {each.place for each in frictionless.problems} == {
        f"packages/{package.name}/datapackage.json"
    }


def test_the_network_is_back_afterwards(package: Path) -> None:
    before = socket.getaddrinfo, socket.socket.connect
    list(validate_standards(package.parent))
    assert (socket.getaddrinfo, socket.socket.connect) == before


def test_a_validator_that_is_not_installed_says_so(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(standards.importlib.metadata, "version", missing)
    first, *_ = validate_standards(package.parent)
    assert str(first) == "frictionless: not installed, data packages not validated by it"


def test_a_sample_ends_in_time(package: Path) -> None:
    judged = validate_sample(package.parent, [package.name] * 5, seconds=0)
    assert judged.files == 1
    assert judged.problems == ()
    _spoil(package)
    assert validate_sample(package.parent, [package.name]).problems


def test_verify_says_which_standards_hold(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(package.parent), "--standards"]) == 0
    assert ": 1 data packages, no problem" in capsys.readouterr().out
    descriptor = json.loads((package / "datapackage.json").read_bytes())
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "text"
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert main(["verify", str(package.parent), "--standards"]) == 1
