"""The words in which the pages say what the packages say in identifiers."""

from __future__ import annotations

KINDS = {"budget": "预算", "final": "决算"}
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

OUTCOMES = {
    "pass": "通过",
    "fail": "不通过",
    "rounding": "尾差",
    "not_applicable": "不适用",
    "not_evaluated": "未能判断",
}

OUTCOME_MEANINGS = {
    "pass": "两边一致",
    "fail": "两边不一致，四舍五入解释不了；或缺少应有的内容",
    "rounding": "相差在四舍五入可以解释的范围内",
    "not_applicable": "这份材料里没有可比的两边",
    "not_evaluated": "应当核对，但没有找到要核对的数，或原件缺字、由推定补出",
}

SEVERITIES = {"error": "数字不符", "warning": "提醒", "note": "备注"}

CHECKS = {
    "arithmetic.row_sum": "同一行：合计等于各分项之和",
    "arithmetic.subtotal": "上级科目等于下级科目之和",
    "arithmetic.total": "合计行等于各类之和",
    "arithmetic.named_rows": "总计等于所列各行之和",
    "arithmetic.two_sides": "收入一侧等于支出一侧",
    "cross_table.same_amount": "同一个数在几张表里一致",
    "form.statutory_table": "应公开的表都公开了",
    "form.empty_table_note": "空表附有说明",
    "form.heading_bound": "每一列都找到了列名",
    "form.heading_moved": "列名印在它所指的列上",
    "form.heading_inferred": "列名在原件中齐全",
    "form.label_inferred": "行名在原件中齐全",
    "form.number_read": "印出的数都能读出",
    "form.file_whole": "文件完整，没有在半截断掉",
    "form.member_unread": "压缩包里的文件都读到了",
    "form.attachment": "内容都在网页上，不在它链接的文件里",
    "form.embedded_object": "没有嵌入别的文件",
    "form.picture": "没有以图片代替文字",
    "form.hidden_content": "没有隐藏的内容",
    "form.tracked_changes": "没有未定稿的修订",
    "form.formula_without_value": "公式都带着算出的数",
    "form.error_value": "单元格里没有错误值",
    "form.read_by_ocr": "文字直接读出，不靠图像识别",
    "form.scanned_page": "每一页都有文字可读",
    "form.font_map": "字体注明了每个字是什么",
    "form.cut_text": "文字没有被页边或单元格截去",
    "form.slanted_text": "没有斜排的文字",
    "form.unit_stated": "金额注明了单位",
    "form.unit_plausible": "元和万元没有混用",
    "form.empty_with_summary": "空表和总表说法一致",
    "form.contents_page": "目录和正文一致",
    "form.numbers_skipped": "编号没有跳过或重复",
    "form.repeated_section": "同一段文字没有印两遍",
    "form.table_repeated": "同一张表没有印两遍",
    "form.placeholder": "没有忘记填写的占位符",
    "form.punctuation": "标点和括号成对、没有重复",
    "form.year": "文中的年份是这一年的",
    "form.department_or_unit": "部门和单位没有写混",
    "form.corrections": "旁注里的更正已经采用",
    "form.answers": "旁注里的答复都有对应的核对结果",
    "code.known": "科目编码在清单之内",
    "code.misprint": "科目编码没有印错",
    "code.name": "科目编码和名称相符",
    "code.outdated": "科目名称是当年用的",
    "code.level": "下级科目之上印有上级科目",
    "between.last_year_column": "上年数和上一年的材料一致",
    "between.opening_budget": "年初预算数和公开的预算一致",
    "between.units_sum": "部门的数等于各单位之和",
}
"""Check → what it tests; a check that is not here shows its own identifier."""

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


def check(identifier: str) -> str:
    """What a check tests."""
    return CHECKS.get(identifier, identifier)


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
