"""What the caption of a part says again of the table above it: nothing, its number, its unit and body.

The second of two captioned grids in reading order, beside the first → whether it is a part of that table
by its caption, as where each page is printed under the lines that headed the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.recognize.captions import Captioned
from pipeline.recognize.page_rules import Agreement, agreement, fit_of, is_field_form
from pipeline.recognize.regions import Row, states_values
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold


def says_no_more(above: Captioned, item: Captioned) -> bool:
    """Whether a part is without a caption, but for the number of the form that the table above it
    has too (a page that goes on with 公开表2 says so in its corner), and its unit and body where a line
    says that it goes on."""
    own, others = item.caption, above.caption
    if own.number in ("", others.number):
        own = replace(own, number="")
    if own.continued and own.unit in ("", others.unit):
        own = replace(own, unit="")
    if own.continued and own.organisation == others.organisation:
        own = replace(own, organisation=None)
    return own.is_empty


def says_unit_again(above: Captioned, item: Captioned, repeated: int) -> bool:
    """Whether a part stands at the head of the next page under no more than the unit, the number and
    the body that caption the table above it, and goes on in that table's columns: below `repeated` rows
    of its heading, or right away between its rules."""
    own, others = item.caption, above.caption
    if own.title or own.number not in ("", others.number) or own.unit not in ("", others.unit):
        return False
    if own.organisation not in (None, others.organisation) or item.follows_prose:
        return False
    if not is_on_next_page(above, item) or is_second_form(above, item):
        return False
    goes_on = repeated > 0 or (not is_full_of_words(item.rows[0]) and _has_its_rules(above, item))
    return goes_on and not _starts_over(above, item)


def is_second_form(above: Captioned, item: Captioned) -> bool:
    """Whether a part that repeats the caption is a form of fields of its own: it has the heads of the
    indicators in its midst, as has the one above. No page repeats these."""
    if not (is_field_form(above.rows) and is_field_form(item.rows)):
        return False
    return not is_field_form(item.rows[:1])


def is_on_next_page(above: Captioned, item: Captioned) -> bool:
    """Whether a part begins on the page after the one that the table above it ends on."""
    return item.rows[0][0].place.is_on_page_after(above.rows[-1][0].place)


def is_full_of_words(row: Row) -> bool:
    """Whether all of a row's cells say something, and none a value, as in a row of headings."""
    filled = all(cell.covered or not is_blank(cell.text) for cell in row)
    return filled and not states_values(row)


def texts_of(row: Row) -> list[str]:
    """What a row says, folded, without its blank cells."""
    return [text for cell in row if (text := fold(cell.text))]


def _has_its_rules(above: Captioned, item: Captioned) -> bool:
    """Whether the columns of a part are parted where those of the table above it are."""
    fit = fit_of(above.rows, item.rows)
    return fit is not None and agreement(fit, above.rows, item.rows) is Agreement.SAME


def _starts_over(above: Captioned, item: Captioned) -> bool:
    """Whether the first row in which a part is not like the table above it begins with the same words
    (合计 both times): the body of another table."""
    for first, again in zip(above.rows, item.rows, strict=False):
        one, other = texts_of(first), texts_of(again)
        if one != other:
            return one[:1] == other[:1]
    return True


def may_be_a_part(above: Captioned, item: Captioned) -> bool:
    """Whether a table without any caption heads the next page with headings of the table above alone: a part
    of it, of which nothing proves how it goes on."""
    if not (above.rows and item.rows and item.caption.is_empty) or item.section != above.section:
        return False
    if not is_on_next_page(above, item) or item.rows[0][0].place.box is None:
        return False
    own, others = set(_headings(item.rows)), set(_headings(above.rows))
    return len(own) > 1 and own <= others


def _headings(rows: Sequence[Row]) -> Iterator[str]:
    """What stands above the first row that states a value."""
    for row in rows:
        if states_values(row):
            return
        yield from texts_of(row)
