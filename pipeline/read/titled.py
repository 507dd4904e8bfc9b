"""Lines of a text → whether they caption a table: its title, and its unit right below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.values.text import fold
from pipeline.values.units import unit_line

LONGEST_CAPTION = 4
"""Lines of the title of a table and what stands above its headings."""
_TITLE = re.compile(r"[^\t，。；]{2,60}表(?:\([^()]{1,30}\))?")


def is_titled(lines: Sequence[str]) -> bool:
    """Whether lines begin with the title of a table, below which nothing stands before its unit but what
    has no cells: its number, whose it is.

    >>> is_titled(["支出决算表", "公开03表", "单位：万元"]), is_titled(["其他支出", "单位：万元"])
    (True, False)
    """
    if not lines or not _TITLE.fullmatch(fold(lines[0])):
        return False
    for line in lines[1:LONGEST_CAPTION]:
        if any(map(unit_line, line.split("\t"))):
            return True
        if not line.strip() or "\t" in line.strip():
            return False
    return False
