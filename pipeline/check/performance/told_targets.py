"""Targets that a report states in prose, against those of the forms → Findings.

群众知晓率，指标值：≥95% where every form of the disclosure that has this indicator asks for 90 %: a note, as
the report may be of another year's form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.values.text import bare, fold

_CHECK = "performance.repeated"
_SAYS = re.compile(
    r"(?P<name>[\u4e00-\u9fff、“”]{4,30})，?(?:年度)?(?:指标值|目标值)：?[^\d，；。]{0,3}"
    r"(?P<number>\d+(?:\.\d+)?)%"
)
_OF_ALL = re.compile(
    r"(?:社会|服务|受益|有关|相关|使用|企业|公众|群众|对象|人群|人员|职工|单位|部门|干部|学生|家长|患者|居民)*满意[度率]"
    r"|(?:项目|任务|工作|工程|资金|预算|验收|质量|按时|按期|及时)*(?:完成|合格|及时|到位|使用|执行|支付|拨付|达标)+率"
)
_RAISED = re.compile(
    "[，]?(?:逐步)?(?:提高|提升|调整|调高|上调|增加|增长)?[至到]|[，]?(?:提高|提升|调整|上调)"
)
_SOUGHT = ("指标值", "目标值")
_TARGET = re.compile(r"[≥≤><=≧≦]*(?P<number>\d+(?:\.\d+)?)%")


def check_told_targets(subject: Subject) -> Iterator[Finding]:
    """Every indicator of a form that a paragraph names with its target in per cent."""
    known: Mapping[str, Mapping[Decimal, Indicator]] | None = None
    for passage in passages_with(subject, _SOUGHT) if subject.indicators else ():
        for match in _SAYS.finditer(passage.text):
            known = _by_name(subject) if known is None else known
            targets = known.get(bare(match["name"]), {})
            if not targets or Decimal(match["number"]) in targets:
                continue
            if _may_be_of_another(passage.text, match, targets):
                continue
            indicator = next(iter(targets.values()))
            said = (
                f"文中称“{match['name']}”的指标值为 {match['number']}%，"
                f"绩效表中为 {indicator.target}",
                f"the text states {match['number']} % as the target of {match['name']}; "
                f"the form has {indicator.target}",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
                place=passage.place(match.start("number")),
            )  # fmt: skip


def _may_be_of_another(
    text: str, match: re.Match[str], targets: Mapping[Decimal, Indicator]
) -> bool:
    """Whether a target may be that of another project, as every project has 群众满意度, or one that was
    raised, or the same text states that of the form too."""
    if _OF_ALL.fullmatch(bare(match["name"])) or _RAISED.match(text, match.end()):
        return True
    stated = (m for m in _SAYS.finditer(text) if bare(m["name"]) == bare(match["name"]))
    return any(Decimal(each["number"]) in targets for each in stated)


def _by_name(subject: Subject) -> Mapping[str, Mapping[Decimal, Indicator]]:
    """The targets in per cent of each indicator, by its name; without those that have others too."""
    found = defaultdict[str, dict[Decimal, Indicator]](dict)
    others: set[str] = set()
    for indicator in subject.indicators:
        target = _TARGET.fullmatch(fold(indicator.target))
        name = bare(indicator.level3)
        if target is None:
            others.add(name)
        else:
            found[name].setdefault(Decimal(target["number"]), indicator)
    return {name: targets for name, targets in found.items() if name not in others}
