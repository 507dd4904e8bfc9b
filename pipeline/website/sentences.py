"""Headline figures → sentences for somebody who has never read a budget, each figure a link.

Shares are the only numbers that are computed here; they are marked as derived, and stand only where
part and whole are printed in the same table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.website.figures import share
from pipeline.website.headline import Headlines
from pipeline.website.headline_figure import Figure
from pipeline.website.published import Package

_THREE_PUBLIC = {
    "abroad": "因公出国（境）费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_operation": "公务用车运行维护费",
    "reception": "公务接待费",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: words, a figure with its link, or something derived from figures."""

    text: str
    anchor: str = ""
    is_derived: bool = False
    read_by_ocr: bool = False


Sentence = tuple[Piece, ...]


def sentences(package: Package, headlines: Headlines) -> tuple[Sentence, ...]:
    """What the headline figures say, in the order in which a reader asks."""
    spoken = _Speaker(headlines)
    found = [
        spoken.lead(package),
        spoken.carried_over(package),
        spoken.kinds_of_expenditure(),
        spoken.basic_expenditure(),
        spoken.purposes(),
        *spoken.three_public(package),
        spoken.operating_cost(),
    ]
    return tuple(sentence for sentence in found if sentence)


class _Speaker:
    """Makes one sentence after another; an empty one where its figures are not stated."""

    def __init__(self, headlines: Headlines) -> None:
        self._headlines = headlines
        self._figures = headlines.figures

    def lead(self, package: Package) -> Sentence:
        is_budget = package.kind == "budget"
        income = self._first("income_total", "income_year") if is_budget else ""
        income = income or self._first("income_year", "income_total")
        spent = self._first("expenditure_year", "expenditure_total")
        parts = []
        if income:
            verb = "计划收入" if is_budget else "实际收入"
            parts.append([Piece(f"{verb} "), *_figure(self._figures[income])])
        if spent:
            verb = "计划支出" if is_budget else "实际支出"
            parts.append([Piece(f"{verb} "), *_figure(self._figures[spent])])
        if not parts:
            return ()
        return (Piece(f"{package.fiscal_year} 年"), *_listed(parts, "，"), Piece("。"))

    def carried_over(self, package: Package) -> Sentence:
        """Where the total differs from the year's own: what was carried over makes the difference."""
        total, year = self._figures.get("income_total"), self._figures.get("income_year")
        if not total or not year or total.yuan == year.yuan:
            return ()
        if package.kind == "final":
            return (
                (
                    Piece("连同年初、年末的结转和结余，收入和支出的总计都是 "),
                    *_figure(total),
                    Piece("。"),
                )
                if self._is_balanced()
                else ()
            )
        opening = self._figures.get("opening")
        return (
            Piece("收入里，本年收入 "),
            *_figure(year),
            *((Piece("，上年结转 "), *_figure(opening)) if opening else ()),
            Piece("。"),
        )

    def kinds_of_expenditure(self) -> Sentence:
        basic, project = self._figures.get("basic"), self._figures.get("project")
        parts = []
        if basic:
            parts.append(
                [
                    Piece("基本支出 "),
                    *_figure(basic),
                    *self._share(basic),
                    Piece("，维持机构日常运转"),
                ]
            )
        if project:
            parts.append(
                [
                    Piece("项目支出 "),
                    *_figure(project),
                    *self._share(project),
                    Piece("，用于专门的工作任务"),
                ]
            )
        return (Piece("支出分两类："), *_listed(parts, "；"), Piece("。")) if parts else ()

    def basic_expenditure(self) -> Sentence:
        personnel, public = self._figures.get("personnel"), self._figures.get("public")
        parts = []
        if personnel:
            parts.append([Piece("人员经费 "), *_figure(personnel)])
        if public:
            parts.append([Piece("公用经费 "), *_figure(public)])
        if not parts:
            return ()
        is_narrower = any(each and each.fund == "general_public" for each in (personnel, public))
        scope = "一般公共预算的基本支出" if is_narrower else "基本支出"
        return (Piece(f"{scope}中，"), *_listed(parts, "，"), Piece("。"))

    def purposes(self) -> Sentence:
        parts = [
            [Piece(f"{each.label.removesuffix('支出')} "), *_figure(each)]
            for each in self._headlines.purposes
        ]
        return (Piece("按用途分，最多的是："), *_listed(parts, "，"), Piece("。")) if parts else ()

    def three_public(self, package: Package) -> Iterator[Sentence]:
        total = self._figures.get("three_public")
        items = [
            [Piece(f"{name} "), *_figure(self._figures[key])]
            for key, name in _THREE_PUBLIC.items()
            if key in self._figures
        ]
        if not total and not items:
            if self._headlines.has_three_public_form:
                yield (Piece("“三公”经费表里没有印出金额。"),)
            return
        detail = (Piece("，其中"), *_listed(items, "，")) if total and items else ()
        start = (Piece("“三公”经费 "), *_figure(total)) if total else ()
        alone = (Piece("“三公”经费："), *_listed(items, "，")) if not total else ()
        yield (*start, *detail, *alone, Piece("。"))
        planned = self._headlines.planned.get("three_public")
        if planned:
            yield (Piece("这张表同时印出的“三公”经费年初预算是 "), *_figure(planned), Piece("。"))
        previous = self._headlines.previous.get("three_public")
        if previous:
            year = package.fiscal_year - 1
            yield (Piece(f"这张表同时印出的 {year} 年数是 "), *_figure(previous), Piece("。"))

    def operating_cost(self) -> Sentence:
        cost = self._figures.get("operating_cost")
        return (Piece("机关运行经费 "), *_figure(cost), Piece("。")) if cost else ()

    def _first(self, *keys: str) -> str:
        return next((key for key in keys if key in self._figures), "")

    def _is_balanced(self) -> bool:
        income, spent = (self._figures.get(f"{side}_total") for side in ("income", "expenditure"))
        return bool(income and spent and income.yuan == spent.yuan)

    def _share(self, part: Figure) -> Sentence:
        whole = self._figures.get("expenditure_year")
        if not whole or whole.table_id != part.table_id:
            return ()
        stated = share(part.yuan, whole.yuan)
        return (Piece(f"（占 {stated}）", is_derived=True),) if stated else ()


def _figure(figure: Figure) -> Sentence:
    linked = Piece(figure.printed, anchor=figure.anchor, read_by_ocr=figure.read_by_ocr)
    if not figure.approximation:
        return (linked,)
    return (linked, Piece(f"（{figure.approximation}）", is_derived=True))


def _listed(parts: Sequence[Sequence[Piece]], separator: str) -> Sentence:
    pieces: list[Piece] = []
    for index, part in enumerate(parts):
        pieces += [Piece(separator)] if index else []
        pieces += part
    return tuple(pieces)
