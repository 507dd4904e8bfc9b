"""What we compute of printed figures, marked as such: shares and differences.

Exact: in yuan, with `Decimal`. A difference is said in the unit in which the later figure is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline.values.units import in_yuan
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.numbers import grouped
from pipeline.website.interface.phrases import Phrase, phrase

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed number in a sentence; templates mark it."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Difference:
    """How one figure differs from an earlier one; `direction` is increase, decrease or unchanged.

    `amount` is without its sign, in `unit`; `percentage` is "" where the earlier figure is zero or
    negative. `said` is all of it in words.
    """

    direction: str
    amount: str
    unit: str
    percentage: str
    yuan: Decimal

    @property
    def said(self) -> Phrase:
        """增加 1.10 万元（28.9%）."""
        if self.direction == "unchanged":
            return phrase("持平")
        amount = phrase("{amount} {unit}", amount=Derived(self.amount), unit=self.unit)
        share = Derived(self.percentage)
        if self.direction == "increase":
            if not self.percentage:
                return phrase("增加 {amount}", amount=amount)
            return phrase("增加 {amount}（{share}）", amount=amount, share=share)
        if not self.percentage:
            return phrase("减少 {amount}", amount=amount)
        return phrase("减少 {amount}（{share}）", amount=amount, share=share)


def difference(before: Figure, after: Figure) -> Difference | None:
    """How `after` differs from `before`, None where either is no sum of money."""
    factor = in_yuan(Decimal(1), after.unit)
    if before.yuan is None or after.yuan is None or factor is None:
        return None
    yuan = after.yuan - before.yuan
    direction = "increase" if yuan > 0 else "decrease" if yuan < 0 else "unchanged"
    return Difference(
        direction=direction,
        amount=_amount(abs(yuan) / factor, max(_decimals(before.text), _decimals(after.text))),
        unit=after.unit,
        percentage=_percentage(yuan, before.yuan),
        yuan=yuan,
    )


def summed(figures: Sequence[Figure]) -> Phrase | None:
    """What figures are together, in the unit of the first; None where any is no sum of money."""
    unit = figures[0].unit
    factor = in_yuan(Decimal(1), unit)
    values = [each.yuan for each in figures if each.yuan is not None]
    if factor is None or len(values) < len(figures):
        return None
    decimals = max(_decimals(each.text) for each in figures)
    amount = Derived(_amount(sum(values, Decimal(0)) / factor, decimals))
    return phrase("{amount} {unit}", amount=amount, unit=unit)


def _amount(number: Decimal, decimals: int) -> str:
    """With at least so many decimals, and all that it has.

    >>> _amount(Decimal("1.1"), 2), _amount(Decimal("1843.7123"), 2), _amount(Decimal("2E+1"), 0)
    ('1.10', '1,843.7123', '20')
    """
    whole, _, fraction = format(number, "f").partition(".")
    kept = fraction.rstrip("0").ljust(decimals, "0")
    return grouped(int(whole)) + (f".{kept}" if kept else "")


def _decimals(text: str) -> int:
    """How many decimals are printed.

    >>> _decimals("1,053.61"), _decimals("3")
    (2, 0)
    """
    return len(text.strip().rpartition(".")[2]) if "." in text else 0


def _percentage(change: Decimal, before: Decimal) -> str:
    """To one decimal, without its sign; "" where there is nothing to be a percentage of.

    >>> _percentage(Decimal("1.1"), Decimal("3.8")), _percentage(Decimal(5), Decimal(0))
    ('28.9%', '')
    >>> _percentage(Decimal(1), Decimal(100000))
    '<0.1%'
    """
    if before <= 0:
        return ""
    share = (abs(change) * 100 / before).quantize(_TENTH, ROUND_HALF_UP)
    return f"{grouped(share)}%" if share or not change else "<0.1%"
