"""Text read from a source → text that a spreadsheet opens as text, and back (decision 0003)."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.values.amounts import is_dash, parse_amount

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_PICTURES: dict[int, int | None] = {
    code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"
}
_PICTURES |= {0x7F: 0x2421}
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Print nothing, and turn the order in which a reader sees what is printed (UAX 9)."""
_PICTURES |= dict.fromkeys(_TURNS, None)
_UNENCODABLE = re.compile("[\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_TARGET = re.compile(r"[=＝]\s*\d[\d,.]*\s*[%％‰]?\s*[\u4e00-\u9fff]*\s*")
"""=100%, =12次: targets of indicators; a spreadsheet shows the number or the words, and runs nothing."""
_PLAIN = re.compile(
    "[^\\s'=+\\-@＝＋－＠" + _UNSAFE.pattern[1:-1] + "]" + "[^" + _UNSAFE.pattern[1:] + "*"
)
"""Starts like no formula, and has nothing to clean: most cells, told apart in one match."""

_ALL_PLAIN = re.compile(rf"(?:{_PLAIN.pattern}\0)*+")


def clean(text: str) -> str:
    r"""Text without characters that CSV, XML or UTF-8 cannot carry.

    Line ends become `\n`, control characters their visible pictures, unencodable ones U+FFFD; what
    only turns the direction of the text is dropped.

    >>> clean("a\r\nb\x00c"), clean("收入\u202e00.1")
    ('a\nb␀c', '收入00.1')
    """
    if not _UNSAFE.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PICTURES)
    return _UNENCODABLE.sub("\ufffd", text)


def _reads_as_formula(text: str) -> bool:
    """Whether a spreadsheet may run it as a formula; printed numbers, dashes and targets are none."""
    start = text.lstrip()[:1]
    if start not in _FORMULA_STARTS or not start:
        return False
    return not (is_dash(text) or parse_amount(text) or _TARGET.fullmatch(text))


def defuse(text: str) -> str:
    """The text with one `'` before it where a spreadsheet would take it for a formula.

    A text that already has `'` before a formula gets one more, so that `restore` is exact.

    >>> defuse("=1+1"), defuse("'=1+1"), defuse("-1.90"), defuse("—"), defuse("职责")
    ("'=1+1", "''=1+1", '-1.90', '—', '职责')
    """
    return "'" + text if _reads_as_formula(text.lstrip("'")) else text


def restore(text: str) -> str:
    """The text as it was before `defuse`.

    >>> restore("'=1+1"), restore("''=1+1"), restore("'引号'")
    ('=1+1', "'=1+1", "'引号'")
    """
    return text[1:] if text[:1] == "'" and _reads_as_formula(text.lstrip("'")) else text


def are_publishable(texts: Collection[str]) -> bool:
    """Whether all texts are publishable as they are, told by one look at them; some that are may not be told.

    >>> are_publishable(["收入", "3.25"]), are_publishable(["收入", "=A1"]), are_publishable(["a\\0b"])
    (True, False, False)
    """
    joined = "\0".join([*texts, ""])
    return joined.count("\0") == len(texts) and _ALL_PLAIN.fullmatch(joined) is not None


def publishable(text: str) -> str:
    """The text as a string cell of CSV and Parquet: cleaned, defused, empty where it is blank.

    >>> publishable("　"), publishable("@sum")
    ('', "'@sum")
    """
    if _PLAIN.fullmatch(text):
        return text
    text = clean(text)
    return defuse(text) if text.strip() else ""
