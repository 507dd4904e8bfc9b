"""Total rows of lists side by side whose merged cells collapsed, spread over their lists again.

人员经费合计 | 630.00 | 公用经费合计 | 90.00 under 编码 名称 金额 编码 名称 金额: a cell merged over a code
and a name leaves nothing behind, so an amount stands under 编码. What the full rows hold tells the lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognize.regions import Regions, Row
from pipeline.values.amounts import is_blank, is_dash, parse_amount
from pipeline.values.text import fold

_OF_A_LIST = 3
"""Code, name and amount."""
_CODE_LENGTHS = range(3, 8)


def with_totals_spread(regions: Regions) -> Regions:
    """The regions with each short row of names and amounts laid over the lists that it sums."""
    width = max(map(len, regions.body), default=0)
    count = width // _OF_A_LIST
    if width % _OF_A_LIST or count < 2 or not _are_lists(regions.body, width):
        return regions
    body = tuple(_spread(row, width) if _is_short(row, count) else row for row in regions.body)
    return replace(regions, body=body)


def _are_lists(body: Sequence[Row], width: int) -> bool:
    """Whether most full rows are codes, names and amounts, side by side, in each list some."""
    full = [row for row in body if len(row) == width]
    fit = [row for row in full if all(map(_is_entry, _parts(row)))]
    coded = [any(fold(row[at].text) for row in fit) for at in range(0, width, _OF_A_LIST)]
    return len(fit) * 2 > len(full) > 1 and all(coded)


def _parts(row: Row) -> list[Row]:
    return [row[at : at + _OF_A_LIST] for at in range(0, len(row), _OF_A_LIST)]


def _is_entry(part: Row) -> bool:
    code, name, amount = (fold(cell.text) for cell in part)
    is_code = not code or (code.isdigit() and len(code) in _CODE_LENGTHS)
    is_amount = is_blank(amount) or is_dash(amount) or parse_amount(amount) is not None
    return is_code and parse_amount(name) is None and is_amount


def _is_short(row: Row, count: int) -> bool:
    """Whether a row is names and amounts by turns, of two lists or more and no more than there are."""
    names, amounts = row[::2], row[1::2]
    if len(row) % 2 or not 2 <= len(names) <= count:
        return False
    named = all(cell.text.strip() and parse_amount(cell.text) is None for cell in names)
    return named and all(parse_amount(cell.text) is not None for cell in amounts)


def _spread(row: Row, width: int) -> Row:
    """Each name and its amount in a list of their own, in order."""
    cells = [replace(row[0], text="") for _ in range(width)]
    for number, cell in enumerate(row):
        cells[number // 2 * _OF_A_LIST + 1 + number % 2] = cell
    return tuple(cells)
