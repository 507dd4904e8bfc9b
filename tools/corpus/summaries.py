"""Summaries: two panels side by side, what is received beside what is spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.corpus.account import APPROPRIATED, GENERAL, PARTS, SOURCES, Account
from tools.corpus.classification import CLASSES, name_of, numeral
from tools.corpus.document import Column, Figure, Table
from tools.corpus.tables import Frame, Measure, make_table
from tools.corpus.writing import Pen


@dataclass(frozen=True)
class Line:
    """A row of one panel: its label and its figures, or none."""

    label: str
    figures: tuple[Figure, ...] = ()


def two_sided(
    pen: Pen,
    form: str,
    frame: Frame,
    left: Sequence[Line],
    right: Sequence[Line],
    heads: tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]],
    row_numbers: bool = False,
) -> Table:
    """`heads` are the heading paths of either panel, the label's first."""
    left, right = list(left), list(right)
    columns = []
    for side in heads:
        columns.append(Column(side[0]))
        if row_numbers:
            columns.append(Column((side[0][0], "行次")))
        columns += [Column(path, path[-1]) for path in side[1:]]
    width = [len(paths) - 1 for paths in heads]
    rows = []
    for place in range(max(len(left), len(right))):
        cells: list[str | Figure] = []
        labels = []
        for panel, lines in enumerate((left, right)):
            line = lines[place] if place < len(lines) else Line("")
            cells.append(line.label)
            if row_numbers:
                cells.append(str(place + 1 + panel * len(left)))
            cells += [*line.figures, *[""] * (width[panel] - len(line.figures))]
            labels.append(line.label)
        kind = "total" if "计" in "".join(labels) else "body"
        rows.append(pen.row(cells, label=next(filter(None, labels), ""), kind=kind))
    return make_table(pen, form, frame, columns, rows)


def level_sides(left: list[Line], right: list[Line], closing: int) -> None:
    """Make both panels equally long, the last lines (totals) of either beside each other."""
    short, long = sorted((left, right), key=len)
    short[len(short) - closing : len(short) - closing] = [Line("")] * (len(long) - len(short))


def class_lines(
    pen: Pen,
    measures: Sequence[Measure],
    account: Account | None = None,
    codes: Sequence[str] = (),
    pattern: str = "{n}、{name}",
) -> list[Line]:
    """A line a functional class; all that summaries list, or those named."""
    account = account or pen.case.now
    made = []
    for number, code in enumerate(codes or CLASSES, 1):
        label = pattern.format(n=numeral(number), name=name_of("functional", code, account.year))
        figures = tuple(pen.spent(code, m.parts, m.sources, account) for m in measures)
        for place, measure in enumerate(measures):
            if measure.adds:
                pen.total(figures[place].id, [figures[part].id for part in measure.adds])
        made.append(Line(label, figures))
    return made


def used_classes(account: Account, sources: Sequence[str] = SOURCES) -> list[str]:
    return sorted({code[:3] for code in account.codes(sources)})


def total_line(pen: Pen, label: str, lines: Sequence[Line], measures: Sequence[Measure]) -> Line:
    """The sum of lines, column by column."""
    figures = tuple(pen.spent("", m.parts, m.sources) for m in measures)
    for place, figure in enumerate(figures):
        parts = [line.figures[place].id for line in lines if line.figures]
        if parts:
            pen.total(figure.id, parts)
    return Line(label, figures)


def income_lines(pen: Pen, labels: Sequence[tuple[str, tuple[str, ...]]]) -> list[Line]:
    """What is received: a line a kind of money, equal to what is spent out of it."""
    return [
        Line(label, (pen.spent(sources=sources),) if sources else ()) for label, sources in labels
    ]


INCOME = (
    ("一般公共预算拨款收入", ("general",)),
    ("政府性基金预算拨款收入", ("government_fund",)),
    ("国有资本经营预算拨款收入", ("state_capital",)),
    ("财政专户管理资金收入", ("fiscal_account",)),
    ("事业收入", ("institution",)),
    ("事业单位经营收入", ()),
    ("上级补助收入", ()),
    ("附属单位上缴收入", ()),
    ("其他收入", ("other",)),
)


def numbered(labels: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(f"{numeral(n)}、{label}", sources) for n, (label, sources) in enumerate(labels, 1)]


APPROPRIATION_COLUMNS = (
    Measure(("合计",), PARTS, APPROPRIATED, adds=(1, 2, 3)),
    Measure(("一般公共预算财政拨款",), PARTS, GENERAL),
    Measure(("政府性基金预算财政拨款",), PARTS, ("government_fund",)),
    Measure(("国有资本经营预算财政拨款",), PARTS, ("state_capital",)),
)
