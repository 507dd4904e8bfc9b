"""What a sheet prints above and below each page, in its header and footer, and in its text boxes → the lines
that caption its forms.

A header or a text box may hold the only title or the only unit of a sheet. The codes that set a header
(ECMA-376 part 1, 18.3.1.39) are no words of it; a part with the number, the date or the file of a page says
nothing of its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.values.units import unit_line

_PARTS = re.compile(r"&[LCR]")
_OF_PAGES = re.compile(r"&[PNDTFZGA]")
_SETS = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[BIUSEXYOH])')
_APART = re.compile(r"\s{2,}")
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_POINTS = re.compile(r"^(?:[（(]?(?:备?注|说明|提示|核对)[:：]|详?见|参[见照]|请|此|本|上|下|以)")
"""Words that begin a remark in a text box, which may end like a title: 详见附表."""
_TITLE = re.compile(
    r"(?![（(]?(?:[\u4e00-\u9fff]{0,6}|[A-Za-z]{1,3})\d{1,2}(?:[-—–_]\d{1,2}){0,2}表[:：]?[)）]?$)"
    r".+表(?:[（(][^（()）]*[)）])?"
)
"""公开01表, the number of a form, is no title."""


def page_lines(text: str) -> Iterator[str]:
    """The lines of a header or footer, left to right.

    >>> list(page_lines('&L附件2&C&"宋体,Bold"&16部门收支总表&R单位：万元')), list(page_lines("&C第 &P 页"))
    (['附件2', '部门收支总表', '单位：万元'], [])
    """
    for part in _PARTS.split(text):
        if not _OF_PAGES.search(part):
            lines = _SETS.sub("", part).replace("&&", "&").splitlines()
            yield from (line.strip() for line in lines if line.strip())


def captions(headers: Iterable[str], footers: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The lines that title a sheet's forms or state their unit, less what its first rows, `texts`, say."""
    said = list(texts)
    above = list(dict.fromkeys(line for text in headers for line in page_lines(text)))
    below = (line for text in footers for line in page_lines(text))
    found = []
    if not any(_TITLE.fullmatch(text.strip()) for text in said):
        found += [line for line in above if _WORDS.search(line) and not states_unit(line)]
    if not any(map(states_unit, said)):
        found += [line for line in (*above, *below) if states_unit(line)][:1]
    return found


def shape_captions(shapes: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The one title and the one line with a unit that a sheet's text boxes say, less what its first rows and
    the headers of its pages, `texts`, say.

    >>> shape_captions(["部门收支总表", "单位：万元"], ["项目", "预算数"])
    ['部门收支总表', '单位：万元']
    >>> shape_captions(["核对：详见附表", "单位：元", "单位：万元"], [])
    []
    """
    said, words = list(texts), [shape.strip() for shape in shapes]
    titles = [each for each in words if _TITLE.fullmatch(each) and not _POINTS.search(each)]
    units = [each for each in words if states_unit(each)]
    has_title = any(_TITLE.fullmatch(text.strip()) for text in said)
    found = titles if len(titles) == 1 and not has_title else []
    return found + (units if len(units) == 1 and not any(map(states_unit, said)) else [])


def states_unit(line: str) -> bool:
    """Whether a line states a unit, alone or beside whose form it is.

    >>> states_unit("部门：某县审计局    单位：万元"), states_unit("单位：某县审计局")
    (True, False)
    """
    return any(map(unit_line, (line, *_APART.split(line.strip()))))
