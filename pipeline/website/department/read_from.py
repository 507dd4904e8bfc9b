"""A package's evidence of its identity → what the page says of it: what was read, where, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.website.interface.phrases import Phrase, phrase, series
from pipeline.website.published.package import Package, StatedEvidence
from pipeline.website.published.places import Places, SourcePlace

_PARTS: Mapping[str, Phrase] = {
    "organisation": phrase("名称"),
    "department": phrase("主管部门"),
    "division": phrase("地区"),
    "fiscal_year": phrase("年度"),
    "kind": phrase("类型"),
    "scope": phrase("范围"),
}
"""The parts of an identity, in the order in which the page says them."""

_SOURCES: Mapping[str, Phrase] = {
    "sidecar": phrase("维护者注明"),
    "cover": phrase("封面"),
    "header": phrase("页眉"),
    "caption": phrase("题注"),
    "table_title": phrase("表名"),
    "heading": phrase("标题"),
    "contents": phrase("目录页"),
    "closing": phrase("文末"),
    "note": phrase("表下附注"),
    "name": phrase("名称本身"),
    "statement": phrase("正文的说明"),
    "mention": phrase("正文提到的上级地区"),
}


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """What parts of the identity were read from one place; `place` is None for the sidecar."""

    said: Phrase
    place: SourcePlace | None


def read_from(package: Package, places: Places) -> tuple[ReadFrom, ...]:
    """The places that the identity was read from, each with the parts that it states."""
    stated: dict[tuple[str, str, int | None, int | None], list[StatedEvidence]] = {}
    for part in _PARTS:
        for each in package.evidence:
            if each.part == part:
                stated.setdefault((each.source, each.text, each.page, each.line), []).append(each)
    return tuple(ReadFrom(_said(found), _place(found[0], places)) for found in stated.values())


def _said(found: Sequence[StatedEvidence]) -> Phrase:
    return phrase(
        "{parts}：{source}“{text}”",
        parts=series([_PARTS[each.part] for each in found]),
        source=_SOURCES[found[0].source],
        text=found[0].text,
    )


def _place(stated: StatedEvidence, places: Places) -> SourcePlace | None:
    if stated.line is None and stated.page is None:
        return None
    return places.place(stated.file, stated.line, stated.page)
