"""Over all samples: no number that a table prints is lost on the way into the published tables.

The samples lie in the folder that MINGZHANG_SAMPLES names; without it nothing is tested. What prose
states and no claim takes up is another matter, and so are fields of forms without headings.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.refusal import Refusal
from tests.support import VOCABULARY

FOLDER = os.environ.get("MINGZHANG_SAMPLES", "")
ENDINGS = (".pdf", ".html", ".docx", ".xlsx", ".xls")
FILES = sorted(p for p in Path(FOLDER).rglob("*") if p.suffix in ENDINGS) if FOLDER else []
ELSEWHERE = ("sentence", "field")

pytestmark = pytest.mark.skipif(not FILES, reason="MINGZHANG_SAMPLES names no folder of samples")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_number_of_a_table_is_published(path: Path) -> None:
    try:
        found = build_disclosure(
            [(path.name, path.read_bytes())], None, f"{path.stem}.yml", VOCABULARY
        )
    except Refusal as refusal:
        pytest.skip(f"refused: {refusal}"[:200])
    lost = [each for each in found.accounted.unaccounted if each.cause not in ELSEWHERE]
    assert not lost, "\n".join(f"page {x.page} line {x.line}: {x.number}: {x.cause}" for x in lost)
