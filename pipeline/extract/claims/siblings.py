"""Items of one list of which most are bound to one column → the cells of the others, whose amounts differ.

501为90万元；502为80万元；503为70万元: where the rows of two state as much, in one column of one table, 501 is
of the row of its name there, whatever that states: that it differs is what a check is to tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.claims.binding import Figures
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.rows import plain
from pipeline.extract.claims.sought import measured, value_of
from pipeline.model.records import Amount, Claim
from pipeline.values.codes import classification_of
from pipeline.values.comparison import half_in_yuan

_FEWEST = 2
"""So many items at least state what the column does."""

_NEAR = 4
"""Changes of an amount stand no farther behind it."""

_Column = tuple[str, int]


def bound_by_siblings(
    claims: Sequence[Claim], drafts: Sequence[Draft], figures: Figures
) -> list[Claim]:
    """The claims, with those bound that their lists prove a cell of; `drafts` are what they were made of."""
    made = list(claims)
    lists = [group for group in _lists(claims, drafts) if _open(claims, group)]
    if not lists:
        return made
    columns = figures.columns
    named = defaultdict[_Column, dict[str, list[Amount]]](dict)
    for group in lists:
        column = _column(claims, drafts, group, columns)
        if column is None:
            continue
        rows = named[column] = named[column] or _by_name(columns[column])
        taken = {claims[at].bound_row_no for at in group}
        names = Counter(plain(claims[at].indicator) for at in group)
        for at in _open(claims, group):
            name = plain(claims[at].indicator)
            beside = rows.get(name, []) if names[name] == 1 else []
            cell = _cell(claims[at], [each for each in beside if each.row_no not in taken])
            if cell is not None:
                for each in (at, *_changes(drafts, drafts[at], at)):
                    made[each] = replace(
                        made[each],
                        bound_table=cell.table,
                        bound_row_no=cell.row_no,
                        bound_column_no=cell.column_no,
                    )
    return made


def _lists(claims: Sequence[Claim], drafts: Sequence[Draft]) -> Iterator[list[int]]:
    """Where the amounts stand that the items of each list state by their codes, of one year and money."""
    groups = defaultdict[tuple[object, ...], list[int]](list)
    for at, (claim, draft) in enumerate(zip(claims, drafts, strict=True)):
        if claim.kind == "amount" and _names_an_item(claim, draft):
            listed = id(draft.parent) if draft.parent is not None else draft.run
            of_it = (claim.section, claim.entity, claim.period, claim.phase, claim.fund)
            groups[(listed, classification_of(claim.code), *of_it)].append(at)
    yield from (group for group in groups.values() if len(group) > _FEWEST)


def _names_an_item(claim: Claim, draft: Draft) -> bool:
    named = claim.code.isdigit() and claim.indicator and claim.amount_yuan
    return bool(named) and not (draft.apart or draft.division or draft.is_reason or draft.inherited)


def _open(claims: Sequence[Claim], group: Sequence[int]) -> list[int]:
    """Those of a list that no table is named for, fewer than the others."""
    found = [at for at in group if not claims[at].bound_table]
    return found if len(found) * 2 < len(group) else []


def _column(
    claims: Sequence[Claim],
    drafts: Sequence[Draft],
    group: Sequence[int],
    columns: Mapping[_Column, Sequence[Amount]],
) -> _Column | None:
    """The one column that all bound items of a list are bound to, where it is of the money that they are of
    or its own total is what the list is of."""
    bound = [claims[at] for at in group if claims[at].bound_table]
    found = Counter((claim.bound_table, claim.bound_column_no) for claim in bound)
    ((table, number), count), *others = found.most_common()
    if others or number is None or count < _FEWEST:
        return None
    column = columns[table, number]
    fund = bound[0].fund
    whole = drafts[group[0]].parent
    return (table, number) if _is_of_the_list(column, fund, whole) else None


def _is_of_the_list(column: Sequence[Amount], fund: str, whole: Draft | None) -> bool:
    if fund and all(amount.fund == fund for amount in column):
        return True
    stated = whole.amount if whole is not None else None
    if stated is None:
        return False
    value, half = measured(stated)
    if value is None:
        return False
    largest = max(column, key=value_of)
    return abs(value_of(largest) - value) <= half_in_yuan(largest) + half


def _by_name(column: Sequence[Amount]) -> dict[str, list[Amount]]:
    rows = defaultdict[str, list[Amount]](list)
    for amount in column:
        rows[plain(amount.row_label)].append(amount)
    return rows


def _cell(claim: Claim, named: Sequence[Amount]) -> Amount | None:
    """The one amount of a column in the row of a claim's own name (`named`), and of its code where it prints
    one."""
    found = [
        amount
        for amount in named
        if amount.code in ("", claim.code)
        and (amount.fiscal_year, amount.phase) == (claim.period, claim.phase)
        and amount.amount is not None
    ]
    return found[0] if len(found) == 1 else None


def _changes(drafts: Sequence[Draft], stated: Draft, at: int) -> Iterator[int]:
    """Where the changes of an amount stand, right behind it."""
    for number in range(at + 1, min(at + _NEAR, len(drafts))):
        if drafts[number].kind == "change" and drafts[number].of is stated:
            yield number
