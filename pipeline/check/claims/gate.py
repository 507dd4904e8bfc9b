"""A finding of claims → the same, undecided where one of its claims may be of something else.

Whatever the checks of this package find passes here: an accusation stands only where no other reading of
its sentence makes it true. The gate of lists (`against_tables`) is built alike: doubts, by what is found.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.check.claims.assets_of_all import of_all_assets
from pipeline.check.claims.coarse_tables import of_coarse_table
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.funds_beside import of_fund_beside
from pipeline.check.claims.given_back import of_below_nothing, of_given_back
from pipeline.check.claims.headed import of_heading_alone
from pipeline.check.claims.listed_wholes import of_other_costs
from pipeline.check.claims.maybe_carried_over import of_carried_over
from pipeline.check.claims.nameless import of_what_is_not_named
from pipeline.check.claims.opening_budgets import of_opening_budget
from pipeline.check.claims.other_bases import of_outturn
from pipeline.check.claims.other_figures import of_adjusted_budget, of_other_figures
from pipeline.check.claims.other_parts import of_other_part
from pipeline.check.claims.other_rows import of_named_row
from pipeline.check.claims.other_subjects import of_item_before, of_more_before, of_whole_before
from pipeline.check.claims.other_years import of_other_year
from pipeline.check.claims.rough_figures import of_rough_figure
from pipeline.model.records import Claim, Finding

_Doubt = Callable[[ClaimFigures, Claim, Finding], Finding]

_DOUBTS_OF_ALL: tuple[_Doubt, ...] = (of_what_is_not_named, of_heading_alone)
_DOUBTS: dict[str, tuple[_Doubt, ...]] = {
    "claim.amount_as_in_table": (
        of_other_part,
        of_carried_over,
        of_fund_beside,
        of_whole_before,
        of_item_before,
        of_opening_budget,
        of_other_year,
        of_rough_figure,
        of_coarse_table,
        of_all_assets,
        of_given_back,
        of_named_row,
        of_other_costs,
    ),
    "claim.stated_twice": (of_other_part, of_item_before, of_other_year, of_rough_figure),
    "claim.share_recomputed": (of_other_figures,),
    "claim.completion_recomputed": (of_other_figures, of_adjusted_budget),
    "claim.change_recomputed": (of_other_figures, of_more_before, of_below_nothing, of_outturn),
    "claim.direction_fits": (of_other_figures, of_outturn),
    "prose.growth_from_zero": (of_other_figures,),
}
"""What else may be meant, by the check that finds something; first is asked what is asked of all."""


def sure(known: ClaimFigures, finding: Finding, *claims: Claim) -> Finding:
    """The finding as it may be published; `claims` are those that it holds against each other or against a
    table."""
    for doubt in (*_DOUBTS_OF_ALL, *_DOUBTS.get(finding.check, ())):
        for claim in claims:
            if not finding.outcome.fails:
                return finding
            finding = doubt(known, claim, finding)
    return finding
