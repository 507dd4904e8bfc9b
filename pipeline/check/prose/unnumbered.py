"""Passages → Lists: a whole that one paragraph announces, its parts at the head of those behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.listed import Listed, Part, has_all_kinds, shares_of
from pipeline.check.prose.lists import announces
from pipeline.check.prose.passages import Passage
from pipeline.model.frozen import replaced
from pipeline.vocabulary.prose import ProseSpec

_NAME = re.compile(r"[^，。；：、\d]{2,30}")
"""What names a part, and all that stands before its figure."""
_FEWEST, _MOST = 2, 12
_ALL, _ROUNDED = Decimal(100), Decimal("0.01")


def unnumbered_lists(passages: Sequence[Passage], spec: ProseSpec) -> Iterator[Listed]:
    """基本支出90万元，其中： / 人员经费60万元，主要包括… / 公用经费30万元，…: lists of paragraphs that bear
    no numbers; only those whose parts are all that there can be, by their names or by their shares, as
    nothing else tells where such a list ends."""
    for number, passage in enumerate(passages):
        whole = _announced(passage, spec)
        if whole is None:
            continue
        parts = _parts(passages, number, whole, spec)
        listed = Listed(Part(whole, passage, 0), parts, (len(parts),), is_run=True)
        ends = range(_FEWEST, len(parts) + 1)
        if fewest := next((end for end in ends if _is_all(listed, parts[:end], spec)), 0):
            yield replaced(listed, parted=tuple(dict.fromkeys((fewest, len(parts)))))


def _announced(passage: Passage, spec: ProseSpec) -> Figure | None:
    """The amount of a paragraph behind which it announces a list; None where it may be another."""
    if not passage.text.endswith("："):
        return None
    found = figures(passage.text, spec)
    levels = [figure for figure in found if figure.role == "level"]
    if len(levels) != 1 or not levels[0].is_money:
        return None
    return levels[0] if announces(passage.text[found[-1].end :], spec) else None


def _parts(
    passages: Sequence[Passage], at: int, whole: Figure, spec: ProseSpec
) -> tuple[Part, ...]:
    """The amounts that open the paragraphs behind the announcing one, in its section."""
    parts: list[Part] = []
    for passage in passages[at + 1 : at + 1 + _MOST]:
        if passage.outline or passage.section is not passages[at].section:
            break
        first = next(iter(figures(passage.text, spec)), None)
        if first is None or first.role != "level" or not first.is_of_kind(whole):
            break
        if not _NAME.fullmatch(passage.text[: first.start]):
            break
        parts.append(Part(first, passage, 0))
    return tuple(parts)


def _is_all(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether the parts are all that the whole has, by what they are called or by their shares."""
    if has_all_kinds(listed, parts, spec):
        return True
    shares = shares_of(parts, spec)
    summed = sum((share.number.value for share in shares), Decimal(0))
    return bool(shares) and abs(summed - _ALL) <= _ROUNDED * len(shares)
