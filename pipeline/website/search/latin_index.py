"""What is named → files of an index by Latin letters, for who types pinyin or English.

A name is found by how each of its syllables or words goes on, letter by letter over what follows
(卫生健康: weis, shen, jian, kang), by how it begins, and by its initials (wsjk). The files are those of
`name_index`, and each name has besides the lines that `static/search-index.js` compares with what is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.website.interface.latin import syllables
from pipeline.website.search.name_index import FIRST, in_order, numbers_by_key, parted_files, row_of
from pipeline.website.search.names import Named

LETTERS = 4
"""So many of a name tell enough."""
_SHORTEST = 2
_MOST_OF_A_KEY = 200
_WORD = re.compile(r"[a-z0-9]+", re.ASCII)


def latin_files(named: Sequence[Named]) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files."""
    ranked = in_order(each for each in named if each.said or each.english)
    lines = [lines_of(each) for each in ranked]
    rows = [_row(each, those) for each, those in zip(ranked, lines, strict=True)]
    keys = numbers_by_key((_keys(those) for those in lines), _MOST_OF_A_KEY)
    yield from parted_files("latin", rows, keys)


def _row(each: Named, lines: Sequence[str]) -> list[object]:
    row = row_of(each)
    return [*row, *([[], ""][len(row) - 5 :]), "\n".join(lines)]


def lines_of(each: Named) -> list[str]:
    """Syllables of each Chinese name, words of each English one, parted by spaces.

    >>> lines_of(Named("place", "吕梁市", (), "", "x", english="Lüliang City", said=("吕梁市",)))
    ['lu liang shi', 'luliang city']
    """
    chinese = [" ".join(_syllables(name)) for name in each.said]
    english = [" ".join(_WORD.findall(_plain(name))) for name in (each.english, *each.called_en)]
    return [line for line in dict.fromkeys((*chinese, *english)) if line]


@cache
def _syllables(name: str) -> tuple[str, ...]:
    told = " ".join(syllables(unicodedata.normalize("NFKC", name)))
    return tuple(_WORD.findall(_plain(told)))


def _plain(text: str) -> str:
    """Letters without their signs, ü and v (as it is typed) as u; `Xi'an` is one word.

    >>> _plain("Xi'an"), _plain("lv"), _plain("Ürümqi")
    ('xian', 'lu', 'urumqi')
    """
    letters = unicodedata.normalize("NFD", text.lower()).replace("'", "")
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return re.sub("(?<=[ln])v", "u", bare)


def _keys(lines: Sequence[str]) -> Iterator[str]:
    """
    >>> list(_keys(["an yi xian"]))
    ['anyi', 'yixi', 'xian', '^an', '^any', '^ay', '^ayx']
    """
    for line in lines:
        words = line.split(" ")
        text = "".join(words)
        at = 0
        for word in words:
            yield text[at : at + LETTERS]
            at += len(word)
        initials = "".join(word[0] for word in words)
        for those in (text, initials):
            yield from (FIRST + those[:length] for length in range(_SHORTEST, LETTERS))
        if len(initials) >= LETTERS:
            yield initials[:LETTERS]
