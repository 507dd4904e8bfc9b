"""Lines as a page breaks them: whether one goes on with the next."""

from __future__ import annotations

from pipeline.values.outline import split_number
from pipeline.values.text import cuts_number

_ENDS = tuple("。！？!?；;：:．.”）)")
_BULLETS = ("- ", "* ")
SHORTEST_BROKEN = 24
"""A shorter line was not broken by the edge of the page."""
TAIL = 400
"""So many signs of what was joined so far tell whether it goes on."""
_LONGEST_NUMBER = 40


def stops(line: str) -> bool:
    """Whether a line ends where a sentence, or a part of one, does.

    >>> stops("其他支出持平。"), stops("主要原因是海塘加固工程进入")
    (True, False)
    """
    return line.endswith(_ENDS)


def begins_item(line: str) -> bool:
    """Whether an outline number or a bullet opens a line.

    >>> begins_item("（二）支出情况"), begins_item("- 收入"), begins_item("支出相应增加。")
    (True, True, False)
    """
    return line.startswith(_BULLETS) or bool(split_number(line).style)


def goes_on(above: str, line: str) -> bool:
    """Whether a line goes on with the one below it: long enough to have been broken, and stopping in
    mid-sentence or within a number. Of what was joined already the last `TAIL` signs will do.

    >>> goes_on("县水利局收入比上年增加，主要原因是海塘加固工程进入", "施工高峰。")
    True
    >>> goes_on("县水利局", "二〇二二年度"), goes_on("收入总计1256.", "3万元，")
    (False, True)
    """
    if begins_item(line):
        return False
    if cuts_number(above[-_LONGEST_NUMBER:], line):
        return True
    return len(above) >= SHORTEST_BROKEN and not stops(above)
