"""What single columns of a grid are: line numbers, codes, names, words, amounts.

What stands in a column's cells decides before its heading does, because headings slide and cells
do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.document import Cell
from pipeline.recognize.regions import Regions
from pipeline.values.amounts import is_dash, parse_amount
from pipeline.values.text import fold
from pipeline.vocabulary import Headings

_CODE_LENGTHS = range(3, 10)


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one column of the body, counted over its cells."""

    filled: int = 0
    numbers: int = 0
    fractions: int = 0
    codes: int = 0
    pairs: int = 0
    counting: bool = False
    from_one: bool = False

    @property
    def is_numeric(self) -> bool:
        return self.numbers * 2 > self.filled

    @property
    def is_coded(self) -> bool:
        return self.codes * 2 >= self.filled > 0 and not self.fractions

    @property
    def is_wordy(self) -> bool:
        return self.filled > 0 and not self.is_numeric


def content_of(body: Sequence[Sequence[Cell]], column: int) -> Content:
    """Count what stands in one column of a body."""
    texts = [fold(row[column].text) for row in body if column < len(row)]
    filled = [text for text in texts if text]
    values = [parse_amount(text) for text in filled]
    whole = [int(v.value) for v in values if v is not None and not v.decimals]
    return Content(
        filled=len(filled),
        numbers=sum(v is not None for v in values) + sum(map(is_dash, filled)),
        fractions=sum(v is not None and v.decimals > 0 for v in values),
        codes=sum(text.isdigit() and len(text) in _CODE_LENGTHS for text in filled),
        pairs=sum(text.isdigit() and len(text) == 2 for text in filled),
        counting=len(whole) == len(filled) > 0 and all(b - a == 1 for a, b in pairwise(whole)),
        from_one=whole[:1] == [1],
    )


@dataclass(frozen=True, slots=True)
class Roles:
    """Decides what single columns are."""

    regions: Regions
    contents: Sequence[Content]
    heads: dict[int, tuple[str, ...]]
    headings: Headings

    def head(self, column: int) -> str:
        return self.heads.get(column, ("",))[-1]

    def is_sequence(self, column: int) -> bool:
        content = self.contents[column]
        if any(self.headings.is_sequence(text) for text in self.heads.get(column, ())):
            counts = content.is_numeric and not content.is_coded
            return content.counting or not content.filled or counts
        return self._counts_lines(column)

    def _counts_lines(self, column: int) -> bool:
        """Whether a first column without that heading numbers the lines of the form all the same."""
        content = self.contents[column]
        beside = self.contents[1] if len(self.contents) > 1 else Content()
        counts = content.counting and content.from_one and content.filled > 1
        return column == 0 and counts and beside.is_wordy and column not in self.regions.numbers

    def is_code(self, column: int) -> bool:
        content = self.contents[column]
        headed = any(self.headings.is_code(text) for text in self.heads.get(column, ()))
        if not content.filled:
            return headed
        if content.is_coded and not self._is_amount_heading(column):
            return headed or self._stands_before_names(column)
        return self._continues_code(column)

    def _stands_before_names(self, column: int) -> bool:
        """Whether names follow, or none come before: whole numbers right of them are amounts."""
        after = next((c for c in self.contents[column + 1 :] if c.filled), Content())
        return after.is_wordy or not any(c.is_wordy for c in self.contents[:column])

    def _continues_code(self, column: int) -> bool:
        """Whether a column holds the 款 or 项 part of codes spread over columns: 201 | 06 | 01."""
        content = self.contents[column]
        only_pairs = content.filled == content.pairs > 0
        return only_pairs and column > 0 and self.is_code(column - 1)

    def is_name_heading(self, column: int) -> bool:
        wordy = self.contents[column].is_wordy
        return any(
            self.headings.is_label(text)
            or self.headings.is_code(text)
            or (wordy and bool(self.headings.side(text)))
            for text in self.heads.get(column, ())[-1:]
        )

    def is_text_heading(self, column: int) -> bool:
        return self.headings.is_text(self.head(column))

    def holds_amounts(self, column: int) -> bool:
        """Whether a column is one of amounts, by content first, by number and heading if empty."""
        content = self.contents[column]
        if self.is_sequence(column) or self.is_code(column) or content.is_wordy:
            return False
        numbered = column in self.regions.numbers
        if self.regions.numbers and not numbered:
            return content.fractions > 0
        if content.filled:
            return not self.is_text_heading(column) or content.fractions > 0
        if numbered and self._names_stand_unnumbered():
            return True
        if self.is_name_heading(column) or self.is_text_heading(column):
            return False
        headed = bool(self.heads.get(column)) or not self.regions.header
        return numbered or headed or self._stands_between_amounts(column)

    def _is_amount_heading(self, column: int) -> bool:
        numbered_alone = bool(self.regions.numbers) and column in self.regions.numbers
        head = self.head(column)
        known = self.headings.means_something(head) and not self.headings.is_identification(head)
        return known or (numbered_alone and not self.is_name_heading(column) and not head)

    def _names_stand_unnumbered(self) -> bool:
        """Whether the 栏次 row leaves a naming column without number, and so numbers amounts only."""
        first = min(self.regions.numbers)
        return any(not self.is_sequence(column) for column in range(first))

    def _stands_between_amounts(self, column: int) -> bool:
        return any(c.numbers for c in self.contents[:column]) and any(
            c.fractions for c in self.contents[column + 1 :]
        )
