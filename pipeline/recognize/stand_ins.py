"""What stands in a column of amounts in place of numbers: prices with their unit, words for none.

Contents of columns + their headings → the contents, such words counted as numbers where a heading says
that amounts stand below it, and where all that a column prints are numbers with their unit, or numbers and
无 right of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.recognize.column_content import Content
from pipeline.vocabulary import Headings


def with_stand_ins(
    contents: Sequence[Content], heads: Mapping[int, tuple[str, ...]], headings: Headings
) -> list[Content]:
    """The contents of columns 0, 1, …; what stands below a heading of names or words is as it was."""
    counted: list[Content] = []
    after_numbers = False
    for column, content in enumerate(contents):
        head = heads.get(column, ("",))[-1]
        if (content.priced or content.nones) and _holds_amounts(
            content, head, after_numbers, headings
        ):
            counted.append(content.under_amounts)
        else:
            counted.append(content)
        if counted[-1].filled:
            after_numbers = counted[-1].is_numeric
    return counted


def _holds_amounts(content: Content, head: str, after_numbers: bool, headings: Headings) -> bool:
    if not head or headings.is_identification(head) or headings.is_text(head):
        return False
    numbers = content.numbers + content.priced + content.nones
    is_plain = numbers == content.filled and (content.priced > 0 or after_numbers)
    return headings.means_something(head) or is_plain
