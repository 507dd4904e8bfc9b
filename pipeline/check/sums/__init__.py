"""Sums and repetitions of figures: within a table, between the tables, and units mixed up between them."""

from pipeline.check.subject import Check
from pipeline.check.sums.arithmetic import check_arithmetic
from pipeline.check.sums.change_columns import check_change_columns
from pipeline.check.sums.cross_classes import check_cross_classes
from pipeline.check.sums.cross_table import check_cross_table
from pipeline.check.sums.plausibility import check_funds, check_units
from pipeline.check.sums.same_rows import check_same_rows
from pipeline.check.sums.three_public import check_three_public_items
from pipeline.check.sums.three_public_blank import check_blank_items

CHECKS: tuple[Check, ...] = (
    check_arithmetic,
    check_change_columns,
    check_cross_table,
    check_cross_classes,
    check_same_rows,
    check_three_public_items,
    check_blank_items,
    check_units,
    check_funds,
)
