"""Each table under a heading of its own, totals of nothing as 0.00, goals at the end (福建)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.classification import CLASSES, numeral
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import economic_table
from tools.corpus.forms import unit_table
from tools.corpus.layouts.common import appropriation_income, summary
from tools.corpus.layouts.contents import with_contents
from tools.corpus.performance import goal_table
from tools.corpus.prose import Wording, basic_and_project, functions, shares, spent, stated
from tools.corpus.summaries import INCOME, numbered
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import three_public_items
from tools.corpus.writing import Pen, Style

NAME = "fujian"
KIND = "budget"
WISHES = Wishes(quantum=10_000, units=3, carried=True)
TABLES = Style("万元", 2, thousands=False)
PROSE = Style("万元", 2, thousands=False)
WORDING = Wording(than="比上年", same="与上年持平", because="主要原因是", space="")

SUMMARY_CLASSES = tuple(c for c in CLASSES if c not in ("209", "227", "230"))
ENDS = (
    ("本年收入合计", "本年支出合计"),
    ("上年结转结余", "结转下年支出"),
    ("收入合计", "支出合计"),
)
HEADS = ((("收入", "项目"), ("收入", "预算数")), (("支出", "项目"), ("支出", "预算数")))
TITLES = (
    "收支预算总表",
    "收入预算总表",
    "支出预算总表",
    "财政拨款收支预算总表",
    "一般公共预算拨款支出预算表",
    "政府性基金预算拨款支出预算表",
    "国有资本经营预算拨款支出预算表",
    "一般公共预算基本支出经济分类情况表",
    "一般公共预算“三公”经费支出预算表",
)


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        passages.part(pen, "第一部分 部门概况"),
        pen.heading(2, "一、部门主要职责"),
        *passages.duties(pen),
        pen.heading(2, "二、部门预算单位构成"),
        passages.units(pen),
        passages.part(pen, f"第二部分 {year}年度部门预算表"),
    ]
    for number, (title, table) in enumerate(zip(TITLES, _tables(pen), strict=True), 1):
        blocks += [pen.heading(2, f"{numeral(number)}、{title}"), table]
    blocks += [
        passages.part(pen, f"第三部分 {year}年度部门预算情况说明"),
        *_prose(pen),
        passages.part(pen, "第四部分 名词解释"),
        *passages.terms(pen),
    ]
    cover = (f"{year}年度", f"{name}部门预算")
    return Document(cover, with_contents(pen, blocks, tables=False))


def _tables(pen: Pen) -> list[Table]:
    year = pen.case.year
    notes = {
        5: f"备注：本部门{year}年没有使用政府性基金预算拨款安排的支出。",
        6: f"备注：本部门{year}年没有使用国有资本经营预算拨款安排的支出。",
    }
    frames = [
        Frame("", f"{year}年度{title}", ("单位：{unit}",), empty_note=notes.get(number, ""))
        for number, title in enumerate(TITLES)
    ]
    codes = Codes()
    columns = [
        Measure(("小计",), adds=(1, 2)),
        Measure(("其中：", "基本支出"), ("personnel", "public")),
        Measure(("其中：", "项目支出"), ("project",)),
    ]
    items = (
        ("合计", "total"),
        ("1、因公出国（境）费用", "abroad"),
        ("2、公务接待费", "reception"),
        ("3、公务用车购置及运行费", "vehicles"),
        ("其中：（1）公务用车购置费", "purchase"),
        ("（2）公务用车运行费", "running"),
    )
    return [
        summary(pen, "summary", frames[0], numbered(INCOME), ends=ENDS, codes=SUMMARY_CLASSES),
        unit_table(pen, "income", frames[1], _income(), ("单位名称",)),
        spending_table(pen, "expenditure", frames[2], codes, spending_columns()),
        summary(
            pen,
            "appropriation_summary",
            frames[3],
            [
                *appropriation_income(
                    "一、一般公共预算拨款收入",
                    "二、政府性基金预算拨款收入",
                    "三、国有资本经营预算拨款收入",
                ),
                ("四、上年结转结余", ("carried",)),
            ],
            ends=(("收入合计", "支出合计"),),
            codes=SUMMARY_CLASSES,
            sources=APPROPRIATED,
        ),
        spending_table(pen, "general", frames[4], codes, columns, GENERAL),
        spending_table(pen, "fund", frames[5], codes, columns, ("government_fund",)),
        spending_table(pen, "capital", frames[6], codes, columns, ("state_capital",)),
        economic_table(
            pen, frames[7], codes, [Measure(("预算数",), ("personnel", "public"), GENERAL)]
        ),
        three_public_items(
            pen,
            frames[8],
            items,
            ((f"{year - 1}年预算数", "before"), (f"{year}年预算数", "now"), ("增减额", "change")),
        ),
    ]


def _income() -> list[Measure]:
    kinds = (
        ("一般公共预算拨款收入", ("general",)),
        ("政府性基金预算拨款收入", ("government_fund",)),
        ("国有资本经营预算拨款收入", ("state_capital",)),
        ("财政专户管理资金收入", ("fiscal_account",)),
        ("事业收入", ("institution",)),
        ("其他收入", ("other",)),
        ("上年结转结余", ("carried",)),
    )
    return [
        Measure(("合计",), adds=tuple(range(1, len(kinds) + 1))),
        *(Measure((name,), sources=sources) for name, sources in kinds),
    ]


def _prose(pen: Pen) -> list[Heading | Paragraph | Table]:
    name, year = pen.case.body.name, pen.case.year
    everything, general = spent(pen), spent(pen, sources=GENERAL)
    income = [(label, spent(pen, sources=sources)) for label, sources in INCOME if sources]
    income = [(label, known) for label, known in income if known.now]
    income += [("上年结转结余", spent(pen, sources=("carried",)))]
    made: list[Heading | Paragraph | Table] = []
    made += passages.headed(
        pen,
        (
            (
                "一、预算收支总体情况",
                [
                    pen.paragraph(
                        stated(pen, f"{year}年，{name}收入预算为", everything, WORDING),
                        shares(
                            pen,
                            "收入预算",
                            everything,
                            income,
                            WORDING,
                            percent=False,
                            separator="，",
                        ),
                    ),
                    pen.paragraph(
                        shares(
                            pen,
                            "相应安排支出预算",
                            everything,
                            basic_and_project(pen),
                            WORDING,
                            percent=False,
                            separator="，",
                        )
                    ),
                ],
            ),
            (
                "二、一般公共预算拨款支出情况",
                [
                    pen.paragraph(stated(pen, f"{year}年度一般公共预算拨款支出", general, WORDING)),
                    *(pen.paragraph(each) for each in functions(pen, GENERAL, WORDING, "")),
                ],
            ),
            ("三、政府性基金预算拨款支出情况", passages.fund(pen, WORDING)),
            ("四、国有资本经营预算拨款支出情况", [passages.no_fund(pen, "国有资本经营预算")]),
            (
                "五、一般公共预算“三公”经费支出情况",
                passages.three_public(pen, WORDING, f"{year}年“三公”经费预算安排"),
            ),
            ("六、机关运行经费", [passages.running_costs(pen, WORDING)]),
            ("七、政府采购情况", [passages.procurement(pen, WORDING)]),
            ("八、国有资产占用使用情况", [passages.assets(pen)]),
            ("九、绩效目标设置情况", [passages.goals(pen, WORDING)]),
        ),
    )
    for project in pen.case.now.projects[:4]:
        made.append(goal_table(pen, project, "", f"{project.name}绩效目标表"))
    return made
