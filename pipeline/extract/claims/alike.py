"""Claims that no name binds → the row of the same value that has their name but for a word.

信息化建设维护9.80万元 is the row 信息化建设 of 9.80: the figure and the name together prove it. Nothing is
accused by it, as the values are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.claims.binding import Figures
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.printed_paths import names_levels
from pipeline.extract.claims.rows import plain
from pipeline.extract.claims.sought import is_on_side
from pipeline.model.records import Amount, Claim
from pipeline.values.outline import split_number
from pipeline.values.sides import side_of
from pipeline.values.text import fold
from pipeline.values.units import is_money
from pipeline.vocabulary import ClaimSpec

_NO_LEVEL = ("change", "completion_rate", "score", "quantity")
_SAID_OF_IT = ("share", "completion", "change")
_SHORTEST = 4
"""Names of fewer signs tell too little, unless both are the same."""
_WITHIN = 6
"""So long a name is another's though that begins otherwise: 组织甲执业资格考试工作 is 甲执业资格考试."""
_YEAR = re.compile(r"^(?:19|20)\d{2}年度?")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def bound_by_value(
    claims: Sequence[Claim], drafts: Sequence[Draft], figures: Figures, spec: ClaimSpec
) -> list[Claim]:
    """The claims, with those amounts bound that a row states whose name is theirs but for a word, what is
    said of them with them, and what is more by all that a row of its own name states (纳入预算，增加90万元).
    `drafts` are what the claims were made of."""
    found = _Rows(figures, spec)
    made = [_bound(claim, found) for claim in claims]
    at = {id(draft): number for number, draft in enumerate(drafts)}
    for number, (claim, draft) in enumerate(zip(claims, drafts, strict=True)):
        of = at.get(id(draft.of)) if draft.of is not None else None
        if of is None or claim.bound_table or claim.code or claim.kind not in _SAID_OF_IT:
            continue
        if made[of] is not claims[of] and made[of].phase == claim.phase:
            same = claim.indicator == claims[of].indicator
            made[number] = replace(
                claim,
                indicator=made[of].indicator if same else claim.indicator,
                bound_table=made[of].bound_table,
                bound_row_no=made[of].bound_row_no,
                bound_column_no=made[of].bound_column_no,
            )
    return made


def _bound(claim: Claim, rows: _Rows) -> Claim:
    is_new = claim.kind == "change" and claim.direction == "increase"
    if claim.bound_table or claim.code or not claim.amount_yuan or not is_money(claim.unit):
        return claim
    if (claim.kind != "amount" and not is_new) or names_levels(claim.indicator):
        return claim
    cell = rows.find(claim, same_name=is_new)
    if cell is None:
        return claim
    return replace(
        claim,
        indicator=rows.named(claim, cell),
        bound_table=cell.table,
        bound_row_no=cell.row_no,
        bound_column_no=cell.column_no,
    )


@dataclass(init=False)
class _Rows:
    """The money of a disclosure by its value in yuan."""

    def __init__(self, figures: Figures, spec: ClaimSpec) -> None:
        self._figures, self._spec = figures, spec
        self._by_value = defaultdict[Decimal, list[Amount]](list)
        for amount in figures.amounts:
            if amount.amount_yuan and not amount.measure.startswith(_NO_LEVEL):
                self._by_value[amount.amount_yuan].append(amount)

    def find(self, claim: Claim, *, same_name: bool) -> Amount | None:
        """The first cell that states as much of the one row whose name fits, None for none or several."""
        stated = [
            a for a in self._by_value.get(claim.amount_yuan or Decimal(0), ()) if _is_of(a, claim)
        ]
        name = self._core(claim.indicator)
        same = [a for a in stated if self._core(_last(a.row_label)) == name]
        if other := self._spec.naming.also.get(claim.indicator, "") if not same else "":
            same = [a for a in stated if self._core(_last(a.row_label)) == self._core(other)]
        if same or same_name:
            return self._only(same, claim)
        alike = [a for a in stated if _begins_or_holds(name, self._core(_last(a.row_label)))]
        others = (a for a in stated if a not in alike)
        apart = any(not _is_nested(a, b) for a in others for b in alike if a.table == b.table)
        return None if apart else self._only(alike, claim)

    def named(self, claim: Claim, cell: Amount) -> str:
        """The name of a claim; that of its row where the words of somebody else stand before it (甲局及乙局
        预留经费)."""
        row = split_number(_last(cell.row_label)).text
        before, found, behind = self._core(claim.indicator).rpartition(self._core(row))
        is_body = bool(found) and not behind and before.endswith(self._spec.bodies)
        return row if is_body else claim.indicator

    def _only(self, found: Sequence[Amount], claim: Claim) -> Amount | None:
        """The cell of the body's own tables before others, where all are of one row's name."""
        own = self._figures.body(claim.entity)
        found = [a for a in found if self._figures.body(a.entity) == own] or found
        names = {(a.entity, self._core(_last(a.row_label))) for a in found}
        if len(names) != 1 or any(len(rows) > 1 for rows in _rows_of_tables(found).values()):
            return None
        of_income = side_of(claim.indicator) == "revenue"
        return min(
            found, key=lambda a: ((a.direction == "revenue") != of_income, a.fund != claim.fund)
        )

    def _core(self, name: str) -> str:
        """What a row or a sentence calls an item, without its year and what is said of any: 甲工作经费 is 甲.

        A name of which nothing would be left that tells it from others keeps what it has.
        """
        core = plain(_IN_BRACKETS.sub("", _YEAR.sub("", fold(name))))
        while ending := next(filter(core.endswith, self._spec.naming.of_any), ""):
            if len(core) - len(ending) < _SHORTEST:
                break
            core = core.removesuffix(ending)
        return core


def _last(label: str) -> str:
    """The name of a row that says whose it is before it: 甲局（本级）/乙项目."""
    return label.rpartition("/")[2]


def _is_of(amount: Amount, claim: Claim) -> bool:
    is_of_it = (amount.fiscal_year, amount.phase) == (claim.period, claim.phase)
    on_side = is_on_side(amount, side_of(claim.indicator))
    return is_of_it and on_side and is_money(amount.unit)


def _begins_or_holds(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST:
        return False
    return longer.startswith(shorter) or (len(shorter) >= _WITHIN and shorter in longer)


def _is_nested(one: Amount, other: Amount) -> bool:
    """Whether one of two rows is the whole of the other by its code."""
    if not (one.code and other.code):
        return one.level == 0 or other.level == 0
    return one.code.startswith(other.code) or other.code.startswith(one.code)


def _rows_of_tables(found: Sequence[Amount]) -> dict[str, set[int]]:
    rows = defaultdict[str, set[int]](set)
    for amount in found:
        rows[amount.table].add(amount.row_no)
    return rows
