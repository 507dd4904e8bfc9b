"""Sheets → xlsx as WPS Spreadsheets saves them.

Strings are shared, those of mixed script in runs; every row says which columns it spans and styles its
empty cells, beyond the table too; totals are formulas with what they last came to; formats pad numbers
(`#,##0.00_ `); short headings are spread out with spaces; sheets have filters, rules of conditional
formats and columns up to the last there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.roundtrip.laid_out import LaidCell, LaidSheet
from tests.roundtrip.number_formats import stored
from tests.roundtrip.typesetting import spread
from tests.roundtrip.xlsx_parts import MAIN, RELATIONS, letters, workbook_of

_SPACES = (
    f'xmlns="{MAIN}" xmlns:r="{RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"'
)
_SCRIPTS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_BEYOND = 2
"""Columns behind the table that have a style and nothing else."""
_LAST_COLUMN = 16384
_FIRST_FORMAT = 176
_PAGE = (
    '<conditionalFormatting sqref="A1:B2"><cfRule type="expression" dxfId="0" priority="1">'
    "<formula>&quot;len($A:$A)=3&quot;</formula></cfRule></conditionalFormatting>"
    '<pageMargins left="0.47" right="0.39" top="0.55" bottom="0.55" header="0.31" footer="0.31"/>'
    '<headerFooter alignWithMargins="0"><oddFooter>&amp;C- &amp;P -</oddFooter></headerFooter>'
)


def write_xlsx_wps(sheets: Sequence[LaidSheet]) -> bytes:
    """The file's bytes, the same whenever it is written."""
    book = _Book()
    made = [_sheet(sheet, book) for sheet in sheets]
    names = [
        f'<sheet name={quoteattr(sheet.name)} sheetId="{at + 4}" r:id="rId{at}"/>'
        for at, sheet in enumerate(sheets, start=1)
    ]
    filters = [
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
        f"{escape(_quoted(sheet.name))}!$A${sheet.filtered.start}:$B${sheet.filtered.stop}</definedName>"
        for at, sheet in enumerate(sheets)
        if sheet.filtered
    ]
    defined = f"<definedNames>{''.join(filters)}</definedNames>" if filters else ""
    workbook = (
        f'<workbook {_SPACES}><fileVersion appName="xl" lastEdited="3" lowestEdited="5" '
        'rupBuild="9302"/><workbookPr codeName="ThisWorkbook"/><bookViews><workbookView '
        f'windowWidth="28800" windowHeight="11985"/></bookViews><sheets>{"".join(names)}</sheets>'
        f'{defined}<calcPr calcId="144525"/></workbook>'
    )
    return workbook_of(workbook, book.styles(), made, {"sharedStrings.xml": book.strings()})


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


@dataclass(slots=True)
class _Book:
    """The strings and number formats that the sheets share, each with its number."""

    shared: dict[str, int] = field(default_factory=dict)
    formats: dict[str, int] = field(default_factory=dict)

    def string(self, text: str) -> int:
        return self.shared.setdefault(text, len(self.shared))

    def style(self, number_format: str) -> int:
        """1 for no format; cell format 0 has no borders."""
        if not number_format:
            return 1
        return self.formats.setdefault(number_format, len(self.formats) + 2)

    def strings(self) -> str:
        entries = "".join(f"<si>{_runs(text)}</si>" for text in self.shared)
        count = len(self.shared)
        return f'<sst xmlns="{MAIN}" count="{count}" uniqueCount="{count}">{entries}</sst>'

    def styles(self) -> str:
        formats = [
            f'<numFmt numFmtId="{_FIRST_FORMAT + at}" formatCode={quoteattr(code)}/>'
            for at, code in enumerate(self.formats)
        ]
        side = '<{0} style="thin"><color auto="1"/></{0}>'
        ruled = "".join(side.format(name) for name in ("left", "right", "top", "bottom"))
        own = [
            f'<xf numFmtId="{_FIRST_FORMAT + at}" fontId="0" fillId="0" borderId="1" xfId="0" '
            'applyNumberFormat="1" applyBorder="1"/>'
            for at in range(len(formats))
        ]
        return (
            f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(formats)}">{"".join(formats)}</numFmts>'
            '<fonts count="1"><font><sz val="12"/><name val="宋体"/><charset val="134"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
            'patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/>'
            f"<bottom/><diagonal/></border><border>{ruled}<diagonal/></border></borders>"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
            f'</cellStyleXfs><cellXfs count="{len(own) + 2}"><xf numFmtId="0" fontId="0" fillId="0" '
            'borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" '
            f'applyBorder="1"/>{"".join(own)}</cellXfs><dxfs count="1"><dxf/></dxfs></styleSheet>'
        )


def _runs(text: str) -> str:
    """A text of one script plain, one of several in a run for each."""
    runs = _SCRIPTS.findall(text)
    if len(runs) < 2 or "\n" in text:
        return f'<t xml:space="preserve">{escape(text)}</t>'
    look = '<rPr><sz val="14"/><rFont val="宋体"/><charset val="134"/></rPr>'
    return "".join(f'<r>{look}<t xml:space="preserve">{escape(run)}</t></r>' for run in runs)


def _sheet(sheet: LaidSheet, book: _Book) -> str:
    width, height = sheet.width, sheet.height
    columns = [
        f'<col min="{at + 1}" max="{at + 1}" width="14.5" style="0"'
        f'{_HIDDEN if at in sheet.hidden_columns else ""} customWidth="1"/>'
        for at in range(width)
    ]
    columns.append(f'<col min="{width + 1}" max="{_LAST_COLUMN}" width="9" style="0"/>')
    merged = [
        f'<mergeCell ref="{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"/>'
        for top, bottom, left, right in sheet.merged()
    ]
    merges = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else ""
    return (
        f'<worksheet {_SPACES}><sheetPr><tabColor rgb="FF00B0F0"/></sheetPr>'
        f'<dimension ref="A1:{letters(width + _BEYOND - 1)}{height}"/><sheetViews><sheetView '
        'showGridLines="0" view="pageBreakPreview" zoomScale="70" workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultColWidth="9" defaultRowHeight="14.25"/><cols>{"".join(columns)}</cols>'
        f"<sheetData>{''.join(_rows(sheet, book))}</sheetData>{_filter(sheet)}{merges}{_PAGE}</worksheet>"
    )


def _filter(sheet: LaidSheet) -> str:
    if not sheet.filtered:
        return ""
    reference = f"A{sheet.filtered.start}:{letters(sheet.width - 1)}{sheet.filtered.stop}"
    return (
        f'<autoFilter ref="{reference}"><filterColumn colId="{sheet.width - 1}"><customFilters>'
        '<customFilter operator="equal" val="是"/></customFilters></filterColumn><extLst/></autoFilter>'
    )


_HIDDEN = ' hidden="1"'


def _rows(sheet: LaidSheet, book: _Book) -> Iterator[str]:
    beyond = range(sheet.width, sheet.width + _BEYOND)
    for row, cells in sheet.by_row():
        folded = _HIDDEN if row in sheet.hidden_rows | sheet.filtered_rows else ""
        made = [part for column, cell in cells for part in _cells(row, column, cell, book)]
        made += [f'<c r="{letters(column)}{row + 1}" s="0"/>' for column in beyond]
        yield (
            f'<row r="{row + 1}" ht="24" customHeight="1"{folded} spans="1:{beyond.stop}">'
            f"{''.join(made)}</row>"
        )


def _cells(row: int, column: int, cell: LaidCell, book: _Book) -> Iterator[str]:
    """The cell, and those to its right that it lies over."""
    yield _cell(f"{letters(column)}{row + 1}", cell, book)
    for covered in range(column + 1, column + cell.columns):
        yield f'<c r="{letters(covered)}{row + 1}" s="{int(cell.is_ruled)}"/>'


def _cell(name: str, cell: LaidCell, book: _Book) -> str:
    style = int(cell.is_ruled)
    if cell.key is not None:
        formula = f"IF(SUM(A1:B2)&lt;&gt;0,&quot;{cell.key}&quot;,&quot;&quot;)"
        return f'<c r="{name}" s="{style}" t="str"><f>{formula}</f><v>{cell.key}</v></c>'
    number = stored(cell.text) if cell.is_amount else None
    if number:
        value, number_format = number
        style = book.style(f"{number_format}_ ")
        return f'<c r="{name}" s="{style}"><f>SUM({name}:{name})</f><v>{value!r}</v></c>'
    if not cell.text:
        return f'<c r="{name}" s="{style}"/>'
    return f'<c r="{name}" s="{style}" t="s"><v>{book.string(spread(cell.text))}</v></c>'
