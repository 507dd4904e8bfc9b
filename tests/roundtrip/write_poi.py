"""Sheets → xlsx as Apache POI's streaming writer leaves it.

Strings stand in the cells themselves, amounts as text among them; `hidden="true"`, numbers with a decimal
point that need none, `dimension` A1 whatever the size, no theme. `is_plain`: every cell has the default
style and no column a width, and titles stand in the first column, merged over nothing, so that neither
rules nor merged cells tell where a table begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.roundtrip.laid_out import LaidCell, LaidSheet
from tests.roundtrip.xlsx_parts import MAIN, RELATIONS, letters, workbook_of

_SPACES = f'xmlns="{MAIN}" xmlns:r="{RELATIONS}"'
_HIDDEN = ' state="hidden"'
_STYLES = f"""<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11.0"/><color indexed="8"/>
<name val="宋体"/><family val="2"/><scheme val="minor"/></font></fonts><fills count="2">
<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="darkGray"/></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/>
<right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="true"/></cellXfs></styleSheet>"""


def write_poi(sheets: Sequence[LaidSheet], is_plain: bool) -> bytes:
    """The file's bytes, the same whenever it is written."""
    names = [
        f'<sheet name={quoteattr(sheet.name)} r:id="rId{at}" sheetId="{at}"'
        f"{_HIDDEN if sheet.is_hidden else ''}/>"
        for at, sheet in enumerate(sheets, start=1)
    ]
    workbook = (
        f'<workbook {_SPACES}><workbookPr date1904="false"/><bookViews><workbookView activeTab="0"/>'
        f"</bookViews><sheets>{''.join(names)}</sheets></workbook>"
    )
    return workbook_of(workbook, _STYLES, [_sheet(sheet, is_plain) for sheet in sheets], {})


def _sheet(sheet: LaidSheet, is_plain: bool) -> str:
    columns = "".join(
        f'<col min="{at + 1}" max="{at + 1}" hidden="true" width="9.0" customWidth="false"/>'
        for at in sorted(sheet.hidden_columns)
    )
    merged = [
        f'<mergeCell ref="{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"/>'
        for top, bottom, left, right in sheet.merged()
        if not is_plain or sheet.cells[top, left].is_ruled
    ]
    merges = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else ""
    return (
        f'<worksheet {_SPACES}><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/>'
        '</sheetViews><sheetFormatPr defaultRowHeight="15.0" baseColWidth="9"/>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>\n"
        f"{''.join(_rows(sheet, is_plain))}</sheetData>{merges}</worksheet>"
    )


def _rows(sheet: LaidSheet, is_plain: bool) -> Iterator[str]:
    for row, cells in sheet.by_row():
        hidden = ' hidden="true"' if row in sheet.hidden_rows | sheet.filtered_rows else ""
        made = [_cell(f"{letters(column)}{row + 1}", cell, is_plain) for column, cell in cells]
        yield f'<row r="{row + 1}"{hidden}>\n{"".join(made)}</row>\n'


def _cell(name: str, cell: LaidCell, is_plain: bool) -> str:
    style = 0 if is_plain or not cell.is_ruled else 1
    value = cell.text if cell.key is None else cell.key
    if isinstance(value, int):
        return f'<c r="{name}" s="{style}" t="n"><v>{value}.0</v></c>'
    if not value:
        return f'<c r="{name}" s="{style}"></c>'
    kept = ' xml:space="preserve"' if value != value.strip() else ""
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t{kept}>{escape(value)}</t></is></c>'
