"""How much of what a disclosure prints in numbers is accounted for, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """One printed number that became nothing: where it stands, with what is around it, and why.

    `cause` is an id of `specs/accounted.yml`; `table` is the resource name where it stands in one.
    """

    number: str
    cause: str
    file: str
    page: int | None
    line: int | None
    table: str
    context: str


@dataclass(frozen=True, slots=True)
class Accounted:
    """The numbers of a disclosure: how many are printed, what each was accounted for as.

    `by_kind` counts the ids of `specs/accounted.yml` in the order of that file, those with none left
    out; `unaccounted` is the rest, in reading order. `unread_pages` counts the pages that nothing was
    read of, whose numbers nobody has counted.
    """

    numbers: int = 0
    by_kind: Mapping[str, int] = field(default_factory=dict)
    unaccounted: tuple[Unaccounted, ...] = ()
    unread_pages: int = 0

    @property
    def accounted(self) -> int:
        return self.numbers - len(self.unaccounted)

    @property
    def share(self) -> float:
        """From 0 to 1, rounded down to four decimals: 1 is said only where nothing is left."""
        return self.accounted * 10_000 // self.numbers / 10_000 if self.numbers else 1.0
