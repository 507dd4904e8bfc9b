"""Final account with the explanation by 项, completion and change, tables behind it (湖南 and others)."""

from __future__ import annotations

from tools.corpus import completion, passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.document import Block, Document, Heading, Paragraph
from tools.corpus.draw import Wishes
from tools.corpus.layouts import jiangxi
from tools.corpus.layouts.contents import with_contents
from tools.corpus.prose import (
    Wording,
    basic_and_project,
    by_class,
    economic_list,
    shares,
    spent,
    stated,
)
from tools.corpus.writing import Pen, Style

NAME = "hunan"
KIND = "final"
WISHES = Wishes(quantum=10_000)
TABLES = Style("万元", 2, thousands=False)
PROSE = Style("万元", 2, thousands=False)
WORDING = Wording(than="与上年相比", same="与上年持平", space="", because="主要是因为")


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        passages.part(pen, f"第一部分 {name}单位概况".replace("单位", "")),
        pen.heading(2, "一、部门职责"),
        *passages.duties(pen),
        pen.heading(2, "二、机构设置及决算单位构成"),
        passages.units(pen),
        passages.part(pen, "第二部分 部门决算情况说明"),
        *_prose(pen),
        passages.part(pen, "第三部分 名词解释"),
        *passages.terms(pen),
        passages.part(pen, "第四部分 部门决算表"),
        *jiangxi.account_tables(pen, jiangxi.TITLES),
    ]
    return Document((f"{year}年度", f"{name}部门决算"), with_contents(pen, blocks))


def _prose(pen: Pen) -> list[Heading | Paragraph]:
    year = pen.case.year
    everything, appropriated = spent(pen), spent(pen, sources=APPROPRIATED)
    general = spent(pen, sources=GENERAL)
    basic = spent(pen, "", ("personnel", "public"), GENERAL)
    return passages.headed(
        pen,
        (
            ("一、收入决算情况说明", completion.income(pen, WORDING)),
            (
                "二、支出决算情况说明",
                [
                    pen.paragraph(
                        shares(
                            pen,
                            f"{year}年度本年支出合计",
                            everything,
                            basic_and_project(pen),
                            WORDING,
                        )
                    )
                ],
            ),
            (
                "三、财政拨款支出决算情况说明",
                [
                    pen.paragraph(stated(pen, f"{year}年度财政拨款支出", appropriated, WORDING)),
                    pen.paragraph(
                        shares(
                            pen,
                            f"{year}年度财政拨款支出",
                            appropriated,
                            by_class(pen, APPROPRIATED),
                            WORDING,
                        )
                    ),
                ],
            ),
            (
                "四、一般公共预算财政拨款支出决算情况说明",
                [
                    pen.paragraph(
                        stated(pen, f"{year}年度一般公共预算财政拨款支出", general, WORDING)
                    ),
                    *completion.by_item(pen, GENERAL, WORDING),
                ],
            ),
            (
                "五、一般公共预算财政拨款基本支出决算情况说明",
                [
                    pen.paragraph(
                        stated(
                            pen,
                            f"{year}年度一般公共预算财政拨款基本支出",
                            basic,
                            WORDING,
                            compared=False,
                        )
                    ),
                    pen.paragraph(economic_list(pen, "人员经费", True, WORDING)),
                    pen.paragraph(economic_list(pen, "公用经费", False, WORDING)),
                ],
            ),
            ("六、财政拨款“三公”经费支出决算情况说明", completion.three_public(pen, WORDING)),
            ("七、政府性基金预算收入支出决算情况", passages.fund(pen, WORDING)),
            ("八、机关运行经费支出说明", [passages.running_costs(pen, WORDING)]),
            ("九、政府采购支出说明", [passages.procurement(pen, WORDING)]),
            ("十、国有资产占用情况说明", [passages.assets(pen)]),
            ("十一、预算绩效情况说明", completion.evaluated(pen, WORDING)),
        ),
    )
