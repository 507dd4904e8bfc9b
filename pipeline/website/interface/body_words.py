"""A body's Chinese name → English, word by word, where all its words are known (`body_words.yml`).

A name ends with what the body is (支队) and says before it whose and what for, in the order in which English
says it too. Two to four characters that start it and are no word are taken for a proper name.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path

from pipeline.values.outline import chinese_number
from pipeline.vocabulary.files import read_spec
from pipeline.vocabulary.spec import Spec

_FILE = Path(__file__).with_name("body_words.yml")
_PROPER_NAME = re.compile(r"[一-鿿]*")
_LENGTHS = (0, 2, 3, 4)
_NUMBERED = re.compile(r"第([一二三四五六七八九十]{1,3})")


class BodyWords(Spec):
    """The whole file."""

    names: dict[str, str]
    bodies: dict[str, str]
    words: dict[str, str]

    @cached_property
    def longest(self) -> tuple[tuple[str, str], ...]:
        """Every word with its English, the longest first."""
        return tuple(sorted((self.words | self.bodies).items(), key=lambda each: -len(each[0])))


@cache
def body_words() -> BodyWords:
    """The words, read once."""
    return read_spec(BodyWords, _FILE)


def in_words(name: str) -> tuple[str, str] | None:
    """The proper name that a body's name starts with, "" for none, and the English of the rest.

    None where a word is not known, or where it does not end with what a body is.

    >>> in_words("交通管理支队"), in_words("第一人民医院"), in_words("清华大学")
    (('', 'Traffic Management Detachment'), ('', "No. 1 People's Hospital"), ('', 'Tsinghua University'))
    >>> in_words("鹏城技师学院"), in_words("科学灵山论坛中心"), in_words("交通管理")
    (('鹏城', 'Technician College'), None, None)
    """
    spec = body_words()
    if name in spec.names:
        return "", spec.names[name]
    if not name.endswith(tuple(spec.bodies)):
        return None
    for length in _LENGTHS:
        proper, rest = name[:length], name[length:]
        if _PROPER_NAME.fullmatch(proper) and (said := _said(rest)):
            return proper, " ".join(said)
    return None


def _said(text: str) -> tuple[str, ...] | None:
    """The English of each word of a text; None where one is not known, () for no text."""
    if not text:
        return ()
    if numbered := _NUMBERED.match(text):
        rest = _said(text[numbered.end() :])
        return None if rest is None else (f"No. {chinese_number(numbered[1])}", *rest)
    for word, english in body_words().longest:
        if text.startswith(word) and (rest := _said(text.removeprefix(word))) is not None:
            return english, *rest
    return None
