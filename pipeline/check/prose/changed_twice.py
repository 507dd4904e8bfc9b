"""One item with one amount that two sentences let change otherwise → Findings.

…（款）住房公积金（项）54.40 万元，比上年增加 4.40 万元, and further on 住房公积金 54.40 万元，比上年减少
4.40 万元. Of one item are names with one last level, an amount of three digits, and one base; names that are
alike in all are held against each other elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.intervals import Interval
from pipeline.check.lines import place_name
from pipeline.check.prose.findings import Said, noted, shown_name
from pipeline.check.prose.movements import Movement
from pipeline.check.prose.statements import STATED_TWICE, item_name
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import bare

_FEWEST_DIGITS, _SHORTEST = 3, 4
_ABOVE = re.compile(r"^(?:其中：?)?(?:(?:19|20)\d{2}年度?)?(?:.*（[类款]）)?")
_BEHIND = re.compile(r"（项）.*$|(?:19|20)\d{2}年.*$|(?:年初|支出)?[预决]算(?:数|为)*$")
_LAST = re.compile(r"(?:19|20)\d{2}年度?|上年度?|去年|同期|上一年度?|年|度")
_CLASSES = re.compile(r"([^（）]+)（[类款]）")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_COMMON = re.compile("^(?:行政运行|事业运行|一般行政管理事务|机关服务|信息化建设|其他.*)$")
"""What stands under many classes: one item only where the same ones are named above it."""
_APART = re.compile("扣除|剔除|不含|同口径|可比|含上年|含结转|调整后")


@dataclass(frozen=True, slots=True)
class _Told:
    """A change of an item: all its words, which way, by how much."""

    movement: Movement
    name: str
    by: Interval


def check_changed_twice(
    subject: Subject, stated: Sequence[Movement], told: Told
) -> Iterator[Finding]:
    """Every such item, once."""
    by_item: dict[tuple[object, ...], list[_Told]] = {}
    for movement in stated:
        if (key := _key(subject, movement, told)) is not None:
            assert movement.change is not None
            by = movement.change.interval
            signed = Interval(-by.value if movement.direction == "decrease" else by.value, by.half)
            by_item.setdefault(key, []).append(_Told(movement, item_name(movement.words), signed))
    for first, *others in by_item.values():
        other = next((each for each in others if _differs(first, each)), None)
        if other is not None:
            yield _finding(subject, first, other)


def _key(subject: Subject, movement: Movement, told: Told) -> tuple[object, ...] | None:
    """What a change is of; None where that is not sure."""
    after, sentence = movement.after, movement.sentence
    if after is None or movement.change is None or _APART.search(sentence.text):
        return None
    leaf = bare(_BEHIND.sub("", _ABOVE.sub("", movement.words)))
    digits = len(re.sub(r"\D", "", after.text).strip("0"))
    if len(leaf) < _SHORTEST or digits < _FEWEST_DIGITS:
        return None
    if told.has_failed(sentence, *movement.reach):
        return None
    base = bare(movement.base)
    last = str((subject.identity.fiscal_year or 0) - 1)
    others = [year for year in _YEAR.findall(base) if year != last]
    base = _LAST.sub("", base).removeprefix("比")
    above = item_name(movement.words) if _COMMON.search(leaf) else ""
    return sentence.passage.section.entity, leaf, above, after.interval.value, base, *others


def _differs(first: _Told, other: _Told) -> bool:
    """Whether two changes differ that are not held against each other by their names already."""
    same = first.name == other.name and first.movement.direction == other.movement.direction
    above = [set(_CLASSES.findall(each.movement.words)) for each in (first, other)]
    if all(above) and not (above[0] <= above[1] or above[1] <= above[0]):
        return False  # of other classes
    return not same and not first.by.may_be(other.by) and not first.by.is_close_to(other.by)


def _finding(subject: Subject, first: _Told, other: _Told) -> Finding:
    place = first.movement.sentence.passage.place(first.movement.at)
    said = Said(
        f"“{shown_name(other.movement.words)}”{_printed(other.movement)}，{place_name(place)}为{_printed(first.movement)}",
        f"one item changes by {other.by.value} and by {first.by.value}",
        other.movement.sentence.passage.place(other.movement.at),
    )
    return noted(subject, STATED_TWICE, Outcome.FAIL, said, Severity.WARNING)


def _printed(movement: Movement) -> str:
    assert movement.change is not None
    turn = "减少" if movement.direction == "decrease" else "增加"
    return f"{turn} {movement.change.printed}"
