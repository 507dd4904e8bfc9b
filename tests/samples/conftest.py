"""The samples in the folder that MINGZHANG_SAMPLES names, each built once for all tests over them; without
the folder nothing is tested."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.disclosure import Disclosure
from pipeline.model.refusal import Refusal
from tests.support import VOCABULARY

FOLDER = os.environ.get("MINGZHANG_SAMPLES", "")
ENDINGS = (".pdf", ".html", ".docx", ".xlsx", ".xls")
FILES = sorted(p for p in Path(FOLDER).rglob("*") if p.suffix in ENDINGS) if FOLDER else []


@pytest.fixture(scope="session", params=FILES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest) -> Disclosure:
    """One sample; all tests of it run before the next is built, so that one at a time is held."""
    path: Path = request.param
    try:
        return build_disclosure(
            [(path.name, path.read_bytes())], None, f"{path.stem}.yml", VOCABULARY
        )
    except Refusal as refusal:
        pytest.skip(f"refused: {refusal}"[:200])
