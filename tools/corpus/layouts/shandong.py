"""公开表1 …, 类 款 项 in columns of their own, 人员支出 and 日常公用支出, prose after the tables (山东)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.classification import CLASSES as ALL
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_table
from tools.corpus.forms import procurement_table, project_table
from tools.corpus.layouts.common import summary
from tools.corpus.layouts.contents import with_contents
from tools.corpus.performance import goal_table
from tools.corpus.prose import Wording, basic_and_project, shares, spent, stated
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import three_public_row
from tools.corpus.writing import Pen, Style

NAME = "shandong"
KIND = "budget"
WISHES = Wishes(quantum=10_000, carried=True)
TABLES = Style("万元", 2)
PROSE = Style("万元", 2, thousands=False)
WORDING = Wording(than="比上年", grew="增长", same="与上年持平", space="")

CODES = Codes("split", ("科目编码",), ("科目名称",))
ECONOMIC = Codes("split", ("科目编码",), ("科目名称",))
CLASSES = tuple(c for c in ALL if c not in ("203", "209", "219", "227") and c < "230")
INCOME = (
    ("一、财政拨款收入", ("general", "government_fund", "state_capital")),
    ("二、财政专户管理资金收入", ("fiscal_account",)),
    ("三、事业收入（不含教育收费）", ("institution",)),
    ("四、事业单位经营收入", ()),
    ("五、其他收入", ("other",)),
)
ENDS = (("本年收入合计", "本年支出合计"), ("上年结转", "结转下年"), ("收入总计", "支出总计"))


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        passages.part(pen, "第一部分 部门概况"),
        pen.heading(2, "一、部门主要职责"),
        *passages.duties(pen),
        pen.heading(2, "二、部门预算单位构成"),
        passages.units(pen),
        passages.part(pen, f"第二部分 {year}年部门预算表"),
        *_tables(pen),
        passages.part(pen, f"第三部分 {year}年部门预算情况说明"),
        *_prose(pen),
        passages.part(pen, "第四部分 名词解释"),
        *passages.terms(pen),
    ]
    return Document((f"{year}年{name}部门预算",), with_contents(pen, blocks))


def _tables(pen: Pen) -> list[Table]:
    name, year = pen.case.body.name, pen.case.year
    note = f"注：{year}年没有使用{{}}安排的支出。"

    def frame(number: int, title: str, fund: str = "") -> Frame:
        captions = (f"部门（单位）：{name}", "单位：{unit}")
        return Frame(
            f"公开表{number}", title, captions, total_label="合  计", empty_note=note.format(fund)
        )

    people = [
        Measure(("合计",), adds=(1, 4)),
        Measure(("基本支出", "小计"), ("personnel", "public"), adds=(2, 3)),
        Measure(("基本支出", "人员支出"), ("personnel",)),
        Measure(("基本支出", "日常公用支出"), ("public",)),
        Measure(("项目支出",), ("project",)),
    ]
    three = {
        "total": ("合计",),
        "abroad": ("因公出国（境）费",),
        "vehicles": ("公务用车购置及运行维护费", "小计"),
        "purchase": ("公务用车购置及运行维护费", "公务用车购置费"),
        "running": ("公务用车购置及运行维护费", "公务用车运行维护费"),
        "reception": ("公务接待费",),
    }
    years = (("上年预算数", pen.case.before, ""), ("本年预算数", pen.case.now, ""))
    projects = [
        Measure(("合计",), adds=(1, 2, 3, 4)),
        Measure(("财政拨款", "一般公共预算"), sources=("general",)),
        Measure(("财政拨款", "政府性基金预算"), sources=("government_fund",)),
        Measure(("上年结转",), sources=("carried",)),
        Measure(("其他资金",), sources=("institution", "other")),
    ]
    return [
        summary(pen, "summary", frame(1, "收支总体情况表"), INCOME, ends=ENDS, codes=CLASSES),
        spending_table(pen, "income", frame(2, "收入总体情况表"), CODES, _income()),
        spending_table(pen, "expenditure", frame(3, "支出总体情况表"), CODES, spending_columns()),
        _appropriations(pen, frame(4, "财政拨款收支总体情况表")),
        spending_table(pen, "general", frame(5, "一般公共预算支出情况表"), CODES, people, GENERAL),
        economic_table(pen, frame(6, "一般公共预算基本支出情况表"), ECONOMIC, BASIC_COLUMNS),
        three_public_row(pen, frame(7, "一般公共预算“三公”经费支出情况表"), three, years),
        spending_table(
            pen,
            "fund",
            frame(8, "政府性基金预算支出情况表", "政府性基金预算"),
            CODES,
            spending_columns(),
            ("government_fund",),
        ),
        spending_table(
            pen,
            "capital",
            frame(9, "国有资本经营预算支出情况表", "国有资本经营预算"),
            CODES,
            spending_columns(),
            ("state_capital",),
        ),
        project_table(pen, frame(10, "项目支出预算情况表"), ("项目名称",), projects),
        procurement_table(
            pen, frame(11, "政府采购预算表", "政府采购预算"), ("采购类别", "采购品目", "金额")
        ),
    ]


def _income() -> list[Measure]:
    return [
        Measure(("合计",), adds=(1, 5, 6, 7)),
        Measure(
            ("财政拨款收入", "小计"),
            sources=("general", "government_fund", "state_capital"),
            adds=(2, 3, 4),
        ),
        Measure(("财政拨款收入", "一般公共预算收入"), sources=("general",)),
        Measure(("财政拨款收入", "政府性基金预算收入"), sources=("government_fund",)),
        Measure(("财政拨款收入", "国有资本经营预算收入"), sources=("state_capital",)),
        Measure(("事业收入（不含教育收费）",), sources=("institution",)),
        Measure(("其他收入",), sources=("other",)),
        Measure(("上年结转",), sources=("carried",)),
    ]


def _appropriations(pen: Pen, frame: Frame) -> Table:
    income = (
        ("一、一般公共预算收入", ("general",)),
        ("二、政府性基金预算收入", ("government_fund",)),
        ("三、国有资本经营预算收入", ("state_capital",)),
    )
    columns = [
        Measure(("总计",), sources=APPROPRIATED, adds=(1, 2, 3)),
        Measure(("一般公共预算",), sources=GENERAL),
        Measure(("政府性基金预算",), sources=("government_fund",)),
        Measure(("国有资本经营预算",), sources=("state_capital",)),
    ]
    heads = (
        (("收入", "项目"), ("收入", "预算数")),
        (("支出", "项目"), *(("支出", "预算数", m.path[0]) for m in columns)),
    )
    return summary(
        pen,
        "appropriation_summary",
        frame,
        income,
        ends=ENDS,
        codes=CLASSES,
        measures=columns,
        heads=heads,
        sources=APPROPRIATED,
    )


def _prose(pen: Pen) -> list[Heading | Paragraph | Table]:
    name, year = pen.case.body.name, pen.case.year
    everything = spent(pen)
    made: list[Heading | Paragraph | Table] = []
    made += passages.headed(
        pen,
        (
            (
                "一、收支预算总体情况",
                [
                    pen.paragraph(
                        stated(pen, f"{name}{year}年收支预算", everything, WORDING),
                        shares(
                            pen,
                            "支出预算",
                            everything,
                            basic_and_project(pen),
                            WORDING,
                            percent=False,
                            separator="，",
                        ),
                    )
                ],
            ),
            (
                "二、“三公”经费情况",
                passages.three_public(pen, WORDING, f"{year}年“三公”经费预算"),
            ),
            ("三、机关运行经费情况", [passages.running_costs(pen, WORDING)]),
            ("四、政府采购情况", [passages.procurement(pen, WORDING)]),
            ("五、国有资产占用情况", [passages.assets(pen)]),
            ("六、政府性基金预算情况", passages.fund(pen, WORDING)),
            ("七、绩效目标设置情况", [passages.goals(pen, WORDING)]),
        ),
    )
    for project in pen.case.now.projects[:3]:
        made.append(goal_table(pen, project, "", "政策和项目预算绩效目标表"))
    return made
