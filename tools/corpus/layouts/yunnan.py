"""Final account with tables only, carried money in 公开05表, self-evaluations (云南)."""

from __future__ import annotations

from tools.corpus import passages
from tools.corpus.assets import columns_table, in_words
from tools.corpus.carried import carried_table
from tools.corpus.document import Block, Document
from tools.corpus.draw import Wishes
from tools.corpus.forms import procurement_table
from tools.corpus.layouts import jiangxi
from tools.corpus.performance import self_evaluation_table
from tools.corpus.tables import Codes, Frame
from tools.corpus.writing import Pen, Style

NAME = "yunnan"
KIND = "final"
WISHES = Wishes(quantum=10_000)
TABLES = Style("元", 2)
PROSE = Style("万元", 2)

TITLES = (
    "收入支出决算表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算表",
    "一般公共预算财政拨款收入支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "财政拨款“三公”经费支出决算表",
)


def write(pen: Pen) -> Document:
    case = pen.case
    name = case.body.name
    tables = jiangxi.account_tables(pen, TITLES)
    frame = Frame("公开05表", TITLES[4], (f"部门：{name}", "金额单位：{unit}"), "栏次")
    codes = Codes("one", ("支出功能分类科目编码",), ("项目",))
    heads = ("年初结转和结余", "本年收入", "本年支出", "年末结转和结余")
    tables[4] = carried_table(pen, frame, codes, heads)
    blocks: list[Block] = [
        passages.part(pen, "第一部分 部门概况"),
        *passages.duties(pen),
        passages.staff(pen),
        passages.part(pen, f"第二部分 {case.year}年度部门决算表"),
        *tables,
    ]
    procured = Frame(
        "公开10表",
        "政府采购情况表",
        (f"部门：{name}", "金额单位：{unit}"),
        empty_note="注：本部门无政府采购支出，故本表为空。",
    )
    blocks.append(procurement_table(pen, procured, ("采购类别", "品目", "金额")))
    captions = (f"部门：{name}", "金额单位：{unit}")
    blocks.append(columns_table(pen, Frame("公开11表", "国有资产使用情况表", captions, "栏次")))
    blocks += [passages.part(pen, "第三部分 国有资产占用情况"), in_words(pen)]
    blocks.append(passages.part(pen, f"{case.year}年度项目支出绩效自评情况"))
    for project in case.now.projects[:3]:
        blocks.append(self_evaluation_table(pen, project, "项目支出绩效自评表"))
    return Document((f"{name}{case.year}年度部门决算公开表",), tuple(blocks))
