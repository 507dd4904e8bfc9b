"""Thirteen forms 公开01表 …, income by units, tables before prose, shares and changes by 项 (江苏)."""

from __future__ import annotations

from dataclasses import replace

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_table
from tools.corpus.forms import procurement_table, unit_table
from tools.corpus.layouts.contents import with_contents
from tools.corpus.prose import (
    Wording,
    basic_and_project,
    economic_list,
    functions,
    shares,
    spent,
    stated,
)
from tools.corpus.summaries import (
    INCOME,
    Line,
    class_lines,
    income_lines,
    level_sides,
    numbered,
    total_line,
    two_sided,
)
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import three_public_row
from tools.corpus.writing import Pen, Style

NAME = "jiangsu"
KIND = "budget"
WISHES = Wishes(quantum=10_000, units=2, carried=False)
TABLES = Style("万元", 2)
PROSE = Style("万元", 2, trimmed=True)
WORDING = Wording(than="与上年相比", same="与上年预算数相同", less="减少", fell="减少")

TITLES = (
    "收支总表",
    "收入总表",
    "支出总表",
    "财政拨款收支总表",
    "财政拨款支出表（功能科目）",
    "财政拨款基本支出表（经济科目）",
    "一般公共预算支出表",
    "一般公共预算基本支出表",
    "一般公共预算“三公”经费支出表",
    "政府性基金预算支出表",
    "国有资本经营预算支出表",
    "政府采购支出表",
)
NO_FUND = "注：本部门没有使用政府性基金安排的支出，故本表无数据。"
NO_CAPITAL = "注：本部门无国有资本经营预算支出，故本表无数据。"
NO_PROCUREMENT = "注：本部门无政府采购支出，故本表无数据。"


def write(pen: Pen) -> Document:
    body, year = pen.case.body, pen.case.year
    made = _tables(pen)
    blocks: list[Block] = [
        passages.part(pen, "第一部分 部门概况"),
        pen.heading(2, "一、主要职能"),
        *passages.duties(pen),
        pen.heading(2, "二、部门机构设置及预算单位构成情况"),
        passages.units(pen),
        passages.part(pen, f"第二部分 {year}年度部门预算表"),
        *made,
        passages.part(pen, f"第三部分 {year}年度部门预算情况说明"),
        *_prose(pen),
        passages.part(pen, "第四部分 名词解释"),
        *passages.terms(pen),
    ]
    return Document((f"{year}年度{body.name}部门预算公开",), with_contents(pen, blocks))


def _tables(pen: Pen) -> list[Table]:
    name = pen.case.body.name
    frames = [
        Frame(f"公开{n:02}表", title, (f"部门：{name}", "单位：{unit}"))
        for n, title in enumerate(TITLES, 1)
    ]
    codes = Codes()
    plain, people = spending_columns(), spending_columns(people=True)
    heads = {
        "total": ("“三公”经费合计",),
        "abroad": ("因公出国（境）费",),
        "vehicles": ("公务用车购置及运行维护费", "小计"),
        "purchase": ("公务用车购置及运行维护费", "公务用车购置费"),
        "running": ("公务用车购置及运行维护费", "公务用车运行维护费"),
        "reception": ("公务接待费",),
    }
    return [
        _summary(pen, frames[0]),
        unit_table(pen, "income", frames[1], _income_columns(), ("部门代码", "部门名称")),
        spending_table(pen, "expenditure", frames[2], codes, plain),
        _appropriations(pen, frames[3]),
        spending_table(pen, "appropriation", frames[4], codes, people, APPROPRIATED),
        economic_table(pen, frames[5], codes, BASIC_COLUMNS),
        spending_table(pen, "general", frames[6], codes, people, GENERAL),
        economic_table(pen, frames[7], codes, BASIC_COLUMNS),
        three_public_row(pen, frames[8], heads, (("", pen.case.now, ""),)),
        spending_table(pen, "fund", _noted(frames[9], NO_FUND), codes, plain, ("government_fund",)),
        spending_table(
            pen, "capital", _noted(frames[10], NO_CAPITAL), codes, plain, ("state_capital",)
        ),
        procurement_table(
            pen, _noted(frames[11], NO_PROCUREMENT), ("采购品目大类", "采购品目名称", "总计")
        ),
    ]


def _noted(frame: Frame, note: str) -> Frame:
    return replace(frame, empty_note=note)


def _income_columns() -> list[Measure]:
    names = (
        "一般公共预算",
        "政府性基金预算",
        "国有资本经营预算",
        "财政专户管理资金",
        "事业收入",
        "其他收入",
    )
    sources = (
        "general",
        "government_fund",
        "state_capital",
        "fiscal_account",
        "institution",
        "other",
    )
    columns = [
        Measure(("本年收入", name), sources=(source,))
        for name, source in zip(names, sources, strict=True)
    ]
    return [
        Measure(("合计",), adds=(1, 8)),
        Measure(("本年收入", "小计"), sources=sources, adds=tuple(range(2, 8))),
        *columns,
        Measure(("上年结转结余", "小计"), sources=("carried",)),
    ]


def _summary(pen: Pen, frame: Frame) -> Table:
    whole = [Measure(("预算数",))]
    left = income_lines(pen, numbered(INCOME))
    right = class_lines(pen, whole)
    left += [
        total_line(pen, "本年收入合计", left, whole),
        Line("上年结转结余"),
        total_line(pen, "收入总计", [], whole),
    ]
    right += [
        total_line(pen, "本年支出合计", right, whole),
        Line("年终结转结余"),
        total_line(pen, "支出总计", [], whole),
    ]
    for side in (left, right):
        pen.equal(side[-1].figures[0].id, side[-3].figures[0].id)
    pen.equal(left[-1].figures[0].id, right[-1].figures[0].id)
    level_sides(left, right, 3)
    return two_sided(pen, "summary", frame, left, right, (INCOME_HEADS, EXPENDITURE_HEADS))


INCOME_HEADS = (("收入", "项目"), ("收入", "预算数"))
EXPENDITURE_HEADS = (("支出", "项目"), ("支出", "预算数"))


def _appropriations(pen: Pen, frame: Frame) -> Table:
    whole = [Measure(("预算数",), sources=APPROPRIATED)]
    parts = [
        ("（一）一般公共预算拨款", ("general",)),
        ("（二）政府性基金预算拨款", ("government_fund",)),
        ("（三）国有资本经营预算拨款", ("state_capital",)),
    ]
    income = income_lines(pen, parts)
    spending = class_lines(pen, whole, pattern="（{n}）{name}")
    left = [
        total_line(pen, "一、本年收入", income, whole),
        *income,
        Line("二、上年结转"),
        total_line(pen, "收入总计", [], whole),
    ]
    right = [
        total_line(pen, "一、本年支出", spending, whole),
        *spending,
        Line("二、年终结转结余"),
        total_line(pen, "支出总计", [], whole),
    ]
    pen.equal(left[-1].figures[0].id, right[-1].figures[0].id)
    for side in (left, right):
        pen.equal(side[-1].figures[0].id, side[0].figures[0].id)
    level_sides(left, right, 1)
    return two_sided(
        pen, "appropriation_summary", frame, left, right, (INCOME_HEADS, EXPENDITURE_HEADS)
    )


def _prose(pen: Pen) -> list[Heading | Paragraph]:
    name, year = pen.case.body.name, pen.case.year
    everything, appropriated = spent(pen), spent(pen, sources=APPROPRIATED)
    general = spent(pen, sources=GENERAL)
    basic = spent(pen, "", ("personnel", "public"), GENERAL)
    income = [(label, spent(pen, sources=sources)) for label, sources in INCOME if sources]
    sections = (
        (
            "一、收支预算总体情况说明",
            [
                pen.paragraph(
                    stated(pen, f"{name}{year}年度收入、支出预算总计", everything, WORDING)
                )
            ],
        ),
        (
            "二、收入预算情况说明",
            [
                pen.paragraph(
                    shares(pen, f"{name}{year}年收入预算合计", everything, income, WORDING)
                )
            ],
        ),
        (
            "三、支出预算情况说明",
            [
                pen.paragraph(
                    shares(
                        pen,
                        f"{name}{year}年支出预算合计",
                        everything,
                        basic_and_project(pen),
                        WORDING,
                    )
                )
            ],
        ),
        (
            "四、财政拨款支出预算情况说明",
            [
                pen.paragraph(
                    stated(pen, f"{name}{year}年财政拨款预算支出", appropriated, WORDING)
                ),
                *(pen.paragraph(each) for each in functions(pen, APPROPRIATED, WORDING)),
            ],
        ),
        (
            "五、财政拨款基本支出预算情况说明",
            [
                pen.paragraph(
                    stated(
                        pen,
                        f"{name}{year}年度财政拨款基本支出预算",
                        basic,
                        WORDING,
                        compared=False,
                    )
                ),
                pen.paragraph(economic_list(pen, "（一）人员经费", True, WORDING)),
                pen.paragraph(economic_list(pen, "（二）公用经费", False, WORDING)),
            ],
        ),
        (
            "六、一般公共预算支出预算情况说明",
            [
                pen.paragraph(
                    stated(pen, f"{name}{year}年一般公共预算财政拨款支出预算", general, WORDING)
                )
            ],
        ),
        (
            "七、一般公共预算“三公”经费支出预算情况说明",
            passages.three_public(
                pen, WORDING, f"{name}{year}年度一般公共预算拨款安排的“三公”经费支出预算"
            ),
        ),
        ("八、政府性基金预算支出预算情况说明", passages.fund(pen, WORDING)),
        ("九、机关运行经费支出预算情况说明", [passages.running_costs(pen, WORDING)]),
        ("十、政府采购支出预算情况说明", [passages.procurement(pen, WORDING)]),
        ("十一、国有资产占用情况说明", [passages.assets(pen)]),
        ("十二、预算绩效目标设置情况说明", [passages.goals(pen, WORDING)]),
    )
    return list(passages.headed(pen, sections))
