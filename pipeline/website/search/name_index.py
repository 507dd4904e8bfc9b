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
    ranked = in_order(named)
    yield from parted_files("names", [row_of(each) for each in ranked], _pairs(ranked))


def in_order(named: Iterable[Named]) -> list[Named]:
    """The likeliest first: what it is, then the shorter name."""
    return sorted(
        named, key=lambda each: (ORDER.index(each.what), len(each.name), each.name, each.address)
    )


def row_of(each: Named) -> list[object]:
    """A name as a file has it; nothing that is empty stands at its end."""
    page, _, anchor = each.address.partition("#")
    address = canonical(page) + (f"#{anchor}" if anchor else "")
    years = [[year, *parts] for year, parts in each.years]
    row = [ORDER.index(each.what), each.name, "\n".join(each.also), each.where, address]
    return [*row, years, each.english] if each.english else [*row, years] if years else row


def parted_files(
    folder: str, rows: Sequence[list[object]], keys: dict[str, list[int]]
) -> Iterator[tuple[str, bytes]]:
    """Rows, and which of them each key leads to → the files; a key lies in the part that its hash says."""
    parts = _count_of_parts(keys.values(), rows)
    of_parts: list[dict[str, list[int]]] = [{} for _ in range(parts)]
    for key, those in sorted(keys.items()):
        of_parts[part_of(key) % parts][key] = those
    made = [(str(part), _part(own, rows)) for part, own in enumerate(of_parts)]
    hashed = hashlib.sha256(b"".join(content for _, content in made))
    for name, content in made:
        yield f"{folder}-{parts}-{hashed.hexdigest()[:12]}/{name}", content


def _pairs(ranked: Sequence[Named]) -> dict[str, list[int]]:
    """Pair → the names that hold it, by their place in the order.

    >>> sorted(_pairs([Named("place", "安义县", (), "", "x")]))
    ['^安', '义县', '安义']
    """
    held = [
        [pair for name in (each.name, *each.also) for pair in pairs_of(name)] for each in ranked
    ]
    return numbers_by_key(held, MOST_OF_A_PAIR)


def numbers_by_key(held: Iterable[Iterable[str]], most: int) -> dict[str, list[int]]:
    """The keys of each name in turn → key → which names have it: so many, fewer for how a name begins.

    >>> numbers_by_key([["安义", "^安"], ["安义"], ["安义"]], 2)
    {'安义': [0, 1], '^安': [0]}
    """
    found: dict[str, list[int]] = {}
    for number, keys in enumerate(held):
        for key in dict.fromkeys(keys):
            listed = found.setdefault(key, [])
            if len(listed) < (_MOST_OF_A_CHARACTER if key[0] == FIRST else most):
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


def _part(own: dict[str, list[int]], rows: Sequence[list[object]]) -> bytes:
    listed = sorted({number for those in own.values() for number in those})
    place = {number: index for index, number in enumerate(listed)}
    content = {
        "names": [rows[number] for number in listed],
        "pairs": {pair: [place[number] for number in those] for pair, those in own.items()},
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 6, mtime=0)
