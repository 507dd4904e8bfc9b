"""Tables in which units stand as blocks: the unit's own row, then its codes below it."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.classification import name_of
from tools.corpus.document import Column, Figure, Row, Table
from tools.corpus.tables import Codes, Frame, Measure, make_table
from tools.corpus.writing import Pen


def unit_blocks(
    pen: Pen,
    form: str,
    frame: Frame,
    codes: Codes,
    measures: Sequence[Measure],
    sources: Sequence[str],
) -> Table:
    """The total, then a block a unit. The unit's row is the sum of its classes, the total of the units."""
    account = pen.case.now
    columns = [*codes.columns(), *(Column(m.path, m.path[-1]) for m in measures)]

    def figures(prefix: str, unit: int | None) -> list[Figure]:
        return [
            pen.spent(prefix, m.parts, [s for s in m.sources if s in sources], unit=unit)
            for m in measures
        ]

    def relate(whole: Sequence[Figure], parts: Sequence[Sequence[Figure]]) -> None:
        for place, figure in enumerate(whole):
            if parts:
                pen.total(figure.id, [each[place].id for each in parts])

    rows: list[Row] = []
    total = figures("", None)
    units = []
    for number, (code, name) in enumerate(pen.case.body.units):
        own = figures("", number)
        units.append(own)
        rows.append(pen.row([code, name, *own], code=code, label=name))
        leaves = {
            leaf.code
            for leaf in account.leaves
            if leaf.unit == number
            and leaf.source in sources
            and leaf.of(("personnel", "public", "project"))
        }
        cells = {p: figures(p, number) for p in sorted({x[:n] for x in leaves for n in (3, 5, 7)})}
        relate(own, [made for prefix, made in cells.items() if len(prefix) == 3])
        for prefix, made in cells.items():
            below = [
                x for p, x in cells.items() if len(p) == len(prefix) + 2 and p.startswith(prefix)
            ]
            relate(made, below)
            label = name_of("functional", prefix, account.year)
            rows.append(pen.row([prefix, label, *made], code=prefix, label=label))
    relate(total, units)
    for row in [total, *(list(row.figures()) for row in rows)]:
        for place, measure in enumerate(measures):
            if measure.adds:
                pen.total(row[place].id, [row[part].id for part in measure.adds])
    first = pen.row(
        [*codes.total(frame.total_label), *total], label=frame.total_label, kind="total"
    )
    return make_table(pen, form, frame, columns, [first, *rows])
