"""A figure beside the accounts, and the words before it → the same, told as the change that they say it is.

本年增加了甲专项资金60万元 is by how much there is more of that money, and 定额较2030年上涨900元/人 by how
much a price rose: neither is an amount, and the verb is no part of a name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.claims.changes import compare_to
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.vocabulary.claim_words import any_of

_YEARS = re.compile(r"(?:^|[^\d])(?P<own>(?:19|20)\d{2})年度?(?:相?[比较]|与|同)(?:19|20)\d{2}年")
_BUDGET = "预算"
_ADDED = re.compile(
    r"^(?:本年度?|今年|当年|(?:19|20)\d{2}年度?)?(?:(?P<more>新增加?|增加)|减少|核减)了?(?P<of>[^，。；：、\d]{4,})$"
)


def as_change(context: Context, draft: Draft, said: str) -> Draft:
    """The draft of an amount or a price, as a change where the words before it say so; a count that is told
    against another year, as one of its own."""
    if draft.kind == "amount":
        return _of_money(context, draft)
    if draft.kind == "price":
        return _of_price(context, draft)
    years = _YEARS.search(said) if draft.kind == "count" else None
    return replace(draft, period=int(years["own"])) if years else draft


def _of_money(context: Context, draft: Draft) -> Draft:
    found = _ADDED.match(draft.words)
    if found is None or not found["of"].endswith((_BUDGET, *context.spec.names_of_money)):
        return draft
    direction = "increase" if found["more"] else "decrease"
    return _changed(context, draft, found["of"], direction, "")


def _of_price(context: Context, draft: Draft) -> Draft:
    verbs = (*context.spec.verbs.increase, *context.spec.verbs.decrease)
    found = _compared(verbs, context.spec.last_year).match(draft.words)
    if found is None:
        return draft
    direction = context.spec.direction_of(found["verb"])
    return _changed(context, draft, found["of"], direction, found["base"])


def _changed(context: Context, draft: Draft, words: str, direction: str, base: str) -> Draft:
    # of the year that is told of, not of the one that it is held against
    period = context.identity.fiscal_year if base else draft.period
    made = replace(draft, kind="change", words=words, direction=direction, period=period)
    compare_to(context, made, base)
    return made


@cache
def _compared(verbs: tuple[str, ...], last_year: tuple[str, ...]) -> re.Pattern[str]:
    year = rf"(?:19|20)\d{{2}}年度?|{any_of(last_year)}"
    return re.compile(
        rf"^(?P<of>[^，。；：\d]{{2,}}?)[较比](?P<base>{year})(?P<verb>{any_of(verbs)})了?$"
    )
