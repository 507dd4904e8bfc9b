"""The indented JSON of descriptors against what `json` writes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.resource.defuse import clean
from pipeline.resource.settled import Settled, cleaned, indented_json

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda each: (
        st.lists(each, max_size=3)
        | st.tuples(each, each)
        | st.dictionaries(TEXTS, each, max_size=3)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_it_is_what_json_writes_of_the_cleaned_texts(value: Any) -> None:
    expected = json.dumps(plainly_cleaned(value), ensure_ascii=False, indent=2)
    assert indented_json(cleaned(value)) == expected


@given(st.dictionaries(TEXTS, VALUES, max_size=3))
def test_what_is_settled_is_said_as_any_mapping_wherever_it_stands(value: dict[str, Any]) -> None:
    settled = Settled(value)
    for said in ([settled, settled], {"a": settled, "b": [settled]}, settled):
        expected = json.dumps(plainly_cleaned(said), ensure_ascii=False, indent=2)
        assert indented_json(cleaned(said)) == expected


def plainly_cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: plainly_cleaned(each) for key, each in value.items()}
        case list() | tuple():
            return [plainly_cleaned(each) for each in value]
    return value
