"""Text taken from Word: a cell a line, 序号 and 栏次, fund columns, goals by project (河北)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_table
from tools.corpus.layouts.common import ENDS, appropriation_income, summary
from tools.corpus.performance import goal_table
from tools.corpus.prose import Wording, basic_and_project, shares, spent, stated
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import three_public_items
from tools.corpus.writing import Pen, Style

NAME = "hebei"
KIND = "budget"
FROM_WORD = True
WISHES = Wishes(quantum=10_000, carried=True)
TABLES = Style("万元", 2, thousands=False)
PROSE = Style("万元", 2, thousands=False)
WORDING = Wording(than="较上年", same="与上年持平", space="", percent="plain")

CODES = Codes("one", ("功能分类科目", "科目编码"), ("功能分类科目", "科目名称"))
ECONOMIC = Codes("one", ("支出部门经济分类科目", "科目编码"), ("支出部门经济分类科目", "科目名称"))
INCOME = (
    ("一、一般公共预算拨款收入", ("general",)),
    ("二、政府性基金预算拨款收入", ("government_fund",)),
    ("三、国有资本经营预算拨款收入", ("state_capital",)),
    ("四、财政专户管理资金收入", ("fiscal_account",)),
    ("五、单位资金", ("institution", "other")),
)


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        *_tables(pen),
        passages.part(pen, f"{name}{year}年部门预算信息公开情况说明"),
        *_prose(pen),
    ]
    for project in pen.case.now.projects[:4]:
        blocks.append(goal_table(pen, project, "", f"{project.name}绩效目标表"))
    return Document((f"{name}", f"{year}年部门预算信息公开"), tuple(blocks))


def _tables(pen: Pen) -> list[Table]:
    case = pen.case
    body = case.body

    def frame(title: str, fund: str = "") -> Frame:
        captions = (f"{body.code}{body.name}", f"预算年度：{body.year}", "单位：{unit}")
        note = f"注：本部门无{fund}，空表列示。" if fund else ""
        return Frame("", f"部门预算{title}", captions, "栏次", "序号", empty_note=note)

    income = [
        Measure(("合计",), adds=(1, 6)),
        Measure(
            ("本年收入", "小计"),
            sources=("general", "government_fund", "state_capital", "institution", "other"),
            adds=(2, 3, 4, 5),
        ),
        Measure(
            ("本年收入", "财政拨款收入"), sources=("general", "government_fund", "state_capital")
        ),
        Measure(("本年收入", "财政专户收入"), sources=("fiscal_account",)),
        Measure(("本年收入", "事业收入"), sources=("institution",)),
        Measure(("本年收入", "其他收入"), sources=("other",)),
        Measure(("上年结转",), sources=("carried",)),
    ]
    funds = [
        Measure(("合计",), sources=APPROPRIATED, adds=(1, 2, 3)),
        Measure(("一般公共预算财政拨款",), sources=GENERAL),
        Measure(("政府性基金预算财政拨款",), sources=("government_fund",)),
        Measure(("国有资本经营预算财政拨款",), sources=("state_capital",)),
    ]
    three = (
        ("“三公”经费合计", "total"),
        ("一、因公出国（境）费", "abroad"),
        ("二、公务用车购置及运维费", "vehicles"),
        ("其中：公务用车购置费", "purchase"),
        ("公务用车运行维护费", "running"),
        ("三、公务接待费", "reception"),
    )
    return [
        summary(
            pen,
            "summary",
            frame("收支总表"),
            INCOME,
            heads=(
                (("收入", "项目"), ("收入", "预算数")),
                (("支出", "项目"), ("支出", "预算数")),
            ),
        ),
        spending_table(pen, "income", frame("收入总表"), CODES, income),
        spending_table(pen, "expenditure", frame("支出总表"), CODES, spending_columns()),
        summary(
            pen,
            "appropriation_summary",
            frame("财政拨款收支总表"),
            appropriation_income(
                "一、一般公共预算拨款", "二、政府性基金预算拨款", "三、国有资本经营预算拨款"
            ),
            ends=(ENDS[0], ("年初财政拨款结转和结余", "年末财政拨款结转和结余"), ENDS[2]),
            measures=funds,
            heads=(
                (("收入", "项目"), ("收入", "金额")),
                (("支出", "项目"), *(("支出", m.path[0]) for m in funds)),
            ),
            sources=APPROPRIATED,
        ),
        spending_table(
            pen, "general", frame("一般公共预算财政拨款支出表"), CODES, spending_columns(), GENERAL
        ),
        economic_table(
            pen,
            frame("一般公共预算财政拨款基本支出表"),
            ECONOMIC,
            [
                Measure(("一般公共预算基本支出", *m.path), m.parts, m.sources, m.adds)
                for m in BASIC_COLUMNS
            ],
        ),
        spending_table(
            pen,
            "fund",
            frame("政府性基金预算财政拨款支出表", "政府性基金预算财政拨款支出"),
            CODES,
            spending_columns(),
            ("government_fund",),
        ),
        spending_table(
            pen,
            "capital",
            frame("国有资本经营预算财政拨款支出表", "国有资本经营预算财政拨款支出"),
            CODES,
            spending_columns(),
            ("state_capital",),
        ),
        three_public_items(
            pen,
            Frame("", "部门预算财政拨款“三公”经费支出表", frame("").captions),
            three,
            (("预算数", "now"),),
        ),
    ]


def _prose(pen: Pen) -> list[Heading | Paragraph]:
    name, year = pen.case.body.name, pen.case.year
    everything = spent(pen)
    kinds = [(label.split("、")[1], spent(pen, sources=sources)) for label, sources in INCOME]
    kinds.append(("上年结转结余", spent(pen, sources=("carried",))))
    kinds = [(label, known) for label, known in kinds if known.now]
    return passages.headed(
        pen,
        (
            ("一、部门职责及机构设置情况", [*passages.duties(pen), passages.units(pen)]),
            (
                "二、部门预算安排的总体情况",
                [
                    pen.paragraph(
                        shares(
                            pen,
                            f"1、收入说明。{year}年{name}预算收入",
                            everything,
                            kinds,
                            WORDING,
                            percent=False,
                            separator="，",
                        )
                    ),
                    pen.paragraph(
                        shares(
                            pen,
                            f"2、支出说明。{year}年{name}支出预算",
                            everything,
                            basic_and_project(pen),
                            WORDING,
                            percent=False,
                            separator="，",
                        )
                    ),
                    pen.paragraph(
                        stated(pen, f"3、比上年增减情况。{year}年预算收支安排", everything, WORDING)
                    ),
                ],
            ),
            ("三、机关运行经费安排情况", [passages.running_costs(pen, WORDING)]),
            (
                "四、财政拨款“三公”经费预算情况及增减变化原因",
                passages.three_public(pen, WORDING, f"{year}年“三公”经费预算安排"),
            ),
            ("五、绩效预算信息", [passages.goals(pen, WORDING)]),
            ("六、政府采购预算情况", [passages.procurement(pen, WORDING)]),
            ("七、国有资产信息", [passages.assets(pen)]),
            ("八、名词解释", passages.terms(pen)),
        ),
    )
