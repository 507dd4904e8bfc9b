"""`survey`: one line a file: what it is, what was found in it, what is not understood; writes no package."""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pipeline.assemble import Job, build_disclosure, discover, received
from pipeline.check.form.contents import ListedTable, listed_tables
from pipeline.check.subject import Subject
from pipeline.commands.arguments import positive
from pipeline.commands.inspect.lines import plain
from pipeline.model.disclosure import Disclosure
from pipeline.model.identity import EvidenceOf
from pipeline.model.records import Outcome
from pipeline.model.refusal import Refusal
from pipeline.resource import publishable
from pipeline.vocabulary import load_vocabulary

_WIDTHS = (9, 7, 9, 7, 4, 21, 6)
_HEADS = ("tables", "forms", "numbers", "", "head", "pass/round/fail/n.a./open", "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """One file of a survey; the fields are the columns of the CSV, in order. A refused file has only
    its name, outcome, reason and seconds."""

    file: str
    outcome: str
    """published, refused or failed"""
    package: str = ""
    reason: str = ""
    organisation: str = ""
    organisation_from: str = ""
    division: str = ""
    division_from: str = ""
    fiscal_year: str = ""
    fiscal_year_from: str = ""
    kind: str = ""
    kind_from: str = ""
    scope: str = ""
    scope_from: str = ""
    tables: int = 0
    tables_listed: int = 0
    tables_found: int = 0
    tables_missing: str = ""
    forms_known: int = 0
    forms_unknown: str = ""
    numbers: int = 0
    accounted: int = 0
    share: float = 0.0
    headlines: str = ""
    passed: int = 0
    rounding: int = 0
    failed: int = 0
    not_applicable: int = 0
    not_evaluated: int = 0
    seconds: float = 0.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write all columns into FILE")
    parser.add_argument(
        "--workers", type=positive, default=None, metavar="N",
        help="processes at once (default: one per core)",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Survey; 0 if every file can be published, 1 if one cannot, 2 for a path that is not there."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a pipe may have any encoding
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        jobs = discover(options.paths).jobs
    except FileNotFoundError as error:
        print(f"{error}: there is no such file or folder", file=sys.stderr)
        return 2
    if options.csv and not options.csv.absolute().parent.is_dir():
        print(f"{options.csv}: there is no such folder; make it first", file=sys.stderr)
        return 2
    rows: list[SurveyRow] = []
    print(_line(_HEADS, "file"))
    for row in _surveyed(jobs, options.workers):
        rows.append(row)
        print(described(row), flush=True)
    print(summary(rows))
    if options.csv:
        write_csv(rows, options.csv)
    return 0 if all(row.outcome == "published" for row in rows) else 1


def _surveyed(jobs: Sequence[Job], workers: int | None) -> Iterator[SurveyRow]:
    """The rows in the order of the files; one that takes its process down is named as failed."""
    if workers == 1 or len(jobs) < 2:
        yield from map(survey, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        pending = [(job, pool.submit(survey, job)) for job in jobs]
        broken = []
        for job, future in pending:
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(job)
    for job in broken:
        try:
            with ProcessPoolExecutor(1) as pool:
                yield pool.submit(survey, job).result()
        except BrokenProcessPool:
            reason = "reading it took the process down (out of memory?)"
            yield SurveyRow(file=job.label, outcome="failed", reason=reason)


def survey(job: Job) -> SurveyRow:
    """Read and understand one disclosure; what it raises becomes its row."""
    started = time.perf_counter()
    try:
        files, sidecar = received(job)
        found = build_disclosure(files, sidecar, job.sidecar_name, load_vocabulary())
        return _row(job.label, found, time.perf_counter() - started)
    except Refusal as refusal:
        outcome, reason = "refused", str(refusal)
    except Exception as error:
        outcome, reason = "failed", f"a fault of our own: {type(error).__name__}: {error}"
    seconds = round(time.perf_counter() - started, 3)
    return SurveyRow(file=job.label, outcome=outcome, reason=reason, seconds=seconds)


def _row(label: str, found: Disclosure, seconds: float) -> SurveyRow:
    identity = found.identity
    outcomes = Counter(finding.outcome for finding in found.findings)
    listed = _listed(found)
    accounted = found.accounted
    return SurveyRow(
        file=label,
        outcome="published",
        package=found.name,
        organisation=identity.unit or identity.department,
        organisation_from=_evidence(found, EvidenceOf.ORGANISATION),
        division=identity.division.full_name,
        division_from=_evidence(found, EvidenceOf.DIVISION),
        fiscal_year=str(identity.fiscal_year),
        fiscal_year_from=_evidence(found, EvidenceOf.YEAR),
        kind=identity.kind.value,
        kind_from=_evidence(found, EvidenceOf.KIND),
        scope=identity.scope.value,
        scope_from=_evidence(found, EvidenceOf.SCOPE),
        tables=len(found.tables),
        tables_listed=len(listed),
        tables_found=sum(each.is_found for each in listed),
        tables_missing="；".join(
            each.title + ("（仅有标题）" if each.is_titled else "")
            for each in listed
            if not each.is_found
        ),
        forms_known=sum(bool(table.form) for table in found.tables),
        forms_unknown="；".join(table.title for table in found.tables if not table.form),
        numbers=accounted.numbers if accounted else 0,
        accounted=accounted.accounted if accounted else 0,
        share=accounted.share if accounted else 0.0,
        headlines=" ".join(dict.fromkeys(each.headline for each in found.headlines)),
        passed=outcomes[Outcome.PASS],
        rounding=outcomes[Outcome.ROUNDING],
        failed=outcomes[Outcome.FAIL],
        not_applicable=outcomes[Outcome.NOT_APPLICABLE],
        not_evaluated=outcomes[Outcome.NOT_EVALUATED],
        seconds=round(seconds, 3),
    )


def _evidence(found: Disclosure, of: EvidenceOf) -> str:
    """Place and printed text: 某局.pdf page 1 line 1 “某局2026年部门预算”."""
    evidence = found.identity.evidence_of(of)
    return f"{evidence.place} “{evidence.text}”" if evidence else ""


def _listed(found: Disclosure) -> Sequence[ListedTable]:
    """The tables that its own contents pages list, and whether each was found."""
    documents = tuple(document for source in found.sources for document in source.documents)
    vocabulary = load_vocabulary()
    return listed_tables(
        Subject(found.identity, documents, found.tables, found.amounts, vocabulary)
    )


def described(row: SurveyRow) -> str:
    """One line: figures first, so that three hundred of them stand in columns."""
    if row.outcome != "published":
        said = plain(f"{row.file}: {row.outcome.upper()}: {row.reason}")
        return _line(("–",) * len(_WIDTHS), said)
    figures = (
        f"{row.tables_found}/{row.tables_listed}" if row.tables_listed else f"{row.tables}",
        f"{row.forms_known}/{row.tables}",
        f"{row.numbers}",
        f"{row.share:.4f}",
        f"{len(row.headlines.split())}",
        f"{row.passed}/{row.rounding}/{row.failed}/{row.not_applicable}/{row.not_evaluated}",
        f"{row.seconds:.1f}",
    )
    return _line(figures, f"{plain(row.file)} → {row.package}")


def _line(figures: Iterable[str], rest: str) -> str:
    cells = (text.rjust(width) for text, width in zip(figures, _WIDTHS, strict=True))
    return "  ".join((*cells, rest))


def summary(rows: Sequence[SurveyRow]) -> str:
    """The sums over all files."""
    outcomes = Counter(row.outcome for row in rows)
    numbers, accounted = (
        sum(getattr(row, name) for row in rows) for name in ("numbers", "accounted")
    )
    tables, known = (sum(getattr(row, name) for row in rows) for name in ("tables", "forms_known"))
    failed = sum(row.failed for row in rows)
    share = f"{accounted / numbers:.4f}" if numbers else "–"
    return (
        f"{len(rows)} files: {outcomes['published']} can be published, {outcomes['refused']} refused, "
        f"{outcomes['failed']} failed; {known} of {tables} tables are of a known form; "
        f"{accounted} of {numbers} printed numbers accounted for ({share}); {failed} findings fail; "
        f"{sum(row.seconds for row in rows):.1f} s"
    )


def write_csv(rows: Iterable[SurveyRow], path: Path) -> None:
    """All columns of all rows; texts that a spreadsheet would take for a formula are made harmless."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(SurveyRow))
        for row in rows:
            cells = asdict(row).values()
            writer.writerow(publishable(each) if isinstance(each, str) else each for each in cells)
