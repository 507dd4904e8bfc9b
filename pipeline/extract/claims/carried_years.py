"""A sentence that names no year beside its figures → the year they are of, by what was said before."""

from __future__ import annotations

import re

from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.lists import Lists
from pipeline.extract.claims.plain_words import opens_with_owner
from pipeline.extract.claims.sense import makes_up
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.years import A_YEAR, opens_parts, year_opening

_COMPARED = re.compile(
    r"(?:^|[，；：])(?:相?[比较对]|与|同|和|跟)[^，。；：]*$"
    r"|[^，。；：\d][比较](?:上年|去年|(?:19|20)\d{2}年)[^，。；：]*$"
)
"""与2029年预算…, or 收入较上年…: what stands before an amount that another one is compared with."""


def opening_year(said: Lists, text: str) -> int | None:
    """The year that opens a sentence apart from any name, None where none does."""
    spec, entity = said.spec, said.body or said.prose.entity.name
    return year_opening(
        text,
        said.identity.fiscal_year,
        spec.last_year,
        lambda behind: opens_with_owner(behind, entity, spec),
    )


def year_of_whole(said: Lists, sentence: Sentence, *, turned: bool) -> int | None:
    """The year of the whole whose parts a sentence goes on with, None where it is the own one: of a list
    that is open still (`turned`: in a paragraph below it), or of what was spoken of (2030年支出9万元。其中：
    甲5万元)."""
    whole = said.parent
    goes_on = opens_parts(sentence.text)
    if whole is None or not (goes_on or turned or not _is_complete(said, whole)):
        whole = said.subject if goes_on else None
    if whole is None or whole.period is None or not whole.sentence.text:
        return None
    own = whole.period == said.identity.fiscal_year or _is_compared_with(whole)
    return None if own or _is_slip(said, whole.period) else whole.period


def year_of_item(said: Lists, code: str) -> int | None:
    """The year of the whole that the paragraph stated last of which an indicator always is a part: behind
    2030年“三公”经费9万元 a sentence on 公务接待费 tells of that year."""
    indicator = said.spec.by_id(code)
    if indicator is None or not indicator.part_of:
        return None
    run, year = -1, 0
    for draft in said.backwards():
        if draft.sentence.paragraph != said.paragraph or run not in (-1, draft.run):
            break
        is_whole = (draft.kind, draft.code) == ("amount", indicator.part_of)
        if is_whole and not _is_compared_with(draft):
            run, year = draft.run, max(draft.period or 0, year)
    return year if year and not _is_slip(said, year) else None


def year_compared(said: Lists, change: Draft, base: str) -> int | None:
    """The year behind the one that a change is compared with by its number, where an amount of the prose
    is of that year and nothing says of which the change is: 2029年5万元。…同口径比2028年减少1万元."""
    years = A_YEAR.findall(base)
    if said.year is not None or len(years) != 1:
        return None
    year = int(years[0].removesuffix("年")) + 1
    if year >= said.identity.fiscal_year:
        return None
    of_it = (d for d in said.here() if (d.kind, d.period) == ("amount", year))
    return None if all(map(_is_compared_with, of_it)) else year


def _is_compared_with(draft: Draft) -> bool:
    """Whether an amount is what another one is compared with: 与2029年预算5万元相比."""
    return _COMPARED.search(draft.sentence.text, 0, draft.at) is not None


def _is_slip(said: Lists, year: int) -> bool:
    """Whether the prose compares what it tells of a year with that very year or a later one: 2030年预算
    5万元，比2030年减少1万元 means another one by the first."""
    changes = (d for d in said.here() if d.kind == "change" and d.period == year)
    return any((d.base_period or 0) >= year and A_YEAR.search(d.base_words) for d in changes)


def _is_complete(said: Lists, whole: Draft) -> bool:
    """Whether the parts that were listed make up their whole."""
    parts = [d for d in said.here() if d.kind == "amount" and d.parent is whole]
    return makes_up(parts, whole)
