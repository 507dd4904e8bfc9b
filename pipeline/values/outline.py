"""Outline numbers of headings and rows: 第一部分 第一节 一、 （一） 1. （1） ① 其中."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.frozen import made_at_once
from pipeline.values.memo import remembered

_CN = "一二三四五六七八九十百零〇"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STYLES = (
    ("part", rf"第[{_CN}]+(?:部分|章|篇)[\s、：:]*"),
    ("section", rf"第[{_CN}]+节[\s、：:]*"),
    ("cn", rf"[{_CN}](?:\s?[{_CN}])*\s*[、.．：:]\s*"),
    ("cn_bracket", rf"[（(]\s*[{_CN}](?:\s?[{_CN}])*\s*[)）]\s*[、.．]?\s*"),
    ("digit", r"\d{1,2}\s*(?:、|[.．](?!\d))\s*"),
    ("digit_bracket", r"[（(]\s*\d{1,2}\s*[)）]\s*[、.．]?\s*"),
    ("circled", rf"[{CIRCLED}]\s*"),
    ("of_which", r"其中\s*[：:]\s*"),
)
STYLE_ORDER = tuple(name for name, _ in _STYLES)
_NUMBERED = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _STYLES))
TELLS = re.compile(r"[。；;！!？?]|\d[\d,.]*\s*(?:[万亿]?元|%)")
"""What no heading has within it: the end of a sentence, an amount or a share. A line that has it says
something."""


_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}


def chinese_number(text: str) -> int | None:
    """The number that Chinese or Arabic digits write, up to 九十九; None for anything else.

    >>> chinese_number("二十一"), chinese_number("十"), chinese_number("12"), chinese_number("甲")
    (21, 10, 12, None)
    """
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text)
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


_COUNT = re.compile(rf"[{_CN}]+|\d+")


@made_at_once
@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with the outline number taken off: `style` is one of STYLE_ORDER, "" for none."""

    style: str
    number: str
    text: str

    @property
    def ordinal(self) -> int | None:
        """The number as a number: 3 for （三）."""
        return _ordinal(self.number)


@lru_cache(maxsize=1024)
def _ordinal(number: str) -> int | None:
    found = _COUNT.search(number)
    return chinese_number(found[0]) if found else None


@remembered
def split_number(text: str) -> Numbered:
    """Take the outline number off a text.

    >>> split_number("（一）部门主要职责"), split_number("1.因公出国（境）费").style
    (Numbered(style='cn_bracket', number='（一）', text='部门主要职责'), 'digit')
    >>> split_number("工资福利支出").style, split_number("2.52万元").style
    ('', '')
    >>> split_number("十 一、住房保障支出")  # as a PDF may space it
    Numbered(style='cn', number='十一、', text='住房保障支出')
    >>> split_number("（十 一）住房保障支出").number
    '（十一）'
    """
    stripped = text.strip()
    match = _NUMBERED.match(stripped)
    if match is None or match.lastgroup is None:
        return Numbered("", "", stripped)
    number = "".join(match[0].split())
    return Numbered(match.lastgroup, number, stripped[match.end() :].strip())
