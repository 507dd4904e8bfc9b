"""How long each format takes to read, and PDF against `pdfplumber.extract_tables` in the same run.

    python tests/bench/formats.py [PDF…]

The files are made here from the real text disclosures, unless PDF files are named. Read the ratios:
the figures themselves are the machine's.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

import pdfplumber  # noqa: E402

from pipeline.read import read_source  # noqa: E402
from tests.roundtrip.test_round_trip import SOURCES, content_of  # noqa: E402
from tests.roundtrip.variants import VARIANTS  # noqa: E402


def main() -> None:
    logging.disable(logging.WARNING)
    named = [Path(path) for path in sys.argv[1:]]
    pdfs = [(path.name, path.read_bytes()) for path in named]
    if not named:
        for variant, how in VARIANTS.items():
            if how.needs_libreoffice:
                continue  # it works in a process of its own
            files = [(f"{path.stem}.{variant}", content_of(path, variant)) for path in SOURCES]
            took = [seconds(lambda file=file: read_source(*file)) for file in files]
            print(f"{variant:<28} {sum(took) * 1000 / len(took):8.0f} ms a disclosure")
            pdfs += files if variant.startswith("pdf") else []
    read_source(*pdfs[0])  # what is loaded once is no file's own time
    took = [compare(name, content) for name, content in pdfs]
    ours, theirs = (sum(each) for each in zip(*took, strict=True))
    print(f"{len(pdfs)} files: {ours:.2f} s, pdfplumber {theirs:.2f} s, ratio {theirs / ours:.2f}")


def compare(name: str, content: bytes) -> tuple[float, float]:
    """Pages per second of processor time, ours and pdfplumber's tables alone; how long both took."""
    with pdfplumber.open(BytesIO(content)) as document:
        pages = len(document.pages)
    ours = seconds(lambda: read_source(name, content))
    theirs = seconds(lambda: plumbed(content))
    print(
        f"{name[-40:]}: {pages} pages, {pages / ours:.1f} pages/s, "
        f"pdfplumber {pages / theirs:.1f}, ratio {theirs / ours:.2f}"
    )
    return ours, theirs


def plumbed(content: bytes) -> None:
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            page.extract_tables()


def seconds(step: Callable[[], object]) -> float:
    """Processor time of a step: the machine may be busy with something else."""
    started = time.process_time()
    step()
    return time.process_time() - started


if __name__ == "__main__":
    main()
