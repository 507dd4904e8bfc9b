"""All packages → the findings between them, a department at a time, in order of the disclosures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.catalogue.between.earlier import last_year_column, opening_budget
from pipeline.catalogue.between.published import Published
from pipeline.catalogue.between.units import units_sum
from pipeline.catalogue.rows import PackageRows
from pipeline.model.records import Finding


def between_findings(packages: Iterable[PackageRows]) -> tuple[Finding, ...]:
    """The findings between all disclosures; one department's packages are in memory at a time."""
    departments = defaultdict[tuple[str, str], list[PackageRows]](list)
    for package in packages:
        row = package.disclosure
        departments[row.division_code, row.department_slug].append(package)
    return tuple(
        finding
        for _, own in sorted(departments.items())
        for finding in check_department([Published.of(each) for each in own])
    )


def check_department(disclosures: Sequence[Published]) -> Iterator[Finding]:
    """The findings between the disclosures of one department and its units."""
    held = {(each.row.unit_slug, each.row.kind, each.row.fiscal_year): each for each in disclosures}
    for (unit, kind, year), each in sorted(held.items()):
        yield from last_year_column(each, held.get((unit, kind, year - 1)))
        if kind == "final":
            yield from opening_budget(each, held.get((unit, "budget", year)))
        if not each.is_of_unit:
            units = [other for (slug, *of), other in held.items() if slug and of == [kind, year]]
            yield from units_sum(each, units)
