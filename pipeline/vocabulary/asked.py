"""A pattern → words that every text has in which it is found: most texts lack them, and a pattern is not
sought there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[?*+]\??|\{[\d,]+\}\??|\(\?P=\w+\)|\((?:\?(?:P<\w+>|<?[:=!]))?|.",
    re.DOTALL,
)
"""An escape, a set of signs, how often, a group's opening, what it found before, or one sign of a pattern."""
_OTHER = re.compile(r"\(\?(?![:=!<P])")
"""A group that changes what signs mean, or is there under a condition."""
_PERHAPS = re.compile(r"[?*]|\{[0,]")
_LACKED = ("(?!", "(?<!")
_MOST_WORDS = 6

Words = tuple[str, ...]


@cache
def words_asked(pattern: str) -> Words:
    r"""Words of which every text that a pattern is found in has one: of each alternative the longest, or
    those of a group in it; () where an alternative has none, or where they are many.

    >>> words_asked(r"\d+月(?:3[2-9])?日前|[^万]?年度?预算{2}"), words_asked("支出(?:为|是)?")
    (('日前', '预算'), ('支出',))
    >>> words_asked("(?:收入|.支?)"), words_asked(r"费(?<=费)\+收入*"), words_asked("(?!甲)[乙丙]")
    ((), ('费',), ())
    >>> words_asked("(?P<verb>增加|减少)了?(?:约|为)*[0-9]"), words_asked("一|二|三|四|五|六|七")
    (('增加', '减少'), ())
    """
    return () if _OTHER.search(pattern) else _of_group(iter((*_TOKEN.findall(pattern), ")")))


def has_one(words: Words, text: str) -> bool:
    """Whether a text has one of the words that a pattern asks for, or it asks for none."""
    for word in words:  # a generator would take several times as long
        if word in text:
            return True
    return not words


def found_in(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All that a pattern finds in a text, looked for where this has a word that it asks for."""
    return pattern.finditer(text) if has_one(words_asked(pattern.pattern), text) else iter(())


def _of_group(tokens: Iterator[str]) -> Words:
    """The words of all alternatives up to the end of a group, which is read."""
    found: list[Words] = []
    parts: list[str | Words] = []
    for token in tokens:
        if token in ("|", ")"):
            found.append(_rarest(parts))
            parts = []
            if token == ")":
                break
        elif token[0] == "(" and token[:4] != "(?P=":
            inner = _of_group(tokens)
            parts.append(() if token in _LACKED else inner)
        elif token[0] in "?*+{":
            parts[-1:] = [()] if _PERHAPS.match(token) else [*parts[-1:], ()]
        else:
            parts.append(token if len(token) == 1 and token not in "^$." else ())
    words = tuple(word for each in found for word in each)
    return words if all(found) and len(words) <= _MOST_WORDS else ()


def _rarest(parts: Sequence[str | Words]) -> Words:
    """Of what follows upon another, signs and the words of groups, those that the fewest texts have: the
    longest, and of these the fewest."""
    asked, run = list[Words](), ""
    for part in (*parts, ()):
        if isinstance(part, str):
            run += part
            continue
        asked += [words for words in ((run,) if run else (), part) if words]
        run = ""
    return max(asked, key=lambda words: (min(map(len, words)), -len(words)), default=())
