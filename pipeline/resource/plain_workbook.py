"""Sheets of rows below bold headings → a workbook, its XML written as it stands in the file.

XlsxWriter keeps each cell as an object before it writes it, and makes the parts that are always the same
(styles, theme, relations) anew for each workbook. Here it makes them once for the sheets' names (`_frame`);
the rows are written into that. A test holds that the bytes are those of XlsxWriter's own sheets.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.utility import xl_col_to_name

from pipeline.resource.sheet_rows import NARROWEST, WIDEST, Strings, WrittenRows, write_rows
from pipeline.resource.sheets import Sheet
from pipeline.resource.workbook import open_workbook

HEADING: Final = {"bold": True, "bg_color": "#EEF2F7", "border": 1}
_TITLE = "@"
_LIKE_AN_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")
_SHEET = re.compile(
    '(.*)<dimension ref="A1"/>(.*)<cols>.*</sheetData><autoFilter ref="A1"/>(.*)', re.DOTALL
)
_STRINGS = re.compile('(.*) count="[0-9]+" uniqueCount="[0-9]+">.*(</sst>)', re.DOTALL)
_FILTERED = re.compile(r'(localSheetId="([0-9]+)" hidden="1">[^<]*!)\$A\$1(?=<)')


def write_sheets(title: str, sheets: Iterable[Sheet], to: Path | BinaryIO) -> None:
    """Writes the workbook: headings are frozen and filter the rows, a text is a text whatever it looks
    like, and columns are as wide as what stands in them. The same rows give the same bytes."""
    strings = Strings()
    listed = [(each.name, write_rows(each, strings)) for each in sheets]
    frame = _frame(tuple(name for name, _ in listed))
    filters = [_span(len(written.widths), written.rows) for _, written in listed]
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        for path, stated in frame.items():
            kind, _, number = path.removesuffix(".xml").rpartition("/sheet")
            if kind == "xl/worksheets":
                text = _sheet(stated, listed[int(number) - 1][1], filters[int(number) - 1])
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
            sheet.set_column(0, 0, NARROWEST)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, 0, 0)
    with ZipFile(content) as archive:
        return {each: archive.read(each).decode() for each in archive.namelist()}


def _sheet(stated: str, written: WrittenRows, filtered: str) -> str:
    found = _SHEET.fullmatch(stated)
    assert found
    columns = "".join(_columns_xml(written.widths))
    ends = _span(len(written.widths), written.last_cell)
    return (
        f'{found[1]}<dimension ref="{ends}"/>{found[2]}<cols>{columns}</cols>'
        f'<sheetData>{written.xml}</sheetData><autoFilter ref="{filtered}"/>{found[3]}'
    )


def _shared(stated: str, strings: Strings) -> str:
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
