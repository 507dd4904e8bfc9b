"""Names that the end of a page cut in two: 八、社会保障和就 | 业支出, 当年收入 | 小计.

Rows of a body → the same or fewer, the rest of a name put back to where it begins. Only what is known
as a name when put together, and is none without its rest, was one; and where it states nothing it
must be numbered: a row may as well stand first on a page by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognize.line import BodyRow, Line, is_name_only
from pipeline.recognize.row_totals import is_total_label
from pipeline.values.outline import split_number
from pipeline.vocabulary import Vocabulary


def without_cut_names(rows: Sequence[BodyRow], vocabulary: Vocabulary) -> list[BodyRow]:
    """The rows, those gone that begin a page with nothing but rests of the names before it."""
    whole: list[BodyRow] = []
    for row in rows:
        if whole and _goes_on(whole[-1], row, vocabulary):
            whole[-1] = tuple(map(_with_rest, whole[-1], row))
        else:
            whole.append(row)
    return whole


def _goes_on(above: BodyRow, row: BodyRow, vocabulary: Vocabulary) -> bool:
    pages = above[0].place.page, row[0].place.page
    if None in pages or pages[0] == pages[1]:
        return False
    rests = [(head, rest) for head, rest in zip(above, row, strict=True) if not rest.is_blank]
    return bool(rests) and all(_is_rest(head, rest, vocabulary) for head, rest in rests)


def _is_rest(head: Line, rest: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is the end of a name that begins in the line above it."""
    is_row = head.has_amounts or bool(split_number(head.label).style)
    if not (is_name_only(rest) and head.label and is_row):
        return False
    if split_number(rest.label).style or _is_name(head.label, vocabulary):
        return False
    return _is_name(head.label + rest.label, vocabulary)


def _is_name(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is a name of a classification or that of a total."""
    name = split_number(label).text
    lists = vocabulary.classifications.values()
    return is_total_label(label, vocabulary.headings) or any(codes.named(name) for codes in lists)


def _with_rest(head: Line, rest: Line) -> Line:
    if rest.is_blank:
        return head
    ends = (replace(cell, text=cell.text + rest.label) for cell in head.parts[-1:])
    parts = (*head.parts[:-1], *ends)
    return replace(head, label=head.label + rest.label, printed_label=None, parts=parts)
