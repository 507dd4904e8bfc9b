"""Headlines, amounts, claims and disclosures → the panel of headlines, long and wide."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.catalogue.panels.frames import BODY, Files, disclosures, frame_of, is_own_year
from pipeline.catalogue.panels.guard import with_guard
from pipeline.resource import Field, load_schema
from pipeline.values.carried_over import carried_over
from pipeline.values.form_totals import form_of_any_kind

MADE_OF = frozenset({"headlines", "amounts", "claims"})
"""Resources of which it is made, besides whose the disclosures are."""
LONG, WIDE = "panel_headlines", "panel_headlines_wide"
_CELL = ["disclosure", "table", "row_no", "column_no"]
_OF_AMOUNTS = ["form", "table_title", "entity_level", "source_file", "source_page", "source_line"]
_CLAIM = ["disclosure", "claim_no"]
_SOURCE = ["source_file", "source_page", "source_line"]
_SERIES = [*BODY, "entity", "kind", "phase", "headline"]


def long_frame(files: Files, of: Collection[str] | None = None) -> Any:
    """A row for each headline, in the order of the catalogue; `of` some disclosures only, where they are
    given: all of each body."""
    own = load_schema("headlines").names
    found = frame_of(files["headlines"], list(own), of=of).merge(
        disclosures(files), on="disclosure"
    )
    tables = pa.array(found["table"].unique().tolist(), pa.string())
    cells = frame_of(
        files["amounts"], [*_CELL, *_OF_AMOUNTS], pc.field("table").isin(tables), of=of
    ).drop_duplicates(_CELL)
    frame = found.merge(cells, on=_CELL, how="left", validate="many_to_one")
    frame = _with_sources_of_claims(frame, files, of)
    frame["is_own_year"] = is_own_year(frame)
    frame["scope"] = frame["form"].fillna("").map(form_of_any_kind)
    frame["carried_over"] = frame["table_title"].fillna("").map(carried_over)
    return with_guard(frame, _SERIES)


def _with_sources_of_claims(frame: Any, files: Files, of: Collection[str] | None) -> Any:
    """The frame; what the prose states has its place from the claim."""
    if not frame["claim_no"].notna().any():
        return frame
    said = frame[_CLAIM].merge(
        frame_of(files["claims"], [*_CLAIM, *_SOURCE], of=of).drop_duplicates(_CLAIM),
        on=_CLAIM,
        how="left",
        validate="many_to_one",
    )
    is_said = frame["claim_no"].notna()
    for name in _SOURCE:
        frame[name] = frame[name].mask(is_said, said[name])
    return frame


def wide_frame(long: Any) -> Any:
    """A row for each body, year and kind, a column for each headline, its trust and its basis.

    Only the disclosures' own year and phase; a headline that has several figures there is left out.
    """
    index = list(load_schema(WIDE).names)
    own = long[long["is_own_year"]]
    once = own[~own.duplicated([*index, "headline"], keep=False)]
    rows = own[index].drop_duplicates().reset_index(drop=True)
    for each in _headlines():
        of_it = once[once["headline"] == each][[*index, "amount_yuan", "trust", "basis"]]
        names = {"amount_yuan": each, "trust": f"{each}.trust", "basis": f"{each}.basis"}
        rows = rows.merge(of_it.rename(columns=names), on=index, how="left")
    return rows


def _headlines() -> tuple[str, ...]:
    (headline,) = (each for each in load_schema("headlines").fields if each.name == "headline")
    return headline.enum


def wide_fields(*_: Any) -> Sequence[Field]:
    """The columns that the headlines add."""
    fields: list[Field] = []
    for each in _headlines():
        title, title_en = f"{each}（元）", f"{each} (yuan)"
        fields += [
            Field(each, "number", title, title_en, origin="printed", unit="yuan"),
            Field(f"{each}.trust", "string", f"{each} 的可信程度", f"{each}: trust"),
            Field(f"{each}.basis", "string", f"{each} 的口径", f"{each}: basis"),
        ]
    return fields
