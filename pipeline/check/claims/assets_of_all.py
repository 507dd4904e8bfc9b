"""Assets of one kind held against 资产总额 → left undecided, unless their table is of that kind alone.

固定资产 80 万元 is the 资产总额 of a table of fixed assets (固定资产占用情况表); in one of all assets it is a
part of that, which the table may state in no row of its own.
"""

from __future__ import annotations

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.model.records import Claim, Finding
from pipeline.values.text import bare

_KIND = "assets_fixed"
_WHY = (
    "（该数为各类资产的总额，表中没有这一类资产自己的数，不能断定）",
    " (undecided: the figure is of all assets, and the table has none of this kind)",
)


def of_all_assets(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where neither the row nor the title names the kind of assets."""
    indicator = known.subject.vocabulary.claims.indicator(claim.indicator)
    if indicator is None or indicator.id != _KIND:
        return finding
    own = (row for row in known.rows_of_column(claim) if row.row_no == claim.bound_row_no)
    texts = (*(row.row_label for row in own), known.title(claim.bound_table))
    is_of_kind = any(bare(indicator.name) in bare(text) for text in texts)
    return finding if is_of_kind else withdrawn(finding, _WHY)
