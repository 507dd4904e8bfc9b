"""What a place or a body means to reach → what is stated of it is no budget: 力争甲零售总额增长5%."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.claims.drafts import Draft
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import Words, any_of

_SHORTEST = 2


def is_goal(draft: Draft, spec: ClaimSpec) -> bool:
    """Whether words before a figure, in its sentence, say that it is a goal, and its name is not that of
    money that a budget gives."""
    if draft.words.endswith(spec.names_of_money):
        return False
    return _said(spec.goals).search(draft.sentence.text, 0, draft.at) is not None


def less_goal(words: str, goals: Words) -> str:
    """The name of what is to be reached without what says so.

    >>> less_goal("力争全县游客人数", ("力争",)), less_goal("力争", ("力争",))
    ('全县游客人数', '力争')
    """
    rest = _opening(goals).sub("", words)
    return rest if len(rest) >= _SHORTEST else words


@cache
def _said(goals: Words) -> re.Pattern[str]:
    return re.compile(any_of(goals))


@cache
def _opening(goals: Words) -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(goals)})+")
