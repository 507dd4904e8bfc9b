"""The base of every spec type: frozen, unknown keys refused."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Spec(BaseModel):
    """A part of a YAML file under `specs`."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
