"""Money that is named as what is spent is, among the parts of income → the code of that income."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.labels import Label
from pipeline.values.sides import side_of
from pipeline.values.text import bare

_SIDE_OPENED = re.compile(r"(收入|支出)(?:预算|决算)?(?:主要)?(?:包括|来源|构成)")
"""收支总预算5万元。收入包括：…；支出包括：…: of which side the list is."""


def as_income(context: Context, named: Label, before: str) -> Label:
    """What is named, as income where the list before it, its whole, or else the heading is of that."""
    opened = _SIDE_OPENED.findall(before)
    whole = context.parent
    of_side = whole.words if whole is not None else context.prose.heading
    code = _income_of(context, named, opened[-1] if opened else of_side)
    return named if code == named.code else replace(named, code=code)


def code_in(context: Context, named: Label | Draft, whole: Draft) -> str:
    """一般公共预算拨款 among the parts of 收入预算 is that income, not what is spent of it."""
    return _income_of(context, named, whole.words)


def _income_of(context: Context, named: Label | Draft, words_of_side: str) -> str:
    """The code of what is named, that of its income where the words of its whole or heading are of that."""
    words = bare(named.words)
    if side_of(words_of_side) != "revenue" or not words.endswith(("拨款", "预算资金", "预算")):
        return named.code
    return context.label(f"{words.removesuffix('资金')}收入").code or named.code
