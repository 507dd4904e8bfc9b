"""A path as the system has it → text that can be printed, stored and published."""

from __future__ import annotations

import os
import unicodedata

_REORDERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def shown(name: str) -> str:
    """The name as text: bytes that are no UTF-8 are read as GB 18030, as old Chinese systems wrote.

    What that is not either is escaped; control characters and those that turn the direction of
    writing become �.

    >>> shown(os.fsdecode("预算.txt".encode("gb18030"))), shown("a" + chr(10) + "b")
    ('预算.txt', 'a�b')
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        name = _decoded(os.fsencode(name))
    return "".join("�" if _is_unprintable(each) else each for each in name)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")


def _is_unprintable(character: str) -> bool:
    return character in _REORDERS or unicodedata.category(character) in ("Cc", "Cs")
