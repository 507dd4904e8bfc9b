"""表一 …, totals on top, last year beside this year, prose by five short sections first (重庆)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.classification import numeral
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_table
from tools.corpus.forms import procurement_table
from tools.corpus.layouts.common import summary
from tools.corpus.prose import Wording, by_class, shares, spent, stated
from tools.corpus.summaries import used_classes
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import three_public_row
from tools.corpus.writing import Pen, Style

NAME = "chongqing"
KIND = "budget"
WISHES = Wishes(quantum=10_000)
TABLES = Style("万元", 2)
PROSE = Style("万元", 2, thousands=False)

INCOME = (
    ("一、一般公共预算资金", ("general",)),
    ("二、政府性基金预算资金", ("government_fund",)),
    ("三、国有资本经营预算资金", ("state_capital",)),
    ("四、财政专户管理资金", ("fiscal_account",)),
    ("五、事业收入资金", ("institution",)),
    ("六、其他收入资金", ("other",)),
)
KINDS = (
    ("一般公共预算拨款收入", ("general",)),
    ("政府性基金预算拨款收入", ("government_fund",)),
    ("国有资本经营预算拨款收入", ("state_capital",)),
    ("财政专户管理资金收入", ("fiscal_account",)),
    ("事业收入", ("institution",)),
    ("其他收入", ("other",)),
)


def _wording(year: int) -> Wording:
    return Wording(than=f"比{year - 1}年", same="与上年持平", percent="none")


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        pen.heading(2, "一、部门基本情况"),
        *passages.duties(pen),
        passages.units(pen),
        *_prose(pen),
        pen.heading(2, "六、专业性名词解释"),
        *passages.terms(pen),
        *_tables(pen),
    ]
    return Document((name, f"{year}年部门预算情况说明"), tuple(blocks))


def _tables(pen: Pen) -> list[Table]:
    case = pen.case
    name, year = case.body.name, case.year

    def frame(number: int, title: str, fund: str = "") -> Frame:
        captions = (f"单位名称：{name}", "单位：{unit}")
        note = f"（备注：本部门无{fund}，故此表无数据。）" if fund else ""
        return Frame(f"表{numeral(number)}", f"{year}年{title}", captions, empty_note=note)

    codes = Codes("one", ("功能分类科目", "科目编码"), ("功能分类科目", "科目名称"))
    economic = Codes("one", ("经济分类科目", "科目编码"), ("经济分类科目", "科目名称"))
    with_before = [
        Measure((f"{year - 1}年预算数",), before=True),
        Measure((f"{year}年预算数", "总计"), adds=(2, 3)),
        Measure((f"{year}年预算数", "基本支出"), ("personnel", "public")),
        Measure((f"{year}年预算数", "项目支出"), ("project",)),
    ]
    three = {
        "total": ("总计",),
        "abroad": ("因公出国（境）费用",),
        "vehicles": ("公务用车购置及运行维护费", "小计"),
        "purchase": ("公务用车购置及运行维护费", "公务用车购置费"),
        "running": ("公务用车购置及运行维护费", "公务用车运行维护费"),
        "reception": ("公务接待费",),
    }
    years = ((f"{year - 1}年预算数", case.before, ""), (f"{year}年预算数", case.now, ""))
    funds = [
        Measure(("合计",), sources=APPROPRIATED, adds=(1, 2, 3)),
        Measure(("一般公共预算财政拨款",), sources=GENERAL),
        Measure(("政府性基金预算财政拨款",), sources=("government_fund",)),
        Measure(("国有资本经营预算财政拨款",), sources=("state_capital",)),
    ]
    income = [
        Measure(("总计",), adds=tuple(range(1, len(KINDS) + 1))),
        *(Measure((label,), sources=sources) for label, sources in KINDS),
    ]
    return [
        summary(
            pen,
            "summary",
            frame(1, "部门收支总体情况表"),
            INCOME,
            ends=(("合计", "合计"),),
            codes=used_classes(case.now),
        ),
        spending_table(pen, "income", frame(2, "部门收入总体情况表"), codes, income),
        spending_table(
            pen,
            "expenditure",
            frame(3, "部门支出总体情况表"),
            codes,
            spending_columns(whole="总计"),
        ),
        summary(
            pen,
            "appropriation_summary",
            frame(4, "财政拨款收支总体情况表"),
            INCOME[:3],
            ends=(("收入总计", "支出总计"),),
            codes=used_classes(case.now, APPROPRIATED),
            measures=funds,
            heads=(
                (("收入", "项目"), ("收入", "预算数")),
                (("支出", "项目"), *(("支出", m.path[0]) for m in funds)),
            ),
            sources=APPROPRIATED,
        ),
        spending_table(
            pen, "general", frame(5, "一般公共预算财政拨款支出预算表"), codes, with_before, GENERAL
        ),
        economic_table(
            pen, frame(6, "一般公共预算财政拨款基本支出预算表"), economic, BASIC_COLUMNS
        ),
        three_public_row(pen, frame(7, "一般公共预算“三公”经费支出预算表"), three, years),
        spending_table(
            pen,
            "fund",
            frame(8, "政府性基金预算支出预算表", "政府性基金预算支出"),
            codes,
            spending_columns(),
            ("government_fund",),
        ),
        spending_table(
            pen,
            "capital",
            frame(9, "国有资本经营预算支出预算表", "国有资本经营预算支出"),
            codes,
            spending_columns(),
            ("state_capital",),
        ),
        procurement_table(
            pen, frame(10, "政府采购预算明细表", "政府采购预算"), ("采购类别", "品目名称", "总计")
        ),
    ]


def _prose(pen: Pen) -> list[Heading | Paragraph]:
    year = pen.case.year
    wording = _wording(year)
    everything, general = spent(pen), spent(pen, sources=GENERAL)
    kinds = [(label.split("、")[1], spent(pen, sources=sources)) for label, sources in INCOME]
    kinds = [(label, known) for label, known in kinds if known.now]
    basic = spent(pen, "", ("personnel", "public"), GENERAL)
    project = spent(pen, "", ("project",), GENERAL)
    appropriation = pen.paragraph(
        stated(pen, f"{year}年一般公共预算财政拨款支出", general, wording),
        stated(pen, "其中：基本支出", basic, wording),
        stated(pen, "项目支出", project, wording),
    )
    totals = [next(sentence.figures()).id for sentence in appropriation.sentences]
    pen.total(totals[0], totals[1:])
    return passages.headed(
        pen,
        (
            (
                "二、部门收支总体情况",
                [
                    pen.paragraph(
                        shares(
                            pen,
                            f"（一）收入预算：{year}年年初预算数",
                            everything,
                            kinds,
                            wording,
                            percent=False,
                            separator="，",
                        ),
                        stated(pen, "收入总计", everything, wording),
                    ),
                    pen.paragraph(
                        shares(
                            pen,
                            f"（二）支出预算：{year}年年初预算数",
                            everything,
                            by_class(pen),
                            wording,
                            percent=False,
                            separator="，",
                        )
                    ),
                ],
            ),
            ("三、财政拨款情况说明", [appropriation, *passages.fund(pen, wording)]),
            (
                "四、“三公”经费情况说明",
                passages.three_public(pen, wording, f"{year}年“三公”经费预算"),
            ),
            (
                "五、其他重要事项的情况说明",
                [
                    passages.running_costs(pen, wording),
                    passages.procurement(pen, wording),
                    passages.goals(pen, wording),
                    passages.assets(pen),
                ],
            ),
        ),
    )
