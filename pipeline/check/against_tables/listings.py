"""Lists of items in the prose against the column that they are taken from.

Amounts that differ, items that the tables lack or call otherwise, items that the list leaves out.

Which column that is, is proven by the items themselves: most of them must agree with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.against_tables.columns import CodeColumn, CodeColumns
from pipeline.check.against_tables.gate import Accused, Against, is_sure
from pipeline.check.against_tables.left_out import claims_whole, left_out_of_all
from pipeline.check.against_tables.listed import Item, Listing, listings, makes_up_its_whole
from pipeline.check.against_tables.listing_findings import (
    agrees,
    called_otherwise,
    differs,
    incomplete,
    lacks,
)
from pipeline.check.against_tables.listing_fits import Fit, fitting
from pipeline.check.against_tables.listing_order import check_order, check_repeated
from pipeline.check.against_tables.prose import RunningText
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.subject import Subject
from pipeline.model.records import Finding


def check_listings(
    subject: Subject, figures: ClaimFigures, columns: CodeColumns, text: RunningText
) -> Iterator[Finding]:
    """Every list of coded items with the column that it is of, if there is one."""
    found = list(listings(subject, figures))
    for each in found:
        of_entity = columns.all_of(each.entity)
        listing, fits = each, fitting(each, of_entity)
        if not fits and each.sentence_whole:  # items of all of it, not of its last part
            listing = replace(each, whole=each.sentence_whole, division="", head="")
            fits = fitting(listing, of_entity)
        if fits:
            yield from _against(subject, figures, text, listing, fits, of_entity)
            yield from check_order(subject, text, fits[0].agreeing, fits[0].column)
    yield from check_repeated(subject, found)


def _against(
    subject: Subject,
    figures: ClaimFigures,
    text: RunningText,
    listing: Listing,
    fits: Sequence[Fit],
    columns: Sequence[CodeColumn],
) -> Iterator[Finding]:
    fit = fits[0]

    def accused(item: Item, code: str, against: Against) -> bool:
        return is_sure(Accused(figures, listing, fit, columns, item, code), against)

    failed = False
    for item, code in fit.differing:
        if accused(item, code, Against.DIFFERS):
            failed = True
            yield differs(subject, figures, item, code, fit.column)
    for item in fit.lacking:
        if accused(item, "", Against.LACKING):
            failed = True
            yield lacks(subject, item, fit.column)
    for item, code in fit.renamed:
        if accused(item, code, Against.RENAMED):
            yield from called_otherwise(subject, item, code, fit.column)
    is_short = not (fit.differing or fit.lacking or listing.is_open)
    is_short = is_short and not makes_up_its_whole(listing, figures)
    if is_short and claims_whole(subject, listing):
        left_out = left_out_of_all(text, listing, fits)
        if left_out:
            failed = True
            yield incomplete(subject, listing, fit.column, min(left_out, key=len))
    if not failed:
        yield agrees(subject, listing, len(fit.agreeing), fit.column)
