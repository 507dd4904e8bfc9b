"""Indicators and disclosures → the panel of indicators, long and wide."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from pipeline.catalogue.panels.frames import Files, disclosures, frame_of
from pipeline.resource import Field, load_schema, restore
from pipeline.values.text import fold

MADE_OF = frozenset({"indicators"})
"""Resources of which it is made, besides whose the disclosures are."""
LONG, WIDE = "panel_indicators", "panel_indicators_wide"
_GROUPS = {"产出": "output", "效益": "benefit", "满意": "satisfaction", "成本": "cost"}
_NUMBER = re.compile(r"(?P<sign>[≥≤><=]?)\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d≥≤><=]*)")
_SIGNS = str.maketrans({"≧": "≥", "≦": "≤", "﹥": ">", "﹤": "<"})
Parted = tuple[str, Decimal | None, str]


def parted(text: str) -> Parted:
    """Sign, number and unit of a target or result that is one number; all empty where it is not.

    >>> parted("≥12公里"), parted("1,200.5"), parted("2024年6月底前"), parted("及时")
    (('≥', Decimal('12'), '公里'), ('', Decimal('1200.5'), ''), ('', None, ''), ('', None, ''))
    """
    found = _NUMBER.fullmatch(fold(restore(text)).translate(_SIGNS).strip())
    if not found or found["unit"].strip().startswith("年"):
        return "", None, ""
    return found["sign"], Decimal(found["number"].replace(",", "")), found["unit"].strip()


def group(level1: str) -> str:
    """The group of a first-level indicator, as the framework of 2020 names them.

    >>> group("产出指标（50分）"), group("")
    ('output', 'other')
    """
    return next((name for word, name in _GROUPS.items() if word in level1), "other")


def long_frame(files: Files, of: Collection[str] | None = None) -> Any:
    """A row for each indicator, in the order of the catalogue; `of` some disclosures only, where they are
    given."""
    own = list(load_schema("indicators").names)
    frame = frame_of(files["indicators"], own, of=of).merge(disclosures(files), on="disclosure")
    frame = frame.rename(columns={"disclosed_year": "fiscal_year"})
    frame["group"] = frame["level1"].map(group)
    for name in ("target", "actual"):
        parts = [parted(text) for text in frame[name]]
        for place, part in enumerate(("sign", "number", "unit")):
            frame[f"{name}_{part}"] = [each[place] for each in parts]
    return frame


def wide_frame(long: Any) -> Any:
    """A row for each project, with its numbers of indicators."""
    names = load_schema(WIDE).names
    index = list(names[: names.index("indicators")])
    counted = long.assign(
        indicators=1,
        **{each: (long["group"] == each).astype(int) for each in (*_GROUPS.values(), "other")},
        with_number=long["target_number"].notna().astype(int),
        with_actual=(long["actual"] != "").astype(int),
        with_score=(long["score"] != "").astype(int),
    )
    return counted.groupby(index, sort=False)[list(names[len(index) :])].sum().reset_index()


def wide_fields(*_: Any) -> Sequence[Field]:
    """All columns stand in the schema."""
    return ()
