"""A failure that another finding tells → how it names that finding, and which one it names.

One cause may break many sums, and one slip may stand in many places. All but one of its findings are
published as `not_evaluated`; their last words name the one that accuses.
"""

from __future__ import annotations

import re

from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Outcome

_WORDS = "（与 {id} 为同一{what}，由该条说明，不另计）"
_WORDS_EN = " (the same {what} as {id}, which tells it; not counted again)"
_DIFFERENCE, _SLIP = ("差异", "difference"), ("问题", "slip")
_NAMED = re.compile(r"（与 (\w+(?:-\d+)?) 为同一(?:差异|问题)，由该条说明，不另计）$")
_NAMED_EN = re.compile(
    r" \(the same (?:difference|slip) as \S+, which tells it; not counted again\)$"
)


def told(finding: Finding, by: Finding) -> Finding:
    """The finding as one whose difference the other, which has its id, tells."""
    return _told(finding, by, _DIFFERENCE)


def said_by(finding: Finding, by: Finding) -> Finding:
    """The finding as one that the other, which has its id, says too."""
    return _told(finding, by, _SLIP)


def _told(finding: Finding, by: Finding, what: tuple[str, str]) -> Finding:
    return replaced(
        finding,
        outcome=Outcome.NOT_EVALUATED,
        message=finding.message + _WORDS.format(id=by.id, what=what[0]),
        message_en=finding.message_en + _WORDS_EN.format(id=by.id, what=what[1]),
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
    return replaced(
        finding,
        message=_NAMED.sub("", finding.message),
        message_en=_NAMED_EN.sub("", finding.message_en),
    )
