"""Items that the glossary explains as basic expenditure (行政运行（项）：反映行政单位的基本支出), against
their rows in the tables: none has expenditure on projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.text import bare

_CHECK = "claim.basic_item"
_EXPLAINED = (
    r"(?P<name>行政运行|事业运行)(?:（项）)?[：:](?:是?指|反映)[^。；]{0,60}?的?基本支出[。，；]"
)
_OPENING = r"运行(?:（项）)?[：:](?:是?指|反映)"
_ITEM_LEVEL = 3


def check_basic_items(subject: Subject) -> Iterator[Finding]:
    """One finding for each such name: the first row with expenditure on projects, or that there is none."""
    explained: dict[str, tuple[Passage, int]] = {}
    for passage in passages_with(subject, [_OPENING]):
        for found in re.finditer(_EXPLAINED, passage.text):
            explained.setdefault(found["name"], (passage, found.start()))
    for name, (passage, at) in explained.items():
        named = (amount for amount in subject.amounts if name in amount.row_label)
        rows = [amount for amount in named if bare(amount.row_label) == name]
        if rows:
            yield _held(subject, name, passage, at, rows)


def _held(subject: Subject, name: str, passage: Passage, at: int, rows: list[Amount]) -> Finding:
    of_projects = [
        amount
        for amount in rows
        if amount.measure.split(".")[0] == "project"
        and amount.level == _ITEM_LEVEL
        and amount.fiscal_year == subject.identity.fiscal_year
        and amount.amount
    ]
    place = passage.place(at)
    if not of_projects:
        said = (
            f"“{name}”解释为基本支出，表中没有项目支出",
            f"{name} is explained as basic expenditure, and has none on projects",
        )
        return remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said, place=place)
    first = of_projects[0]
    code = f"（{first.code}）" if first.code else ""
    said = (
        f"名词解释称“{name}”反映基本支出，《{first.table_title}》中“{name}”{code}有项目支出"
        f" {first.amount_text} {first.unit}",
        f"{name} is explained as basic expenditure; the table has {first.amount_text} on projects",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=first.table, row_no=first.row_no, code=first.code, place=place,
    )  # fmt: skip
