"""A TSV of drawn records with verdicts → how many are right, in all, by province and by kind."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from tools.review.packages import Record

VERDICTS = ("right", "wrong", "unsure")
_KINDS = ("check", "headline", "kind", "form")
"""By the first of these columns that the file has, records are told apart."""
_Z = 1.96
"""Of 95 % of a normal distribution."""


def read(path: Path) -> list[Record]:
    """The rows of a drawn file as it came back from an editor or a spreadsheet.

    `ValueError` where it has no verdicts or one that is none of `VERDICTS`; an empty one is not judged yet.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, dialect="excel-tab"))
    for number, row in enumerate(rows, 2):
        if "verdict" not in row:
            raise ValueError(f"{path}: no column verdict; give a file that draw has written")
        row["verdict"] = (row["verdict"] or "").strip().lower()
        if row["verdict"] not in ("", *VERDICTS):
            ways = ", ".join(VERDICTS)
            raise ValueError(
                f"{path}, row {number}: verdict {row['verdict']!r}; write one of {ways}"
            )
    return rows


def tally(rows: list[Record]) -> Iterator[str]:
    """A line for all rows, for each province and for each kind: judged, and of these the share that is right
    with the range in which it lies in 95 of 100 such draws."""
    yield f"{'':<32}{'drawn':>6}{'right':>7}{'wrong':>7}{'unsure':>7}   right of right and wrong"
    yield _line("all", rows)
    kind = next((name for name in _KINDS if rows and name in rows[0]), "")
    for column in filter(None, ("province", kind)):
        parts = defaultdict[str, list[Record]](list)
        for row in rows:
            parts[row.get(column) or "–"].append(row)
        yield from (_line(f"{column} {part}", parts[part]) for part in sorted(parts))


def interval(right: int, judged: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; `judged` is above 0.

    >>> [round(each, 3) for each in interval(195, 200)]
    [0.943, 0.989]
    """
    share, square = right / judged, _Z**2
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    half = sqrt(share * (1 - share) / judged + square / (4 * judged**2)) / (1 + square / judged)
    return max(middle - _Z * half, 0.0), min(middle + _Z * half, 1.0)


def _line(name: str, rows: list[Record]) -> str:
    counts = Counter(row["verdict"] for row in rows)
    right, wrong, unsure = (counts[verdict] for verdict in VERDICTS)
    line = f"{name:<32}{len(rows):6}{right:7}{wrong:7}{unsure:7}   "
    if not right + wrong:
        return f"{line}–"
    low, high = interval(right, right + wrong)
    return f"{line}{right / (right + wrong):.1%} ({low:.1%} to {high:.1%})"
