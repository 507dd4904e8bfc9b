"""Figures that stand in a row behind 分别 or 各 → what each of them is of.

收入总计、支出总计分别为90万元、80万元，分别增加5万元、4万元: the first of each row is of 收入总计, the
second of 支出总计. 收、支总计各减少5万元 states one figure for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sentences import Sentence

_NAMES = re.compile(r"^(?P<names>.+?)(?:分别|依次|各)(?:[为是约达]|[\u4e00-\u9fff]{2})*$")
_SIDES = re.compile(r"^(?P<before>.*?)(?:收入?[、和与及]支出?|收支)(?P<behind>[^、和与及]*?)$")
_PARTED = re.compile(r"[、和与及]")
_BETWEEN = re.compile(r"(?:[、，,和与及]|以及)(?:增[加长]|减少|下降|上升)?")
_TOLD = re.compile("分别|依次|各")
_SPAN = re.compile(r"((?:19|20)\d{2})年?度?[-—–－~～至到]+((?:19|20)\d{2})年")
_A_YEAR = re.compile(r"((?:19|20)\d{2})(?:年|(?=[、和]))")
_YEARS_OF_ONE = re.compile(
    r"(?:(?:19|20)\d{2}年?度?[、和与及])+(?:19|20)\d{2}年度?(?P<name>[^、和与及]*)"
)
_SHORTEST = 2


@dataclass(slots=True)
class Row:
    """Figures in a row of a sentence: `names` of what they are of, where each ends (`ends`), their kind,
    and what is `said` of the first; `stated` are the drafts of the figures by their number, `of` those of
    the row before, of which rates are. Nothing `undated` tells which year, body or part each is of."""

    names: tuple[str, ...]
    ends: tuple[int, ...]
    kind: str
    said: Said
    sentence: Sentence
    of: dict[int, Draft] = field(default_factory=dict)
    stated: dict[int, Draft] = field(default_factory=dict)
    undated: bool = False


@dataclass(slots=True)
class Compared:
    """What is compared in a row: the drafts of now (none where there are not as many), the words for what
    each is against, where the figures of these and then those of the changes end; `bases` and `changes` are
    the drafts that were stated."""

    sentence: Sentence
    now: tuple[Draft, ...]
    words: tuple[str, ...]
    ends: tuple[int, ...]
    bases: list[Draft] = field(default_factory=list)
    changes: dict[int, Draft] = field(default_factory=dict)


def is_told(words: str) -> bool:
    """Whether words say that the figures behind them are of several things."""
    return _TOLD.search(words) is not None


def years_told(text: str) -> tuple[str, ...]:
    """The years that a text names one after the other, or between two.

    >>> years_told("2021年、2022年，支出"), years_told("2021—2023年支出"), years_told("2021、2022年支出")
    (('2021', '2022'), ('2021', '2022', '2023'), ('2021', '2022'))
    """
    if spans := [*_SPAN.finditer(text)]:
        first, last = (int(year) for year in spans[-1].groups())
        return tuple(map(str, range(first, last + 1)))
    return tuple(_A_YEAR.findall(text))


def row_from(text: str, first: Quantity, figures: Iterable[Quantity]) -> tuple[int, ...]:
    """Where the figures of one kind end that follow the first with nothing but a sign or 和 between;
    `figures` are those of the text from left to right."""
    ends = [first.end]
    for other in figures:
        if other.start < ends[-1]:
            continue
        if other.kind != first.kind or not _BETWEEN.fullmatch(text[ends[-1] : other.start]):
            break
        ends.append(other.end)
    return tuple(ends)


def names_told(label: str) -> tuple[str, ...]:
    """What 分别 or 各 says that figures are of, as they follow each other; () where it is not two things or
    more.

    >>> names_told("2023年收入总计、支出总计分别为"), names_told("收、支总计各是")
    (('2023年收入总计', '支出总计'), ('收入总计', '支出总计'))
    >>> names_told("2022年、2023年公务接待费分别为")
    ('2022年公务接待费', '2023年公务接待费')
    >>> names_told("公务接待费分别为")
    ()
    """
    found = _NAMES.match(label)
    if found is None:
        return ()
    if sides := _SIDES.match(found["names"]):
        return tuple(f"{sides['before']}{side}{sides['behind']}" for side in ("收入", "支出"))
    parts = tuple(_PARTED.split(found["names"]))
    if dated := _YEARS_OF_ONE.fullmatch(found["names"]):
        return tuple(f"{year}年{dated['name']}" for year in _A_YEAR.findall(found["names"]))
    return parts if len(parts) > 1 and min(map(len, parts)) >= _SHORTEST else ()
