"""A table whose unit is told to be wrong, ten thousand times off → the failure that says so, and each other
that is off by as much because of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.records import Finding

_UNIT = "form.unit_plausible"
_TEN_THOUSAND = Decimal(10_000)
_ROUNDED = Decimal("0.001")


def of_one_unit(failures: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of the failure of a unit and that of a figure of its table that is ten thousand times what it
    should be, or a ten thousandth of it."""
    units = [each for each in failures if each.outcome.fails and each.check == _UNIT and each.table]
    for other in failures if units else ():
        if other.check == _UNIT or not other.outcome.fails:
            continue
        tables = {other.table, *(table for table, _, _ in other.cells)}
        first = next((each for each in units if each.table in tables), None)
        if first is not None and _is_of_unit(other):
            yield first, other


def _is_of_unit(finding: Finding) -> bool:
    """Whether one of its two figures is ten thousand times the other, within what rounding explains."""
    sizes = [abs(each) for each in (finding.printed, finding.expected) if each]
    if len(sizes) < 2:
        return False
    return abs(max(sizes) / min(sizes) / _TEN_THOUSAND - 1) < _ROUNDED
