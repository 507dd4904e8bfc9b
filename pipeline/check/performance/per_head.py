"""What each person gets and how many there are, in one form → Findings.

Met: 慰问标准 ≥1000 元/人 and 慰问人数 ≥550 人 in a form of 20 万元: they cost more than there is.

Only the one target of each in a form, both of the same people or of all (慰问, 补助), neither of them a most;
what each gets in a year or a time, for one by the month may be paid for a part of the year; and no form that
speaks of other money (中央, 配套).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.projects import total_of
from pipeline.check.performance.sheets import of_performance, unit_of
from pipeline.check.prose.findings import plain
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold
from pipeline.values.units import YUAN
from pipeline.vocabulary.performance import PerHead
from pipeline.vocabulary.spec import compiled

_CHECK = "performance.project_amount"
_LEAST = r"[≥≧>=]?(?P<number>\d[\d,]*(?:\.\d+)?)"


def check_per_head(subject: Subject) -> Iterator[Finding]:
    """Every form of one project that states both, and its money."""
    spec = subject.vocabulary.performance.per_head
    for table, indicators in of_performance(subject):
        if table.entries or len({each.project for each in indicators}) != 1:
            continue
        paid = [e for e in indicators if compiled(spec.paid).search(fold(e.level3))]
        if len(paid) != 1 or (total := total_of(subject, table)) is None:
            continue
        doing = compiled(spec.paid).search(fold(paid[0].level3))
        heads = [e for e in indicators if compiled(spec.heads).search(fold(e.level3))]
        heads = [e for e in heads if doing and doing["doing"] in e.level3]
        heads = [e for e in heads if _number(e, spec.units_of_heads) is not None]
        if len(heads) == 1 and doing and _is_of_all(spec, paid[0], heads[0], doing["doing"]):
            if any(compiled(spec.other_money).search(c.text) for r in table.body for c in r if c):
                continue
            yield from _held(subject, table, (paid[0], heads[0]), total)


def _is_of_all(spec: PerHead, paid: Indicator, heads: Indicator, doing: str) -> bool:
    """Whether each of those who are counted gets it: both names are of the same people, or one of all."""
    each = re.sub("(?:标准|金额).*$", "", compiled(spec.apart).sub("", fold(paid.level3)))
    counted = compiled(spec.heads).sub("", compiled(spec.apart).sub("", fold(heads.level3)))
    return each in (doing, counted)


def _held(
    subject: Subject, table: Table, pair: Sequence[Indicator], total: Amount
) -> Iterator[Finding]:
    spec = subject.vocabulary.performance.per_head
    each = _number(pair[0], spec.units_paid)
    number = _number(pair[1], spec.units_of_heads)
    if each is None or number is None or not total.amount_yuan:
        return
    if each * number <= total.amount_yuan:
        return
    made = each * number / YUAN["万元"]
    said = (
        f"“{shortened(pair[0].project, 30)}”的“{shortened(pair[0].level3, 20)}”（{pair[0].target}）与"
        f"“{shortened(pair[1].level3, 20)}”（{pair[1].target}）相乘为 {plain(made)} 万元，"
        f"大于同表的资金总额 {total.amount_text} {total.unit}",
        f"{pair[0].target} for each of {pair[1].target} is more than the {total.amount_text} of the form",
    )
    yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=pair[0])


def _number(indicator: Indicator, units: str) -> Decimal | None:
    """The number of a target that is no most, in one of the units."""
    target = fold(indicator.target) + fold(unit_of(indicator))
    found = re.fullmatch(rf"{_LEAST}(?:{units})", target)
    number = parse_amount(found["number"]) if found else None
    return number.value if number else None
