"""Sheets of rows below bold headings → a workbook, its XML written as it stands in the file.

XlsxWriter keeps each cell as an object before it writes it, and makes the parts that are always the same
(styles, theme, relations) anew for each workbook. Here it makes them once for the sheets' names (`_frame`);
the rows are written into that. A test holds that the bytes are those of XlsxWriter's own sheets.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.utility import xl_col_to_name

from pipeline.resource.defuse import clean
from pipeline.resource.sheets import Cell, Sheet
from pipeline.resource.workbook import open_workbook

HEADING: Final = {"bold": True, "bg_color": "#EEF2F7", "border": 1}
WIDEST: Final = 60
_NARROWEST = 10
_LONGEST_CELL = 32_767
_EXACT_DIGITS = 15
"""A spreadsheet's numbers are binary: longer ones are written as text."""
_ROWS_OF_A_SPAN = 16
_TITLE = "@"
_WIDE = re.compile("[\u2e81-\U0010ffff]")
_LIKE_AN_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")
_SHEET = re.compile(
    '(.*)<dimension ref="A1"/>(.*)<cols>.*</sheetData><autoFilter ref="A1"/>(.*)', re.DOTALL
)
_STRINGS = re.compile('(.*) count="[0-9]+" uniqueCount="[0-9]+">.*(</sst>)', re.DOTALL)
_FILTERED = re.compile(r'(localSheetId="([0-9]+)" hidden="1">[^<]*!)\$A\$1(?=<)')


@dataclass(slots=True)
class _Strings:
    """The texts of all sheets, each once, and how many cells have one."""

    numbers: dict[str, int] = field(default_factory=dict)
    cells: int = 0
    _known: dict[str, tuple[str, int]] = field(default_factory=dict)

    def cell(self, text: str) -> tuple[str, int]:
        """What stands in one more cell of that text, and how wide it is."""
        self.cells += 1
        if (known := self._known.get(text)) is not None:
            return known
        number = self.numbers.setdefault(clean(text)[:_LONGEST_CELL], len(self.numbers))
        known = self._known[text] = f' t="s"><v>{number}</v></c>', width(text)
        return known


@dataclass(frozen=True, slots=True)
class _Written:
    """The XML of a sheet's rows and columns; `last_row` is the last one, `cells` the ends of what has any."""

    rows: str
    columns: str
    cells: str
    last_row: int


def write_sheets(title: str, sheets: Iterable[Sheet], to: Path | BinaryIO) -> None:
    """Writes the workbook: headings are frozen and filter the rows, a text is a text whatever it looks
    like, and columns are as wide as what stands in them. The same rows give the same bytes."""
    strings = _Strings()
    listed = [(each.name, len(each.columns), _written(each, strings)) for each in sheets]
    frame = _frame(tuple(name for name, _, _ in listed))
    filters = [_span(width, written.last_row) for _, width, written in listed]
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        for path, stated in frame.items():
            kind, _, number = path.removesuffix(".xml").rpartition("/sheet")
            if kind == "xl/worksheets":
                text = _sheet(stated, listed[int(number) - 1][2], filters[int(number) - 1])
            elif path == "xl/sharedStrings.xml":
                text = _shared(stated, strings)
            elif path == "xl/workbook.xml":
                text = _FILTERED.sub(lambda each: each[1] + _fixed(filters[int(each[2])]), stated)
            elif path == "docProps/core.xml":
                text = stated.replace(f">{_TITLE}<", f">{_escaped(title)}<")
            else:
                text = stated
            info = ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text.encode())


@lru_cache(maxsize=8)
def _frame(names: tuple[str, ...]) -> Mapping[str, str]:
    """The parts of a workbook whose sheets have a heading only, in their order: path → XML."""
    content = io.BytesIO()
    with open_workbook(content, _TITLE) as workbook:
        heading = workbook.add_format(HEADING)
        for name in names:
            sheet = workbook.add_worksheet(name)
            sheet.write_string(0, 0, name, heading)
            sheet.set_column(0, 0, _NARROWEST)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, 0, 0)
    with ZipFile(content) as archive:
        return {each: archive.read(each).decode() for each in archive.namelist()}


def _sheet(stated: str, written: _Written, filtered: str) -> str:
    found = _SHEET.fullmatch(stated)
    assert found
    return (
        f'{found[1]}<dimension ref="{written.cells}"/>{found[2]}<cols>{written.columns}</cols>'
        f'<sheetData>{written.rows}</sheetData><autoFilter ref="{filtered}"/>{found[3]}'
    )


def _shared(stated: str, strings: _Strings) -> str:
    found = _STRINGS.fullmatch(stated)
    assert found
    head = f'{found[1]} count="{strings.cells}" uniqueCount="{len(strings.numbers)}">'
    return head + "".join(map(_item, strings.numbers)) + found[2]


def _item(text: str) -> str:
    kept = ' xml:space="preserve"' if text and (text[0].isspace() or text[-1].isspace()) else ""
    said = _escaped(_LIKE_AN_ESCAPE.sub(r"_x005F\1", text))
    return f"<si><t{kept}>{said}</t></si>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _written(sheet: Sheet, strings: _Strings) -> _Written:
    """The rows of a sheet, each text of which is in `strings` then; None and "" are no cells."""
    names = [xl_col_to_name(each) for each in range(len(sheet.columns))]
    heads = [
        f'<c r="{name}1" s="1"{strings.cell(text)[0]}'
        for name, text in zip(names, sheet.columns, strict=True)
    ]
    rows = [(0, 0, len(heads) - 1, "".join(heads))]
    widths = [max(len(each) + 2, _NARROWEST) for each in sheet.columns]
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        cells, first, last = [], -1, -1
        for column, value in enumerate(row):
            if type(value) is not str:
                if value is None:
                    continue
                said, wide = _said(value, strings)
            elif value:
                said, wide = strings.cell(value)
            else:
                continue
            cells.append(f'<c r="{names[column]}{number + 1}"{said}')
            widths[column] = max(widths[column], wide)
            first, last = (column if first < 0 else first), column
        if cells:
            rows.append((number, first, last, "".join(cells)))
    ends = _span(max(last for _, _, last, _ in rows) + 1, rows[-1][0])
    return _Written("".join(_rows_xml(rows)), "".join(_columns_xml(widths)), ends, number)


def _said(value: str | float | Decimal | bool, strings: _Strings) -> tuple[str, int]:
    """What stands in the cell of a value, and how wide it is."""
    if isinstance(value, str):
        return strings.cell(value)
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v></c>', width(value)
    text = str(value)
    if len(text) > _EXACT_DIGITS and isinstance(value, Decimal) and _has_more_digits(value):
        return strings.cell(format(value, "f"))
    return f"><v>{float(text):.16G}</v></c>", min(len(text), WIDEST)


def _has_more_digits(value: Decimal) -> bool:
    digits = value.as_tuple().digits
    return len(digits) > _EXACT_DIGITS and len(value.normalize().as_tuple().digits) > _EXACT_DIGITS


def _rows_xml(rows: Iterable[tuple[int, int, int, str]]) -> Iterator[str]:
    """Each row says in which columns the sixteen rows around it have cells."""
    for _, block in groupby(rows, key=lambda row: row[0] // _ROWS_OF_A_SPAN):
        of_block = list(block)
        first, last = min(row[1] for row in of_block), max(row[2] for row in of_block)
        for number, _, _, cells in of_block:
            yield f'<row r="{number + 1}" spans="{first + 1}:{last + 1}">{cells}</row>'


def _columns_xml(widths: Sequence[int]) -> Iterator[str]:
    """Neighbours of one width are told together; a file states width in 256ths, with some pixels more."""
    first = 0
    for wide, same in groupby(min(each, WIDEST) for each in widths):
        last = first + len(list(same))
        stated = ((wide * 7 + 5) * 256 // 7) / 256
        yield f'<col min="{first + 1}" max="{last}" width="{stated:.16g}" customWidth="1"/>'
        first = last


def _span(columns: int, last_row: int) -> str:
    """The cells from the first one on.

    >>> _span(5, 36), _span(1, 0)
    ('A1:E37', 'A1')
    """
    end = f"{xl_col_to_name(max(columns - 1, 0))}{last_row + 1}"
    return "A1" if end == "A1" else f"A1:{end}"


def _fixed(span: str) -> str:
    """
    >>> _fixed("A1:AG78")
    '$A$1:$AG$78'
    """
    return re.sub("([A-Z]+)([0-9]+)", r"$\1$\2", span)


def width(cell: Cell) -> int:
    """How wide a cell is, to some more than `WIDEST`; a Chinese character is as wide as two Latin ones."""
    text = "" if cell is None else str(cell)[:WIDEST]
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
