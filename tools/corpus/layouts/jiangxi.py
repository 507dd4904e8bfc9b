"""The national form of final accounts, 公开01表 …, tables before prose, completion by class (江西)."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus import completion, passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.assets import area_in_words, rows_table
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.finals import (
    account_summary,
    appropriation_summary,
    blocks_table,
    fund_table,
    income_table,
)
from tools.corpus.layouts.contents import with_contents
from tools.corpus.performance import review, self_evaluation_table
from tools.corpus.prose import Wording, basic_and_project, shares, spent
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.three_public import three_public_row
from tools.corpus.writing import Pen, Style

NAME = "jiangxi"
KIND = "final"
WISHES = Wishes(quantum=10_000, units=2)
TABLES = Style("万元", 2)
PROSE = Style("万元", 2, thousands=False)
WORDING = Wording(than="比上年", same="与上年持平", because="主要原因：")

CODES = Codes("one", ("项目", "支出功能分类科目编码"), ("项目", "科目名称"))
HEADS = (
    (("收入", "项目"), ("收入", "决算数")),
    (("支出", "项目（按功能分类）"), ("支出", "决算数")),
)
FUND_HEADS = (
    (("收入", "项目"), ("收入", "决算数")),
    (
        ("支出", "项目（按功能分类）"),
        ("支出", "小计"),
        ("支出", "一般公共预算财政拨款"),
        ("支出", "政府性基金预算财政拨款"),
        ("支出", "国有资本经营预算财政拨款"),
    ),
)
INCOME = (
    ("一、一般公共预算财政拨款收入", ("general",)),
    ("二、政府性基金预算财政拨款收入", ("government_fund",)),
    ("三、国有资本经营预算财政拨款收入", ("state_capital",)),
    ("四、上级补助收入", ()),
    ("五、事业收入", ("institution",)),
    ("六、经营收入", ()),
    ("七、附属单位上缴收入", ()),
    ("八、其他收入", ("other",)),
)
TITLES = (
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "财政拨款“三公”经费支出决算表",
)


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    before: list[Block] = [
        passages.part(pen, f"第一部分 {name}概况"),
        pen.heading(2, "一、部门主要职责"),
        *passages.duties(pen),
        pen.heading(2, "二、机构设置及人员情况"),
        passages.units(pen),
        passages.staff(pen),
        passages.part(pen, f"第二部分 {year}年度部门决算表"),
        *account_tables(pen, TITLES),
    ]
    prose = _prose(pen)
    captions = (f"部门：{name}", f"{year}年12月31日", "金额单位：{unit}")
    owned = rows_table(pen, Frame("公开10表", "国有资产占用情况表", captions), _cars(prose))
    blocks: list[Block] = [
        *before,
        owned,
        passages.part(pen, f"第三部分 {year}年度部门决算情况说明"),
        *prose,
        passages.part(pen, "第四部分 名词解释"),
        *passages.terms(pen),
    ]
    return Document((f"{name}{year}年度部门决算",), with_contents(pen, blocks))


def _cars(prose: Sequence[Block]) -> int:
    """How many cars the text says that there are."""
    sentences = (s for block in prose if isinstance(block, Paragraph) for s in block.sentences)
    figures = (figure for sentence in sentences for figure in sentence.figures())
    return next(int(figure.text) for figure in figures if figure.key == "count|cars")


def account_tables(pen: Pen, titles: tuple[str, ...]) -> list[Table]:
    """The nine forms of the national template."""
    case = pen.case
    name, year = case.body.name, case.year
    notes = {
        6: "注：本部门没有政府性基金预算财政拨款收入支出，故本表为空。",
        7: "注：本部门没有国有资本经营预算财政拨款支出，故本表为空。",
    }
    frames = [
        Frame(
            f"公开{number + 1:02}表",
            title,
            (f"部门：{name}", f"{year}年度", "金额单位：{unit}"),
            "栏次",
            empty_note=notes.get(number, ""),
        )
        for number, title in enumerate(titles)
    ]
    plain = [
        Measure(("本年支出合计",), adds=(1, 2)),
        Measure(("基本支出",), ("personnel", "public")),
        Measure(("项目支出",), ("project",)),
    ]
    spending = [*plain, *(Measure((n,), ()) for n in ("上缴上级支出", "经营支出"))]
    three = {
        "total": ("合计",),
        "abroad": ("因公出国（境）费",),
        "vehicles": ("公务用车购置及运行维护费", "小计"),
        "purchase": ("公务用车购置及运行维护费", "公务用车购置费"),
        "running": ("公务用车购置及运行维护费", "公务用车运行维护费"),
        "reception": ("公务接待费",),
    }
    assert case.budget is not None
    phases = (("预算数", case.budget, " budget"), ("决算数", case.now, ""))
    summary = Frame(frames[0].number, frames[0].title, frames[0].captions)
    funds = Frame(frames[3].number, frames[3].title, frames[3].captions)
    basic = Frame(frames[5].number, frames[5].title, frames[5].captions)
    return [
        account_summary(pen, summary, INCOME, HEADS),
        income_table(pen, frames[1], CODES),
        spending_table(pen, "account_expenditure", frames[2], CODES, spending),
        appropriation_summary(pen, funds, FUND_HEADS),
        spending_table(pen, "account_general", frames[4], CODES, plain, GENERAL),
        blocks_table(pen, basic, (("301", "303"), ("302", "310"))),
        fund_table(pen, frames[6], CODES),
        spending_table(pen, "account_capital", frames[7], CODES, plain, ("state_capital",)),
        three_public_row(pen, frames[8], three, phases),
    ]


def _prose(pen: Pen) -> list[Heading | Paragraph | Table]:
    year = pen.case.year
    made: list[Heading | Paragraph | Table] = []
    made += passages.headed(
        pen,
        (
            ("一、收入决算情况说明", completion.income(pen, WORDING)),
            (
                "二、支出决算情况说明",
                [
                    pen.paragraph(
                        shares(
                            pen,
                            f"本部门{year}年度本年支出合计",
                            spent(pen),
                            basic_and_project(pen),
                            WORDING,
                        )
                    )
                ],
            ),
            ("三、财政拨款支出决算情况说明", completion.by_class(pen, APPROPRIATED, WORDING)),
            ("四、一般公共预算财政拨款基本支出决算情况说明", completion.basic(pen, WORDING)),
            ("五、财政拨款“三公”经费支出决算情况说明", completion.three_public(pen, WORDING)),
            ("六、机关运行经费支出情况说明", [passages.running_costs(pen, WORDING)]),
            ("七、政府采购支出情况说明", [passages.procurement(pen, WORDING)]),
            ("八、国有资产占用情况说明", [passages.assets(pen), area_in_words(pen)]),
            ("九、预算绩效情况说明", completion.evaluated(pen, WORDING)),
        ),
    )
    projects = pen.case.now.projects[:3]
    tables = [self_evaluation_table(pen, project, "项目支出绩效自评表") for project in projects]
    made += [review(pen, *each) for each in zip(projects, tables, strict=True)]
    return [*made, *tables]
