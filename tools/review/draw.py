"""Packages → records drawn by a seed, evenly over provinces, with what it takes to judge each.

Rows are drawn in the order of a hash of what they say: the same seed draws a row again where it stays as it
is, whatever comes or goes around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest
from pathlib import Path

from tools.review.packages import Record, records

_PLACE = ("source_file", "source_page", "source_line")
_CELL = ("table", "row_no", "column_no")


@dataclass(frozen=True)
class Sample:
    """What can be drawn: the resource, and the columns in which a reviewer looks
    for a mistake."""

    resource: str
    columns: str
    cell: tuple[str, ...] = ()
    """Its columns that say which cell of a table it is from or is held against: table, row, column."""

    @property
    def values(self) -> list[str]:
        return self.columns.split()


SAMPLES: Mapping[str, Sample] = {
    "claims": Sample(
        "claims",
        "entity section sentence indicator code period phase fund kind direction amount_text unit "
        "amount_yuan percentage_text base base_period",
        ("bound_table", "bound_row_no", "bound_column_no"),
    ),
    "headlines": Sample(
        "headlines",
        "entity headline phase fund fiscal_year amount_text unit amount_yuan trust",
        _CELL,
    ),
    "amounts": Sample(
        "amounts",
        "entity form table_title row_label column_label classification code measure phase fund "
        "direction fiscal_year amount_text unit amount_yuan trust",
    ),
    "failures": Sample(
        "findings",
        "id entity check severity table row_no message printed expected difference tolerance",
    ),
}


def draw(packages: Sequence[Path], what: str, count: int, seed: int) -> Iterator[list[str]]:
    """The heading and `count` rows of `SAMPLES[what]`, fewer where there are not so many.

    A row has an empty verdict, the province (two digits, 00 of central bodies), package, place, values; of
    claims and headlines also the cell as it is printed, or the sentence that states a headline.
    """
    sample = SAMPLES[what]
    cell = ["cell"] if sample.cell else []
    yield ["verdict", "province", "package", *_PLACE, *sample.values, *cell]
    by_province = defaultdict[str, list[Path]](list)
    for package in packages:
        by_province[package.name[:2]].append(package)
    drawn = {
        province: nsmallest(count, _rows(some, what), key=lambda each: _lot(seed, sample, *each))
        for province, some in by_province.items()
    }
    for province, number in shares({p: len(rows) for p, rows in drawn.items()}, count).items():
        rows = drawn[province][:number]
        for package in sorted({package for package, _ in rows}):
            printed = _Printed(package, sample)
            for row in (row for of, row in rows if of == package):
                texts = printed.told(row)
                yield ["", province, package.name, *(" ".join(text.split()) for text in texts)]


def shares(there: Mapping[str, int], count: int) -> dict[str, int]:
    """`count` parted evenly over what is there; who has fewer gives all.

    >>> shares({"11": 100, "13": 2, "61": 100}, 11)
    {'11': 4, '13': 2, '61': 5}
    """
    shared = dict.fromkeys(there, 0)
    for number, each in enumerate(sorted(there, key=lambda each: there[each])):
        even = (count - sum(shared.values())) // (len(there) - number)
        shared[each] = min(there[each], even)
    return shared


class _Printed:
    """What a package prints where its records point to."""

    def __init__(self, package: Path, sample: Sample) -> None:
        self._sample = sample
        self._cells: dict[tuple[str, ...], Record] = {}
        self._claims: dict[str, Record] = {}
        if sample.cell:
            self._cells = {_texts(row, _CELL): row for row in records(package, "amounts")}
        if sample.resource == "headlines":
            self._claims = {row["claim_no"]: row for row in records(package, "claims")}

    def told(self, row: Record) -> list[str]:
        """Place, values and cell of a row; a headline has its place from its cell or sentence."""
        told = [row[name] for name in self._sample.values]
        if not self._sample.cell:
            return [*_texts(row, _PLACE), *told]
        cell = self._cells.get(_texts(row, self._sample.cell))
        claim = self._claims.get(row.get("claim_no", ""))
        place = row if "source_file" in row else cell or claim or {}
        if cell:
            labels = (cell["table_title"], cell["row_label"], cell["column_label"])
            printed = " | ".join((*labels, cell["amount_text"] + cell["unit"]))
        else:
            printed = claim["sentence"] if claim else ""
        return [*(place.get(name, "") for name in _PLACE), *told, printed]


def _rows(packages: Iterable[Path], what: str) -> Iterator[tuple[Path, Record]]:
    for package in packages:
        for row in records(package, SAMPLES[what].resource):
            if what != "failures" or row["outcome"] == "fail":
                yield package, row


def _lot(seed: int, sample: Sample, package: Path, row: Record) -> bytes:
    said = (str(seed), package.name, *_texts(row, sample.values), row.get("source_line", ""))
    return sha256("\0".join(said).encode()).digest()


def _texts(row: Record, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(row[name] for name in names)
