"""What sentences state in figures, held against the tables and against each other."""

from pipeline.check.claims.claims import check_claims
from pipeline.check.claims.fund_changes import check_fund_changes
from pipeline.check.claims.opening import check_opening
from pipeline.check.claims.part_changes import check_part_changes
from pipeline.check.claims.two_sides import check_two_sides
from pipeline.check.subject import Check

CHECKS: tuple[Check, ...] = (
    check_claims,
    check_fund_changes,
    check_part_changes,
    check_two_sides,
    check_opening,
)
