"""Amounts and disclosures → the panel of expenditure by functional code, long and wide."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pyarrow.compute as pc

from pipeline.catalogue.panels.frames import BODY, Files, disclosures, frame_of, is_own_year
from pipeline.catalogue.panels.guard import with_guard
from pipeline.resource import Field, load_schema
from pipeline.values.carried_over import carried_over
from pipeline.values.form_totals import form_of_any_kind

MADE_OF = frozenset({"amounts"})
"""Resources of which it is made, besides whose the disclosures are."""
LONG, WIDE = "panel_functions", "panel_functions_wide"
_OF_AMOUNTS = [
    "disclosure", "entity", "entity_level", "fiscal_year", "phase", "code", "row_label", "level",
    "is_leaf", "amount_yuan", "amount_text", "unit", "trust", "form", "fund", "table", "table_title",
    "row_no", "column_no", "source_file", "source_page", "source_line",
]  # fmt: skip
_SERIES = [*BODY, "entity", "kind", "phase", "scope", "fund", "code"]
_CODE_IN_TABLE = ["disclosure", "table", "entity", "code", "fund"]


def long_frame(files: Files, of: Collection[str] | None = None) -> Any:
    """A row for each printed total of a functional code, of the disclosure's own year and phase; `of` some
    disclosures only, where they are given: all of each body."""
    coded = (
        (pc.field("classification") == "functional")
        & (pc.field("measure") == "total")
        & (pc.field("direction") == "expenditure")
        & pc.field("code").is_valid()
    )
    asked = ("classification", "measure", "direction")
    frame = frame_of(files["amounts"], _OF_AMOUNTS, coded, asked, of).merge(
        disclosures(files), on="disclosure"
    )
    frame = frame[is_own_year(frame)].reset_index(drop=True)
    frame["is_only"] = ~frame.duplicated(_CODE_IN_TABLE, keep=False)
    frame["scope"] = frame["form"].map(form_of_any_kind)
    frame["carried_over"] = frame["table_title"].map(carried_over)
    return with_guard(frame, _SERIES)


def wide_frame(long: Any) -> Any:
    """A row for each body, year, kind, form and fund, a column for each code (c208)."""
    index = list(load_schema(WIDE).names)
    sound = long[long["is_only"] & long["amount_yuan"].notna() & (long["basis"] != "")]
    once = sound[~sound.duplicated([*index, "code"], keep=False)]
    wide = once.set_index([*index, "code"])["amount_yuan"].unstack("code")
    wide = wide.reindex(columns=sorted(wide.columns)).add_prefix("c")
    wide.columns.name = None
    order = once[index].drop_duplicates()
    return order.merge(wide.reset_index(), on=index, how="left")


def wide_fields(long: Any, wide: Any) -> Sequence[Field]:
    """The columns that the codes add, titled with the wording that is printed most."""
    counted = long.groupby(["code", "row_label"]).size().reset_index(name="times")
    counted = counted.sort_values(["code", "times", "row_label"], ascending=[True, False, True])
    names = dict(counted.drop_duplicates("code")[["code", "row_label"]].itertuples(index=False))
    columns = wide.columns[len(load_schema(WIDE).names) :]
    return [
        Field(
            each,
            "number",
            f"{each[1:]} {names[each[1:]]}（元）",
            f"{each[1:]} (yuan)",
            origin="printed",
            unit="yuan",
        )
        for each in columns
    ]
