"""Terms of the forms that a glossary explains, against the rest of the disclosure."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "form.terms_used"
TABLE = """
        {title}

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出{more}
        213 → 农林水支出 → 100.00 → 60.00 → 40.00{rest}
        """
TERMS = ("财政拨款收入", "基本支出", "项目支出", "机关运行经费")


def disclosed(*terms: str, column: str = "", tables: int = 5, said: str = "") -> Understood:
    more, rest = (f" → {column}", " → 0.00") if column else ("", "")
    forms = "".join(
        TABLE.format(title=f"支出总表（{n}）", more=more, rest=rest) for n in range(tables)
    )
    glossary = "\n\n".join(
        f"{number}、{term}：指按规定安排的资金。"
        for number, term in zip("一二三四五六七", (*TERMS, *terms), strict=False)
    )
    return understood(f"{printed(forms)}\n一、说明\n\n{said}\n\n第四部分 名词解释\n\n{glossary}\n")


def test_a_term_of_the_forms_that_nothing_has_is_told() -> None:
    (finding,) = disclosed("对下级单位补助支出", "事业单位经营支出").of(CHECK, Outcome.FAIL)
    assert "“对下级单位补助支出、事业单位经营支出”" in finding.message


def test_a_class_that_the_classification_no_longer_has_is_told() -> None:
    term = "其他资本性支出（支出经济分类科目类级）"
    (finding,) = disclosed(term, column="资本性支出").of(CHECK, Outcome.FAIL)
    assert "其他资本性支出" in finding.message
    assert disclosed(term, column="其他资本性支出").of(CHECK, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("term", "column", "said"),
    [
        ("事业单位经营支出", "经营支出", ""),
        ("对附属单位补助支出", "对附属单位的补助支出", ""),
        ("用事业基金弥补收支差额", "", "没有用事业基金弥补收支差额。"),
        ("“三公”经费", "", ""),
        ("政府采购", "", ""),
    ],
)
def test_a_term_that_is_used_or_is_none_of_the_forms_is_not(
    term: str, column: str, said: str
) -> None:
    assert disclosed(term, column=column, said=said).outcomes(CHECK) == [Outcome.PASS]


def test_an_explanation_without_its_tables_is_not_judged() -> None:
    found = disclosed("对下级单位补助支出", tables=1)
    assert found.outcomes(CHECK) == [Outcome.NOT_APPLICABLE]
