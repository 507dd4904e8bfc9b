"""Descriptors as they are published: without signs that nobody sees (decision 3), as indented JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from pipeline.resource.defuse import clean


class Settled(dict[str, Any]):
    """A part of descriptors that stays as it is, cleaned: what every package says again is said once.

    `texts` has its JSON by the margin that it was asked for with.
    """

    __slots__ = ("texts",)

    def __init__(self, content: Mapping[str, Any]) -> None:
        super().__init__({key: cleaned(each) for key, each in content.items()})
        self.texts: dict[str, str] = {}


def cleaned(value: Any) -> Any:
    """The value with every text in it cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Settled):
        return value
    if isinstance(value, Mapping):
        return {key: cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(each) for each in value]
    return value


def indented_json(value: Any, margin: str = "\n") -> str:
    """The value as `json.dumps` indents it by two; `json` itself takes three times as long for indented
    text. `margin` is what begins a line of the value.

    >>> print(indented_json({"tables": [1, "ab"], "notes": []}))
    {
      "tables": [
        1,
        "ab"
      ],
      "notes": []
    }
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or type(value) is int:
        return "null" if value is None else str(value)
    if isinstance(value, Settled):
        if margin not in value.texts:
            value.texts[margin] = _indented_mapping(value, margin)
        return value.texts[margin]
    if isinstance(value, dict) and value:
        return _indented_mapping(value, margin)
    if isinstance(value, list | tuple) and value:
        inner = f"{margin}  "
        parts = [indented_json(each, inner) for each in value]
        return f"[{inner}{f',{inner}'.join(parts)}{margin}]"
    return json.dumps(value)


def _indented_mapping(value: Mapping[str, Any], margin: str) -> str:
    if not value:
        return "{}"
    inner = f"{margin}  "
    items = [f"{encode_basestring(k)}: {indented_json(each, inner)}" for k, each in value.items()]
    return f"{{{inner}{f',{inner}'.join(items)}{margin}}}"
