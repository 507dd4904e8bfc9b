"""Text as it is compared: the many ways in which publishers print the same words made one.

What is published is always the printed text; these forms are only for comparing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from pipeline.values.memo import remembered
from pipeline.values.private_codes import standard

_DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069"
INVISIBLE = dict.fromkeys(map(ord, f"\u00ad\u200b\u200c\u200d\u2060\ufeff{_DIRECTIONS}"))
"""What takes no room where it stands: places where a line may break, marks of byte order and of the
direction of writing, which programs put around a number that is copied. The one that turns digits around
(U+202E) is none of them: what it stands before prints another number."""
_PARAGRAPH_TAG = re.compile(r"</?(?:p|br|span|div)\b[^<>]*>", re.IGNORECASE)
_BOOKMARK = re.compile(r"\[bookmark:\s*[^\]]*\]")
_PAGE_FIELD = re.compile(r"\s*\b(?:PAGEREF|HYPERLINK)\b[\s\\l\"]*_Toc\w+[\"\s]*(?:\\?h\b)?")
"""The code of a field that a converter left in an entry of a contents page."""
_REPLACED = re.compile("[\u0300-\u036f\u2e80-\u2eff\ue78d-\ue864]")
"""Marks that make one sign with the letter before them, radicals, and codes of the private area: what is
not folded sign by sign, or is taken from tables. Few texts have any."""
_NOTE_SIGNS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁰⁴⁵⁶⁷⁸⁹*＊※0123456789]〕］)）")
_NOTE_MARK = re.compile(
    r"(?<=[\u3400-\u9fff）)”】])\s*(?:\^\d{1,2}|[¹²³⁰⁴-⁹①-⑳]{1,3}|[\[〔［]注?\d{1,2}[\]〕］]"
    r"|[（(]注[\d一二三四五六七八九十①-⑳]{0,2}[)）]|[*＊※]{1,3})$"
)
"""The reference to a note behind words, which is none of them."""
_MARKS = tuple(zip("，：；（）", ",:;()", strict=True))
"""The marks that most sentences have, and what they are folded to."""
_FOLDED = re.compile("[^!-~一-龥、。“”‘’《》]+")
"""What folding may change. Signs of ASCII, ideographs and these marks it leaves as they are, and nothing
that follows one of them, but for `_REPLACED`, makes one sign with it."""
_BETWEEN_CJK = re.compile(r"(?<=[\u3000-\u9fff（）]) +(?=[\u3000-\u9fff（）])")
_CUT = re.compile(r"[^\d\s.][\d,]+\.$")
_REST_OF_NUMBER = re.compile(r"\d+\s*(?:亿元|万元|元|[%％])")
_PUNCTUATION = re.compile(r"[\s/·,，、。：:；;“”\"'‘’()（）\[\]【】《》<>〈〉—\-_–]+")


@remembered
def fold(text: str) -> str:
    """Compatibility forms folded (full-width digits, CJK radicals, private codes of GB encodings), all
    white space dropped.

    A reference to a note behind the last word is no part of it.

    >>> fold("科目    编码"), fold("２０８"), fold("⻔")
    ('科目编码', '208', '门')
    >>> fold("公务接待费①"), fold("合计[2]"), fold("住房保障支出^1"), fold("表①"), fold("其中:①")
    ('公务接待费', '合计', '住房保障支出', '表', '其中:1')
    """
    text = without_note(text)
    if not _FOLDED.search(text):
        return text  # most words and numbers
    for printed, folded in _MARKS:
        text = text.replace(printed, folded)
    if not _FOLDED.search(text):
        return text  # most sentences
    if _REPLACED.search(text):
        return _whole(standard(text)).translate(RADICALS)
    return _FOLDED.sub(_run, text)


def is_as_folded(text: str) -> bool:
    """Whether folding leaves every sign of a text as it is, but for a reference to a note at its end.

    >>> is_as_folded("2080501事业单位支出3.25"), is_as_folded("合计（元）"), is_as_folded("合 计")
    (True, False, False)
    """
    return _FOLDED.search(text) is None


def without_note(text: str) -> str:
    """A text without the reference to a note behind its last word.

    >>> [without_note(text) for text in ("因公出国（境）费（注1）", "小计*", "5*", "（1）")]
    ['因公出国（境）费', '小计', '5*', '（1）']
    """
    return _NOTE_MARK.sub("", text) if text[-1:] in _NOTE_SIGNS else text


def parts_raised(before: str) -> bool:
    """Whether a raised digit behind a text is no part of what it ends with, a number or a Chinese word.

    >>> parts_raised("支出30"), parts_raised("公务接待费"), parts_raised("面积m")
    (True, True, False)
    """
    last = before[-1:]
    return last.isdecimal() or (last != "" and last in "）)") or "\u3400" <= last <= "\u9fff"


def _run(run: re.Match[str]) -> str:
    return _whole(run[0])


@lru_cache(maxsize=4096)
def _whole(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where in a text that stands which stands from `start` to `end` in it folded.

    >>> text = "增加（ 减少）５ 万元"
    >>> text[slice(*printed_span(text, fold(text).index("("), fold(text).index("5")))]
    '（ 减少）'
    """
    signs = [at for at, sign in enumerate(text) for _ in fold(sign)]
    return (signs[start], signs[end - 1] + 1) if start < end <= len(signs) else (start, end)


@remembered
def bare(text: str) -> str:
    """Folded, without punctuation: for headings and names that differ only in brackets or quotes.

    >>> bare("财政拨款“三公”经费（含会议费）")
    '财政拨款三公经费含会议费'
    """
    folded = fold(text)
    return folded if folded.isalnum() else _PUNCTUATION.sub("", folded)


@remembered
def tidy(text: str) -> str:
    """Text for reading: markup left by a converter dropped, runs of white space made one space.

    >>> tidy("[bookmark: _Toc_2]部门预算   收支总表"), tidy("<p>目标1</p> <p>目标2</p>")
    ('部门预算 收支总表', '目标1 目标2')
    >>> tidy("二、收入总表 PAGEREF _Toc25835 h 4")
    '二、收入总表 4'
    """
    if "_Toc" in text:
        text = _PAGE_FIELD.sub(" ", text)
    if "<" in text or "[" in text:
        text = _PARAGRAPH_TAG.sub(" ", _BOOKMARK.sub("", text))
    tidied = " ".join(text.split())
    return text if tidied == text else tidied  # most are tidy: they are not kept twice


@remembered
def closed_up(text: str) -> str:
    """Tidy text without the spaces that justification or a line break left between Chinese characters.

    >>> closed_up("一般公共预算财 政拨款"), closed_up("项  目"), closed_up("2025 年 DRG 改革")
    ('一般公共预算财政拨款', '项目', '2025 年 DRG 改革')
    """
    return _BETWEEN_CJK.sub("", tidy(text))


def cuts_number(above: str, below: str) -> bool:
    """Whether a line ends within a number that the next one goes on with.

    >>> cuts_number("收入总计1256.", "3万元，"), cuts_number("共3人。", "2024年"), cuts_number("1.", "3万元")
    (True, False, False)
    """
    return above.endswith(".") and bool(_CUT.search(above) and _REST_OF_NUMBER.match(below))


# Radicals that NFKC leaves alone although PDF fonts put them in place of the character.
RADICALS = str.maketrans({
    "⻔": "门", "⻓": "长", "⻋": "车", "⻅": "见", "⻆": "角", "⻉": "贝", "⻘": "青", "⻚": "页",
    "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟",
    "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⺠": "民", "⻄": "西", "⻁": "虎", "⻑": "长",
})  # fmt: skip


def pairs_of_signs(text: str) -> set[str]:
    """Every two signs of a text that stand beside each other: what two wordings of one name share.

    >>> sorted(pairs_of_signs("在职人员"))
    ['人员', '在职', '职人']
    """
    return {first + second for first, second in pairwise(text)}
