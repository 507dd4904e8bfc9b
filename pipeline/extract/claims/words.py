"""Text → comparisons in words alone: 与上年持平, 决算数小于预算数, 无政府性基金预算支出."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claims import any_of

_NOTHING = re.compile(
    r"(?:本部门|本单位|我部门|我单位|我局|我委|年度|当年|年|局|委员会|委|中心|院|厅|校|处)"
    r"(?P<no>均?(?:没有|无|未发生|未安排|未使用))"
    r"(?P<label>(?![该此])[^，。；：]*?(?:收入和支出|收入支出|收支|支出|收入|预算|经费|拨款|费))(?=[，。；]|$)"
)
_NONE_FIRST = re.compile(
    r"(?:^(?:\d{1,2}[.、]|（[一二三四五六七八九十\d]+）)?|（)(?P<no>无)"
    r"(?P<label>(?:政府性基金|国有资本|因公出国|公务接待|公务用车|财政专户|一般公共预算)[^，。；（）]*"
    r"(?:（境）)?[^，。；（）]*?(?:收入和支出|收入支出|收支|支出|收入|预算|经费|拨款|费用?))(?=[，。；）]|$)"
)
"""A sentence or a bracket that says there is none: 2.无公务接待费支出."""
_PARTED = re.compile(r"[、](?:无|没有)?|(?<!收入)(?:和|及|以及|与)(?!运行|维护|支出)(?:无|没有)?")
_MONEY_OF = re.compile(
    "(?:使用)?(?:一般公共预算|政府性基金|国有资本|财政专户|上级|附属|事业|经营|因公出国|公务接待|公务用车|公车|车辆购置|会议费|培训费)"
)
_ENDING = re.compile(
    r"(?:预算)?(?:财政)?(?:拨款)?(?:安排的)?(?:支出|收入|拨款|收支|预算|经费|费用?)+$"
)
_FEWEST = 2
_NIL = re.compile(r"(?<=[费置支收出入算数款额])(?<!基数)为0(?=[，。；])")
"""公务用车购置为0: none, though it lacks a unit."""


@dataclass(frozen=True, slots=True)
class WordEvent:
    """`kind` is same, order or none; `label` the words of the indicator that belong to the event."""

    kind: str
    start: int
    end: int
    base: str
    direction: str
    label: str = ""


def words_of(text: str, spec: ClaimSpec) -> Iterator[WordEvent]:
    """All comparisons in words of a folded text.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> [e.base for e in words_of("决算数与上年基本持平", load_vocabulary().claims)]
    ['上年']
    """
    same, yearly, order, equal = _patterns(spec.unchanged, spec.about, spec.above, spec.below)
    for match in (*same.finditer(text), *yearly.finditer(text)):
        direction = "" if match["about"] else "unchanged"
        yield WordEvent("same", match.start(), match.end(), match["base"], direction)
    for match in equal.finditer(text):
        yield WordEvent("same", match.start(), match.end(), match["base"], "unchanged")
    for match in order.finditer(text):
        direction = "increase" if match["order"] in spec.above else "decrease"
        start = match.start("order")
        if text.startswith("（或", match.end()):
            direction = ""  # 决算数小于预算数（或与预算数持平）: the template leaves the choice
        yield WordEvent("order", start, match.end(), match["base"], direction)
    for match in _NIL.finditer(text):
        yield WordEvent("none", match.start(), match.end(), "", "")
    for match in (*_NOTHING.finditer(text), *_NONE_FIRST.finditer(text)):
        yield from _of_each(match.start("no"), match.end(), match["label"])


def _of_each(start: int, end: int, label: str) -> Iterator[WordEvent]:
    """One event for each kind of money that there is none of: 无政府性基金、国有资本经营预算支出.

    What ends the last name is part of those before it, where they lack it. They stand behind one another,
    the last up to the end.
    """
    names = [each for each in _PARTED.split(label) if each]
    if len(names) < _FEWEST or not all(_MONEY_OF.match(each) for each in names):
        yield WordEvent("none", start, end, "", "", label)
        return
    ending = _ENDING.search(names[-1])
    for number, name in enumerate(names, start=1):
        whole = name if _ENDING.search(name) or ending is None else f"{name}{ending[0]}"
        stop = end if number == len(names) else start + number
        yield WordEvent("none", start + number - 1, stop, "", "", whole)


@cache
def _patterns(
    same: tuple[str, ...], about: tuple[str, ...], above: tuple[str, ...], below: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    alike = re.compile(
        rf"(?<!或)(?:均)?(?:相[比较]于?|与|同|和|较|比|跟)(?P<base>[^，。；：、（）与同和较比跟元]{{1,16}}?)(?:相比|比较)?，?"
        rf"(?P<about>{any_of(about)})?(?:均|都)?(?:保持|仍)?(?:{any_of(same)})(?!相比|比较|的口径)"
    )
    yearly = re.compile(
        rf"(?P<base>同比)，?(?P<about>{any_of(about)})?(?:均|都)?(?:保持|仍)?(?:{any_of(same)})"
    )
    ordered = re.compile(
        rf"(?<=[数算])(?P<order>{any_of((*above, *below))})(?P<base>(?:年初|全年|调整后?)?预算数?)"
    )
    equal = re.compile(r"(?<=数)等于(?P<base>[^，。；：、（）]{2,12}数)(?=[，。；]|$)")
    return alike, yearly, ordered, equal
