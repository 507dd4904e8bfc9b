"""Tables in 元, codes repeated in 类 款 项, the total last; 三公 and prose in 万元 (上海)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, BASIC, GENERAL, PARTS
from tools.corpus.classification import name_of
from tools.corpus.document import Block, Document, Heading, Paragraph, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_table
from tools.corpus.layouts.common import appropriation_income, summary
from tools.corpus.prose import Wording, shares, spent, stated
from tools.corpus.summaries import used_classes
from tools.corpus.tables import Codes, Frame, Measure, spending_table
from tools.corpus.tables import basic_and_project as spending_columns
from tools.corpus.three_public import three_public_row
from tools.corpus.writing import Pen, Style

NAME = "shanghai"
KIND = "budget"
WISHES = Wishes(quantum=10_000)
TABLES = Style("元", 0)
PROSE = Style("万元", 2)

CODES = Codes("repeated", ("功能分类科目编码",), ("功能分类科目名称",))
ECONOMIC = Codes("repeated", ("经济分类科目编码",), ("部门经济分类科目名称",))
WAN = Style("万元", 2)
INCOME = (
    ("一、财政拨款收入", APPROPRIATED),
    ("二、事业收入", ("institution",)),
    ("三、事业单位经营收入", ()),
    ("四、其他收入", ("other",)),
)


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        pen.heading(2, "主要职能"),
        *passages.duties(pen),
        pen.heading(2, "机构设置"),
        passages.units(pen),
        pen.heading(2, "名词解释"),
        *passages.terms(pen),
        pen.heading(2, f"{year}年部门预算编制说明"),
        *_prose(pen),
        *_tables(pen),
        pen.heading(2, "其他相关情况说明"),
        *_others(pen),
    ]
    return Document((f"{name}{year}年部门预算",), tuple(blocks))


def _tables(pen: Pen) -> list[Table]:
    case = pen.case
    name, year = case.body.name, case.year

    def frame(title: str, fund: str = "") -> Frame:
        captions = (f"编制部门：{name}", "单位：{unit}")
        note = f"注：本部门{year}年无{fund}，故此表为空表。" if fund else ""
        return Frame("", f"{year}年部门{title}", captions, total_last=True, empty_note=note)

    staffed = [
        Measure(("合计",), adds=(1, 2, 3)),
        Measure(("基本支出", "人员经费"), ("personnel",)),
        Measure(("基本支出", "公用经费"), ("public",)),
        Measure(("项目支出",), ("project",)),
    ]
    funds = [
        Measure(("合计",), sources=APPROPRIATED, adds=(1, 2, 3)),
        Measure(("一般公共预算",), sources=GENERAL),
        Measure(("政府性基金预算",), sources=("government_fund",)),
        Measure(("国有资本经营预算",), sources=("state_capital",)),
    ]
    income = [
        Measure(("收入预算", "合计"), adds=(1, 2, 3)),
        Measure(("收入预算", "财政拨款收入"), sources=APPROPRIATED),
        Measure(("收入预算", "事业收入"), sources=("institution",)),
        Measure(("收入预算", "其他收入"), sources=("other",)),
    ]
    three = {
        "total": ("“三公”经费预算数", "合计"),
        "abroad": ("“三公”经费预算数", "因公出国(境)费"),
        "reception": ("“三公”经费预算数", "公务接待费"),
        "vehicles": ("“三公”经费预算数", "公务用车购置及运行费", "小计"),
        "purchase": ("“三公”经费预算数", "公务用车购置及运行费", "购置费"),
        "running": ("“三公”经费预算数", "公务用车购置及运行费", "运行费"),
    }

    def heads(columns: list[Measure]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        left: list[tuple[str, ...]] = [("本年收入", "项目"), ("本年收入", "预算数")]
        right: list[tuple[str, ...]] = [("本年支出", "项目")]
        return left, right + [("本年支出", *measure.path) for measure in columns]

    total = (("收入总计", "支出总计"),)
    return [
        summary(
            pen,
            "summary",
            frame("财务收支预算总表"),
            INCOME,
            ends=total,
            codes=used_classes(case.now),
            measures=staffed,
            heads=heads(staffed),
        ),
        spending_table(pen, "income", frame("收入预算总表"), CODES, income),
        spending_table(pen, "expenditure", frame("支出预算总表"), CODES, spending_columns()),
        summary(
            pen,
            "appropriation_summary",
            frame("财政拨款收支预算总表"),
            appropriation_income("一、一般公共预算资金", "二、政府性基金", "三、国有资本经营预算"),
            ends=total,
            codes=used_classes(case.now, APPROPRIATED),
            measures=funds,
            heads=heads(funds),
            sources=APPROPRIATED,
        ),
        spending_table(
            pen,
            "general",
            frame("一般公共预算支出功能分类预算表"),
            CODES,
            spending_columns(),
            GENERAL,
        ),
        spending_table(
            pen,
            "fund",
            frame("政府性基金预算支出功能分类预算表", "政府性基金预算"),
            CODES,
            spending_columns(),
            ("government_fund",),
        ),
        spending_table(
            pen,
            "capital",
            frame("国有资本经营预算支出功能分类预算表", "国有资本经营预算"),
            CODES,
            spending_columns(),
            ("state_capital",),
        ),
        economic_table(
            pen, frame("一般公共预算基本支出部门预算经济分类预算表"), ECONOMIC, BASIC_COLUMNS
        ),
        three_public_row(pen, frame("“三公”经费预算表"), three, (("", case.now, ""),), WAN),
    ]


def _wording(year: int) -> Wording:
    return Wording(
        than=f"比{year - 1}年预算", same=f"与{year - 1}年预算持平", percent="none", space=""
    )


def _prose(pen: Pen) -> list[Paragraph]:
    name, year = pen.case.body.name, pen.case.year
    wording = _wording(year)
    appropriated = spent(pen, sources=APPROPRIATED)
    kinds = [
        ("财政拨款收入", appropriated),
        ("事业收入", spent(pen, sources=("institution",))),
        ("其他收入", spent(pen, sources=("other",))),
    ]
    made = [
        pen.paragraph(
            shares(pen, f"{year}年，{name}收入预算", spent(pen), kinds, wording, percent=False)
        ),
        pen.paragraph(
            stated(pen, f"{year}年财政拨款支出预算", appropriated, wording),
        ),
        pen.paragraph("财政拨款支出主要内容如下："),
    ]
    for number, code in enumerate(used_classes(pen.case.now, APPROPRIATED), 1):
        known = spent(pen, code, PARTS, APPROPRIATED)
        label = f"{number}.“{name_of('functional', code, year)}”科目"
        made.append(pen.paragraph(stated(pen, label, known, wording, compared=False)))
    basic = spent(pen, "", BASIC, GENERAL)
    made.append(pen.paragraph(stated(pen, "一般公共预算基本支出", basic, wording, compared=False)))
    return made


def _others(pen: Pen) -> list[Heading | Paragraph]:
    wording = _wording(pen.case.year)
    return passages.headed(
        pen,
        (
            (
                f"一、{pen.case.year}年“三公”经费预算情况说明",
                passages.three_public(pen, wording, f"{pen.case.year}年“三公”经费预算数"),
            ),
            ("二、机关运行经费预算", [passages.running_costs(pen, wording)]),
            ("三、政府采购预算情况", [passages.procurement(pen, wording)]),
            ("四、绩效目标设置情况", [passages.goals(pen, wording)]),
            ("五、国有资产占有使用情况", [passages.assets(pen)]),
        ),
    )
