"""PDFs drawn in a few lines, and what the reader makes of them.

A form is text: → parts the cells of a row, `=>` before the text of a cell merges it over the cells to
its right that say `<`, and those below that say `^`; / breaks the text of a cell over lines. Places are
points from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import accumulate
from textwrap import dedent

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.document import Document, Grid, Paragraph
from pipeline.model.refusal import Refusal
from pipeline.read.pdf import read_pdf
from pipeline.values.amounts import is_dash, parse_amount

FILE = "岱山县水利局.pdf"
FONT = "STSong-Light"
SIZE = 9.0
WIDTH, HEIGHT = A4
LEADING = 1.3
_PADDING = 3
_HAIR = 0.5
_PIECE = 6
_DOT = 0.75

Line = tuple[float, float, float, float]
"""From left and top to right and bottom."""
Shape = str | list[list[str]]


@dataclass(frozen=True)
class Area:
    """A cell: its text and the columns and rows that it lies over."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Form:
    """A table to be drawn: its cells, and where its columns and rows part.

    `kept` are the rules that it has where they are not those around every cell.
    """

    areas: tuple[Area, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    kept: tuple[Line, ...] | None = None

    @property
    def shape(self) -> list[list[str]]:
        """The rows as they should be read: ^ where a merged cell covers."""
        rows = [["^"] * (len(self.xs) - 1) for _ in self.ys[1:]]
        for area in self.areas:
            rows[area.row][area.column] = area.text.replace("/", "")
        return rows

    def box(self, area: Area) -> Line:
        return (
            self.xs[area.column],
            self.ys[area.row],
            self.xs[area.column + area.columns],
            self.ys[area.row + area.rows],
        )

    def rules(self) -> Iterator[Line]:
        """The rules around all cells, each as long as it goes without a break."""
        if self.kept is not None:
            yield from self.kept
            return
        edges: set[Line] = set()
        for area in self.areas:
            edges |= set(self._edges(area))
        for upright in (False, True):
            own = sorted(e for e in edges if (e[0] == e[2]) is upright)
            own.sort(key=lambda e: (e[0], e[1]) if upright else (e[1], e[0]))
            yield from _whole(own)

    def _edges(self, area: Area) -> Iterator[Line]:
        left, top, right, bottom = self.box(area)
        for column in range(area.column, area.column + area.columns):
            for y in (top, bottom):
                yield (self.xs[column], y, self.xs[column + 1], y)
        for row in range(area.row, area.row + area.rows):
            for x in (left, right):
                yield (x, self.ys[row], x, self.ys[row + 1])


def _whole(edges: Iterable[Line]) -> Iterator[Line]:
    """Edges in order, those that meet end to end made one."""
    last: Line | None = None
    for edge in edges:
        if last and last[2:] == edge[:2]:
            last = (*last[:2], *edge[2:])
        else:
            if last:
                yield last
            last = edge
    if last:
        yield last


def form(
    text: str,
    widths: Sequence[float] = (),
    heights: Sequence[float] = (),
    left: float = 60,
    top: float = 100,
) -> Form:
    """A form of text; columns of 75 points and rows that fit their lines where nothing else is said."""
    rows = [[c.strip() for c in line.split("→")] for line in dedent(text).strip("\n").split("\n")]
    areas = tuple(
        Area(cell.removeprefix("=>").strip(), y, x, *_reach(rows, y, x, cell))
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell not in ("<", "^")
    )
    widths = widths or [75] * len(rows[0])
    heights = heights or [
        6 + SIZE * LEADING * max(cell.count("/") + 1 for cell in row) for row in rows
    ]
    xs, ys = accumulate(widths, initial=left), accumulate(heights, initial=top)
    return Form(areas, tuple(xs), tuple(ys))


def _reach(rows: Sequence[Sequence[str]], y: int, x: int, cell: str) -> tuple[int, int]:
    down = across = 1
    if cell.startswith("=>"):
        while x + across < len(rows[y]) and rows[y][x + across] == "<":
            across += 1
        while y + down < len(rows) and rows[y + down][x] == "^":
            down += 1
    return down, across


# Ways to draw rules

Draw = Callable[["Sheet", Line], None]


def as_line(sheet: Sheet, rule: Line) -> None:
    sheet.line(rule)


def as_bar(sheet: Sheet, rule: Line) -> None:
    """A thin filled rectangle, as word processors draw borders."""
    left, top, right, bottom = rule
    sheet.bar((left - _HAIR / 2, top - _HAIR / 2, right + _HAIR / 2, bottom + _HAIR / 2))


def as_double(sheet: Sheet, rule: Line, apart: float = 1.5) -> None:
    for off in (-apart / 2, apart / 2):
        across = off if rule[0] == rule[2] else 0
        down = 0 if across else off
        sheet.line((rule[0] + across, rule[1] + down, rule[2] + across, rule[3] + down))


def as_wide_double(sheet: Sheet, rule: Line) -> None:
    as_double(sheet, rule, apart=2.8)


def as_pieces(sheet: Sheet, rule: Line) -> None:
    for piece in pieces(rule):
        sheet.line(piece)


def as_dots(sheet: Sheet, rule: Line) -> None:
    """Squares with gaps as wide as they are."""
    for left, top, _, _ in pieces(rule, 2 * _DOT):
        sheet.bar((left - _DOT / 2, top - _DOT / 2, left + _DOT / 2, top + _DOT / 2))


def as_dashes(sheet: Sheet, rule: Line) -> None:
    """Short bars that are no longer than rules are thick."""
    for left, top, right, bottom in pieces(rule, 4.5):
        x, y = (left + right) / 2, (top + bottom) / 2
        sheet.bar((left - _HAIR / 2, top - _HAIR / 2, x + _HAIR / 2, y + _HAIR / 2))


def pieces(rule: Line, length: float = _PIECE) -> Iterator[Line]:
    """A rule in many short segments, end to end."""
    left, top, right, bottom = rule
    count = max(int(max(right - left, bottom - top) / length), 1)
    for n in range(count):
        yield (
            left + (right - left) * n / count,
            top + (bottom - top) * n / count,
            left + (right - left) * (n + 1) / count,
            top + (bottom - top) * (n + 1) / count,
        )


@dataclass
class Sheet:
    """A page being drawn, its places counted from the top left corner."""

    canvas: Canvas
    height: float = HEIGHT
    left: float = 0
    """where the sheet's origin lies"""
    texts: dict[str, Line] = field(default_factory=dict)
    """where each text was put: from its left top to its right bottom"""

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """Text from x on, its line's middle at y."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - y - 0.38 * size, text)
        self.texts[text] = (x, y - size / 2, x + width_of(text, size), y + size / 2)

    def line(self, rule: Line) -> None:
        left, top, right, bottom = rule
        self.canvas.setLineWidth(_HAIR)
        self.canvas.line(left, self.height - top, right, self.height - bottom)

    def bar(self, rule: Line, stroke: int = 0, fill: int = 1) -> None:
        left, top, right, bottom = rule
        self.canvas.setLineWidth(_HAIR)
        self.canvas.rect(
            left, self.height - bottom, right - left, bottom - top, stroke=stroke, fill=fill
        )

    def path(self, rules: Iterable[Line]) -> None:
        """All rules in one path."""
        path = self.canvas.beginPath()
        for left, top, right, bottom in rules:
            path.moveTo(left, self.height - top)
            path.lineTo(right, self.height - bottom)
        self.canvas.drawPath(path)

    def clip(self, left: float, top: float, right: float, bottom: float) -> None:
        """Show from now on nothing outside of a box (until the canvas restores its state)."""
        path = self.canvas.beginPath()
        path.rect(left, self.height - bottom, right - left, bottom - top)
        self.canvas.clipPath(path, stroke=0, fill=0)

    def words(self, made: Form, size: float = SIZE) -> None:
        """The texts of a form's cells: headings in the middle, amounts to the right, words to the left."""
        for area in made.areas:
            left, top, right, bottom = made.box(area)
            said = area.text.split("/") if area.text else []
            first = (top + bottom) / 2 - (len(said) - 1) / 2 * size * LEADING
            for number, text in enumerate(said):
                free = right - left - 2 * _PADDING - width_of(text, size)
                aside = 0.5 if area.row == 0 else 1 if _is_amount(text) else 0
                x = left + _PADDING + free * aside
                self.text(x, first + number * size * LEADING, text, size)

    def form(self, made: Form, draw: Draw = as_line) -> None:
        """A form with its rules and texts."""
        for rule in made.rules():
            draw(self, rule)
        self.words(made)

    def lines(self, *texts: str, left: float = 60, top: float = 60, size: float = SIZE) -> None:
        """Lines of text one below another."""
        for number, text in enumerate(texts):
            self.text(left, top + number * size * 1.6, text, size)


def _is_amount(text: str) -> bool:
    return is_dash(text) or (parse_amount(text) is not None and not text.isdigit())


def width_of(text: str, size: float = SIZE) -> float:
    _register()
    return float(pdfmetrics.stringWidth(text, FONT, size))


def _register() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))


Drawn = Callable[[Sheet], None]


def drawn(*pages: Drawn, size: tuple[float, float] = A4, encrypt: object = None) -> bytes:
    """A PDF of pages, each drawn by a function."""
    _register()
    made = BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=1, encrypt=encrypt)
    for page in pages:
        page(Sheet(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def read(*pages: Drawn, size: tuple[float, float] = A4) -> Document:
    return read_pdf(FILE, drawn(*pages, size=size))


def read_form(made: Form, draw: Draw = as_line) -> Document:
    return read(lambda sheet: sheet.form(made, draw))


# A PDF written by hand


def written(
    content: bytes = b"",
    names: Mapping[int, str] | None = None,
    pages: int = 1,
    box: str = "0 0 595 842",
    more: str = "",
    form: bytes | None = None,
    catalogue: str = "",
    objects: Sequence[bytes] = (),
) -> bytes:
    """A PDF of a page (or so many alike) with a content stream in Helvetica.

    `names` says what its font's map calls a code; `more` is added to the resources, `catalogue` to the
    catalogue; object 7 is a form of the same content, or of that given; `objects` are those from 8 on.
    """
    kids = " ".join(["3 0 R"] * pages)
    return _file(
        [
            f"<</Type/Catalog/Pages 2 0 R{catalogue}>>".encode(),
            f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R"
            f"/Resources<</Font<</F 5 0 R>>{more}>>>>".encode(),
            stream(content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
            stream(_map(names or {})),
            stream(
                content if form is None else form,
                f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<</Font<</F 5 0 R>>{more}>>",
            ),
            *objects,
        ]
    )


def unmapped(content: str) -> bytes:
    """A PDF of a page with Helvetica as F, and a font as G of whose glyphs (two bytes each) no map tells
    what they are; its glyph 1 is blank."""
    return _file(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R/G 6 0 R>>>>>>",
            stream(content.encode()),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Song/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Song/FontDescriptor 8 0 R/DW 500"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
            b"<</Type/FontDescriptor/FontName/AAAAAA+Song/Flags 4/FontBBox[0 -200 1000 900]"
            b"/Ascent 900/Descent -200/ItalicAngle 0/CapHeight 700/StemV 80>>",
        ]
    )


def _file(objects: Sequence[bytes]) -> bytes:
    """Objects, numbered from 1, the first of them the catalogue, as a file."""
    made, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(objects) + 1, start)
    return made + b"%%EOF\n"


def stream(content: bytes, entries: str = "") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


def _map(names: Mapping[int, str]) -> bytes:
    said = {code: chr(code) for code in range(32, 127)} | dict(names)
    lines = [f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in said.items()]
    return (
        "/CIDInit /ProcSet findresource begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar endcmap end"
    ).encode()


# What was read


def shapes(document: Document) -> list[Shape]:
    """A paragraph as its text, a grid as the texts of its rows; ^ for a covered place."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["^" if cell.covered else cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def only_grid(document: Document) -> list[list[str]]:
    """The rows of the only table."""
    (found,) = [shape for shape in shapes(document) if isinstance(shape, list)]
    return found


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def remarks(document: Document) -> dict[str, bool]:
    return {remark.check: remark.is_defect for remark in document.remarks}


def said_of(content: bytes) -> tuple[str, ...]:
    """What is said of a file that is refused, or the format of one that is read; nothing of it empty."""
    try:
        return (read_pdf(FILE, content).format,)
    except Refusal as refusal:
        return ("named" if refusal.where.startswith(FILE) else "", refusal.seen, refusal.way_out)
