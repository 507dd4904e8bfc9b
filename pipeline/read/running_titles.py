"""What the headers and footers of pages say of a whole document → the lines that open it, where nothing in
it says whose disclosure it is.

A cover that was left out often lives on in the header of the pages (某县水利局2023年部门预算公开).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.values.text import fold
from pipeline.values.units import unit_line

_DISCLOSURE = re.compile(
    r"(?:(?:部门|单位).{0,6}|(?:19|20)\d{2}(?:年度?)?.{0,24})(?:预算|决算)(?!数|支出|收入|收支|经济|资金)"
)
_TABLE = re.compile(r".*表(?:\([^()]*\))?")
_BODY = re.compile(r"(?:部门|单位)[^:]{0,8}:(?![^:]{0,3}元)[\d\-]*[\u4e00-\u9fff]{4}")
_WORDS = re.compile("[\u4e00-\u9fff]{4}")
_LETTER = re.compile("[\u4e00-\u9fff]")
_SENTENCE = re.compile("[。；;，,]")
_LONGEST = 60
_FEWEST_LETTERS = 9
"""A name of four and 年部门预算, less than which names no body."""


def opening_lines(running: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The running lines that open a document of these texts; none where one of the texts tells whose it is.

    >>> opening_lines(["岱山县水利局", "2023年部门预算公开", "第1页"], ["部门收支总表", "单位：万元"])
    ['岱山县水利局', '2023年部门预算公开']
    >>> opening_lines(["岱山县水利局2023年部门预算"], ["部门：岱山县水利局", "2023年收支预算总表"])
    []
    """
    said = [line for line in dict.fromkeys(running) if _says_something(fold(line))]
    if not any(_DISCLOSURE.search(fold(line)) for line in said):
        return []
    return [] if any(_tells_whose(fold(text)) for text in texts if len(text) <= _LONGEST) else said


def _says_something(line: str) -> bool:
    if len(line) > _LONGEST or unit_line(line) or _TABLE.fullmatch(line):
        return False
    return _WORDS.search(line) is not None


def _tells_whose(text: str) -> bool:
    """Whether a text names a body and its disclosure, or is the caption that names a body; 2023年预算,
    部门预算 and sentences tell nothing of the kind."""
    if _TABLE.fullmatch(text) or _SENTENCE.search(text):
        return False
    names = len(_LETTER.findall(text)) >= _FEWEST_LETTERS
    return bool((names and _DISCLOSURE.search(text)) or _BODY.search(text))
