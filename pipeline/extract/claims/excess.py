"""较年初预算5万元超1万元，超20%: 超 and its like → a change, where a base stands before it.

Behind anything else the same word says that a figure is rough: 占总支出超50%.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.claims.clauses import THAN, Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.sentences import Sentence
from pipeline.vocabulary.claim_words import any_of


def said_beyond(context: Context, sentence: Sentence, segment: str) -> Said | None:
    """By how much a figure is more than another that was stated or is named before it."""
    words = context.spec.beyond
    if not segment.endswith(words):
        return None
    if named := _behind_base(words).match(segment):
        return Said("change", named["label"], named["base"], "increase", segment)
    return (
        Said("change", "", "", "increase", segment)
        if _goes_on(context, sentence, segment)
        else None
    )


def _goes_on(context: Context, sentence: Sentence, segment: str) -> bool:
    """Whether the word stands alone behind the base or behind how much it was exceeded by."""
    if segment not in context.spec.beyond or not context.drafts:
        return False
    last = context.drafts[-1]
    is_exceeded = last.kind == "change" and last.direction == "increase"
    is_base = last.kind == "amount" and bool(context.stated_base)
    return last.sentence is sentence and (is_exceeded or is_base)


@cache
def _behind_base(words: tuple[str, ...]) -> re.Pattern[str]:
    base = "[^比较与，。；：]{2,24}?"
    return re.compile(rf"(?P<label>[^占]*?){THAN}(?P<base>{base})(?:{any_of(words)})$")
