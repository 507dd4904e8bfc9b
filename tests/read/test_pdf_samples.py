"""Real PDF disclosures, where they are at hand: all tables found, all their sums right."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.assemble import build_disclosure
from pipeline.model.disclosure import Disclosure
from pipeline.model.document import Document, Grid, Paragraph
from pipeline.model.records import Outcome
from pipeline.values.text import tidy
from tests.support import VOCABULARY

SAMPLES = os.environ.get("MINGZHANG_SAMPLES", "")
FOUND = sorted(Path(SAMPLES).glob("*.pdf")) if SAMPLES else []
_NUMBER = re.compile(r"^(?:\d+[.．、]|[一二三四五六七八九十]+、)\s*")

pytestmark = pytest.mark.skipif(
    not FOUND, reason="MINGZHANG_SAMPLES names no folder of PDF disclosures"
)
each = pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)


@cache
def built(path: Path) -> Disclosure:
    return build_disclosure([(path.name, path.read_bytes())], _sidecar(path), "x.yml", VOCABULARY)


def _sidecar(path: Path) -> bytes | None:
    """A blank template names nobody: who it is to be of is stated."""
    stated = "{division: '310107', department: 上海市普陀区财政局, fiscal_year: 2024, kind: final}"
    return stated.encode() if "模板" in path.stem else None


def document(path: Path) -> Document:
    (source,) = built(path).sources
    (found,) = source.documents
    return found


def listed(document: Document) -> list[str]:
    """The titles of tables that the contents name before the first table, numbered alike (the part
    that they stand in may be named after tables too)."""
    titles: dict[bool, list[str]] = {True: [], False: []}
    for block in document.blocks:
        if isinstance(block, Grid):
            break
        title = _NUMBER.sub("", text := tidy(block.text))
        if title != text and title.endswith("表"):
            titles[text[0].isdigit()].append(title)
    return max(titles.values(), key=len)


@each
def test_every_table_of_the_contents_is_found(path: Path) -> None:
    titles = listed(document(path))
    assert len(titles) == 9
    found = {table.title for table in built(path).tables}
    assert [title for title in titles if title not in found] == []


@each
def test_all_sums_hold(path: Path) -> None:
    """Whatever is misread shows as a sum that does not hold: none fails, and rounding explains few. In a
    blank form there is nothing to compare."""
    findings = [
        finding
        for finding in built(path).findings
        if finding.check.startswith(("arithmetic.", "cross_table."))
    ]
    outcomes = Counter(finding.outcome for finding in findings)
    assert outcomes[Outcome.FAIL] == 0
    assert outcomes[Outcome.NOT_EVALUATED] == 0 or not built(path).amounts
    assert outcomes[Outcome.ROUNDING] <= 0.05 * len(findings)
    assert outcomes[Outcome.PASS] >= 0.5 * len(built(path).amounts)


@each
def test_every_amount_has_its_unit_and_stands_on_its_line(path: Path) -> None:
    pages = document(path).pages
    for amount in built(path).amounts:
        line = pages[(amount.source_page or 0) - 1][(amount.source_line or 0) - 1]
        assert amount.unit
        assert amount.amount_text in line.split("\t")


@each
def test_prose_is_in_paragraphs(path: Path) -> None:
    """Few paragraphs break off: what was wrapped on the page is joined."""
    prose = [b.text for b in document(path).blocks if isinstance(b, Paragraph) and len(b.text) > 25]
    broken = [text for text in prose if re.search(r"[，、\w]$", text) and not text.endswith("表")]
    assert len(broken) <= 0.12 * len(prose), broken


@each
def test_nothing_had_to_be_remarked(path: Path) -> None:
    assert document(path).remarks == ()
