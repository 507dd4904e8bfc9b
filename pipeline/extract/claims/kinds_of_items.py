"""Kinds of spending of an item that a sentence names before them → their names.

教育支出中基本支出5万元，项目支出3万元: neither is a total of the body's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.sentences import Sentence

_WITHIN = re.compile(
    r"(?:年度?)?(?P<item>[^，。；：、（）\d]{3,30})中[，：]?(?:其中：?)?[^，。；：、（）\d]{2,12}$"
)
_PARTED = re.compile("[。；]")


def settle_kinds_of_items(context: Context, sentence: Sentence, told: Sequence[Draft]) -> None:
    """Take from every kind of spending of a named item the code of what the whole body spends on it."""
    item, end = "", 0
    for draft in told:
        if draft.kind != "amount" or draft.amount is None:
            continue
        before = sentence.text[end : draft.amount.start]
        if found := _WITHIN.search(before):
            item = _item(context, found["item"])
        elif _PARTED.search(before):
            item = ""
        is_kind = bool(context.spec.division_of(draft.words))
        if item and draft.code and is_kind:
            draft.code, draft.words = "", f"{item}中{draft.words}"
        elif not (is_kind or found):
            item = ""
        end = draft.amount.end


def _item(context: Context, words: str) -> str:
    """The name of an item of the functional classification that words end in, "" for any other words."""
    named = context.label(words)
    functions = context.vocabulary.classifications["functional"]
    return named.words if not named.code and functions.has_name(named.words) else ""
