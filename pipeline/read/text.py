"""Text disclosures → Document, in the kinds met.

*From Word*: one cell per line behind a leading tab, rows parted by one blank line, a table ended by
two; cells merged over columns have collapsed. *From PDF*: one row per line, its cells parted by tabs.
The kind is told run by run (a run is the lines between two blank ones), because a Word text may hold
a table that its author typed with tabs. *Without any tab*: rows between bars or commas (`delimited`), or
one cell per line and no rows (`bare_lines`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Grid,
    GridLayout,
    Paragraph,
    Place,
    Remark,
)
from pipeline.model.refusal import Refusal
from pipeline.read.bare_lines import bare_blocks, untold_tables
from pipeline.read.delimited import TOTAL, with_tabs
from pipeline.read.running_lines import without_running_lines
from pipeline.read.separated import without_quotes
from pipeline.read.titled import LONGEST_CAPTION, is_titled
from pipeline.values.private_codes import standard
from pipeline.values.text import INVISIBLE

_MAX_CONTROL_SHARE = 0.002
_LONGEST_CHARACTER = 4
_FEWEST_ZEROS = 3
"""Of a text in UTF-16, which has one in every character of ASCII, line ends at least."""
_MOST_CELLS = 300
_NAME = re.compile(r"[\u4e00-\u9fff（）()、“”]{2,30}")


def read_text(name: str, content: bytes) -> Document:
    """Decode and take apart one text file. Raises Refusal for what is no text."""
    text, encoding, is_whole = _decode(name, content)
    text = text.translate(INVISIBLE)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    lines = without_quotes(lines) if "\t" in text else with_tabs(lines)
    has_tabs = any("\t" in line for line in lines)
    found = _blocks(name, lines) if has_tabs else bare_blocks(name, lines)
    blocks = without_running_lines(tuple(found))
    remarks = [] if has_tabs else [*untold_tables(blocks)]
    last = Place(name, line=len(lines))
    if not is_whole:
        remarks.append(
            cut_short(last, "文件在一个字的中间结束", "the file ends inside a character")
        )
    if _is_cut_short(text, blocks):
        remarks.append(
            cut_short(
                last,
                "最后一张表的末行比上面各行短",
                "the last table's last row is shorter than those above",
            )
        )
    return Document(
        file=name,
        format="txt",
        blocks=blocks,
        pages=(tuple(lines),),
        encoding=encoding,
        remarks=tuple(remarks),
    )


def cut_short(place: Place, seen: str, seen_en: str) -> Remark:
    """A remark that the file may not be whole."""
    return Remark(
        check="form.file_whole",
        message=f"{place.file} 可能不完整：{seen}",
        message_en=f"{place.file} may be cut short: {seen_en}",
        place=place,
        is_defect=True,
    )


def _decode(name: str, content: bytes) -> tuple[str, str, bool]:
    """Bytes → text, its encoding, and whether the text is whole."""
    failed_at = 0
    for encoding in _encodings(content):
        try:
            return _decoded(name, content, encoding)
        except UnicodeDecodeError as error:
            failed_at = error.start
    raise Refusal(
        f"{name} byte {failed_at + 1}",
        "the bytes are text in none of UTF-8, UTF-16 or GB 18030",
        "save the file as UTF-8 text, or check that it is a text file",
    )


def _encodings(content: bytes) -> tuple[str, ...]:
    """What the text may be in: by byte-order mark, by zero bytes, else UTF-8 before GB 18030."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return (encoding,)
    guessed = _utf16_without_mark(content)
    return (guessed,) if guessed else ("utf-8", "gb18030")


def _decoded(name: str, content: bytes, encoding: str) -> tuple[str, str, bool]:
    """Decode; a file that ends inside a character is decoded up to there, and is not whole."""
    try:
        return _checked(name, _text(content, encoding)), encoding, True
    except UnicodeDecodeError as error:
        if len(content) - error.start >= _LONGEST_CHARACTER or error.end < len(content):
            raise
        return _checked(name, _text(content[: error.start], encoding)), encoding, False


def _text(content: bytes, encoding: str) -> str:
    """Bytes as text; the codec for GB 18030 is that of 2000, and has private codes for some characters."""
    text = content.decode(encoding)
    return standard(text) if encoding == "gb18030" else text


def _utf16_without_mark(content: bytes) -> str:
    """The UTF-16 that text with zero bytes at every second place is in, "" for anything else: a zero
    byte that stands alone is a control character of another encoding."""
    sample = content[:4096]
    if b"\x00" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < min(_FEWEST_ZEROS, len(sample) // 4) or min(even, odd) * 2 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _checked(name: str, text: str) -> str:
    if not text.strip("\ufeff\u3000 \t\r\n\f\v\x00"):
        raise Refusal(name, "the file is empty", "fetch it again from where it was published")
    control = sum(1 for c in text if (c < " " and c not in "\t\r\n\f\v") or c == "\ufffd")
    if control > max(3, len(text) * _MAX_CONTROL_SHARE):
        raise Refusal(
            name,
            f"{control} control characters among {len(text)}: a binary file, not text",
            "put the file in under its own format, or save it as UTF-8 text",
        )
    return text


@dataclass(slots=True)
class _OpenGrid:
    """A grid while its rows are gathered."""

    layout: GridLayout
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def close(self) -> Grid:
        return Grid(rows=tuple(self.rows), layout=self.layout, place=self.rows[0][0].place)


def _blocks(name: str, lines: Sequence[str]) -> Iterator[Block]:
    taken_from_word = _is_one_cell_per_line(lines)
    grid: _OpenGrid | None = None
    gap = 0
    for start, run in _runs(lines):
        gap = start - gap if gap else start
        layout = _run_layout(run, taken_from_word)
        continues = layout is GridLayout.COLLAPSED and gap == 1 and run[0].startswith("\t")
        if grid and not (continues and grid.layout is layout):
            yield grid.close()
            grid = None
        for block in _run_blocks(name, start, run, layout):
            if isinstance(block, Paragraph):
                if grid:
                    yield grid.close()
                    grid = None
                yield block
            else:
                grid = grid or _OpenGrid(layout or GridLayout.ALIGNED)
                grid.rows.append(block)
        gap = start + len(run)
    if grid:
        yield grid.close()


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The stretches of lines that are not blank, each with the index of its first line; a title with its
    unit right below begins another, with or without a blank line above."""
    start, run = 0, list[str]()
    for index, line in enumerate(lines):
        if run and "\t" in run[-1] and is_titled(lines[index : index + LONGEST_CAPTION]):
            yield start, run
            run = []
        if line:
            start = start if run else index
            run.append(line)
        elif run:
            yield start, run
            run = []
    if run:
        yield start, run


def _is_cell(line: str) -> bool:
    return line.startswith("\t") and line.count("\t") == 1


def _is_one_cell_per_line(lines: Sequence[str]) -> bool:
    with_tabs = [line for line in lines if "\t" in line]
    return sum(map(_is_cell, with_tabs)) * 2 > len(with_tabs)


def _run_layout(run: Sequence[str], taken_from_word: bool) -> GridLayout | None:
    with_tabs = [line for line in run if "\t" in line]
    if not with_tabs:
        return None
    if taken_from_word and all(map(_is_cell, with_tabs)):
        return GridLayout.COLLAPSED
    return GridLayout.ALIGNED


def _run_blocks(
    name: str, start: int, run: Sequence[str], layout: GridLayout | None
) -> Iterator[Paragraph | tuple[Cell, ...]]:
    """The paragraphs and rows of one run, in order."""
    if layout is not GridLayout.COLLAPSED:
        rows = _row_lines(run) if layout is not None else range(0)
        for offset, line in enumerate(run):
            place = Place(name, line=start + offset + 1)
            if offset in rows:
                yield tuple(Cell(text, place) for text in _row(line, place))
            else:
                yield Paragraph(line, place)
        return
    row: list[Cell] = []
    for offset, line in enumerate(run):
        place = Place(name, line=start + offset + 1)
        if line.startswith("\t"):
            row.append(Cell(line[1:], place))
        elif row:  # a line without a tab goes on with the cell above
            row[-1] = Cell(f"{row[-1].text}\n{line}", row[-1].place)
        else:
            yield Paragraph(line, place)
    yield tuple(row)


def _row_lines(run: Sequence[str]) -> range:
    """The lines of a run that are rows: from the first tab to the last.

    A line between without one is a row whose empty cells fell off its end; so is a name right
    below the last of several rows, and a total below headings.
    """
    with_tabs = [offset for offset, line in enumerate(run) if "\t" in line]
    end = with_tabs[-1] + 1
    below = run[end].strip() if end < len(run) else ""
    is_name = len(with_tabs) > 1 and len(run) == end + 1 and _NAME.fullmatch(below)
    end += bool(is_name or TOTAL.fullmatch(below))
    return range(with_tabs[0], end)


def _row(line: str, place: Place) -> list[str]:
    """The cells of a row; empty ones far beyond the last word are dropped."""
    if line.count("\t") < _MOST_CELLS:
        return line.split("\t")
    cells = line.rstrip("\t").split("\t")
    if len(cells) > _MOST_CELLS:
        raise Refusal(
            str(place),
            f"{len(cells):,} cells in one row, more than the {_MOST_CELLS} that a table may have",
            "check that it is a disclosure; split the table if it is",
        )
    return cells


def _is_cut_short(text: str, blocks: Sequence[Block]) -> bool:
    last = blocks[-1] if blocks else None
    return (
        isinstance(last, Grid)
        and not text.endswith("\n")
        and len(last.rows) > 2
        and len(last.rows[-1]) < len(last.rows[-2])
    )
