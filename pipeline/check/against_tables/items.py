"""Items of the classifications in the prose: what is listed with amounts, with codes, by name alone."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.against_tables.columns import CodeColumns
from pipeline.check.against_tables.item_paths import check_item_paths
from pipeline.check.against_tables.listings import check_listings
from pipeline.check.against_tables.named_items import check_named_items
from pipeline.check.against_tables.printed_codes import check_printed_codes
from pipeline.check.against_tables.prose import RunningText
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.subject import Subject
from pipeline.model.records import Finding


def check_items(subject: Subject) -> Iterator[Finding]:
    """Lists, printed codes and named items of a disclosure with claims; items named with their level,
    less those that were told with their codes."""
    told: list[Finding] = []
    if subject.claims:
        figures, columns = ClaimFigures.of(subject), CodeColumns(subject)
        text = RunningText.of(subject)
        yield from check_listings(subject, figures, columns, text)
        told += check_printed_codes(subject, figures, columns)
        yield from told
        yield from check_named_items(subject, figures, columns, text)
    yield from check_item_paths(subject, told)
