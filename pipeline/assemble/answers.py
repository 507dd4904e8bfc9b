"""Findings + the sidecar's answers → `Answer`s, and findings where an answer has nothing to answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.corrections import Answer, Correction, CorrectionOutcome
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.sidecar import StatedAnswer

BETWEEN = "between."
"""Checks between disclosures: the catalogue makes them, and holds their answers against them."""


def match_answers(
    disclosure: str, findings: Sequence[Finding], stated: Iterable[StatedAnswer]
) -> tuple[Answer, ...]:
    """Every answer of the sidecar, with how many findings it answers."""
    checks = {each.id: each.check for each in findings}
    return tuple(_counted(_answer(disclosure, each, checks), findings) for each in stated)


def answer_corrected(
    disclosure: str,
    printed: Sequence[Finding],
    corrected: Sequence[Finding],
    corrections: Sequence[Correction],
) -> tuple[Answer, ...]:
    """An answer to every finding of the printed amounts that the corrected amounts no longer give."""
    left = Counter(map(_what, filter(_failed, corrected)))
    mended: dict[tuple[object, ...], list[Finding]] = {}
    for finding in filter(_failed, printed):
        if left[_what(finding)]:
            left[_what(finding)] -= 1
        else:
            mended.setdefault(_where(finding), []).append(finding)
    reason = "；".join(
        f"第 {each.correction_no} 条更正：{each.reason}"
        for each in corrections
        if each.outcome is CorrectionOutcome.APPLIED and each.action != "flag"
    )
    return tuple(
        Answer(
            disclosure=disclosure,
            check=found[0].check,
            finding="",
            table=found[0].table,
            row_no=found[0].row_no,
            code=found[0].code,
            source_line=found[0].source_line,
            status="corrected",
            reason=reason,
            findings=len(found),
        )
        for found in mended.values()
    )


def without_findings(answers: Iterable[Answer]) -> Iterator[Finding]:
    """A finding for every answer that nothing is left to answer."""
    for answer in answers:
        if answer.findings == 0:
            yield stale_answer(answer)


def stale_answer(answer: Answer) -> Finding:
    """What is said of an answer whose finding is gone."""
    place = " ".join(
        filter(
            None,
            (
                answer.table,
                f"第 {answer.row_no} 行" if answer.row_no else "",
                answer.code,
                f"原文第 {answer.source_line} 行" if answer.source_line else "",
            ),
        )
    )
    name = answer.check or answer.finding
    of = f"{name}（{place}）" if place else name
    return Finding(
        disclosure=answer.disclosure,
        check="form.answers",
        outcome=Outcome.FAIL,
        severity=Severity.WARNING,
        table=answer.table,
        row_no=answer.row_no,
        code=answer.code,
        message=f"对 {of} 的答复没有可答的核对结果：问题已不存在，或指的不是这一处；请从旁注文件中删去或改正",
        message_en=f"the answer to {name} fits no finding: it is gone, take the answer out",
        source_line=answer.source_line,
    )


def _answer(disclosure: str, stated: StatedAnswer, checks: Mapping[str, str]) -> Answer:
    """`checks` tells the check of a finding by its id."""
    return Answer(
        disclosure=disclosure,
        check=stated.check or checks.get(stated.finding, ""),
        finding=stated.finding,
        table=stated.table,
        row_no=stated.row_no,
        code=stated.code,
        source_line=stated.line,
        status=stated.status,
        reason=stated.reason,
        findings=None,
    )


def _counted(answer: Answer, findings: Sequence[Finding]) -> Answer:
    if answer.check.startswith(BETWEEN):
        return answer
    return replace(answer, findings=sum(map(answer.fits, findings)))


def _failed(finding: Finding) -> bool:
    return finding.outcome.fails


def _where(finding: Finding) -> tuple[object, ...]:
    return (
        finding.check,
        finding.table,
        finding.row_no,
        finding.code,
        finding.source_page,
        finding.source_line,
    )


def _what(finding: Finding) -> tuple[object, ...]:
    """What was compared, without the figures, which a correction changes."""
    return (*_where(finding), finding.message.partition("：")[0])
