"""其中, 包括, 构成 → Listing: the figure whose parts are listed, and where its list ends.

A list stands in the sentence of its whole, or in paragraphs below it that are numbered further in.
What comes behind it is no part of the whole: a paragraph numbered as the whole is, or one without a
number behind a list that was complete.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.claims.drafts import Draft
from pipeline.values.outline import STYLE_ORDER, split_number
from pipeline.values.text import bare

_OF_WHICH = "of_which"
_SIDES = {"收入": "revenue", "支出": "expenditure"}


@dataclass(slots=True)
class Listing:
    """`whole` is what the parts are of; `style` the outline style of the paragraph that opens the
    list, `items` that of its first numbered item; `opened` is the number of that paragraph, `outer`
    the list that was open before, to which a paragraph may go back; `used` tells a list that stated
    a part, `inline` one that stated it in the paragraph that opened it; `by_colon` one that nothing but
    a colon behind the figure of the whole opens, which then goes no further than its paragraph.
    """

    whole: Draft
    style: str
    opened: int
    outer: Listing | None = None
    items: str = ""
    used: bool = False
    inline: bool = False
    by_colon: bool = False

    def add(self, paragraph: int) -> None:
        """Take notice of a part stated in a paragraph."""
        self.used = True
        self.inline = self.inline or paragraph == self.opened

    def ends_at(self, style: str) -> bool:
        """Whether a paragraph numbered in a style stands behind the list."""
        if style == _OF_WHICH:
            return False
        if self.by_colon and self.inline:
            return True
        if not style:
            return self.inline or bool(self.items)
        outer = [each for each in (self.style, self.items) if each]
        if self.style and _depth(style) <= _depth(self.style):
            return True
        self.items = self.items or style
        return any(_depth(style) < _depth(each) for each in outer)


def style_of(text: str) -> str:
    """The outline style of a paragraph by its first words."""
    return split_number(text).style


def names_a_side(words: str) -> str:
    """The side of the accounts whose parts 收入包括 or 支出包括 lists, "" for other words.

    >>> names_a_side("支出"), names_a_side("本年支出")
    ('expenditure', '')
    """
    return _SIDES.get(bare(words), "")


def _depth(style: str) -> int:
    return STYLE_ORDER.index(style)


LISTED = re.compile(
    r"(?P<words>[^，。；：、]*?)(?:(?:主要)?(?:包括|其中|构成如下|具体如下|分别为)"
    r"|方面|(?:全部|均)[为是][^，。；：\d]{2,12})$"
)
"""The words that open a list at the end of a segment, with what they say it is of."""
