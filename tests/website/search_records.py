"""A record of the search, made up."""

from __future__ import annotations

from pipeline.website.search.record import SearchLine, SearchRecord


def record(anchor: str, **stated: object) -> SearchRecord:
    fields: dict[str, object] = {
        "address": "130630/x/2023/index.html",
        "anchor": anchor,
        "title": "支出总表",
        "of": "河北省保定市涞源县医疗保障局2023年部门预算",
        "unit": "万元",
        "text": "",
        "lines": (SearchLine("-r1", "", "城乡医疗救助", "2101301", ("428.97",)),),
        "facets": {"what": ("table",), "year": ("2023",), "place": ("涞源县",)},
    }
    return SearchRecord(**{**fields, **stated})  # type: ignore[arg-type]
