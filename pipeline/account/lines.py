"""A line or cell of words → its numbers, each told by the claim that states it, or by its wording."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from pipeline.account.told import Told
from pipeline.values.numbers import NumberIn, half_width, numbers_in
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.accounted import NumberKind
from pipeline.vocabulary.claim_words import any_of

_FAR = 14
"""How far before a number the words stand that make it a limit."""
_OF_LINES = frozenset({"page_number", "contents"})
"""Kinds that only a line of its own can be, never words in a cell."""
_MONEY_OR_SHARE = r"\s*(?:[亿万千百]*元|[亿万](?![\u4e00-\u9fff])|[%％‰]|个百分点|百分点)"


def _never(number: NumberIn) -> bool:
    return False


class LineReader:
    """Tells the numbers of lines by the spec's patterns and the words for units of the claims."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kinds = vocabulary.accounted.in_lines
        self._kinds_in_cells = tuple(each for each in self._kinds if each.id not in _OF_LINES)
        limits = vocabulary.claims.limits
        self._before, self._behind = limits.before, limits.behind
        self._codes = {
            code.code for codes in vocabulary.classifications.values() for code in codes.codes
        }
        counted = any_of(vocabulary.claims.units.counts)
        self._counted = re.compile(rf"\s*(?:{counted})")
        self._figure = re.compile(_MONEY_OR_SHARE)
        self._unit = re.compile(
            rf"\s*(?:[亿万千百]*元|[亿万]|[%％‰]|个百分点|倍|万?(?:{counted}))?"
        )

    def told(
        self, text: str, is_claimed: Callable[[NumberIn], bool] = _never, *, is_cell: bool = False
    ) -> Iterator[Told]:
        """Every number of the text; `is_claimed` tells those that claims state."""
        numbers = numbers_in(text)
        if not numbers:
            return
        plain = half_width(text)
        kinds = self._kinds_in_cells if is_cell else self._kinds
        first = ["claim" if is_claimed(each) else self._code(plain, each) for each in numbers]
        others = [number for number, kind in zip(numbers, first, strict=True) if not kind]
        of_wording = _by_patterns(plain, others, kinds)
        for number, known in zip(numbers, first, strict=True):
            kind = known or of_wording.get(number.start) or self._otherwise(plain, number)
            around = plain[max(0, number.start - 20) : number.end + 20].replace("\n", " ").strip()
            yield Told(number, kind, "" if kind else "sentence", around)

    def _code(self, text: str, number: NumberIn) -> str:
        """A number that is a code of a classification and no figure; 类 only where it is in brackets."""
        if not number.is_whole or number.text not in self._codes:
            return ""
        around = text[max(0, number.start - 1) : number.end + 1]
        in_brackets = around[:1] in ("(", "（") and around[-1:] in (")", "）")
        is_figure = self._figure.match(text, number.end) is not None
        return "code" if in_brackets or (len(number.text) > 3 and not is_figure) else ""

    def _otherwise(self, text: str, number: NumberIn) -> str:
        """What no pattern tells: a limit, a count, wording; "" for a figure."""
        if self._is_limit(text, number):
            return "limit"
        if self._figure.match(text, number.end) or "." in number.text:
            return ""
        return "count" if self._counted.match(text, number.end) else "wording"

    def _is_limit(self, text: str, number: NumberIn) -> bool:
        unit = self._unit.match(text, number.end)
        end = unit.end() if unit else number.end
        before = text[max(0, number.start - _FAR) : number.start].rstrip(" =＝")
        return text[end:].lstrip().startswith(self._behind) or before.endswith(self._before)


def _by_patterns(
    text: str, numbers: Sequence[NumberIn], kinds: Collection[NumberKind]
) -> dict[int, str]:
    """Where a number begins → the first kind of which a pattern's span holds it; looked for until all are
    told."""
    starts = [number.start for number in numbers]
    told: dict[int, str] = {}
    for kind in kinds:
        if len(told) == len(numbers):
            break
        for match in kind.found_in(text):
            start, end = match.span("number" if "number" in match.re.groupindex else 0)
            for number in numbers[bisect_left(starts, start) : bisect_left(starts, end)]:
                if number.end <= end:
                    told.setdefault(number.start, kind.id)
    return told
