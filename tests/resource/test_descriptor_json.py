"""The indented JSON of descriptors against what `json` writes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.resource.defuse import clean
from pipeline.resource.fiscal import cleaned_json

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
    expected = json.dumps(cleaned(value), ensure_ascii=False, indent=2)
    assert cleaned_json(value) == expected


def cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: cleaned(each) for key, each in value.items()}
        case list() | tuple():
            return [cleaned(each) for each in value]
    return value
