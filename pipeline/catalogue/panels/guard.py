"""Figures of series → on what basis each stands, and whether it may be compared with the year before.

The rules are those of the pages (`pipeline.website.figures.comparability`), in columns: what is not
known bars a comparison as a known difference does. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.catalogue.panels.frames import plain_values

_LEVELS = ("department", "unit")
_PHASES = ("approved", "adjusted", "executed")
_PARTS = {"level": "entity_level", "form": "scope", "fund": "fund", "carry_over": "carried_over"}
"""Reason → the column in which two figures must agree."""


def with_guard(frame: Any, series: Sequence[str]) -> Any:
    """The frame with `basis`, `previous_year_comparable` and `previous_year_reasons`.

    `series` are the columns that two figures share of which one may follow the other by a year;
    rows with `is_own_year` false belong to none. All columns hold texts, but `amount_yuan` (or None).
    """
    frame = frame.copy()
    columns = {name: plain_values(frame[name]) for name in frame.columns}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    frame["basis"] = [basis(row) for row in rows]
    by_year: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        if _is_in_series(row):
            by_year.setdefault(_key(row, series, row["fiscal_year"]), []).append(row)
    reasons = [_against_previous(row, by_year, series) for row in rows]
    frame["previous_year_comparable"] = [
        None if each is None else not each for each in reasons
    ]  # fmt: skip
    frame["previous_year_reasons"] = [" ".join(each or ()) for each in reasons]
    return frame


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
    return row["fiscal_year"] is not None and row.get("is_own_year", True)


def _key(row: Mapping[str, Any], series: Sequence[str], year: int) -> tuple[Any, ...]:
    return (*(row[name] for name in series), year)


def _against_previous(
    row: Mapping[str, Any],
    by_year: Mapping[tuple[Any, ...], Sequence[Mapping[str, Any]]],
    series: Sequence[str],
) -> tuple[str, ...] | None:
    """None where there is no figure of the year before, or the row itself is of no series."""
    if not _is_in_series(row):
        return None
    previous = by_year.get(_key(row, series, row["fiscal_year"] - 1), ())
    if not previous:
        return None
    if len(previous) > 1 or len(by_year[_key(row, series, row["fiscal_year"])]) > 1:
        return ("several",)
    return reasons_against(row, previous[0])
