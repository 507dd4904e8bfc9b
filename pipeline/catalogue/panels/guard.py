"""Figures of series → on what basis each stands, and whether it may be compared with the year before.

The rules are those of the pages (`pipeline.website.figures.comparability`), in columns: what is not
known bars a comparison as a known difference does. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.catalogue.panels.frames import plain_values

_LEVELS = ("department", "unit")
_PHASES = ("approved", "adjusted", "executed")
_PARTS = {"level": "entity_level", "form": "scope", "fund": "fund", "carry_over": "carried_over"}
"""Reason → the column in which two figures must agree."""
_DECISIVE = (*_PARTS.values(), "amount_yuan", "phase", "fiscal_year", "trust")
_OWN_YEAR = "is_own_year"
_COLUMNS = ("basis", "previous_year_comparable", "previous_year_reasons")
_AT_A_TIME = 20_000
"""So many rows are Python's values at a time."""

_ByYear = dict[tuple[tuple[Any, ...], int], list[Mapping[str, Any]]]
"""Series and year → its figures."""
_Told = tuple[str, bool | None, str]
"""What `_COLUMNS` say of a row."""


def with_guard(frame: Any, series: Sequence[str]) -> Any:
    """Adds `basis`, `previous_year_comparable` and `previous_year_reasons` to the frame, and gives it.

    `series` are the columns that two figures share of which one may follow the other by a year, the first
    that of the place; rows with `is_own_year` false belong to none. All columns hold texts, but
    `amount_yuan` (or None).
    """
    told: list[_Told] = [("", None, "")] * len(frame)
    for places in _together(frame[series[0]]):
        for place, said in zip(places, _guarded(frame.iloc[places], series), strict=True):
            told[place] = said
    for number, name in enumerate(_COLUMNS):
        frame[name] = [each[number] for each in told]
    return frame


def _together(column: Any) -> Iterator[Any]:
    """The numbers of all rows, some thousand at a time, those with one text in the column together."""
    texts = column.to_numpy()
    order = texts.argsort(kind="stable")
    start = 0
    while start < len(order):
        end = min(start + _AT_A_TIME, len(order))
        while end < len(order) and texts[order[end]] == texts[order[end - 1]]:
            end += 1
        yield order[start:end]
        start = end


def _guarded(frame: Any, series: Sequence[str]) -> Iterator[_Told]:
    """What the columns say of each row, among these rows."""
    asked = [each for each in (*_DECISIVE, _OWN_YEAR) if each in frame.columns]
    columns = {name: plain_values(frame[name]) for name in asked}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    keys = list(zip(*(plain_values(frame[name]) for name in series), strict=True))
    by_year: _ByYear = {}
    for row, of in zip(rows, keys, strict=True):
        if _is_in_series(row):
            by_year.setdefault((of, row["fiscal_year"]), []).append(row)
    for row, of in zip(rows, keys, strict=True):
        reasons = _against_previous(row, of, by_year)
        comparable = None if reasons is None else not reasons
        yield basis(row), comparable, " ".join(reasons or ())


def basis(row: Mapping[str, Any]) -> str:
    """Level|form|fund|carry-over; "" where what decides is not known."""
    return "|".join(row[column] for column in _PARTS.values()) if _is_known(row) else ""


def reasons_against(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[str, ...]:
    """Why two figures of one series may not be compared; none where they may."""
    if not (_is_known(a) and _is_known(b)):
        return ("unknown",)
    differ = [reason for reason, column in _PARTS.items() if a[column] != b[column]]
    if "doubtful" in (a["trust"], b["trust"]):
        differ.append("doubt")
    return tuple(differ)


def _is_known(row: Mapping[str, Any]) -> bool:
    return bool(
        row["amount_yuan"] is not None
        and row["scope"]
        and row["entity_level"] in _LEVELS
        and row["phase"] in _PHASES
    )


def _is_in_series(row: Mapping[str, Any]) -> bool:
    return row["fiscal_year"] is not None and row.get(_OWN_YEAR, True)


def _against_previous(
    row: Mapping[str, Any], of: tuple[Any, ...], by_year: _ByYear
) -> tuple[str, ...] | None:
    """None where there is no figure of the year before, or the row itself is of no series."""
    if not _is_in_series(row):
        return None
    previous = by_year.get((of, row["fiscal_year"] - 1))
    if not previous:
        return None
    if len(previous) > 1 or len(by_year[of, row["fiscal_year"]]) > 1:
        return ("several",)
    return reasons_against(row, previous[0])
