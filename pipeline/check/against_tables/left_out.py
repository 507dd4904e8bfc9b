"""A list of items and the columns that it is of → the rows with an amount that it does not speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from pipeline.check.against_tables.columns import CodeColumn, total_of
from pipeline.check.against_tables.listed import Listing
from pipeline.check.against_tables.listing_fits import Fit
from pipeline.check.against_tables.named_rows import PARTED
from pipeline.check.against_tables.prose import RunningText
from pipeline.check.intervals import Interval, stated_by
from pipeline.check.subject import Subject
from pipeline.model.records import Amount
from pipeline.values.text import fold
from pipeline.values.units import in_yuan

_NUMBER = re.compile(r"\d[\d,]*\.\d+")
_MOST_LEFT_OUT = 3
"""A list that leaves out more names a selection; it was not forgotten."""
_SHORTEST = 4
"""Shorter names stand in other words, too: 教育."""


def claims_whole(subject: Subject, listing: Listing) -> bool:
    """Whether a list says, or its heading means, that it is whole: it has a head or a stated whole,
    and no word that it names some only; 其中 is such a word but under a heading of all the items."""
    spec = subject.vocabulary.against_tables
    first = listing.items[0].claim
    text = fold(first.sentence)
    before = text[: text.find(fold(first.indicator))]
    if listing.whole is not None:
        before = fold(listing.whole.sentence) + before
    of_all = any(re.search(pattern, first.section) for pattern in spec.whole_headings)
    some_only = (*spec.some_only, *(() if of_all else spec.opens_some))
    if any(re.search(pattern, before) for pattern in some_only):
        return False
    last = listing.items[-1].claim
    behind = fold(last.sentence).partition(fold(last.indicator) + fold(last.amount_text))[2]
    if behind.startswith(f"{fold(last.unit)}等"):
        return False
    return bool(listing.division) or listing.whole is not None


def left_out_of_all(
    text: RunningText, listing: Listing, fits: Sequence[Fit]
) -> list[list[tuple[str, list[Amount]]]]:
    """What a list leaves out of each column that it fits, none where it is all of one."""
    first = listing.items[0].claim
    spoken = text.between(listing.whole or first, listing.last or listing.items[-1].claim)
    unit = in_yuan(Decimal(1), first.unit) or Decimal(1)
    own = {item.value.value for item in listing.items}
    printed = [each for each in _amounts(spoken, unit) if each.value not in own]
    found = []
    for fit in fits:
        left_out = _left_out(spoken, printed, fit)
        if not left_out:
            return []
        found.append(left_out)
    return found


def _left_out(spoken: str, printed: Sequence[Interval], fit: Fit) -> list[tuple[str, list[Amount]]]:
    """The few codes of the list's level that have an amount, and that it does not speak of: by their
    names, or by their amounts under other names."""
    codes = {code for _, code in fit.agreeing + fit.renamed}
    levels = {fit.column.level(code) for code in codes}
    if len(levels) != 1 or None in levels:
        return []
    rows = fit.column.of_level(levels.pop() or 0)
    stated = (
        (code, amounts)
        for code, amounts in rows.items()
        if code not in codes and total_of(amounts).value != 0
    )
    most = min(_MOST_LEFT_OUT, len(codes))
    missing = list(islice(stated, most + 1))
    if len(missing) > most:
        return []
    mentioned = any(
        code in spoken
        or fold(amounts[0].row_label) in spoken
        or (not fit.column.is_coded and _is_doubtful(code, spoken, fit.column))
        or any(each.may_be(total_of(amounts)) for each in printed)
        for code, amounts in missing
    )
    return [] if mentioned else missing


def _is_doubtful(place: str, spoken: str, column: CodeColumn) -> bool:
    """Whether a row without a code may be spoken of by a shorter name, or may be no part of what stands above
    it: the parts of that make it up."""
    above, _, name = place.rpartition(PARTED)
    if len(name) >= _SHORTEST and name in spoken.replace("的", ""):
        return True
    whole = column.by_code.get(above, ())
    return bool(whole) and not total_of(whole).may_be(total_of(column.parts_of(above)))


def _amounts(spoken: str, unit: Decimal) -> Iterator[Interval]:
    """The numbers with decimals of a text, as amounts in yuan."""
    return filter(None, (stated_by(match[0], unit) for match in _NUMBER.finditer(spoken)))
