"""`data/population.csv` → how many people live in a place, for figures per head; the file may be missing.

A row is a place, a year, a number of people, and where it was published: the title and the address of
the source. No other place is guessed from these, and no year in between: the nearest one is used, and said.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HEADER = ("division_code", "year", "population", "source_title", "source_url")
_MOST_YEARS_APART = 10
"""A census is taken every ten years; a number from further away says nothing of a year."""


class PopulationError(ValueError):
    """The file is not in form; the message names the line and the way out."""


@dataclass(frozen=True, slots=True)
class Population:
    """How many people lived in a place in a year, and who says so."""

    division_code: str
    year: int
    people: int
    source_title: str
    source_url: str


class Populations:
    """The numbers of all places and years; a place has at most one for each year."""

    def __init__(self, rows: Mapping[tuple[str, int], Population] | None = None) -> None:
        self._by_place: dict[str, list[Population]] = {}
        for (code, _), each in sorted((rows or {}).items()):
            self._by_place.setdefault(code, []).append(each)
        self._said = f"Populations({self._by_place!r})"  # of one, many pages ask

    def of(self, division_code: str, year: int) -> Population | None:
        """That of the nearest year, of two the earlier one; None where there is none near."""
        known = self._by_place.get(division_code, ())
        near = min(known, key=lambda each: abs(each.year - year), default=None)
        return near if near and abs(near.year - year) <= _MOST_YEARS_APART else None

    def __repr__(self) -> str:
        """All of it: pages that show figures per head are made again when it changes."""
        return self._said


def named_file(root: Path) -> Path:
    """The file that POPULATION names, else that of the repository at `root`; it may be missing."""
    return Path(os.environ.get("POPULATION") or root / "data" / "population.csv").resolve()


def read_populations(path: Path) -> Populations:
    """The file's rows, none where there is no file. Raises PopulationError for a row not in form."""
    if not path.is_file():
        return Populations()
    rows: dict[tuple[str, int], Population] = {}
    for line, each in _rows(path):
        place = each.division_code, each.year
        if place in rows:
            raise PopulationError(f"{path} line {line}: {place} stands twice; keep one")
        rows[place] = each
    return Populations(rows)


def _rows(path: Path) -> Iterator[tuple[int, Population]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != HEADER:
                seen = ",".join(reader.fieldnames or ())
                raise PopulationError(f"{path}: header is {seen}, expected {','.join(HEADER)}")
            for row in reader:
                yield reader.line_num, _population(f"{path} line {reader.line_num}", row)
    except (UnicodeDecodeError, csv.Error) as error:
        raise PopulationError(f"{path}: {error}; expected CSV in UTF-8") from error


def _population(place: str, row: Mapping[str | None, object]) -> Population:
    cells = [row.get(name) for name in HEADER]
    if None in row or not all(isinstance(each, str) for each in cells):
        raise PopulationError(f"{place}: expected {len(HEADER)} cells, as in the header")
    code, year, people, title, url = (str(each).strip() for each in cells)
    if not _is_number(code, 6):
        raise PopulationError(f"{place}: division_code is {code!r}, expected six digits")
    if not _is_number(year, 4):
        raise PopulationError(f"{place}: year is {year!r}, expected four digits")
    if not _is_number(people) or not int(people):
        raise PopulationError(
            f"{place}: population is {people!r}, expected a number of people (12345678), "
            "without separators and not in 万人"
        )
    if not title or urlsplit(url).scheme not in ("http", "https"):
        raise PopulationError(f"{place}: source_title and source_url (https://…) must be stated")
    return Population(code, int(year), int(people), title, url)


def _is_number(text: str, digits: int = 0) -> bool:
    return text.isascii() and text.isdigit() and (not digits or len(text) == digits)
