"""`make corpus`: made-up disclosures in a folder, and their truth in a folder beside it.

    python -m tools.corpus FOLDER [--count 100] [--seed 1] [--formats txt,docx,pdf,xlsx]

Writes NAME.txt (or .docx, .pdf, .xlsx) into FOLDER, and NAME.truth.json and NAME.amounts.csv into
FOLDER-truth, so that a build of FOLDER finds nothing that is no source. The same seed writes the same bytes.
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
    folder = options.folder.resolve()  # "." has no name
    truths = folder.with_name(f"{folder.name}-truth")
    for each in (folder, truths):
        each.mkdir(parents=True, exist_ok=True)
    for made in corpus(options.count, options.seed):
        format_ = formats[made.number % len(formats)]
        _write(folder, made, f".{format_}", rendered(made, made.document, format_))
        _write_truth(truths, made)
    print(f"{options.count} disclosures in {folder}, their truth in {truths}")


def _write_truth(folder: Path, made: Made) -> None:
    told = json.dumps(truth(made), ensure_ascii=False, indent=1)
    _write(folder, made, ".truth.json", (told + "\n").encode())
    lines = io.StringIO(newline="")
    rows = csv.writer(lines, lineterminator="\n")
    rows.writerow(AMOUNT_COLUMNS)
    rows.writerows(amount_rows(made.document))
    _write(folder, made, ".amounts.csv", lines.getvalue().encode())


def rendered(made: Made, document: Document, format_: str) -> bytes:
    """The document as a file of a format."""
    if format_ == "txt":
        return write_text(document, made.from_word).text.encode()
    return _WRITERS[format_](document)


def _write(folder: Path, made: Made, suffix: str, content: bytes) -> None:
    """The name may hold dots, so suffixes are added, not replaced."""
    (folder / f"{made.name}{suffix}").write_bytes(content)


if __name__ == "__main__":
    main()
