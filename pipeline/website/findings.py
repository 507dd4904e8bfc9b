"""All disclosures' verdicts → the page of findings: failures by check, and what was checked.

Only failures are listed here; whatever else came out stands on the page of its disclosure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.vocabulary import Checks, CheckSpec
from pipeline.website.department_year import Summary
from pipeline.website.overview import standings
from pipeline.website.published import Package
from pipeline.website.verdicts import StandingCount, Verdict, standing_counts


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A failure and the disclosure that it is of."""

    verdict: Verdict
    package: Package


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The failures of one check; `id` is its anchor, `explanation` and `advice` may be empty."""

    id: str
    check: str
    name: str
    explanation: str
    advice: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class CheckMade:
    """What a check tests and how often it came out how; `group` leads to its failures, "" for none."""

    name: str
    explanation: str
    counts: tuple[StandingCount, ...]
    group: str


@dataclass(frozen=True, slots=True)
class FamilyMade:
    """The checks of one family."""

    name: str
    checks: tuple[CheckMade, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a filter offers: the value that rows carry, and its words."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The page of findings. `groups` are the errors and warnings, `notes` the small things."""

    counts: tuple[StandingCount, ...]
    groups: tuple[CheckGroup, ...]
    notes: tuple[CheckGroup, ...]
    families: tuple[FamilyMade, ...]
    places: tuple[Choice, ...]
    years: tuple[Choice, ...]
    disclosures: tuple[Summary, ...]

    @property
    def failed(self) -> int:
        """How many rows the filters count, notes left out."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def noted(self) -> int:
        return sum(len(group.rows) for group in self.notes)

    @property
    def checks(self) -> tuple[Choice, ...]:
        """The checks that have a failure, those with graver ones first."""
        named = {group.check: group.name for group in (*self.groups, *self.notes)}
        return tuple(Choice(check, name) for check, name in named.items())


def findings_view(summaries: Sequence[Summary], checks: Checks) -> FindingsView:
    """The view of all disclosures' findings."""
    latest = sorted(summaries, key=lambda each: (-each.package.fiscal_year, each.package.name))
    failures = [
        FindingRow(found, each.package) for each in latest for found in each.verdicts.failures
    ]
    notes = [FindingRow(found, each.package) for each in latest for found in each.verdicts.notes]
    groups = _groups(failures, "check", checks)
    small = _groups(notes, "note", checks)
    packages = [row.package for row in (*failures, *notes)]
    return FindingsView(
        counts=standing_counts(standings(summaries)),
        groups=groups,
        notes=small,
        families=_families(summaries, checks, {each.check: each.id for each in (*small, *groups)}),
        places=tuple(
            Choice(code, place)
            for code, place in sorted({(each.division_code, each.place) for each in packages})
        ),
        years=tuple(
            Choice(str(year), f"{year} 年")
            for year in sorted({each.fiscal_year for each in packages}, reverse=True)
        ),
        disclosures=tuple(latest),
    )


def _groups(rows: Iterable[FindingRow], start: str, checks: Checks) -> tuple[CheckGroup, ...]:
    """The rows by check: checks with errors first, else in the order of the registry."""
    by_check: dict[str, list[FindingRow]] = {}
    for row in rows:
        by_check.setdefault(row.verdict.check, []).append(row)
    order = {check.id: number for number, check in enumerate(checks.checks)}
    listed = sorted(
        by_check.items(),
        key=lambda each: (
            not any(row.verdict.standing == "error" for row in each[1]),
            order.get(each[0], len(order)),
            each[0],
        ),
    )
    return tuple(_group(check, found, start, checks.by_id(check)) for check, found in listed)


def _group(
    check: str, rows: Sequence[FindingRow], start: str, spec: CheckSpec | None
) -> CheckGroup:
    return CheckGroup(
        id=f"{start}-{check.replace('.', '-')}",
        check=check,
        name=spec.name if spec else check,
        explanation=spec.explanation if spec else "",
        advice=spec.advice if spec else "",
        rows=tuple(sorted(rows, key=lambda row: row.verdict.standing != "error")),
    )


def _families(
    summaries: Iterable[Summary], checks: Checks, groups: dict[str, str]
) -> tuple[FamilyMade, ...]:
    found = Counter[tuple[str, str]]()
    for each in summaries:
        found.update(each.verdicts.by_check)
    return tuple(
        FamilyMade(
            family.name,
            tuple(
                CheckMade(
                    check.name, check.explanation, _made(found, check.id), groups.get(check.id, "")
                )
                for check in checks.of(family)
            ),
        )
        for family in checks.families
    )


def _made(found: Counter[tuple[str, str]], check: str) -> tuple[StandingCount, ...]:
    """How often the check came out how, only what there is."""
    counts = standing_counts(
        {standing: n for (each, standing), n in found.items() if each == check}
    )
    return tuple(each for each in counts if each.count)
