"""PrintedDocument → docx as publishers write it.

`in_sections`: every form on a page of its own and wide ones on landscape pages, headings numbered by
Word itself, long tables broken in two that repeat their header. Without it: tables in one piece, with
the lines above them as merged rows of the table, as when they are pasted from a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.values.outline import split_number
from tests.roundtrip.docx_markup import CENTRED, RIGHT, caption_rows, paragraph, with_namespace
from tests.roundtrip.docx_markup import table as table_of
from tests.roundtrip.printed import PrintedDocument, PrintedLine, PrintedRow, PrintedTable
from tests.roundtrip.repacked import repacked

_WIDE = 8
"""Columns from which a table stands on a landscape page."""
_LONG = 20
"""Rows from which a table is broken in two."""
_PORTRAIT = "w:w='11906' w:h='16838'"
_LANDSCAPE = "w:w='16838' w:h='11906' w:orient='landscape'"
_NUMBERS = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
<w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"""


def write_docx(document: PrintedDocument, in_sections: bool) -> bytes:
    """The file's bytes, the same whenever it is written."""
    made = _Docx(in_sections)
    for item in document.items:
        if isinstance(item, PrintedLine):
            made.line(item)
        else:
            made.table(item)
    return made.content()


@dataclass(slots=True)
class _Docx:
    in_sections: bool
    file: Any = field(default_factory=Document)
    body: list[str] = field(default_factory=list)
    is_landscape: bool = False
    counted: int = 0
    """the last number that Word gave a heading"""
    lists: int = 0

    def line(self, line: PrintedLine) -> None:
        self._turn(landscape=False)
        numbered = split_number(line.text)
        plain = f"{numbered.number}{numbered.text}" == line.text and numbered.number[-1:] == "、"
        ordinal = numbered.ordinal if line.is_heading and numbered.style == "cn" and plain else None
        if self.in_sections and ordinal:
            self.body.append(paragraph(numbered.text, self._counting(ordinal)))
        else:
            self.body.append(paragraph(line.text))

    def table(self, table: PrintedTable) -> None:
        self._turn(landscape=self.in_sections and table.width >= _WIDE)
        if self.in_sections:
            self.body.append(paragraph(table.title, "<w:pageBreakBefore/>" + CENTRED))
            self.body += [paragraph(text, RIGHT) for text in table.caption]
            for number, body in enumerate(_parts(table.body)):
                if number:
                    self.body.append("<w:p><w:r><w:br w:type='page'/></w:r></w:p>")
                self.body.append(table_of(table.header, body))
        elif table.width:
            above = tuple(caption_rows(table))
            self.body.append(table_of((*above, *table.header), table.body))
        else:
            self.body += [paragraph(text) for text in (table.title, *table.caption)]
        self.body += [paragraph(text) for text in table.notes]
        self.body.append("<w:p/>")

    def content(self) -> bytes:
        part = self.file.element.body
        for xml in self.body:
            part.insert(len(part) - 1, parse_xml(with_namespace(xml)))
        part[-1].getparent().replace(part[-1], parse_xml(with_namespace(self._section())))
        made = BytesIO()
        self.file.save(made)
        return repacked(made.getvalue())

    def _turn(self, landscape: bool) -> None:
        """End the section where the next page lies the other way."""
        if self.in_sections and landscape != self.is_landscape:
            if self.body:
                self.body.append(f"<w:p><w:pPr>{self._section()}</w:pPr></w:p>")
            self.is_landscape = landscape

    def _section(self) -> str:
        return f"<w:sectPr><w:pgSz {_LANDSCAPE if self.is_landscape else _PORTRAIT}/></w:sectPr>"

    def _counting(self, ordinal: int) -> str:
        """The paragraph property that makes Word print the number."""
        numbering = self.file.part.numbering_part.element
        if not self.lists:
            numbering.insert(0, parse_xml(_NUMBERS.format(ns=nsdecls("w"))))
        if not self.lists or ordinal != self.counted + 1:
            self.lists += 1
            start = (
                f"<w:lvlOverride w:ilvl='0'><w:startOverride w:val='{ordinal}'/></w:lvlOverride>"
            )
            one = (
                f"<w:num w:numId='{900 + self.lists}'><w:abstractNumId w:val='90'/>{start}</w:num>"
            )
            numbering.append(parse_xml(with_namespace(one)))
        self.counted = ordinal
        return f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{900 + self.lists}'/></w:numPr>"


def _parts(body: Sequence[PrintedRow]) -> list[tuple[PrintedRow, ...]]:
    """A long body in two, where no cell lies over the place at which it breaks."""
    half = len(body) // 2
    merged = any(cell is not None and cell.rows > 1 for row in body for cell in row)
    if len(body) < _LONG or merged:
        return [tuple(body)]
    return [tuple(body[:half]), tuple(body[half:])]
