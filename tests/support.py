"""Disclosures written by hand in a few lines, and what the stages make of them.

`printed` and `from_word` turn a readable text into one of the two kinds of text met: rows with their
cells parted by tabs, and one cell per line. In both, → parts the cells of a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from textwrap import dedent

from pipeline.check import run_checks
from pipeline.extract import (
    extract_amounts,
    extract_claims,
    extract_indicators,
    extract_sections,
)
from pipeline.model.document import Document
from pipeline.model.identity import Division, Identity, Kind
from pipeline.model.recognized import Recognized
from pipeline.model.records import Amount, Claim, Finding, Indicator, Outcome, Section
from pipeline.model.table import Column, ColumnRole, Entry, Table
from pipeline.read import read_source
from pipeline.recognize import recognize
from pipeline.vocabulary import Vocabulary, load_vocabulary

FILE = "岱山县水利局.txt"
DIVISION = Division("330921", "岱山县", "舟山市", "浙江省")
BUREAU = "岱山县水利局"

VOCABULARY: Vocabulary = load_vocabulary()


def printed(text: str) -> str:
    """Rows as a PDF gives them: → becomes a tab, the blanks around it fall away."""
    return re.sub(r" *→ *", "\t", dedent(text).strip("\n")) + "\n"


def from_word(text: str) -> str:
    """Rows as Word gives them: every cell on its own line behind a tab, a blank line after a row.

    Lines with → are rows, lines with > cells that are alone in their row and stand in one run; all
    other lines are paragraphs. Two blank lines end a table; a blank line after > ends nothing.
    """
    made: list[str] = []
    for kind, lines in _stretches(dedent(text).strip("\n").split("\n")):
        if kind == "paragraph":
            made += lines
        elif kind == "caption":
            made += ["\t" + line.removeprefix(">").strip() for line in lines] + [""]
        else:
            for line in lines:
                made += ["\t" + cell for cell in re.split(r" *→ *", line.strip(" "))] + [""]
            made += [""]
    return "\n".join(made) + "\n"


def _stretches(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    kept: tuple[str, list[str]] = ("", [])
    for line in lines:
        if kept[0] == "caption" and not line:
            continue
        kind = "caption" if line.startswith(">") else "row" if "→" in line else "paragraph"
        if kind != kept[0] and kept[1]:
            yield kept
            kept = (kind, [])
        kept = (kind, [*kept[1], line])
    yield kept


def read(text: str, name: str = FILE) -> Document:
    (document,) = read_source(name, text.encode())
    return document


def identity(kind: str = "budget", year: int = 2023, department: str = BUREAU) -> Identity:
    return Identity(DIVISION, department, "shuiliju", year, Kind(kind))


@dataclass(frozen=True)
class Understood:
    """All that the stages make of one text, each stage run when it is asked for."""

    document: Document
    identity: Identity

    @cached_property
    def recognized(self) -> Recognized:
        return recognize([self.document], self.identity, VOCABULARY)

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.recognized.tables

    @property
    def table(self) -> Table:
        """The only table of the text."""
        (table,) = self.tables
        return table

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        return extract_amounts(self.identity, self.tables, VOCABULARY)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return extract_indicators(self.identity, self.tables, VOCABULARY.indicators)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return extract_claims(self.identity, self.recognized, self.amounts, VOCABULARY)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return extract_sections(self.identity, self.recognized.prose)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return run_checks(
            self.identity,
            (self.document,),
            self.tables,
            self.amounts,
            VOCABULARY,
            self.claims,
            self.indicators,
            self.sections,
        )

    def outcomes(self, check: str) -> list[Outcome]:
        return [finding.outcome for finding in self.findings if finding.check == check]

    def of(self, check: str, outcome: Outcome) -> list[Finding]:
        return [f for f in self.findings if f.check == check and f.outcome is outcome]

    @property
    def stated(self) -> list[tuple[str, str, str]]:
        """(row, column, printed text) of every amount; the row is its label, or else its code."""
        return stated(self.amounts)


def understood(
    text: str, kind: str = "budget", year: int = 2023, department: str = BUREAU
) -> Understood:
    """Read a text (made by `printed` or `from_word`) as one disclosure of one bureau."""
    return Understood(read(text), identity(kind, year, department))


def stated(amounts: Iterable[Amount]) -> list[tuple[str, str, str]]:
    return [(a.row_label or a.code, a.column_label, a.amount_text) for a in amounts]


def measures(table: Table) -> list[Column]:
    return [column for column in table.columns if column.role is ColumnRole.MEASURE]


def headings(table: Table) -> list[str]:
    """The heading paths of the columns of amounts, left to right."""
    return [column.label for column in measures(table)]


def rows(table: Table) -> list[tuple[str, str]]:
    """(code, label) of every entry, in order."""
    return [(entry.code, entry.label) for entry in table.entries]


def entry(table: Table, label: str) -> Entry:
    (found,) = [e for e in table.entries if e.label == label]
    return found


def amount(found: Understood, row: str, column: str) -> Amount:
    """The one amount of a row (label or code) and column."""
    (only,) = [
        a for a in found.amounts if row in (a.row_label, a.code) and a.column_label == column
    ]
    return only


def value(found: Understood, row: str, column: str) -> Decimal | None:
    return amount(found, row, column).amount
