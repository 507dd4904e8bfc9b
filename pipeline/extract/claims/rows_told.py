"""Figures in a row behind 分别, as `respectively` reads it → their Drafts, each of its own name."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.changes import state_change
from pipeline.extract.claims.clauses import Said, said_of_money
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.quantities import Quantity, quantities
from pipeline.extract.claims.ratios import state_share
from pipeline.extract.claims.respectively import Row, is_told, names_told, row_from, years_told
from pipeline.extract.claims.segments import LONGEST_LEAD, segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.statements import state_amount
from pipeline.vocabulary import ClaimSpec

_TOLD_OF = re.compile("分别|依次|各(?=[\u4e00-\u9fff])")
_SHARES = re.compile(
    "(?:占比|比重|比例|占)分别(?:为|是|达)?(?P<none>)|(?:(?:以上|上述)?[两二三四五六][项者])?(?:所)?分别占(?:到)?(?P<base>[^，。；：\\d]{0,20}?)(?:的)?(?:比重|比例)?(?:为|是)?"
)
_YEARS_FIRST = re.compile(r"^(?:(?:(?:19|20)\d{2}年?度?[-—–－~～至到、和]*)+)")
_SAID = re.compile("[为是达约]+$")
_FEWEST = 2
_LONGEST_ROW = 2000


def state_in_a_row(
    context: Context, sentence: Sentence, lead: str, segment: str, quantity: Quantity
) -> bool:
    """State a figure of several that 分别 told of, each of its own name; whether it was one."""
    row, number = context.row, 0
    goes_on = row is not None and row.sentence is sentence and row.kind == quantity.kind
    if row is None or not goes_on or quantity.end not in row.ends[1:]:
        row = _row(context, sentence, segment, quantity)
    else:
        number = row.ends.index(quantity.end)
    if row is None:
        return False
    context.row = row
    if row.said.kind == "share":
        context.latest = row.of[number]
        context.speak_of(row.of[number])
        state_share(context, sentence, row.said, quantity)
        return True
    *before, _ = segments(lead[-LONGEST_LEAD:]) if not number else ("",)
    own = said_of_money(segment, context.spec)
    said = replace(row.said, label=row.names[number])
    if number and own.direction:
        said = replace(said, direction=own.direction)  # 分别增加5万元、减少4万元
    count = len(context.drafts)
    if said.kind == "change" and quantity.kind == "percent" and (of := row.of.get(number)):
        of.percentage = quantity
        return True
    if said.kind == "change":
        state_change(context, sentence, before, said, quantity)
    else:
        state_amount(context, sentence, before, said, quantity)
    if len(context.drafts) > count:
        if row.undated:
            context.drafts[-1].period = None
        row.stated[number] = context.drafts[-1]
    return True


def _row(context: Context, sentence: Sentence, segment: str, quantity: Quantity) -> Row | None:
    """The row that a figure opens, None where it is alone, or nothing says of what the others are."""
    spec, last = context.spec, context.row
    goes_on = quantity.kind == "percent" and segment == "占" and last is not None
    if quantity.kind not in ("money", "percent") or not (is_told(segment) or goes_on):
        return None
    ends = row_from(sentence.text, quantity, quantities(sentence.text[:_LONGEST_ROW], spec))
    if goes_on and last is not None and sentence.text[last.ends[-1] : quantity.start] == "，占":
        return _row_of_shares(context, sentence, Said("share", ""), ends)
    if quantity.kind == "percent" and (shares := _SHARES.fullmatch(segment)):
        return _row_of_shares(context, sentence, Said("share", "", shares["base"] or ""), ends)
    names = names_told(segment) or (last.names if last is not None else ())
    if len(names) != len(ends):
        names = tuple(each.words for each in _parts_before(context, sentence))
    undated = False
    if len(ends) >= _FEWEST and len(ends) != len(names) and quantity.kind == "money":
        names, undated = _of_one_name(spec, sentence, segment, quantity, len(ends))
    if len(ends) < _FEWEST or len(ends) != len(names):
        return None
    said = said_of_money(_TOLD_OF.sub("", segment, count=1), spec)
    if said.kind == "amount" and quantity.kind == "percent":
        return None
    same = last is not None and names == last.names and said.kind == "change" == last.said.kind
    of = last.stated if last and same else {}
    return Row(names, ends, quantity.kind, said, sentence, of=of, undated=undated)


def _of_one_name(
    spec: ClaimSpec, sentence: Sentence, segment: str, quantity: Quantity, number: int
) -> tuple[tuple[str, ...], bool]:
    """2022年、2023年，支出分别为9万元、8万元: the name of each figure, of its year; and whether nothing tells
    of what each is. () for changes, which are of what was stated."""
    said = said_of_money(_TOLD_OF.sub("", segment, count=1), spec)
    if said.kind != "amount":
        return (), False
    name = _SAID.sub("", said.label)
    years = years_told(sentence.text[: quantity.start])
    if len(years) == number:
        name = _YEARS_FIRST.sub("", name)
        return tuple(f"{year}年{name}" for year in years), False
    return (name,) * number, True


def _row_of_shares(
    context: Context, sentence: Sentence, said: Said, ends: tuple[int, ...]
) -> Row | None:
    """甲5万元、乙3万元，分别占62.5%、37.5%: the shares of the amounts that the sentence listed last; None
    where it listed not as many as parts of one whole."""
    parts = _parts_before(context, sentence)
    if len(ends) < _FEWEST or len(parts) != len(ends):
        return None
    return Row(
        tuple(each.words for each in parts),
        ends,
        "percent",
        said,
        sentence,
        of=dict(enumerate(parts)),
    )


def _parts_before(context: Context, sentence: Sentence) -> list[Draft]:
    """The amounts that a sentence listed last, as parts of one whole or of none."""
    told = [each for each in context.of_sentence(sentence) if each.kind == "amount"]
    whole = told[-1].parent if told else None
    return [each for each in told if each.parent is whole]
