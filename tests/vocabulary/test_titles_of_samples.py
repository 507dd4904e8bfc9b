"""The titles that real disclosures print: made of parts, they name a form.

The samples lie in the folder that MINGZHANG_SAMPLES names, with `identity.csv` that says what each is.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.model.refusal import Refusal
from pipeline.read import read_source
from pipeline.recognize.captions import Captioned, caption_grids
from pipeline.values.text import tidy
from pipeline.vocabulary.titles import values_of
from tests.support import VOCABULARY

SAMPLES = os.environ.get("MINGZHANG_SAMPLES", "")
LEAST_KNOWN = 0.9
"""Of the tables with a title; the others have lost theirs, or are of no form."""


def tables() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """(file, kind, title, headings) of every captioned table of a department's or unit's disclosure."""
    for listing in Path(SAMPLES).rglob("identity.csv"):
        with listing.open(encoding="utf-8", newline="") as file:
            listed = [row for row in csv.DictReader(file) if row["kind"]]
        for row in listed:
            yield from _tables_of(listing.parent / row["path"], row["kind"])


def _tables_of(path: Path, kind: str) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    try:
        documents = read_source(path.name, path.read_bytes())
    except Refusal:  # a scan, where nothing reads pictures
        return
    for document in documents:
        for item in caption_grids(document, VOCABULARY.captions):
            if isinstance(item, Captioned) and item.caption.title:
                heads = tuple(tidy(cell.text) for cells in item.rows[:4] for cell in cells)
                yield path.name, kind, item.caption.title, heads


@pytest.mark.skipif(not SAMPLES, reason="MINGZHANG_SAMPLES names no folder of samples")
def test_titles_of_real_tables_name_forms() -> None:
    found = list(tables())
    assert found, "no samples are listed there"
    unnamed: set[str] = set()
    known = 0
    for file, kind, title, heads in found:
        named = VOCABULARY.forms.match(title, kind, heads) is not None
        known += named
        parts = VOCABULARY.forms.titles.parts_of(title) or frozenset()
        if not named and values_of(parts, "direction"):
            unnamed.add(f"{file}: {title}")
    assert not unnamed
    assert known / len(found) >= LEAST_KNOWN
