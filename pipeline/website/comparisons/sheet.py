"""Figures that a comparison page shows → the rows of the files beside it, and how to cite it.

One row is one figure, or one that a disclosure does not print; the columns are those of `amounts`
as far as they say what a figure is, and after them what the page says of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.records import Claim
from pipeline.website import addresses
from pipeline.website.comparisons.csv_sheet import Sheet, Value
from pipeline.website.comparisons.side_by_side import NOT_DRAWN, Standing
from pipeline.website.comparisons.typed_sheet import typed_sheet
from pipeline.website.figures.figure import Figure
from pipeline.website.interface.language import in_chinese
from pipeline.website.interface.phrases import Phrase, Said, series
from pipeline.website.published.disclosure import Disclosure

_OF_DISCLOSURE = (
    "disclosure", "division_code", "division", "department", "unit_disclosing", "kind",
    "fiscal_year",
)  # fmt: skip
_OF_AMOUNT = (
    "entity", "entity_level", "form", "table", "table_no", "table_title", "row_no", "row_label",
    "code", "column_no", "column_label", "measure", "phase", "fund", "amount_text", "unit",
    "amount_yuan", "source_file", "source_page", "source_line",
)  # fmt: skip
HEADER = (
    "shown_as", *_OF_DISCLOSURE, *_OF_AMOUNT,
    "doubtful", "read_by_ocr", "on_one_scale", "not_compared_because", "address",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A figure as a page shows it: under which heading, of which disclosure (None: not printed).

    `standing` tells whether it is drawn as a bar beside others, or why it is not.
    """

    shown_as: Said | str
    package: Disclosure
    figure: Figure | None
    standing: Standing = NOT_DRAWN


def comparison_sheet(
    address: str,
    rows: Iterable[SheetRow],
    siteurl: str,
    more: tuple[str, ...] = (),
    of_each: Iterable[tuple[Value, ...]] = (),
    *,
    title: Phrase,
    cited: str,
) -> Sheet:
    """The rows as files; `more` are columns of the page's own, `of_each` their values by row. `title` is
    that of the page, `cited` how to cite it."""
    listed = list(rows)
    extra = list(of_each) or [()] * len(listed)
    return typed_sheet(
        address,
        (*HEADER, *more),
        [(*_cells(row, siteurl), *added) for row, added in zip(listed, extra, strict=True)],
        title=in_chinese(title),
        said=(("cite", cited),),
    )


def reference(title: Phrase, page: str, siteurl: str) -> str:
    """How to cite a comparison page as a whole, after GB/T 7714—2025: a dataset, online (DS/OL)."""
    return f"明账. {in_chinese(title)}[DS/OL]. [引用日期]. {addresses.absolute(siteurl, page)}."


def _cells(row: SheetRow, siteurl: str) -> tuple[Value, ...]:
    package, figure = row.package, row.figure
    page = addresses.absolute(siteurl, package.address)
    return (
        in_chinese(row.shown_as),
        package.name,
        package.division_code,
        package.division,
        package.department,
        package.unit,
        package.kind,
        package.fiscal_year,
        *(_of_amount(figure) if figure else (None,) * len(_OF_AMOUNT)),
        figure.is_doubtful if figure else None,
        figure.read_by_ocr if figure else None,
        row.standing.is_on_scale,
        in_chinese(series(row.standing.reasons, "；")),
        f"{addresses.absolute(siteurl, figure.page)}#{figure.anchor}" if figure else page,
    )


def _of_amount(figure: Figure) -> tuple[Value, ...]:
    if figure.amount:
        return tuple(getattr(figure.amount, name) for name in _OF_AMOUNT)
    if figure.claim:
        stated = _of_claim(figure, figure.claim)
        return tuple(stated.get(name) for name in _OF_AMOUNT)
    raise ValueError(f"figure {figure.text} {figure.anchor}: made without its record")


def _of_claim(figure: Figure, claim: Claim) -> dict[str, Value]:
    """What is known of a figure that no table prints; the sentence names it, and has its place."""
    return {
        "entity": claim.entity,
        "entity_level": figure.basis.level,
        "row_label": claim.indicator,
        "phase": figure.basis.phase,
        "fund": figure.fund,
        "amount_text": figure.text,
        "unit": figure.unit,
        "amount_yuan": figure.yuan,
        "source_file": claim.source_file,
        "source_page": claim.source_page,
        "source_line": claim.source_line,
    }
