"""The text around a sentence of a change → the reasons that the source states for it.

Quoted verbatim and never summed up; a reason that the prose does not state is not stated here. Line
breaks inside a sentence are those of the source's pages and are left out, as in the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.values.text import bare, tidy
from pipeline.vocabulary import load_vocabulary

_PIECES = re.compile(r"[^。！？；;]*[。！？；;]|[^。！？；;]+$")
_GOES_ON = re.compile(
    r"\s*(?:[（(]?[二三四五六]是|二、|持平的原因|增加的|减少的|主要|原因|其原因|这是)"
)
_OWN_REASON = re.compile(
    r"\s*(?P<of>[^，。；：]{0,24}?)(?:增加|减少|增长|下降|变动|变化|增减)[^，。；：]{0,6}?(?:主要)?原因"
)
"""A sentence that opens with what changed and goes on with why: 公务接待费支出减少的主要原因是…."""
_POINTS_BACK = ("此", "该", "这", "其", "上述")
_ONE_OF_MORE, _NEXT = "一是", re.compile(r"\s*[二三四五六]是")
_WITHIN = 3
"""So many sentences may stand between 一是 and 二是."""
_AGAINST = ("比", "较", "与", "和", "同", "于")
_MORE_REASONS = ("原因", "因为", "由于", "主要为", "主要系", "系因")

_OF_BOTH = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)．.、]\s*)?(?:\d{4}\s*年)?(?:(?:本)?(?:部门|单位|年度|预算|总)){0,3}收支"
    r"[^，。；：]{0,6}?(?P<way>增加|减少|增长|下降|变动|变化|增减)(?:变化|情况)?的?(?:主要)?原因"
)
"""Where a paragraph begins that says of income and expenditure together why they changed."""
_WAYS = {"increase": ("增加", "增长"), "decrease": ("减少", "下降")}


def gives_reason(text: str) -> bool:
    """Whether the text holds words that introduce a reason.

    >>> gives_reason("较上年增加1.1万元，主要原因是用车次数增加"), gives_reason("因公出国（境）费0万元")
    (True, False)
    """
    said = bare(text)
    return any(each in said for each in _words_of_reason())


@cache
def _words_of_reason() -> tuple[str, ...]:
    stated = (*load_vocabulary().claims.reasons, *_MORE_REASONS)
    return tuple(bare(each) for each in stated)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its stop.

    >>> sentences_of("甲。乙；丙")
    ['甲。', '乙；', '丙']
    """
    return [each for each in _PIECES.findall(text) if each.strip()]


def speaks_of_year_before(text: str, year: int) -> bool:
    """Whether the text names the year before, as 上年 or by its number."""
    said = bare(text)
    return f"{year}年" in said or any(each in said for each in load_vocabulary().claims.last_year)


def speaks_of_change(text: str, year: int) -> bool:
    """Whether a sentence says of something that it rose, fell or stayed, and names the year before.

    >>> speaks_of_change("决算数较上年增加的主要原因是购置车辆。", 2021)
    True
    >>> speaks_of_change("上年结转指以前年度的资金。", 2021)
    False
    """
    if not speaks_of_year_before(text, year):
        return False
    known, said = load_vocabulary().claims, bare(text)
    return any(f"{each}{sign}" in said for each in _AGAINST for sign in _signs(year)) and any(
        each in said for each in (*known.verbs.increase, *known.verbs.decrease)
    )


def _signs(year: int) -> tuple[str, ...]:
    return (f"{year}年", *load_vocabulary().claims.last_year)


def continued(sentence: str, text: str, of: str = "") -> Iterator[str]:
    """What follows a sentence and goes on with its reasons: 二是…，原因是…; `of` is what it speaks of.

    >>> list(continued("甲增加，原因：一是乙；", "甲增加，原因：一是乙；二是丙。丁减少。"))
    ['二是丙。']
    >>> list(continued("接待费减少1元。", "接待费减少1元。接待费减少的主要原因是甲。", "接待费支出"))
    ['接待费减少的主要原因是甲。']
    """
    pieces = _PIECES.findall(after(sentence, text) or "")
    ends = 0
    for at, piece in enumerate(pieces):
        if at > ends + _WITHIN:
            break
        goes_on = at == ends and (_GOES_ON.match(piece) or _is_reason_of(of, piece))
        if goes_on or (at > ends and _NEXT.match(piece) and _lists(sentence, pieces[:at])):
            ends = at + 1
    for piece in pieces[:ends]:
        yield tidy("".join(piece.split("\n")))


def after(sentence: str, text: str) -> str | None:
    """What of the text stands behind the sentence; None where the sentence is not in it."""
    end = _end_of(sentence, text)
    return None if end is None else text[end:]


def _is_reason_of(name: str, piece: str) -> bool:
    """Whether a sentence opens with the change of this very thing, or points back at it."""
    stated = _OWN_REASON.match(piece)
    if stated is None:
        return False
    of = bare(stated["of"])
    return not of or of.startswith(_POINTS_BACK) or (bool(name) and _is_same(of, bare(name)))


def _is_same(first: str, other: str) -> bool:
    return first in other or other in first


def _lists(sentence: str, pieces: Sequence[str]) -> bool:
    """Whether a list of reasons began before: 一是."""
    return _ONE_OF_MORE in sentence + "".join(pieces)


def reason_of_both(sentence: str, text: str, says: str) -> str:
    """Why income and expenditure changed as a sentence says, from what its section says after it.

    >>> reason_of_both("支出减少9元。", "支出减少9元。2.收支减少的主要原因，项目少了。其他。", "decrease")
    '2.收支减少的主要原因，项目少了。'
    >>> reason_of_both("支出减少9元。", "支出减少9元。收支增加的主要原因是甲。", "decrease")
    ''
    """
    pieces = _PIECES.findall(after(sentence, text) or "") if says in _WAYS else []
    for at, piece in enumerate(pieces):
        stated = _OF_BOTH.match(piece)
        if stated is None:
            continue
        opposite = _WAYS["decrease" if says == "increase" else "increase"]
        if stated["way"] in opposite:
            return ""
        told = [piece]
        for more in pieces[at + 1 :]:
            if not _GOES_ON.match(more):
                break
            told.append(more)
        skipped = "……" if at else ""
        return skipped + tidy("".join("".join(told).split("\n")))
    return ""


def _end_of(sentence: str, text: str) -> int | None:
    r"""Where the sentence ends in the text, whatever white space either has; None where it is not there.

    >>> _end_of("甲 增加。", "一、甲\n增加 。乙"), _end_of("丙", "甲")
    (8, None)
    """
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    letters = "".join(sentence.split())
    at = "".join(text.split()).find(letters)
    if at < 0:
        return None
    return places[at + len(letters) - 1] + 1 if letters else 0
