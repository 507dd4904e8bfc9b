"""Names that the end of a page, or of a row, cut in two: 八、社会保障和就 | 业支出, 当年收入 | 小计.

Rows of a body → the same or fewer, the rest of a name put back to where it begins. Only what is known
as a name when put together, and is none without its rest, was one, or what closes a bracket that it
opens; and where it states nothing it must be numbered: a row may as well stand first on a page by
itself. Within a page it states amounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognize.line import BodyRow, Line, is_name_only
from pipeline.recognize.row_totals import is_total_label
from pipeline.values.outline import split_number
from pipeline.values.text import fold
from pipeline.vocabulary import Vocabulary


def without_cut_names(rows: Sequence[BodyRow], vocabulary: Vocabulary) -> list[BodyRow]:
    """The rows, those gone that have nothing but rests of the names before them."""
    whole: list[BodyRow] = []
    for row in rows:
        if whole and _goes_on(whole[-1], row, vocabulary):
            whole[-1] = tuple(map(_with_rest, whole[-1], row))
        else:
            whole.append(row)
    return whole


def _goes_on(above: BodyRow, row: BodyRow, vocabulary: Vocabulary) -> bool:
    if any(line.code for line in row):  # most rows: a code begins a name
        return False
    rests = [(head, rest) for head, rest in zip(above, row, strict=True) if not rest.is_blank]
    if above[0].place.page == row[0].place.page and not all(head.has_amounts for head, _ in rests):
        return False
    return bool(rests) and all(_is_rest(head, rest, vocabulary) for head, rest in rests)


def _is_rest(head: Line, rest: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is the end of a name that begins in the line above it."""
    is_row = head.has_amounts or bool(split_number(head.label).style)
    if not (is_name_only(rest) and head.label and is_row):
        return False
    if split_number(rest.label).style:
        return False
    if _closes(head.label, rest.label):
        return True
    whole = head.label + rest.label
    return _is_name(whole, vocabulary) and not _is_name(head.label, vocabulary)


def _closes(head: str, rest: str) -> bool:
    """Whether the rest closes the bracket that a name opens and leaves open: 因公出国（境 | ）团组数."""
    opened = fold(head).count("(") - fold(head).count(")")
    closed = fold(rest).count(")") - fold(rest).count("(")
    return opened == closed == 1


def _is_name(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is a name of a classification, that of a total or of an item of the forms."""
    name = split_number(label).text
    lists, headings = vocabulary.classifications.values(), vocabulary.headings
    listed = any(codes.named(name) for codes in lists)
    return listed or is_total_label(label, headings) or headings.names_measure(name)


def _with_rest(head: Line, rest: Line) -> Line:
    if rest.is_blank:
        return head
    ends = (replace(cell, text=cell.text + rest.label) for cell in head.parts[-1:])
    parts = (*head.parts[:-1], *ends)
    return replace(head, label=head.label + rest.label, printed_label=None, parts=parts)
