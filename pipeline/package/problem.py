"""What `verify` reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what was published: `place` is a file of a package, with its row if any.

    `message` says what was seen, what was expected, and the way out.
    """

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
