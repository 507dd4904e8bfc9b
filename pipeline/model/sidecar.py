"""What a maintainer states of a disclosure beside its file (`NAME.yml`, `disclosure.yml`)."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Sidecar(BaseModel):
    """All keys are optional: identity is read from the document where the sidecar is silent.

    `division` is a code or a full name; dates are ISO 8601; `corrections` are listed, not applied.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    division: str = ""
    department: str = ""
    unit: str = ""
    fiscal_year: int | None = Field(default=None, ge=1990, le=2100)
    kind: Literal["budget", "final", ""] = ""
    url: str = ""
    published_on: date | None = None
    retrieved_on: date | None = None
    licence: str = ""
    corrections: tuple[dict[str, Any], ...] = ()
