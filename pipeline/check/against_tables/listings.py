"""Lists of items in the prose against the column that they are taken from.

Amounts that differ, items that the tables lack or call otherwise, items that the list leaves out.

Which column that is, is proven by the items themselves: most of them must agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from pipeline.check.against_tables.columns import CodeColumn, CodeColumns, interval_of, total_of
from pipeline.check.against_tables.listed import Item, Listing, listings
from pipeline.check.against_tables.listing_findings import (
    agrees,
    called_otherwise,
    differs,
    incomplete,
    lacks,
)
from pipeline.check.against_tables.listing_order import check_order, check_repeated
from pipeline.check.against_tables.prose import RunningText
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.maybe_carried_over import has_what_was_carried_over
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding
from pipeline.values.amounts import parse_amount
from pipeline.values.codes import code_level
from pipeline.values.text import bare, fold
from pipeline.values.units import in_yuan

_AGREEING = 0.6
"""The share of its items that must agree with a column for a list to be of it."""
_FEWEST = 2
_NUMBER = re.compile(r"\d[\d,]*\.\d+")
_LOWEST = "(项)"
_MOST_LEFT_OUT = 3
"""A list that leaves out more names a selection; it was not forgotten."""


def check_listings(
    subject: Subject, figures: ClaimFigures, columns: CodeColumns, text: RunningText
) -> Iterator[Finding]:
    """Every list of coded items with the column that it is of, if there is one."""
    found = list(listings(subject, figures))
    for listing in found:
        of_entity = columns.of(listing.entity)
        fitting = _fitting(listing, of_entity)
        if fitting:
            yield from _against(subject, figures, text, listing, fitting, of_entity)
            yield from check_order(subject, fitting[0].agreeing, fitting[0].column)
    yield from check_repeated(subject, found)


@dataclass(frozen=True)
class _Fit:
    """A column with the items of a list that agree with it, that differ from it, that it has under
    another name, and that it lacks."""

    column: CodeColumn
    agreeing: tuple[tuple[Item, str], ...]
    differing: tuple[tuple[Item, str], ...]
    renamed: tuple[tuple[Item, str], ...]
    lacking: tuple[Item, ...]


def _fitting(listing: Listing, columns: Sequence[CodeColumn]) -> list[_Fit]:
    """The columns with which most items agree, those with the most agreement only."""
    wanted = [c for c in columns if _is_of_division(c, listing.division)]
    agreeing = [_agreeing(listing, column) for column in wanted]
    needed = max(_FEWEST, _AGREEING * len(listing.stated))
    best = max(map(len, agreeing), default=0)
    return [
        _fit(listing, column, agreed)
        for column, agreed in zip(wanted, agreeing, strict=True)
        if len(agreed) == best >= needed
    ]


def _is_of_division(column: CodeColumn, division: str) -> bool:
    return not division or column.measure.split(".")[-1] == division


def _agreeing(listing: Listing, column: CodeColumn) -> dict[int, str]:
    """The items of a list, by their place in it, that a column states, each with its code there."""
    agreed = {}
    for at, item in enumerate(listing.stated):
        codes = _codes_of(item, column)
        if there := next((code for code in codes if column.has(code, item.value)), ""):
            agreed[at] = there
    return agreed


def _codes_of(item: Item, column: CodeColumn) -> Sequence[str]:
    of_name = column.codes("", item.name)
    return (item.code, *of_name) if item.code in column.by_code else of_name


def _fit(listing: Listing, column: CodeColumn, agreed: Mapping[int, str]) -> _Fit:
    agreeing, differing, unknown = [], [], []
    for at, item in enumerate(listing.stated):
        if at in agreed:
            agreeing.append((item, agreed[at]))
        elif codes := _codes_of(item, column):
            differing.append((item, codes[0]))
        else:
            unknown.append(item)
    renamed, lacking = [], []
    taken = {code for _, code in agreeing + differing}
    level = {code_level(code) for code in taken}
    for item in unknown:
        others = (c for c in column.by_code if c not in taken and code_level(c) in level)
        same = [code for code in others if column.has(code, item.value)]
        if len(same) == 1:
            renamed.append((item, same[0]))
        else:
            lacking.append(item)
    return _Fit(column, tuple(agreeing), tuple(differing), tuple(renamed), tuple(lacking))


def _against(
    subject: Subject,
    figures: ClaimFigures,
    text: RunningText,
    listing: Listing,
    fits: Sequence[_Fit],
    columns: Sequence[CodeColumn],
) -> Iterator[Finding]:
    fit = fits[0]
    failed = False
    is_of_another = _is_of_another_table(listing, figures, fit.column)
    for item, code in fit.differing:
        if (
            is_of_another
            or item.claim.bound_table
            or _is_close(item, code, fit.column)
            or _stated_elsewhere(item, code, columns)
            or _stated_by_name(subject, item)
            or has_what_was_carried_over(item.claim)
        ):
            continue
        failed = True
        yield differs(subject, figures, item, code, fit.column)
    for item in fit.lacking:
        # what a table states under no code (公务用车购置费 of 三公) is stated all the same
        if item.claim.bound_table or _known_elsewhere(item, columns) or _is_part_of_item(item):
            continue
        if fit.column.has_together(item.value, {code for _, code in fit.agreeing}):
            continue
        failed = True
        yield lacks(subject, item, fit.column)
    for item, code in fit.renamed:
        if not _stated_by_name(subject, item):
            yield from called_otherwise(subject, item, code, fit.column)
    is_short = not (fit.differing or fit.lacking or listing.is_open)
    is_short = is_short and not _makes_up_its_whole(listing, figures)
    if is_short and _claims_whole(subject, listing):
        left_out = _left_out_of_all(text, listing, fits)
        if left_out:
            failed = True
            yield incomplete(subject, listing, fit.column, min(left_out, key=len))
    if not failed:
        yield agrees(subject, listing, len(fit.agreeing), fit.column)


def _stated_elsewhere(item: Item, code: str, columns: Sequence[CodeColumn]) -> bool:
    return any(column.has(code, item.value) for column in columns)


def _stated_by_name(subject: Subject, item: Item) -> bool:
    """Whether a table states the amount beside the item's name without its code: a summary of all money
    where the list may be of it."""
    name = bare(item.name).removesuffix("支出")
    return len(name) > 1 and any(
        amount.amount is not None
        and name in bare(amount.row_label)
        and interval_of(amount).may_be(item.value)
        for amount in subject.amounts
        if amount.entity == item.claim.entity
    )


def _is_part_of_item(item: Item) -> bool:
    """Whether a sentence states it as a part of an item of the lowest level, which no other item is:
    行政运行（项）90万元，其中年初预留5万元."""
    before = fold(item.claim.sentence).partition(fold(item.claim.amount_text))[0]
    parts = before.rpartition("其中")
    return _LOWEST in parts[0] and _LOWEST not in parts[2]


def _is_close(item: Item, code: str, column: CodeColumn) -> bool:
    return item.value.is_close_to(total_of(column.by_code[code]))


def _known_elsewhere(item: Item, columns: Sequence[CodeColumn]) -> bool:
    """Whether any column has the item, or its amount: then the list may be of more than one table."""
    return any(column.codes(item.code, item.name) for column in columns)


# What a list leaves out.


def _amounts(spoken: str, unit: Decimal) -> Iterator[Interval]:
    """The numbers with decimals of a text, as amounts in yuan."""
    for match in _NUMBER.finditer(spoken):
        if (number := parse_amount(match[0])) is not None:
            yield Interval(number.value * unit, number.half_unit * unit)


def _left_out_of_all(
    text: RunningText, listing: Listing, fits: Sequence[_Fit]
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


def _left_out(
    spoken: str, printed: Sequence[Interval], fit: _Fit
) -> list[tuple[str, list[Amount]]]:
    """The few codes of the list's level that have an amount, and that it does not speak of: by their
    names, or by their amounts under other names."""
    codes = {code for _, code in fit.agreeing + fit.renamed}
    levels = {code_level(code) for code in codes}
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
        or any(each.may_be(total_of(amounts)) for each in printed)
        for code, amounts in missing
    )
    return [] if mentioned else missing


def _makes_up_its_whole(listing: Listing, figures: ClaimFigures) -> bool:
    """Whether the items are all that the stated whole has: a list of one fund, held against the column
    of all of them because the fund's own is broken."""
    whole = figures.stated(listing.whole) if listing.whole is not None else None
    values = [item.value for item in listing.items]
    listed = Interval(
        sum((v.value for v in values), Decimal(0)), sum((v.half for v in values), Decimal(0))
    )
    return whole is not None and whole.may_be(listed)


def _is_of_another_table(listing: Listing, figures: ClaimFigures, column: CodeColumn) -> bool:
    """Whether the items are parts of a whole that another table states, and either make it up (基本支出 of
    all money lists more wages than the form of one fund) or are of appropriations that are more or less than
    the column has in all: what was carried over is in one of the two only."""
    whole = listing.whole
    if whole is None or whole.bound_table in ("", column.table.name):
        return False
    stated, there = figures.stated(whole), figures.bound(whole)
    if stated is None or there is None:
        return False
    in_all = total_of(amount for rows in column.of_level(1).values() for amount in rows)
    is_other = in_all.value > 0 and not stated.may_be(in_all)
    is_of_other_money = whole.fund != "" and stated.may_be(there) and is_other
    return is_of_other_money or _makes_up_its_whole(listing, figures)


def _claims_whole(subject: Subject, listing: Listing) -> bool:
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
