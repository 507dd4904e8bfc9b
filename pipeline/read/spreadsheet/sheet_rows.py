"""What there is to know of a row of a sheet before it is judged: what its texts look like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.frozen import made_at_once
from pipeline.read.spreadsheet.lattice import Printed
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_NUMBER = re.compile(r"[-+¥￥(（—]?[\d,，]*\.?\d+[%％]?[)）]?|[-—]+")
_TITLE = re.compile(r".{2,80}表(?:[（(].{1,30}[)）])?(?:[-—－–]{1,2}[^-—－–。；;，,：:]{2,40})?")
_CAPTION = re.compile(
    # a colon, but not one within the brackets that end a heading: 价值（金额单位：万元）
    r"(?:[(（][^)）]*|[^(（:：]*(?:[(（][^()（）]*[)）][^(（:：]*)*)[:：].*|"
    r"[(（]?.{0,6}公开.{0,3}\d+.{0,3}表[)）]?|[(（]?(?:附?表\d+(?:-\d+)?|(?:预算|决算)\d+表)[)）]?"
    r"|[(（]?(?:19|20)\d\d年(?:度|\d{1,2}月(?:\d{1,2}日)?)?[)）]?"
)
_FORM_NUMBER = re.compile(
    r"[(（]?(?:附|预算|决算|公开)?.{0,4}(?:表\d+(?:-\d+)?|\d+(?:-\d+)?表)[)）]?"
)
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_NOTE = re.compile(r"[(（]?(?:备?注|说明|附注|填表说明)\d{0,2}[:：]|[※*＊]|注\d|说明[:：]?$")
_SIGNED = re.compile(
    r"(?:制表|填表|填报|复核|审核|财务负责|单位负责|负责|经办|联系|主管)\S{0,4}[:：].*"
)
_LONG, _VERY_LONG = 30, 60
_MOST_CAPTIONS = 4
_WIDE = 0.6


@made_at_once
@dataclass(frozen=True, slots=True)
class Row:
    """A row and what it says of itself."""

    number: int
    texts: tuple[Printed, ...]
    is_boxed: bool
    is_joined: bool
    """whether merged cells join it to the rows above or below, other than one lone text"""
    width: int
    """how many columns the tables have"""

    @property
    def is_blank(self) -> bool:
        return not (self.texts or self.is_boxed or self.is_joined)

    @property
    def is_lone(self) -> bool:
        return len(self.texts) == 1 and not self.is_joined

    @property
    def is_wide(self) -> bool:
        """Whether its lone text is merged over most of the table."""
        return self.is_lone and self.texts[0].columns >= max(self.width * _WIDE, 2)

    @property
    def is_merged_heading(self) -> bool:
        """Whether it may be a heading over all columns: merged over them, and neither title nor note."""
        return self.is_wide and not (self.is_title or self.is_caption or self.is_note)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(fold(printed.text) for printed in self.texts)

    @property
    def is_title(self) -> bool:
        return self.is_lone and is_title(self.texts[0].text)

    @property
    def is_note(self) -> bool:
        """Whether it reads like what stands below a table."""
        if (
            self.texts
            and not self.is_joined
            and all(_SIGNED.match(fold(t.text)) for t in self.texts)
        ):
            return True
        if not self.is_lone:
            return False
        words = self.words[0]
        ends = words.endswith("。") and len(words) >= _LONG // 2
        return bool(_NOTE.match(words)) or ends or len(words) >= _VERY_LONG

    @property
    def is_caption(self) -> bool:
        """Whether all that it says is unit, organisation, year or number of a form."""
        if self.is_joined or not 0 < len(self.texts) <= _MOST_CAPTIONS or self.compares_years:
            return False
        return self.states_unit or (len(self.texts) > 1 and self.says_caption)

    @property
    def states_unit(self) -> bool:
        return any(unit_line(printed.text) for printed in self.texts)

    @property
    def compares_years(self) -> bool:
        """Whether it has two years or more: headings of what is stated of each."""
        return sum(_YEAR.fullmatch(word) is not None for word in self.words) > 1

    @property
    def says_caption(self) -> bool:
        """Whether every text that it has is of a caption."""
        return all(_CAPTION.fullmatch(word) for word in self.words)

    @property
    def says_any_caption(self) -> bool:
        """Whether one of its texts is of a caption."""
        return any(_CAPTION.fullmatch(word) for word in self.words)

    @property
    def states_amount(self) -> bool:
        """Whether one of its texts is a number."""
        return any(_NUMBER.fullmatch(word) for word in self.words)

    @property
    def is_half_caption(self) -> bool:
        """Whether one of its few texts is of a caption and none is an amount."""
        few = (
            not self.is_joined and 1 < len(self.texts) < _MOST_CAPTIONS and not self.compares_years
        )
        return few and not self.states_amount and self.says_any_caption


def is_title(text: str) -> bool:
    """Whether a text reads like a form's title or its number.

    >>> is_title("2023年部门收支总表"), is_title("公开01表"), is_title("其他支出")
    (True, True, False)
    >>> is_title("基本支出表—人员经费（按政府预算经济分类）"), is_title("收支表：单位-万元")
    (True, False)
    """
    words = fold(text)
    return bool(_TITLE.fullmatch(words) or _FORM_NUMBER.fullmatch(words))
