"""What a maintainer states of a disclosure beside its file (`NAME.yml`, `disclosure.yml`)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Said = Annotated[str, Field(min_length=1)]


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff\ufffe\uffff]"
)
"""Control characters, those that turn the direction of a text, and those that show nothing: on a page they
mislead, and a name of nothing else is none."""
_BREAKS = re.compile(r"[\t\n]")


def _expect_seen(value: Any, unseen: re.Pattern[str]) -> Any:
    if isinstance(value, str) and (found := unseen.search(value)):
        raise ValueError(f"holds U+{ord(found[0]):04X}, which no reader sees; take it out")
    return value


class _Stated(BaseModel):
    """A part of a sidecar: only the keys that it has, text without the blanks around it."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def _is_seen(cls, value: Any) -> Any:
        return _expect_seen(value, _UNSEEN)


class Locator(_Stated):
    """One printed amount: its table, row and column as a person would name them.

    `table` is a resource name, a form id or a title; `row` a code, a label or a row number;
    `column` a heading path (or its end) or a column number; `entity` tells two tables of one form
    apart.
    """

    table: Said
    row: Said
    column: Said
    entity: str = ""


class StatedCorrection(_Stated):
    """What should stand in the place of a printed amount, and why.

    `expect` is what is printed there: once the source is mended, the correction no longer applies.
    """

    locator: Locator
    action: Literal["override", "drop", "flag"]
    value: str = ""
    reason: Said
    expect: Said

    @model_validator(mode="after")
    def _value_goes_with_override(self) -> StatedCorrection:
        if self.action == "override" and not self.value:
            raise ValueError(
                "action `override` needs a `value`: the amount as it should be printed"
            )
        if self.action != "override" and self.value:
            raise ValueError(f"action `{self.action}` takes no `value`; only `override` does")
        return self


class StatedAnswer(_Stated):
    """What a maintainer says of one finding, named by its id, or of those of one check, where what is
    not stated fits any.

    `table` is a resource name; a `row_no` counts in a table, so it needs one.
    """

    finding: str = ""
    check: str = ""
    table: str = ""
    row_no: int | None = Field(default=None, ge=1)
    code: str = ""
    line: int | None = Field(default=None, ge=1)
    status: Literal["accepted", "explained", "corrected", "dismissed"]
    reason: Said

    @model_validator(mode="after")
    def _names_what_it_answers(self) -> StatedAnswer:
        if not (self.finding or self.check):
            raise ValueError("an answer needs the `finding` (its id) or the `check` that it is to")
        return self

    @model_validator(mode="after")
    def _row_is_of_a_table(self) -> StatedAnswer:
        if self.row_no is not None and not self.table:
            raise ValueError("`row_no` counts the rows of a table; state its `table` as well")
        return self


class Sidecar(BaseModel):
    """All keys are optional: identity is read from the document where the sidecar is silent.

    `division` is a code or a full name; dates are ISO 8601.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("*")
    @classmethod
    def _is_seen_in_one_line(cls, value: Any) -> Any:
        _expect_seen(value, _BREAKS)
        return _expect_seen(value, _UNSEEN)

    division: str = ""
    department: str = ""
    unit: str = ""
    fiscal_year: int | None = Field(default=None, ge=1990, le=2100)
    kind: Literal["budget", "final", ""] = ""
    url: str = ""
    published_on: date | None = None
    retrieved_on: date | None = None
    licence: str = ""
    corrections: tuple[StatedCorrection, ...] = ()
    answers: tuple[StatedAnswer, ...] = ()
