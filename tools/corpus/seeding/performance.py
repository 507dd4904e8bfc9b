"""Errors in performance tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tools.corpus.bodies import DEPARTMENTS
from tools.corpus.document import Figure, Node, Row
from tools.corpus.make import Made
from tools.corpus.seeding.error import Planted, change_figure, other_digit, seeder

_TARGET = 3
"""Where the target stands in a row of an indicator."""


def _rows(made: Made, kind: str, *forms: str) -> list[Row]:
    forms = forms or ("goal", "self_evaluation")
    tables = (table for table in made.document.tables() if table.form in forms)
    return [row for table in tables for row in table.rows if row.kind == kind]


def _row(
    random: Random, made: Made, kind: str, *forms: str, such: Callable[[Row], bool] = bool
) -> Row | None:
    """One of the rows of a kind, in tables of some forms or of both, such as are asked for; None where there
    are none."""
    rows = [row for row in _rows(made, kind, *forms) if such(row)]
    return random.choice(rows) if rows else None


def _is_rate(row: Row) -> bool:
    """Whether the target of an indicator is a rate."""
    return "%" in str(row.cells[_TARGET])


def _is_labelled(label: str) -> Callable[[Row], bool]:
    return lambda row: row.label == label


@seeder("scores", "weights that do not make 100")
def scores(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "indicator", "self_evaluation")
    if row is None:
        return None
    weight = next(row.figures())
    return change_figure(row, weight, str(int(weight.text) + random.choice((5, 10))))


@seeder("points", "points that do not make the total")
def points(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "scores", "self_evaluation")
    if row is None:
        return None
    reached = [cell for cell in row.cells if isinstance(cell, Figure)][1]
    return change_figure(row, reached, str(int(reached.text) - random.choice((3, 5, 8))))


@seeder("execution_rate", "a rate of execution that the amounts do not give")
def execution_rate(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "money", "self_evaluation")
    if row is None:
        return None
    rate = next(c for c in row.cells if isinstance(c, Figure) and c.unit == "%")
    return change_figure(
        row, rate, f"{float(rate.text.removesuffix('%')) - random.choice((5, 7)):.2f}%"
    )


@seeder("project_amount", "a project's amount that is another in the project table or the text")
def project_amount(random: Random, made: Made) -> Planted | None:
    found = []
    for row in _rows(made, "head", "goal"):
        found += [(row, f) for f in row.figures() if f.key.startswith("project|")]
    if not found:
        return None
    row, figure = random.choice(found)
    return change_figure(row, figure, other_digit(random, figure.text, significant=True))


@seeder("two_targets", "one indicator with two targets")
def two_targets(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "indicator", "goal", such=_is_rate)
    if row is None:
        return None
    cells = list(row.cells)
    cells[_TARGET] = "≥60%"
    twin = replace(row, id=f"{row.id} again", cells=tuple(cells))
    edits: dict[str, tuple[Node, ...]] = {row.id: (row, twin)}
    return Planted(str(row.cells[_TARGET]), "≥60%", edits, (row.id, twin.id), visible=True)


@seeder("doubled_indicator", "an indicator stands twice")
def doubled_indicator(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "indicator", "goal")
    if row is None:
        return None
    twin = replace(row, id=f"{row.id} again")
    return Planted("", row.label, {row.id: (row, twin)}, (row.id, twin.id), visible=True)


@seeder("goal_period", "a period of another year")
def goal_period(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "head", "goal", such=_is_labelled("实施期限"))
    if row is None:
        return None
    was, year = str(row.cells[1]), made.case.year
    now = was.replace(str(year), str(year - 2))
    cells = (row.cells[0], now, *row.cells[2:])
    return Planted(was, now, {row.id: (replace(row, cells=cells),)}, (row.id,), visible=True)


@seeder("unfit_unit", "a unit that does not fit its indicator")
def unfit_unit(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "indicator", "goal", such=_is_rate)
    if row is None:
        return None
    cells = list(row.cells)
    now = str(cells[_TARGET]).replace("%", random.choice(("人", "次", "万元")))
    cells[_TARGET] = now
    changed = replace(row, cells=tuple(cells))
    return Planted(str(row.cells[_TARGET]), now, {row.id: (changed,)}, (row.id,), visible=True)


@seeder("over_hundred", "a rate above 100 %")
def over_hundred(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "indicator", such=_is_rate)
    if row is None:
        return None
    cells = list(row.cells)
    cells[_TARGET] = "≥950%"
    changed = replace(row, cells=tuple(cells))
    return Planted(str(row.cells[_TARGET]), "≥950%", {row.id: (changed,)}, (row.id,), visible=True)


@seeder("over_weight", "more points than an indicator can have")
def over_weight(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "indicator", "self_evaluation")
    if row is None:
        return None
    weight, reached = list(row.figures())
    return change_figure(row, reached, str(int(weight.text) + random.choice((1, 2, 5))))


def _with_row(random: Random, made: Made, name: str, target: str) -> Planted | None:
    """An indicator of a table of goals with another name and target."""
    row = _row(random, made, "indicator", "goal")
    if row is None:
        return None
    cells = (*row.cells[:2], name, target)
    now = replace(row, cells=cells, label=name)
    return Planted(
        str(row.cells[_TARGET]), f"{name}：{target}", {row.id: (now,)}, (row.id,), visible=True
    )


@seeder("goes_back", "cumulative progress that goes back")
def goes_back(random: Random, made: Made) -> Planted | None:
    low, high = random.randrange(20, 30), random.randrange(50, 60)
    less = high - random.randrange(5, 15)
    said = (
        ("预算执行进度", f"一季度达{low}%，二季度达{high}%，三季度达{less}%，四季度达100%"),
        ("资金支付进度", f"3月底≥{low}%，6月底≥{high}%，9月底≥{less}%，12月底≥95%"),
        ("工程累计完成率", f"上半年累计完成{high}%，前三季度累计完成{less}%"),
        ("累计支出率", f"一季度末{low}%、二季度末{high}%、三季度末{less}%"),
    )
    return _with_row(random, made, *random.choice(said))


@seeder("values_missing", "fewer values than indicators in a row")
def values_missing(random: Random, made: Made) -> Planted | None:
    one, two = random.randrange(3, 9), random.randrange(100, 300)
    said = (
        (
            "指标1：举办讲座场次；指标2：参加人数；指标3：发放手册数",
            f"指标1：≥{one}场；指标2：≥{two}人",
        ),
        ("1.举办讲座场次 2.参加人数 3.发放手册数", f"1.≥{one}场 2.≥{two}人"),
        ("①举办讲座场次②参加人数③发放手册数", f"①≥{one}场②≥{two}人"),
    )
    return _with_row(random, made, *random.choice(said))


@seeder("dated_target", "a deadline of another year")
def dated_target(random: Random, made: Made) -> Planted | None:
    year = made.case.year - random.choice((1, 2))
    said = (
        ("完成时间", f"{year}年12月底前"),
        ("任务完成时限", f"{year}年11月30日前"),
        ("项目完工时间", f"{year}年10月"),
        # what was done in an earlier year may be paid, and so be judged, in this one
        (f"{year}年任务完成及时率", "≥95%"),
    )
    name, target = random.choice(said)
    planted = _with_row(random, made, name, target)
    return planted and replace(planted, visible=str(year) not in name)


@seeder("other_master", "another department as the one in charge of a project")
def other_master(random: Random, made: Made) -> Planted | None:
    row = _row(random, made, "head", such=_is_labelled("主管部门"))
    if row is None:
        return None
    others = [d.name for d in DEPARTMENTS if d != made.body.department]
    name = made.body.division + random.choice(others)
    now = replace(row, cells=(row.cells[0], name, *row.cells[2:]))
    # A project may well be in charge of another department than the one that publishes it.
    return Planted(str(row.cells[1]), name, {row.id: (now,)}, (row.id,), visible=False)
