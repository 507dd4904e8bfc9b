"""Lines of a table with names and figures that were broken apart → the same, joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognize.line import Line, is_name_only
from pipeline.values.amounts import is_blank, parse_amount
from pipeline.values.outline import split_number
from pipeline.values.text import fold, tidy
from pipeline.vocabulary import Headings

_NOTE = re.compile(r"备?注\d{0,2}[:：]|说明[:：]|.*。$")
_MOST_MERGED = 2


def mended(lines: Sequence[Line], headings: Headings) -> list[Line]:
    """Lines of a one-panel table with names and figures that were broken apart joined again.

    Met: a code with its figures and the name on the next line; a total's name on the line before
    or after its figures; a name that goes on below its line.
    """
    lines = [_with_label_from_amounts(line) for line in lines]
    figured = [
        line
        for line in lines
        if line.code or (line.has_amounts and not headings.is_total_row(line.label))
    ]
    coded = sum(bool(line.code) for line in figured) * 4 > len(figured) * 3
    mended: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        after = lines[index + 1] if index + 1 < len(lines) else None
        if after and _is_figures_only(line) and is_name_only(after) and (
            line.code or headings.is_total_row(after.label)
        ):  # fmt: skip
            line = named_as(line, after)
            index += 1
        elif after and is_name_only(line) and headings.is_total_row(line.label) and (
            _is_figures_only(after) and not after.code
        ):  # fmt: skip
            line = named_as(after, line)
            index += 1
        if coded and mended and _continues_name(mended[-1], line, headings):
            mended[-1] = replace(
                mended[-1], label=mended[-1].label + line.label, printed_label=None
            )
        else:
            mended.append(line)
        index += 1
    return [line for line in mended if not line.is_blank]


def _continues_name(above: Line, line: Line, headings: Headings) -> bool:
    """In a list of codes a name without a code or figures is the end of the one above, unless it is a note
    or merged over more columns than that."""
    if not (above.code and above.label and is_name_only(line)):
        return False
    if _NOTE.match(fold(line.label)) or _width(line) > max(_width(above), _MOST_MERGED):
        return False
    return not headings.is_total_row(line.label) and not split_number(line.label).style


def _width(line: Line) -> int:
    return line.label_cell.column_span if line.label_cell else 1


def _is_figures_only(line: Line) -> bool:
    return not line.label and (line.has_amounts or bool(line.code))


def _with_label_from_amounts(line: Line) -> Line:
    """A name that slid into the columns of amounts is the line's label."""
    if line.label or line.has_amounts:
        return line
    words = [cell for cell in line.amounts if cell and not is_blank(cell.text)]
    if len(words) != 1 or parse_amount(words[0].text):
        return line
    cleared = tuple(None if cell is words[0] else cell for cell in line.amounts)
    return replace(
        line,
        label=tidy(words[0].text),
        label_cell=words[0],
        printed_label=None,
        parts=(words[0],),
        amounts=cleared,
    )


def named_as(line: Line, other: Line) -> Line:
    """The line with the other's name."""
    return replace(
        line,
        label=other.label,
        label_cell=other.label_cell,
        printed_label=other.printed_label,
        parts=other.parts,
    )
