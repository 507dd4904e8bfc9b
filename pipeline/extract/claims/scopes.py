"""Where a sentence stands → whose figures it states, and of what: run-in headings, divisions, bodies.

A sentence may be headed by its own first words (1.公务接待费。), stand in the part of a list that is
about one kind of spending only (②公用经费：…), or under the name of another body than the one that
reports. Each says what a figure is not: the total of the department.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.values.outline import STYLE_ORDER, split_number
from pipeline.values.text import fold
from pipeline.vocabulary import ClaimSpec, Vocabulary
from pipeline.vocabulary.claim_words import one_of

_LONGEST_RUN_IN = 24
_NO_HEADING = re.compile(r"[\d，：；]")
_FIGURED = re.compile(r"\d[\d.,]*(?:亿元|万元|元|%)")
_OF_ITEMS = re.compile(r"涉及(?:采购)?(?=[^，。；]{0,6}(?:项目|品目|事项)$)")
"""共涉及采购项目9个 concerns no money."""
_SAYS_WHICH = re.compile(
    r"(?:^|，)(?:为|是|系|即|指)[^，。；：\d]{0,30}(?:拨付|收到)[^，。；：\d]{0,20}"
    r"(?:资金|收入|款项|拨款|补助|经费)(?=[，。；]|$)"
)
"""收入90万元，为市级财政当年拨付的资金: of which money it is, and no other."""
_OF_WHICH = re.compile(r"^其中[：:，,]?")


@dataclass(frozen=True, slots=True)
class Division:
    """A part of a list that is of one kind of spending; `style` is the outline style of its number, "" where
    it has none; `is_headed` tells a line of its own, below which its paragraphs stand."""

    style: str
    words: str
    is_headed: bool = False


def run_in_heading(text: str) -> str:
    """The heading that a numbered sentence is, "" where it is none.

    >>> run_in_heading("1.公务接待费。"), run_in_heading("1.公务接待费3.50万元。")
    ('公务接待费', '')
    """
    numbered = split_number(text)
    words = numbered.text.removesuffix("。")
    if not numbered.style or words == numbered.text or _NO_HEADING.search(words):
        return ""
    return words if len(words) <= _LONGEST_RUN_IN else ""


def labelled(text: str, endings: tuple[str, ...]) -> str:
    """The words before the colon of a sentence that states no figure, "" where there are none; `endings` are
    those of headings.

    >>> labelled("（一）收入预算情况：由财政拨款和其他收入组成。", ("情况",))
    '收入预算'
    >>> labelled("（一）收入预算：90万元。", ("情况",))
    ''
    """
    words, colon, rest = split_number(text).text.partition("：")
    if not colon or len(words) > _LONGEST_RUN_IN or _NO_HEADING.search(words):
        return ""
    if _FIGURED.search(rest):
        return ""
    return words.removesuffix(next(filter(words.endswith, endings), ""))


def division_of(text: str, spec: ClaimSpec) -> Division | None:
    """The division of spending that a sentence opens, or is the heading of: ②公用经费：行政运行124.00万元,
    （一）基本支出. Without a number it holds for its paragraph: 基本支出情况：教育支出90万元,
    项目支出。教育支出90万元."""
    numbered = split_number(_OF_WHICH.sub("", text))
    words, colon, said = numbered.text.partition("：")
    if not (colon or numbered.style or words.endswith("。")):
        return None
    words = words if colon else words.removesuffix("。")
    words = words.removesuffix(next(filter(words.endswith, spec.headings), ""))
    if not spec.division_of(words) or (not numbered.style and said[:1].isdecimal()):
        return None
    return Division(numbered.style, words, is_headed=bool(numbered.style) and not colon)


def division_headed(heading: str, spec: ClaimSpec) -> Division | None:
    """The division of spending that a numbered heading opens: （1）人员经费."""
    numbered = split_number(fold(heading))
    words = numbered.text.removesuffix(":")
    named = bool(numbered.style) and bool(spec.division_of(words))
    return Division(numbered.style, words, is_headed=True) if named else None


def ends_division(division: Division, text: str, new_paragraph: bool) -> bool:
    """Whether a sentence no longer stands in the division: numbered as it is, or further out, or a
    paragraph without a number."""
    style = split_number(_OF_WHICH.sub("", text)).style
    if not style or not division.style:
        return new_paragraph and not division.is_headed
    return STYLE_ORDER.index(style) <= STYLE_ORDER.index(division.style)


def is_of_another_body(path: Iterable[str], entity: str, vocabulary: Vocabulary) -> bool:
    """Whether one of the headings above names a body, and not the reporting entity.

    The entity's own office (…局（本级）) is another body than a department with all its units.
    """
    return any(_is_other(fold(split_number(heading).text), entity, vocabulary) for heading in path)


def unit_headed(path: Iterable[str], units: Mapping[str, str]) -> str:
    """The unit whose name the innermost such heading above is, "" where none is; `units` are the
    names of the tables' units as they are compared.

    >>> unit_headed(["三、支出情况", "二、某市某中心"], {"某市某中心": "某市某中心"})
    '某市某中心'
    """
    named = (units.get(fold(split_number(heading).text)) for heading in reversed(list(path)))
    return next(filter(None, named), "")


def _is_other(heading: str, entity: str, vocabulary: Vocabulary) -> bool:
    spec = vocabulary.identity
    stem = heading
    for office in sorted(spec.own_offices, key=len, reverse=True):
        stem = stem.removesuffix(fold(office))
    chain, rest = vocabulary.divisions.split(stem)
    named = bool(chain) and len(rest) >= 2 and rest.endswith(spec.organisations)
    return named and heading != fold(entity)


def is_said_apart(words: str, spec: ClaimSpec) -> bool:
    """预留 tells other money than the body's own; 单位预留机动经费 is what the forms call a figure."""
    words = _SAYS_WHICH.sub("", _OF_ITEMS.sub("", words))
    if not one_of(words, spec.apart):
        return False
    for name in spec.names_with_apart:
        words = words.replace(name, "")
    return one_of(words, spec.apart)
