"""What the search finds: a record, and how it is written down for the index and for the page's script.

A record is a page, or a part of one, with its lines (rows of a table, paragraphs, indicators), each
with the anchor that it leads to. Pagefind indexes words; that a line belongs together, and what its
amounts are headed, is told by marks between them which `static/search.js` reads back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from pipeline.values.text import tidy
from pipeline.website.addresses import canonical

LINE_MARK, FIELD_MARK = "␞", "␟"
HEADINGS = "h"
_CHARACTERS = "c"
_HAN = re.compile(r"[\u3400-\u9fff]")
DOUBTFUL, CORRECTED, READ_BY_OCR = "!", "~", "*"
ORDER = ("summary", "table", "prose", "project", "check", "code", "term")
"""What a record may be (its facet `what`), in the order in which records stand where nothing is sought."""


@dataclass(frozen=True, slots=True)
class SearchLine:
    """One line of a record: its label, its code, its values in the order of the headings above it.

    `anchor` is the place that it leads to, "" for that of the record; one that begins with - is added
    to the record's. `marks` warn of its values; a line marked `HEADINGS` names those of the lines
    below it.
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
    """

    address: str
    anchor: str
    title: str
    of: str
    unit: str
    text: str
    lines: tuple[SearchLine, ...]
    facets: Mapping[str, tuple[str, ...]]


def file_name(record: SearchRecord) -> str:
    """The file that stands for the record where Pagefind reads it; its script turns it to a link.

    >>> nothing = SearchRecord("130630/x/2023/index.html", "t-budget-03", "", "", "", "", (), {})
    >>> file_name(nothing)
    '130630/x/2023/t-budget-03.html'
    """
    return f"{canonical(record.address)}{record.anchor}.html"


def html(record: SearchRecord) -> str:
    """The record as Pagefind reads it. All text is escaped and free of our marks."""
    facets = "".join(
        f'<i data-pagefind-filter="{name}[data-v]" data-v="{escape(_unmarked(value))}"></i>'
        for name, values in record.facets.items()
        for value in values
    )
    body = f" {LINE_MARK} ".join(
        [
            _fields(record.of, record.unit, record.text),
            *(
                _fields(each.anchor, each.marks, each.label, each.code, *each.values)
                for each in record.lines
            ),
            _fields("", _CHARACTERS, _characters(record)),
        ]
    )
    title = escape(_unmarked(record.title))
    return (
        f'<!DOCTYPE html><html lang="zh-cn"><body>{facets}'
        f'<p data-pagefind-meta="title[data-v]" data-v="{title}"'
        f' data-pagefind-sort="order[data-order]" data-order="{_order(record)}">{body}</p>'
        "</body></html>"
    )


def _characters(record: SearchRecord) -> str:
    """Each Chinese character of the record once: browsers part words otherwise than the index does,
    and what they part into characters is found by these."""
    texts = [record.title, record.of, record.text]
    for each in record.lines:
        texts += (each.label, *each.values)
    return " ".join(sorted(set(_HAN.findall("".join(texts)))))


def _order(record: SearchRecord) -> str:
    """Sorts by what it is, the latest year first, then by place.

    >>> found = {"what": ("table",), "year": ("2023",)}
    >>> _order(SearchRecord("130630/x/2023/index.html", "t-budget-03", "", "", "", "", (), found))
    '1 7976 130630/x/2023/t-budget-03.html'
    """
    what = ORDER.index(record.facets["what"][0])
    year = int(record.facets.get("year", ("0",))[0])
    return f"{what} {9999 - year} {file_name(record)}"


def _fields(*texts: str) -> str:
    return f" {FIELD_MARK} ".join(escape(_unmarked(each)) for each in texts)


def _unmarked(text: str) -> str:
    """
    >>> _unmarked("合␟计\\n1")
    '合 计 1'
    """
    return tidy(" ".join(text.replace(LINE_MARK, " ").replace(FIELD_MARK, " ").split()))
