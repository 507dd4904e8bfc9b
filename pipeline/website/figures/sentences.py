"""Headline figures → sentences for somebody who has never read a budget, each figure a link.

In: the headlines of one entity. Out: phrases whose fields are figures, and shares that are marked as
derived; a share stands only where part and whole are printed in the same table.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.values.amounts import parse_amount
from pipeline.values.units import in_yuan
from pipeline.website.figures.comparability import FUNDS
from pipeline.website.figures.derived import Derived, summed
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import TITLES, Headlines
from pipeline.website.figures.numbers import share
from pipeline.website.interface.items import named_function
from pipeline.website.interface.phrases import Bilingual, Phrase, Series, phrase, series
from pipeline.website.published.package import Package

_CLASSES = {
    "301": phrase("工资福利支出"),
    "302": phrase("商品和服务支出"),
    "303": phrase("对个人和家庭的补助"),
    "310": phrase("资本性支出"),
}
THREE_PUBLIC_PARTS = ("abroad", "vehicle_purchase", "vehicle_operation", "reception")


def sentences(package: Package, headlines: Headlines) -> tuple[Phrase, ...]:
    """What the headline figures say, in the order in which a reader asks."""
    spoken = _Speaker(headlines)
    found = [
        spoken.lead(package),
        spoken.carried_over(package),
        spoken.carried_on(package),
        *spoken.kinds_of_expenditure(),
        *spoken.basic_expenditure(),
        *spoken.classes(),
        spoken.purposes(),
        *three_public(package, headlines),
        spoken.operating_cost(),
    ]
    return tuple(each for each in found if each)


def three_public(package: Package, headlines: Headlines) -> Iterator[Phrase]:
    """The total of 三公 with its parts, and what its form prints beside them."""
    total = headlines.figures.get("three_public")
    items = three_public_parts(headlines)
    if total and items:
        yield phrase("“三公”经费 {total}，其中{items}。", total=total, items=series(items, "，"))
    elif total:
        yield phrase("“三公”经费 {total}。", total=total)
    elif items:
        yield phrase("“三公”经费：{items}。", items=series(items, "，"))
    elif said := headlines.said.get("three_public"):
        yield phrase("文字说明里写明，“三公”经费 {total}。", total=said)
    elif headlines.prints_three_public:
        yield phrase("“三公”经费表里印有金额，但没有认出哪个是合计，请看原表。")
    elif headlines.has_three_public_form:
        yield phrase("“三公”经费表里没有印出金额。")
    if not total and not items:
        return
    if planned := headlines.planned.get("three_public"):
        yield phrase("同一张表印出的“三公”经费年初预算数是 {planned}。", planned=planned)
    if previous := headlines.previous.get("three_public"):
        fields = {"year": package.fiscal_year - 1, "previous": previous}
        yield (
            phrase("同一张表印出的“三公”经费 {year} 年预算数是 {previous}。", **fields)
            if package.kind == "budget"
            else phrase("同一张表印出的“三公”经费 {year} 年决算数是 {previous}。", **fields)
        )


def three_public_parts(headlines: Headlines) -> list[Phrase]:
    """The parts of 三公 that are printed, each with its name."""
    figures = headlines.figures
    return [_named(TITLES[key], figures[key]) for key in THREE_PUBLIC_PARTS if key in figures]


class _Speaker:
    """Makes one sentence after another; none where its figures are not stated."""

    def __init__(self, headlines: Headlines) -> None:
        self._headlines = headlines
        self._figures = headlines.figures

    def lead(self, package: Package) -> Phrase | None:
        is_budget = package.kind == "budget"
        income = self._first("income_total", "income_year") if is_budget else None
        income = income or self._first("income_year", "income_total")
        spent = self._first("expenditure_year", "expenditure_total")
        fields = {"year": package.fiscal_year, "income": income, "spent": spent}
        if income and spent:
            return (
                phrase("{year} 年计划收入 {income}，计划支出 {spent}。", **fields)
                if is_budget
                else phrase("{year} 年实际收入 {income}，实际支出 {spent}。", **fields)
            )
        if income:
            if is_budget:
                return phrase("{year} 年计划收入 {income}。", **fields)
            return phrase("{year} 年实际收入 {income}。", **fields)
        if spent:
            if is_budget:
                return phrase("{year} 年计划支出 {spent}。", **fields)
            return phrase("{year} 年实际支出 {spent}。", **fields)
        return None

    def carried_over(self, package: Package) -> Phrase | None:
        """Where the total differs from the year's own: what was carried over makes the difference."""
        total, year = self._figures.get("income_total"), self._figures.get("income_year")
        if not total or not year or total.yuan == year.yuan:
            return None
        if package.kind == "final":
            if not self._is_balanced():
                return None
            return phrase("连同年初、年末的结转和结余，收入和支出的总计都是 {total}。", total=total)
        opening = self._figures.get("opening")
        if not opening:
            return phrase("收入里，本年收入 {year}。", year=year)
        return phrase("收入里，本年收入 {year}，上年结转 {opening}。", year=year, opening=opening)

    def carried_on(self, package: Package) -> Phrase | None:
        """Where a budget does not plan to spend all: why its two sums differ."""
        total, year = (self._figures.get(f"expenditure_{each}") for each in ("total", "year"))
        if package.kind != "budget" or not total or not year or not self._is_balanced():
            return None
        if total.yuan is None or year.yuan is None or year.yuan >= total.yuan:
            return None
        return phrase(
            "连同结转到下一年的等，支出的总计也是 {total}，和收入相等。",
            total=total,
        )

    def kinds_of_expenditure(self) -> Iterator[Phrase]:
        """Basic and project expenditure; in one sentence only where they are of the same money."""
        basic, project = self._figures.get("basic"), self._figures.get("project")
        if not basic or not project or basic.fund != project.fund:
            if basic:
                yield _basic_alone(basic, self._with_share(basic))
            if project:
                yield _project_alone(project, self._with_share(project))
        elif basic.fund:
            yield phrase(
                "{fund}的支出分两类：基本支出 {basic}，维持机构日常运转；项目支出 {project}，"
                "用于专门的工作任务。",
                fund=FUNDS[basic.fund],
                basic=self._with_share(basic),
                project=self._with_share(project),
            )
        elif self._leaves_rest(basic, project):
            yield phrase(
                "支出里，基本支出 {basic}，维持机构日常运转；项目支出 {project}，"
                "用于专门的工作任务。此外还有别的支出，见原表。",
                basic=self._with_share(basic),
                project=self._with_share(project),
            )
        else:
            yield phrase(
                "支出分两类：基本支出 {basic}，维持机构日常运转；项目支出 {project}，"
                "用于专门的工作任务。",
                basic=self._with_share(basic),
                project=self._with_share(project),
            )

    def basic_expenditure(self) -> Iterator[Phrase]:
        """Staff and running costs, a sentence for each money and each kind of place they stand in."""
        keys = ("personnel", "public")
        found = [(key, each) for key in keys if (each := self._headlines.stated(key))]
        for fund, is_of_prose in dict.fromkeys((one.fund, one.is_of_prose) for _, one in found):
            parts = series(
                (
                    _named(TITLES[key], one)
                    for key, one in found
                    if (one.fund, one.is_of_prose) == (fund, is_of_prose)
                ),
                "，",
            )
            yield _of_basic(fund, parts, is_of_prose=is_of_prose)

    def classes(self) -> Iterator[Phrase]:
        """The economic classes of basic expenditure, where 人员经费 and 公用经费 are not printed."""
        stated = self._headlines
        if stated.staff_classes and not stated.stated("personnel"):
            parts = series(map(_class, stated.staff_classes), "，")
            made = summed(stated.staff_classes) if len(stated.staff_classes) > 1 else None
            if made:
                yield phrase(
                    "一般公共预算的基本支出中，用在人员上的：{parts}，合起来 {total}。",
                    parts=parts,
                    total=made,
                )
            else:
                yield phrase("一般公共预算的基本支出中，用在人员上的：{parts}。", parts=parts)
        if stated.running_classes and not stated.stated("public"):
            parts = series(map(_class, stated.running_classes), "，")
            yield phrase("一般公共预算的基本支出中，用在日常运转上的：{parts}。", parts=parts)

    def purposes(self) -> Phrase | None:
        parts = [_named(named_function(each.label), each) for each in self._headlines.purposes]
        if not parts:
            return None
        return phrase("按用途分，最多的是：{purposes}。", purposes=series(parts, "，"))

    def operating_cost(self) -> Phrase | None:
        cost = self._headlines.stated("operating_cost")
        if cost and cost.is_of_prose:
            return phrase("文字说明里写明，机关运行经费 {cost}。", cost=cost)
        return phrase("机关运行经费 {cost}。", cost=cost) if cost else None

    def _first(self, *keys: str) -> Figure | None:
        return next((self._figures[key] for key in keys if key in self._figures), None)

    def _is_balanced(self) -> bool:
        income, spent = (self._figures.get(f"{side}_total") for side in ("income", "expenditure"))
        return bool(income and spent and income.yuan == spent.yuan)

    def _leaves_rest(self, basic: Figure, project: Figure) -> bool:
        """Whether the table that prints both has expenditure of yet another kind (单位预留机动经费,
        经营支出): the two are then not all of it."""
        whole = self._figures.get("expenditure_year")
        if not whole or any(each.table_id != whole.table_id for each in (basic, project)):
            return False
        if whole.yuan is None or basic.yuan is None or project.yuan is None:
            return False
        rounded = sum(_half_unit(each) for each in (whole, basic, project))
        return whole.yuan - basic.yuan - project.yuan > rounded

    def _with_share(self, part: Figure) -> Figure | Phrase:
        whole = self._figures.get("expenditure_year")
        if not whole or whole.table_id != part.table_id:
            return part
        stated = share(part.yuan, whole.yuan)
        if not stated:
            return part
        return phrase("{part}（占 {share}）", part=part, share=Derived(stated))


def _basic_alone(basic: Figure, said: Figure | Phrase) -> Phrase:
    if basic.fund:
        return phrase(
            "{fund}的支出里，基本支出 {basic}，维持机构日常运转。",
            fund=FUNDS[basic.fund],
            basic=said,
        )
    return phrase("支出里，基本支出 {basic}，维持机构日常运转。", basic=said)


def _project_alone(project: Figure, said: Figure | Phrase) -> Phrase:
    if project.fund:
        return phrase(
            "{fund}的支出里，项目支出 {project}，用于专门的工作任务。",
            fund=FUNDS[project.fund],
            project=said,
        )
    return phrase("支出里，项目支出 {project}，用于专门的工作任务。", project=said)


def _of_basic(fund: str, parts: Series, *, is_of_prose: bool) -> Phrase:
    """Parts of basic expenditure; their money is named where it is not all."""
    if is_of_prose and fund:
        return phrase(
            "文字说明里写明，{fund}的基本支出中，{parts}。", fund=FUNDS[fund], parts=parts
        )
    if is_of_prose:
        return phrase("文字说明里写明，基本支出中，{parts}。", parts=parts)
    if fund == "general_public":
        return phrase("一般公共预算的基本支出中，{parts}。", parts=parts)
    if fund:
        return phrase("{fund}的基本支出中，{parts}。", fund=FUNDS[fund], parts=parts)
    return phrase("基本支出中，{parts}。", parts=parts)


def _class(each: Figure) -> Phrase:
    return _named(_CLASSES.get(each.code, each.label), each)


def _named(name: Phrase | Bilingual | str, figure: Figure) -> Phrase:
    """A figure behind what it is called; a name that is a str is source text."""
    return phrase("{name} {figure}", name=name, figure=figure)


def _half_unit(each: Figure) -> Decimal:
    """Half of the last printed digit, in yuan: what rounding may have taken."""
    number = parse_amount(each.text)
    half = in_yuan(number.half_unit, each.unit) if number else None
    return half or Decimal(0)
