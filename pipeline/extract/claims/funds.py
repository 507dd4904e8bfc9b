"""Amounts → which funds have any money: where several do, appropriations are more than one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.extract.claims.sought import Sought
from pipeline.model.records import Amount
from pipeline.vocabulary.claims import NARROW_FUNDS


class Funds:
    """The funds that the tables of a disclosure state any money of, by year and phase."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        self._with_money = defaultdict[tuple[int | None, str], set[str]](set)
        for amount in amounts:
            if amount.fund in NARROW_FUNDS and amount.amount:
                self._with_money[amount.fiscal_year, amount.phase].add(amount.fund)

    def are_of_one_of_several(self, found: Iterable[Amount], sought: Sought, phase: str) -> bool:
        """Whether words of all appropriations found figures of one fund, though others have money too:
        财政拨款项目支出 is more than that of 一般公共预算 then."""
        funds = {amount.fund for amount in found}
        if sought.fund != "appropriation" or len(funds) != 1 or not funds & {*NARROW_FUNDS}:
            return False
        return bool(self._with_money.get((sought.period, phase), set()) - funds)
