"""Fixtures for all tests: the real disclosures, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.assemble import build

# A property takes as long as it takes: the machine may be busy.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parent.parent
DISCLOSURES = ROOT / "data" / "disclosures"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write tests/golden anew from what is built now; review the diff before committing it",
    )


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages and the catalogue of the real disclosures."""
    folder = tmp_path_factory.mktemp("packages")
    report = build([DISCLOSURES], folder, workers=1)
    assert report.is_complete, report.set_aside
    return folder
