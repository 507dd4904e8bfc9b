"""Tables by unit, by project, and of procurement."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.account import Account
from tools.corpus.document import Column, Row, Table
from tools.corpus.tables import Frame, Measure, make_table
from tools.corpus.writing import Pen


def unit_table(
    pen: Pen, form: str, frame: Frame, measures: Sequence[Measure], heads: Sequence[str]
) -> Table:
    """A row a unit (code and name) and the total: what each receives, by kinds of money."""
    columns = [
        *(Column((head,)) for head in heads),
        *(Column(m.path, m.path[-1]) for m in measures),
    ]
    members = pen.case.body.units
    alone = len(members) == 1
    rows: list[Row] = []
    cells = [
        [pen.spent("", m.parts, m.sources, unit=None if alone else n) for m in measures]
        for n in range(len(members))
    ]
    for (code, name), figures in zip(members, cells, strict=True):
        names = [code, name][2 - len(heads) :]
        rows.append(pen.row([*names, *figures], code=code, label=name))
    whole = [pen.spent("", m.parts, m.sources) for m in measures]
    for place, measure in enumerate(measures):
        pen.total(whole[place].id, [figures[place].id for figures in cells])
        for figures in (whole, *cells):
            if measure.adds:
                pen.total(figures[place].id, [figures[part].id for part in measure.adds])
    blank = [""] * (len(heads) - 1)
    total = pen.row([*blank, frame.total_label, *whole], label=frame.total_label, kind="total")
    return make_table(pen, form, frame, columns, [total, *rows])


def project_key(name: str, year: int) -> str:
    return f"project|{year}|{name}"


def project_table(
    pen: Pen, frame: Frame, heads: Sequence[str], measures: Sequence[Measure]
) -> Table:
    """A row a project: (unit,) name, and its money by kinds. The total is all project expenditure."""
    case = pen.case
    columns = [
        *(Column((head,)) for head in heads),
        *(Column(m.path, m.path[-1]) for m in measures),
    ]
    rows, cells = [], []
    for project in case.now.projects:
        figures = []
        for place, measure in enumerate(measures):
            amount = project.amount if project.source in measure.sources else 0
            key = project_key(project.name, case.year) if place == 0 else ""
            figures.append(pen.money(key, amount))
        cells.append(figures)
        unit = case.body.units[project.unit][1]
        names = {"unit": unit, "name": project.name}
        leading = [names["name"] if "项目" in head else names["unit"] for head in heads]
        rows.append(pen.row([*leading, *figures], label=project.name))
    whole = [pen.spent("", ("project",), m.sources) for m in measures]
    for place, measure in enumerate(measures):
        if cells:
            pen.total(whole[place].id, [figures[place].id for figures in cells])
        for figures in (whole, *cells):
            if measure.adds:
                pen.total(figures[place].id, [figures[part].id for part in measure.adds])
    blank = [""] * (len(heads) - 1)
    total = pen.row([frame.total_label, *blank, *whole], label=frame.total_label, kind="total")
    return make_table(pen, "project", frame, columns, [total, *rows])


PROCURED = (
    ("goods", "货物", "A02010105 台式计算机"),
    ("works", "工程", "B08010000 房屋修缮"),
    ("services", "服务", "C16020000 信息系统运行维护服务"),
)


def procurement_total(account: Account) -> int:
    return sum(account.procurement.values())


def procurement_table(pen: Pen, frame: Frame, heads: tuple[str, str, str]) -> Table:
    """A row a kind of goods, works or services, and the total; empty with its note where nothing is."""
    account = pen.case.now
    columns = [Column((heads[0],)), Column((heads[1],)), Column((heads[2],), "amount")]
    rows, ids = [], []
    for kind, name, item in PROCURED:
        if account.procurement[kind]:
            figure = pen.money(f"procurement|{account.year}|{kind}", account.procurement[kind])
            ids.append(figure.id)
            rows.append(pen.row([name, item.split()[1], figure], label=name))
    whole = pen.money(f"procurement|{account.year}|", procurement_total(account))
    if ids:
        pen.total(whole.id, ids)
    rows.insert(0, pen.row([frame.total_label, "", whole], label=frame.total_label, kind="total"))
    note = "" if ids else frame.empty_note
    return make_table(pen, "procurement", frame, columns, rows, note=note)
