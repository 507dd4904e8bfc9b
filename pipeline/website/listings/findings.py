"""All disclosures' verdicts → the page of findings: failures by check, and what was checked.

Only failures are listed here, of each check no more than a page can bear; all of them, and whatever
else came out, stand on the pages of their disclosures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.vocabulary import Checks, CheckSpec
from pipeline.website.audit.verdicts import StandingCount, Verdict, standing_counts
from pipeline.website.department.department_year import Summary
from pipeline.website.interface.phrases import Bilingual, Said, phrase
from pipeline.website.listings.overview import standings
from pipeline.website.machine.downloads import Download
from pipeline.website.published.package import Package

MOST_ROWS = 25
"""How many failures of one check the page lists."""

_MOST_DISCLOSURES = 200


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A failure and the disclosure that it is of."""

    verdict: Verdict
    package: Package


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The failures of one check, `count` in all, the first of them in `rows`; `id` is its anchor.

    Of a check that the registry does not have, neither `explanation` nor `advice` is known.
    """

    id: str
    check: str
    name: Said | str
    explanation: Bilingual | None
    advice: Bilingual | None
    count: int
    rows: tuple[FindingRow, ...]

    @property
    def unlisted(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class CheckMade:
    """What a check tests and how often it came out how; `group` leads to its failures, "" for none."""

    name: Bilingual
    explanation: Bilingual
    counts: tuple[StandingCount, ...]
    group: str


@dataclass(frozen=True, slots=True)
class FamilyMade:
    """The checks of one family."""

    name: Bilingual
    checks: tuple[CheckMade, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a filter offers: the value that rows carry, and its words."""

    value: str
    text: Said | str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The page of findings. `groups` are the errors and warnings, `notes` the small things.

    `disclosures` are the latest, `unlisted` says how many there are besides; `csv` has all findings,
    None without a catalogue.
    """

    counts: tuple[StandingCount, ...]
    groups: tuple[CheckGroup, ...]
    notes: tuple[CheckGroup, ...]
    families: tuple[FamilyMade, ...]
    places: tuple[Choice, ...]
    years: tuple[Choice, ...]
    disclosures: tuple[Summary, ...]
    unlisted: int
    csv: Download | None

    @property
    def noted(self) -> int:
        return sum(group.count for group in self.notes)

    @property
    def is_partial(self) -> bool:
        """Whether there are failures that are not listed, which no filter can find."""
        return any(group.unlisted for group in (*self.groups, *self.notes))

    @property
    def checks(self) -> tuple[Choice, ...]:
        """The checks that have a failure, those with graver ones first."""
        named = {group.check: group.name for group in (*self.groups, *self.notes)}
        return tuple(Choice(check, name) for check, name in named.items())


def findings_view(
    summaries: Sequence[Summary], checks: Checks, csv: Download | None = None
) -> FindingsView:
    """The view of all disclosures' findings."""
    latest = sorted(summaries, key=lambda each: (-each.package.fiscal_year, each.package.name))
    failures = [
        FindingRow(found, each.package) for each in latest for found in each.verdicts.failures
    ]
    notes = [FindingRow(found, each.package) for each in latest for found in each.verdicts.notes]
    groups = _groups(failures, "check", checks)
    small = _groups(notes, "note", checks)
    listed = [row.package for group in (*groups, *small) for row in group.rows]
    return FindingsView(
        counts=standing_counts(standings(summaries)),
        groups=groups,
        notes=small,
        families=_families(summaries, checks, {each.check: each.id for each in (*small, *groups)}),
        places=tuple(
            Choice(code, phrase("{place}", place=place))
            for code, place in sorted({(each.division_code, each.place) for each in listed})
        ),
        years=tuple(
            Choice(str(year), phrase("{year} 年", year=year))
            for year in sorted({each.fiscal_year for each in listed}, reverse=True)
        ),
        disclosures=tuple(latest[:_MOST_DISCLOSURES]),
        unlisted=max(0, len(latest) - _MOST_DISCLOSURES),
        csv=csv,
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
        name=Bilingual(spec.name, spec.name_en) if spec else check,
        explanation=Bilingual(spec.explanation, spec.explanation_en) if spec else None,
        advice=Bilingual(spec.advice, spec.advice_en) if spec else None,
        count=len(rows),
        rows=tuple(sorted(rows, key=lambda row: row.verdict.standing != "error")[:MOST_ROWS]),
    )


def _families(
    summaries: Iterable[Summary], checks: Checks, groups: dict[str, str]
) -> tuple[FamilyMade, ...]:
    found = Counter[tuple[str, str]]()
    for each in summaries:
        found.update(each.verdicts.by_check)
    return tuple(
        FamilyMade(
            Bilingual(family.name, family.name_en),
            tuple(
                CheckMade(
                    Bilingual(check.name, check.name_en),
                    Bilingual(check.explanation, check.explanation_en),
                    _made(found, check.id),
                    groups.get(check.id, ""),
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
