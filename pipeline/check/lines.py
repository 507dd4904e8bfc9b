"""A document's printed lines in reading order, each with what is above it; the contents page apart.

Checks of wording ask for lines: what a title or a sentence says, and where in the document it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.check.subject import Subject
from pipeline.model.document import Cell, Document, Grid, Paragraph, Place
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import EntityLevel
from pipeline.values.outline import split_number
from pipeline.values.printed_lines import tidied
from pipeline.values.text import bare, closed_up, fold, printed_span, tidy

LONGEST_HEADING = 60
_MAX_CONTENTS = 120
_CAPTION = 5
"""The lines of a table's caption, and the table."""
_FIELD_CODE = re.compile(r"\s*(?:PAGEREF|HYPERLINK|TOC)\b.*$")
_WORDS = re.compile(r"[^\d\s.,%-]")
_LEADERS = re.compile(r"(?:[.…·\s_—–-]{2,}|\s)[(（]?\s*\d{1,3}\s*[)）]?$|[.…·_]{2,}$")


@made_at_once
@dataclass(frozen=True, slots=True)
class Line:
    """One line of prose, with all that it goes on into: a paragraph, tidied. `grids` counts the tables
    before it in its document."""

    said: Paragraph
    grids: int
    in_contents: bool = False
    text: str = field(init=False)
    place: Place = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.said.text)
        object.__setattr__(self, "place", self.said.place)

    def place_at(self, at: int) -> Place:
        """Where a sign of the text stands."""
        return self.said.place_at(at)

    @property
    def is_short(self) -> bool:
        """Whether it may be a heading or a title: short, and no sentence."""
        return len(self.text) <= LONGEST_HEADING and not self.text.endswith(
            ("。", "；", "，", "：")
        )


SaidLine = Line | Paragraph
"""What prose or a line of a cell says, every sign with its place."""


def printed_lines(subject: Subject, document: Document) -> tuple[Line, ...]:
    """All lines of prose that say something, page numbers and the like left out; told once a check."""
    return subject.once(("lines", id(document)), lambda: tuple(_lines(subject, document)))


def _lines(subject: Subject, document: Document) -> Iterator[Line]:
    contents: list[str] | None = None
    first_page: int | None = None
    grids = 0
    for index, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            grids, contents = grids + 1, None
            continue
        said = tidied(block)
        text = said.text
        if not text or subject.vocabulary.captions.is_furniture(text):
            continue
        if fold(text) == "目录":
            contents, first_page = [], block.place.page
        elif contents is not None:
            over = block.place.page != first_page and not split_number(text).style
            over = over or _captions_table(subject, document, index)
            contents = None if over or _leaves_contents(contents, text) else contents
        yield Line(said, grids, contents is not None)


def _captions_table(subject: Subject, document: Document, index: int) -> bool:
    """Whether a line is the number of a form, and its table follows below: no entry of a contents page."""
    block, *below = document.blocks[index : index + _CAPTION]
    if not isinstance(block, Paragraph) or not any(isinstance(each, Grid) for each in below):
        return False
    return bool(subject.vocabulary.captions.form_number(tidy(block.text)))


def _leaves_contents(entries: list[str], text: str) -> bool:
    """Whether a line is no entry of the contents page: an earlier one come again, or prose."""
    entry = contents_entry(text)
    if len(entry) > LONGEST_HEADING or len(entries) > _MAX_CONTENTS:
        return True
    if text.endswith("。") and not split_number(entry).style:
        return True
    if bare(entry) in entries or _opens_part(entries, entry):
        return True
    entries.append(bare(entry))
    return False


def _opens_part(entries: list[str], entry: str) -> bool:
    """Whether a line is the first listed part come again: by its number alone, as its title page behind
    the contents has it, or under other words (第一部分 部门概况, 第一部分 水利局概况)."""
    numbered = split_number(entry)
    if numbered.style != "part":
        return False
    number = bare(entry).removesuffix(bare(numbered.text))
    is_first = not bare(numbered.text) or numbered.ordinal == 1
    return is_first and any(listed.startswith(number) for listed in entries)


def contents_entry(text: str) -> str:
    """A line of a contents page without its bullet, its leaders and its page number.

    >>> contents_entry("- 一、部门职责……………… 3"), contents_entry("三、支出决算表  12")
    ('一、部门职责', '三、支出决算表')
    """
    words = _FIELD_CODE.sub("", text.strip().lstrip("-•· "))
    return _LEADERS.sub("", words).strip() or words


def is_numbered(line: Line) -> bool:
    """Whether an outline number opens the line (一、 （二） 第三部分)."""
    return split_number(line.text).style != ""


def speaks_of_a_unit(subject: Subject, document: Document, line: Line) -> bool:
    """Whether a line of a department's document stands in the part of one of its units."""
    if subject.identity.unit:
        return True
    above = [t for t in subject.tables if _is_before(document, t.place, line.place)]
    return bool(above) and above[-1].entity.level is EntityLevel.UNIT


def _is_before(document: Document, first: Place, second: Place) -> bool:
    return first.file == document.file and order(first) < order(second)


def order(place: Place) -> tuple[int, int]:
    """Where a place stands in its file, for comparing with another of the same file."""
    return (place.page or 0, place.line or 0)


def place_name(place: Place) -> str:
    """第 3 页第 5 行, 第 5 行: a place within its file, for a message in Chinese.

    >>> place_name(Place("a.pdf", line=5, page=3)), place_name(Place("a.txt", line=5))
    ('第 3 页第 5 行', '第 5 行')
    """
    page = f"第 {place.page} 页" if place.page is not None else ""
    return f"{page}第 {place.line} 行" if place.line is not None else page


def place_name_en(place: Place) -> str:
    """page 3 line 5, line 5."""
    page = f"page {place.page} " if place.page is not None else ""
    return f"{page}line {place.line}" if place.line is not None else page.strip()


def shortened(text: str, longest: int = 40) -> str:
    """What a message quotes of a line."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def around(text: str, start: int, end: int, reach: int = 12) -> str:
    """What a message quotes of a long line: the words around what was found."""
    before, after = max(0, start - reach), min(len(text), end + reach)
    return f"{'…' if before else ''}{text[before:after]}{'…' if after < len(text) else ''}"


def around_folded(text: str, start: int, end: int) -> str:
    """What a message quotes of a line, as printed, around what was found in it folded."""
    return closed_up(around(text, *printed_span(text, start, end)))


def worded_cells(subject: Subject, grid: Grid) -> Sequence[Cell]:
    """The cells of a grid that print more than a number, row by row."""

    def worded() -> list[Cell]:
        texts = {cell.text for row in grid.rows for cell in row}
        with_words = set(filter(_WORDS.search, texts))
        return [cell for row in grid.rows for cell in row if cell.text in with_words]

    return subject.once(("worded", id(grid)), worded)


def cell_lines(cell: Cell) -> Iterator[Paragraph]:
    """Every line of a cell that says something, as a paragraph."""
    for text in cell.text.split("\n"):
        if said := tidy(text):
            yield Paragraph(said, cell.place)


def grids_of(document: Document) -> Sequence[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]
