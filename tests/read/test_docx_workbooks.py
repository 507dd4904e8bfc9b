"""Workbooks embedded in a Word file: what of them a page shows, and what is left out and named."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from pipeline.model.document import Document, Grid
from pipeline.read.docx import container, read_docx

NAME = "水利局.docx"
SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIGURES = ("11.00", "22.00")


def workbook(active: int = 0, cover: bool = False, frame: str = "") -> bytes:
    """A workbook of two forms, with a cover before them or none."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        if cover:
            made.add_worksheet("封面").write_string(0, 0, "岱山县水利局2023年部门预算")
        for name, figure in zip(("收支总表", "收入总表"), FIGURES, strict=True):
            sheet = made.add_worksheet(name)
            for row, texts in enumerate(
                ([name], ["项目", "金额"], ["水利", figure], ["防汛", "3.00"])
            ):
                for column, text in enumerate(texts):
                    sheet.write_string(row, column, text)
        made.worksheets()[active].activate()
    return _framed(written.getvalue(), frame) if frame else written.getvalue()


def _framed(content: bytes, area: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for path in old.namelist():
            part = old.read(path)
            if path == "xl/workbook.xml":
                part = part.replace(b"</workbook>", f'<oleSize ref="{area}"/></workbook>'.encode())
            new.writestr(path, part)
    return written.getvalue()


def read(content: bytes, aspect: str = "Content", of_type: str = "package") -> Document:
    """A .docx in which a file is embedded."""
    main = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    inner = f'<Relationship Id="w" Type="{OFFICE}/{of_type}" Target="embeddings/w.xlsx"/>'
    shown = f'<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" DrawAspect="{aspect}" r:id="w"/>'
    body = (
        f"<w:p><w:r><w:t>附表</w:t></w:r></w:p><w:p><w:r><w:object>{shown}</w:object></w:r></w:p>"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{SPACE}">{main}</Relationships>')
        related = f'<Relationships xmlns="{SPACE}">{inner}</Relationships>'
        archive.writestr("word/_rels/document.xml.rels", related)
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORDS}" xmlns:r="{OFFICE}" '
            f'xmlns:o="urn:schemas-microsoft-com:office:office"><w:body>{body}</w:body></w:document>',
        )
        archive.writestr("word/embeddings/w.xlsx", content)
    return read_docx(NAME, written.getvalue())


def figures(document: Document) -> list[str]:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [c.text for grid in grids for row in grid.rows for c in row if c.text[:1].isdecimal()]


@pytest.mark.parametrize("active", [0, 1])
def test_the_sheet_that_shows_is_read_and_the_others_are_named(active: int) -> None:
    found = read(workbook(active))
    assert figures(found) == [FIGURES[active], "3.00"]
    (remark,) = found.remarks
    assert (remark.check, remark.is_defect) == ("form.embedded_object", True)
    assert ("收支总表", "收入总表")[1 - active] in remark.message


def test_rows_outside_the_frame_are_not_seen() -> None:
    assert figures(read(workbook(frame="A1:B3"))) == [FIGURES[0]]


@pytest.mark.parametrize(("aspect", "cover"), [("Icon", False), ("Content", True)])
def test_an_icon_or_a_cover_stands_for_the_whole_workbook(aspect: str, cover: bool) -> None:
    found = read(workbook(cover=cover), aspect)
    assert [f for f in figures(found) if f in FIGURES] == list(FIGURES)
    assert not found.remarks


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old", b""])
def test_what_is_no_workbook_is_named(content: bytes) -> None:
    (remark,) = read(content).remarks
    assert "Excel.Sheet.12 w.xlsx" in remark.message


def test_its_bytes_count_as_those_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook()
    monkeypatch.setattr(container, "MAX_UNPACKED", len(content) + 2000)
    assert not figures(read(content))
