"""Text → things, work or people that it says there are none of: 未安排购置车辆, 没有因公出国（境）团组.

Where they stand and what they are called; what there is no money of is told by `words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import Nothing, Words, any_of

_PARTED = re.compile("[、和及与]|以及")


def lacks_of(text: str, spec: ClaimSpec) -> Iterator[tuple[int, int, str]]:
    """Where each begins and ends, with its name; two that one verb denies stand behind one another.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> [name for _, _, name in lacks_of("2030年预算未安排购置车辆和单价60万元以上设备。", spec)]
    ['购置车辆', '购置单价60万元以上设备']
    """
    for match in _pattern(spec.nothing).finditer(text):
        names = _each(_named(match["denies"], match["label"], spec.things.buys), spec)
        for number, name in enumerate(names):
            start = match.start("denies") + number
            yield start, match.end() if number == len(names) - 1 else start + 1, name


def _named(denies: str, label: str, buys: Words) -> str:
    """未购置车辆 is of 购置车辆: a verb that says that nothing was bought is part of the name."""
    verb = next(filter(denies.endswith, buys), "")
    return f"{verb}{label}"


def _each(label: str, spec: ClaimSpec) -> list[str]:
    """The names of a list, each with the verb that the first begins with, where all end as such names do."""
    parts = _PARTED.split(label)
    if len(parts) < 2 or not all(part.endswith(spec.nothing.things) for part in parts):
        return [label]
    verb = next(filter(parts[0].startswith, spec.things.buys), "")
    return [part if part.startswith(verb) else f"{verb}{part}" for part in parts]


@cache
def _pattern(spec: Nothing) -> re.Pattern[str]:
    who = any_of((*spec.who, "预算", "全年", "目前", "暂", "也", "尚"))
    sign = r"(?:[^，。；：（）\d]|（[^（）\d]*）|\d+万元(?:（含）|及)?以上)"
    return re.compile(
        rf"(?:^(?:\d{{1,2}}[.、]|（[一二三四五六七八九十\d]+）)?|[，。；：（]|{who})(?:均|都|也|尚)?"
        rf"(?P<denies>{any_of(spec.denies)})(?<!无(?={any_of(spec.no_denial)}))"
        rf"(?P<label>(?![该此]){sign}*?(?:{any_of(spec.things)}))(?=[，。；）]|$)"
    )
