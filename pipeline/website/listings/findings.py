"""All disclosures' verdicts → the page of findings: failures by check, and what was checked.

Only failures are listed here, of each check no more than a page can bear, the rest on further pages;
whatever else came out stands on the pages of their disclosures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.vocabulary import Checks
from pipeline.website import addresses
from pipeline.website.audit.standings import StandingCount, standing_counts
from pipeline.website.audit.verdicts import Verdict
from pipeline.website.department.department_year import Summary
from pipeline.website.grouping import page_count
from pipeline.website.interface.phrases import Bilingual, Said, phrase
from pipeline.website.listings.failed import Arranged, Failed
from pipeline.website.listings.listed import Listed
from pipeline.website.machine.downloads import Download
from pipeline.website.published.disclosure import Disclosure

MOST_ROWS = 10
"""How many failures of one check a page lists."""

FEWEST_ROWS = 5
"""How many of one check that page lists which is of all disclosures: each check has a page of its own."""

MOST_OPEN = 12
"""With more failures than these, the checks are folded."""

MOST_DISCLOSURES = 200
"""How many disclosures it lists."""

MOST_UNFOLDED = 20
"""With more disclosures than these, their list is folded."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A failure and the disclosure that it is of."""

    verdict: Verdict
    package: Disclosure


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

    @property
    def address(self) -> str:
        """The page of all its failures, of all disclosures."""
        return addresses.check_findings(self.check)


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

    A later page has the next failures of each check, and the next `disclosures`; what was checked stands
    on the first. `csv` has all findings, None without a catalogue.
    """

    counts: tuple[StandingCount, ...]
    groups: tuple[CheckGroup, ...]
    notes: tuple[CheckGroup, ...]
    families: tuple[FamilyMade, ...]
    places: tuple[Choice, ...]
    years: tuple[Choice, ...]
    disclosures: tuple[Listed, ...]
    csv: Download | None

    @property
    def noted(self) -> int:
        return sum(group.count for group in self.notes)

    @property
    def folds_disclosures(self) -> bool:
        return len(self.disclosures) > MOST_UNFOLDED

    @property
    def is_partial(self) -> bool:
        """Whether there are failures that are not listed, which no filter can find."""
        return any(group.unlisted for group in (*self.groups, *self.notes))

    @property
    def folds_checks(self) -> bool:
        """Whether there is so much that a reader is shown the checks first, and opens one."""
        return sum(len(group.rows) for group in self.groups) > MOST_OPEN


def findings_view(
    found: Arranged,
    checks: Checks,
    opened: Callable[[str], Summary],
    csv: Download | None = None,
    number: int = 1,
    *,
    most: int = MOST_ROWS,
    shows_checks: bool = True,
) -> FindingsView:
    """Page `number` of the findings of disclosures, of each check so many at `most`; `opened` gives the
    summary of one by its name, `shows_checks` adds what was checked and how often it came out how."""
    groups = _groups(found.failures, checks, opened, number, most)
    notes = _groups(found.notes, checks, opened, number, most)
    shown = [row.package for group in (*groups, *notes) for row in group.rows]
    start = (number - 1) * MOST_DISCLOSURES
    return FindingsView(
        counts=found.counts,
        groups=groups,
        notes=notes,
        families=_families(
            found.latest, checks, {each.check: each.id for each in (*notes, *groups)}
        )
        if number == 1 and shows_checks
        else (),
        places=tuple(
            Choice(code, phrase("{place}", place=place))
            for code, place in sorted({(each.division_code, each.place) for each in shown})
        ),
        years=tuple(
            Choice(str(year), phrase("{year} 年", year=year))
            for year in sorted({each.fiscal_year for each in shown}, reverse=True)
        ),
        disclosures=tuple(found.latest[start : start + MOST_DISCLOSURES]),
        csv=csv,
    )


def findings_pages(found: Arranged, most: int = MOST_ROWS) -> int:
    """How many pages there are: each has a part of the failures of every check, and of the disclosures."""
    longest = max(map(len, (*found.failures.values(), *found.notes.values())), default=0)
    return max(page_count(len(found.latest), MOST_DISCLOSURES), page_count(longest, most))


def _groups(
    by_check: Mapping[str, Sequence[Failed]],
    checks: Checks,
    opened: Callable[[str], Summary],
    number: int,
    most: int,
) -> tuple[CheckGroup, ...]:
    """The failures by check: checks with errors first, else in the order of the registry."""
    order = {check.id: place for place, check in enumerate(checks.checks)}
    sorted_checks = sorted(
        by_check.items(),
        key=lambda each: (each[1][0].standing != "error", order.get(each[0], len(order)), each[0]),
    )
    first = (number - 1) * most
    return tuple(
        check_group(check, found, first, most, checks, opened)
        for check, found in sorted_checks
        if first < len(found)
    )


def check_group(
    check: str,
    found: Sequence[Failed],
    first: int,
    most: int,
    checks: Checks,
    opened: Callable[[str], Summary],
) -> CheckGroup:
    """The failures of a check from `first` on, `most` of them, opened."""
    spec = checks.by_id(check)
    start = "note" if found[0].is_note else "check"
    return CheckGroup(
        id=f"{start}-{check.replace('.', '-')}",
        check=check,
        name=Bilingual(spec.name, spec.name_en) if spec else check,
        explanation=Bilingual(spec.explanation, spec.explanation_en) if spec else None,
        advice=Bilingual(spec.advice, spec.advice_en) if spec else None,
        count=len(found),
        rows=tuple(_row(each, opened) for each in found[first : first + most]),
    )


def _row(failed: Failed, opened: Callable[[str], Summary]) -> FindingRow:
    disclosure = failed.listed.disclosure
    found = opened(disclosure.name).verdicts
    return FindingRow((found.notes if failed.is_note else found.failures)[failed.index], disclosure)


def _families(
    all_listed: Iterable[Listed], checks: Checks, groups: dict[str, str]
) -> tuple[FamilyMade, ...]:
    found = Counter[tuple[str, str]]()
    for each in all_listed:
        found.update(each.by_check)
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
