"""The words in which the pages say what the packages say in identifiers."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.values.form_totals import form_of_any_kind
from pipeline.website.interface.phrases import Phrase, phrase

KINDS = {"budget": phrase("预算"), "final": phrase("决算")}
"""Kind of disclosure, in a word; its full name is `Identity.kind_title`."""

_PAGE = (phrase("第 {page} 页"), phrase("第 {page} 页第 {line} 行"))
_SHEET = (phrase("第 {page} 张工作表"), phrase("第 {page} 张工作表第 {line} 行"))
_PART = (phrase("第 {page} 部分"), phrase("第 {page} 部分第 {line} 行"))
_LINE = phrase("第 {line} 行")

PAGES = dict.fromkeys(("xlsx", "xls", "ods", "spreadsheetml"), _SHEET) | {"mht": _PART}
"""What the pages of a source are, by its format: alone, and with a line. `_PAGE` for all others."""

SOURCE_FORMATS: Mapping[str, Phrase | str] = {
    "txt": phrase("文本"),
    "pdf": "PDF",
    "docx": "Word DOCX",
    "doc": "Word DOC",
    "wordml": "Word 2003 XML",
    "rtf": "RTF",
    "odt": "ODT",
    "xlsx": "Excel XLSX",
    "xls": "Excel XLS",
    "spreadsheetml": "Excel 2003 XML",
    "ods": "ODS",
    "html": phrase("网页 HTML"),
    "mht": phrase("网页 MHT"),
}
"""Format of a source → what people call it."""

OWN_PHASES = {"budget": "approved", "final": "executed"}
"""Kind of disclosure → the phase that it is about, whatever else it prints."""

STANDINGS = {
    "pass": (phrase("通过"), phrase("两边一致，应有的都有")),
    "error": (phrase("不符"), phrase("数字或内容有明显出入，四舍五入解释不了")),
    "warning": (phrase("提醒"), phrase("形式、完整性或说明上的问题，要问一问")),
    "note": (phrase("小提示"), phrase("标点、写法一类的小处，不影响数字")),
    "rounding": (phrase("尾差"), phrase("相差在四舍五入可以解释的范围内")),
    "not_applicable": (phrase("不适用"), phrase("这份材料里没有可比的两边")),
    "not_evaluated": (
        phrase("未能判断"),
        phrase(
            "应当核对，但没有找到要核对的数，或原件缺字、由推定补出；或与另一条为同一差异或问题，由那一条说明"
        ),
    ),
}
"""How a finding stands → word and meaning: its outcome, or how grave it is where a check failed.

What passed comes first: most of a disclosure is in order, and that is said before its faults."""

TALLIED = {
    "pass": phrase("{count} 项通过"),
    "rounding": phrase("{count} 项只差在四舍五入"),
    "error": phrase("{count} 项不符"),
    "warning": phrase("{count} 项要问一问"),
    "note": phrase("{count} 项小提示"),
    "not_applicable": phrase("{count} 项不适用"),
    "not_evaluated": phrase("{count} 项未能判断"),
}
"""How many findings stand so, in the order of a sentence."""

_OF_TEXT = phrase("文字里写的是 {printed}，表里是 {expected}，相差 {difference}。")
_RECOMPUTED = phrase("文字里写的是 {printed}，按金额算是 {expected}，相差 {difference}。")
_TWICE = phrase("一处写 {printed}，另一处写 {expected}，相差 {difference}。")
CONTRADICTIONS = {
    "arithmetic.row_sum": phrase("印出 {printed}，各分项相加 {expected}，相差 {difference}。"),
    "arithmetic.found_sum": phrase(
        "印出 {printed}，同一行各分项相加 {expected}，相差 {difference}。"
    ),
    "arithmetic.found_rows": phrase("印出 {printed}，其下各行相加 {expected}，相差 {difference}。"),
    "arithmetic.change_column": phrase(
        "印出 {printed}，按两年的数算是 {expected}，相差 {difference}。"
    ),
    "arithmetic.subtotal": phrase("印出 {printed}，下级科目相加 {expected}，相差 {difference}。"),
    "arithmetic.total": phrase("印出 {printed}，各类相加 {expected}，相差 {difference}。"),
    "arithmetic.named_rows": phrase("印出 {printed}，所列各行相加 {expected}，相差 {difference}。"),
    "arithmetic.two_sides": phrase("一侧印出 {printed}，另一侧 {expected}，相差 {difference}。"),
    "cross_table.same_amount": phrase(
        "一张表印出 {printed}，另一张表 {expected}，相差 {difference}。"
    ),
    "cross_table.same_class": phrase(
        "一张表印出 {printed}，另一张表 {expected}，相差 {difference}。"
    ),
    "cross_table.same_row": phrase(
        "一张表印出 {printed}，另一张表 {expected}，相差 {difference}。"
    ),
    "between.last_year_column": phrase(
        "这份材料印出 {printed}，上年的材料 {expected}，相差 {difference}。"
    ),
    "between.opening_budget": phrase("决算印出 {printed}，预算 {expected}，相差 {difference}。"),
    "between.units_sum": phrase("部门印出 {printed}，各单位相加 {expected}，相差 {difference}。"),
    "claim.amount_as_in_table": _OF_TEXT,
    "claim.item_in_table": _OF_TEXT,
    "claim.purchases": _OF_TEXT,
    "claim.targets_cover": _OF_TEXT,
    "claim.of_one_fund": _OF_TEXT,
    "claim.personnel_as_classes": _OF_TEXT,
    "claim.assets": _OF_TEXT,
    "claim.share_recomputed": _RECOMPUTED,
    "claim.completion_recomputed": _RECOMPUTED,
    "claim.change_recomputed": _RECOMPUTED,
    "claim.stated_twice": _TWICE,
    "claim.sides_change_alike": _TWICE,
    "claim.unchanged_holds": phrase(
        "文字里写的是 {printed}，所比的数是 {expected}，相差 {difference}。"
    ),
    "performance.project_amount": _TWICE,
    "prose.stated_twice": _TWICE,
}
"""Check → the two figures that contradict each other, in words; `CONTRADICTION` for all others."""

CONTRADICTION = phrase("印出 {printed}，计算得 {expected}，相差 {difference}。")

ANSWERS = {
    "accepted": phrase("属实"),
    "explained": phrase("有说明"),
    "corrected": phrase("已更正"),
    "dismissed": phrase("核对有误"),
}
"""Status of an answer to a finding."""

CORRECTIONS = {
    "override": phrase("更正为"),
    "drop": phrase("不应有此数"),
    "flag": phrase("存疑"),
}
"""What a correction does to a printed amount."""

MEASURES = {
    "total": phrase("合计"),
    "basic": phrase("基本支出"),
    "basic.personnel": phrase("基本支出·人员经费"),
    "basic.public": phrase("基本支出·公用经费"),
    "personnel": phrase("人员经费"),
    "public": phrase("公用经费"),
    "project": phrase("项目支出"),
    "operating": phrase("经营支出"),
    "remitted_up": phrase("上缴上级支出"),
    "subsidy_down": phrase("对附属单位补助支出"),
}
"""Measures of expenditure that the pages of codes set side by side, in the order of their columns."""

RESOURCES = {
    "disclosures": phrase("每份材料一行"),
    "tables": phrase("每张表一行"),
    "amounts": phrase("每个印出来的数一行"),
    "indicators": phrase("每条绩效指标一行"),
    "headlines": phrase("概要和列表所用的每个数一行"),
    "findings": phrase("每项核对的结果一行"),
    "sections": phrase("每个标题下的文字一行"),
    "claims": phrase("文字里说到的每个数一行"),
    "corrections": phrase("每条更正一行"),
    "answers": phrase("对核对结果的每条答复一行"),
    "panel_headlines": phrase("每个主体、年度、主要数字一行，附可比口径"),
    "panel_headlines_wide": phrase("每个主体、年度一行，每个主要数字一列"),
    "panel_functions": phrase("每个主体、年度、功能科目一行，附可比口径"),
    "panel_functions_wide": phrase("每个主体、年度一行，每个功能科目一列"),
    "panel_indicators": phrase("每条绩效指标一行，附所属的地方和部门"),
    "panel_indicators_wide": phrase("每个项目一行，数各类指标的条数"),
}

FORMATS: Mapping[str, Phrase | str] = {
    "csv": "CSV",
    "parquet": "Parquet",
    "xlsx": "XLSX",
    "txt": phrase("文本"),
    "json": "JSON",
    "duckdb": "DuckDB",
    "sqlite": "SQLite",
}

FORM_TERMS = frozenset(
    {
        "income_expenditure",
        "income",
        "expenditure",
        "fiscal_appropriation",
        "general_public",
        "general_public_economic",
        "general_public_basic",
        "general_public_basic_functional",
        "general_public_project",
        "government_fund",
        "state_capital",
        "three_public",
        "three_public_general",
        "project",
        "carry_over",
        "economic",
        "procurement",
        "assets",
        "units",
        "contents",
        "staff",
        "performance_targets_project",
        "performance_targets_department",
        "self_evaluation_project",
        "self_evaluation_department",
        "self_evaluation_department_report",
        "department_evaluation",
    }
)
"""Forms, without budget. or final., that the glossary explains."""


def page(source_format: str, number: int | None) -> Phrase:
    """What a page of a source of that format is called; without a number, what it counts."""
    return Phrase(PAGES.get(source_format, _PAGE)[0].text, {"page": number})


def place(source_format: str, line: int | None, page: int | None) -> Phrase:
    """Where something stands in a source: a line, a page or both.

    >>> [place(*each).text for each in (("pdf", 12, 3), ("xls", 12, 2), ("txt", 12, None))]
    ['第 {page} 页第 {line} 行', '第 {page} 张工作表第 {line} 行', '第 {line} 行']
    """
    alone, with_line = PAGES.get(source_format, _PAGE)
    if page is None:
        return Phrase(_LINE.text, {"line": line})
    if line is None:
        return Phrase(alone.text, {"page": page})
    return Phrase(with_line.text, {"page": page, "line": line})


def form_term(form: str) -> str:
    """The glossary's name for a form, "" for one that it does not explain.

    >>> form_term("budget.income"), form_term("assets"), form_term("")
    ('income', 'assets', '')
    """
    name = form_of_any_kind(form)
    return name if name in FORM_TERMS else ""
