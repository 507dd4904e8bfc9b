"""The amounts of a disclosure's first entity → its pictures: where money comes from, where it goes.

Out: the flow of both sides, every 100 yuan by its parts, the most detailed purposes, and the 三公 by
its items; where a picture would mislead, why there is none. All of them show printed amounts only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount
from pipeline.values.text import tidy
from pipeline.website import words
from pipeline.website.charts.bars import Bars, bars, common_scale
from pipeline.website.charts.flow import Flow, Parts, flow, latin_lines
from pipeline.website.charts.strip import Strip, strip
from pipeline.website.figures.figure import Figure, figure
from pipeline.website.interface.items import code_in_latin, named_code
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.money import captions
from pipeline.website.money.division import Division, is_same
from pipeline.website.money.sides import basic, by_function, by_kind, incoming, outgoing, purposes
from pipeline.website.published.package import Package

_MOST = 8

_THREE_PUBLIC = {
    "three_public": phrase("“三公”经费合计"),
    "abroad": phrase("因公出国（境）费"),
    "vehicle_purchase": phrase("公务用车购置费"),
    "vehicle_operation": phrase("公务用车运行维护费"),
    "reception": phrase("公务接待费"),
}


@dataclass(frozen=True, slots=True)
class Split:
    """A whole by its parts: one strip where they are proven to be its parts, else bars apart."""

    key: str
    title: Phrase
    description: Phrase
    strip: Strip | None
    bars: Bars | None


@dataclass(frozen=True, slots=True)
class Purposes:
    """The most detailed purposes that most is spent on."""

    bars: Bars
    title: Phrase
    description: Phrase


@dataclass(frozen=True, slots=True)
class Money:
    """The pictures of one disclosure; where there is no `flow`, `why` says why, of which table.
    `flow_in_latin` is the same picture with room for names in English."""

    flow: Flow | None
    flow_in_latin: Flow | None
    title: Phrase
    description: Phrase
    why: Phrase | None
    table: str
    splits: tuple[Split, ...]
    purposes: Purposes | None


def money(package: Package, amounts: Sequence[Amount], doubtful: Collection[str] = ()) -> Money:
    """The pictures of one entity's amounts; `doubtful` are anchors of rows."""
    drawer = _Drawer(package, doubtful)
    own = own_amounts(package, amounts)
    first, second = incoming(own), outgoing(own)
    why, table = drawer.why_not(first, second)
    splits = (
        drawer.split("functions", by_function(own)),
        drawer.split("kinds", by_kind(own)),
        drawer.split("basic", basic(own)),
    )
    sides = (drawer.side(first), drawer.side(second)) if first and second and not why else None
    return Money(
        flow=flow(*sides) if sides else None,
        flow_in_latin=flow(*sides, _lines_in_latin) if sides else None,
        title=captions.FLOW[package.kind],
        description=captions.FLOW_DESCRIPTION,
        why=why,
        table=table,
        splits=tuple(each for each in splits if each),
        purposes=drawer.purposes(purposes(own)),
    )


@dataclass(frozen=True, slots=True)
class _Drawer:
    """Makes views of amounts: their figures, and what they are called."""

    package: Package
    doubtful: Collection[str]

    def why_not(self, first: Division | None, second: Division | None) -> tuple[Phrase | None, str]:
        """Why the two sides make no picture, and the table that this is said of; None where they do."""
        if first is None or second is None:
            lacking = captions.NO_INCOME if second else captions.NO_SPENDING
            return (lacking if first or second else captions.NO_TOTALS), ""
        for each in (first, second):
            if each.obstacle:
                whole = self._figure(each.whole)
                why = captions.WHY_NO_FLOW[each.obstacle]
                return phrase(why.text, whole=whole), whole.table
        if not is_same(first.whole, second.whole):
            income, spending = self._figure(first.whole), self._figure(second.whole)
            return captions.unequal(income, spending), income.table
        return None, ""

    def side(self, division: Division) -> Parts:
        """One side of the picture of streams."""
        parts = [
            (*part, each.direction == "balance")
            for part, each in zip(self._parts(division), division.parts, strict=True)
        ]
        whole = self._figure(division.whole)
        return Parts(whole, self._named(division.whole, across=False), parts, division.zeros)

    def split(self, key: str, division: Division | None) -> Split | None:
        """The parts of a whole; None where fewer than two are printed."""
        if division is None or len(division.parts) < 2:
            return None
        whole, parts = self._figure(division.whole), self._parts(division)
        if division.obstacle:
            why = captions.WHY_APART[division.obstacle]
            said = phrase(why.text, whole=whole)
            return Split(key, captions.BARS[key], said, None, _apart(parts))
        title = captions.STRIPS[key][self.package.kind]
        return Split(key, title, captions.of_whole(whole), strip(whole, parts), None)

    def purposes(self, rows: Sequence[Amount]) -> Purposes | None:
        """Bars of rows that are in order, the largest first; None where there are fewer than two."""
        if len(rows) < 2:
            return None
        parts = [(self._named(each, across=False), self._figure(each)) for each in rows[:_MOST]]
        description = captions.of_purposes(parts[0][1], len(rows), _MOST)
        return Purposes(_apart(parts), captions.PURPOSES, description)

    def _parts(self, division: Division) -> list[tuple[str, Figure]]:
        return [
            (self._named(each, across=division.across), self._figure(each))
            for each in division.parts
        ]

    def _figure(self, amount: Amount) -> Figure:
        return figure(self.package, amount, self.doubtful)

    def _named(self, amount: Amount, *, across: bool) -> str:
        """The column's name where columns are the parts, else the row's; its code where it has none."""
        name = column_name(amount.column_label) if across else self._figure(amount).label
        return name or amount.code


def _lines_in_latin(label: str) -> tuple[str, ...]:
    return latin_lines(code_in_latin(label))


def _apart(parts: Sequence[tuple[str, Figure]]) -> Bars:
    scale = common_scale(figure for _, figure in parts)
    return bars([(named_code(label), figure) for label, figure in parts], scale)


def own_amounts(package: Package, amounts: Sequence[Amount]) -> list[Amount]:
    """What is stated of the disclosure's own year and phase in forms that are known."""
    phase = words.OWN_PHASES[package.kind]
    return [
        each
        for each in amounts
        if each.form and each.phase == phase and each.fiscal_year == package.fiscal_year
    ]


def column_name(path: str) -> str:
    """What a column is called: the innermost heading that says more than that it is a sum.

    >>> column_name("本年支出/基本支出/小计"), column_name("人员经费/金额"), column_name("合计")
    ('基本支出', '人员经费', '合计')
    """
    headings = [tidy(each) for each in path.split("/")]
    telling = [
        each for each in headings if each not in ("小计", "合计", "金额", "预算数", "决算数")
    ]
    return (telling or headings)[-1]


def three_public_bars(figures: Mapping[str, Figure]) -> Bars | None:
    """The 三公 and its items as bars on one scale, of the headline figures; None where none is printed.

    Where purchase and operation of vehicles are not printed apart, their common figure stands.
    """
    titles = dict(_THREE_PUBLIC)
    if not figures.keys() & {"vehicle_purchase", "vehicle_operation"}:
        titles["vehicles"] = phrase("公务用车购置及运行费")
    items = [(title, figures[key]) for key, title in titles.items() if key in figures]
    return bars(items, common_scale(each for _, each in items)) if items else None
