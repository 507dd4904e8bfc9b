"""Body and column → Content: what stands in the cells of one column, counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from pipeline.model.document import Cell
from pipeline.model.frozen import made_at_once
from pipeline.recognize.stacked_lines import is_stack
from pipeline.values.amounts import is_beyond, is_crossed_out, is_dash, is_said_none, parse_amount
from pipeline.values.outline import split_number
from pipeline.values.text import fold
from pipeline.values.units import is_measure, with_own_unit
from pipeline.vocabulary import Headings

_CODE_LENGTHS = range(3, 10)
_LISTS = ({3, 5, 7, 9}, {4, 6, 8}, *({length} for length in _CODE_LENGTHS))
"""Lengths that the codes of one list have, by their levels."""
_MONTH = re.compile(r"(?:19|20)\d{2}(?:[.\-/]\d{1,2}){0,2}")
_IDENTIFIER = re.compile(r"[0-9A-Z]{10,}")
"""Longer than the codes of any classification: the number of a project, 42050625203T000001."""
_BEGINS_NUMBER = frozenset("一二三四五六七八九十百零〇第其")
"""The letters that the number of a line may begin with (第一节, 其中)."""
_ITEM_NUMBER = re.compile(r"\d{1,4}(?:[.\-]\d{1,3})*")


@made_at_once
@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one column of the body, counted over its cells."""

    filled: int = 0
    totals: int = 0
    """words for a sum (合计), which stand wherever a row begins, and 类, 款, 项 beside such a one"""
    numbers: int = 0
    fractions: int = 0
    codes: int = 0
    pairs: int = 0
    digits: int = 0
    uneven: bool = False
    """digits of lengths that codes of one list do not have: 46000, 998, 95"""
    ordinals: int = 0
    measures: int = 0
    """units of measurement: 人, 万元"""
    outlined: int = 0
    """names with an outline number: 一、…, （一）…"""
    identifiers: int = 0
    """codes that are none of a classification"""
    priced: int = 0
    """numbers with a unit of money of their own: 30万元"""
    nones: int = 0
    """words that say in place of an amount that there is none"""
    dates: int = 0
    counting: bool = False
    from_one: bool = False

    @property
    def own(self) -> int:
        """Cells that say more than that a row is a total."""
        return self.filled - self.totals

    @property
    def under_amounts(self) -> Content:
        """The same with prices, and words for none, counted as the numbers that they are under a heading
        of amounts."""
        return replace(self, numbers=self.numbers + self.priced + self.nones)

    @property
    def is_numeric(self) -> bool:
        return self.numbers * 2 > self.filled

    @property
    def is_coded(self) -> bool:
        return self.codes * 2 >= self.filled > 0 and not self.fractions

    @property
    def is_wordy(self) -> bool:
        return self.filled > 0 and not self.is_numeric

    @property
    def is_measured(self) -> bool:
        return self.measures * 2 > self.filled


def content_of(body: Sequence[Sequence[Cell]], column: int, headings: Headings) -> Content:
    """Count what stands in one column of a body; what stands there again and again is looked at once."""
    printed = [row[column].text for row in body if column < len(row)]
    times = Counter(printed)
    texts = Counter[str]()
    for text in times:
        if (folded := fold(text)) and not is_crossed_out(folded):
            texts[folded] += times[text]
    values = {text: parse_amount(text) for text in texts}
    digits = Counter[int]()
    for text in filter(str.isdigit, texts):
        digits[len(text)] += texts[text]

    def count(holds: Callable[[str], bool], of: Iterable[str] = texts) -> int:
        return sum(texts[text] for text in of if holds(text))

    words = [text for text, value in values.items() if value is None]
    latin = [text for text in texts if text[0].isascii()]
    numbers = {text: value for text, value in values.items() if value is not None}
    wholes = {text: int(value.value) for text, value in numbers.items() if not value.decimals}
    whole = [wholes[text] for text in map(fold, printed) if text in wholes] if wholes else []
    filled = texts.total()
    return Content(
        filled=filled,
        totals=count(lambda t: headings.is_total_row(t) or headings.is_numbering_word(t)),
        numbers=sum(texts[text] for text in numbers)
        + count(lambda t: is_dash(t) or is_beyond(t), words)
        + sum(times[text] for text in times if is_stack(text)),
        fractions=sum(texts[text] for text, value in numbers.items() if value.decimals > 0),
        codes=sum(digits[length] for length in _CODE_LENGTHS),
        pairs=digits[2],
        digits=digits.total(),
        uneven=not any(digits.keys() <= lengths for lengths in _LISTS),
        ordinals=count(_is_ordinal),
        measures=count(is_measure, words),
        outlined=count(lambda text: bool(split_number(text).style)),
        identifiers=count(lambda text: _IDENTIFIER.fullmatch(text) is not None, latin),
        priced=count(lambda text: with_own_unit(text) is not None),
        nones=count(is_said_none, words),
        dates=count(lambda text: _MONTH.fullmatch(text) is not None, latin),
        counting=len(whole) == filled > 0 and all(b - a == 1 for a, b in pairwise(whole)),
        from_one=whole[:1] == [1],
    )


def _is_ordinal(text: str) -> bool:
    """Whether a cell holds the number of a line and nothing else: 1, 1.2, （一）, 三、."""
    return (not text[0].isalpha() or text[0] in _BEGINS_NUMBER) and _is_item_number(text)


@lru_cache(maxsize=8192)
def _is_item_number(text: str) -> bool:
    numbered = split_number(text if not text[-1].isalnum() else f"{text}、")
    return _ITEM_NUMBER.fullmatch(text) is not None or bool(numbered.style and not numbered.text)
