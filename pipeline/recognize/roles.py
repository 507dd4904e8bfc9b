"""What single columns of a grid are: line numbers, codes, names, words, amounts.

What stands in a column's cells decides before its heading does, because headings slide and cells
do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.recognize.column_content import Content, content_of
from pipeline.recognize.regions import Regions
from pipeline.values.text import fold
from pipeline.vocabulary import Headings

_SIDE = re.compile("收入|支出")


def _without_side(heading: str) -> str:
    """A heading over names without the word for its side of the table."""
    return _SIDE.sub("", fold(heading)) or fold(heading)


@dataclass(frozen=True, slots=True)
class Roles:
    """Decides what single columns are."""

    regions: Regions
    contents: Sequence[Content]
    heads: dict[int, tuple[str, ...]]
    headings: Headings
    stated: bool = False
    """whether the source states its columns, so that a heading over words is over words"""

    def head(self, column: int) -> str:
        return self.heads.get(column, ("",))[-1]

    def is_sequence(self, column: int) -> bool:
        if any(self.headings.is_sequence(text) for text in self.heads.get(column, ())):
            content = self._alone(column)
            counts = content.is_numeric or content.ordinals == content.own
            return content.counting or not content.own or (counts and not content.is_coded)
        return self._counts_lines(column)

    def _alone(self, column: int) -> Content:
        """What stands in a column by itself: a name merged over it and the next ones is none of it."""
        body = self.regions.body
        own = [row for row in body if column < len(row) and row[column].column_span == 1]
        whole = len(own) in (0, len(body))
        return self.contents[column] if whole else content_of(own, column, self.headings)

    def _counts_lines(self, column: int) -> bool:
        """Whether a first column without that heading numbers the lines of the form all the same."""
        content = self.contents[column]
        beside = self.contents[1] if len(self.contents) > 1 else Content()
        counts = content.counting and content.from_one and content.filled > 1
        return column == 0 and counts and beside.is_wordy and column not in self.regions.numbers

    def is_code(self, column: int) -> bool:
        content = self.contents[column]
        headed = any(self.headings.is_code(text) for text in self.heads.get(column, ()))
        if not content.own:
            return headed
        if self._heads_a_part(column) and content.digits * 2 >= content.own:
            return not content.fractions
        if content.is_coded and not self._is_amount_heading(column):
            return headed or (not content.uneven and self._stands_before_names(column))
        return self._continues_code(column)

    def _stands_before_names(self, column: int) -> bool:
        """Whether names follow, or none come before: whole numbers right of them are amounts, and so
        are those between them and a second list of names."""
        after = next(
            (c for c in range(column + 1, len(self.contents)) if self.contents[c].filled), 0
        )
        if not any(c.is_wordy for c in self.contents[:column]):
            return True
        return after > 0 and self.contents[after].is_wordy and not self.repeats_first_names(after)

    def _continues_code(self, column: int) -> bool:
        """Whether a column holds the 款 or 项 part of codes spread over columns: 201 | 06 | 01."""
        content = self.contents[column]
        only_pairs = content.own == content.pairs > 0
        return only_pairs and column > 0 and self.is_code(column - 1)

    def _heads_a_part(self, column: int) -> bool:
        """Whether a column is headed 类, 款 or 项 and no more: a part of a code stands below."""
        head = fold(self.head(column))
        return len(head) == 1 and self.headings.is_code(head)

    def is_name_heading(self, column: int) -> bool:
        wordy = self.contents[column].is_wordy
        if self.contents[column].is_measured or self.holds_identifiers(column):
            return False
        return any(
            self.headings.is_label(text)
            or self.headings.is_code(text)
            or (wordy and bool(self.headings.side(text)))
            for text in self.heads.get(column, ())[-1:]
        )

    def names_a_panel(self, column: int) -> bool:
        """Whether a column right of amounts names the rows of a further list: by its heading, by
        that of the first list come again, by the side that it begins, or by outline numbers."""
        content = self.contents[column]
        if self.is_name_heading(column) or self.repeats_first_names(column):
            return True
        if self._begins_other_side(column):
            return True
        listed = content.is_wordy and content.outlined * 2 > content.own > 1
        return listed and not self.is_text_heading(column)

    def repeats_first_names(self, column: int) -> bool:
        """Whether a column of words is headed as the first one is, or as what is of its kind: 行业 …
        行业, 收入科目 … 支出科目."""
        first = next((c for c in range(column) if self.contents[c].is_wordy), column)
        head, again = _without_side(self.head(first)), _without_side(self.head(column))
        return first != column and self.contents[column].is_wordy and bool(head) and head == again

    def _begins_other_side(self, column: int) -> bool:
        """Whether words stand first below the heading of a side (支出) that is not the first column's."""
        if not self.contents[column].is_wordy or self.is_text_heading(column):
            return False
        first, before, own = (
            self.headings.side(self.heads.get(c, ("",))[0]) for c in (0, column - 1, column)
        )
        return bool(own and first) and own not in (first, before)

    def names_units(self, column: int) -> bool:
        return self.headings.is_unit(self.head(column)) and not self.contents[column].is_measured

    def holds_identifiers(self, column: int) -> bool:
        """Whether codes of no classification stand below a heading of codes (项目编码)."""
        headed = any(self.headings.is_code(text) for text in self.heads.get(column, ())[-1:])
        content = self.contents[column]
        return headed and content.identifiers * 2 > content.own

    def is_label_heading(self, column: int) -> bool:
        return self.headings.is_label(self.head(column)) and not self.contents[column].is_measured

    def is_text_heading(self, column: int) -> bool:
        """Whether words stand below; what names rows does so whatever it is called else."""
        if self.holds_identifiers(column):
            return True
        return self.headings.is_text(self.head(column)) and not self.is_label_heading(column)

    def holds_amounts(self, column: int) -> bool:
        """Whether a column is one of amounts, by content first, by number and heading if empty."""
        content = self.contents[column]
        is_named = self.is_sequence(column) or self.is_code(column) or content.is_wordy
        if is_named or self.holds_identifiers(column):
            return False
        numbered = column in self.regions.numbers
        if self.regions.numbers and not numbered:
            return content.fractions > 0 or (bool(content.own) and self._is_amount_heading(column))
        if content.filled:
            may_slide = not self.stated and content.fractions > content.dates
            return not self.is_text_heading(column) or may_slide
        if numbered and self._names_stand_unnumbered() and not self.is_text_heading(column):
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
