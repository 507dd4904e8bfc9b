"""Parts of an amount that are named by their money alone → what they are of: the whole, of that money.

行政运行90万元，其中财政拨款80万元 is 行政运行 of the appropriations; 其中上年结转5万元、当年安排85万元 is,
behind what was carried over, the whole again, as much as this year brings of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.plain_words import less_before
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec

_HELD = re.compile(
    r"(?P<sign>[（，、])(?:其中[：，]?)?包?含[：，]?[^，。；：、\d（）]{0,12}(?:结[转余]|转入)[^，。；：、\d（）]{0,6}$"
)
_OF = re.compile("(?:主要|具体)?由")
_MADE_UP = re.compile(r"[^。；]{0,400}?\d[^，。；：\d]{0,8}(?:构成|组成)(?=[，。；]|$)")
"""What ends the parts of a whole that 由 opens."""
_ALL_MONEY = ("", "appropriation")
_UNIT_FUNDS = "unit_funds"


def first_of_parts(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> Said:
    """What is said of an amount, less what tells that it is the first part of the one before: 经费9万元，由甲
    5万元、乙4万元构成."""
    whole = context.latest
    opening = _OF.match(said.label) if whole is not None and whole.run == context.run else None
    if opening is None or _MADE_UP.match(sentence.text, quantity.end) is None:
        return said
    context.open_parts()
    return replace(said, label=said.label[opening.end() :])


def held_by(context: Context, sentence: Sentence, at: int) -> Draft | None:
    """The amount right before one that it has of what was carried over (90万元，含上年结转5万元), whose money
    that is; None for any other amount."""
    found, whole = _HELD.search(sentence.text, 0, at), context.latest
    if found is None or whole is None or whole.amount is None or whole.sentence is not sentence:
        return None
    return whole if whole.amount.end == found.start("sign") else None


def whole_of_this_year(
    context: Context, sentence: Sentence, at: int, said: Said, named: Label
) -> Draft | None:
    """The whole of which an amount is the money of this year, behind a part that was carried over or before
    one; None for any other amount."""
    subject, whole = context.subject, _whole(context, sentence, at)
    if (
        subject is None
        or whole is None
        or subject.run != context.run
        or context.spec.carried.says(whole.words)
    ):
        return None
    if named.code or not context.spec.this_year.says(said.label):
        return None
    carried = subject.at > whole.at and context.spec.carried.says(subject.words)
    return whole if carried or (subject is whole and not named.words) else None


def whole_of_one_fund(context: Context, sentence: Sentence, at: int, named: Label) -> Draft | None:
    """The whole of which an amount is the money of one fund, by whose name alone it is called; None for any
    other amount. All income and all spending have names of their own for that."""
    spec, whole = context.spec, _whole(context, sentence, at)
    if whole is None or not _is_one_item(whole, spec):
        return None
    fund = _fund_named(named.words, spec)
    is_other = fund not in ("", _UNIT_FUNDS, whole.fund) and whole.fund in _ALL_MONEY
    return whole if is_other else None


def _whole(context: Context, sentence: Sentence, at: int) -> Draft | None:
    """What an amount is a part of, told in the same sentence."""
    whole = context.before_bracket(sentence, at) or context.parent
    return whole if whole is not None and whole.run == context.run else None


def _is_one_item(whole: Draft, spec: ClaimSpec) -> bool:
    """Whether an amount is of one item of what is spent, which may be of any money."""
    if whole.apart or whole.of_part or whole.of_another or not whole.words:
        return False
    item = spec.by_id(whole.code)
    if item is None:
        return side_of(whole.words) != "revenue" and not _fund_named(whole.words, spec)
    return bool(spec.division_of(item.name) or item.part_of or item.one_fund)


def _fund_named(words: str, spec: ClaimSpec) -> str:
    return spec.fund_named(bare(less_before(words, spec)))
