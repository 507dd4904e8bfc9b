"""Prose first, each section with shares by class; tables with `** 1 2 3`, names without codes (浙江)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL, SOURCES
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_table
from tools.corpus.forms import project_table, unit_table
from tools.corpus.layouts.common import appropriation_income, summary
from tools.corpus.layouts.contents import with_contents
from tools.corpus.prose import (
    Wording,
    basic_and_project,
    by_class,
    economic_list,
    functions,
    shares,
    spent,
    stated,
)
from tools.corpus.summaries import used_classes
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import three_public_row
from tools.corpus.writing import Pen, Style

NAME = "zhejiang"
KIND = "budget"
WISHES = Wishes(quantum=10_000, units=3, carried=True)
TABLES = Style("万元", 2)
PROSE = Style("万元", 2)
WORDING = Wording(than="比上年预算数", same="与上年预算数持平", space="", digits=1)

NAMES = Codes("named", name=("功能分类科目名称",))
ECONOMIC = Codes("named", name=("部门预算支出经济分类科目名称",))
ENDS = (
    ("本年收入合计", "本年支出合计"),
    ("上年结转结余", "年终结转结余"),
    ("收入总计", "支出总计"),
)
INCOME = (
    ("一、一般公共预算收入", ("general",)),
    ("二、政府性基金预算收入", ("government_fund",)),
    ("三、国有资本经营预算收入", ("state_capital",)),
    ("四、事业收入", ("institution",)),
    ("五、其他收入", ("other",)),
)


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        passages.part(pen, "第一部分 部门概况"),
        pen.heading(2, "一、主要职能"),
        *passages.duties(pen),
        pen.heading(2, "二、部门预算单位构成"),
        passages.units(pen),
        passages.part(pen, f"第二部分 {year}年部门预算安排情况说明"),
        *_prose(pen),
        passages.part(pen, "第三部分 名词解释"),
        *passages.terms(pen),
        passages.part(pen, f"第四部分 {year}年部门预算表"),
        *_tables(pen),
    ]
    return Document((f"{name}{year}年部门预算",), with_contents(pen, blocks, tables=False))


def _tables(pen: Pen) -> list[Table]:
    case = pen.case
    name, year = case.body.name, case.year

    def frame(number: int, title: str, fund: str = "") -> Frame:
        note = f"备注：本部门没有{fund}拨款安排的支出，故本表无数据。" if fund else ""
        title = f"表{number}：{year}年部门{title}"
        return Frame("", title, (f"部门名称：{name}", "单位：{unit}"), "**", empty_note=note)

    staffed = [
        Measure(("总计",), adds=(1, 2, 3)),
        Measure(("基本支出", "人员支出"), ("personnel",)),
        Measure(("基本支出", "日常公用支出"), ("public",)),
        Measure(("项目支出",), ("project",)),
    ]
    general = [
        Measure(("总计",), sources=GENERAL, adds=(1, 4)),
        Measure(("基本支出", "小计"), ("personnel", "public"), GENERAL, adds=(2, 3)),
        Measure(("基本支出", "人员支出"), ("personnel",), GENERAL),
        Measure(("基本支出", "日常公用支出"), ("public",), GENERAL),
        Measure(("项目支出",), ("project",), GENERAL),
    ]
    three = {
        "total": ("“三公”经费合计",),
        "abroad": ("因公出国（境）费用",),
        "vehicles": ("公务用车购置及运行维护费", "小计"),
        "purchase": ("公务用车购置及运行维护费", "公务用车购置费"),
        "running": ("公务用车购置及运行维护费", "公务用车运行维护费"),
        "reception": ("公务接待费",),
    }
    plain = _plain(frame(7, "一般公共预算“三公”经费支出预算表"))
    own_classes = used_classes(case.now)
    project = [
        Measure(("总计",), adds=(1, 2, 3)),
        Measure(("财政拨款", "一般公共预算"), sources=GENERAL),
        Measure(("财政拨款", "政府性基金"), sources=("government_fund",)),
        Measure(("单位资金",), sources=("institution", "other")),
    ]
    return [
        summary(
            pen, "summary", _plain(frame(1, "收支预算总表")), INCOME, ends=ENDS, codes=own_classes
        ),
        unit_table(pen, "income", frame(2, "收入预算总表"), _income(), ("单位名称",)),
        spending_table(pen, "expenditure", frame(3, "支出预算总表"), NAMES, staffed),
        summary(
            pen,
            "appropriation_summary",
            _plain(frame(4, "财政拨款收支预算总表")),
            appropriation_income("一、一般公共预算", "二、政府性基金预算", "三、国有资本经营预算"),
            ends=ENDS,
            codes=used_classes(case.now, APPROPRIATED),
            sources=APPROPRIATED,
        ),
        spending_table(pen, "general", frame(5, "一般公共预算支出预算表"), NAMES, general, GENERAL),
        economic_table(pen, frame(6, "一般公共预算基本支出预算表"), ECONOMIC, BASIC_COLUMNS),
        three_public_row(pen, plain, three, (("", case.now, ""),)),
        spending_table(
            pen,
            "fund",
            frame(8, "政府性基金预算支出预算表", "政府性基金预算"),
            NAMES,
            spending_columns(whole="总计"),
            ("government_fund",),
        ),
        spending_table(
            pen,
            "capital",
            frame(9, "国有资本经营预算支出预算表", "国有资本经营预算"),
            NAMES,
            [Measure(("项目支出",), ("project",))],
            ("state_capital",),
        ),
        project_table(pen, frame(10, "项目支出预算表"), ("单位名称", "项目名称"), project),
    ]


def _plain(frame: Frame) -> Frame:
    """Without the row of column numbers."""
    return Frame(frame.number, frame.title, frame.captions)


def _income() -> list[Measure]:
    sources = tuple(source for source in SOURCES if source != "carried")
    names = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "事业收入", "其他收入")
    kinds = ("general", "government_fund", "state_capital", "institution", "other")
    return [
        Measure(("总计",), adds=(1, 7)),
        Measure(("本年收入", "小计"), sources=sources, adds=(2, 3, 4, 5, 6)),
        *(Measure(("本年收入", n), sources=(k,)) for n, k in zip(names, kinds, strict=True)),
        Measure(("上年结转结余", "小计"), sources=("carried",), adds=(8,)),
        Measure(("上年结转结余", "一般公共预算"), sources=("carried",)),
    ]


def _prose(pen: Pen) -> list[Heading | Paragraph]:
    year = pen.case.year
    everything, general = spent(pen), spent(pen, sources=GENERAL)
    income = [
        ("一般公共预算收入", spent(pen, sources=("general",))),
        ("政府性基金预算收入", spent(pen, sources=("government_fund",))),
        ("事业收入", spent(pen, sources=("institution",))),
        ("其他收入", spent(pen, sources=("other",))),
        ("上年结转结余", spent(pen, sources=("carried",))),
    ]
    income = [(label, known) for label, known in income if known.now]
    basic = spent(pen, "", ("personnel", "public"), GENERAL)
    return passages.headed(
        pen,
        (
            (
                "一、部门收支预算总体情况",
                [pen.paragraph(stated(pen, f"{year}年本部门收支总预算", everything, WORDING))],
            ),
            (
                "二、部门收入预算情况",
                [
                    pen.paragraph(
                        shares(pen, f"本部门{year}年收入预算", everything, income, WORDING)
                    )
                ],
            ),
            (
                "三、部门支出预算情况",
                [
                    pen.paragraph(
                        shares(
                            pen,
                            f"本部门{year}年支出预算",
                            everything,
                            basic_and_project(pen),
                            WORDING,
                        )
                    )
                ],
            ),
            (
                "四、一般公共预算当年拨款情况",
                [
                    pen.paragraph(stated(pen, f"1.{year}年一般公共预算当年拨款", general, WORDING)),
                    pen.paragraph(
                        shares(
                            pen,
                            f"2.{year}年一般公共预算当年拨款",
                            general,
                            by_class(pen, GENERAL),
                            WORDING,
                        )
                    ),
                    pen.paragraph("3.一般公共预算当年拨款具体使用情况。"),
                    *(pen.paragraph(each) for each in functions(pen, GENERAL, WORDING, "")),
                ],
            ),
            (
                "五、一般公共预算基本支出情况",
                [
                    pen.paragraph(
                        stated(pen, f"{year}年一般公共预算基本支出", basic, WORDING, compared=False)
                    ),
                    pen.paragraph(economic_list(pen, "人员支出", True, WORDING)),
                    pen.paragraph(economic_list(pen, "日常公用支出", False, WORDING)),
                ],
            ),
            (
                "六、一般公共预算“三公”经费预算情况",
                passages.three_public(pen, WORDING, f"{year}年“三公”经费预算数"),
            ),
            ("七、政府性基金预算支出情况", passages.fund(pen, WORDING)),
            ("八、国有资本经营预算支出情况", [passages.no_fund(pen, "国有资本经营预算")]),
            ("九、机关运行经费", [passages.running_costs(pen, WORDING)]),
            ("十、政府采购情况", [passages.procurement(pen, WORDING)]),
            ("十一、国有资产占有使用情况", [passages.assets(pen)]),
            ("十二、预算绩效情况", [passages.goals(pen, WORDING)]),
        ),
    )
