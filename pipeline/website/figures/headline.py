"""The amounts of one disclosure → its headline figures: which printed cell states which of them.

A figure that no form states is left out. Nothing is added up here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.records import Amount
from pipeline.values.form_totals import form_of_any_kind, is_three_public
from pipeline.values.headlines import stated_headlines
from pipeline.website import words
from pipeline.website.figures.basic_classes import basic_classes
from pipeline.website.figures.figure import Figure, figure
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.published.package import Package

TITLES: Mapping[str, Phrase] = {
    "income_year": phrase("本年收入"),
    "income_total": phrase("收入总计"),
    "opening": phrase("上年结转"),
    "expenditure_year": phrase("本年支出"),
    "expenditure_total": phrase("支出总计"),
    "basic": phrase("基本支出"),
    "personnel": phrase("人员经费"),
    "public": phrase("公用经费"),
    "project": phrase("项目支出"),
    "three_public": phrase("“三公”经费"),
    "abroad": phrase("因公出国（境）费"),
    "vehicles": phrase("公务用车购置及运行费"),
    "vehicle_purchase": phrase("公务用车购置费"),
    "vehicle_operation": phrase("公务用车运行维护费"),
    "reception": phrase("公务接待费"),
    "operating_cost": phrase("机关运行经费"),
    "procurement": phrase("政府采购"),
    "state_assets": phrase("国有资产"),
}
"""Headline → what it is called, in the order in which pages list them."""

_STAFF = ("301", "303")


@dataclass(frozen=True, slots=True)
class Headlines:
    """The figures of one entity in one disclosure, by headline.

    `planned` are those of the 三公 form that a final account prints as the year's budget, `previous`
    those that a disclosure prints for the year before; `purposes` the largest functions. `again` has the
    cells of other forms that print the same amount for a headline; `said` what no form prints but the
    prose states. `general_public` is all expenditure of 一般公共预算, `staff_classes` its 工资福利支出
    and 对个人和家庭的补助, which make 人员经费, `running_classes` the other classes of its basic expenditure,
    each where no form prints the sum of them. `prints_three_public` tells that a 三公 form prints amounts
    of money, whether or not a headline was found among them.
    """

    figures: Mapping[str, Figure]
    planned: Mapping[str, Figure]
    previous: Mapping[str, Figure]
    purposes: tuple[Figure, ...]
    has_three_public_form: bool
    prints_three_public: bool
    again: Mapping[str, tuple[Figure, ...]]
    general_public: Figure | None = None
    staff_classes: tuple[Figure, ...] = ()
    running_classes: tuple[Figure, ...] = ()
    said: Mapping[str, Figure] = field(default_factory=dict)

    def stated(self, headline: str) -> Figure | None:
        """The figure that a form prints, or else the prose states."""
        return self.figures.get(headline) or self.said.get(headline)

    @property
    def all_stated(self) -> Mapping[str, Figure]:
        """Each headline with the figure that a form prints, or else the prose states."""
        return {**self.said, **self.figures}


def headlines(
    package: Package,
    amounts: Sequence[Amount],
    doubtful: Collection[str] = (),
    said: Mapping[str, Figure] | None = None,
) -> Headlines:
    """The headline figures among the amounts of one entity; `doubtful` are anchors of rows, `said`
    what only its prose states."""
    own = words.OWN_PHASES[package.kind]
    year = package.fiscal_year
    stated = [each for each in amounts if each.form and each.amount is not None]
    current = [each for each in stated if each.phase == own and each.fiscal_year == year]
    planned = [each for each in stated if each.phase == "approved" and each.fiscal_year == year]
    previous = [each for each in stated if each.phase == own and each.fiscal_year == year - 1]
    found = dict(stated_headlines(current))
    classes = [figure(package, each, doubtful) for each in basic_classes(current)]
    return Headlines(
        figures=_figures(package, found, doubtful),
        planned=_figures(package, dict(stated_headlines(planned)), doubtful)
        if package.kind == "final"
        else {},
        previous=_figures(package, dict(stated_headlines(previous)), doubtful),
        purposes=tuple(_purposes(package, current, doubtful)),
        has_three_public_form=any(is_three_public(table.form) for table in package.tables),
        prints_three_public=any(
            is_three_public(each.form) and each.amount_yuan is not None for each in current
        ),
        again=dict(_again(package, found, doubtful)),
        general_public=_general_public(package, current, doubtful),
        staff_classes=()
        if "personnel" in found
        else tuple(each for each in classes if each.code in _STAFF),
        running_classes=()
        if "public" in found
        else tuple(each for each in classes if each.code not in _STAFF and each.yuan),
        said=said or {},
    )


def _general_public(
    package: Package, amounts: Iterable[Amount], doubtful: Collection[str]
) -> Figure | None:
    """The total of the form of 一般公共预算 expenditure; None where it prints several."""
    totals = [
        each
        for each in amounts
        if form_of_any_kind(each.form) == "general_public"
        and each.fund == "general_public"
        and each.level == 0
        and each.measure == "total"
        and each.direction == "expenditure"
    ]
    if len({each.amount_yuan for each in totals}) != 1:
        return None
    return figure(package, totals[0], doubtful)


def _figures(
    package: Package, found: Mapping[str, Sequence[Amount]], doubtful: Collection[str]
) -> dict[str, Figure]:
    """Each headline with the first cell that states it; of several funds, all together first."""
    return {headline: figure(package, stated[0], doubtful) for headline, stated in found.items()}


def _again(
    package: Package, found: Mapping[str, Sequence[Amount]], doubtful: Collection[str]
) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """Each headline with the other cells that print the same amount, the widest form first."""
    for headline, (first, *others) in found.items():
        yield (
            headline,
            tuple(
                figure(package, each, doubtful)
                for each in others
                if each.form != first.form and each.amount_yuan == first.amount_yuan
            ),
        )


def _purposes(
    package: Package, amounts: Iterable[Amount], doubtful: Collection[str], most: int = 3
) -> list[Figure]:
    """The functions (类) that most is spent on, as the widest form with their codes states them."""
    amounts = list(amounts)
    for form in ("expenditure", "general_public"):
        classes = [
            each
            for each in amounts
            if form_of_any_kind(each.form) == form
            and each.classification == "functional"
            and len(each.code) == 3
            and each.measure == "total"
            and each.direction == "expenditure"
            and each.amount_yuan
        ]
        if classes:
            classes.sort(key=lambda each: (-(each.amount_yuan or 0), each.code))
            return [figure(package, each, doubtful) for each in classes[:most]]
    return []
