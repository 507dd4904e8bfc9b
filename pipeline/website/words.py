"""The words in which the pages say what the packages say in identifiers."""

from __future__ import annotations

from pipeline.website.phrases import phrase

KINDS = {"budget": phrase("预算"), "final": phrase("决算")}
"""Kind of disclosure, in a word; its full name is `Identity.kind_title`."""

PAGE = "第 {} 页"
PAGES = dict.fromkeys(("xlsx", "xls", "ods", "spreadsheetml"), "第 {} 张工作表") | {
    "mht": "第 {} 部分"
}
"""What the pages of a source are, by its format; `PAGE` for all others."""

SOURCE_FORMATS = {
    "txt": "文本",
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
    "html": "网页 HTML",
    "mht": "网页 MHT",
}
"""Format of a source → what people call it."""

OWN_PHASES = {"budget": "approved", "final": "executed"}
"""Kind of disclosure → the phase that it is about, whatever else it prints."""

STANDINGS = {
    "pass": ("通过", "两边一致，应有的都有"),
    "error": ("不符", "数字或内容有明显出入，四舍五入解释不了"),
    "warning": ("提醒", "形式、完整性或说明上的问题，要问一问"),
    "note": ("小提示", "标点、写法一类的小处，不影响数字"),
    "rounding": ("尾差", "相差在四舍五入可以解释的范围内"),
    "not_applicable": ("不适用", "这份材料里没有可比的两边"),
    "not_evaluated": ("未能判断", "应当核对，但没有找到要核对的数，或原件缺字、由推定补出"),
}
"""How a finding stands → word and meaning: its outcome, or how grave it is where a check failed.

What passed comes first: most of a disclosure is in order, and that is said before its faults."""

ANSWERS = {"accepted": "属实", "explained": "有说明", "corrected": "已更正"}
"""Status of an answer to a finding."""

CORRECTIONS = {"override": "更正为", "drop": "不应有此数", "flag": "存疑"}
"""What a correction does to a printed amount."""

MEASURES = {
    "total": "合计",
    "basic": "基本支出",
    "basic.personnel": "基本支出·人员经费",
    "basic.public": "基本支出·公用经费",
    "personnel": "人员经费",
    "public": "公用经费",
    "project": "项目支出",
    "operating": "经营支出",
    "remitted_up": "上缴上级支出",
    "subsidy_down": "对附属单位补助支出",
}
"""Measures of expenditure that the pages of codes set side by side, in the order of their columns."""

RESOURCES = {
    "disclosures": "每份材料一行",
    "tables": "每张表一行",
    "amounts": "每个印出来的数一行",
    "indicators": "每条绩效指标一行",
    "findings": "每项核对的结果一行",
    "sections": "每个标题下的文字一行",
    "claims": "文字里说到的每个数一行",
    "corrections": "每条更正一行",
    "answers": "对核对结果的每条答复一行",
}

FORMATS = {
    "csv": "CSV",
    "parquet": "Parquet",
    "xlsx": "XLSX",
    "txt": "文本",
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


def pages(source_format: str) -> str:
    """What a page of a source of that format is called, its number as {}."""
    return PAGES.get(source_format, PAGE)


def place(source_format: str, line: int | None, page: int | None) -> str:
    """Where something stands in a source, "" where that is unknown.

    >>> place("pdf", 12, 3), place("xls", 12, 2), place("txt", 12, None), place("pdf", None, 3)
    ('第 3 页第 12 行', '第 2 张工作表第 12 行', '第 12 行', '第 3 页')
    """
    page_said = pages(source_format).format(page) if page is not None else ""
    return page_said + (f"第 {line} 行" if line is not None else "")


def form_of_any_kind(form: str) -> str:
    """A form's name that budget and final account share.

    >>> form_of_any_kind("budget.income"), form_of_any_kind("assets")
    ('income', 'assets')
    """
    return form.removeprefix("budget.").removeprefix("final.")


def form_term(form: str) -> str:
    """The glossary's name for a form, "" for one that it does not explain.

    >>> form_term("budget.income"), form_term("assets"), form_term("")
    ('income', 'assets', '')
    """
    name = form_of_any_kind(form)
    return name if name in FORM_TERMS else ""
