"""Names without rules beside ruled figures, and headings that share a cell over ruled columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.records import Outcome
from tests.read.pdf_support import LEADING, SIZE, Drawn, Form, Line, Sheet, form, grids, read
from tests.support import Understood, identity

NAMES = ["农林水支出", "水利", "水利工程运行与维护", "防汛", "抗旱", "水质监测"]
ROWS = [f"{2130300 + n} → {name} → {n}0.50 → {n}0.20" for n, name in enumerate(NAMES, start=1)]
HEAD = "科目编码 → 科目名称 → 合计 → 基本支出"
WIDTHS = (60, 120, 75, 75)


def drawn(made: Form) -> list[list[str]]:
    (grid,) = grids(read(lambda sheet: sheet.form(made)))
    return [["^" if cell.covered else cell.text for cell in row] for row in grid.rows]


def cut(made: Form, keep: int, down_to: int) -> Form:
    """The form with rules between its rows from column `keep` on alone, but for the frame, and between its
    columns from row `down_to` on."""
    left, bottom, top = made.xs[keep], made.ys[-1], made.ys[down_to]
    rules: list[Line] = []
    for x0, y0, x1, y1 in made.rules():
        is_edge = (
            y0 in (made.ys[0], made.ys[1], bottom)
            if y0 == y1
            else x0 in made.xs[:: len(made.xs) - 1]
        )
        if is_edge:
            rules.append((x0, y0, x1, y1))
        elif y0 == y1:
            rules.append((max(x0, left), y0, x1, y1))
        else:
            rules.append((x0, max(y0, top), x1, y1))
    return replace(made, kept=tuple(rules))


@pytest.mark.parametrize("keep", [1, 2], ids=["codes", "codes and names"])
def test_names_beside_ruled_figures_are_of_their_rows(keep: int) -> None:
    made = form("\n".join([HEAD, *ROWS]), WIDTHS)
    assert drawn(cut(made, keep, 0)) == made.shape


def test_one_name_over_all_rows_that_is_wrapped_stays_one() -> None:
    name = "/".join(["县级农村供", "水工程维修", "养护和水质", "检测补助及", "巡查管护资", "金"])
    rows = [f"第{n}期 → {n}0.50" for n in range(1, 7)]
    text = "\n".join([f"=>{name} → {rows[0]}", *(f"^ → {row}" for row in rows[1:])])
    made = form("项目 → 期次 → 合计\n" + text, (53, 100, 75), [18] + [SIZE * LEADING] * 6)
    assert drawn(made)[1:] == made.shape[1:]


def test_headings_that_share_a_cell_are_of_the_columns_below() -> None:
    made = form("\n".join([HEAD, *ROWS]), WIDTHS)
    assert drawn(cut(made, 0, 1)) == made.shape


def understood(made: Form) -> Understood:
    def page(sheet: Sheet) -> None:
        sheet.lines("部门支出总表", left=180, top=50)
        sheet.lines("单位：万元", left=300, top=70)
        sheet.form(made)

    drawing: Drawn = page
    return Understood(read(drawing), identity())


def test_figures_under_headings_of_two_rows_in_one_cell_are_doubted() -> None:
    upper = "科目编码 → 科目名称 → =>本年支出 → <"
    lower = "^ → ^ → 基本支出 → 项目支出"
    made = form("\n".join([upper.replace("科目", "=>科目"), lower, *ROWS]), WIDTHS)
    proven = understood(made)
    assert proven.of("form.columns_unproven", Outcome.FAIL) == []
    top, bottom = made.ys[0], made.ys[2]
    inner = [rule for rule in made.rules() if not (top < rule[1] < bottom and rule[1] == rule[3])]
    kept = tuple(
        (x0, max(y0, bottom), x1, y1) if x0 == x1 and x0 in made.xs[1:-1] else (x0, y0, x1, y1)
        for x0, y0, x1, y1 in inner
    )
    shared = understood(replace(made, kept=kept))
    (told,) = shared.of("form.columns_unproven", Outcome.FAIL)
    assert len(told.cells) == len([a for a in shared.amounts if a.amount is not None])
