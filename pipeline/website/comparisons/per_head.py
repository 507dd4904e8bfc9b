"""What departments spend and how many people live in their places → spending per head, derived.

Only of whole departments: a unit serves no place of its own. A figure in doubt, recognized from a
picture or of no money has none. Places of one level stand together: a province’s department and those
of its cities serve the same people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline.website.comparisons.csv_sheet import Value
from pipeline.website.figures.derived import Derived
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.numbers import grouped
from pipeline.website.interface.phrases import Said
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.population import Population, Populations

_CENT = Decimal("0.01")
COLUMNS = ("yuan_per_head", "population", "population_year", "population_source")
"""What the sheets beside a page say of it, empty where a figure has none."""


@dataclass(frozen=True, slots=True)
class PerHead:
    """A figure divided by the people of its place; `yuan` to the cent."""

    label: Said
    figure: Figure
    population: Population
    yuan: Decimal

    @property
    def said(self) -> Derived:
        return Derived(grouped(self.yuan))

    @property
    def people(self) -> str:
        """How many, with their thousands parted."""
        return grouped(self.population.people)

    @property
    def cells(self) -> tuple[Value, ...]:
        """The values of `COLUMNS`."""
        of = self.population
        return self.yuan, of.people, of.year, f"{of.source_title} {of.source_url}"


_NO_CELLS: tuple[Value, ...] = (None,) * len(COLUMNS)


def per_head(
    package: Disclosure, figure: Figure | None, label: Said, populations: Populations
) -> PerHead | None:
    """The figure per head; None where it may not be divided, or nobody says by how many."""
    if figure is None or figure.yuan is None or package.unit or figure.basis.level == "unit":
        return None
    if figure.is_doubtful or figure.read_by_ocr:
        return None
    population = populations.of(package.division_code, package.fiscal_year)
    if population is None:
        return None
    yuan = (figure.yuan / population.people).quantize(_CENT, ROUND_HALF_UP)
    return PerHead(label, figure, population, yuan)


def cells_of(divided: Iterable[PerHead]) -> Callable[[Figure | None], tuple[Value, ...]]:
    """The values of `COLUMNS` for any figure, empty where it is none of those that were divided."""
    by_link = {each.figure.link: each.cells for each in divided}
    return lambda figure: by_link.get(figure.link if figure else "", _NO_CELLS)


def in_levels(found: Iterable[PerHead]) -> tuple[PerHead, ...]:
    """Provinces before cities before counties; the largest of each first."""
    return tuple(sorted(found, key=lambda each: (_level(each), -each.yuan, each.figure.link)))


def _level(each: PerHead) -> int:
    code = each.population.division_code
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2
