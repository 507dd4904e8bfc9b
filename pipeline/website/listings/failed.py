"""What lists say of disclosures → their failures by check, in the order in which all pages of them list them.

Long lists stand on many pages: they are put in order once for all of these, and no failure is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.website.audit.standings import StandingCount, standing_counts
from pipeline.website.listings.listed import Listed, standings


@dataclass(frozen=True, slots=True)
class Failed:
    """A failure that is not yet opened: the disclosure, and which of its failures (or notes) it is."""

    listed: Listed
    index: int
    standing: str
    is_note: bool


@dataclass(frozen=True, slots=True)
class Arranged:
    """Disclosures, the latest years first, then by name, and how often their checks came out how.

    `failures` and `notes` are by check, the serious first, then as the disclosures stand.
    """

    latest: Sequence[Listed]
    counts: tuple[StandingCount, ...]
    failures: Mapping[str, Sequence[Failed]]
    notes: Mapping[str, Sequence[Failed]]

    def of(self, check: str) -> list[Failed]:
        """All failures of a check, its notes last."""
        return [*self.failures.get(check, ()), *self.notes.get(check, ())]


def arranged(all_listed: Iterable[Listed]) -> Arranged:
    """The disclosures in order, with their failures."""
    latest = sorted(
        all_listed, key=lambda each: (-each.disclosure.fiscal_year, each.disclosure.name)
    )
    return Arranged(
        latest,
        standing_counts(standings(latest)),
        _by_check((each, each.failures, False) for each in latest),
        _by_check((each, each.notes, True) for each in latest),
    )


def _by_check(
    found: Iterable[tuple[Listed, Sequence[tuple[str, str]], bool]],
) -> dict[str, list[Failed]]:
    by_check: dict[str, list[Failed]] = {}
    for each, stated, is_note in found:
        for index, (check, standing) in enumerate(stated):
            by_check.setdefault(check, []).append(Failed(each, index, standing, is_note))
    for failed in by_check.values():
        failed.sort(key=lambda each: each.standing != "error")
    return by_check
