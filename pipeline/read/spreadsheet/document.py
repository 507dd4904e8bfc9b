"""Sheets → Document: a page for each sheet, a line for each of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import nsmallest

from pipeline.model.document import Block, Document, Grid, Paragraph, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.running_titles import opening_lines
from pipeline.read.spreadsheet.blocks import SheetBlocks
from pipeline.read.spreadsheet.lattice import Lattice, lattice_of
from pipeline.read.spreadsheet.page_lines import (
    captions,
    page_lines,
    shape_captions,
    states_unit,
)
from pipeline.read.spreadsheet.remarks import numbers_aside, remarks_on
from pipeline.read.spreadsheet.sheet import MAX_CELLS, Allowance, Sheet, State
from pipeline.read.spreadsheet.shown import ALL_SHOWN, Axis, hides_any, shown
from pipeline.values.text import bare
from pipeline.values.units import YUAN, unit_in_heading

_USUAL_NAME = re.compile(
    r"(?:sheet|工作表|表格?|table|page|book|封面|新建|mysheet)?[\d一二三四五六七八九十.\-_()（）]*(?:续表?)?"
    r"[\d一二三四五六七八九十.\-_()（）]*",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"[A-Za-z]{0,4} ?\d{1,3}(?:[-_.]\d{1,2})?[\s、.．_-]*(?=[\u3400-\u9fff])(?![年月日季个])"
)
"""What stands before a sheet's name to keep the sheets in order: 1收支总表, Z01 收支总表, 3-支出总表."""
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]?")
_NUMBER = re.compile(r"附?表[\d一二三四五六七八九十]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_BREAK = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]")
_FIRST_ROWS = 10
_FEW_WORDS, _TABLE = 3, "表"


def document_of(
    name: str, format_name: str, sheets: Sequence[Sheet], remarks: Sequence[Remark] = ()
) -> Document:
    """Put the sheets of a workbook together: what shows of them in blocks, hidden parts in the text only.

    Raises Refusal where none that shows has any words, or where they are too large.
    """
    if not any(sheet.texts for sheet in sheets if sheet.state is State.SHOWN):
        way_out = "fetch it again, or check that it is the right file"
        raise Refusal(name, "no sheet that is shown has any text", way_out)
    lattices = [lattice_of(name, sheet) for sheet in sheets]
    _refuse_too_long(name, lattices)
    allowance = Allowance(name)
    blocks: list[Block] = []
    pages: list[tuple[str, ...]] = []
    said = list(remarks)
    for page, (sheet, lattice) in enumerate(zip(sheets, lattices, strict=True), start=1):
        whole = _blocks(name, page, lattice, allowance)
        pages.append(_lines(whole))
        said += remarks_on(name, page, _without_captions(sheet), lattice)
        if sheet.state is State.SHOWN:
            part = shown(sheet) if hides_any(sheet) else None
            as_shown = lattice_of(name, part.sheet) if part else None
            seen = part.sheet if part else sheet
            first = _first(seen)
            blocks += _name(name, page, seen, first)
            of_sheet = _blocks(name, page, as_shown, allowance, part.rows) if part else whole
            blocks += _captioned(name, page, seen, first, of_sheet)
            said += numbers_aside(name, page, seen, of_sheet)
    opening = _opening(name, sheets)
    over_texts = tuple(
        Place(name, line=row + 1, page=page)
        for page, sheet in enumerate(sheets, start=1)
        for row in sorted({row for row, _ in sheet.sums_over_texts})
    )
    return Document(
        name,
        format_name,
        (*opening, *blocks),
        tuple(pages),
        remarks=tuple(said),
        over_texts=over_texts,
    )


def _opening(file: str, sheets: Sequence[Sheet]) -> list[Paragraph]:
    """What the headers and footers of the sheets say of whose they are, where no cell does."""
    seen = [sheet for sheet in sheets if sheet.state is State.SHOWN]
    running = (
        line
        for sheet in seen
        for text in (*sheet.headers, *sheet.footers)
        for line in page_lines(text)
    )
    texts = (text for sheet in seen for text in _first(sheet))
    return [Paragraph(line, Place(file, page=1)) for line in opening_lines(running, texts)]


def _blocks(
    file: str, page: int, lattice: Lattice | None, allowance: Allowance, rows: Axis = ALL_SHOWN
) -> list[Block]:
    return list(SheetBlocks(lattice, file, page, allowance, rows).blocks()) if lattice else []


def _refuse_too_long(name: str, lattices: Sequence[Lattice | None]) -> None:
    rows = sum(lattice.area.bottom + 1 for lattice in lattices if lattice)
    if rows > MAX_CELLS:
        raise Refusal(
            name,
            f"its sheets go down {rows:,} rows, more than the {MAX_CELLS:,} that are taken in",
            "delete what stands far below the forms, and save it again",
        )


def _lines(blocks: Sequence[Block]) -> tuple[str, ...]:
    """A sheet as text: each row's cells parted by tabs at the row's own number, blank rows blank."""
    pieces: dict[int, list[str]] = {}
    for block in blocks:
        rows = block.rows if isinstance(block, Grid) else ((block,),)
        for row in rows:
            texts = [t if (t := part.text).isprintable() else _BREAK.sub(" ", t) for part in row]
            if any(texts):
                pieces.setdefault(row[0].place.line or 1, []).extend(texts)
    return tuple("\t".join(pieces.get(line, ())) for line in range(1, max(pieces, default=0) + 1))


def _name(file: str, page: int, sheet: Sheet, first: Sequence[str]) -> list[Paragraph]:
    """The sheet's name as a paragraph, where it says something that its first rows do not."""
    if _USUAL_NAME.fullmatch(bare(sheet.name)) or _is_said(sheet.name, first):
        return []
    return [Paragraph(_unnumbered(sheet.name), Place(file, page=page))]


def _unnumbered(name: str) -> str:
    """A sheet's name without its place among the sheets.

    >>> _unnumbered("1收支总表"), _unnumbered("Z01 收入总表"), _unnumbered("2023年支出总表")
    ('收支总表', '收入总表', '2023年支出总表')
    """
    order = _ORDER.match(name)
    return name[order.end() :] if order else name


def _captioned(
    file: str, page: int, sheet: Sheet, first: Sequence[str], blocks: Sequence[Block]
) -> Iterator[Block]:
    """The blocks of a sheet with what captions its forms and stands in no cell: a title in the header of its
    pages, a unit there or in its name."""
    if not any(isinstance(block, Grid) for block in blocks):
        yield from blocks
        return
    lines = captions(sheet.headers, sheet.footers, first)
    lines += _on_shapes(sheet, first)
    units = [line for line in lines if states_unit(line)]
    if not units and not any(map(states_unit, first)):
        unit = unit_in_heading(sheet.name)
        units = [f"单位：{unit}"] if unit in YUAN else []
    place = Place(file, page=page)
    yield from (Paragraph(line, place) for line in lines if line not in units)
    for block in blocks:
        if isinstance(block, Grid):
            yield from (Paragraph(line, place) for line in units)
        yield block


def _on_shapes(sheet: Sheet, first: Sequence[str]) -> list[str]:
    """The title and the unit that only the sheet's text boxes say."""
    lines = captions(sheet.headers, sheet.footers, first)
    return shape_captions(sheet.shape_words, (*first, *lines)) if sheet.shape_words else []


def _without_captions(sheet: Sheet) -> Sheet:
    """A sheet without the words of its text boxes that are read as captions of its forms."""
    read = _on_shapes(sheet, _first(sheet)) if sheet.state is State.SHOWN else []
    words = tuple(each for each in sheet.shape_words if each.strip() not in read)
    return replace(sheet, shape_words=words) if read else sheet


def _first(sheet: Sheet) -> list[str]:
    """The texts in the first rows."""
    rows = nsmallest(_FIRST_ROWS, {row for row, _ in sheet.texts})
    return [text for (row, _), text in sheet.texts.items() if row <= rows[-1]]


def _is_said(sheet: str, first: Sequence[str]) -> bool:
    """Whether a text in the first rows says the same as a sheet's name, numbers and brackets aside, or most
    of it: of the name of a table, one that calls itself a table too."""
    name = _words(sheet)
    return any(name in words or _says_most(words, name) for words in map(_words, first))


def _says_most(words: str, name: str) -> bool:
    """Whether words that a name holds are most of it.

    >>> _says_most("收支总表", "部门收支总表"), _says_most("财政拨款", "财政拨款收支总表")
    (True, False)
    """
    if len(words) <= _FEW_WORDS or words not in name:
        return False
    return words.endswith(_TABLE) or (not name.endswith(_TABLE) and len(words) * 2 > len(name))


def _words(text: str) -> str:
    """The Chinese characters of a text, without brackets and the form's number; the whole text
    where it has none.

    >>> _words("GK01 收入支出决算总表(公开01表)")
    '收入支出决算总表'
    """
    unnumbered = _NUMBER.sub("", _IN_BRACKETS.sub("", text))
    return "".join(_CHINESE.findall(unnumbered)) or bare(text)
