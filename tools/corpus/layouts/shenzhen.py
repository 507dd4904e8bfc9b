"""Prose in nine parts, units as blocks of one table, 三公 with the years in rows (深圳)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL, SOURCES
from tools.corpus.blocks import unit_blocks
from tools.corpus.document import Block, Column, Document, Figure, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_table
from tools.corpus.forms import project_table, unit_table
from tools.corpus.layouts.common import appropriation_income, summary
from tools.corpus.prose import Wording, spent, stated
from tools.corpus.summaries import used_classes
from tools.corpus.tables import Codes, Frame, Measure, make_table, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import relate_three, three_figure, three_key
from tools.corpus.writing import Pen, Style

NAME = "shenzhen"
KIND = "budget"
WISHES = Wishes(quantum=10_000, units=3)
TABLES = Style("万元", 2, nothing="0")
PROSE = Style("万元", 2)

ENDS = (("本年收入合计", "本年支出合计"), ("上年结转", "结转下年"), ("收入总计", "支出总计"))
INCOME = (
    ("一、一般公共预算拨款", ("general",)),
    ("二、政府性基金预算拨款", ("government_fund",)),
    ("三、国有资本经营预算拨款", ("state_capital",)),
    ("四、财政专户管理资金", ("fiscal_account",)),
    ("五、事业收入", ("institution",)),
    ("六、其他收入", ("other",)),
)
ITEMS = {
    "total": ("“三公”经费合计",),
    "abroad": ("因公出国（境）费用",),
    "vehicles": ("公务用车购置和运行维护费", "小计"),
    "purchase": ("公务用车购置和运行维护费", "公务用车购置费"),
    "running": ("公务用车购置和运行维护费", "公务用车运行维护费"),
    "reception": ("公务接待费",),
}


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        passages.part(pen, "第一部分 部门概况"),
        pen.heading(2, "一、主要职能"),
        *passages.duties(pen),
        pen.heading(2, "二、机构编制"),
        passages.units(pen),
        *_prose(pen),
        passages.part(pen, "第八部分 名词解释"),
        *passages.terms(pen),
        *_tables(pen),
    ]
    return Document((f"{name}{year}年部门预算",), tuple(blocks))


def _tables(pen: Pen) -> list[Table]:
    case = pen.case
    name, year = case.body.name, case.year

    def frame(number: int, title: str, fund: str = "") -> Frame:
        captions = (f"部门名称：{name}", "单位：{unit}")
        note = f"注：本部门无{fund}，本表无发生额。" if fund else ""
        return Frame(f"表{number}", title, captions, total_label="总计", empty_note=note)

    year_heads = (
        (("收入", "项目"), ("收入", f"{year}年预算数")),
        (("支出", "项目"), ("支出", f"{year}年预算数")),
    )
    names = (
        "一般公共预算拨款",
        "政府性基金预算拨款",
        "国有资本经营预算拨款",
        "事业收入",
        "其他收入",
    )
    kinds = ("general", "government_fund", "state_capital", "institution", "other")
    income = [
        Measure(("收入总计",), adds=(1, 2, 3, 4, 5)),
        *(Measure((n,), sources=(k,)) for n, k in zip(names, kinds, strict=True)),
    ]
    project = [
        Measure(("预算数",), adds=(1, 2, 3)),
        Measure(("一般公共预算拨款",), sources=GENERAL),
        Measure(("政府性基金预算拨款",), sources=("government_fund",)),
        Measure(("其他资金",), sources=("institution", "other")),
    ]
    codes = Codes()
    whole = spending_columns(whole="支出总计")
    return [
        summary(
            pen,
            "summary",
            frame(1, "收支总表"),
            INCOME,
            ends=ENDS,
            codes=used_classes(case.now),
            heads=year_heads,
        ),
        unit_table(pen, "income", frame(2, "收入总表"), income, ("单位名称",)),
        unit_blocks(pen, "expenditure", frame(3, "支出总表"), codes, whole, SOURCES),
        summary(
            pen,
            "appropriation_summary",
            frame(4, "财政拨款收支总表"),
            appropriation_income(*(label for label, _ in INCOME[:3])),
            ends=ENDS,
            codes=used_classes(case.now, APPROPRIATED),
            heads=year_heads,
            sources=APPROPRIATED,
        ),
        unit_blocks(pen, "general", frame(5, "一般公共预算支出表"), codes, whole, GENERAL),
        economic_table(pen, frame(6, "一般公共预算基本支出表"), codes, BASIC_COLUMNS),
        spending_table(
            pen,
            "fund",
            frame(7, "政府性基金预算支出表", "政府性基金预算支出"),
            codes,
            whole,
            ("government_fund",),
        ),
        spending_table(
            pen,
            "capital",
            frame(8, "国有资本经营预算支出表", "国有资本经营预算支出"),
            codes,
            whole,
            ("state_capital",),
        ),
        project_table(pen, frame(9, "项目支出表"), ("单位名称", "项目名称"), project),
        _three(pen, frame(10, "财政拨款“三公”经费支出表")),
    ]


def _three(pen: Pen, frame: Frame) -> Table:
    """A row a year and one for the change between them."""
    case = pen.case
    rows = []
    before = {item: three_figure(pen, item, case.before) for item in ITEMS}
    now = {item: three_figure(pen, item, case.now) for item in ITEMS}
    change: dict[str, Figure] = {}
    for item in ITEMS:
        fen = getattr(case.now.three_public, item) - getattr(case.before.three_public, item)
        change[item] = pen.money(f"{three_key(item, case.year)}|change", fen)
        pen.total(now[item].id, [before[item].id, change[item].id])
    labels = (f"{case.year - 1}年", f"{case.year}年", "增减变化金额")
    for label, figures in zip(labels, (before, now, change), strict=True):
        relate_three(pen, figures)
        rows.append(pen.row([label, *figures.values()], label=label))
    columns = [Column(("年度",)), *(Column(path, item) for item, path in ITEMS.items())]
    return make_table(pen, "three_public", frame, columns, rows)


def _prose(pen: Pen) -> list[Heading | Paragraph]:
    name, year = pen.case.body.name, pen.case.year
    wording = Wording(
        than=f"较{year - 1}年年初预算",
        same=f"与{year - 1}年年初预算持平",
        because="主要是",
        digits=2,
    )
    everything = spent(pen)
    people, office = spent(pen, "", ("personnel",)), spent(pen, "", ("public",))
    project = spent(pen, "", ("project",))
    total = pen.say(everything.now_key, everything.now)
    parts = [pen.say(known.now_key, known.now) for known in (people, office, project)]
    pen.total(total.id, [figure.id for figure in parts])
    made = pen.paragraph(
        pen.sentence(
            "parts",
            f"{name}预算 ",
            total,
            " 万元，包括人员经费 ",
            parts[0],
            " 万元、公用经费 ",
            parts[1],
            " 万元、项目支出 ",
            parts[2],
            " 万元。",
        )
    )
    wholes = pen.paragraph(
        stated(pen, f"{year}年{name}部门预算收入", everything, wording),
        stated(pen, f"{year}年{name}部门预算支出", everything, wording),
    )
    return passages.headed(
        pen,
        (
            ("第二部分 部门预算收支总体情况", [wholes]),
            ("第三部分 部门预算支出具体情况", [made, *passages.projects(pen, wording)]),
            ("第四部分 政府采购预算情况", [passages.procurement(pen, wording)]),
            (
                "第五部分 财政拨款“三公”经费预算情况",
                passages.three_public(pen, wording, f"{year}年财政拨款“三公”经费预算"),
            ),
            ("第六部分 部门预算绩效管理情况", [passages.goals(pen, wording)]),
            (
                "第七部分 其他需要说明情况",
                [passages.running_costs(pen, wording), passages.assets(pen)],
            ),
        ),
        level=1,
    )
