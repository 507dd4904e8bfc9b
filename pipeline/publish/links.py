"""Where the pages of a site link to: so that of what is gone the pages that linked there are known.

Kept beside a tree, as one file: of each page the marks of the paths that it links to. Two paths may have one
mark: then a page is looked at that need not be.
"""

from __future__ import annotations

import json
import posixpath
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from html import unescape
from itertools import accumulate
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<[^>]*?\s(?:href|src)="([^"#]*)')
"""A link up to its anchor."""
_MARK = 8
"""Bytes of a mark."""


@dataclass(frozen=True, slots=True)
class Links:
    """The pages in an order, and the marks of each page's links, one page's behind the other's: `counts` says
    how many marks each has."""

    pages: tuple[str, ...] = ()
    counts: array[int] = field(default_factory=lambda: array("L"))
    marks: bytes = b""

    def without(self, pages: Iterable[str]) -> Links:
        """The links of the other pages."""
        going = set(pages)
        kept = [(page, own) for page, own in self._each() if page not in going]
        return Links.of(dict(kept))

    def and_of(self, marks: Mapping[str, bytes]) -> Links:
        """With those of more pages."""
        return Links.of(dict(self._each()) | dict(marks))

    def to(self, paths: Iterable[str]) -> set[str]:
        """The pages that link to one of the paths, and hardly any others."""
        found = sorted({at for path in paths for at in self._places(mark_of(path))})
        ends = list(accumulate(count * _MARK for count in self.counts))
        pages: set[str] = set()
        number = 0
        for at in found:
            while ends[number] <= at:
                number += 1
            pages.add(self.pages[number])
        return pages

    def as_bytes(self) -> bytes:
        """For a file."""
        head = json.dumps([self.pages, self.counts.tolist()]).encode()
        return b"%d\n%s%s" % (len(head), head, self.marks)

    @classmethod
    def of(cls, marks: Mapping[str, bytes]) -> Self:
        """Page → the marks of its links."""
        counts = array("L", (len(own) // _MARK for own in marks.values()))
        return cls(tuple(marks), counts, b"".join(marks.values()))

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Raises ValueError or TypeError where it is not what `as_bytes` wrote."""
        length, _, rest = content.partition(b"\n")
        pages, counts = json.loads(rest[: int(length)])
        links = cls(tuple(pages), array("L", counts), rest[int(length) :])
        if len(links.pages) != len(counts) or sum(counts) * _MARK != len(links.marks):
            raise ValueError("the links of a tree are not whole")
        return links

    def _each(self) -> Iterator[tuple[str, bytes]]:
        begin = 0
        for page, count in zip(self.pages, self.counts, strict=True):
            end = begin + count * _MARK
            yield page, self.marks[begin:end]
            begin = end

    def _places(self, mark: bytes) -> Iterator[int]:
        at = self.marks.find(mark)
        while at >= 0:
            if at % _MARK == 0:
                yield at
            at = self.marks.find(mark, at + 1)


@lru_cache(maxsize=1 << 16)
def mark_of(path: str) -> bytes:
    """The mark of a path from the site's root."""
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=_MARK).digest()


def links_of(root: Path, page: str) -> dict[str, str]:
    """Each link of a page within the site → the path from the root."""
    text = (root / page).read_text(encoding="utf-8", errors="replace")
    folder = posixpath.dirname(page)
    found = ((link, _path(link)) for link in sorted(set(_LINK.findall(text))))
    return {link: _joined(folder, path) for link, path in found if path}


@lru_cache(maxsize=1 << 14)
def _path(link: str) -> str:
    """The path in a link as a page has it, "" where it leads out or stays on the page.

    >>> _path("../c/index.html?a&amp;b"), _path("https://x.org/")
    ('../c/index.html', '')
    """
    parts = urlsplit(unescape(link))
    return "" if parts.scheme or parts.netloc else unquote(parts.path)


def _joined(folder: str, path: str) -> str:
    """The path from the site's root.

    >>> _joined("a/b", "../../c/index.html"), _joined("", "d/../c.css")
    ('c/index.html', 'c.css')
    """
    while path.startswith("../") and folder:
        folder, path = folder.rpartition("/")[0], path[3:]
    joined = f"{folder}/{path}" if folder else path
    return posixpath.normpath(joined) if "./" in joined or "//" in joined else joined
