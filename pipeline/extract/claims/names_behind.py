"""What stands behind a number → the name of what it counts: 12个处室, 90所高校、科研机构建立了合作."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.things import thing_behind
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of

_NAME_BEHIND = re.compile(
    r"(?:方面的?)?(?P<words>(?:关于|有关)[^，。；：（）\d]{4,30}?(?=[，。；：]|$)"
    r"|(?:[省市县区州盟乡镇村户]、)+[省市县区州盟乡镇村户]"
    r"|(?:[省市县区地州乡镇村户]、)*(?:[^，。；：、（）,\d]|（[^（）]{1,12}）){2,24}?)"
    r"(?=(?:和|及|与|或)?\d|以及|的?[，。；：、,]|（(?![^（）]{1,12}）)|的?\d|的[^，。；：、\d]{2,20}\d"
    r"|分别|(?:试点|全面)?(?:开展|实施|实行|进行)|$)"
)
_COUNTED_TOO = re.compile(r"\d[\d,]*[\u4e00-\u9fff](?=[\u4e00-\u9fff]{2})")
"""剩余的1177户2311名贫困人口: what both count stands behind the second."""
_ENDS = re.compile("[，。；：、）]|$")
_PRICED_BEHIND = re.compile(r"[^，。；：、（）\d]{2,16}[费款]\d[\d.,]*(?:亿元|万元|元)")
_SHORTEST = 2


def with_what_stands_behind(
    text: str, quantity: Quantity, lead: str, before: str, spec: ClaimSpec
) -> str:
    """The name that stands behind what is counted, or what has no name before it; else that before."""
    things = spec.things
    if short := _short(text, quantity, before, spec) if quantity.kind == "count" else "":
        return short
    if quantity.kind == "count" and _PRICED_BEHIND.match(text, quantity.end):
        return before  # 购置0辆公务接待费5万元: a sign is lost between both
    gives = before.endswith(things.gives)
    counted = _COUNTED_TOO.match(text, quantity.end)
    found = _NAME_BEHIND.match(text, counted.end() if counted else quantity.end)
    if found is None or not (quantity.kind == "count" or gives or len(bare(before)) < _SHORTEST):
        return before
    # 采集血小板5万个治疗量: a unit of two words
    is_named = found["words"] in spec.units.work or _is_named_before(found["words"], lead, spec)
    if len(bare(before)) >= _SHORTEST and is_named:
        return before
    behind = thing_behind(found["words"], things, counted=quantity.kind == "count")
    if behind == found["words"]:
        second = _second(things.predicates).match(text, found.end())
        behind = f"{behind}{second['name']}" if second else behind
    if kind := next(filter(before.endswith, things.kinds), "") if behind else "":
        return f"{kind}{behind}"
    return f"{before}{behind}" if gives else behind or before


def _short(text: str, quantity: Quantity, before: str, spec: ClaimSpec) -> str:
    """A name of one sign behind a number: （15台车，, 公开的6个区中最多, 其他11个县暂未; "" for any other."""
    if len(bare(before)) < _SHORTEST:
        short = next((s for s in spec.things.short if text.startswith(s, quantity.end)), "")
        if short and _ENDS.match(text, quantity.end + len(short)):
            return short
    found = _one_place(spec.things.places).match(text, quantity.end)
    place = found["place"] if found else ""
    return f"{before}{place}" if place and before.endswith("的") else place


@cache
def _one_place(places: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<place>{any_of(places)})(?=[中内里的暂均都第最，。；：）]|$)")


@cache
def _second(predicates: tuple[str, ...]) -> re.Pattern[str]:
    """90所高校、科研机构建立了合作: what both are counted, with what is said of them."""
    return re.compile(rf"(?P<name>、[^，。；：、（）\d]{{2,12}}?)(?:{any_of(predicates)})")


def _is_named_before(behind: str, lead: str, spec: ClaimSpec) -> bool:
    """Whether what is counted was named already: 二级项目3个全面开展绩效自评, 培训次数=2次质量指标：…"""
    return lead.endswith("=") or behind.startswith(spec.said_of_counted)
