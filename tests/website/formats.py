"""A disclosure made by hand whose sources have pages, sheets, scans and an archive around them."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.disclosure import Disclosure, Source
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.table import Table
from tests.package import samples

ARCHIVE = "涞源县医疗保障局2023年部门预算.zip"
PDF = f"{ARCHIVE}/正文.pdf"
XLSX = f"{ARCHIVE}/附表.xlsx"
SCANNED = 2
PRINTED = 3


def _document(name: str, kind: str, pages: int, **changes: object) -> Document:
    """A document of so many pages of 15 lines each."""
    made = Document(
        file=name,
        format=kind,
        blocks=(Paragraph("第 1 行", Place(name, 1, 1)),),
        pages=tuple(
            tuple(f"{kind} 第 {page} 页\t第 {line} 行" for line in range(1, 16))
            for page in range(1, pages + 1)
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _moved(table: Table, file: str) -> Table:
    """The table as if it stood in the file."""

    def placed(place: Place) -> Place:
        return replace(place, file=file)

    rows = {
        part: tuple(
            tuple(cell and replace(cell, place=placed(cell.place)) for cell in row)
            for row in getattr(table, part)
        )
        for part in ("header", "body")
    }
    return replace(table, place=placed(table.place), **rows)


def disclosure() -> Disclosure:
    """A table on a scanned page, one on a printed page, one on a sheet, and an indicator there."""
    targets = [["救助人次", "≥100人"], ["满意度", "≥90%"]]
    tables = (
        _moved(samples.table(samples.BODY, samples.COLUMNS, no=1, page=SCANNED), PDF),
        _moved(samples.table(samples.BODY, samples.COLUMNS, no=2, page=PRINTED), PDF),
        _moved(samples.table(targets, samples.COLUMNS[2:4], no=3, page=2, entries=()), XLSX),
    )
    scanned = replace(samples.AMOUNT, table=tables[0].name, source_file=PDF)
    printed = replace(scanned, table=tables[1].name, table_no=2, source_page=PRINTED)
    indicator = replace(samples.INDICATORS[0], level3="救助人次", source_page=2, source_line=10)
    finding = replace(
        samples.FINDINGS[1], id="0123456789", table=tables[1].name, source_page=PRINTED
    )
    return samples.disclosure(
        sources=(
            Source(
                ARCHIVE,
                b"PK",
                (
                    _document(PDF, "pdf", 4, ocr_pages=frozenset({SCANNED})),
                    _document(XLSX, "xlsx", 2),
                ),
            ),
            Source("封面.bin", b"nothing", ()),
        ),
        tables=tables,
        amounts=(scanned, printed),
        indicators=(
            indicator,
            replace(indicator, level3="别处", target="无"),
        ),
        sections=(replace(samples.SECTIONS[0], source_file=PDF, source_page=1),),
        findings=(finding, replace(finding, id="1234567890", table="", row_no=None)),
    )
