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
_DECISIVE = (*_PARTS.values(), "amount_yuan", "phase", "fiscal_year", "trust")
_OWN_YEAR = "is_own_year"

_ByYear = dict[tuple[tuple[Any, ...], int], list[Mapping[str, Any]]]
"""Series and year → its figures."""


def with_guard(frame: Any, series: Sequence[str]) -> Any:
    """The frame with `basis`, `previous_year_comparable` and `previous_year_reasons`.

    `series` are the columns that two figures share of which one may follow the other by a year;
    rows with `is_own_year` false belong to none. All columns hold texts, but `amount_yuan` (or None).
    """
    frame = frame.copy()
    asked = [each for each in (*_DECISIVE, _OWN_YEAR) if each in frame.columns]
    columns = {name: plain_values(frame[name]) for name in asked}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    frame["basis"] = [basis(row) for row in rows]
    keys = list(zip(*(plain_values(frame[name]) for name in series), strict=True))
    by_year: _ByYear = {}
    for row, of in zip(rows, keys, strict=True):
        if _is_in_series(row):
            by_year.setdefault((of, row["fiscal_year"]), []).append(row)
    reasons = [_against_previous(row, of, by_year) for row, of in zip(rows, keys, strict=True)]
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
