"""Rows under the headings of indicators → what each states, merged cells filled down.

For sources that state their merged cells. A merged cell that a page parts has its words on one of
the pages only, so that a blank cell at the foot of a page may be named by the one that goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.form_cells import Row, text_of
from pipeline.extract.indicator_heads import Heads, Lies, Under
from pipeline.model.document import Cell
from pipeline.values.text import closed_up

_FILLED = ("project", "goal", "kind", "level1", "level2", "level3")
_OVER = ("project", "goal", "kind", "level1", "level2")
_REST = "指标"
_STATING = ("level3", "description", "target", "actual")


_Found = tuple[Row, dict[str, Under]]


@dataclass(frozen=True, slots=True)
class Stated:
    """What one row states, part by part, merged cells filled down."""

    row: Row
    texts: dict[str, str]


def stated_rows(
    heads: Heads, rows: Sequence[Row], held: dict[str, str], level1_of: Callable[[str], str]
) -> Iterator[Stated]:
    """The indicators of the rows below `heads`.

    `held` is what held at the end of the page before, where the heads repeat those of that page;
    `level1_of` names the first level that a second one belongs to, for groups without a name.
    """
    found = [(row, under) for row in rows if (under := heads.under(row)) is not None]
    pages = [_page(row) for row, _ in found]
    current = dict(held)
    for number, (row, under) in enumerate(found):
        is_new = False
        for part in _FILLED:
            if part not in under:
                continue
            before = current.get(part, "")
            current[part] = _filled(
                part, number, found, pages, "" if is_new else before, bool(held)
            )
            is_new = is_new or (part != "goal" and _names(under[part], current[part], before))
        if level2 := current.get("level2"):
            stated = current.get("level1") if "level1" in heads.columns else ""
            current["level1"] = stated or level1_of(level2)
        own = {part: each.text for part, each in under.items() if part not in _FILLED}
        if _states(under, heads):
            yield Stated(row, {**own, **current})


def said_more(stated: Iterable[Stated]) -> Iterator[Stated]:
    """Without rows that say nothing but the levels of the indicator below them."""
    before: Stated | None = None
    for each in stated:
        if before and not (_says_levels_only(before) and _same_levels(before, each)):
            yield before
        before = each
    if before:
        yield before


def _says_levels_only(stated: Stated) -> bool:
    return not any(text for part, text in stated.texts.items() if part not in _OVER)


def _same_levels(one: Stated, other: Stated) -> bool:
    return all(one.texts.get(part) == other.texts.get(part) for part in _OVER if part != "goal")


def _names(under: Under, text: str, before: str) -> bool:
    """Whether a cell begins another group, so that nothing of the levels below it goes on."""
    return under.lies is Lies.OWN and bool(under.text) and text != before


def _filled(
    part: str, number: int, found: Sequence[_Found], pages: Sequence[int | None], before: str,
    goes_on: bool,
) -> str:  # fmt: skip
    """The words for one part of one row: its own, or those of the cell that is merged over it."""
    under = found[number][1][part]
    if under.text or under.lies is Lies.BESIDE:
        return under.text
    if under.lies is Lies.COVERED:
        return before
    if part == "level3":
        return ""
    at_top = pages[number] != pages[number - 1] if number else goes_on
    if at_top:
        return before
    foot = number + under.rows
    is_parted = foot < len(found) and pages[foot] != pages[number]
    if is_parted and (named := found[foot][1][part].text):
        return named
    means_the_same = under.rows == 1 and (not is_parted or _leaves_blanks(part, found, pages))
    return before if means_the_same else ""


def _leaves_blanks(part: str, found: Sequence[_Found], pages: Sequence[int | None]) -> bool:
    """Whether the form leaves cells blank amid a page where they are as above."""
    inner = (i for i in range(1, len(found) - 1) if pages[i - 1] == pages[i] == pages[i + 1])
    cells = (found[i][1][part] for i in inner)
    return any(each.lies is Lies.OWN and not each.text and each.rows == 1 for each in cells)


def _states(under: dict[str, Under], heads: Heads) -> bool:
    """Whether a row is an indicator: it names or states one, or names a kind of the second level."""
    level2 = under.get("level2")
    named = level2 is not None and level2.lies is Lies.OWN and bool(level2.text)
    return named or any(under[part].text for part in (*_STATING, *heads.kinds) if part in under)


def _page(row: Row) -> int | None:
    return next((cell.place.page for cell in row if cell is not None), None)


def whole_rows(body: Sequence[Row]) -> list[Row]:
    """Rows that a page parts put together again: the words that go on stand alone in the first row of
    the next page, beside blank cells where the row before has its labels. A label whose second half
    (产出, 指标) has a row of its own says nothing there."""
    rows: list[Row] = []
    for row in (tuple(map(_without_rest, each)) for each in body):
        if rows and _page(row) != _page(rows[-1]) and _goes_on(rows[-1], row):
            rows[-1] = tuple(_joined(cell, row) for cell in rows[-1])
        else:
            rows.append(row)
    return rows


def _without_rest(cell: Cell | None) -> Cell | None:
    return replace(cell, text="") if cell is not None and text_of(cell) == _REST else cell


def _goes_on(above: Row, row: Row) -> bool:
    own = [cell for cell in row if cell is not None]
    if not own or text_of(own[0]) or any(c.place.box is None for c in own):
        return False
    filled = [cell for cell in above if text_of(cell)]
    blanks = [cell for cell in own if not text_of(cell)]
    more = [cell for cell in own if text_of(cell)]
    under_text = any(_same_place(cell, over) for cell in more for over in filled)
    under_label = any(_same_place(cell, over) for cell in blanks for over in filled)
    return len(more) == 1 and under_text and under_label


def _joined(cell: Cell | None, row: Row) -> Cell | None:
    if cell is None or not text_of(cell):
        return cell
    more = [text_of(each) for each in row if each is not None and _same_place(each, cell)]
    return replace(cell, text=closed_up("".join((cell.text, *more))))


def _same_place(one: Cell, other: Cell | None) -> bool:
    """Whether two cells of two pages stand in one column."""
    a, b = one.place.box, other.place.box if other else None
    if a is None or b is None:
        return False
    return min(a[2], b[2]) - max(a[0], b[0]) > max(a[2] - a[0], b[2] - b[0]) * 0.9
