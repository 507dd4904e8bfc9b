"""Rows of a comparison page → the CSV file beside it, for spreadsheets and for programs.

The file begins with a byte order mark, without which Excel takes UTF-8 for another encoding; pandas
and R read it as `utf-8-sig`. Text that a spreadsheet would run as a formula is defused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.resource.tabular import cell_text
from pipeline.website.figures.numbers import size

BYTE_ORDER_MARK = "\ufeff"

Value = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: its address from the site's root, its text, and how many rows it has."""

    address: str
    text: str
    rows: int

    @property
    def size(self) -> str:
        """How large it is, for the link to it."""
        return size(len(self.text.encode()))

    @property
    def file(self) -> tuple[str, str]:
        """What `Page.files` takes."""
        return self.address, self.text


def sheet(address: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Sheet:
    """The rows as a file at the address."""
    listed = list(rows)
    return Sheet(address, csv_text(header, listed), len(listed))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    r"""The rows as CSV, with a byte order mark; every row is as long as the header.

    >>> csv_text(["department", "amount_text"], [["=1+1", "-3.20"], ["县医保局", Decimal("2E+3")]])
    "\ufeffdepartment,amount_text\n'=1+1,-3.20\n县医保局,2000\n"
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"row {row}: {len(row)} cells, expected {len(header)}: {header}")
        writer.writerow([cell_text(each) for each in row])
    return BYTE_ORDER_MARK + buffer.getvalue()
