"""三公: the items as columns, or as rows with the years beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.account import Account
from tools.corpus.document import Column, Figure, Table
from tools.corpus.tables import Frame, make_table
from tools.corpus.writing import Pen, Style

THREE = ("total", "abroad", "vehicles", "purchase", "running", "reception")


def three_key(item: str, year: int, phase: str = "") -> str:
    return f"three|{year}{phase}|{item}"


def three_figure(
    pen: Pen, item: str, account: Account, style: Style | None = None, phase: str = ""
) -> Figure:
    return pen.money(
        three_key(item, account.year, phase), getattr(account.three_public, item), style
    )


def relate_three(pen: Pen, figures: dict[str, Figure]) -> None:
    pen.total(figures["total"].id, [figures[i].id for i in ("abroad", "vehicles", "reception")])
    pen.total(figures["vehicles"].id, [figures[i].id for i in ("purchase", "running")])


def three_public_row(
    pen: Pen,
    frame: Frame,
    paths: dict[str, tuple[str, ...]],
    accounts: Sequence[tuple[str, Account, str]],
    style: Style | None = None,
) -> Table:
    """One row: the items as columns, once a year or phase; `accounts` are (heading, account, phase)."""
    columns, cells = [], []
    for head, account, phase in accounts:
        figures = {item: three_figure(pen, item, account, style, phase) for item in paths}
        relate_three(pen, figures)
        columns += [Column((head, *path) if head else path, item) for item, path in paths.items()]
        cells += list(figures.values())
    return make_table(pen, "three_public", frame, columns, [pen.row(cells)], style)


def three_public_items(
    pen: Pen,
    frame: Frame,
    labels: Sequence[tuple[str, str]],
    heads: Sequence[tuple[str, str]],
    style: Style | None = None,
) -> Table:
    """A row an item; `heads` are (heading, now | before | change)."""
    case = pen.case
    columns = [Column(("项目",)), *(Column((head,), what) for head, what in heads)]
    by_head: list[dict[str, Figure]] = [{} for _ in heads]
    rows = []
    for label, item in labels:
        cells = []
        for place, (_, what) in enumerate(heads):
            account = case.before if what == "before" else case.now
            if what == "change":
                before = getattr(case.before.three_public, item)
                now = getattr(case.now.three_public, item)
                figure = pen.money(f"{three_key(item, case.year)}|change", now - before, style)
            else:
                figure = three_figure(pen, item, account, style)
            by_head[place][item] = figure
            cells.append(figure)
        rows.append(pen.row([label, *cells], label=label.strip("　")))
        places = {what: n for n, (_, what) in enumerate(heads)}
        if len(places) == 3:
            change, now_, before_ = (cells[places[w]].id for w in ("change", "now", "before"))
            pen.total(now_, [change, before_])
    for figures in by_head:
        relate_three(pen, figures)
    return make_table(pen, "three_public", frame, columns, rows, style)
