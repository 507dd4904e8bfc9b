"""Tables of final accounts: what was received, what was carried over, what was spent and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.account import APPROPRIATED, GENERAL, PARTS
from tools.corpus.balances import carried, received, received_fen, whole
from tools.corpus.carried import _balance
from tools.corpus.classification import name_of
from tools.corpus.document import Column, Figure, Table
from tools.corpus.economic import economic_figure
from tools.corpus.summaries import Line, class_lines, level_sides, total_line, two_sided
from tools.corpus.tables import Codes, Frame, Measure, coded_table, make_table
from tools.corpus.writing import Pen

Paths = Sequence[tuple[str, ...]]


def account_summary(
    pen: Pen,
    frame: Frame,
    income: Sequence[tuple[str, tuple[str, ...]]],
    heads: tuple[Paths, Paths],
    codes: Sequence[str] = (),
) -> Table:
    """收入支出决算总表: income and expenditure by class, carried over on either side, the same total."""
    spending = [Measure(("决算数",))]
    left = [
        Line(label, (received(pen, "", sources),) if sources else ()) for label, sources in income
    ]
    total = received(pen)
    pen.total(total.id, [line.figures[0].id for line in left if line.figures])
    opening, closing = carried(pen, "opening"), carried(pen, "closing")
    ends = whole(pen), whole(pen)
    left += [
        Line("本年收入合计", (total,)),
        Line("使用非财政拨款结余"),
        Line("年初结转和结余", (opening,)),
        Line("总计", (ends[0],)),
    ]
    pen.total(ends[0].id, [total.id, opening.id])
    right = class_lines(pen, spending, codes=codes)
    spent = total_line(pen, "本年支出合计", right, spending)
    right += [spent, Line("结余分配"), Line("年末结转和结余", (closing,)), Line("总计", (ends[1],))]
    pen.total(ends[1].id, [spent.figures[0].id, closing.id])
    pen.equal(ends[0].id, ends[1].id)
    level_sides(left, right, 4)
    return two_sided(pen, "account_summary", frame, left, right, heads, row_numbers=True)


def appropriation_summary(
    pen: Pen, frame: Frame, heads: tuple[Paths, Paths], codes: Sequence[str] = ()
) -> Table:
    """财政拨款收入支出决算总表: the same by funds; carried over are general funds alone."""
    columns = [
        Measure(("小计",), sources=APPROPRIATED, adds=(1, 2, 3)),
        Measure(("一般公共预算财政拨款",), sources=GENERAL),
        Measure(("政府性基金预算财政拨款",), sources=("government_fund",)),
        Measure(("国有资本经营预算财政拨款",), sources=("state_capital",)),
    ]
    kinds = (
        ("一、一般公共预算财政拨款", ("general",)),
        ("二、政府性基金预算财政拨款", ("government_fund",)),
        ("三、国有资本经营预算财政拨款", ("state_capital",)),
    )
    left = [Line(label, (received(pen, "", sources),)) for label, sources in kinds]
    total = received(pen, "", APPROPRIATED)
    pen.total(total.id, [line.figures[0].id for line in left])
    opening, closing = carried(pen, "opening"), carried(pen, "closing")
    of_general = carried(pen, "opening")
    ends = whole(pen, APPROPRIATED)
    left += [
        Line("本年收入合计", (total,)),
        Line("年初财政拨款结转和结余", (opening,)),
        Line("一、一般公共预算财政拨款", (of_general,)),
        Line("二、政府性基金预算财政拨款"),
        Line("三、国有资本经营预算财政拨款"),
        Line("总计", (ends,)),
    ]
    pen.total(ends.id, [total.id, opening.id])
    right = class_lines(pen, columns, codes=codes)
    spent = total_line(pen, "本年支出合计", right, columns)
    pen.total(spent.figures[0].id, [figure.id for figure in spent.figures[1:]])
    left_over = (closing, carried(pen, "closing"), *_nothing(pen, 2))
    all_of_it = (whole(pen, APPROPRIATED), *(_column_whole(pen, m.sources) for m in columns[1:]))
    for place, figure in enumerate(all_of_it):
        pen.total(figure.id, [spent.figures[place].id, left_over[place].id])
    pen.equal(ends.id, all_of_it[0].id)
    right += [spent, Line("年末财政拨款结转和结余", left_over), Line(""), Line(""), Line("")]
    right.append(Line("总计", all_of_it))
    level_sides(left, right, 6)
    return two_sided(pen, "account_appropriations", frame, left, right, heads, row_numbers=True)


def _column_whole(pen: Pen, sources: Sequence[str]) -> Figure:
    account = pen.case.now
    fen = account.spent("", PARTS, sources)
    if "general" in sources:
        fen += account.carried(account.closing)
    key = pen.spent_key("", PARTS, sources, account).replace("spent", "whole", 1)
    return pen.money(key, fen)


def _nothing(pen: Pen, count: int) -> tuple[Figure, ...]:
    return tuple(pen.money("", 0) for _ in range(count))


INCOME_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("财政拨款收入", APPROPRIATED),
    ("上级补助收入", ()),
    ("事业收入", ("institution",)),
    ("经营收入", ()),
    ("附属单位上缴收入", ()),
    ("其他收入", ("other",)),
)


def income_table(pen: Pen, frame: Frame, codes: Codes) -> Table:
    """收入决算表: what was received by 项 and kind of money."""
    account = pen.case.now
    leaves = [c for c in account.codes() if received_fen(pen, c)]
    prefixes = sorted({leaf[:n] for leaf in leaves for n in (3, 5, 7)})
    measures = [
        Measure(("本年收入合计",), adds=tuple(range(1, len(INCOME_COLUMNS) + 1))),
        *(Measure((label,), sources=sources) for label, sources in INCOME_COLUMNS),
    ]

    def figures(prefix: str) -> list[Figure]:
        return [
            received(pen, prefix, m.sources) if m.sources else pen.money("", 0) for m in measures
        ]

    return coded_table(
        pen,
        "account_income",
        frame,
        codes,
        [m.path for m in measures],
        measures,
        prefixes,
        figures,
        lambda code: name_of("functional", code, account.year),
    )


def blocks_table(pen: Pen, frame: Frame, blocks: Sequence[Sequence[str]]) -> Table:
    """基本支出决算表 as blocks side by side; `blocks` are the economic classes of each."""
    account = pen.case.now
    columns: list[Column] = []
    listed = []
    for classes in blocks:
        columns += [Column(("科目编码",)), Column(("科目名称",)), Column(("决算数",), "决算数")]
        codes = [c for c in sorted({*account.economic}) if c[:3] in classes]
        listed.append(sorted({c[:n] for c in codes for n in (3, 5)}))
    figures = {
        code: economic_figure(pen, code, ("personnel", "public"), account)
        for codes in listed
        for code in codes
    }
    for code, figure in figures.items():
        below = [
            figures[c].id for c in figures if len(code) == 3 and len(c) == 5 and c.startswith(code)
        ]
        if below:
            pen.total(figure.id, below)
    rows = []
    for place in range(max(len(codes) for codes in listed)):
        cells: list[str | Figure] = []
        for codes in listed:
            if place < len(codes):
                code = codes[place]
                cells += [code, name_of("economic", code, account.year), figures[code]]
            else:
                cells += ["", "", ""]
        first = listed[0][place] if place < len(listed[0]) else ""
        rows.append(pen.row(cells, code=first))
    people = economic_figure(pen, "", ("personnel",), account)
    office = economic_figure(pen, "", ("public",), account)
    pen.total(people.id, [figures[c].id for c in figures if c in ("301", "303")])
    pen.total(office.id, [figures[c].id for c in figures if c in ("302", "310")])
    last: list[str | Figure] = ["人员经费合计", "", people]
    last += ["", "", ""] * (len(blocks) - 2) + ["公用经费合计", "", office]
    rows.append(pen.row(last, label="人员经费合计", kind="total"))
    return make_table(pen, "account_basic", frame, columns, rows)


def fund_table(pen: Pen, frame: Frame, codes: Codes) -> Table:
    """政府性基金: opening, received, spent and closing; nothing is carried over."""
    account = pen.case.now
    sources = ("government_fund",)
    prefixes = sorted({c[:n] for c in account.codes(sources) for n in (3, 5, 7)})
    paths: list[tuple[str, ...]] = [
        ("年初结转和结余",),
        ("本年收入",),
        ("本年支出", "小计"),
        ("本年支出", "基本支出"),
        ("本年支出", "项目支出"),
        ("年末结转和结余",),
    ]
    measures = [
        Measure(path, adds=(3, 4) if place == 2 else ()) for place, path in enumerate(paths)
    ]

    def figures(prefix: str) -> list[Figure]:
        made = [
            pen.money("", 0),
            received(pen, prefix, sources),
            pen.spent(prefix, PARTS, sources),
            pen.spent(prefix, ("personnel", "public"), sources),
            pen.spent(prefix, ("project",), sources),
            pen.money("", 0),
        ]
        pen.relations.append(_balance(made[0].id, made[1].id, made[2].id, made[5].id))
        return made

    return coded_table(
        pen,
        "account_fund",
        frame,
        codes,
        paths,
        measures,
        prefixes,
        figures,
        lambda code: name_of("functional", code, account.year),
    )
