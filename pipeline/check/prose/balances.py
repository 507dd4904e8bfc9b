"""Balances that one sentence rolls forward → Findings.

Met: 2022 年末结转和结余 45 万元，2023 年初结转和结余 50 万元; 年初 50 万元，收入 100 万元，支出 120 万元，
年末 35 万元. Nothing is said where the paragraph tells what was corrected, distributed or used,
nor of a year in which a table does (结余分配).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.intervals import Interval, stated_by, sum_of
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, noted, plain
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "prose.change_recomputed"
_BETWEEN = re.compile("使用非财政拨款|弥补收支|结余分配|结余.{0,4}分配|交纳|专用基金")
"""Rows of a summary by which what is left differs from income less spending."""
_NAME = r"[^，。；：\d]{0,10}?结转(?:和)?结余(?:资金)?(?:为)?"
_OVER_YEARS = re.compile(
    rf"(?P<y1>20\d{{2}})年末(?P<n1>{_NAME})(?P<a>{NUMBER})万元，"
    rf"(?P<y2>20\d{{2}})年初(?P<n2>{_NAME})(?P<b>{NUMBER})万元"
)
_ROLLED = re.compile(
    rf"年初(?P<n1>{_NAME})(?P<a>{NUMBER})万元，(?:加)?本年收入(?:合计)?(?:为)?(?P<b>{NUMBER})万元，"
    rf"(?:减)?本年支出(?:合计)?(?:为)?(?P<c>{NUMBER})万元，年末(?P<n2>{_NAME})(?P<d>{NUMBER})万元"
)
_ASKED = (r"末(?=[^，。；：\d]{0,10}结转和?结余[^，。；：\d]{0,3}\d)",)
_CORRECTED = re.compile(
    "更正|追溯|差错|差[异额]|变动|调[整增减]|收回|[上收]缴|[缴交]回|上交|[缴交]纳|归集|剔除|口径|结余分配|使用|弥补|提取|"
    r"划[转出入拨]|转[入出]|专用|合并|改革|撤销|\d[户家个]"
)


def check_balances(subject: Subject) -> Iterator[Finding]:
    """Every paragraph that states what was left at the end of a year."""
    for passage in passages_with(subject, _ASKED):
        if not _CORRECTED.search(passage.text):
            yield from _over_years(subject, passage)
            if not any(a.amount and _BETWEEN.search(a.row_label) for a in subject.amounts):
                yield from _rolled(subject, passage)


def _over_years(subject: Subject, passage: Passage) -> Iterator[Finding]:
    for match in _OVER_YEARS.finditer(passage.text):
        closed, opened = stated_by(match["a"]), stated_by(match["b"])
        follows = int(match["y2"]) == int(match["y1"]) + 1 and match["n1"] == match["n2"]
        if follows and closed and opened and not closed.may_be(opened):
            why = ("上年末与本年初的数不同", "what was left is not what the next year opened with")
            yield _finding(subject, passage, match, why)


def _rolled(subject: Subject, passage: Passage) -> Iterator[Finding]:
    for match in _ROLLED.finditer(passage.text):
        opened, received, spent, left = (stated_by(match[name]) for name in "abcd")
        is_of_fund = "财政拨款" in match["n1"] and "其中" in passage.text[match.end() :]
        if match["n1"] != match["n2"] or is_of_fund or not (opened and received and spent and left):
            continue  # one of them of one fund, or of projects alone
        rest = sum_of((opened, received, Interval(-spent.value, spent.half)))
        if not rest.may_be(left):
            shown = plain(rest.value)
            why = (f"年初加收入减支出为 {shown} 万元", f"the rest is {shown}")
            yield _finding(subject, passage, match, why)


def _finding(
    subject: Subject, passage: Passage, match: re.Match[str], why: tuple[str, str]
) -> Finding:
    said = Said(f"“{match[0]}”：{why[0]}", f"{match[0]}: {why[1]}", passage.place(match.start()))
    return noted(subject, _CHECK, Outcome.FAIL, said, Severity.NOTE)
