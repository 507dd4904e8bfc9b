"""A summary → what lists say of a disclosure without opening it: small, so that all of them fit in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.website.audit.completeness import Completeness
from pipeline.website.audit.standings import StandingCount, standing_counts
from pipeline.website.audit.verdicts import Verdict
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.figure import Figure
from pipeline.website.published.disclosure import Disclosure

TELLING = {"budget": "expenditure_total", "final": "expenditure_year"}
"""The one figure that the home page shows of a disclosure, by kind."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A disclosure in the lists of all of them.

    `doubtful` are the anchors of its doubtful rows; `failures` and `notes` are the check and the standing
    of each of its failures, in its own order; `telling` is its headline (None where its forms state none),
    `contradiction` the error that the home page may show, `standings` how often checks came out how.
    `shown` stands for all that other pages than its own show of it.
    """

    disclosure: Disclosure
    standings: Mapping[str, int]
    by_check: Mapping[tuple[str, str], int]
    failures: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    doubtful: frozenset[str]
    completeness: Completeness | None
    telling: Figure | None
    contradiction: Verdict | None
    shown: str = ""

    @property
    def counts(self) -> tuple[StandingCount, ...]:
        """How many checks came out how, those with none included."""
        return standing_counts(self.standings)

    @property
    def has_errors(self) -> bool:
        return any(standing == "error" for _, standing in self.failures)


def listed(summary: Summary) -> Listed:
    """What lists say of the disclosure."""
    found = summary.verdicts
    errors = [each for each in found.failures if each.standing == "error"]
    telling = summary.headlines.stated(TELLING[summary.package.kind])
    return Listed(
        disclosure=summary.package,
        standings={each.standing: each.count for each in found.counts},
        by_check=dict(found.by_check),
        failures=tuple((each.check, each.standing) for each in found.failures),
        notes=tuple((each.check, each.standing) for each in found.notes),
        doubtful=found.doubtful,
        completeness=summary.completeness,
        telling=telling and replace(telling, amount=None, claim=None),
        contradiction=min(errors, key=is_of_words) if errors else None,
    )


def standings(all_listed: Iterable[Listed]) -> Counter[str]:
    """How many checks of all disclosures came out how."""
    found = Counter[str]()
    for each in all_listed:
        found.update(each.standings)
    return found


def is_of_words(verdict: Verdict) -> bool:
    """Whether no two figures contradict each other in it."""
    return verdict.figures is None
