"""Paragraphs and tables in order → the blocks, lines and remarks of a Document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.document import Block, Cell, Grid, GridLayout, Paragraph, Place, Remark
from pipeline.read.docx.merges import with_note_numbers
from pipeline.read.docx.raw import PAGE_BREAK, Mark, Raw, RawCell, RawGrid, RawParagraph

_LINE_END = re.compile(f"[\n{PAGE_BREAK}]")
_MOST_QUOTED = 40
_MOST_NAMED = 20


@dataclass(slots=True)
class Lines:
    """The text as read, line by line, and the blocks that stand on the lines."""

    file: str
    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: Counter[Mark] = field(default_factory=Counter)
    first: dict[Mark, Place] = field(default_factory=dict)
    unseen: list[Remark] = field(default_factory=list)

    def add(self, raw: Raw) -> None:
        """Take in the next paragraph or table."""
        is_text = isinstance(raw, RawParagraph) and bool(raw.text.strip())
        place = self._here() if is_text and not self._follows_grid else self._part()
        for mark in raw.marks:
            self.marks[mark] += 1
            self.first.setdefault(mark, place)
        if isinstance(raw, RawParagraph):
            self._paragraph(raw)
        else:
            self._grid(raw)

    @property
    def _follows_grid(self) -> bool:
        return bool(self.blocks) and isinstance(self.blocks[-1], Grid)

    def _here(self) -> Place:
        """The line that comes next."""
        return Place(self.file, line=len(self.lines) + 1)

    def _part(self) -> Place:
        """Leave one line blank, that a table stands apart; never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")
        return self._here()

    def _paragraph(self, raw: RawParagraph) -> None:
        said = [line for line in _LINE_END.split(with_note_numbers(raw.text)) if line.strip()]
        for line in said:
            self.blocks.append(Paragraph(line, self._here()))
            self.lines.append(line)

    def _grid(self, raw: RawGrid) -> None:
        place = self._here()
        rows: list[tuple[Cell, ...]] = []
        for row in raw.rows:
            here = self._here()
            rows.append(tuple(_cell(cell, here) for cell in row))
            self.lines.append("\t".join(cell.text.replace("\n", " ") for cell in row))
        self.blocks.append(Grid(tuple(rows), GridLayout.SPANNED, place))
        self.unseen += [_unseen(text, place) for text in raw.unseen]

    def _inside(self, place: Place) -> Place:
        """A place that is still in the text: the last line for what stood below it."""
        return Place(self.file, line=min(place.line or 1, len(self.lines)))

    def remarks(self, left_out: Mapping[Mark, Sequence[str]]) -> tuple[Remark, ...]:
        """What is to be said of the reading, once for each kind, with its count and what was left out."""
        said = [
            _marked(mark, self.marks[mark], self._inside(self.first[mark]), left_out.get(mark, ()))
            for mark in Mark
            if self.marks[mark]
        ]
        return (*said, *self.unseen)


def lines_of(file: str, raws: Iterable[Raw]) -> Lines:
    """Number the lines of all that was read."""
    lines = Lines(file)
    for raw in raws:
        lines.add(raw)
    while lines.lines and not lines.lines[-1]:
        lines.lines.pop()
    return lines


def noted(number: int, note: Sequence[Raw]) -> list[Raw]:
    """A foot- or endnote with its number before it."""
    for index, raw in enumerate(note):
        if isinstance(raw, RawParagraph) and raw.text.strip():
            numbered = RawParagraph(f"[{number}] {raw.text.strip()}", raw.marks)
            return [*note[:index], numbered, *note[index + 1 :]]
    return list(note)


def _cell(cell: RawCell, place: Place) -> Cell:
    return Cell(cell.text, place, cell.column_span, cell.row_span, cell.covered)


def _marked(mark: Mark, count: int, place: Place, left_out: Sequence[str]) -> Remark:
    check, said, said_en = _REMARKS[mark]
    named = "、".join(_short(text) for text in left_out[:_MOST_NAMED])
    named += " …" if len(left_out) > _MOST_NAMED else ""
    return Remark(
        check,
        f"{place.file} {said.format(count=count)}" + (f"：{named}" if named else ""),
        f"{place.file} {said_en.format(count=count)}" + (f": {named}" if named else ""),
        place,
        is_defect=mark is Mark.OBJECT,
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MOST_QUOTED else f"{plain[:_MOST_QUOTED]}…"


def _unseen(text: str, place: Place) -> Remark:
    short = _short(text)
    return Remark(
        "form.hidden_content",
        f"{place.file} 有合并单元格盖住的文字，打印时不显示，没有收录：{short}",
        f"{place.file} has text under a merged cell, not seen in print and left out: {short}",
        place,
        is_defect=True,
    )


_REMARKS: dict[Mark, tuple[str, str, str]] = {
    Mark.TRACKED: (
        "form.tracked_changes",
        "有 {count} 处未定稿的修订，按接受修订后的文字读取",
        "has {count} tracked changes; read as it stands once they are accepted",
    ),
    Mark.HIDDEN: (
        "form.hidden_content",
        "有 {count} 处隐藏的文字，打印时不显示，没有收录",
        "has hidden text in {count} places: not seen in print, left out",
    ),
    Mark.STRUCK: (
        "form.tracked_changes",
        "有 {count} 处加了删除线的文字，按已删去处理，没有收录",
        "has struck-out text in {count} places: taken as deleted, left out",
    ),
    Mark.PICTURE: (
        "form.picture",
        "有 {count} 幅图片或图表，其中的文字没有读取",
        "has {count} pictures or charts; text within them is not read",
    ),
    Mark.OBJECT: (
        "form.embedded_object",
        "嵌入了 {count} 个其他文件，其中的内容没有读取",
        "has {count} other files embedded; their content was not read",
    ),
}
"""What is remarked of each mark: the check, and what the file has, in Chinese and in English."""
