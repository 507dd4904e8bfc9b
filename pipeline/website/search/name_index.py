"""What is named → files of a small index by pairs of characters, of which a query loads a few.

A file has the names that hold its pairs, and for each pair which of them, the likeliest first. Of a pair
that very many names hold only the first are listed: the other pairs of what is typed tell the rest. So
whatever is typed, a few files of limited size answer, at the first key: a name's first character is a
pair too.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from pipeline.website.addresses import canonical
from pipeline.website.search.names import ORDER, Named
from pipeline.website.search.terms_of_text import MOST_PARTS, flat, part_of

FIRST = "^"
"""Before a name's first character: what is found by that alone."""
MOST_OF_A_PAIR = 300
_MOST_OF_A_CHARACTER = 40
_BYTES_OF_A_PART = 30_000
"""About so many, before they are packed to a quarter: a query loads at most three."""


def name_files(named: Sequence[Named]) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files; the folder is named after what is in it."""
    ranked = sorted(named, key=_rank)
    rows = [_row(each) for each in ranked]
    pairs = _pairs(ranked)
    parts = _count_of_parts(pairs.values(), rows)
    made = [(str(part), _part(pairs, rows, part, parts)) for part in range(parts)]
    hashed = hashlib.sha256(b"".join(content for _, content in made))
    for name, content in made:
        yield f"names-{parts}-{hashed.hexdigest()[:12]}/{name}", content


def _rank(each: Named) -> tuple[int, int, str, str]:
    """The likeliest first: what it is, then the shorter name."""
    return ORDER.index(each.what), len(each.name), each.name, each.address


def _row(each: Named) -> list[object]:
    page, _, anchor = each.address.partition("#")
    address = canonical(page) + (f"#{anchor}" if anchor else "")
    row = [ORDER.index(each.what), each.name, "\n".join(each.also), each.where, address]
    return [*row, [[year, *parts] for year, parts in each.years]] if each.years else row


def _pairs(ranked: Sequence[Named]) -> dict[str, list[int]]:
    """Pair → the names that hold it, by their place in the order.

    >>> sorted(_pairs([Named("place", "安义县", (), "", "x")]))
    ['^安', '义县', '安义']
    """
    found: dict[str, list[int]] = {}
    for number, each in enumerate(ranked):
        held = dict.fromkeys(pair for name in (each.name, *each.also) for pair in pairs_of(name))
        for pair in held:
            listed = found.setdefault(pair, [])
            if len(listed) < (_MOST_OF_A_CHARACTER if pair[0] == FIRST else MOST_OF_A_PAIR):
                listed.append(number)
    return found


def pairs_of(name: str) -> Iterator[str]:
    """The pairs of a name, and its first character.

    >>> list(pairs_of("医保 局"))
    ['^医', '医保', '保局']
    """
    text = flat(name)
    if text:
        yield FIRST + text[0]
    for start in range(len(text) - 1):
        yield text[start : start + 2]


def _count_of_parts(pairs: Iterable[Sequence[int]], rows: Sequence[list[object]]) -> int:
    """A power of two, so that a pair's part is a remainder."""
    widths = [len(json.dumps(row, ensure_ascii=False)) for row in rows]
    size = sum(widths[number] for those in pairs for number in those)
    count = 1
    while count < MOST_PARTS and size > count * _BYTES_OF_A_PART:
        count *= 2
    return count


def _part(
    pairs: dict[str, list[int]], rows: Sequence[list[object]], part: int, parts: int
) -> bytes:
    own = {pair: those for pair, those in sorted(pairs.items()) if part_of(pair) % parts == part}
    listed = sorted({number for those in own.values() for number in those})
    place = {number: index for index, number in enumerate(listed)}
    content = {
        "names": [rows[number] for number in listed],
        "pairs": {pair: [place[number] for number in those] for pair, those in own.items()},
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 6, mtime=0)
