"""Total rows whose merged cells collapsed, spread over the columns that they were merged over again.

人员经费合计 | 630.00 | 公用经费合计 | 90.00 under 编码 名称 金额 编码 名称 金额, 合计 | 630.00 | 90.00 under
编码 名称 合计 基本支出: a cell merged over a code and a name leaves nothing behind, so an amount stands
under a code or a name. What the full rows hold tells the columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognize.regions import Regions, Row
from pipeline.values.amounts import is_blank, is_dash, parse_amount
from pipeline.values.text import fold
from pipeline.vocabulary import Headings

_OF_A_LIST = 3
"""Code, name and amount."""
_CODE_LENGTHS = range(3, 8)
_ALL_CODE_LENGTHS = range(2, 8)
"""With those of 款 and 项 in columns of their own."""


def with_totals_spread(regions: Regions) -> Regions:
    """The regions with each short row of names and amounts laid over the lists that it sums."""
    width = max(map(len, regions.body), default=0)
    count = width // _OF_A_LIST
    if width % _OF_A_LIST or count < 2 or not _are_lists(regions.body, width):
        return regions
    body = tuple(_spread(row, width) if _is_short(row, count) else row for row in regions.body)
    return replace(regions, body=body)


def with_merged_totals(regions: Regions, headings: Headings) -> Regions:
    """The regions with each total that is merged over the codes and the name moved under the names."""
    width = max(map(len, regions.body), default=0)
    full = [row for row in regions.body if len(row) == width]
    named = _named_column(full) if len(full) * 2 > len(regions.body) else 0
    if not named:
        return regions

    def is_merged(row: Row) -> bool:
        amounts = [cell.text for cell in row[1:]]
        stated = any(parse_amount(text) is not None for text in amounts)
        return (
            len(row) + named == width
            and headings.is_total_row(row[0].text)
            and stated
            and all(map(_may_be_amount, amounts))
        )

    blank = replace(regions.body[0][0], text="")
    body = tuple((*[blank] * named, *row) if is_merged(row) else row for row in regions.body)
    return replace(regions, body=body)


def _named_column(rows: Sequence[Row]) -> int:
    """The column of names behind one of codes or more, 0 where the rows do not begin so."""
    for at in range(min(map(len, rows), default=0)):
        texts = [text for row in rows if (text := fold(row[at].text).strip())]
        if not all(text.isdigit() and len(text) in _ALL_CODE_LENGTHS for text in texts):
            # a total may stand in the column of codes or in that of names
            return at if texts and not any(map(_is_amount, texts)) else 0
    return 0


def _is_amount(text: str) -> bool:
    return parse_amount(text) is not None


def _may_be_amount(text: str) -> bool:
    return is_blank(fold(text)) or is_dash(fold(text)) or _is_amount(text)


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
