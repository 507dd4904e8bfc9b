"""Over all samples: no number that a table prints is lost on the way into the published tables.

What prose states and no claim takes up is another matter, and so are fields of forms without headings.
"""

from __future__ import annotations

from pipeline.model.disclosure import Disclosure

ELSEWHERE = ("sentence", "field")


def test_every_number_of_a_table_is_published(sample: Disclosure) -> None:
    lost = [each for each in sample.accounted.unaccounted if each.cause not in ELSEWHERE]
    assert not lost, "\n".join(f"page {x.page} line {x.line}: {x.number}: {x.cause}" for x in lost)
