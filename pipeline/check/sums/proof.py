"""Findings of the sums of one table → the same, less the accusations of a relation that is not proven.

A sum accuses only where it is the form's own: where it holds in nearly all the rows that state it. One
that fails in more rows says that the form is not understood, not that the document is wrong; such
failures become `not_evaluated`, with that reason, and are work for us.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.check.comparison import withdrawn
from pipeline.model.records import Finding, Outcome

_FEW = 5
"""Fewer places than this prove nothing either way: there the form's declared sum stands."""
_MOST = 3
"""So many failures are a document's own, however few rows a table has, while most rows hold."""
_SHARE = 0.15
_PROOFS, _ROWS = 3, 6
_PARTS = 2
"""A total and two parts: what states fewer proves no sum."""
_JUDGED = (Outcome.PASS, Outcome.ROUNDING, Outcome.FAIL)
_WHY = (
    "（此关系在本表多数行不成立，应是表样未被正确理解，不能断定）",
    " (undecided: the relation fails in too many rows of this table to be the form's own)",
)


def proven(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one relation in one table, its failures withdrawn where it is not proven."""
    given = _reinstated(list(findings))
    if not any(f.outcome.fails for f in given):
        return given
    if _holds_in_nearly_all(given) or _holds_in_a_column(given):
        return given
    return [withdrawn(f, _WHY) if f.outcome.fails else f for f in given]


def _reinstated(findings: Sequence[Finding]) -> list[Finding]:
    """Sums across a row that were left undecided (a blank total, columns that are not known), without
    their doubt where the other rows prove the sum: all that state it hold, and they are many more."""
    doubted = [f for f in findings if f.undoubted]
    if not doubted:
        return list(findings)
    held = {f.printed for f in findings if f.outcome.holds and f.printed and len(f.cells) > _PARTS}
    failed = any(f.outcome.fails for f in findings)
    distinct = len({f.expected for f in doubted})
    if len(held) < _PROOFS and all(f.printed is None for f in doubted):
        # Rows of one part prove no sum, but so many that state its total prove that all should.
        held = {f.printed for f in findings if f.outcome.holds and f.printed}
        failed = failed or len(held) < _ROWS
    if failed or len(held) < _PROOFS or distinct > max(1, _SHARE * len(held)):
        return list(findings)
    return [f.undoubted or f for f in findings]


def _holds_in_nearly_all(findings: Sequence[Finding]) -> bool:
    """The same figures over again (合计, 类 and 款 of a small body) are one statement."""
    stated = {(f.outcome, f.printed, f.expected) for f in findings if f.outcome in _JUDGED}
    judged = len(stated)
    failed = sum(outcome.fails for outcome, *_ in stated)
    return judged < _FEW or failed <= max(min(judged // 2, _MOST), _SHARE * judged)


def _holds_in_a_column(findings: Sequence[Finding]) -> bool:
    """Whether a sum across the rows holds throughout in one of the columns that state it (last year's
    total, say): then the form is understood, and another column that breaks it is wrong."""
    columns = defaultdict[int, list[Finding]](list)
    for finding in findings:
        if finding.check == "arithmetic.row_sum" and finding.cells and finding.printed:
            columns[finding.cells[0][2]].append(finding)
    return len(columns) > 1 and any(
        sum(f.outcome.holds for f in column) >= _PROOFS and all(f.outcome.holds for f in column)
        for column in columns.values()
    )
