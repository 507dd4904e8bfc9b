"""Quotes of a disclosure's prose → sentences that repeat what they say of a change since the year before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.website.changes.prose import Prose, Quote
from pipeline.website.interface.phrases import Phrase, phrase

_BASES = (
    (("执行", "决算"), phrase("上年执行数（决算）")),
    (("预算",), phrase("上年预算")),
)
"""What the words for the year before hold → which of its figures they mean."""
_LAST_YEAR = phrase("上年")
OF_FUNDS = {
    "appropriation_total": phrase("财政拨款收支"),
    "appropriation_income": phrase("财政拨款收入"),
    "general_public_income": phrase("一般公共预算收入"),
    "appropriation_expenditure": phrase("财政拨款支出"),
    "general_public": phrase("一般公共预算支出"),
    "general_public_current": phrase("一般公共预算当年拨款"),
    "government_fund": phrase("政府性基金预算支出"),
    "state_capital": phrase("国有资本经营预算支出"),
}
"""What prose tells of instead of all income and expenditure."""
_FUNDS = ("general_public", "government_fund", "state_capital")
_WIDEST = (
    ("appropriation_total",),
    ("appropriation_income", "general_public_income"),
    ("appropriation_expenditure", *_FUNDS),
    ("general_public_current",),
)


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What the prose says of a change: `anchor` is its section on the page of the department-year, "" if
    unknown; `yuan` the change with its sign, None where no sum of money is stated."""

    said: Phrase
    anchor: str
    yuan: Decimal | None
    is_doubtful: bool


def told(quotes: Sequence[Quote]) -> Phrase | None:
    """What the prose says became of it since the year before, None where it says nothing or two things."""
    change = told_change(quotes)
    return phrase("原件的文字说，{change}。", change=change.said) if change else None


def told_change(quotes: Sequence[Quote]) -> ToldChange | None:
    """The same without saying who says it, with its place."""
    spoken = [each for each in quotes if each.says]
    if len({(each.says, each.amount) for each in spoken}) != 1:
        return None
    first = spoken[0]
    return ToldChange(
        said=_change(first.says, _base({each.base for each in spoken}), first.amount),
        anchor=first.anchor,
        yuan=_signed(first),
        is_doubtful=any(each.is_doubtful for each in spoken),
    )


def _change(says: str, base: Phrase, amount: str) -> Phrase:
    fields = {"base": base, "amount": amount}
    if says == "unchanged":
        return phrase("和{base}持平", **fields)
    if says == "increase":
        if amount:
            return phrase("比{base}增加 {amount}", **fields)
        return phrase("比{base}增加", **fields)
    if amount:
        return phrase("比{base}减少 {amount}", **fields)
    return phrase("比{base}减少", **fields)


def _signed(quote: Quote) -> Decimal | None:
    if quote.says == "unchanged":
        return Decimal(0)
    if quote.amount_yuan is None:
        return None
    return quote.amount_yuan if quote.says == "increase" else -quote.amount_yuan


def told_of_funds(prose: Prose) -> Iterator[tuple[str, Phrase, Phrase, tuple[Quote, ...]]]:
    """(what, its title, what is told of it, the quotes) for the widest money that the prose compares."""
    known = {
        code: (said, quotes)
        for code in OF_FUNDS
        for quotes in (prose.on(code),)
        for said in (told(quotes),)
        if said
    }
    for codes in _WIDEST:
        found = [each for each in codes if each in known]
        for code in found if codes[-1] in _FUNDS and codes[0] not in found else found[:1]:
            said, quotes = known[code]
            yield code, OF_FUNDS[code], said, quotes


def _base(bases: Collection[str]) -> Phrase:
    """Which figure of the year before is meant; 上年 alone where the source does not say, or says two."""
    meant = [_meant(each) for each in bases]
    return meant[0] if all(each is meant[0] for each in meant) else _LAST_YEAR


def _meant(base: str) -> Phrase:
    return next((said for signs, said in _BASES if any(sign in base for sign in signs)), _LAST_YEAR)


def leaves_base_open(quotes: Sequence[Quote]) -> bool:
    """Whether the source compares with 上年 and does not say with which of its figures."""
    return any(each.says and _meant(each.base) is _LAST_YEAR for each in quotes)
