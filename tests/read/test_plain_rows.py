"""Plain rows of a sheet: read without the parser, and read as the parser reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.markup import tell, telling
from pipeline.read.spreadsheet.plain_rows import parted
from pipeline.read.spreadsheet.runs import Said
from pipeline.read.spreadsheet.shared_strings import Shared
from pipeline.read.spreadsheet.sheet import Allowance, Gathering, Sheet, Style
from pipeline.read.spreadsheet.xlsx_sheet import SheetCells

SHARED = Shared(
    [Said("教育支出"), Said("合计", "总计")],
    [Style(), Style("0.00", is_boxed=True), Style(is_white=True), Style('0;-0;;"（"@"）"')],
)
HEAD = '<worksheet xmlns="urn:s"><sheetViews><sheetView showZeros="0"/></sheetViews><sheetData>'
TAIL = '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
PLAIN = (
    '<row r="1" spans="1:3"><c r="A1" s="2" t="s"><v>0</v></c><c r="B1" s="1"><v>12.5</v></c></row>',
    '<row r="2" ht="0" customHeight="1"><c r="A2" t="inlineStr"><is><t>&#27700;利</t></is></c></row>',
    '<row r="3" hidden="1"><c r="A3" t="n"><v>0</v></c><c r="AB3" s="9"/></row>',
    '<row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5" s="3" t="str"><v>无_x000A_</v></c></row>',
    '<row r="6"><c r="C6" t="b"><v>1</v></c><c r="D6" t="inlineStr"></c></row>',
    '<row><c r="A8" t="inlineStr"><is><t xml:space="preserve"> 一\'二 </t></is></c></row>',
)
NOT_PLAIN = (
    '<row r="9"><c r="A9"><f>SUM(A1:A2)</f><v>0</v></c></row>',
    '<row r="9"><c><v>1</v></c><c><v>2</v></c></row>',
    '<row r="9"><c r="A9" t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r></is></c></row>',
    '<row r="9"><c r="A9" t="inlineStr"><is><t>一&lt;二</t></is></c></row>',
    '<row r="9"><c r="A9" t="inlineStr"><is><t>&#60;v&#62;</t></is></c></row>',
    '<row r="9"><c r="A9" t="str"><v><![CDATA[<row r="7"></row>]]></v></c></row>',
    '<row r="9"><!-- <row r="7"><c r="A7"><v>7</v></c></row> --><c r="A9"><v>1</v></c></row>',
    '<row r="9"><?x <row r="7"><c r="A7"><v>7</v></c></row>?></row>',
    '<x:row xmlns:x="urn:x" r="9"><x:c r="A9"><x:v>1</x:v></x:c></x:row>',
)
DAMAGED = (
    '<row r="9"><c r="A9"><v>1</c></row>',
    '<row r="9"><c r="A9" t="str"><v>]]></v></c></row>',
    '<row r="9"><c r="A9" t="str"><v>\x01</v></c></row>',
    '<row r="9"><c r="A9" t="s"><v>7</v></c></row>',
)


def of(content: str, size: int) -> Iterator[bytes]:
    whole = content.encode()
    return (whole[at : at + size] for at in range(0, len(whole), size))


def by_parser(content: str) -> Sheet:
    events = SheetCells("表", SHARED, Gathering(Allowance("表"), "表"))
    tell("表", of(content, 1 << 20), events)
    return events.gathered.sheet()


def by_rows(content: str, size: int = 1 << 20) -> tuple[Sheet, int]:
    """The sheet, and how many of its rows the parser was not asked for."""
    events = SheetCells("表", SHARED, Gathering(Allowance("表"), "表"))
    plain = 0
    with telling("表", events) as feed:
        for piece in parted(of(content, size), events.is_among_rows):
            if isinstance(piece, bytes):
                feed(piece)
            else:
                events.take_row(*piece)
                plain += 1
    return events.gathered.sheet(), plain


def sheet(rows: Sequence[str], between: str = "") -> str:
    return f"{HEAD}{between}{between.join(rows)}{between}{TAIL}"


@pytest.mark.parametrize("between", ["", "\n  "])
def test_plain_rows_are_read_as_the_parser_reads_them(between: str) -> None:
    content = sheet(PLAIN, between)
    found, plain = by_rows(content)
    assert plain == len(PLAIN)
    assert found == by_parser(content)
    assert found.texts[1, 0] == "水利"


@pytest.mark.parametrize("size", [1, 2, 7, 50, 333])
def test_wherever_the_file_is_cut_the_sheet_is_the_same(size: int) -> None:
    content = sheet([*PLAIN, NOT_PLAIN[0], *PLAIN[:2]])
    assert by_rows(content, size)[0] == by_parser(content)


@pytest.mark.parametrize("row", NOT_PLAIN)
@pytest.mark.parametrize("size", [1 << 20, 20])
def test_what_is_not_plain_is_the_parsers(row: str, size: int) -> None:
    content = sheet([PLAIN[0], row, PLAIN[3]])
    assert by_rows(content, size)[0] == by_parser(content)


@pytest.mark.parametrize("row", DAMAGED)
def test_what_is_damaged_is_refused(row: str) -> None:
    content = sheet([PLAIN[0], row])
    with pytest.raises(Refusal):
        by_parser(content)
    with pytest.raises(Refusal):
        by_rows(content)


def test_rows_outside_of_the_data_are_none() -> None:
    content = sheet([PLAIN[0]]).replace(TAIL, f"{TAIL[:12]}{PLAIN[1]}{TAIL[12:]}")
    found, plain = by_rows(content)
    assert (found, plain) == (by_parser(content), 1)


def test_other_encodings_are_the_parsers() -> None:
    content = f'<?xml version="1.0" encoding="GB18030"?>{sheet(PLAIN)}'.encode("gb18030")
    assert all(isinstance(piece, bytes) for piece in parted([content], lambda: True))
