"""Which columns name the rows, settled by what stands in the rows themselves.

Layout + body → Layout. Roles are found column by column; only the rows tell that a column of
words is the name of those rows that have no other (采购物品名称 below 采购品目大类), that a second
code with its name is a second classification of the row, and that a column of codes behind an
amount belongs to the row before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.recognize.columns import Layout, Panel
from pipeline.recognize.regions import Row
from pipeline.values.amounts import is_blank, is_crossed_out, is_dash, parse_amount
from pipeline.values.codes import classification_code
from pipeline.values.text import bare, fold
from pipeline.values.units import is_measure
from pipeline.vocabulary import Headings

_LEAST_OF_TWO = 3
"""Naming columns that print two classifications: a code, a name, and another code."""


def settle_names(layout: Layout, body: Sequence[Row], headings: Headings) -> Layout:
    """The layout with the naming columns that the rows of a body show."""
    panels: list[Panel] = []
    for panel in layout.panels:
        if panels and _holds_codes_only(panel, body, headings):
            panels[-1] = _joined(panels[-1], panel)
        else:
            panels.append(panel)
    lent = (_with_names_behind(_with_names_lent(p, body, headings), body, headings) for p in panels)
    return replace(layout, panels=tuple(_with_second_apart(panel, body) for panel in lent))


# Codes behind an amount


def _holds_codes_only(panel: Panel, body: Sequence[Row], headings: Headings) -> bool:
    """Whether what stands before the panel's amounts are codes, and never a name, nor a heading
    for one: they tell more of the row that began further left."""
    if not panel.slots:
        return False
    filled = [cell for column in panel.naming for cell in _cells(body, column)]
    own = (panel.heads.get(column, ()) for column in panel.naming)
    named = any(bare(text).endswith(("名称", "项目")) for path in own for text in path)
    return bool(filled) and not named and all(fold(cell.text).isdigit() for cell in filled)


def _joined(first: Panel, second: Panel) -> Panel:
    return replace(
        first,
        words=tuple(sorted((*first.words, *second.naming, *second.words))),
        slots=(*first.slots, *second.slots),
        heads={**first.heads, **second.heads},
    )


# Names in a column of words


def _with_names_lent(panel: Panel, body: Sequence[Row], headings: Headings) -> Panel:
    """A column of words before the amounts names rows where nothing else does: it is the naming
    column where the panel has none, else it stays a column of its own."""
    first_slot = panel.slots[0].column if panel.slots else 0
    before = [column for column in panel.words if column < first_slot]
    if not before:
        return panel
    lending = {column for column in before if _is_headed_as_name(panel, column, body, headings)}
    for row in body:
        stated = any(_states(row, slot.column) for slot in panel.slots)
        if not stated or any(_is_name(_at(row, column)) for column in panel.naming):
            continue
        named = next((column for column in before if _is_name(_at(row, column))), None)
        if named is not None and not headings.is_total_row(row[named].text):
            lending.add(named)
    if not lending:
        lending.update(_telling_units_rows_apart(panel, before, body, headings))
    lent = tuple(sorted(lending))
    if not lent:
        return panel
    if any(_cells(body, column) for column in panel.naming):
        return replace(panel, lending=lent)
    words = tuple(column for column in panel.words if column not in lending)
    return replace(panel, naming=tuple(sorted((*panel.naming, *lent))), words=words)


def _telling_units_rows_apart(
    panel: Panel, before: Sequence[int], body: Sequence[Row], headings: Headings
) -> Iterator[int]:
    """The first column of words that tells the rows of one unit apart (单位名称 | 收费项目 | 预算数), where
    rows are named by their unit alone."""
    if len(panel.naming) != 1 or not (own := panel.heads.get(panel.naming[0], ())):
        return
    if not headings.is_unit(own[-1]):
        return
    groups: dict[str, list[Row]] = {}
    for row in body:
        if (name := _text(row, panel.naming[0])) and any(
            _states(row, s.column) for s in panel.slots
        ):
            groups.setdefault(name, []).append(row)
    several = [rows for rows in groups.values() if len(rows) > 1]
    for column in before if several else ():
        texts = [[_text(row, column) for row in rows] for rows in several]
        if all(len(set(of)) == len(of) and all(map(_is_worded_text, of)) for of in texts):
            yield column
            return


def _is_worded_text(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _is_headed_as_name(panel: Panel, column: int, body: Sequence[Row], headings: Headings) -> bool:
    """Whether a column of words is headed as one of names (单位名称 | 项目名称), and is not the name
    of a second classification, whose code stands before it."""
    own = panel.heads.get(column, ())
    if not own or not _cells(body, column) or _holds_measures(body, column):
        return False
    shared = any(panel.heads.get(naming, ()) == own for naming in panel.naming)
    after_code = column - 1 in panel.words and _is_coded(body, column - 1)
    return not after_code and (shared or headings.is_label(own[-1]))


def _holds_measures(body: Sequence[Row], column: int) -> bool:
    """Whether a column headed 单位 holds units of measurement (人, 万元), which name no row."""
    cells = _cells(body, column)
    return sum(is_measure(cell.text) for cell in cells) * 2 > len(cells)


def _is_name(cell: Cell | None) -> bool:
    return cell is not None and not parse_amount(cell.text) and not is_dash(cell.text)


def _with_names_behind(panel: Panel, body: Sequence[Row], headings: Headings) -> Panel:
    """Names that stand right of the amounts (基金项目 | 支出预算 | 项目明细) name the rows where the cell
    before the amounts is merged over several of them, each of which has a name of its own there."""
    if not panel.slots or panel.lending:
        return panel
    behind = (column for column in panel.words if column >= panel.slots[-1].column)
    named = [c for c in behind if (heads := panel.heads.get(c)) and headings.is_label(heads[-1])]
    shared = [row for row in body if _shares_its_name(row, panel)] if named else []
    for column in named:
        own = {fold(cell.text) for cell in _cells(shared, column) if _is_name(cell)}
        if len(shared) > 1 and len(own) == len(shared):
            return replace(panel, lending=(column,))
    return panel


def _shares_its_name(row: Row, panel: Panel) -> bool:
    """Whether a row states an amount, and a cell merged over several rows is its name."""
    filled = [cell for column in panel.naming if (cell := _at(row, column))]
    stated = any(_states(row, slot.column) for slot in panel.slots)
    return stated and bool(filled) and all(cell.covered or cell.row_span > 1 for cell in filled)


# Two classifications in one row


def _with_second_apart(panel: Panel, body: Sequence[Row]) -> Panel:
    """Codes that come after names begin a second classification (政府经济科目 beside 部门经济科目):
    it keeps columns of its own."""
    if len(panel.naming) < _LEAST_OF_TWO:
        return panel
    coded = {column for column in panel.naming if _is_coded(body, column)}
    worded = {column for column in panel.naming if _is_worded(body, column)}
    after = [c for c in panel.naming if c in coded and any(w < c for w in worded)]
    before = [c for c in panel.naming if c in coded and c not in after]
    if not after or not before or not _is_named_before(body, panel.naming, after[0]):
        return panel
    apart = [column for column in panel.naming if column >= after[0]]
    return replace(
        panel,
        naming=tuple(column for column in panel.naming if column not in apart),
        words=tuple(sorted((*panel.words, *apart))),
    )


def _is_named_before(body: Sequence[Row], naming: Sequence[int], start: int) -> bool:
    """Whether the rows that print the later code have a whole code and a name before it."""
    both = alone = 0
    for row in body:
        if not _at(row, start):
            continue
        before = [cell for column in naming if column < start and (cell := _at(row, column))]
        code = "".join(fold(c.text) for c in before if fold(c.text).isdigit())
        named = any(not fold(c.text).isdigit() for c in before)
        whole = bool(classification_code(code)) and bool(classification_code(_text(row, start)))
        both, alone = both + (named and whole), alone + (not (named and whole))
    return both > alone


def _is_coded(body: Sequence[Row], column: int) -> bool:
    filled = _cells(body, column)
    return bool(filled) and sum(fold(c.text).isdigit() for c in filled) * 2 >= len(filled)


def _is_worded(body: Sequence[Row], column: int) -> bool:
    return bool(_cells(body, column)) and not _is_coded(body, column)


# Cells


def _at(row: Row, column: int) -> Cell | None:
    """The cell where it prints something, or a merged cell reaches down to it."""
    cell = row[column] if column < len(row) else None
    return None if cell is None or is_blank(cell.text) or is_crossed_out(cell.text) else cell


def _text(row: Row, column: int) -> str:
    cell = _at(row, column)
    return fold(cell.text) if cell else ""


def _cells(body: Sequence[Row], column: int) -> list[Cell]:
    return [cell for row in body if (cell := _at(row, column))]


def _states(row: Row, column: int) -> bool:
    cell = _at(row, column)
    if cell is None or cell.covered:
        return False
    return parse_amount(cell.text) is not None or is_dash(cell.text)
