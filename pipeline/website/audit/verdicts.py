"""The findings of a disclosure → what a page says of them: counts of all outcomes, and each in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.corrections import Answer
from pipeline.model.records import Finding, Outcome
from pipeline.values.told import told_by, untold
from pipeline.values.trust import OF_FIGURES, casts_doubt, is_of_figures
from pipeline.vocabulary import Checks
from pipeline.website import anchors, words
from pipeline.website.audit.contradictions import subject_and_figures
from pipeline.website.audit.same_cause import Reply, Retold, SameCause
from pipeline.website.audit.standings import StandingCount, standing_counts
from pipeline.website.figures.numbers import grouped, plain
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual, Phrase, Said, phrase, series
from pipeline.website.published.package import Package, PrintedTable
from pipeline.website.published.places import Places, SourcePlace

_OF_CONTRADICTIONS = (*OF_FIGURES, "prose", "between")
"""Families of checks that hold figures against each other, in one disclosure or with another's, which
leaves open whose figure is wrong."""

_GRAVE = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One finding in words. `id` is the finding's; `anchor` is its row or table on the department-year
    page, "" for none.

    `check` is the check's id and `name` what it tests; `standing` is one of `words.STANDINGS`.
    Where two figures contradict each other, `subject` says of what they are and `figures` both of
    them; else `message` stands alone. `printed` and `expected` are empty where it states both already.
    `table` is the title of its table, `table_anchor` leads there; `page` is where it stands of the pages
    of its own that a large table has, from the folder of the department-year, "" for none. `told_by` is the
    id of the finding that tells this one, `retold` are those that it tells itself; an answer to one of
    them stands here too.
    """

    id: str
    message: Bilingual
    subject: Bilingual | None
    figures: Phrase | None
    check: str
    name: Said | str
    standing: str
    standing_word: Phrase
    printed: str
    expected: str
    tolerance: str
    anchor: str
    table: str
    table_anchor: str
    page: str
    place: SourcePlace | None
    replies: tuple[Reply, ...]
    told_by: str
    retold: tuple[Retold, ...]

    @property
    def said(self) -> Bilingual:
        """What it is about, or all of it where no figures stand apart."""
        return self.subject or self.message


@dataclass(frozen=True, slots=True)
class AtTable:
    """The contradictions between figures that come to light in one table; none where title is ""."""

    title: str
    anchor: str
    page: str
    unit: str
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class OfCheck:
    """What came out so of one check."""

    name: Said | str
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All outcomes of a disclosure, those that passed only counted.

    `failures` are the errors, then the warnings: those in which figures contradict each other stand
    in `contradictions` by table, all others in `questions`, and those at a table, by its anchor, in
    `by_table`. Failures that are only notes stand in `notes`. `doubtful` are the anchors of the rows
    whose figures failed a check, for a warning beside them; `others` are neither passed nor failed,
    by check; `by_check` counts the standings of each check.
    """

    counts: tuple[StandingCount, ...]
    total: int
    failures: tuple[Verdict, ...]
    contradictions: tuple[AtTable, ...]
    questions: tuple[Verdict, ...]
    by_table: Mapping[str, tuple[Verdict, ...]]
    notes: tuple[Verdict, ...]
    doubtful: frozenset[str]
    others: tuple[tuple[StandingCount, tuple[OfCheck, ...]], ...]
    by_check: Mapping[tuple[str, str], int]

    @property
    def sentence(self) -> Phrase:
        """How many checks came out how, what passed first."""
        counted = {each.standing: each for each in self.counts if each.count}
        return phrase(
            "核对了 {total} 项：{outcomes}。",
            total=grouped(self.total),
            outcomes=series(
                (
                    Phrase(said.text, {"count": counted[standing].number})
                    for standing, said in words.TALLIED.items()
                    if standing in counted
                ),
                "，",
            ),
        )


def verdicts(
    package: Package,
    findings: Sequence[Finding],
    answers: Sequence[Answer],
    places: Places,
    checks: Checks,
) -> Verdicts:
    """The findings in words; `answers` and `places` are those of the package."""
    tables = {table.name: table for table in package.tables}
    causes = SameCause(findings, answers)
    found: dict[str, list[Verdict]] = {standing: [] for standing in words.STANDINGS}
    for each in findings:
        if each.outcome == Outcome.PASS:
            continue
        table = tables.get(each.table)
        page = package.page_of_table(table.no, each.row_no) if table else ""
        verdict = _verdict(
            each, _anchors(package, each, table), page, table, places, checks, causes
        )
        found[verdict.standing].append(verdict)
    counts = standing_counts(Counter(_standing(each) for each in findings))
    failures = tuple(each for standing in _GRAVE for each in _figures_first(found[standing]))
    return Verdicts(
        counts=counts,
        total=len(findings),
        failures=failures,
        contradictions=_contradictions(failures, package),
        questions=tuple(each for each in failures if not _contradicts(each)),
        by_table={
            anchor: tuple(members)
            for anchor, members in by_key(failures, lambda each: each.table_anchor).items()
            if anchor
        },
        notes=tuple(found["note"]),
        doubtful=doubtful_rows(package, findings),
        others=tuple(
            (count, _of_checks(found[count.standing]))
            for count in counts
            if count.standing not in (*_GRAVE, "note") and found[count.standing]
        ),
        by_check=Counter((each.check, _standing(each)) for each in findings),
    )


def _contradicts(verdict: Verdict) -> bool:
    return verdict.check.partition(".")[0] in _OF_CONTRADICTIONS


def _contradictions(failures: Iterable[Verdict], package: Package) -> tuple[AtTable, ...]:
    """By table, in the order of the disclosure; what is at no table comes last."""
    tables = {anchors.table_anchor(package.part, table.no): table for table in package.tables}
    at_tables = by_key(filter(_contradicts, failures), lambda each: each.table_anchor)
    order = {anchor: number for number, anchor in enumerate(tables)}
    return tuple(
        _at_table(package, tables.get(anchor), anchor, members)
        for anchor, members in sorted(
            at_tables.items(), key=lambda each: order.get(each[0], len(order))
        )
    )


def _at_table(
    package: Package, table: PrintedTable | None, anchor: str, members: Sequence[Verdict]
) -> AtTable:
    page, unit = (package.page_of_table(table.no), table.unit) if table else ("", "")
    return AtTable(members[0].table, anchor, page, unit, tuple(members))


def _of_checks(found: Iterable[Verdict]) -> tuple[OfCheck, ...]:
    return tuple(
        OfCheck(members[0].name, tuple(members))
        for members in by_key(found, lambda each: each.check).values()
    )


def doubtful_rows(package: Package, findings: Iterable[Finding]) -> frozenset[str]:
    """The anchors of the rows in which a check of figures failed; matters of form cast no doubt, nor does
    a sentence that miscounts its own figures. What is of a whole table as it was read is of the rows of all
    amounts that name it."""
    tables = {table.name: table for table in package.tables}
    casting = [each for each in findings if each.table in tables and casts_doubt(each)]
    rows = {_anchors(package, each, tables[each.table])[0] for each in casting if each.row_no}
    read = {each.id for each in casting if not each.row_no and not is_of_figures(each.check)}
    for amount in package.amounts() if read else ():
        if not read.isdisjoint(amount.findings.split()):
            rows.add(anchors.row_anchor(package.part, amount.table_no, amount.row_no))
    return frozenset(rows)


def _figures_first(found: Iterable[Verdict]) -> list[Verdict]:
    return sorted(found, key=lambda each: not is_of_figures(each.check))


def _standing(finding: Finding) -> str:
    """How it stands: its outcome, or how grave it is where the check failed."""
    return str(finding.severity if finding.outcome == Outcome.FAIL else finding.outcome)


def _anchors(package: Package, finding: Finding, table: PrintedTable | None) -> tuple[str, str]:
    """Where it is: its row, or else its table; and the table."""
    if table is None:
        return "", ""
    of_table = anchors.table_anchor(package.part, table.no)
    if not finding.row_no:
        return of_table, of_table
    return anchors.row_anchor(package.part, table.no, finding.row_no), of_table


def _verdict(
    finding: Finding,
    ids: tuple[str, str],
    own_page: str,
    table: PrintedTable | None,
    places: Places,
    checks: Checks,
    causes: SameCause,
) -> Verdict:
    line, page = finding.source_line, finding.source_page
    is_placed = line is not None or page is not None
    both = plain(finding.printed), plain(finding.expected)
    subject, figures = subject_and_figures(finding) or (None, None)
    are_said = not all(both) or all(text in finding.message for text in both)
    standing = _standing(finding)
    plainly = untold(finding)
    check = checks.by_id(finding.check)
    return Verdict(
        id=finding.id,
        message=Bilingual(plainly.message, plainly.message_en),
        subject=subject,
        figures=figures,
        check=finding.check,
        name=Bilingual(check.name, check.name_en) if check else finding.check,
        standing=standing,
        standing_word=words.STANDINGS[standing][0],
        printed="" if are_said else both[0],
        expected="" if are_said else both[1],
        tolerance=plain(finding.tolerance),
        anchor=ids[0],
        table=table.title if table else "",
        table_anchor=ids[1],
        page=own_page,
        place=places.place(table.source_file if table else "", line, page, ids[0])
        if is_placed
        else None,
        replies=tuple(causes.replies(finding)),
        told_by=told_by(finding),
        retold=causes.retold(finding),
    )
