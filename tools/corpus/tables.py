"""The tables that every layout has, in the shapes that the layouts ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.corpus.account import BASIC, PARTS, SOURCES, Account
from tools.corpus.classification import name_of
from tools.corpus.document import Column, Figure, Row, Table
from tools.corpus.writing import Pen, Style


@dataclass(frozen=True)
class Measure:
    """A column of amounts: its heading, what it sums, and the columns (by place) that it adds up."""

    path: tuple[str, ...]
    parts: tuple[str, ...] = PARTS
    sources: tuple[str, ...] = SOURCES
    adds: tuple[int, ...] = ()
    before: bool = False
    """Of the year before."""


@dataclass(frozen=True)
class Codes:
    """How codes and names are printed.

    shape: one (a column each), split (类 款 项, each row its own part), repeated (each row all its
    parts), named (no codes, names indented).
    """

    shape: str = "one"
    code: tuple[str, ...] = ("科目编码",)
    name: tuple[str, ...] = ("科目名称",)
    levels: tuple[str, ...] = ("类", "款", "项")

    def columns(self) -> tuple[Column, ...]:
        if self.shape == "named":
            return (Column(self.name),)
        if self.shape == "one":
            return (Column(self.code), Column(self.name))
        return (*(Column((*self.code, level)) for level in self.levels), Column(self.name))

    def cells(self, code: str, name: str) -> list[str]:
        steps = [code[:3], *(code[i : i + 2] for i in range(3, len(code), 2))]
        if self.shape == "named":
            return ["　" * (len(steps) - 1) + name]
        if self.shape == "one":
            return [code, name]
        blank = [""] * (len(self.levels) - len(steps))
        if self.shape == "repeated":
            return [*steps, *blank, name]
        return [*[""] * (len(steps) - 1), *steps[-1:], *blank, name]

    def total(self, label: str) -> list[str]:
        return [*[""] * (len(self.columns()) - 1), label]


@dataclass(frozen=True)
class Frame:
    """What stands around a table: number, title, captions, unit, the row of numbers, the note."""

    number: str
    title: str
    captions: tuple[str, ...]
    numbers: str = ""
    """"" none; 栏次 or ** stand before the numbers of the columns."""
    numbered_rows: str = ""
    """The heading of a column of row numbers."""
    total_label: str = "合计"
    total_last: bool = False
    empty_note: str = ""


def make_table(
    pen: Pen,
    form: str,
    frame: Frame,
    columns: Sequence[Column],
    rows: Sequence[Row],
    style: Style | None = None,
    note: str = "",
) -> Table:
    """A table as printed: row numbers and the row of column numbers are added here."""
    style = style or pen.table_style
    columns, rows = tuple(columns), list(rows)
    if frame.numbers:
        leading = sum(1 for _ in _names(columns))
        numbers = [""] * (leading - 1) + [frame.numbers] * min(leading, 1)
        numbers += [str(n) for n in range(1, len(columns) - leading + 1)]
        rows.insert(0, pen.row(numbers, kind="numbers"))
    if frame.numbered_rows:
        columns = (Column((frame.numbered_rows,)), *columns)
        rows = [_numbered(row, n, frame) for n, row in enumerate(rows, 0 if frame.numbers else 1)]
    captions = tuple(each.replace("{unit}", style.unit) for each in frame.captions)
    return Table(
        pen.id("t"),
        form,
        frame.number,
        frame.title,
        captions,
        style.unit,
        columns,
        tuple(rows),
        note,
    )


def _names(columns: Sequence[Column]) -> Sequence[Column]:
    leading = []
    for column in columns:
        if column.measure:
            break
        leading.append(column)
    return leading


def _numbered(row: Row, number: int, frame: Frame) -> Row:
    first = frame.numbers if row.kind == "numbers" else str(number)
    cells = (
        (first, *(str(n) for n in range(1, len(row.cells) + 1))) if row.kind == "numbers" else None
    )
    return Row(row.id, cells or (first, *row.cells), row.code, row.label, row.kind)


def spending_table(
    pen: Pen,
    form: str,
    frame: Frame,
    codes: Codes,
    measures: Sequence[Measure],
    sources: Sequence[str] = SOURCES,
    levels: Sequence[int] = (3, 5, 7),
    account: Account | None = None,
    phase: str = "",
) -> Table:
    """A table by functional codes: a row a 类, 款 and 项 with something in it, and the total."""
    account = account or pen.case.now
    earlier = pen.case.before
    leaves = [
        code
        for code in sorted({*account.codes(sources), *earlier.codes(sources)})
        if any(_value(earlier if m.before else account, code, m, sources) for m in measures)
    ]
    prefixes = sorted({leaf[:level] for leaf in leaves for level in levels})

    def figures(prefix: str) -> list[Figure]:
        return [
            pen.spent(
                prefix,
                m.parts,
                _both(m.sources, sources),
                earlier if m.before else account,
                phase=phase,
            )
            for m in measures
        ]

    name = lambda code: name_of("functional", code, account.year)  # noqa: E731
    return coded_table(
        pen, form, frame, codes, [m.path for m in measures], measures, prefixes, figures, name
    )


def coded_table(
    pen: Pen,
    form: str,
    frame: Frame,
    codes: Codes,
    paths: Sequence[tuple[str, ...]],
    measures: Sequence[Measure],
    prefixes: Sequence[str],
    figures: Callable[[str], list[Figure]],
    name: Callable[[str], str],
    style: Style | None = None,
) -> Table:
    """Rows by codes that contain one another, the total over the classes; relations noted."""
    columns = [*codes.columns(), *(Column(path, path[-1]) for path in paths)]
    cells = {"": figures("")} | {prefix: figures(prefix) for prefix in prefixes}
    _relate(pen, cells, measures)
    rows = [pen.row([*codes.cells(p, name(p)), *cells[p]], code=p, label=name(p)) for p in prefixes]
    first = pen.row(
        [*codes.total(frame.total_label), *cells[""]], label=frame.total_label, kind="total"
    )
    rows = [*rows, first] if frame.total_last else [first, *rows]
    note = "" if prefixes else frame.empty_note
    return make_table(pen, form, frame, columns, rows, style, note)


def _relate(pen: Pen, cells: dict[str, list[Figure]], measures: Sequence[Measure]) -> None:
    """Each code is the sum of those right below it, the total of the classes, a row of its parts."""
    for prefix, row in cells.items():
        below = [p for p in cells if p and _parent(p, cells) == prefix]
        if below:
            for place, figure in enumerate(row):
                pen.total(figure.id, [cells[p][place].id for p in below])
        for place, measure in enumerate(measures):
            if measure.adds:
                pen.total(row[place].id, [row[part].id for part in measure.adds])


def _parent(prefix: str, cells: dict[str, list[Figure]]) -> str:
    return max((p for p in cells if p != prefix and prefix.startswith(p)), key=len)


def _both(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in one if each in other)


def _value(account: Account, code: str, measure: Measure, sources: Sequence[str]) -> int:
    return account.spent(code, measure.parts, _both(measure.sources, sources))


PERSONNEL, PUBLIC, PROJECT = ("personnel",), ("public",), ("project",)


def basic_and_project(
    *, people: bool = False, whole: str = "合计", basic: str = "基本支出", project: str = "项目支出"
) -> list[Measure]:
    """合计 | 基本支出 | 项目支出, with 小计, 人员 and 公用 below 基本 where wished."""
    if not people:
        return [
            Measure((whole,), adds=(1, 2)),
            Measure((basic,), BASIC),
            Measure((project,), PROJECT),
        ]
    return [
        Measure((whole,), adds=(1, 4)),
        Measure((basic, "小计"), BASIC, adds=(2, 3)),
        Measure((basic, "人员经费"), PERSONNEL),
        Measure((basic, "公用经费"), PUBLIC),
        Measure((project,), PROJECT),
    ]
