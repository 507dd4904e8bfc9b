"""Figures of another year in a row, and by how much each changed → their Drafts.

甲9万元、乙8万元，较上年7万元、9万元分别增加2万元、减少1万元: each of one of the parts listed before.
支出9万元，分别比上年预算8万元和决算7万元增加1万元和2万元: of what was stated last, against either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile

from pipeline.extract.claims.changes import compare_to
from pipeline.extract.claims.clauses import compared_to, said_of_money
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.last_years import base_year
from pipeline.extract.claims.quantities import Quantity, quantities
from pipeline.extract.claims.respectively import Compared
from pipeline.extract.claims.sentences import Sentence
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import Verbs, any_of

_AGAINST = re.compile(
    "(?:[、，,和与及]|以及)(?P<words>(?:(?:上年|去年|(?:19|20)[0-9]{2}年)度?)?(?:年初)?(?:预算|决算|执行)?数?)"
)
_YEAR = re.compile("(?:上年|去年|(?:19|20)[0-9]{2}年)度?")
_EACH = "分别|依次|各"
_FEWEST = 2
_LONGEST_ROW = 2000


def state_compared_in_a_row(
    context: Context, sentence: Sentence, segment: str, quantity: Quantity
) -> bool:
    """State a figure of a row that another row is compared with, or a change of that; whether it was one."""
    row = context.compared_row
    if row is None or row.sentence is not sentence or quantity.end not in row.ends:
        row = _opened(context, sentence, segment, quantity)
    if row is None:
        return False
    context.compared_row = row
    number, count = row.ends.index(quantity.end), len(row.words)
    if number < count:
        _state_base(context, row, number, quantity)
    elif number < 2 * count:
        _state_change(context, row, number - count, segment, quantity)
    else:
        row.changes[number - 2 * count].percentage = quantity
    return True


def _state_base(context: Context, row: Compared, number: int, quantity: Quantity) -> None:
    words = row.words[number]
    if row.now:
        base = replace(row.now[number], sentence=row.sentence, at=quantity.start)
    else:
        base = context.draft(row.sentence, quantity.start, "amount", Label(words, "", "", None))
        base.apart = True
    year = base_year(words, context.identity.fiscal_year, context.spec)
    base.amount = quantity
    base.period = base.period if year is None else year
    base.phase = context.spec.phase_of_base(words) or base.phase
    row.bases.append(base)
    context.drafts.append(base)


def _state_change(
    context: Context, row: Compared, number: int, segment: str, quantity: Quantity
) -> None:
    base, first = row.bases[number], row.changes.get(0)
    now = row.now[number] if row.now else None
    said = said_of_money(segment, context.spec)
    change = replace(
        now or base,
        sentence=row.sentence,
        at=quantity.start,
        kind="change",
        direction=said.direction or (first.direction if first else ""),
        of=now,
        base=base,
        amount=quantity if quantity.kind == "money" else None,
        percentage=quantity if quantity.kind == "percent" else None,
    )
    compare_to(context, change, row.words[number])
    if now is None:
        change.period = None
    row.changes[number] = change
    context.drafts.append(change)


def _opened(
    context: Context, sentence: Sentence, segment: str, quantity: Quantity
) -> Compared | None:
    """The row that a figure opens: as many figures behind 较上年 as parts were listed, or as 分别 tells of
    one figure, and then as many changes; None for any other."""
    first = compared_to(segment).removesuffix("的")
    text, spec = sentence.text, context.spec
    names_base = base_year(first, 0, spec) is not None or spec.phase_of(first)
    if not names_base or quantity.kind != "money":
        return None
    figures = [each for each in quantities(text[:_LONGEST_ROW], spec) if each.end >= quantity.end]
    words, ends = [first], [quantity.end]
    for each in figures[1:]:
        between = _AGAINST.fullmatch(text[ends[-1] : each.start])
        if each.kind != "money" or between is None:
            break
        words.append(between["words"])
        ends.append(each.end)
    count = len(words)
    ends += _ends_of_changes(text, figures[count - 1 :], count, spec)
    if len(ends) == 2 * count and figures[count].kind == "money":
        rates = [figures[2 * count - 1], *_percentages(figures[2 * count :])]
        told = _ends_of_changes(text, rates, count, spec)
        ends += told if len(told) == count else []  # …，增长5%、4%
    if count < _FEWEST or len(ends) < 2 * count:
        return None
    now = _compared(context, sentence, segment, words)
    year = found[0] if (found := _YEAR.match(first)) else ""
    dated = (_dated(each, year, spec) if each else first for each in words)
    return Compared(sentence, now, tuple(dated), tuple(ends))


def _ends_of_changes(
    text: str, figures: Sequence[Quantity], count: int, spec: ClaimSpec
) -> list[int]:
    """Where so many changes end that follow the first of the figures in a row."""
    ends: list[int] = []
    for last, each in pairwise(figures[: count + 1]):
        opens = _changes(spec.verbs, opens=not ends)
        if not opens.fullmatch(text[last.end : each.start]):
            break
        ends.append(each.end)
    return ends


def _percentages(figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """The rates that a row of figures begins with."""
    return takewhile(lambda each: each.kind == "percent", figures)


def _dated(words: str, year: str, spec: ClaimSpec) -> str:
    """2023年预算9万元和决算8万元: both of that year."""
    return words if base_year(words, 0, spec) is not None else f"{year}{words}"


def _compared(
    context: Context, sentence: Sentence, segment: str, words: list[str]
) -> tuple[Draft, ...]:
    """What a row of figures is of: the parts listed before, or what was stated last, against each; () where
    there are not as many."""
    told = [each for each in context.of_sentence(sentence) if each.kind == "amount"]
    if told and all(words):
        return (told[-1],) * len(words) if re.match(_EACH, segment) else ()
    parts = tuple(each for each in told if each.parent is told[-1].parent)
    return parts if len(parts) == len(words) else ()


@cache
def _changes(verbs: Verbs, *, opens: bool) -> re.Pattern[str]:
    verb = f"(?:{any_of((*verbs.increase, *verbs.decrease))})(?:了|约|额|数|幅度|为)*"
    if opens:
        return re.compile(f"(?:相比)?，?(?:{_EACH})?{verb}")
    return re.compile(f"(?:[、，,和与及]|以及)(?:{_EACH})?(?:{verb})?")
