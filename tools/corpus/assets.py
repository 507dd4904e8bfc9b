"""What a body owns at the end of the year: a table of assets, and what the text says of it.

Drawn by itself, so that it changes nothing of what else is drawn. Two forms: a row a kind, with counts
(江西), and a column a kind, in money (云南).
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.corpus.document import Column, Figure, Paragraph, Part, Table
from tools.corpus.tables import Frame, make_table
from tools.corpus.writing import Case, Pen

KINDS = (
    ("current", "流动资产"),
    ("fixed", "固定资产"),
    ("construction", "在建工程"),
    ("intangible", "无形资产"),
)
"""What the assets of a body are made up of."""
_FIXED = (("buildings", "房屋构筑物"), ("cars", "车辆"), ("others", "其他固定资产"))


@dataclass(frozen=True)
class Owned:
    """Values in 分 by kind, and square metres of buildings."""

    values: dict[str, int]
    area: int


def owned(case: Case) -> Owned:
    """The same for one body and year, whoever asks."""
    random = Random(f"assets {case.body.name} {case.year}")
    values = {name: random.randrange(50, 900) * 997_000 for name, _ in _FIXED}
    values["fixed"] = sum(values.values())
    values["current"] = random.randrange(3, 90) * 991_000
    values["construction"] = random.choice((0, 0, random.randrange(10, 90) * 983_000))
    values["intangible"] = random.randrange(1, 40) * 977_000
    values["total"] = sum(values[name] for name, _ in KINDS)
    return Owned(values, random.randrange(300, 6000))


def _money(pen: Pen, name: str, *, said: bool = False) -> Figure:
    key, fen = f"assets|{pen.case.year}|{name}", owned(pen.case).values[name]
    return pen.say(key, fen) if said else pen.money(key, fen)


def columns_table(pen: Pen, frame: Frame) -> Table:
    """A column a kind, one row of values."""
    heads = [("total", ("资产总额",)), ("current", ("流动资产",)), ("fixed", ("固定资产", "小计"))]
    heads += [(name, ("固定资产", label)) for name, label in _FIXED]
    heads += [(name, (label,)) for name, label in KINDS[2:]]
    figures = [_money(pen, name) for name, _ in heads]
    by_name = {name: figure.id for (name, _), figure in zip(heads, figures, strict=True)}
    pen.total(by_name["total"], [by_name[name] for name, _ in KINDS])
    pen.total(by_name["fixed"], [by_name[name] for name, _ in _FIXED])
    columns = [Column(("项目",)), *(Column(path, path[-1]) for _, path in heads)]
    rows = [pen.row(["合计", *figures], label="合计", kind="total")]
    return make_table(pen, "assets", frame, columns, rows)


def in_words(pen: Pen, space: str = "") -> Paragraph:
    """All assets with their kinds, as the table has them."""
    whole = _money(pen, "total", said=True)
    parts: list[Part] = [
        f"截至{pen.case.year}年12月31日，本部门资产总额",
        space, whole, f"{space}万元，其中：",
    ]  # fmt: skip
    ids = []
    for place, (name, label) in enumerate(KINDS):
        figure = _money(pen, name, said=True)
        ids.append(figure.id)
        parts += ["、" if place else "", label, space, figure, f"{space}万元"]
    pen.total(whole.id, ids)
    return pen.paragraph(pen.sentence("assets", *parts, "。"))


def rows_table(pen: Pen, frame: Frame, cars: int) -> Table:
    """A row a kind: how many there are, and what they are worth."""
    known = owned(pen.case)
    counted = {
        "cars": pen.count(cars, "辆", "count|cars"),
        "buildings": pen.count(known.area, "平方米", f"assets|{pen.case.year}|area"),
    }
    rows = []
    values = []
    for name, label in (
        ("buildings", "房屋（平方米）"),
        ("cars", "车辆（辆）"),
        ("others", "其他固定资产"),
    ):
        values.append(_money(pen, name))
        rows.append(pen.row([label, counted.get(name, ""), values[-1]], label=label))
    whole = _money(pen, "fixed")
    pen.total(whole.id, [figure.id for figure in values])
    rows.insert(0, pen.row(["固定资产总额", "", whole], label="固定资产总额", kind="total"))
    columns = [Column(("项目",)), Column(("数量",), "quantity"), Column(("金额",), "amount")]
    return make_table(pen, "assets", frame, columns, rows)


def area_in_words(pen: Pen) -> Paragraph:
    """The area of buildings and the value of what is fixed."""
    area = pen.count(owned(pen.case).area, "平方米", f"assets|{pen.case.year}|area")
    fixed = _money(pen, "fixed", said=True)
    day = f"截至{pen.case.year}年12月31日"
    return pen.paragraph(
        pen.sentence("assets", f"{day}，固定资产总额", fixed, "万元，房屋面积", area, "平方米。")
    )
