"""A pattern → words that every text has in which it is found: most texts lack them, and a pattern is not
sought there."""

from __future__ import annotations

import re
from functools import cache

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[?*+]\??|\{[\d,]+\}\??|.", re.DOTALL)
"""An escape, a set of signs, how often, or one sign of a pattern."""
_MOST_WORDS = 3


@cache
def words_asked(pattern: str) -> tuple[str, ...]:
    r"""Words of which every text that a pattern is found in has one: the longest of each alternative outside
    of all groups; () where an alternative has none, or where they are many. None is taken from a group.

    >>> words_asked(r"\d+月(?:3[2-9])?日前|[^万]?年度?预算{2}"), words_asked("支出(?:为|是)?")
    (('日前', '年'), ('支出',))
    >>> words_asked("收入|.支?"), words_asked(r"费(?<=费)\+收入*"), words_asked("甲|乙|丙|丁")
    ((), ('费',), ())
    """
    if "(?i" in pattern or "(?x" in pattern:
        return ()
    words, run, longest, depth = list[str](), "", "", 0
    for token in (*_TOKEN.findall(pattern), "|"):
        if token in ("(", ")"):
            depth += 1 if token == "(" else -1
        elif depth:
            continue
        elif token[0] in "?*{":
            run = run[:-1]
        elif len(token) == 1 and token not in "+|^$.":
            run += token
            continue
        longest = max(longest, run, key=len)
        run = ""
        if token == "|":
            words.append(longest)
            longest = ""
    return tuple(words) if all(words) and len(words) <= _MOST_WORDS else ()
