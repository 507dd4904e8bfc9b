"""Leaves → a volume of the index: a few files that a browser loads as it needs them.

A volume is a folder named after what is in it, so that what a browser kept of it stays true:

- `leaves`: a line for each leaf, what it is of, its facets, and in which file its records are;
- `r<number>`: the records of a few leaves.

Which of its leaves hold a term is not in the folder: a query asks that of all volumes at once (`postings`).
Memory is that of the volume's terms, one volume at a time, whatever the number of volumes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator

from pipeline.website.addresses import canonical
from pipeline.website.search.postings import packed, postings
from pipeline.website.search.record import ORDER, Leaf, SearchRecord
from pipeline.website.search.terms_of_text import MOST_PARTS

LEAVES_IN_A_VOLUME = 128
"""So many department-years, but for a province that has more of its own in a year: for what a run does again
where one of them changed, and for what a reader loads to see one of them."""
_BYTES_OF_RECORDS = 70_000
"""About so many, before they are packed, in a file of records: results show a few leaves."""


class Volume:
    """Takes leaves one by one, gives the volume's files and its postings."""

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
        made = [("leaves", _packed(_json({"leaves": self._rows})))]
        made += [(f"r{number}", content) for number, content in enumerate(self._records)]
        hashed = hashlib.sha256()
        for name, content in made:
            hashed.update(f"{name} {len(content)}\n".encode())
            hashed.update(content)
        folder = hashed.hexdigest()[:12]
        for name, content in made:
            yield f"{folder}/{name}", content

    def postings(self) -> bytes:
        """Which leaves hold which term, as `postings.Postings` reads it: words, then numbers."""
        return packed([postings(part) for parts in self._terms.values() for part in parts])

    def _close(self) -> None:
        self._records.append(_packed(_json(self._open)))
        self._open, self._size = [], 0


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


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0)
