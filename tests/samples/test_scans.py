"""Pages of real disclosures, scanned as people lay them on the glass: their amounts are those of the page.

The samples lie in the folder that MINGZHANG_SAMPLES names; without it, or without the reader of pictures,
nothing is tested. A page takes some seconds, so that few are tried.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from pipeline.assemble import build_disclosure
from pipeline.read.pdf.picture import turned
from tests.support import VOCABULARY

FOLDER = os.environ.get("MINGZHANG_SAMPLES", "")
FILES = sorted(Path(FOLDER).glob("*.pdf"))[:2] if FOLDER else []
SIDECAR = "{division: '310107', department: 财政局, fiscal_year: 2025, kind: budget}".encode()
_MANY = 15
_RIGHT = 0.95
_SCALE = 150 / 72

pytestmark = [
    pytest.mark.skipif(not FILES, reason="MINGZHANG_SAMPLES names no folder of samples"),
    pytest.mark.skipif(
        find_spec("rapidocr_onnxruntime") is None, reason="the reader of pictures is not installed"
    ),
]

Said = Counter[tuple[str, str]]
"""Amounts and the headings that they stand under."""


def amounts(content: bytes) -> Said:
    found = build_disclosure([("page.pdf", content)], SIDECAR, "x.yml", VOCABULARY).amounts
    return Counter((each.amount_text, each.column_label) for each in found)


@cache
def page(path: Path) -> bytes:
    """The page of a file that has most amounts, by itself."""
    whole = build_disclosure([(path.name, path.read_bytes())], SIDECAR, "x.yml", VOCABULARY)
    counted = Counter(each.source_page or 1 for each in whole.amounts)
    number, many = counted.most_common(1)[0]
    assert many >= _MANY
    with pdfium.PdfDocument(path) as source, pdfium.PdfDocument.new() as made:
        made.import_pages(source, [number - 1])
        written = BytesIO()
        made.save(written)
    return written.getvalue()


def scanned(content: bytes, quarters: int, lean: float) -> bytes:
    with pdfium.PdfDocument(content) as document:
        picture = document[0].render(scale=_SCALE).to_pil().convert("RGB")
    lies = turned(picture, quarters).rotate(
        -lean, Image.Resampling.BICUBIC, expand=True, fillcolor="white"
    )
    written = BytesIO()
    lies.save(written, "PDF", resolution=150)
    return written.getvalue()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize(("quarters", "lean"), [(0, 0.0), (0, 1.0), (1, 0.3), (2, 0.0)])
def test_a_scan_has_the_amounts_of_its_page(path: Path, quarters: int, lean: float) -> None:
    printed = amounts(page(path))
    found = amounts(scanned(page(path), quarters, lean))
    assert (printed & found).total() >= _RIGHT * printed.total()
