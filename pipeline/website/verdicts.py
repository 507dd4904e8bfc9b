"""The findings of a disclosure → what a page says of them: counts of all outcomes, and each in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.records import Finding, Outcome, Severity
from pipeline.website import addresses, words
from pipeline.website.figures import grouped, plain
from pipeline.website.places import Places, SourcePlace
from pipeline.website.published import Package, PrintedTable

_GRAVEST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One finding in words. `anchor` is its row or table on the department-year page, "" for none.

    `printed` and `expected` are empty where the message states both already.
    """

    message: str
    check: str
    severity: str
    severity_word: str
    printed: str
    expected: str
    tolerance: str
    anchor: str
    table: str
    place: SourcePlace | None


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many checks came out so, and what that means."""

    outcome: str
    word: str
    meaning: str
    count: int

    @property
    def number(self) -> str:
        return grouped(self.count)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All outcomes of a disclosure, those that passed only counted.

    `doubtful` are the anchors of the rows in which a check failed, for a warning beside them.
    """

    counts: tuple[OutcomeCount, ...]
    total: int
    failures: tuple[Verdict, ...]
    doubtful: frozenset[str]
    others: tuple[tuple[OutcomeCount, tuple[Verdict, ...]], ...]


def verdicts(package: Package, findings: Iterable[Finding], places: Places) -> Verdicts:
    """The findings in words; `places` are those of the package."""
    tables = {table.name: table for table in package.tables}
    by_outcome: dict[str, list[Verdict]] = {outcome.value: [] for outcome in Outcome}
    for each in findings:
        if each.outcome == Outcome.PASS.value:
            continue
        table = tables.get(each.table)
        anchor = ""
        if table:
            anchor = addresses.table_anchor(package.part, table.no)
            if each.row_no:
                anchor = addresses.row_anchor(package.part, table.no, each.row_no)
        by_outcome[each.outcome].append(_verdict(each, anchor, table, places))
    counts = outcome_counts(package.outcomes)
    return Verdicts(
        counts=counts,
        total=sum(each.count for each in counts),
        failures=tuple(_gravest_first(by_outcome["fail"])),
        doubtful=frozenset(each.anchor for each in by_outcome["fail"]),
        others=tuple(
            (count, tuple(by_outcome[count.outcome]))
            for count in counts
            if count.outcome not in ("pass", "fail") and by_outcome[count.outcome]
        ),
    )


def outcome_counts(outcomes: Mapping[str, int]) -> tuple[OutcomeCount, ...]:
    """All five outcomes in their order, those with none included."""
    return tuple(
        OutcomeCount(
            outcome=each.value,
            word=words.OUTCOMES[each.value],
            meaning=words.OUTCOME_MEANINGS[each.value],
            count=outcomes.get(each.value, 0),
        )
        for each in Outcome
    )


def _verdict(finding: Finding, anchor: str, table: PrintedTable | None, places: Places) -> Verdict:
    line, page = finding.source_line, finding.source_page
    is_placed = line is not None or page is not None
    both = plain(finding.printed), plain(finding.expected)
    are_said = not all(both) or all(text in finding.message for text in both)
    return Verdict(
        message=finding.message,
        check=words.check(finding.check),
        severity=finding.severity,
        severity_word=words.SEVERITIES[finding.severity],
        printed="" if are_said else both[0],
        expected="" if are_said else both[1],
        tolerance=plain(finding.tolerance),
        anchor=anchor,
        table=table.title if table else "",
        place=places.place(table.source_file if table else "", line, page) if is_placed else None,
    )


def _gravest_first(found: Sequence[Verdict]) -> list[Verdict]:
    return sorted(found, key=lambda each: _GRAVEST_FIRST.index(Severity(each.severity)))
