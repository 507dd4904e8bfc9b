"""Claims → what their printed digits may stand for, in yuan where it is money."""

from __future__ import annotations

from decimal import Decimal

from pipeline.check.intervals import Interval
from pipeline.model.records import Claim
from pipeline.values.amounts import parse_amount
from pipeline.values.units import in_yuan


def stated_by(claim: Claim) -> Interval | None:
    """The amount that a claim prints, below nothing where it does; of a change, which has a direction, how
    much it is. 0 where it says that there is none."""
    if claim.kind == "zero":
        return Interval(Decimal(0), Decimal(0))
    number = parse_amount(claim.amount_text)
    if number is None or claim.amount is None:
        return None
    unit = yuan_of(claim)
    value = claim.amount if claim.kind == "amount" else abs(claim.amount)
    return Interval(value * unit, number.half_unit * unit)


def yuan_of(claim: Claim) -> Decimal:
    """How many yuan the unit of a claim is, 1 for what is counted."""
    if claim.amount and claim.amount_yuan is not None:
        return claim.amount_yuan / claim.amount
    if claim.amount is not None and claim.amount_yuan is None:
        return Decimal(1)
    return in_yuan(Decimal(1), claim.unit or "万元") or Decimal(10_000)


def divided(value: Decimal, unit: Decimal) -> Decimal:
    """A quotient without the zeros that the division brings, never fewer decimals than two."""
    quotient = value / unit
    plain = quotient.normalize()
    exponent = plain.as_tuple().exponent
    short = isinstance(exponent, int) and exponent > -2
    return plain.quantize(Decimal("0.01")) if short else plain
