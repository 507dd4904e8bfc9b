"""`make corpus`: made-up disclosures with the truth beside them, in a folder.

    python -m tools.corpus FOLDER [--count 100] [--seed 1] [--formats txt,docx,pdf,xlsx] [--seeded]

Writes NAME.txt (or .docx, .pdf, .xlsx), NAME.truth.json and NAME.amounts.csv; the same seed writes the same
bytes. With --seeded, each disclosure carries planted errors, listed in NAME.errors.csv.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from pathlib import Path

from tools.corpus.document import Document
from tools.corpus.docx import write_docx
from tools.corpus.make import Made, corpus
from tools.corpus.pdf import write_pdf
from tools.corpus.text import write_text
from tools.corpus.truth import AMOUNT_COLUMNS, amount_rows, truth
from tools.corpus.xlsx import write_xlsx

_WRITERS = {"docx": write_docx, "pdf": write_pdf, "xlsx": write_xlsx}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100, help="how many disclosures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--formats", default="txt", help="txt, docx, pdf, xlsx; several joined by commas"
    )
    options = parser.parse_args()
    formats = options.formats.split(",")
    options.folder.mkdir(parents=True, exist_ok=True)
    for made in corpus(options.count, options.seed):
        write(made, made.document, options.folder / made.name, formats[made.number % len(formats)])
    print(f"{options.count} disclosures with their truth in {options.folder}")


def write(made: Made, document: Document, stem: Path, format_: str) -> None:
    """One disclosure and its truth. The name may hold dots, so suffixes are added, not replaced."""
    _write(stem, f".{format_}", rendered(made, document, format_))
    told = json.dumps(truth(made), ensure_ascii=False, indent=1)
    _write(stem, ".truth.json", (told + "\n").encode())
    lines = io.StringIO(newline="")
    rows = csv.writer(lines, lineterminator="\n")
    rows.writerow(AMOUNT_COLUMNS)
    rows.writerows(amount_rows(made.document))
    _write(stem, ".amounts.csv", lines.getvalue().encode())


def rendered(made: Made, document: Document, format_: str) -> bytes:
    """The document as a file of a format."""
    if format_ == "txt":
        return write_text(document, made.from_word).text.encode()
    return _WRITERS[format_](document)


def _write(stem: Path, suffix: str, content: bytes) -> None:
    stem.with_name(stem.name + suffix).write_bytes(content)


if __name__ == "__main__":
    main()
