"""What sentences state in figures, held against the tables and against each other."""

from pipeline.check.claims.claims import check_claims
from pipeline.check.claims.divisions import check_divisions
from pipeline.check.subject import Check

CHECKS: tuple[Check, ...] = (check_claims, check_divisions)
