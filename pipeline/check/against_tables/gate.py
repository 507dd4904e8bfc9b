"""An item that the column of its list contradicts → whether that accuses it.

Whatever `listings` finds of an item passes here: it is accused only where no other reading of it makes it
true. The gate of claims (`check/claims/gate.py`) is built alike: doubts, by what is found; there a doubt
says what it leaves undecided, here an item in doubt is not told of at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.check.against_tables.columns import CodeColumn, interval_of, total_of
from pipeline.check.against_tables.listed import Item, Listing, makes_up_its_whole
from pipeline.check.against_tables.listing_fits import Fit, codes_of
from pipeline.check.against_tables.named_rows import is_variant
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.maybe_carried_over import has_what_was_carried_over
from pipeline.values.codes import classification_of, code_level
from pipeline.values.text import bare, fold

_LOWEST = "(项)"


class Against(Enum):
    """What the column of its list has against an item."""

    DIFFERS = auto()
    LACKING = auto()
    RENAMED = auto()


@dataclass(frozen=True, slots=True)
class Accused:
    """An item against the column that its list fits; `code` is its row there, "" where it has none, and
    `columns` are all of its body."""

    known: ClaimFigures
    listing: Listing
    fit: Fit
    columns: Sequence[CodeColumn]
    item: Item
    code: str = ""


_Doubt = Callable[[Accused], bool]


def is_sure(accused: Accused, against: Against) -> bool:
    """Whether nothing that the item may be of, or may mean, makes it true."""
    return not any(doubt(accused) for doubt in _DOUBTS[against])


def _is_bound(accused: Accused) -> bool:
    """Its claim is of a cell already: what the two have against each other is told there."""
    return bool(accused.item.claim.bound_table)


def _is_close(accused: Accused) -> bool:
    """Adding up rounded amounts, or cutting their digits off, makes the difference."""
    return accused.item.value.is_close_to(total_of(accused.fit.column.by_code[accused.code]))


def _is_stated_elsewhere(accused: Accused) -> bool:
    """Another column states it for its code: the list may be of more than one."""
    item, code = accused.item, accused.code
    return any(
        column.has(each, item.value)
        for column in accused.columns
        for each in ((code,) if code in column.by_code else _by_name(accused, column))
    )


def _by_name(accused: Accused, column: CodeColumn) -> Sequence[str]:
    """The rows of an item in a column, where either that or its own has no codes."""
    named = not (column.is_coded and accused.fit.column.is_coded)
    return column.codes(accused.item.code, accused.item.name) if named else ()


def _is_stated_by_name(accused: Accused) -> bool:
    """A table states it beside its name without its code: a summary of all money, where the list may be of
    it."""
    item = accused.item
    name = bare(item.name).removesuffix("支出")
    return len(name) > 1 and any(
        amount.amount is not None
        and name in bare(amount.row_label)
        and interval_of(amount).may_be(item.value)
        for amount in accused.known.subject.amounts
        if amount.entity == item.claim.entity
    )


def _has_what_was_carried_over(accused: Accused) -> bool:
    """Its words say that it has more in it than the year's money."""
    return has_what_was_carried_over(accused.item.claim)


def _is_of_another_table(accused: Accused) -> bool:
    """The items are parts of a whole that another table states, and either make it up (基本支出 of all money
    lists more wages than the form of one fund) or are of appropriations that are more or less than the
    column has in all: what was carried over is in one of the two only."""
    listing, known, column = accused.listing, accused.known, accused.fit.column
    whole = listing.whole
    if whole is None or whole.bound_table in ("", column.table.name):
        return False
    stated, there = known.stated(whole), known.bound(whole)
    if stated is None or there is None:
        return False
    in_all = total_of(amount for rows in column.of_level(1).values() for amount in rows)
    is_other = in_all.value > 0 and not stated.may_be(in_all)
    is_of_other_money = whole.fund != "" and stated.may_be(there) and is_other
    return is_of_other_money or makes_up_its_whole(listing, known)


def _is_known_elsewhere(accused: Accused) -> bool:
    """Another column has a row for it: the list may be of more than one table."""
    item = accused.item
    return any(column.codes(item.code, item.name) for column in accused.columns)


def _is_one_of_several(accused: Accused) -> bool:
    """A table without codes has several rows of its name, or another classification's."""
    item, column = accused.item, accused.fit.column
    if column.is_coded:
        return False
    of_another = bool(item.code) and classification_of(item.code) != column.classification
    return of_another or len(codes_of(item, column)) > 1


def _is_of_another_level(accused: Accused) -> bool:
    """A table without codes need not have it: it is of another level than the items that agree with it, or
    it is not known of which."""
    column = accused.fit.column
    if column.is_coded:
        return False
    code = accused.item.code
    levels = {code_level(item.code) for item, _ in accused.fit.agreeing if item.code}
    is_such = classification_of(code) == column.classification and code_level(code) in levels
    return not is_such


def _is_of_another_classification(accused: Accused) -> bool:
    """Its name is of another classification than its list (公务接待费 behind a list of functions), of which
    the disclosure has no table that could lack it."""
    name, own = accused.item.name, accused.fit.column.classification
    lists = accused.known.subject.vocabulary.classifications
    if not accused.fit.column.is_coded or lists[own].has_name(name):
        return False
    of = {each for each, codes in lists.items() if codes.has_name(name)}
    is_other = bool(of) and (own == "functional") != ("functional" in of)
    return is_other and not any(column.classification in of for column in accused.columns)


def _is_called_alike(accused: Accused) -> bool:
    """A table without codes has a row of a name like its own."""
    column = accused.fit.column
    return not column.is_coded and any(is_variant(accused.item.name, n) for n in column.names)


def _is_part_of_item(accused: Accused) -> bool:
    """A sentence states it as a part of an item of the lowest level, which no other item is:
    行政运行（项）90万元，其中年初预留5万元."""
    claim = accused.item.claim
    before = fold(claim.sentence).partition(fold(claim.amount_text))[0]
    parts = before.rpartition("其中")
    return _LOWEST in parts[0] and _LOWEST not in parts[2]


def _is_several_rows(accused: Accused) -> bool:
    """Rows that no other item is of make it up together."""
    taken = {code for _, code in accused.fit.agreeing}
    return accused.fit.column.has_together(accused.item.value, taken)


_DOUBTS: dict[Against, tuple[_Doubt, ...]] = {
    Against.DIFFERS: (
        _is_bound,
        _is_of_another_table,
        _is_close,
        _is_stated_elsewhere,
        _is_stated_by_name,
        _is_one_of_several,
        _has_what_was_carried_over,
    ),
    # what a table states under no code (公务用车购置费 of 三公) is stated all the same
    Against.LACKING: (
        _is_bound,
        _is_known_elsewhere,
        _is_part_of_item,
        _is_several_rows,
        _is_of_another_classification,
        _is_of_another_level,
        _is_called_alike,
    ),
    Against.RENAMED: (_is_stated_by_name, _is_of_another_level),
}
"""What else may be meant, by what the column has against the item."""
