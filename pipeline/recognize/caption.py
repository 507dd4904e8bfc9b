"""What the lines around a grid say of it, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model.document import Place
from pipeline.model.frozen import made_at_once
from pipeline.values.text import fold


@made_at_once
@dataclass(frozen=True, slots=True)
class Caption:
    """What the lines above a grid say; empty where they say nothing."""

    title: str = ""
    number: str = ""
    unit: str = ""
    organisation: tuple[str, str] | None = None
    year: str = ""
    remarks: tuple[str, ...] = ()
    """lines that say more than that, e.g. 截止时间：2022-12-31"""
    place: Place | None = None
    continued: bool = False
    """whether a line says that the table above goes on"""

    @property
    def is_empty(self) -> bool:
        return not (self.title or self.number or self.unit or self.organisation)

    def with_rest_of_name(self, rest: str) -> Caption:
        """The same with a body's name that went on in the next line."""
        assert self.organisation is not None
        code, name = self.organisation
        return replace(self, organisation=(code, name + fold(rest)))
