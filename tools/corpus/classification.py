"""Names of codes and places, as the published lists have them; read from the lists, not from code."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

LISTS = Path(__file__).resolve().parents[2] / "pipeline" / "specs" / "codes"

# 218 and 225, 226, 228 are not in use
CLASSES = tuple(str(code) for code in range(201, 234) if code not in (218, 225, 226, 228))
"""The functional classes that summaries list, in their order."""

NUMERALS = "〇一二三四五六七八九"


@cache
def _names(listed: str) -> dict[str, list[tuple[int, int, str]]]:
    found = defaultdict[str, list[tuple[int, int, str]]](list)
    with (LISTS / f"{listed}.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            years = int(row["valid_from"] or 0), int(row["valid_to"] or 9999)
            found[row["code"]].append((*years, row["name"]))
    return dict(found)


def name_of(listed: str, code: str, year: int) -> str:
    """The name of a code in a year; where the list has a gap there, the newest name."""
    names = _names(listed)[code]
    fits = [name for start, end, name in names if start <= year <= end]
    return fits[0] if fits else max(names)[2]


def has_code(listed: str, code: str) -> bool:
    return code in _names(listed)


def older_name(listed: str, code: str, year: int) -> str:
    """A name that the code had before the year and has no longer; "" where it has none."""
    if not has_code(listed, code):
        return ""
    now = name_of(listed, code, year)
    old = [name for _, end, name in _names(listed).get(code, ()) if end < year and name != now]
    return old[-1] if old else ""


@cache
def divisions() -> tuple[tuple[str, str, int], ...]:
    """(code, full name, level) of provinces, cities and counties in force, places of their own only."""
    with (LISTS / "divisions.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if not row["valid_to"] and row["level"] != "1"]
    names = [row["name"] for row in rows]
    proper = [
        (row["code"], row["name"], int(row["level"]))
        for row in rows
        if names.count(row["name"]) == 1 and row["name"][-1] in "市区县旗" and len(row["name"]) > 2
    ]
    return tuple(sorted(place for place in proper if place[1] != "市辖区"))


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二, 30 → 三十."""
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十"
    return before + (NUMERALS[ones] if ones else "")
