"""What the search finds: records of what stands in one place, and all records of one disclosure together.

A record is a page, or a part of one, with its lines (rows of a table, paragraphs, indicators), each
with the anchor that it leads to. That a line belongs together, and what its amounts are headed, is told
by the line; `static/search.js` shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from pipeline.website.search.terms_of_text import exactly, numbers_of, parted, words_of

HEADINGS = "h"
DOUBTFUL, CORRECTED, READ_BY_OCR = "!", "~", "*"
ORDER = ("summary", "table", "prose", "project", "check", "code", "term")
"""What a record may be (its facet `what`), in the order in which records stand where nothing is sought."""


@dataclass(frozen=True, slots=True)
class SearchLine:
    """One line of a record: its label, its code, its values in the order of the headings above it.

    `anchor` is the place that it leads to, "" for that of the record; one that begins with - is added
    to the record's, one with a # has its page before it. `marks` warn of its values; a line marked
    `HEADINGS` names those of the lines below it.
    """

    anchor: str
    marks: str
    label: str
    code: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One result: `address` of its page, `anchor` on it, the words it is found by, and its facets.

    `of` says whose it is (河北省保定市涞源县医疗保障局2023年部门预算); `facets` are names with values.
    `page` is where the lines are that stand on a page of their own, "" for `address`.
    """

    address: str
    anchor: str
    title: str
    of: str
    unit: str
    text: str
    lines: tuple[SearchLine, ...]
    facets: Mapping[str, tuple[str, ...]]
    page: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The records of one disclosure (of a long one some), or of what else is found together; it is what the
    index knows.

    `of` names it, `facets` are those that all its records share (kind, year, place, department);
    `words` and `numbers` are its terms, by the part of the index in which they lie.
    """

    address: str
    of: str
    facets: Mapping[str, str]
    records: tuple[SearchRecord, ...]
    words: Mapping[int, str] = field(default_factory=dict)
    numbers: Mapping[int, str] = field(default_factory=dict)


SHARED = ("kind", "year", "place", "department")
"""The facets that all records of a leaf share."""
_MOST_CHARACTERS = 30_000


def leaf(records: Sequence[SearchRecord]) -> Leaf:
    """One leaf of records that belong together; `records` are not empty."""
    first = records[0]
    texts = list(dict.fromkeys(chain.from_iterable(map(_texts, records))))
    labels = {label for record in records for label in _labels(record)}
    words = {*chain.from_iterable(map(words_of, texts)), *filter(None, map(exactly, labels))}
    return Leaf(
        address=first.address,
        of=first.of.partition(" · ")[0],
        facets={name: first.facets.get(name, ("",))[0] for name in SHARED},
        records=tuple(records),
        words=parted(words),
        numbers=parted(set(chain.from_iterable(map(numbers_of, texts)))),
    )


def in_leaves(records: Iterable[SearchRecord]) -> Iterator[Leaf]:
    """The records of one disclosure as leaves: one, or more where one would be much to load."""
    waiting: list[SearchRecord] = []
    size = 0
    for each in records:
        own = sum(map(len, _texts(each)))
        if waiting and size + own > _MOST_CHARACTERS:
            yield leaf(waiting)
            waiting, size = [], 0
        waiting.append(each)
        size += own
    if waiting:
        yield leaf(waiting)


def leaves(records: Iterable[SearchRecord]) -> list[Leaf]:
    """Records of codes and terms, a leaf for each page that they are below or on."""
    by_page: dict[str, list[SearchRecord]] = {}
    for each in records:
        classes = each.facets.get("code", ("",))[0]
        by_page.setdefault(classes or each.address, []).append(each)
    return [leaf(those) for those in by_page.values()]


def _labels(record: SearchRecord) -> Iterable[str]:
    yield record.title
    yield from (line.label for line in record.lines if line.values and line.marks != HEADINGS)


def _texts(record: SearchRecord) -> Iterable[str]:
    yield from (record.title, record.of, record.text)
    for line in record.lines:
        if line.marks != HEADINGS:
            yield line.label
            yield line.code
            yield from line.values
