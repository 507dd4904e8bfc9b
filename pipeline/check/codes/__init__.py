"""Codes and their names against the official lists."""

from pipeline.check.codes.names import check_code_names
from pipeline.check.subject import Check

CHECKS: tuple[Check, ...] = (check_code_names,)
