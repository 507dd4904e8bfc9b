"""What the pictures of a disclosure's money are called, and what is said beneath their titles."""

from __future__ import annotations

from pipeline.values.text import closed_up
from pipeline.website.figures.figure import Figure
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.money.division import Obstacle

FLOW = {
    "budget": phrase("年初计划的钱，从哪来，到哪去"),
    "final": phrase("全年实际的钱，从哪来，到哪去"),
}
FLOW_DESCRIPTION = phrase(
    "左边是各项收入，右边是各项支出，带子的宽窄按金额画。哪一笔收入用在哪一笔支出上，表里没有说，所以先汇到中间。"
)

STRIPS = {
    "functions": {
        "budget": phrase("计划支出每 100 元里，花在各方面的有多少"),
        "final": phrase("实际支出每 100 元里，花在各方面的有多少"),
    },
    "kinds": {
        "budget": phrase("计划支出每 100 元里，日常开支和专门项目各多少"),
        "final": phrase("实际支出每 100 元里，日常开支和专门项目各多少"),
    },
    "basic": {
        "budget": phrase("计划的基本支出每 100 元里，人员经费和公用经费各多少"),
        "final": phrase("实际的基本支出每 100 元里，人员经费和公用经费各多少"),
    },
}
"""What is divided, and kind of disclosure → title of the strip."""

BARS = {
    "functions": phrase("花在各方面的支出"),
    "kinds": phrase("日常开支和专门项目"),
    "basic": phrase("人员经费和公用经费"),
}
"""The same where the parts are not proven to make the whole, and stand apart."""

PURPOSES = phrase("花钱最多的具体用途")

WHY_NO_FLOW = {
    Obstacle.NO_PARTS: phrase("只印了总数，没有印出分项，所以不画图。"),
    Obstacle.NEGATIVE: phrase("表里有负数，画成图会让人看错，所以不画图。"),
    Obstacle.MISMATCH: phrase(
        "表里各项加起来与印出的总数 {whole} 对不上，四舍五入也解释不了，所以不画图。"
    ),
}
WHY_APART = {
    Obstacle.NEGATIVE: phrase("表里有负数，所以不算每 100 元里占多少；负数没有条。"),
    Obstacle.MISMATCH: phrase(
        "表里各项加起来与印出的总数 {whole} 对不上，四舍五入也解释不了，所以各画各的条，不算占比。"
    ),
}
NO_TOTALS = phrase("表格里没有找到收入和支出的总数，所以不画图。")
NO_INCOME = phrase("表格里没有找到收入的总数，所以不画图。")
NO_SPENDING = phrase("表格里没有找到支出的总数，所以不画图。")


def unequal(income: Figure, spending: Figure) -> Phrase:
    """Why two sides that do not balance make no picture."""
    return phrase(
        "收入的总数 {income} 和支出的总数 {spending} 不相等，不能画成一幅图。",
        income=income,
        spending=spending,
    )


def of_whole(whole: Figure) -> Phrase:
    """What a strip is the whole of, and where that is printed."""
    if _is_general_public(whole):
        return phrase(
            "全长是《{table}》印出的{label} {whole}，只含一般公共预算。",
            table=whole.table,
            label=closed_up(whole.label),
            whole=whole,
        )
    return phrase(
        "全长是《{table}》印出的{label} {whole}。",
        table=whole.table,
        label=closed_up(whole.label),
        whole=whole,
    )


def of_purposes(largest: Figure, count: int, most: int) -> Phrase:
    """Which rows the bars of purposes are, and how many of them there are."""
    table = largest.table
    if count > most:
        rows = phrase(
            "《{table}》里金额大于 0 的最细功能科目（项）有 {count} 个，这里是最多的 {most} 个，全部在表里。",
            table=table,
            count=count,
            most=most,
        )
    else:
        rows = phrase(
            "《{table}》里金额大于 0 的最细功能科目（项），共 {count} 个。",
            table=table,
            count=count,
        )
    return phrase("{rows}只含一般公共预算。", rows=rows) if _is_general_public(largest) else rows


def _is_general_public(figure: Figure) -> bool:
    return figure.fund == "general_public"
