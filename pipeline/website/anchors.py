"""What an address has behind its #: the ids of tables, rows, cells and passages on their pages."""

from __future__ import annotations


def table_anchor(part: str, no: int) -> str:
    """The id of a table on its department-year page.

    >>> table_anchor("budget", 3), row_anchor("budget", 3, 1), cell_anchor("budget", 3, 1, 3)
    ('t-budget-03', 't-budget-03-r1', 't-budget-03-r1-c3')
    """
    return f"t-{part}-{no:02d}"


def row_anchor(part: str, no: int, row: int) -> str:
    """The id of a row, both numbers as `amounts` has them."""
    return f"{table_anchor(part, no)}-r{row}"


def cell_anchor(part: str, no: int, row: int, column: int) -> str:
    """The id of an amount's cell."""
    return f"{row_anchor(part, no, row)}-c{column}"


def section_anchor(part: str, no: int) -> str:
    """The id of a section of the prose."""
    return f"s-{part}-{no}"


def project_anchor(part: str, no: int) -> str:
    """The id of a project with its indicators; `no` counts them in the order of the source, from 1."""
    return f"p-{part}-{no}"


def line_anchor(line: int, page: int | None) -> str:
    """The id of a line on a source page.

    >>> line_anchor(12, None), line_anchor(3, 2)
    ('L12', 'P2L3')
    """
    return f"P{page}L{line}" if page else f"L{line}"


def page_anchor(page: int) -> str:
    """The id of a page on a source page.

    >>> page_anchor(3)
    'P3'
    """
    return f"P{page}"
