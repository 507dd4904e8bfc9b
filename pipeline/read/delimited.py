"""A text whose cells are parted by something else than tabs → the same lines, cells parted by tabs.

Met: tables of Markdown and tables drawn with rules (| a | b |, │ a │ b │), what a spreadsheet saves as CSV,
and rows whose cells any other sign parts (`separated`). Anything else comes back as it is. A line stays
a line, so that places can count them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from pipeline.read.separated import parted_at_signs
from pipeline.values.amounts import parse_amount

_BARS = "|│┃║｜"
_BAR = re.compile(rf"(?<!\\)[{_BARS}]")
_RULE = re.compile(rf"[\s\-–—=:_+{_BARS}─━═┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛┏┳┓┣╋┫┗┻┛]+")
_OPEN_RULE = re.compile(r":?-{3,}:?(?:\s*\|\s*:?-{3,}:?)+")
_RULED = re.compile(r"[-–—=─━═┄┈_]{2,}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*")
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?P<text>[^*_]+)(?P=mark)")
_NO_ROW = "---\t---"
"""A line within a table that is no row of it: recognized as drawn, and dropped."""
_LEAST_BARS = 2
_LEAST_ROWS = 3
_PARTING = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
"""A comma that cannot part thousands."""
_STOPS = re.compile("[。；]")
TOTAL = re.compile(r"(?:合|总|小)\s*计")
"""A row of nothing but its name, below headings or other rows: its blank cells are gone."""
_PADDING = re.compile(r"Unnamed: \d+(?:_level_\d+)?|NaN|nan")
"""What a program that turns sheets into tables of Markdown writes for a blank cell."""
_CSV_SHARE = 2
"""Of a CSV's lines at least one in so many has commas that part cells."""


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines of a text without tabs, those that are rows of cells with tabs between these."""
    barred = sum(map(_is_barred, lines))
    if barred >= _LEAST_ROWS and barred * 2 > sum(_BAR.search(line) is not None for line in lines):
        return _without_bars(lines)
    if _is_csv(lines):
        return _parted_at_commas(lines)
    made = parted_at_signs(lines)
    return [_unmarked(line) for line in made] if any(map(_is_open_rule, lines)) else made


# Bars


def _is_open_rule(line: str) -> bool:
    """Whether a line rules off the headings of a Markdown table without bars at its ends.

    >>> _is_open_rule("--- | ---:"), _is_open_rule("|---|---|"), _is_open_rule("3-4")
    (True, False, False)
    """
    return _OPEN_RULE.fullmatch(line.strip()) is not None


def _unmarked(line: str) -> str:
    return "\t".join(map(_cell, line.split("\t"))) if "\t" in line else _plain(line)


def _is_barred(line: str) -> bool:
    """Whether a line is a row between bars: it begins and ends with one.

    >>> _is_barred("| 合计 | 1.20 |"), _is_barred("│合计│1.20│"), _is_barred("a | b"), _is_barred("|x|")
    (True, True, False, False)
    """
    text = line.strip()
    is_row = len(text) > 1 and text[0] in _BARS and text[-1] in _BARS
    return is_row and len(_BAR.findall(text)) > _LEAST_BARS


def _without_bars(lines: Sequence[str]) -> list[str]:
    made: list[str] = []
    for index, line in enumerate(lines):
        if _is_rule(line):
            inside = any(map(_is_barred, lines[index + 1 : index + 2])) and bool(
                made and "\t" in made[-1]
            )
            made.append(_NO_ROW if inside else "")
        elif _is_barred(line):
            made.append("\t".join(map(_cell, _BAR.split(line.strip())[1:-1])))
        else:
            made.append(_plain(line))
    return made


def _is_rule(line: str) -> bool:
    """Whether a line is drawn between rows and says nothing.

    >>> _is_rule("|---|:--:|"), _is_rule("├──┼──┤"), _is_rule("+----+"), _is_rule("| - | - |"), _is_rule("")
    (True, True, True, False, False)
    """
    return bool(_RULE.fullmatch(line)) and _RULED.search(line) is not None


def _cell(text: str) -> str:
    plain = _BREAK.sub("", text.replace("\\|", "|").replace("&nbsp;", " ")).strip()
    if _PADDING.fullmatch(plain):
        return ""
    return _STRONG.sub(lambda found: found["text"], plain)


def _plain(line: str) -> str:
    """A line without Markdown's marks of headings and of strong words.

    >>> _plain("## 部门收支总表"), _plain("**单位：万元**"), _plain("#1 泵站")
    ('部门收支总表', '单位：万元', '#1 泵站')
    """
    heading = _HEADING.fullmatch(line.strip())
    return _STRONG.sub(lambda found: found["text"], heading["text"] if heading else line)


# Commas


def _is_csv(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip()]
    parted = sum(map(_is_parted, filled))
    return parted >= _LEAST_ROWS and parted * _CSV_SHARE >= len(filled)


def _is_parted(line: str) -> bool:
    """Whether commas part the cells of a row in a line: some are blank or numbers, and none is a sentence.

    >>> _is_parted("213,农林水支出,61.40"), _is_parted("部门支出总表,,"), _is_parted("共有科室,编制,8人")
    (True, True, False)
    """
    if len(_PARTING.findall(line)) < _LEAST_BARS or _STOPS.search(line):
        return False
    return any(not cell.strip() or parse_amount(cell) for cell in next(csv.reader([line])))


def _is_sentence(line: str, cells: Sequence[str]) -> bool:
    """Whether the commas of a line part no cells: thousands (预算3,932.17万元), or clauses."""
    if '"' in line:
        return False
    return not _PARTING.search(line) or (bool(_STOPS.search(line)) and all(cells))


def _parted_at_commas(lines: Sequence[str]) -> list[str]:
    """Each record on the line where it begins; those that hold one text or none are no rows."""
    made = [""] * len(lines)
    reader = csv.reader(f"{line}\n" for line in lines)
    begins = 0
    for record in reader:
        cells = [" ".join(cell.split()) for cell in record]
        said = [cell for cell in cells if cell]
        line = lines[begins]
        if reader.line_num == begins + 1 and _is_sentence(line, cells):
            cells = said = [line]
        is_row = len(said) > 1 or (said and TOTAL.fullmatch(said[0]) and len(cells) > 1)
        made[begins] = "\t".join(cells) if is_row else "".join(said)
        made[begins + 1 : reader.line_num] = [_NO_ROW] * (reader.line_num - begins - 1)
        begins = reader.line_num
    return made
