"""Money that is named as what is spent is, among the parts of income → the code of that income; and money
that is named as income, among the parts of what is spent."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.listings import names_a_side
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec

_ALL_SPENT = ("grand_total", "expenditure", "appropriation_expenditure", "appropriation_total")
_SIDE_OPENED = re.compile(
    r"(收入|支出)(?:预算|决算)?(?:主要)?(?:包括|来源|构成)"
    r"|(?:^|[，。；：、）年度])(收入|支出)(?:方面|部分|(?:全部|均)[为是来][^，。；：\d]{2,12})?(?=[，：])"
)
"""收支总预算5万元。收入包括：…；支出方面，…: of which side the list is."""


def as_income(context: Context, named: Label, sentence: Sentence, at: int) -> Label:
    """What is named at a place of a sentence, as income where the list before it, its whole, or else the
    heading is of that."""
    opened = [one or other for one, other in _SIDE_OPENED.findall(sentence.text[:at])]
    whole = context.before_bracket(sentence, at) or context.parent
    of_side = whole.words if whole is not None else context.prose.heading
    code = _income_of(context, named, opened[-1] if opened else of_side)
    return named if code == named.code else replace(named, code=code)


def code_in(context: Context, named: Label | Draft, whole: Draft) -> str:
    """一般公共预算拨款 among the parts of 收入预算 is that income, not what is spent of it."""
    return _income_of(context, named, whole.words)


def _income_of(context: Context, named: Label | Draft, words_of_side: str) -> str:
    """The code of what is named, that of its income where the words of its whole or heading are of that."""
    words = bare(named.words).removesuffix("安排")
    if named.code == "" and _is_all_spent(context, words, words_of_side):
        return context.label(f"{words.removesuffix('资金')}支出").code
    is_money = words.endswith(("拨款", "预算资金", "预算")) or context.spec.is_fund(words)
    if side_of(words_of_side) != "revenue" or not is_money:
        return named.code
    return context.label(f"{words.removesuffix('资金')}收入").code or named.code


def _is_all_spent(context: Context, words: str, whole: str) -> bool:
    """支出中，政府性基金预算财政拨款5万元: whether words name a fund among all that is spent."""
    is_money = words.endswith(("财政拨款", "预算拨款", "预算")) or context.spec.is_fund(words)
    if not is_money or side_of(whole) != "expenditure":
        return False
    of_all = context.label(whole).code in _ALL_SPENT or bool(names_a_side(whole))
    return of_all and context.spec.fund_of(words) not in ("", "appropriation")


def is_spent_of_income(draft: Draft, spec: ClaimSpec) -> bool:
    """支出总预算90万元，按资金来源：事业收入20万元, 人员经费90万元（上年结转2万元）: whether it is what is
    spent of some money, which need not be as much as comes in or was carried over."""
    whole, item = draft.within or draft.parent, spec.by_id(draft.code)
    if whole is None or draft.kind not in ("amount", "share"):
        return False
    own = side_of(draft.words) or (side_of(item.name) if item is not None else "")
    if _is_of_item(whole, spec):
        return own == "revenue" or spec.carried.is_balance(draft.words)
    return (side_of(whole.words), own) == ("expenditure", "revenue")


def _is_of_item(whole: Draft, spec: ClaimSpec) -> bool:
    """Whether an amount is of an item of what is spent, or of a project: of no total."""
    item = spec.by_id(whole.code)
    if side_of(whole.words) == "revenue" or spec.carried.is_balance(whole.words):
        return False
    if item is not None:
        return bool(spec.division_of(item.name) or item.part_of or item.one_fund or item.partial)
    return whole.code.isdigit() or (not whole.code and whole.words.endswith(spec.names_of_spending))
