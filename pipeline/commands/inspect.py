"""`inspect`: prints what was understood of one file, and writes nothing."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pipeline.assemble import build_disclosure, discover
from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Amount, Outcome
from pipeline.model.refusal import Refusal
from pipeline.model.table import ColumnRole, Table
from pipeline.vocabulary import load_vocabulary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a source file, or a folder of one")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print identity, tables, bindings and findings; 1 for a file that cannot be read, 2 for none."""
    try:
        jobs = discover([options.file]).jobs
    except FileNotFoundError as error:
        print(f"{error}: there is no such file", file=sys.stderr)
        return 2
    status = 0
    for job in jobs:
        sidecar = job.sidecar.read_bytes() if job.sidecar else None
        files = [(path.name, path.read_bytes()) for path in job.files]
        try:
            disclosure = build_disclosure(files, sidecar, job.sidecar_name, load_vocabulary())
        except Refusal as refusal:
            print(refusal)
            status = 1
            continue
        print("\n".join(describe(disclosure)))
    return status


def describe(disclosure: Disclosure) -> Iterator[str]:
    """Everything that was understood, line by line."""
    identity = disclosure.identity
    yield f"{identity.title}  →  {identity.package_name}"
    yield f"  division   {identity.division.code} {identity.division.full_name}"
    for entity in disclosure.entities:
        yield f"  {entity.level:<10} {entity.code or '(no code)'} {entity.name}"
    for document in (each for source in disclosure.sources for each in source.documents):
        pages = f"{len(document.pages)} pages" if len(document.pages) > 1 else ""
        read_as = ", ".join(filter(None, (document.format, document.encoding, pages)))
        yield f"  source     {document.file} ({read_as})"
        for remark in document.remarks:
            yield f"  {'!' if remark.is_defect else '·'} {remark.place}: {remark.message_en}"
    amounts = defaultdict[str, list[Amount]](list)
    for amount in disclosure.amounts:
        amounts[amount.table].append(amount)
    for table in disclosure.tables:
        yield ""
        yield from _describe_table(table, amounts[table.name])
    yield ""
    outcomes = Counter(finding.outcome for finding in disclosure.findings)
    counts = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome)
    yield f"amounts {len(disclosure.amounts)}, indicators {len(disclosure.indicators)}"
    yield f"findings {len(disclosure.findings)}: {counts}"
    for finding in disclosure.findings:
        if finding.outcome is not Outcome.PASS:
            place = f"line {finding.source_line}" if finding.source_line else "-"
            yield f"  {finding.outcome:<14} {finding.check:<26} {place:<10} {finding.message}"


def _describe_table(table: Table, amounts: list[Amount]) -> Iterator[str]:
    known = table.form or "no form: published as printed"
    rows = f"{len(table.body)} rows" if table.body else "empty"
    yield f"{table.name}  [{known}]  {table.place}"
    stated = " · ".join(filter(None, (table.number, table.title, table.entity.name, table.unit)))
    yield f"  {stated}: {rows}, {len(amounts)} amounts"
    for column in table.columns:
        if column.role is ColumnRole.TEXT and not table.entries:
            continue
        meaning = column.meaning
        said = " ".join(
            filter(None, (meaning.measure, meaning.phase, meaning.fund, meaning.direction))
        )
        year = str(
            meaning.fiscal_year or (f"{meaning.year_offset:+d}" if meaning.year_offset else "")
        )
        marks = " ".join(filter(None, (year, column.unit, "inferred" if column.inferred else "")))
        number = f"({column.number})" if column.number else ""
        shown = said if column.role is ColumnRole.MEASURE else ""
        yield f"    {column.index + 1:>2} {column.role:<8} {column.label} {number}  {shown} {marks}".rstrip()
    yield from map(_describe_row, _rows(amounts))


def _rows(amounts: list[Amount]) -> Iterator[list[Amount]]:
    for _, stated in groupby(amounts, key=lambda a: (a.row_no, a.source_line, a.row_label)):
        yield list(stated)


def _describe_row(row: list[Amount]) -> str:
    name = " ".join(filter(None, (row[0].code, row[0].row_label))) or "(no name)"
    figures = "; ".join(f"{a.column_label} {a.amount_text} {a.unit}".rstrip() for a in row)
    return f"    line {row[0].source_line}  {name}: {figures}"
