"""Kinds of assets that the prose values, against a table in which they stand side by side.

资产总额 90 万元，其中固定资产 80 万元, and a table of one row with a column for each.
A column may print several values of one kind (原值, 净值): any of them will do. What was bought, sold, lost
or earned is none of what there is.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim
from pipeline.values.text import fold
from pipeline.values.units import is_money
from pipeline.vocabulary.spec import compiled


def of_its_column(
    subject: Subject, figures: ClaimFigures, claim: Claim, rows: Sequence[Amount]
) -> list[Amount]:
    """What the table states of the kind of assets that a claim values, on its day: where several values are
    printed those that the claim may be, else all of them; nothing where it is not sure that it means them."""
    spec = subject.vocabulary.against_tables.assets
    measure = spec.column_of(claim.indicator) if claim.kind == "amount" else ""
    if not measure or not _is_of_what_there_is(subject, claim):
        return []
    own = [row for row in rows if row.fiscal_year == claim.period and is_money(row.unit)]
    of_kind = [row for row in own if row.measure.partition(".")[0] == measure]
    places = {(row.table, row.row_no) for row in of_kind}
    if len(places) != 1:
        return []
    if any(word in fold(claim.sentence) for word in spec.values) and len(of_kind) == 1:
        return []  # 账面净值, and a column that does not say which value it is
    stated = figures.stated(claim)
    agreeing = [row for row in of_kind if stated and interval_of(row).may_be(stated)]
    return agreeing or of_kind


def _is_of_what_there_is(subject: Subject, claim: Claim) -> bool:
    """Whether no word up to an amount makes it what was bought, sold or earned, or of another day."""
    before = fold(claim.sentence).partition(fold(claim.amount_text))[0]
    return compiled(subject.vocabulary.against_tables.assets.not_there).search(before) is None
