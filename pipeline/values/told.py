"""A failure that another finding tells → how it names that finding, and which one it names.

One cause may break many sums. All but one of its findings are published as `not_evaluated`; their last
words name the one that accuses.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.records import Finding, Outcome

_WORDS = "（与 {id} 为同一差异，由该条说明，不另计）"
_WORDS_EN = " (the same difference as {id}, which tells it; not counted again)"
_NAMED = re.compile(r"（与 (\w+(?:-\d+)?) 为同一差异，由该条说明，不另计）$")
_NAMED_EN = re.compile(r" \(the same difference as \S+, which tells it; not counted again\)$")


def told(finding: Finding, by: Finding) -> Finding:
    """The finding as one that the other, which has its id, tells."""
    return replace(
        finding,
        outcome=Outcome.NOT_EVALUATED,
        message=finding.message + _WORDS.format(id=by.id),
        message_en=finding.message_en + _WORDS_EN.format(id=by.id),
    )


def told_by(finding: Finding) -> str:
    """The id of the finding that tells this one, "" where it stands for itself.

    >>> one = Finding(
    ...     id="1f", disclosure="d", check="arithmetic.total", outcome=Outcome.FAIL,
    ...     severity="error", message="合计 3，计算得 2", message_en="total",
    ... )
    >>> told_by(told(one, one)), told_by(one)
    ('1f', '')
    """
    if finding.outcome != Outcome.NOT_EVALUATED:
        return ""
    named = _NAMED.search(finding.message)
    return named[1] if named else ""


def untold(finding: Finding) -> Finding:
    """The finding without the words that name the one that tells it.

    >>> one = Finding(
    ...     id="1f", disclosure="d", check="arithmetic.total", outcome=Outcome.FAIL,
    ...     severity="error", message="合计 3，计算得 2", message_en="total",
    ... )
    >>> untold(told(one, one)).message, untold(told(one, one)).message_en
    ('合计 3，计算得 2', 'total')
    """
    return replace(
        finding,
        message=_NAMED.sub("", finding.message),
        message_en=_NAMED_EN.sub("", finding.message_en),
    )
