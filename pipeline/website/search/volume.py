"""Leaves → a volume of the index: a few files that a browser loads as it needs them.

A volume is a folder named after what is in it, so that what a browser kept of it stays true:

- `leaves`: a line for each leaf, what it is of, its facets, and in which file its records are;
- `w<part>`, `n<part>`: term → the leaves that have it, words and numbers apart;
- `r<number>`: the records of a few leaves.

Memory is that of the volume's terms, one volume at a time, whatever the number of volumes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from pipeline.website.addresses import canonical
from pipeline.website.search.record import ORDER, Leaf, SearchRecord
from pipeline.website.search.terms_of_text import MOST_PARTS

YEARS_IN_A_VOLUME = 800
"""So many department-years, but for a province that has more of its own: for the memory of the run, and for
what a reader loads of one volume."""
_BYTES_OF_A_PART = 150_000
"""About so many, before they are packed: a query loads a few parts of each volume."""
_BYTES_OF_RECORDS = 200_000
"""The same of a file of records: results show a few leaves."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Volume:
    """Takes leaves one by one, gives the volume's files."""

    def __init__(self) -> None:
        self._rows: list[list[object]] = []
        self._terms = {name: [bytearray() for _ in range(MOST_PARTS)] for name in ("w", "n")}
        self._records: list[bytes] = []
        self._open: list[object] = []
        self._size = 0

    def add(self, leaf: Leaf) -> None:
        """Takes in a leaf."""
        number = len(self._rows)
        for name, parts in (("w", leaf.words), ("n", leaf.numbers)):
            into = self._terms[name]
            for part, terms in parts.items():
                into[part] += f"{number}\n{terms}\n\n".encode()
        records = [_stated(each, leaf) for each in leaf.records]
        text = _json(records)
        if self._open and self._size + len(text) > _BYTES_OF_RECORDS:
            self._close()
        self._rows.append(_row(leaf, len(self._records), len(self._open)))
        self._open.append(records)
        self._size += len(text)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Names and contents, the volume's own name before them: `0f2d41c07a55/leaves`."""
        if self._open:
            self._close()
        made = list(self._made())
        hashed = hashlib.sha256()
        for name, content in made:
            hashed.update(f"{name} {len(content)}\n".encode())
            hashed.update(content)
        folder = hashed.hexdigest()[:12]
        for name, content in made:
            yield f"{folder}/{name}", content

    def _close(self) -> None:
        self._records.append(_packed(_json(self._open)))
        self._open, self._size = [], 0

    def _made(self) -> Iterator[tuple[str, bytes]]:
        parts = {name: _count_of_parts(those) for name, those in self._terms.items()}
        yield "leaves", _packed(_json({"parts": parts, "leaves": self._rows}))
        for name, those in self._terms.items():
            for part in range(parts[name]):
                yield f"{name}{part}", _packed(_postings(those[part :: parts[name]]))
        yield from ((f"r{number}", content) for number, content in enumerate(self._records))


def _row(leaf: Leaf, file: int, place: int) -> list[object]:
    """What is known of a leaf before its records are read: what its records are and their classes, too."""
    kinds = sorted({ORDER.index(each.facets["what"][0]) for each in leaf.records})
    classes = sorted({code for each in leaf.records for code in each.facets.get("code", ())})
    facets = [leaf.facets[name] for name in ("kind", "year", "place", "department")]
    return [canonical(leaf.address), leaf.of, *facets, file, place, kinds, classes]


def _stated(record: SearchRecord, leaf: Leaf) -> list[object]:
    """A record without what its leaf says: what it is, where, its words, its lines."""
    of = record.of.removeprefix(leaf.of).removeprefix(" · ") if leaf.of else record.of
    lines = [
        [each.anchor, each.marks, each.label, each.code, *each.values] for each in record.lines
    ]
    own = "" if record.address == leaf.address else canonical(record.address)
    return [
        ORDER.index(record.facets["what"][0]), record.anchor, record.title, of, record.unit,
        record.text, list(record.facets.get("code", ())), own, canonical(record.page), lines,
    ]  # fmt: skip


def _count_of_parts(terms: Sequence[bytearray]) -> int:
    """As few as give parts of that size; a power of two, so that a term's part is a remainder."""
    size = sum(map(len, terms))
    count = 1
    while count < MOST_PARTS and size > count * _BYTES_OF_A_PART:
        count *= 2
    return count


def _postings(parts: Iterable[bytearray]) -> bytes:
    """Lines of a term and the numbers of its leaves, each less the one before, in base 36.

    >>> _postings([bytearray("0\\n医疗\\n救助\\n\\n40\\n医疗\\n\\n".encode())]).decode()
    '医疗 0 14\\n救助 0'
    """
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for part in parts:
        for entry in part.decode().split("\n\n"):
            number, _, terms = entry.partition("\n")
            for term in terms.split("\n") if number else ():
                found.setdefault(term, []).append(base36(int(number) - last.get(term, 0)))
                last[term] = int(number)
    return "\n".join(f"{term} {' '.join(those)}" for term, those in sorted(found.items())).encode()


def base36(number: int) -> str:
    """
    >>> base36(0), base36(36)
    ('0', '10')
    """
    text = ""
    while number >= 36:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return _DIGITS[number] + text


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0)


def listing(volumes: Sequence[tuple[str, str]], names: str) -> str:
    """What a browser reads first: each volume as its year ("" for none) and folder; the folder of names."""
    return _json({"volumes": volumes, "names": names}).decode()
