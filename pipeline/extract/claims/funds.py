"""Figures found for a claim → those of the money that it speaks of; which funds have any money at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.claims.sought import Sought, of_fund, only_stated, value_of
from pipeline.model.records import Amount
from pipeline.vocabulary import ClaimIndicator, Vocabulary
from pipeline.vocabulary.claim_funds import NARROW_FUNDS

_OTHER = "government_fund"


class Funds:
    """The funds of a disclosure: which its tables state any money of, and which a figure is of."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        amounts: Iterable[Amount],
        titled: Mapping[str, str],
        beside: Mapping[tuple[str, int], Sequence[Amount]],
    ) -> None:
        """`titled` is the money that the title of each table names, `beside` what each row states."""
        self.vocabulary = vocabulary
        self.titled = titled
        self.beside = beside
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

    def of_money(
        self, found: list[Amount], indicator: ClaimIndicator | None, sought: Sought
    ) -> list[Amount]:
        """The figures that are of the money spoken of: by their columns, or though these do not say
        so: where the words name none and any is meant, or where the form states this of one money
        only and its title names no other.
        """
        if sought.fund == "appropriation":
            # 财政拨款 is the total of a table that is all about it, not one of the funds beside it.
            wholes = [a for a in found if not a.fund and self.titled.get(a.table) == sought.fund]
            if wholes:
                return wholes
            found = [a for a in found if not self._is_of_title_alone(a)]
        if narrowed := of_fund(found, sought.fund):
            return only_stated(narrowed) if sought.fund == "appropriation" else narrowed
        if not sought.fund:
            any_fund = sought.any_fund or (indicator and indicator.one_fund)
            return found if any_fund else [a for a in found if self._is_all_of_its_whole(a, sought)]
        own = indicator is not None and indicator.fund == sought.fund and sought.is_stated
        if indicator is None or not (indicator.one_fund or own):
            return []
        same = ("", sought.fund)
        return [a for a in found if not a.fund and self.titled.get(a.table, "") in same]

    def _is_all_of_its_whole(self, amount: Amount, sought: Sought) -> bool:
        """Whether the row of a figure of one money states the whole that the words list it under: then
        there is no other money in it (基本支出90 万元，包括人员经费, all of it 一般公共预算)."""
        if not sought.whole or "." not in amount.measure:
            return False
        of_whole = amount.measure.rpartition(".")[0]
        same = (amount.fund, amount.fiscal_year, amount.phase)
        return any(
            (a.fund, a.fiscal_year, a.phase) == same and a.measure in (of_whole, "total")
            and value_of(a) == sought.whole
            for a in self.beside[amount.table, amount.row_no]
        )  # fmt: skip

    def _is_of_title_alone(self, amount: Amount) -> bool:
        """Whether a form of any money tells by its title that a figure is of one fund (一般公共预算
        “三公”经费): that of all appropriations may be another."""
        form = self.vocabulary.forms.by_id(amount.form)
        is_of_any = form is not None and not form.fund
        by_title = is_of_any and bool(amount.fund) and self.titled.get(amount.table) == amount.fund
        return by_title and not self._is_all_that_is_stated(amount)

    def _is_all_that_is_stated(self, amount: Amount) -> bool:
        """Whether the other fund that pays for such things has a table, in which no money stands."""
        with_money = self._with_money.get((amount.fiscal_year, amount.phase), set())
        return with_money == {amount.fund} and _OTHER in self.titled.values()
