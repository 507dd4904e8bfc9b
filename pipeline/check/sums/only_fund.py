"""A summary of appropriations without columns of funds → the one fund that all of it is of.

Many layouts tell funds apart on the income side only (一般公共预算拨款, 政府性基金预算拨款 as rows). Where
one of these rows is all the income there is, what is spent is of that fund too.
"""

from __future__ import annotations

from pipeline.check.subject import Subject
from pipeline.model.table import Table


def only_fund(subject: Subject, summary: Table) -> str:
    """The fund, "" where the summary has columns of funds, income of several, or income of none."""
    return subject.once(("only fund", summary.name), lambda: _only_fund(subject, summary))


def _only_fund(subject: Subject, summary: Table) -> str:
    if any(column.meaning.fund for column in summary.columns):
        return ""
    income = [a for a in subject.amounts_of(summary) if a.direction == "revenue" and a.amount]
    funds = {amount.fund for amount in income if amount.fund}
    whole = max((amount.amount for amount in income if amount.amount), default=None)
    is_all = any(amount.fund and amount.amount == whole for amount in income)
    return next(iter(funds)) if len(funds) == 1 and is_all else ""
