"""Codes and their names against the lists of their year, and against each other."""

from pipeline.check.codes.names import check_code_names
from pipeline.check.codes.order import check_order
from pipeline.check.codes.slips import check_slips
from pipeline.check.codes.two_names import check_two_names
from pipeline.check.codes.undivided import check_undivided
from pipeline.check.subject import Check

CHECKS: tuple[Check, ...] = (
    check_code_names,
    check_undivided,
    check_two_names,
    check_slips,
    check_order,
)
