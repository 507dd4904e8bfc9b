"""What a sheet prints above and below each page, in its header and footer → the lines that caption its forms.

A header may hold the only title or the only unit of a sheet. The codes that set it (ECMA-376 part 1,
18.3.1.39) are no words of it; a part with the number, the date or the file of a page says nothing of its
form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.values.units import unit_line

_PARTS = re.compile(r"&[LCR]")
_OF_PAGES = re.compile(r"&[PNDTFZGA]")
_SETS = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[BIUSEXYOH])')
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_TITLE = re.compile(r"表(?:[（(][^（）()]*[)）])?$")


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
    if not any(_TITLE.search(text.strip()) for text in said):
        found += [line for line in above if _WORDS.search(line) and not unit_line(line)]
    if not any(map(unit_line, said)):
        found += [line for line in (*above, *below) if unit_line(line)][:1]
    return found
