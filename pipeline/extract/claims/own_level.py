"""Amounts of the own office beside those of the units below it → whose they are, in their names.

本级教育支出5万元，下属单位教育支出4万元: neither is what the whole body spends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.sentences import Sentence
from pipeline.vocabulary.claim_words import Words, any_of

_OWN = "本级"
_NAMED_OWN = re.compile(rf"{_OWN}(?P<name>[^，。；：、（）\d]{{2,24}})$")


def settle_own_level(context: Context, sentence: Sentence, told: Sequence[Draft]) -> None:
    """Name every amount of the own office that a sentence states beside that of the units below."""
    if _OWN not in sentence.text:
        return
    below = {*_named_below(context.spec.subordinate).findall(sentence.text)}
    for draft in told:
        if draft.kind != "amount" or draft.amount is None:
            continue
        own = _NAMED_OWN.search(sentence.text, 0, draft.amount.start)
        if own is not None and own["name"] in below:
            draft.code, draft.words, draft.apart = "", own[0], True


@cache
def _named_below(words: Words) -> re.Pattern[str]:
    """What is stated of the units below: 下属单位教育支出, 所属预算单位教育支出."""
    return re.compile(
        rf"(?:{any_of(words)})[\u4e00-\u9fff]{{0,4}}单位的?([^，。；：、（）\d]{{2,24}})(?=\d)"
    )
