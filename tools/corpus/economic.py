"""Basic expenditure by economic class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tools.corpus.account import BASIC, GENERAL, Account
from tools.corpus.classification import name_of
from tools.corpus.document import Figure, Table
from tools.corpus.tables import Codes, Frame, Measure, coded_table
from tools.corpus.writing import Pen, Style

PERSONNEL, PUBLIC = ("personnel",), ("public",)
ECONOMIC_PERSONNEL = ("301", "303")

BASIC_COLUMNS = (
    Measure(("合计",), BASIC, GENERAL, adds=(1, 2)),
    Measure(("人员经费",), PERSONNEL, GENERAL),
    Measure(("公用经费",), PUBLIC, GENERAL),
)


def economic_table(
    pen: Pen,
    frame: Frame,
    codes: Codes,
    measures: Sequence[Measure],
    account: Account | None = None,
    form: str = "basic",
    style: Style | None = None,
) -> Table:
    """Basic expenditure by departmental economic class: 类 and 款; columns split people from office."""
    account = account or pen.case.now
    prefixes = sorted({code[:n] for code in account.economic for n in (3, 5)})

    def figures(prefix: str) -> list[Figure]:
        return [economic_figure(pen, prefix, measure.parts, account, style) for measure in measures]

    return coded_table(
        pen,
        form,
        frame,
        replace(codes, levels=codes.levels[:2]),
        [m.path for m in measures],
        measures,
        prefixes,
        figures,
        lambda code: name_of("economic", code, account.year),
        style,
    )


def economic_figure(
    pen: Pen, prefix: str, parts: Sequence[str], account: Account, style: Style | None = None
) -> Figure:
    """What is spent under an economic code, of people's and office money as asked."""
    fen = economic_amount(account, prefix, parts)
    if not prefix:
        return pen.money(pen.spent_key("", parts, GENERAL, account), fen, style)
    people = prefix.startswith(ECONOMIC_PERSONNEL)
    if not fen and (people != ("personnel" in parts)):
        return pen.money("", 0, style)
    return pen.money(f"economic|{account.year}|{prefix}", fen, style)


def economic_amount(account: Account, prefix: str, parts: Sequence[str]) -> int:
    return sum(
        amount
        for code, amount in account.economic.items()
        if code.startswith(prefix)
        and (("personnel" if code.startswith(ECONOMIC_PERSONNEL) else "public") in parts)
    )
