"""Economic classes that the text explains, 资本性支出（支出经济分类科目类级）: names of other years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.prose.passages import passages_of
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary import CodeList

_CHECK = "code.outdated"
_TERM = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{4,20}(?:（[\u4e00-\u9fff]{2,6}）)?)（支出经济分类(?:科目)?(?P<level>[类款])级）"
)
_LEVELS = {"类": 1, "款": 2}


def check_class_terms(subject: Subject) -> Iterator[Finding]:
    """Every term that says of which level of the economic classification it is, once."""
    codes, year = subject.vocabulary.classifications["economic"], subject.identity.fiscal_year
    seen: set[str] = set()
    for passage in passages_of(subject):
        for match in _TERM.finditer(passage.text) if "经济分类" in passage.text else ():
            name, level = match["name"], match["level"]
            now = _name_now(codes, name, _LEVELS[level], year)
            if now and name not in seen:
                seen.add(name)
                said = (
                    f"文中“{match[0]}”是其他年度的科目名称，{year} 年为“{now}”",
                    f"{name} is a name of other years; in {year} it is {now}",
                )
                yield remark(
                    subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
                    place=passage.place(match.start()),
                )  # fmt: skip


def _name_now(codes: CodeList, name: str, level: int, year: int) -> str:
    """What a name of other years was replaced by; "" where it is valid in the year, or nobody's."""
    called = [code for code in codes.named(name) if code.level == level]
    if not called or any(code.valid_in(year) for code in called):
        return ""
    return next((now for code in called for now in codes.names(code.code, year)), "")
