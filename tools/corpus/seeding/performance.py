"""Errors in performance tables."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.corpus.document import Figure, Node, Row, Table
from tools.corpus.make import Made
from tools.corpus.seeding.error import Planted, change_figure, other_digit, seeder


def _rows(made: Made, kind: str, *forms: str) -> list[tuple[Table, Row]]:
    forms = forms or ("goal", "self_evaluation")
    return [
        (table, row)
        for table in made.document.tables()
        if table.form in forms
        for row in table.rows
        if row.kind == kind
    ]


@seeder("scores", "weights that do not make 100")
def scores(random: Random, made: Made) -> Planted | None:
    rows = _rows(made, "indicator", "self_evaluation")
    if not rows:
        return None
    _, row = random.choice(rows)
    weight = next(row.figures())
    return change_figure(row, weight, str(int(weight.text) + random.choice((5, 10))))


@seeder("points", "points that do not make the total")
def points(random: Random, made: Made) -> Planted | None:
    rows = _rows(made, "scores", "self_evaluation")
    if not rows:
        return None
    _, row = random.choice(rows)
    reached = [cell for cell in row.cells if isinstance(cell, Figure)][1]
    return change_figure(row, reached, str(int(reached.text) - random.choice((3, 5, 8))))


@seeder("execution_rate", "a rate of execution that the amounts do not give")
def execution_rate(random: Random, made: Made) -> Planted | None:
    rows = _rows(made, "money", "self_evaluation")
    if not rows:
        return None
    _, row = random.choice(rows)
    rate = next(c for c in row.cells if isinstance(c, Figure) and c.unit == "%")
    return change_figure(
        row, rate, f"{float(rate.text.removesuffix('%')) - random.choice((5, 7)):.2f}%"
    )


@seeder("project_amount", "a project's amount that is another in the project table or the text")
def project_amount(random: Random, made: Made) -> Planted | None:
    found = []
    for _, row in _rows(made, "head", "goal"):
        found += [(row, f) for f in row.figures() if f.key.startswith("project|")]
    if not found:
        return None
    row, figure = random.choice(found)
    return change_figure(row, figure, other_digit(random, figure.text, significant=True))


_TARGET = 3
"""Where the target stands in a row of an indicator."""


@seeder("two_targets", "one indicator with two targets")
def two_targets(random: Random, made: Made) -> Planted | None:
    rows = [each for each in _rows(made, "indicator", "goal") if "%" in str(each[1].cells[3])]
    if not rows:
        return None
    _, row = random.choice(rows)
    cells = list(row.cells)
    cells[_TARGET] = "≥60%"
    twin = replace(row, id=f"{row.id} again", cells=tuple(cells))
    edits: dict[str, tuple[Node, ...]] = {row.id: (row, twin)}
    return Planted(str(row.cells[3]), "≥60%", edits, (row.id, twin.id), visible=True)


@seeder("doubled_indicator", "an indicator stands twice")
def doubled_indicator(random: Random, made: Made) -> Planted | None:
    rows = _rows(made, "indicator", "goal")
    if not rows:
        return None
    _, row = random.choice(rows)
    twin = replace(row, id=f"{row.id} again")
    return Planted("", row.label, {row.id: (row, twin)}, (row.id, twin.id), visible=True)


@seeder("goal_period", "a period of another year")
def goal_period(random: Random, made: Made) -> Planted | None:
    rows = [each for each in _rows(made, "head", "goal") if each[1].label == "实施期限"]
    if not rows:
        return None
    _, row = random.choice(rows)
    was, year = str(row.cells[1]), made.case.year
    now = was.replace(str(year), str(year - 2))
    cells = (row.cells[0], now, *row.cells[2:])
    return Planted(was, now, {row.id: (replace(row, cells=cells),)}, (row.id,), visible=True)


@seeder("unfit_unit", "a unit that does not fit its indicator")
def unfit_unit(random: Random, made: Made) -> Planted | None:
    rows = [each for each in _rows(made, "indicator", "goal") if "%" in str(each[1].cells[3])]
    if not rows:
        return None
    _, row = random.choice(rows)
    cells = list(row.cells)
    now = str(cells[3]).replace("%", random.choice(("人", "次", "万元")))
    cells[3] = now
    changed = replace(row, cells=tuple(cells))
    return Planted(str(row.cells[3]), now, {row.id: (changed,)}, (row.id,), visible=True)


@seeder("over_hundred", "a rate above 100 %")
def over_hundred(random: Random, made: Made) -> Planted | None:
    rows = [each for each in _rows(made, "indicator") if "%" in str(each[1].cells[3])]
    if not rows:
        return None
    _, row = random.choice(rows)
    cells = list(row.cells)
    cells[3] = "≥950%"
    changed = replace(row, cells=tuple(cells))
    return Planted(str(row.cells[3]), "≥950%", {row.id: (changed,)}, (row.id,), visible=True)
