"""Where a page shows an amount: the rows of the resource `locations`.

Field order is the column order of the published file.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Location:
    """Where an amount stands; the edges are in points from the top left corner of its page."""

    table: str
    row_no: int
    column_no: int
    source_file: str
    source_page: int | None
    source_line: int | None
    left: Decimal | None
    top: Decimal | None
    right: Decimal | None
    bottom: Decimal | None

    @property
    def is_framed(self) -> bool:
        """Whether it says where on its page it stands."""
        edges = (self.left, self.top, self.right, self.bottom)
        return self.source_page is not None and None not in edges
