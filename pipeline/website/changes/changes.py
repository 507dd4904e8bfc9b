"""Headline figures of one year → the same headlines the year before, and what the prose says of them.

In: the headlines of a disclosure, those of the disclosure of the year before where it is on the shelf,
and the prose. Out: a `Change` for each headline, with the difference only where the comparability
guard allows one, and otherwise the reasons why it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.website.changes.change import THREE_PUBLIC, Change, Changes, missing
from pipeline.website.changes.comparison import Comparison
from pipeline.website.changes.prose import Prose, Quote
from pipeline.website.changes.told import ToldChange, told, told_change, told_of_funds
from pipeline.website.charts.bars import Bars, bars, common_scale
from pipeline.website.figures.comparability import ACROSS_YEARS, incomparable
from pipeline.website.figures.derived import difference
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import TITLES, Headlines
from pipeline.website.interface.phrases import Phrase, phrase, series
from pipeline.website.published.package import Package

TOTALS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "budget": (("income_total", "income_year"), ("expenditure_total", "expenditure_year")),
    "final": (("income_year", "income_total"), ("expenditure_year", "expenditure_total")),
}
"""Which headline states income and expenditure, the first that is printed."""
_BELOW = (("basic",), ("personnel",), ("public",), ("project",), ("operating_cost",))
_THREE_PUBLIC = (
    (THREE_PUBLIC,),
    ("abroad",),
    ("vehicles",),
    ("vehicle_purchase",),
    ("vehicle_operation",),
    ("reception",),
)
_VEHICLES = ("vehicle_purchase", "vehicle_operation")
"""What stands for the vehicles where it is printed or spoken of; their subtotal is left out then."""


def changes(package: Package, own: Headlines, earlier: Headlines | None, prose: Prose) -> Changes:
    """Income, expenditure and what they are made of; headlines of which nothing is known are left out."""
    keys = (*TOTALS[package.kind], *_BELOW)
    found = list(_changes(package, own, earlier, prose, keys))
    items = [each for each in found if each.before or each.quotes]
    if not any(each.is_answered for each in found[: len(TOTALS[package.kind])]):
        items += [
            Change(code, title, None, None, None, (), said, quotes)
            for code, title, said, quotes in told_of_funds(prose)
        ]
    return Changes(
        _on_one_scale(package, items),
        missing(package, [*found, *items], earlier, prose),
        is_tables_only=prose.is_empty,
    )


def told_of_expenditure(kind: str, own: Headlines, prose: Prose) -> ToldChange | None:
    """What the prose says became of all expenditure since the year before."""
    _, choices = TOTALS[kind]
    key = next((each for each in choices if each in own.figures), choices[0])
    return told_change(prose.on(key, own.stated(key)))


def three_public_changes(
    package: Package,
    own: Headlines,
    earlier: Headlines | None,
    prose: Prose,
    executed: Comparison | None = None,
) -> Changes:
    """三公 in total, then its parts: whatever is printed or said of them.

    `executed` sets the total of a final account beside its budget.
    """
    found = list(_changes(package, own, earlier, prose, _THREE_PUBLIC, with_amounts=True))
    items = [each for each in found if each.after or each.quotes]
    if any(each.key in _VEHICLES for each in items):
        items = [each for each in items if each.key != "vehicles"]
    return Changes(
        _on_one_scale(package, items),
        missing(package, items, earlier, prose),
        _against_budget(executed) if executed else None,
        is_tables_only=prose.is_empty,
    )


def _against_budget(executed: Comparison) -> Phrase | None:
    budget, final = executed.budget, executed.final
    if not budget or not final:
        return None
    fields = {"budget": budget, "final": final}
    if not executed.difference:
        reasons = series(executed.reasons, "；")
        return phrase(
            "年初预算 {budget}，决算 {final}。不能直接比较：{reasons}。", **fields, reasons=reasons
        )
    if executed.difference.direction == "unchanged":
        return phrase("年初预算 {budget}，决算 {final}，两者相同。", **fields)
    return phrase(
        "年初预算 {budget}，决算 {final}，决算比预算{change}。",
        **fields,
        change=executed.difference.said,
    )


def _changes(
    package: Package,
    own: Headlines,
    earlier: Headlines | None,
    prose: Prose,
    keys: Sequence[tuple[str, ...]],
    *,
    with_amounts: bool = False,
) -> Iterator[Change]:
    for choices in keys:
        key = next((each for each in choices if each in own.figures), choices[0])
        after = own.stated(key)
        quotes = prose.on(key, after, with_amounts=with_amounts and after is None)
        befores = list(_befores(package, key, own, earlier))
        if not befores:
            yield _alone(package, key, after, quotes)
        for number, (before, said) in enumerate(befores):
            yield _change(package, key, before, said, after, () if number else quotes)


def _befores(
    package: Package, key: str, own: Headlines, earlier: Headlines | None
) -> Iterator[tuple[Figure, Phrase]]:
    """What is printed for the year before: in the disclosure itself, and in that year's own.

    Where both print the same sum, the disclosure's own column is left out.
    """
    year = package.fiscal_year - 1
    stated = earlier.stated(key) if earlier else None
    printed = own.previous.get(key)
    if stated:
        kind = package.kind_word
        yield stated, phrase("{year} 年{kind} {before}", year=year, kind=kind, before=stated)
    if printed and not (stated and stated.yuan == printed.yuan):
        yield printed, phrase("{year} 年（同一张表印出）{before}", year=year, before=printed)


def _alone(package: Package, key: str, after: Figure | None, quotes: tuple[Quote, ...]) -> Change:
    title = TITLES[key]
    year = package.fiscal_year
    spoken = told(quotes)
    if after and spoken:
        said = phrase("{year} 年 {after}。{told}", year=year, after=after, told=spoken)
    elif after:
        said = phrase("{year} 年 {after}。", year=year, after=after)
    elif spoken:
        said = phrase("表里没有印出 {year} 年的金额。{told}", year=year, told=spoken)
    else:
        said = phrase("表里没有印出 {year} 年的金额。", year=year)
    return Change(key, title, None, after, None, (), said, quotes)


def _change(
    package: Package,
    key: str,
    before: Figure,
    earlier: Phrase,
    after: Figure | None,
    quotes: tuple[Quote, ...],
) -> Change:
    title = TITLES[key]
    fields: dict[str, object]
    fields = {"year": package.fiscal_year, "after": after, "earlier": earlier}
    if after is None:
        said = phrase("表里没有印出 {year} 年的金额，{earlier}。", **fields)
        return Change(key, title, before, None, None, (), said, quotes)
    reasons = incomparable(before.basis, after.basis, across=ACROSS_YEARS)
    differs = None if reasons else difference(before, after)
    if differs:
        fields["change"] = differs.said
        said = phrase("{year} 年 {after}，{earlier}，{change}。", **fields)
    else:
        fields["reasons"] = series(reasons, "；")
        said = phrase("{year} 年 {after}，{earlier}。不能直接比较：{reasons}。", **fields)
    return Change(key, title, before, after, differs, reasons, said, quotes)


def _on_one_scale(package: Package, items: Sequence[Change]) -> tuple[Change, ...]:
    """The changes with their bars, all on the scale of the largest figure that is compared."""
    compared = [each for each in items if each.difference]
    scale = common_scale(figure for each in compared for figure in (each.before, each.after))
    return tuple(replace(each, bars=_bars(package, each, scale)) for each in items)


def _bars(package: Package, change: Change, scale: Decimal) -> Bars | None:
    before, after = change.before, change.after
    if not (change.difference and before and after and (before.yuan or after.yuan)):
        return None
    year = package.fiscal_year
    return bars(
        [
            (phrase("{year} 年", year=year - 1), before),
            (phrase("{year} 年", year=year), after),
        ],
        scale,
        (package.kind, package.kind),
    )
