"""The findings of a disclosure → what a page says of them: counts of all outcomes, and each in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.records import Answer, Finding, Outcome
from pipeline.vocabulary import Checks
from pipeline.website import addresses, words
from pipeline.website.figures import grouped, plain
from pipeline.website.places import Places, SourcePlace
from pipeline.website.published import Package, PrintedTable

_OF_FIGURES = ("arithmetic", "cross_table", "claim")
"""Families of checks whose failure makes the figures of a row doubtful."""

_GRAVE = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the maintainers answer to a finding."""

    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One finding in words. `anchor` is its row or table on the department-year page, "" for none.

    `check` is the check's id and `name` what it tests; `standing` is one of `words.STANDINGS`.
    `printed` and `expected` are empty where the message states both already.
    """

    message: str
    check: str
    name: str
    standing: str
    standing_word: str
    printed: str
    expected: str
    tolerance: str
    anchor: str
    table: str
    place: SourcePlace | None
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class StandingCount:
    """How many checks came out so, and what that means."""

    standing: str
    word: str
    meaning: str
    count: int

    @property
    def number(self) -> str:
        return grouped(self.count)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All outcomes of a disclosure, those that passed only counted.

    `failures` are the errors, then the warnings; failures that are only notes stand in `notes`.
    `doubtful` are the anchors of the rows whose figures failed a check, for a warning beside them;
    `by_check` counts the standings of each check.
    """

    counts: tuple[StandingCount, ...]
    total: int
    failures: tuple[Verdict, ...]
    notes: tuple[Verdict, ...]
    doubtful: frozenset[str]
    others: tuple[tuple[StandingCount, tuple[Verdict, ...]], ...]
    by_check: Mapping[tuple[str, str], int]


def verdicts(
    package: Package,
    findings: Sequence[Finding],
    answers: Sequence[Answer],
    places: Places,
    checks: Checks,
) -> Verdicts:
    """The findings in words; `answers` and `places` are those of the package."""
    tables = {table.name: table for table in package.tables}
    found: dict[str, list[Verdict]] = {standing: [] for standing in words.STANDINGS}
    for each in findings:
        if each.outcome == Outcome.PASS:
            continue
        replies = tuple(
            Reply(words.ANSWERS[answer.status], answer.reason)
            for answer in answers
            if answer.fits(each)
        )
        table = tables.get(each.table)
        verdict = _verdict(each, _anchor(package, each, table), table, places, checks, replies)
        found[verdict.standing].append(verdict)
    counts = standing_counts(Counter(_standing(each) for each in findings))
    return Verdicts(
        counts=counts,
        total=len(findings),
        failures=tuple(each for standing in _GRAVE for each in _figures_first(found[standing])),
        notes=tuple(found["note"]),
        doubtful=doubtful_rows(package, findings),
        others=tuple(
            (count, tuple(found[count.standing]))
            for count in counts
            if count.standing not in (*_GRAVE, "note") and found[count.standing]
        ),
        by_check=Counter((each.check, _standing(each)) for each in findings),
    )


def standing_counts(standings: Mapping[str, int]) -> tuple[StandingCount, ...]:
    """All standings in their order, those with none included."""
    return tuple(
        StandingCount(standing, word, meaning, standings.get(standing, 0))
        for standing, (word, meaning) in words.STANDINGS.items()
    )


def doubtful_rows(package: Package, findings: Iterable[Finding]) -> frozenset[str]:
    """The anchors of the rows in which a check of figures failed; matters of form cast no doubt."""
    tables = {table.name: table for table in package.tables}
    return frozenset(
        _anchor(package, each, tables[each.table])
        for each in findings
        if each.row_no
        and each.table in tables
        and _standing(each) in _GRAVE
        and _is_of_figures(each.check)
    )


def _is_of_figures(check: str) -> bool:
    return check.partition(".")[0] in _OF_FIGURES


def _figures_first(found: Iterable[Verdict]) -> list[Verdict]:
    return sorted(found, key=lambda each: not _is_of_figures(each.check))


def _standing(finding: Finding) -> str:
    """How it stands: its outcome, or how grave it is where the check failed."""
    return str(finding.severity if finding.outcome == Outcome.FAIL else finding.outcome)


def _anchor(package: Package, finding: Finding, table: PrintedTable | None) -> str:
    if table is None:
        return ""
    if finding.row_no:
        return addresses.row_anchor(package.part, table.no, finding.row_no)
    return addresses.table_anchor(package.part, table.no)


def _verdict(
    finding: Finding,
    anchor: str,
    table: PrintedTable | None,
    places: Places,
    checks: Checks,
    replies: tuple[Reply, ...],
) -> Verdict:
    line, page = finding.source_line, finding.source_page
    is_placed = line is not None or page is not None
    both = plain(finding.printed), plain(finding.expected)
    are_said = not all(both) or all(text in finding.message for text in both)
    standing = _standing(finding)
    check = checks.by_id(finding.check)
    return Verdict(
        message=finding.message,
        check=finding.check,
        name=check.name if check else finding.check,
        standing=standing,
        standing_word=words.STANDINGS[standing][0],
        printed="" if are_said else both[0],
        expected="" if are_said else both[1],
        tolerance=plain(finding.tolerance),
        anchor=anchor,
        table=table.title if table else "",
        place=places.place(table.source_file if table else "", line, page) if is_placed else None,
        replies=replies,
    )
