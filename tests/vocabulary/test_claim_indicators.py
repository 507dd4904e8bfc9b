"""Indicators of `claims.yml` that name others name those that are there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.vocabulary import ClaimIndicator, load_vocabulary

SPEC = load_vocabulary().claims


def _named_by(indicator: ClaimIndicator) -> Iterator[str]:
    yield from filter(None, (indicator.part_of, *indicator.narrower))
    yield from (*indicator.also_counted.values(), *indicator.short_in)
    yield from (name for part in indicator.made_of for name in part)


@pytest.mark.parametrize("indicator", SPEC.indicators, ids=lambda each: str(each.id))
def test_what_an_indicator_names_is_one(indicator: ClaimIndicator) -> None:
    assert {*_named_by(indicator)} <= {each.id for each in SPEC.indicators}


def test_what_makes_all_of_the_three_public_is_part_of_it() -> None:
    three_public = next(each for each in SPEC.indicators if each.id == "three_public")
    parts = {name for part in three_public.made_of for name in part}
    assert len(parts) == 3
    assert parts <= {each.id for each in SPEC.indicators if each.part_of == "three_public"}


def test_what_is_stated_once_is_a_count() -> None:
    assert {each.counts for each in SPEC.indicators if each.stated_once} == {True}
