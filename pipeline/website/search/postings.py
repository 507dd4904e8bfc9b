"""Which leaves hold which term: of each volume apart as it is made, then of all volumes together.

In: the terms of a volume's leaves, by part of the index (`terms_of_text.part_of`). Out: the postings of the
volume, kept for the next run; and from those of all volumes the files that a query loads, one for each of
its terms, however many volumes there are.
"""

from __future__ import annotations

import gzip
import hashlib
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.website.search.terms_of_text import MOST_PARTS

KINDS = ("w", "n")
"""Words and numbers."""
_BYTES_OF_A_PART = 20_000
"""About so many, before they are packed to a half, in a file of terms: a query loads one for each term."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ENTRY = struct.Struct("<I8s")
_HEADER = _ENTRY.size * MOST_PARTS * len(KINDS)


def postings(entries: bytes | bytearray) -> bytes:
    """Lines of a term and the numbers of its leaves, each less the one before, in base 36.

    >>> postings("0\\n医疗\\n救助\\n\\n40\\n医疗\\n\\n".encode()).decode()
    '医疗,0,14\\n救助,0'
    """
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for entry in entries.decode().split("\n\n"):
        number, _, terms = entry.partition("\n")
        for term in terms.split("\n") if number else ():
            found.setdefault(term, []).append(base36(int(number) - last.get(term, 0)))
            last[term] = int(number)
    return "\n".join(f"{term},{','.join(those)}" for term, those in sorted(found.items())).encode()


def packed(sections: Sequence[bytes]) -> bytes:
    """The postings of a volume, part by part, behind the length and the hash of each part."""
    hashes = (hashlib.blake2b(each, digest_size=8).digest() for each in sections)
    header = (_ENTRY.pack(len(each), hashed) for each, hashed in zip(sections, hashes, strict=True))
    return b"".join([*header, *sections])


@dataclass
class Postings:
    """The postings of a volume on disk; only the parts that are asked for are read."""

    path: Path

    def size(self, kind: str) -> int:
        """The bytes of all parts of a kind."""
        return sum(self._lengths[number] for number in _parts(kind, 0, 1))

    def hashes(self, kind: str, part: int, parts: int) -> bytes:
        """Of what `read` gives."""
        return b"".join(self._entries[number][1] for number in _parts(kind, part, parts))

    def read(self, kind: str, part: int, parts: int) -> str:
        """The lines of the terms that lie in `part` where there are so many `parts`."""
        starts = self._starts
        with self.path.open("rb") as file:
            found = []
            for number in _parts(kind, part, parts):
                file.seek(starts[number])
                found.append(file.read(self._lengths[number]))
        return b"\n".join(filter(None, found)).decode()

    @cached_property
    def _entries(self) -> list[tuple[int, bytes]]:
        with self.path.open("rb") as file:
            return list(_ENTRY.iter_unpack(file.read(_HEADER)))

    @cached_property
    def _lengths(self) -> list[int]:
        return [length for length, _ in self._entries]

    @cached_property
    def _starts(self) -> list[int]:
        starts = [_HEADER]
        for length in self._lengths:
            starts.append(starts[-1] + length)
        return starts


def _parts(kind: str, part: int, parts: int) -> range:
    first = KINDS.index(kind) * MOST_PARTS
    return range(first + part, first + MOST_PARTS, parts)


def count_of_parts(size: int) -> int:
    """As few as give parts of some size; a power of two, so that a term's part is a remainder."""
    count = 1
    while count < MOST_PARTS and size > count * _BYTES_OF_A_PART:
        count *= 2
    return count


def term_file(volumes: Sequence[str]) -> bytes:
    """The lines of all volumes as one file: behind each term, volume by volume, its number and its leaves.

    >>> gzip.decompress(term_file(["医疗,0,14", "医疗,7\\n救助,0"])).decode()
    '医疗 0,0,14 1,7\\n救助 1,0'
    """
    found: dict[str, list[str]] = {}
    for number, lines in enumerate(volumes):
        own = base36(number)
        for term, leaves in _lines(lines):
            found.setdefault(term, []).append(f"{own},{leaves}")
    text = "\n".join(f"{term} {' '.join(those)}" for term, those in sorted(found.items()))
    return gzip.compress(text.encode(), 6, mtime=0)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n") if text else ():
        term, _, leaves = line.partition(",")
        yield term, leaves


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
