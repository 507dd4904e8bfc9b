"""Counts of a sentence that opens with the name of another body → whose they are, in their names.

甲市某中心下设综合部、运行部，共2个部门, in what a bureau discloses, counts those of the centre:
部门（甲市某中心）. The bureau's own, by its whole name or the end of it, need no such word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.names import thing_counted
from pipeline.extract.claims.sentences import Sentence, as_read
from pipeline.vocabulary.claim_words import Words, any_of

_LONGEST = 60
_TAIL = 4
_NO_NAME = re.compile("包括|包含|纳入|根据|其中|[的由是为从]|(?<![高中])等")
_BRACKETS = re.compile(r"（[^（）]*）$")


def settle_owners(context: Context, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Say of every count of a sentence of which other body it is, where a clause before it opens with one."""
    counts = [d for d in drafts if d.kind == "count" and not d.code]
    if not counts or not any(verb in sentence.text for verb in context.spec.naming.sets_up):
        return
    found = [
        (match.start(), _other(context, match["body"]))
        for match in _opened(context.spec.naming.sets_up).finditer(sentence.text)
    ]
    for draft in counts:
        body = next((body for at, body in reversed(found) if at < draft.at), "")
        name = thing_counted(draft.words, context.spec.naming)
        if body and body[-_TAIL:] not in name and len(name + body) < _LONGEST:
            draft.words = f"{name}（{body}）"


def _other(context: Context, name: str) -> str:
    """The name of a body that is not the one that reports, "" for any other words."""
    offices = context.vocabulary.identity.own_offices
    stem = _less_office(name, offices)
    endings = (*context.spec.bodies, *context.vocabulary.identity.organisations)
    if not stem.endswith(endings) or stem.endswith(context.spec.no_bodies) or _NO_NAME.search(name):
        return ""
    own = as_read(context.body or context.prose.entity.name)
    is_own = _less_office(own, offices).endswith(stem) or name.startswith(
        tuple(context.spec.all_owners)
    )
    return "" if is_own else name


def _less_office(name: str, offices: Words) -> str:
    """某局 of 某局（本级） and 某局机关, and a school without the other name that it bears in brackets."""
    ending = next(filter(name.endswith, _as_read(offices)), "")
    return _BRACKETS.sub("", name.removesuffix(ending))


@cache
def _as_read(offices: Words) -> Words:
    """The shortest first."""
    return tuple(sorted(map(as_read, offices), key=len))


@cache
def _opened(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A name at the head of a sentence or a clause, and the verb of what it has."""
    number = r"(?:\d{1,2}[.．、]|（[一二三四五六七八九十\d]+）)"
    name = r"(?P<body>(?:[^，。；：、（）\d]|（[^（）]{1,16}）){4,40}?)"
    return re.compile(rf"(?:^{number}?|[，。；]){name}(?:单位)?(?:共|已|现)?(?:{any_of(verbs)})")
