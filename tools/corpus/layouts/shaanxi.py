"""部门 and 政府 economic codes in one row, 专项业务经费, percentages in brackets (陕西)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.account import APPROPRIATED, GENERAL
from tools.corpus.classification import name_of
from tools.corpus.document import Block, Column, Document, Figure, Heading, Paragraph, Row, Table
from tools.corpus.draw import Wishes
from tools.corpus.economic import BASIC_COLUMNS, economic_figure
from tools.corpus.forms import procurement_table, project_table
from tools.corpus.layouts.common import appropriation_income, summary
from tools.corpus.layouts.contents import with_contents
from tools.corpus.prose import Wording, functions, shares, spent, stated
from tools.corpus.tables import Codes, Frame, Measure, make_table, spending_table
from tools.corpus.three_public import three_public_row
from tools.corpus.writing import Pen, Style

NAME = "shaanxi"
KIND = "budget"
WISHES = Wishes(quantum=10_000, fund=False, other=False)
TABLES = Style("元", 2)
PROSE = Style("万元", 2, thousands=False)
WORDING = Wording(than="较上年", same="与上年持平", percent="bracket", space="", because="原因是")

INCOME = (
    ("一、部门预算一般公共预算拨款", ("general",)),
    ("二、政府性基金拨款", ("government_fund",)),
    ("三、国有资本经营预算收入", ("state_capital",)),
    ("四、其他收入", ("other",)),
)
ENDS = (("本年收入合计", "本年支出合计"), ("上年结转", "结转下年"), ("收入总计", "支出总计"))

GOVERNMENT = {
    "30101": "50101",
    "30102": "50101",
    "30103": "50101",
    "30107": "50199",
    "30108": "50102",
    "30109": "50102",
    "30110": "50102",
    "30112": "50102",
    "30113": "50103",
    "30199": "50199",
    "30212": "50207",
    "30213": "50209",
    "30215": "50202",
    "30216": "50203",
    "30217": "50206",
    "30231": "50208",
    "30299": "50299",
    "30302": "50905",
    "31002": "50306",
}
"""The governmental code beside a departmental one; office costs otherwise."""


def write(pen: Pen) -> Document:
    name, year = pen.case.body.name, pen.case.year
    blocks: list[Block] = [
        passages.part(pen, "第一部分 部门概况"),
        pen.heading(2, "一、部门主要职责及机构设置"),
        *passages.duties(pen),
        pen.heading(2, "二、部门预算单位构成"),
        passages.units(pen),
        pen.heading(2, "三、部门人员情况说明"),
        passages.staff(pen),
        passages.part(pen, "第二部分 收支情况"),
        *_prose(pen),
        passages.part(pen, "第四部分 公开报表"),
        *_tables(pen),
    ]
    return Document((name, f"{year}年部门综合预算"), with_contents(pen, blocks, tables=False))


def _tables(pen: Pen) -> list[Table]:
    case = pen.case
    name, year = case.body.name, case.year

    def frame(number: int, title: str, fund: str = "") -> Frame:
        captions = (f"部门名称：{name}", "单位：{unit}")
        note = f"注：本部门无{fund}，并已公开空表。" if fund else ""
        return Frame(f"表{number}", f"{year}年部门综合预算{title}", captions, empty_note=note)

    codes = Codes("one", ("功能科目编码",), ("功能科目名称",))
    columns = [
        Measure(("合计",), adds=(1, 2, 3)),
        Measure(("人员经费支出",), ("personnel",)),
        Measure(("公用经费支出",), ("public",)),
        Measure(("专项业务经费支出",), ("project",)),
    ]
    basic = [
        Measure(("合计",), ("personnel", "public"), adds=(1, 2)),
        Measure(("人员经费支出",), ("personnel",)),
        Measure(("公用经费支出",), ("public",)),
    ]
    income = [
        Measure(("合计",), adds=(1, 2, 3)),
        Measure(("一般公共预算拨款",), sources=("general",)),
        Measure(("政府性基金拨款",), sources=("government_fund",)),
        Measure(("其他收入",), sources=("other",)),
    ]
    three = {
        "total": ("合计",),
        "abroad": ("因公出国（境）费用",),
        "reception": ("公务接待费",),
        "vehicles": ("公务用车购置及运行维护费", "小计"),
        "purchase": ("公务用车购置及运行维护费", "公务用车购置费"),
        "running": ("公务用车购置及运行维护费", "公务用车运行维护费"),
    }
    years = ((f"{year - 1}年", case.before, ""), (f"{year}年", case.now, ""))
    return [
        summary(pen, "summary", frame(1, "收支总表"), INCOME, ends=ENDS),
        spending_table(pen, "income", frame(2, "收入总表"), codes, income),
        spending_table(pen, "expenditure", frame(3, "支出总表"), codes, columns),
        summary(
            pen,
            "appropriation_summary",
            frame(4, "财政拨款收支总表"),
            appropriation_income(
                "一、一般公共预算拨款", "二、政府性基金拨款", "三、国有资本经营预算收入"
            ),
            ends=ENDS,
            sources=APPROPRIATED,
        ),
        spending_table(
            pen,
            "general",
            frame(5, "一般公共预算支出明细表（按功能科目）"),
            codes,
            columns,
            GENERAL,
        ),
        spending_table(
            pen,
            "general_basic",
            frame(6, "一般公共预算基本支出明细表（按功能科目）"),
            codes,
            basic,
            GENERAL,
        ),
        _economic(pen, frame(7, "一般公共预算基本支出明细表（按经济分类科目）")),
        spending_table(
            pen,
            "fund",
            frame(8, "政府性基金收支表", "政府性基金预算收支"),
            codes,
            [Measure(("合计",))],
            ("government_fund",),
        ),
        spending_table(
            pen,
            "capital",
            frame(9, "国有资本经营预算收支表", "国有资本经营预算收支"),
            codes,
            [Measure(("合计",))],
            ("state_capital",),
        ),
        project_table(
            pen, frame(10, "专项业务经费支出表"), ("单位名称", "项目名称"), [Measure(("项目金额",))]
        ),
        procurement_table(
            pen, frame(11, "政府采购表", "政府采购预算"), ("采购项目", "采购目录", "预算金额")
        ),
        three_public_row(pen, frame(12, "一般公共预算拨款“三公”经费支出表"), three, years),
    ]


def _economic(pen: Pen, frame: Frame) -> Table:
    """Two codes a row: departmental, and the governmental one that it comes under."""
    account = pen.case.now
    heads = ("部门经济科目编码", "部门经济科目名称", "政府经济科目编码", "政府经济科目名称")
    columns = [
        *(Column((head,)) for head in heads),
        *(Column(m.path, m.path[-1]) for m in BASIC_COLUMNS),
    ]

    def figures(prefix: str) -> list[Figure]:
        made = [economic_figure(pen, prefix, m.parts, account) for m in BASIC_COLUMNS]
        pen.total(made[0].id, [made[1].id, made[2].id])
        return made

    cells = {p: figures(p) for p in sorted({c[:n] for c in account.economic for n in (3, 5)})}
    total = figures("")
    rows: list[Row] = [pen.row(["", "合计", "", "", *total], label="合计", kind="total")]
    for code, made in cells.items():
        name = name_of("economic", code, account.year)
        other = GOVERNMENT.get(code, "50201") if len(code) == 5 else ""
        named = name_of("government_economic", other, account.year) if other else ""
        rows.append(pen.row([code, name, other, named, *made], code=code, label=name))
    for place in range(len(BASIC_COLUMNS)):
        classes = [code for code in cells if len(code) == 3]
        pen.total(total[place].id, [cells[code][place].id for code in classes])
        for code in classes:
            below = [cells[c][place].id for c in cells if len(c) == 5 and c.startswith(code)]
            pen.total(cells[code][place].id, below)
    return make_table(pen, "basic", frame, columns, rows)


def _prose(pen: Pen) -> list[Heading | Paragraph]:
    year = pen.case.year
    everything = spent(pen)
    kinds = [
        ("人员经费支出", spent(pen, "", ("personnel",))),
        ("公用经费支出", spent(pen, "", ("public",))),
        ("专项业务经费支出", spent(pen, "", ("project",))),
    ]
    made = passages.headed(
        pen,
        (
            (
                f"四、{year}年部门预算收支说明",
                [
                    pen.paragraph(stated(pen, f"{year}年本部门预算收入", everything, WORDING)),
                    pen.paragraph(
                        shares(
                            pen,
                            f"{year}年本部门预算支出",
                            everything,
                            kinds,
                            WORDING,
                            percent=False,
                            separator="，",
                        )
                    ),
                    *(pen.paragraph(each) for each in functions(pen, GENERAL, WORDING, "")),
                ],
            ),
        ),
    )
    made.append(passages.part(pen, "第三部分 其他说明情况"))
    made += passages.headed(
        pen,
        (
            (
                "五、部门预算“三公”经费等情况说明",
                passages.three_public(pen, WORDING, f"{year}年本部门“三公”经费预算支出"),
            ),
            ("六、部门国有资产占有使用情况说明", [passages.assets(pen)]),
            ("七、部门政府采购情况说明", [passages.procurement(pen, WORDING)]),
            ("八、部门预算绩效目标说明", [passages.goals(pen, WORDING)]),
            ("九、机关运行经费安排说明", [passages.running_costs(pen, WORDING)]),
            ("十、专业名词解释", passages.terms(pen)),
        ),
    )
    return made
