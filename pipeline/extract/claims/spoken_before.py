"""What a sentence spoke of before a comparison that names nothing → its name, where that is not the subject.

公务接待费2万元。 购车费用为零，与上年一致。 compares no receptions; nor does 保有车辆2辆，与上年持平。 A
comparison is of what was spoken of last, and of what an earlier sentence told only where its own names no
other money and no other thing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.segments import segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary.claim_indicators import ClaimIndicator
from pipeline.vocabulary.claim_words import SpokenBefore, any_of

_COUNT, _NONE = "count", "zero"


def spoken_before(context: Context, sentence: Sentence, at: int, *, of_money: bool = False) -> str:
    """The name of what a sentence speaks of before a place, "" where that is the subject; a change `of_money`
    is none of what was counted before it (接待32批次，较上年减少1万元)."""
    told = [draft for draft in context.of_sentence(sentence) if draft.at < at]
    if told:
        last = told[-1]
        if last.kind == _NONE and not last.code:
            return last.words  # 甲费与乙费没有发生，与上年一致
        return last.words if last.kind == _COUNT and not of_money else ""
    *before, _ = segments(sentence.text[:at])
    pattern = _name(context.spec.spoken_before)
    found = (pattern.fullmatch(split_number(each).text) for each in reversed(before))
    names = [each["name"] for each in found if each]
    name = next((name for name in names if _is_a_name(name, context.spec.spoken_before)), "")
    return name if name and not _names_subject(context, name) else ""


def of_counted_before(context: Context, sentence: Sentence, said: Said, named: Label) -> Label:
    """国内公务接待5批次，30人次，共2万元, where cars were spoken of: the money of what was counted."""
    told = context.of_sentence(sentence)
    last = told[-1] if told else None
    nameless = not named.code and bare(said.label) in ("共", *context.spec.sums)
    if not nameless or last is None or last.kind != _COUNT or context.subject is None:
        return named
    money = context.label(last.words)
    of_it, subject = (context.spec.by_id(each.code) for each in (money, context.subject))
    if of_it is None or (subject is not None and _are_of_one(of_it, subject)):
        return named
    return replace(money, phase=named.phase, year=named.year)


def _are_of_one(one: ClaimIndicator, other: ClaimIndicator) -> bool:
    """Whether one is the other, or a part of it: reception_domestic of reception."""
    is_part = one.part_of == other.id or other.part_of == one.id
    return is_part or one.id.startswith(other.id) or other.id.startswith(one.id)


def _names_subject(context: Context, name: str) -> bool:
    """Whether a name is that of the subject, or has it in it."""
    subject = context.subject
    if subject is None:
        return False
    named = context.label(name)
    if named.code and subject.code:
        return named.code == subject.code
    one, other = bare(subject.words), bare(name)
    return one in other or other in one


def _is_a_name(name: str, spec: SpokenBefore) -> bool:
    return any(word in name for word in spec.names) and not name.startswith(spec.no_names)


@cache
def _name(spec: SpokenBefore) -> re.Pattern[str]:
    year = r"(?:(?:19|20)\d{2}年度?)?"
    said = rf"(?:(?:{any_of(spec.all_of)})?(?:{any_of(spec.says)}))?"
    return re.compile(rf"{year}(?P<name>[^，。；：\d]{{2,40}}?){said}")
