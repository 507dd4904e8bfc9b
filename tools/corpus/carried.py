"""The table of what was there, came in, was spent and is left, class by class."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.account import GENERAL, PARTS
from tools.corpus.balances import carried, received, received_fen
from tools.corpus.classification import name_of
from tools.corpus.document import Figure, Table
from tools.corpus.relations import Linear
from tools.corpus.tables import Codes, Frame, Measure, coded_table
from tools.corpus.writing import Pen


def carried_table(pen: Pen, frame: Frame, codes: Codes, heads: Sequence[str]) -> Table:
    """一般公共预算财政拨款收入支出决算表: opening, received, spent, closing by 项, each in its parts.

    `heads` name the four groups. 16 columns, as in 云南.
    """
    account = pen.case.now
    prefixes = sorted({c[:n] for c in account.codes(GENERAL) for n in (3, 5, 7)})
    opening, income, spending, closing = heads
    paths: list[tuple[str, ...]] = [
        (opening, "合计"),
        (opening, "基本支出结转"),
        (opening, "项目支出结转和结余"),
        (income, "合计"),
        (income, "基本支出"),
        (income, "项目支出"),
        (spending, "合计"),
        (spending, "基本支出", "小计"),
        (spending, "基本支出", "人员经费"),
        (spending, "基本支出", "公用经费"),
        (spending, "项目支出"),
        (closing, "合计"),
        (closing, "基本支出结转"),
        (closing, "项目支出结转和结余"),
    ]
    adds = {0: (1, 2), 3: (4, 5), 6: (7, 10), 7: (8, 9), 11: (12, 13)}
    measures = [Measure(path, adds=adds.get(place, ())) for place, path in enumerate(paths)]

    def figures(prefix: str) -> list[Figure]:
        basic = account.spent(prefix, ("personnel", "public"), GENERAL)
        year = account.year
        made = [
            carried(pen, "opening", prefix),
            pen.money("", 0),
            carried(pen, "opening", prefix),
            received(pen, prefix, ("general",)),
            pen.money(f"received|{year}|{prefix}|basic", basic),
            pen.money(
                f"received|{year}|{prefix}|project",
                received_fen(pen, prefix, ("general",)) - basic,
            ),
            pen.spent(prefix, PARTS, GENERAL),
            pen.spent(prefix, ("personnel", "public"), GENERAL),
            pen.spent(prefix, ("personnel",), GENERAL),
            pen.spent(prefix, ("public",), GENERAL),
            pen.spent(prefix, ("project",), GENERAL),
            carried(pen, "closing", prefix),
            pen.money("", 0),
            carried(pen, "closing", prefix),
        ]
        ids = [figure.id for figure in made]
        pen.relations.append(_balance(ids[0], ids[3], ids[6], ids[11]))
        return made

    return coded_table(
        pen,
        "account_general",
        frame,
        codes,
        paths,
        measures,
        prefixes,
        figures,
        lambda code: name_of("functional", code, account.year),
    )


def _balance(opening: str, income: str, spending: str, closing: str) -> Linear:
    return Linear(((1, opening), (1, income), (-1, spending), (-1, closing)))
