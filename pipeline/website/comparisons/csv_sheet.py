"""Rows of a page → the CSV file beside it, for spreadsheets and for programs.

The file begins with a byte order mark, without which Excel takes UTF-8 for another encoding; pandas
and R read it as `utf-8-sig`. Text that a spreadsheet would run as a formula is defused.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.resource.tabular import cell_text
from pipeline.website.figures.numbers import size

BYTE_ORDER_MARK = "\ufeff"

Value = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One of a sheet's files: its address from the site's root, the name of its format, its content."""

    address: str
    format: str
    content: bytes

    @property
    def size(self) -> str:
        """How large it is, for the link to it."""
        return size(len(self.content))

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def file(self) -> tuple[str, bytes]:
        """What `Page.files` takes."""
        return self.address, self.content


@dataclass(frozen=True, slots=True)
class Sheet:
    """How many rows there are, and the files that hold them: CSV first."""

    rows: int
    files: tuple[SheetFile, ...]

    @property
    def csv(self) -> SheetFile:
        return self.files[0]


def sheet(address: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Sheet:
    """The rows as CSV alone, at the address."""
    listed = list(rows)
    return Sheet(len(listed), (csv_file(address, header, listed),))


def csv_file(address: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> SheetFile:
    """The rows as a CSV file."""
    return SheetFile(address, "CSV", csv_text(header, rows).encode())


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    r"""The rows as CSV, with a byte order mark; every row is as long as the header.

    >>> csv_text(["department", "amount_text"], [["=1+1", "-3.20"], ["县医保局", Decimal("2E+3")]])
    "\ufeffdepartment,amount_text\n'=1+1,-3.20\n县医保局,2000\n"
    """
    listed = list(rows)
    for row in listed:
        if len(row) != len(header):
            raise ValueError(f"row {row}: {len(row)} cells, expected {len(header)}: {header}")
    return csv_of_texts(header, ([cell_text(each) for each in row] for row in listed))


def csv_of_texts(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The same of rows whose cells are texts that may be published."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + buffer.getvalue()
