"""The parts of one table put together again: pages that repeat the header, bodies broken in two.

Captioned grids in reading order → as many or fewer, each whole. A part continues the table above when
it repeats that table's title and header, or when it has no caption of its own and does not begin
the form anew (a second 项目名称 row is a second form of the same title). Where the pages say where
their rules are, columns are joined by these; a part of which it is not sure which column is which
stays a table of its own, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.document import Cell, GridLayout
from pipeline.model.table import JoinedBy, PageJoin
from pipeline.recognize.aligned_parts import agreement_of_kinds, aligned, usual_kinds
from pipeline.recognize.captions import Captioned, Passage
from pipeline.recognize.columns_beside import prints_other_columns, with_columns_beside
from pipeline.recognize.goes_on import goes_on
from pipeline.recognize.page_rules import Agreement, agreement, fit_of, is_field_form
from pipeline.recognize.regions import Row, is_separator, states_values
from pipeline.recognize.said_again import (
    is_full_of_words,
    is_on_next_page,
    is_second_form,
    may_be_a_part,
    says_no_more,
    says_unit_again,
    texts_of,
)
from pipeline.recognize.split_heads import over_code_columns
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare, fold

_PERFORMANCE = "绩效"
_PART = r"(?:续(?:上|前)?表?|接上[页表])(?:之?[一二三四五六七八九十]{1,2}|\d{1,2}(?!\d))?"
_CONTINUED = re.compile(rf"^[（(]?{_PART}[)）]?\s*[:：、—-]?|[（(]?{_PART}[)）]?$")
"""What titles of a part say beside the title of the table: 续表1：…, …（续）"""


def stitch(items: Iterable[Captioned | Passage]) -> list[Captioned | Passage]:
    """Join what belongs together; passages stay where they are."""
    joined: list[Captioned | Passage] = []
    last: int | None = None
    for raw in with_columns_beside(tuple(items)):
        if isinstance(raw, Passage):
            joined.append(raw)
            continue
        item = replace(raw, rows=tuple(row for row in raw.rows if not is_separator(row)))
        above = joined[last] if last is not None else None
        if not isinstance(above, Captioned) or last is None:
            joined.append(item)
            last = len(joined) - 1
            continue
        above = over_code_columns(above, item)
        others = prints_other_columns(above, item)
        rows = item.rows if others else _continuing(above, item)
        if rows is not None and not others and (merged := _joined(above, item, rows)):
            joined[last] = merged
            continue
        if rows is not None or may_be_a_part(above, item):
            item = _with_join(item, item, JoinedBy.NOTHING)
        joined.append(_inheriting(above, item))
        last = len(joined) - 1
    return joined


def _continuing(above: Captioned, item: Captioned) -> tuple[Row, ...] | None:
    """The rows with which a part goes on with the table above, without the header that it repeats; None
    where it is another table."""
    if not above.rows or not item.rows or above.layout is not item.layout:
        return None
    repeated = _repeated_header(above.rows, item.rows)
    alike = _captioned_alike(above, item)
    if alike and is_second_form(above, item):
        return None
    if _is_laid_otherwise(above, item, repeated):
        return None
    silent = says_no_more(above, item) or says_unit_again(above, item, repeated)
    if repeated and (silent or alike):
        return item.rows[repeated:]
    titled_alike = alike and (states_values(item.rows[0]) or _turns_page(above, item))
    anew = not silent or _begins_anew(above, item)
    parted = item.follows_prose and not goes_on(above, item)
    return item.rows if titled_alike or not (anew or parted) else None


def _is_laid_otherwise(above: Captioned, item: Captioned, repeated: int) -> bool:
    """Whether a part that is on no page (a sheet, a table of Word or of a web page) has more or fewer
    columns than the table above it, or a heading of its own: nothing but these tells that its
    columns are the same."""
    if item.layout is not GridLayout.SPANNED or _is_on_page(item.rows):
        return False
    if max(map(len, above.rows)) != max(map(len, item.rows)):
        return not _lacks_columns(above, item)
    headed = is_full_of_words(above.rows[0]) and is_full_of_words(item.rows[0])
    return headed and not repeated and not is_field_form(item.rows)


def _lacks_columns(above: Captioned, item: Captioned) -> bool:
    """Whether a sheet without a word over its rows goes on with the table of the sheet before, whose
    last columns are blank on it."""
    width, own = max(map(len, above.rows)), max(map(len, item.rows))
    if own > width or not (says_no_more(above, item) and is_on_next_page(above, item)):
        return False
    if item.follows_prose or not states_values(item.rows[0]):
        return False
    usual = usual_kinds(above.rows, width)
    return all(agreement_of_kinds(usual, row, 0) == len(texts_of(row)) for row in item.rows)


def _is_on_page(rows: Sequence[Row]) -> bool:
    """Whether the cells say where on a page they stand."""
    return any(cell.place.box is not None for row in rows for cell in row)


def _turns_page(above: Captioned, item: Captioned) -> bool:
    """Whether a part stands on the page after the one that the table above ends on, as wide as it,
    and does not start with that table's first label."""
    as_wide = len(above.rows[-1]) == len(item.rows[0])
    alike = texts_of(above.rows[0])[:1] == texts_of(item.rows[0])[:1]
    return is_on_next_page(above, item) and as_wide and not alike


def _captioned_alike(above: Captioned, item: Captioned) -> bool:
    """Whether a part has the title and the number of the table above, and is of the same body."""
    numbers = {fold(number) for each in (above, item) if (number := each.caption.number)}
    if len(numbers) > 1:
        return False
    title, of_above = (_title_of_all_parts(each.caption.title) for each in (item, above))
    number = bare(
        above.caption.number or ""
    )  # 续表1：表3：…: behind the word it is told from no title
    same_title = title and title in (of_above, number + of_above)
    return bool(same_title) and item.caption.organisation in (None, above.caption.organisation)


def _title_of_all_parts(title: str) -> str:
    return bare(_CONTINUED.sub("", fold(title)))


def _joined(above: Captioned, item: Captioned, rows: tuple[Row, ...]) -> Captioned | None:
    """The two as one, None where it is not sure which column is which."""
    if above.layout is GridLayout.ALIGNED:
        return _with_rows(above, item, above.rows, aligned(above.rows, rows))
    fit = fit_of(above.rows, item.rows)
    agreed = agreement(fit, above.rows, item.rows) if fit else Agreement.SAME
    if fit is None or agreed is Agreement.SAME:
        return _with_rows(above, item, above.rows, _filled_up(rows, max(map(len, above.rows))))
    if agreed is Agreement.PLACED:
        placed = fit.placed(above.rows, fit.above), fit.placed(rows, fit.below)
        return _with_join(_with_rows(above, item, *placed), item, JoinedBy.PLACE)
    as_wide = len(fit.above.xs) == len(fit.below.xs)
    if as_wide and rows != item.rows:
        by = JoinedBy.HEADING
    elif agreed is Agreement.ROUGH or is_field_form(above.rows) or _goes_on_to_heads(above, item):
        by = JoinedBy.ORDER
    else:
        return None
    return _with_join(_with_rows(above, item, above.rows, rows), item, by)


def _filled_up(rows: Sequence[Row], width: int) -> list[Row]:
    return [(*row, *[Cell("", row[0].place)] * (width - len(row))) for row in rows]


def _goes_on_to_heads(above: Captioned, item: Captioned) -> bool:
    """Whether a form of performance (by its title) has the heads of its indicators on its next page:
    what it states above them stands under none, so that no amount can change its heading."""
    if _PERFORMANCE not in bare(above.caption.title) or not is_field_form(item.rows):
        return False
    return is_on_next_page(above, item)


def _with_rows(
    above: Captioned, item: Captioned, first: Sequence[Row], rest: Sequence[Row]
) -> Captioned:
    return replace(
        above,
        rows=(*first, *rest),
        notes=(*above.notes, *item.notes),
        page_joins=(*above.page_joins, *item.page_joins),
    )


def _with_join(table: Captioned, item: Captioned, by: JoinedBy) -> Captioned:
    """The table, marked as joined (or not) to the page that the item begins on."""
    join = PageJoin(item.rows[0][0].place.page or 0, by)
    return replace(table, page_joins=(*table.page_joins, join))


def _inheriting(above: Captioned, item: Captioned) -> Captioned:
    """A form begun anew without a caption has the title and unit of the one above; so has a table
    that begins in the row below with headings of its own."""
    if not item.caption.is_empty or not (_begins_anew(above, item) or _heads_below(above, item)):
        return item
    caption = replace(above.caption, place=None)
    return replace(item, caption=caption, section=above.section)


def _repeated_header(above: Sequence[Row], below: Sequence[Row]) -> int:
    """How many leading rows of `below` are those of `above`, number rows aside."""
    count = 0
    for first, second in zip(above, below, strict=False):
        if texts_of(first) != texts_of(second) or any(map(parse_amount, texts_of(first))):
            break
        count += 1
    return count if any(texts_of(row) for row in below[:count]) else 0


def _begins_anew(above: Captioned, item: Captioned) -> bool:
    """Whether the part starts with the same label as the table above, under another value."""
    if not above.rows or not item.rows:
        return False
    first, again = texts_of(above.rows[0]), texts_of(item.rows[0])
    return bool(again) and len(again) > 1 and first[:1] == again[:1] and first != again


def _heads_below(above: Captioned, item: Captioned) -> bool:
    """Whether a part of the same drawn table begins with headings right below the part above it."""
    if not above.rows or not item.rows or states_values(item.rows[0]):
        return False
    last, first = above.rows[-1][0].place, item.rows[0][0].place
    in_lines = last.line is not None and first.line == last.line + 1
    return (
        in_lines
        and not _is_on_page(item.rows)
        and (last.file, last.page) == (first.file, first.page)
    )
