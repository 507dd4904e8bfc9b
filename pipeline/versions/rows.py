"""What tells the rows of each resource apart, from version to version.

A row that says the same in another place (a table with one row more above it) has not changed. What is
left is paired by what it is about; then it is seen what else of it is another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_NUMBER = re.compile(r"^\d+-")


@dataclass(frozen=True, slots=True)
class Told:
    """`about` are the columns that say what a row is about, `places` those that say where it stands,
    `figures` those that a number is made of. `of_numbers` tells that a row is a published number."""

    about: tuple[str, ...]
    places: frozenset[str]
    figures: frozenset[str] = frozenset()
    of_numbers: bool = False


_SOURCE = frozenset({"source_file", "source_page", "source_line"})
_MONEY = frozenset({"amount_text", "amount", "unit", "amount_yuan"})
_CELL = frozenset({"table", "table_no", "row_no", "column_no"})

RESOURCES: Mapping[str, Told] = {
    "amounts": Told(
        ("entity", "table", "code", "code_2", "row_label", "column_label", "phase", "fiscal_year"),
        _SOURCE | _CELL,
        _MONEY | {"measure", "phase", "fund", "direction", "classification", "fiscal_year"},
        of_numbers=True,
    ),
    "headlines": Told(
        ("entity", "headline", "phase", "fund", "fiscal_year"),
        _CELL | {"claim_no"},
        _MONEY,
        of_numbers=True,
    ),
    "indicators": Told(
        ("project", "level1", "level2", "level3", "description"),
        _SOURCE,
        frozenset({"target", "actual", "score"}),
        of_numbers=True,
    ),
    "claims": Told(
        ("entity", "section", "sentence", "indicator", "kind"),
        _SOURCE | {"claim_no", "base_claim_no", "bound_table", "bound_row_no", "bound_column_no"},
        _MONEY | {"percentage_text", "percentage", "period", "phase", "fund", "direction"},
        of_numbers=True,
    ),
    "findings": Told(("id",), _SOURCE | {"table", "row_no"}),
    "sections": Told(("path", "entity"), _SOURCE | {"section_no"}),
    "corrections": Told(
        ("table", "row_label", "column_label", "action"), _SOURCE | _CELL | {"correction_no"}
    ),
    "answers": Told(("check", "finding", "table", "code"), frozenset({"row_no", "source_line"})),
}
"""The records. Tables as printed have no columns of their own to tell rows apart by (`PRINTED`)."""
PRINTED = Told((), _SOURCE | _CELL)


def about(told: Told, row: Mapping[str, str]) -> tuple[str, ...]:
    """What a row is about; of a table its name without the number, which is another if one is added."""
    return tuple(
        unnumbered(row.get(each, "")) if each == "table" else row.get(each, "")
        for each in told.about
    )


def unnumbered(table: str) -> str:
    """A table's name without its number.

    >>> unnumbered("03-zhichujuesuanbiao")
    'zhichujuesuanbiao'
    """
    return _NUMBER.sub("", table)
