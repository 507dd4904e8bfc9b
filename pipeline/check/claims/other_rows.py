"""An amount behind a name with a number → the row of that name, where it is the number that is misprinted.

甲款乙项（2080506）40 万元, where the row 乙项 (2080505) states 40 万元: the figure is no contradiction, the
number is. The lists of items tell that where the name stands alone; here it is where it ends a longer one.
"""

from __future__ import annotations

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import printed_in
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Claim, Finding, Severity
from pipeline.values.text import bare

_SHORTEST = 2


def of_named_row(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where the row that its name is called by states as much under another
    code; a warning of the code where that row's name only ends the claim's."""
    row = _named(known, claim) if finding.code and finding.code == claim.code else None
    if row is None:
        return finding
    why = (
        f"（{row.code}“{row.row_label}”一行为 {row.amount_text}，相符，编码 {claim.code} 似有误）",
        f" (row {row.code}, {row.row_label}, states as much: the code may be misprinted)",
    )
    if bare(row.row_label) == bare(claim.indicator):
        return withdrawn(finding, why)
    message, message_en = f"{finding.message}{why[0]}", f"{finding.message_en}{why[1]}"
    severity = Severity.WARNING
    return replaced(finding, severity=severity, message=message, message_en=message_en)


def _named(known: ClaimFigures, claim: Claim) -> Amount | None:
    """The row in the column of a claim whose name ends the claim's and which states as much, where that of
    its code is called otherwise."""
    stated, own = known.stated(claim), None
    found: Amount | None = None
    for row in known.rows_of_column(claim):
        if row.row_no == claim.bound_row_no:
            own = row
        name, there = bare(row.row_label), printed_in(row)
        of_name = len(name) >= _SHORTEST and bare(claim.indicator).endswith(name)
        if of_name and row.code != claim.code and stated and there and there.may_be(stated):
            found = row
    is_own_name = own is not None and bare(claim.indicator).endswith(bare(own.row_label))
    return None if is_own_name else found
