"""Wording that was never finished: placeholders, doubled punctuation, brackets left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.form.list_ends import list_ends
from pipeline.check.form.pairs import Unpaired, in_cells, in_prose
from pipeline.check.lines import (
    Line,
    SaidLine,
    around,
    around_folded,
    cell_lines,
    grids_of,
    printed_lines,
    shortened,
)
from pipeline.check.search import cells_with, lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import fold, printed_span, tidy
from pipeline.vocabulary.wording import MisprintedMark

_PLACEHOLDER, _PUNCTUATION = "form.placeholder", "form.punctuation"
_NUMBERED = re.compile(r"^\s*\w{1,3}[)）]")
_QUOTATION = {
    "“": ("左引号", "the opening quotation mark"),
    "”": ("右引号", "the closing quotation mark"),
}
_PAIRS = (("(", ")"), ("《", "》"), ("【", "】"), ("[", "]"))
_OPENED = re.compile("[(（⁽₍︵﹙《︽【︻[［﹇]")
"""The opening ones, in all the forms that folding makes one of them."""


def check_wording(subject: Subject) -> Iterator[Finding]:
    """Placeholders, then punctuation, in each document."""
    for document in subject.documents:
        lines = printed_lines(subject, document)
        yield from _or_pass(
            subject, _PLACEHOLDER, _placeholders(subject, document),
            ("未见未填写的占位文字", "no placeholder of a template is left"),
        )  # fmt: skip
        yield from _or_pass(
            subject, _PUNCTUATION, _punctuation(subject, document, lines),
            ("未见重复的标点、词语和不成对的括号", "no doubled marks or words, no brackets left open"),
        )  # fmt: skip


def _or_pass(
    subject: Subject, check: str, findings: Iterator[Finding], said: tuple[str, str]
) -> Iterator[Finding]:
    found = list(findings)
    yield from found
    if not found:
        yield remark(subject, check, Outcome.PASS, Severity.NOTE, said)


# Placeholders


def _placeholders(subject: Subject, document: Document) -> Iterator[Finding]:
    wording = subject.vocabulary.wording
    unfinished = (*wording.placeholders, *wording.instructions, *wording.template_labels)
    for line in lines_with(subject, document, (*unfinished, *wording.unfilled_choices)):
        if found := wording.placeholder_in(line.text):
            yield _left(subject, found, line)
        elif asked := wording.instruction_in(line.text):
            yield _asked(subject, asked, line)
        elif choice := wording.choice_in(line.text):
            yield _not_chosen(subject, choice, line)
        else:
            yield from _label_left(subject, line)
    left = cells_with(subject, document, unfinished)
    for said in (each for cell in left for each in cell_lines(cell)):
        if found := wording.placeholder_in(said.text):
            yield _left(subject, found, said)
        elif asked := wording.instruction_in(said.text):
            yield _asked(subject, asked, said)
        else:
            yield from _label_left(subject, said)


def _place_of(words: str, said: SaidLine) -> Place:
    """Where the words stand, or what they are in begins."""
    return said.place_at(max(said.text.find(words), 0))


def _left(subject: Subject, found: str, line: SaidLine) -> Finding:
    said = (
        f"留有占位文字“{found[:12]}”，未填写",
        f"the placeholder {found[:12]} was not filled in",
    )
    return _left_over(subject, shortened(line.text), said, _place_of(found, line))


def _asked(subject: Subject, asked: str, line: SaidLine) -> Finding:
    said = (
        f"模板的填写说明“{shortened(asked, 20)}”未删除",
        f"the template's instruction {shortened(asked, 20)} was left in",
    )
    return _left_over(subject, shortened(line.text), said, _place_of(asked, line))


def _not_chosen(subject: Subject, choice: str, line: SaidLine) -> Finding:
    said = ("模板的选项未作取舍", "none of the template's alternatives was struck out")
    return _left_over(subject, choice, said, _place_of(choice, line))


def _label_left(subject: Subject, line: SaidLine) -> Iterator[Finding]:
    text, place = line.text, line.place
    found = subject.vocabulary.wording.template_label(text)
    if found is None:
        return
    label, filled = found
    quoted = shortened(text)
    if label not in quoted and (at := text.find(label)) > 0:
        quoted = around(text, at, at + len(label))
    said = (
        f"模板文字“{label}”未删除" + ("" if filled else "，其后没有内容"),
        f"the template's {label} was left in" + ("" if filled else ", with nothing behind it"),
    )
    yield _left_over(subject, quoted, said, place, Severity.NOTE if filled else Severity.WARNING)


def _left_over(
    subject: Subject,
    quoted: str,
    said: tuple[str, str],
    place: Place,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """What is left of a template, in the words that quote it: told once, however often it stands."""
    quoting = (f"“{quoted}”：{said[0]}", f"“{quoted}”: {said[1]}")
    return remark(subject, _PLACEHOLDER, Outcome.FAIL, severity, quoting, place=place, slip=said[0])


# Punctuation


def _punctuation(subject: Subject, document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    wording = subject.vocabulary.wording
    told: set[str] = set()
    for line in lines_with(subject, document, wording.misprints, wording.doubled_marks):
        yield from _doubled(subject, line, told)
    for found in in_prose(lines):
        yield _unpaired(subject, found)
    for said, place in list_ends(document, lines):
        yield remark(subject, _PUNCTUATION, Outcome.FAIL, Severity.NOTE, said, place=place)
    for cell in cells_with(subject, document, wording.misprints, wording.doubled_marks):
        for line_of_cell in cell_lines(cell):
            yield from _doubled(subject, line_of_cell, told)
    for grid in grids_of(document):
        for found in in_cells(grid):
            yield _unpaired(subject, found)
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if _is_heading(line) and (mark := _left_open(line.text, following)):
            yield _open_bracket(subject, mark, line.text, line.place)
    known = {(line.place.page, line.place.line) for line in lines}
    for table in (t for t in subject.tables if t.place.file == document.file):
        shown = (table.place.page, table.place.line) not in known
        if shown and (mark := _left_open(table.title)):
            yield _open_bracket(subject, mark, table.title, table.place, table.name)


def _doubled(subject: Subject, line: SaidLine, told: set[str]) -> Iterator[Finding]:
    """The marks and words of a line that stand for others, and the first besides them that is doubled; a word
    once a document, those that were `told`."""
    misprints = [
        (found, mark)
        for found, mark in subject.vocabulary.wording.misprints_in(line.text)
        if not mark.beside or _prints(subject, mark.beside)
    ]
    for found, mark in misprints:
        if found[0] not in told:
            told.update([found[0]] if len(found[0]) > 1 else [])
            yield _misprinted(subject, line, found, mark)
    known = [printed_span(line.text, *found.span()) for found, _ in misprints]
    doubled = subject.vocabulary.wording.doubled_in(line.text)
    match = next((each for each in doubled if not _is_within(each, known)), None)
    if match is None:
        return
    place = line.place_at(match.start())
    quoted = around(line.text, match.start(), match.end())
    said = (
        f"“{quoted}”：“{match['marks']}”重复",
        f"“{quoted}”: {match['marks']} is doubled",
    )
    yield remark(subject, _PUNCTUATION, Outcome.FAIL, Severity.NOTE, said, place=place)


def _is_within(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a match has a sign in common with one of the stretches of its text."""
    return any(match.start() < end and start < match.end() for start, end in spans)


def _prints(subject: Subject, pattern: str) -> bool:
    """Whether the disclosure prints what a pattern means, in a line or in a cell."""
    documents = subject.documents
    return subject.once(
        f"prints {pattern}",
        lambda: (
            any(lines_with(subject, d, (pattern,)) for d in documents)
            or any(cells_with(subject, d, (pattern,)) for d in documents)
        ),
    )


def _misprinted(
    subject: Subject, line: SaidLine, found: re.Match[str], mark: MisprintedMark
) -> Finding:
    meant, text = mark.meant, line.text
    start, end = printed_span(text, *found.span())
    whole, printed = shortened(text), text[start:end]
    quoted = whole if meant and printed in whole[start:] else around_folded(text, *found.span())
    seems = f"疑为“{meant}”之误" if meant else "疑为多印"
    said = (
        f"“{quoted}”：“{printed}”" + (f"在文中另作“{meant}”" if mark.beside else seems),
        f"“{quoted}”: {printed} "
        + (f"is {meant} elsewhere" if mark.beside else f"seems to stand for {meant or 'nothing'}"),
    )
    place = line.place_at(start)
    return remark(subject, _PUNCTUATION, Outcome.FAIL, Severity.NOTE, said, place=place)


def _unpaired(subject: Subject, found: Unpaired) -> Finding:
    quoted = around(found.text, found.at, found.at + 1)
    mark, mark_en = _QUOTATION.get(found.mark, (f"“{found.mark}”", found.mark))
    said = (
        f"“{quoted}”：{mark}没有配对",
        f"“{quoted}”: {mark_en} has no partner",
    )
    return remark(
        subject, _PUNCTUATION, Outcome.FAIL, Severity.NOTE, said, place=found.place
    )  # fmt: skip


def _is_heading(line: Line) -> bool:
    """Whether a line is a heading or a title of a table, not the end or middle of a sentence."""
    if "，" in line.text or not line.is_short:
        return False
    return split_number(line.text).style != "" or fold(line.text).endswith("表")


def _left_open(text: str, following: str = "") -> str:
    """A bracket of a heading that is not closed, "" if all are.

    A bracket that the next line closes is closed; an outline number may have a closing one alone.

    >>> _left_open("（医保绩效目标表"), _left_open("支出表（按功能", "分类）"), _left_open("1）收入")
    ('(', '', '')
    """
    if not _OPENED.search(text):
        return ""  # most headings
    words = fold(split_number(_NUMBERED.sub("", text)).text)
    for opening, closing in _PAIRS:
        excess = words.count(opening) - words.count(closing)
        closes = fold(following).count(closing) - fold(following).count(opening)
        if excess > 0 and closes < excess:
            return opening
    return ""


def _open_bracket(subject: Subject, mark: str, text: str, place: Place, table: str = "") -> Finding:
    said = (
        f"标题“{shortened(tidy(text), 80)}”的括号“{mark}”没有闭合",
        f"the bracket {mark} of the heading “{shortened(tidy(text), 80)}” is never closed",
    )
    return remark(
        subject, _PUNCTUATION, Outcome.FAIL, Severity.NOTE, said, table=table, place=place
    )  # fmt: skip
