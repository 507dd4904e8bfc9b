"""`specs/claims.yml`: the indicators of the forms, as sentences call them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from pipeline.vocabulary.claim_words import Words
from pipeline.vocabulary.forms import Locator
from pipeline.vocabulary.spec import Phrases, Spec


class ClaimIndicator(Spec):
    """One indicator of the forms: what prose calls it, and the figures that state it.

    `fund` is what it is of by its name, `phase` the one its form is of whatever the sentence says;
    `in_fields` marks one that forms of labelled fields state in a row of their own, `counts` one that
    is no money, `partial` one whose parts are named like items of the forms without being them,
    `part_of` is the indicator that it is always a part of,
    `one_fund` one that the forms state of one money only, which sentences need not name,
    `stated_once` a count that is one number however often it is told, unless it is told of some of them,
    `made_of` are the parts that make all of it, each with the indicators that may be meant by it.
    """

    id: str
    name: str
    words: Phrases
    figures: tuple[Locator, ...]
    fund: str = ""
    phase: str = ""
    in_fields: bool = False
    counts: bool = False
    partial: bool = False
    one_fund: bool = False
    stated_once: bool = False
    part_of: str = ""
    made_of: tuple[Words, ...] = ()
    also_counted: dict[str, str] = Field(default_factory=dict)
    """units → the indicator that the same is where it is counted in them: 国内公务接待26人次"""
    short_in: dict[str, Words] = Field(default_factory=dict)
    """indicators → what it is called among their parts: 购置费 of 公务用车购置及运行费"""
    narrower: tuple[str, ...] = ()
    """the indicators that it is where the cell that states as much is theirs: a 支出总计 of 本年支出合计"""
    otherwise: tuple[Locator, ...] = ()
    """where it stands in forms that state none of `figures`"""
    agreeing: tuple[Locator, ...] = ()
    """what it is where it agrees, and nothing is said of it where it does not: 公用经费 is 商品和服务支出
    where nothing else is paid of it"""
    of_appropriations: tuple[Locator, ...] = ()
    """where a part about appropriations or its own fund means it, where it agrees: the income of one fund
    in their own summary, and no row of what was carried over"""


def with_stand_ins(
    indicator: ClaimIndicator, in_place: Mapping[str, tuple[str, ...]]
) -> ClaimIndicator:
    def found(locators: tuple[Locator, ...]) -> tuple[Locator, ...]:
        others = (
            locator.model_copy(update={"form": form})
            for locator in locators
            for form in in_place.get(locator.form, ())
        )
        return (*locators, *others)

    return indicator.model_copy(
        update={
            "figures": found(indicator.figures),
            "otherwise": found(indicator.otherwise),
            "agreeing": found(indicator.agreeing),
        }
    )
