"""What several layouts share: a plain summary, and the usual order of passages."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.account import SOURCES
from tools.corpus.document import Table
from tools.corpus.summaries import (
    Line,
    class_lines,
    income_lines,
    level_sides,
    total_line,
    two_sided,
)
from tools.corpus.tables import Frame, Measure
from tools.corpus.writing import Pen

Labels = Sequence[tuple[str, tuple[str, ...]]]
Paths = Sequence[tuple[str, ...]]

INCOME_HEADS: Paths = (("收入", "项目"), ("收入", "预算数"))
EXPENDITURE_HEADS: Paths = (("支出", "项目"), ("支出", "预算数"))
ENDS = (
    ("本年收入合计", "本年支出合计"),
    ("上年结转结余", "年终结转结余"),
    ("收入总计", "支出总计"),
)


def summary(
    pen: Pen,
    form: str,
    frame: Frame,
    income: Labels,
    *,
    ends: Sequence[tuple[str, str]] = ENDS,
    codes: Sequence[str] = (),
    pattern: str = "{n}、{name}",
    measures: Sequence[Measure] = (),
    heads: tuple[Paths, Paths] = (INCOME_HEADS, EXPENDITURE_HEADS),
    sources: tuple[str, ...] = SOURCES,
    row_numbers: bool = False,
) -> Table:
    """Income beside expenditure by class, the totals of either side below, equal to each other.

    `ends` are the labels of the totals: of the year, carried over, of all; or of all alone.
    """
    measures = tuple(measures) or (Measure(("预算数",), sources=sources),)
    received = tuple(s for s in sources if s != "carried") if len(ends) == 3 else sources
    left = income_lines(pen, income)
    right = class_lines(pen, measures, codes=codes, pattern=pattern)
    of_year = [Measure(("",), sources=received)]
    everything = [Measure(("",), sources=sources)]
    if len(ends) == 3:
        summed = [
            total_line(pen, ends[0][0], left, of_year),
            Line(ends[1][0], (pen.spent(sources=("carried",)),)),
            total_line(pen, ends[2][0], [], everything),
        ]
        pen.total(summed[2].figures[0].id, [line.figures[0].id for line in summed[:2]])
        spent = [
            total_line(pen, ends[0][1], right, measures),
            Line(ends[1][1]),
            total_line(pen, ends[2][1], [], measures),
        ]
        pen.equal(spent[2].figures[0].id, spent[0].figures[0].id)
    else:
        summed = [total_line(pen, ends[0][0], left, everything)]
        spent = [total_line(pen, ends[0][1], right, measures)]
    pen.equal(summed[-1].figures[0].id, spent[-1].figures[0].id)
    left, right = [*left, *summed], [*right, *spent]
    level_sides(left, right, len(ends))
    return two_sided(pen, form, frame, left, right, heads, row_numbers)


def appropriation_income(*labels: str) -> list[tuple[str, tuple[str, ...]]]:
    """Labels of the appropriated funds with their money."""
    kinds = (("general",), ("government_fund",), ("state_capital",))
    return list(zip(labels, kinds, strict=True))
