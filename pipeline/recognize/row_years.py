"""Rows whose names state the year of their figures: 一、2021年末地方政府债务余额, and what stands below.

The entries of one panel → the same, the year and phase that such a row states said of it and of the
rows under it. Only where no column states a year, and only a name that ends as a figure's does
(…余额, …决算数): the year in a project's name is not that of its money.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.table import NOTHING_SAID, Entry, Meaning
from pipeline.recognize.columns import Panel
from pipeline.values.outline import split_number
from pipeline.values.text import fold
from pipeline.vocabulary import Headings

_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")
_LAST_YEAR = re.compile(r"上年度?末?(?:地方)?政府")
"""Debt of last year, which a row names without a number: 上年末地方政府债务余额."""
_FIGURE = re.compile(
    r"(?:余额|限额|赤字|发行额|还本额|付息额|(?:预算|决算|执行|实际|完成|预计)数)$"
)


def with_stated_years(
    entries: Sequence[Entry], panel: Panel, headings: Headings, this_year: int
) -> list[Entry]:
    """The entries of a panel, in order, with the years that their names state; `this_year` is that of
    the disclosure, before which debt is what became of it."""
    columns = [headings.meaning(slot.path) for slot in panel.slots]
    if any(column.fiscal_year or column.year_offset for column in columns):
        return list(entries)
    takes_phase = not any(column.phase for column in columns)
    made: list[Entry] = []
    above: tuple[Entry, Meaning] | None = None
    for entry in entries:
        own = _stated(entry.label, headings, this_year, takes_phase)
        if own is not None:
            above = (entry, own)
        elif above is not None and not _is_below(entry, above[0]):
            above = None
        says_nothing = entry.said == NOTHING_SAID
        made.append(replace(entry, said=above[1]) if above and says_nothing else entry)
    return made


def _stated(label: str, headings: Headings, this_year: int, takes_phase: bool) -> Meaning | None:
    if "年" not in fold(label):
        return None  # most rows
    text = fold(split_number(split_number(label).text).text)
    begins, is_last = _YEAR.match(text), _LAST_YEAR.match(text) is not None
    if not (begins or is_last) or not _FIGURE.search(text):
        return None
    came_about = "executed" if takes_phase and headings.has_come_about(text) else ""
    if is_last and not _YEAR.search(text):
        return Meaning(year_offset=-1, phase=came_about)
    if begins is None or len(_YEAR.findall(text)) > 1:
        return None
    year = int(begins["year"])
    phase = headings.meaning((text,)).phase if takes_phase else ""
    return Meaning(phase=phase or (came_about if year < this_year else ""), fiscal_year=year)


def _is_below(entry: Entry, above: Entry) -> bool:
    if entry.is_total or entry.level is None or above.level is None:
        return False
    return entry.level > above.level
