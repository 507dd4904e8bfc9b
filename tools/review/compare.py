"""Two builds of the same disclosures → what of their records differs.

A row that only moved, since rows or tables before it came or went, is the same row: numbers that count
rows and tables are left out of what is compared.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.review.packages import Record, records

_TABLES = ("table", "bound_table")
_TABLE_NUMBER = re.compile(r"^\d+-")


@dataclass(frozen=True)
class Kind:
    """A kind of record: where it stands, which row is which, and what of it is compared."""

    name: str
    resource: str
    key: tuple[str, ...]
    """Two rows that differ are one row changed where these are equal."""
    told: tuple[str, ...]
    """What is printed of a row."""
    moves: tuple[str, ...] = ()
    """What is another when rows or tables before it come or go."""


KINDS = (
    Kind(
        "failure",
        "findings",
        ("id",),
        ("id", "check", "severity", "source_file", "source_page", "source_line", "message"),
        ("row_no",),
    ),
    Kind(
        "amount",
        "amounts",
        ("entity", "table", "row_no", "column_no"),
        ("table", "row_label", "column_label", "amount_text", "unit", "source_page", "source_line"),
        ("table_no", "row_no", "column_no", "findings"),
    ),
    Kind(
        "claim",
        "claims",
        ("section", "sentence", "amount_text", "percentage_text"),
        ("indicator", "period", "kind", "amount_text", "unit", "percentage_text", "sentence"),
        ("claim_no", "base_claim_no"),
    ),
    Kind(
        "headline",
        "headlines",
        ("entity", "headline", "phase", "fund", "fiscal_year"),
        ("entity", "headline", "phase", "fund", "amount_text", "unit"),
        ("row_no", "column_no", "claim_no"),
    ),
    Kind(
        "indicator",
        "indicators",
        ("project", "level1", "level2", "level3", "description"),
        ("project", "level3", "description", "target", "actual", "source_page", "source_line"),
    ),
)


@dataclass(frozen=True)
class Difference:
    """A row that went (no `new`), came (no `old`), or became another."""

    kind: Kind
    old: Record | None
    new: Record | None

    @property
    def sign(self) -> str:
        """`-` of a row that went, `+` of one that came, `~` of one that became another."""
        return "~" if self.old and self.new else "-" if self.old else "+"

    def __str__(self) -> str:
        row = self.new or self.old or {}
        texts = (" ".join(row.get(name, "").split()) for name in self.kind.told)
        told = " | ".join(filter(None, texts))
        if not (self.old and self.new):
            return f"{self.sign} {self.kind.name}: {told}"
        became = "; ".join(
            f"{name} {self.old.get(name) or '∅'} → {self.new.get(name) or '∅'}"
            for name in dict.fromkeys((*self.old, *self.new))
            if name not in self.kind.moves and self.old.get(name) != self.new.get(name)
        )
        return f"{self.sign} {self.kind.name}: {told}\n      {became}"


def compare(old: Path, new: Path, kind: Kind) -> list[Difference]:
    """What records of a kind differ between two builds of a package."""
    gone, came = _apart(_rows(old, kind), _rows(new, kind), kind)
    waiting = defaultdict[tuple[str, ...], list[Record]](list)
    for row in reversed(gone):
        waiting[_texts(row, kind.key)].append(row)
    found = []
    for row in came:
        before = waiting[_texts(row, kind.key)]
        found.append(Difference(kind, before.pop() if before else None, row))
    left = (Difference(kind, row, None) for rows in waiting.values() for row in reversed(rows))
    return [*left, *found]


def outcomes(package: Path) -> Counter[str]:
    """How many findings of a package have which outcome."""
    return Counter(each["outcome"] for each in records(package, "findings"))


def _rows(package: Path, kind: Kind) -> Iterator[Record]:
    for row in records(package, kind.resource):
        if kind.name == "failure" and row["outcome"] != "fail":
            continue
        for name in _TABLES:
            if name in row:
                row[name] = _TABLE_NUMBER.sub("", row[name])
        yield row


def _apart(
    old: Iterable[Record], new: Iterable[Record], kind: Kind
) -> tuple[list[Record], list[Record]]:
    """The rows that only one of the two has; of rows that are equal in all, each is one."""
    olds, news = list(old), list(new)
    return _beyond(olds, news, kind), _beyond(news, olds, kind)


def _beyond(rows: Sequence[Record], others: Iterable[Record], kind: Kind) -> list[Record]:
    left = Counter(_content(each, kind) for each in others)
    beyond = []
    for row in rows:
        content = _content(row, kind)
        if left[content]:
            left[content] -= 1
        else:
            beyond.append(row)
    return beyond


def _content(row: Record, kind: Kind) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in row.items() if name not in kind.moves and text)


def _texts(row: Record, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in names)  # an older build may lack a column
