"""An amount → the figure that sentences and lists show of it: as printed, with the way to its cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline.model.records import Amount, Claim
from pipeline.values.outline import split_number
from pipeline.values.text import tidy
from pipeline.values.units import in_yuan
from pipeline.website import anchors
from pipeline.website.figures.comparability import UNKNOWN, Basis, basis
from pipeline.website.figures.numbers import approximation, grouped, in_millions, parted
from pipeline.website.interface.phrases import Phrase
from pipeline.website.published.disclosure import Disclosure

_OF_LISTS = "万元"
"""What lists are in whose figures are printed in several units."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed amount and where it stands: `page` from the site's root, `anchor` on it; without
    `table_id` where the prose states it.

    `address` is that of its department-year, which a large table has a page beside (`page`).

    It is doubtful where a check of figures failed in its row; `basis` decides what it may be compared
    with, and `amount` is its record, or `claim` where the prose states it, for the sheets beside
    comparisons.
    """

    text: str
    unit: str
    approximation: Phrase | None
    yuan: Decimal | None
    address: str
    page: str
    anchor: str
    table_id: str
    table: str
    label: str
    code: str
    fund: str
    read_by_ocr: bool
    is_doubtful: bool
    basis: Basis = UNKNOWN
    amount: Amount | None = None
    claim: Claim | None = None

    @property
    def link(self) -> str:
        return f"{self.page}#{self.anchor}"

    @property
    def is_apart(self) -> bool:
        """Whether its table has a page of its own."""
        return self.page != self.address

    @property
    def is_of_prose(self) -> bool:
        """Whether no table prints it."""
        return not self.table_id

    @property
    def printed(self) -> str:
        """As printed, with its unit."""
        return f"{self.text} {self.unit}".strip()

    @property
    def parted(self) -> str:
        """The number as printed, with its thousands parted where the print does not."""
        return parted(self.text)

    @property
    def with_unit(self) -> str:
        """The same with its unit."""
        return f"{self.parted} {self.unit}".strip()

    @property
    def millions(self) -> Phrase | None:
        """The sum as English says it, beside the printed one."""
        return in_millions(self.yuan, self.unit)

    def is_converted(self, unit: str) -> bool:
        """Whether it is money printed in another unit than that of the list."""
        return unit not in ("", self.unit) and self.yuan is not None

    def in_unit(self, unit: str) -> str:
        """The number in the unit of a list: converted, or as printed."""
        factor = in_yuan(Decimal(1), unit)
        if not self.is_converted(unit) or self.yuan is None or factor is None:
            return self.parted
        return grouped((self.yuan / factor).quantize(_CENT, ROUND_HALF_UP))

    def __str__(self) -> str:
        return self.printed


def common_unit(figures: Iterable[Figure | None]) -> str:
    """The unit of a list: that of all figures, 万元 where they print several units of money; "" where
    there are none, or one is no money."""
    stated = [each for each in figures if each]
    units = {each.unit for each in stated}
    if len(units) > 1 and all(each.yuan is not None for each in stated):
        return _OF_LISTS
    return units.pop() if len(units) == 1 else ""


def is_converted(figures: Iterable[Figure | None], unit: str) -> bool:
    """Whether a list in that unit shows any of them in another unit than it is printed in."""
    return any(each and each.is_converted(unit) for each in figures)


def figure(package: Disclosure, amount: Amount, doubtful: Collection[str] = ()) -> Figure:
    """The amount as a figure that links to its cell; `doubtful` are anchors of rows."""
    return Figure(
        text=amount.amount_text,
        unit=amount.unit,
        approximation=approximation(amount.amount_yuan, amount.unit),
        yuan=amount.amount_yuan,
        address=package.address,
        page=package.table_address(amount.table_no, amount.row_no),
        anchor=anchors.cell_anchor(package.part, amount.table_no, amount.row_no, amount.column_no),
        table_id=anchors.table_anchor(package.part, amount.table_no),
        table=tidy(amount.table_title),
        label=tidy(split_number(amount.row_label).text),
        code=amount.code,
        fund=amount.fund,
        read_by_ocr=package.is_read_by_ocr(amount.table_no),
        is_doubtful=anchors.row_anchor(package.part, amount.table_no, amount.row_no) in doubtful,
        basis=basis(package, amount, doubtful),
        amount=amount,
    )
