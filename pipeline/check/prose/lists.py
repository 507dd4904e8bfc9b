"""Passages → Lists: a whole and its parts, as a sentence or a run of numbered paragraphs lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.check.intervals import sum_of
from pipeline.check.prose.figures import Figure, figures, total, units_end
from pipeline.check.prose.list_parts import (
    are_of_two_phases,
    is_another_value,
    is_of_other_phase,
    is_parted_next,
    is_within_another,
    may_be_of_all,
)
from pipeline.check.prose.listed import Listed, Part, has_all_kinds
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.model.frozen import replaced
from pipeline.values.outline import split_number
from pipeline.vocabulary.prose import ProseSpec, one_of

_OTHER_YEAR = re.compile(r"(?:上年|去年|上一年)度?(?:预算|决算|执行|同期|实际|数|的|为|$)|^含")
_COMPARED = re.compile("，(?:相?比|较|与|同)(?:上年|去年|(?:19|20)[0-9]{2}年)[^，。；：]*$")
"""，比上年甲支出 9 万元增加: what is compared with, and no part."""
_OF_A_YEAR = re.compile(
    r"[，（](?:上年|去年|(?:19|20)\d{2}年)度?(?:预算|决算)?数?(?:分别|依次)[为是]"
)
"""合计90万元，2023年分别为50万元、30万元: of another year than that which was stated, and no parts."""
_OTHERS = re.compile(r"(?:（[^（）]*）)?[、，]?等(?P<number>\d*)")
_WITHIN = re.compile(r"用于|，主要[是为]")
"""A 60 万元，主要用于甲 40 万元、乙 20 万元；B 30 万元: what a part is used for, or mainly is."""
_BARE = re.compile("：|（|，(?:主要)?用于")
"""What opens a list where its parts are all that there can be."""
_SIDE = re.compile(r"[，；](?:其中)?(收入|支出)(?:主要)?包括")
"""What names the side that a list is of, behind a figure of either."""
_DIVIDES = re.compile(
    r"按照?[^，：；。\d]{2,16}?(?:分类|划?分|性质|来源|用途|类型|科目|方式|构成)[^，：；。\d]{0,6}[，：]"
)
"""1.按功能分类，…；2.按支出性质，…: all of it each time, and no part."""
_LONGEST_OPENING = 40
_SHORTEST_RUN = 2
_MOST_PHASES = 2


def lists_of(passages: Sequence[Passage], spec: ProseSpec) -> Iterator[Listed]:
    """All lists, those within sentences and those of numbered paragraphs, in order."""
    for number, passage in enumerate(passages):
        is_opened = _any_opening(spec).search(passage.text)
        for sentence in passage.sentences if is_opened else ():
            yield from _in_sentence(sentence, spec)
        if passage.text.endswith("："):
            yield from _run(passages, number, spec)


def _in_sentence(sentence: Sentence, spec: ProseSpec) -> Iterator[Listed]:
    if not _any_opening(spec).search(sentence.text):
        return
    found = figures(sentence.text, spec)
    for at, figure in enumerate(found):
        opening = opening_in(figure.lead, spec) if at else ""
        is_bare = bool(at and not opening) and _BARE.match(figure.lead) is not None
        opening = "：" if is_bare else opening
        whole = _whole(found[:at], figure.role) if opening else None
        if whole is None or not whole.is_of_kind(figure) or not figure.words:
            continue
        if _OF_A_YEAR.match(figure.lead) or not _is_of_side(whole, figure.lead):
            continue
        listed = listed_as_parts(sentence, found[at:], whole, spec)
        if listed and may_be_of_all(found[:at], [part.figure for part in listed.parts]):
            listed = replaced(listed, is_certain=False)
        if listed and (outer := _before_brackets(found[:at], figure)):
            listed = _of_either(listed, outer)
        if listed and (not is_bare or has_all_kinds(listed, listed.parts, spec)):
            yield replaced(
                listed,
                names_all=opening.startswith(spec.lists.all) and not _and_others(sentence, listed),
                names_main=opening.startswith(spec.lists.some),
            )


def _before_brackets(before: Sequence[Figure], first: Figure) -> Figure | None:
    """The figure before brackets that end right before a list: 收入90万元（本年60万元），其中."""
    depth = _closed(first.lead)
    if depth <= 0:
        return None
    for figure in reversed(before):
        if depth <= 0:
            return figure if figure.role == first.role == "level" else None
        depth += _closed(figure.lead)
    return None


def _closed(lead: str) -> int:
    """How many brackets a text closes that it does not open."""
    return lead.count("）") - lead.count("（")


def _of_either(listed: Listed, outer: Figure) -> Listed:
    """The list with the figure before the brackets as its whole, unless its parts make up the one within
    them; certain where they make up either."""
    summed = sum_of(part.interval for part in listed.parts)
    if listed.whole.figure.interval.may_be(summed):
        return listed
    whole = replaced(listed.whole, figure=outer)
    return replaced(
        listed, whole=whole, is_certain=listed.is_certain and outer.interval.may_be(summed)
    )


def _is_of_side(whole: Figure, lead: str) -> bool:
    """Whether a list is of the figure before it: …上年结转 5 万元，支出包括：… is of 支出."""
    side = _SIDE.search(lead)
    return side is None or side[1] in whole.words


def _and_others(sentence: Sentence, listed: Listed) -> bool:
    """Whether 等 behind the last part says that there are others: 包括甲40万元、乙20万元等, not …等2项."""
    last = listed.parts[-1].figure
    behind = _OTHERS.match(sentence.text, last.end)
    return behind is not None and behind["number"] != str(len(listed.parts))


def opening_in(lead: str, spec: ProseSpec) -> str:
    """The words of a text between two figures that open a list of the second one, "" if none do."""
    if not _opened(spec).search(lead):
        return ""  # most texts
    opened = list(_opening(spec).finditer(lead))[-1]
    if re.search(r"[；。]", lead[: opened.start()]):
        return ""
    between = lead[opened.end() :]
    alone = len(between) <= _LONGEST_OPENING and not re.search(r"[，；。]", between)
    return opened[0] if alone and not re.search(r"、", re.sub(r"（[^）]*）", "", between)) else ""


def announces(text: str, spec: ProseSpec) -> bool:
    """Whether the end of a paragraph announces a list in those behind it: …90万元，其中："""
    return _opened(spec).search(text) is not None


def _whole(before: Sequence[Figure], role: str) -> Figure | None:
    """The figure that a list is of: the last one that is no change, rate or share; for a list of
    changes the change right before it, less its rate."""
    for figure in reversed(before):
        if role == "change" and figure.role not in ("rate", "alone") and figure.unit != "%":
            return figure if figure.role == "change" else None
        if role == "level" and figure.role in ("level", "limit"):
            return figure if figure.role == "level" else None
    return None


def listed_as_parts(
    sentence: Sentence, listed: Sequence[Figure], whole: Figure, spec: ProseSpec
) -> Listed | None:
    """The figures of a list, up to where another begins or the bracket that it stands in ends."""
    text = sentence.text
    parts: list[Figure] = []
    parted: list[int] = []
    depth = _depth(text, listed[0].start)
    used, certain = False, True
    for number, figure in enumerate(listed):
        here = _depth(text, figure.start)
        if here < depth or (number and _ends(figure.lead, spec)):
            break
        if number and is_another_value(figure, whole):
            break
        if "；" in figure.lead and is_parted_next(listed[number : number + 2]):
            break
        within = bool(number) and _WITHIN.search(figure.lead.rpartition("；")[2]) is not None
        # A 60 万元：甲 40 万元、乙 20 万元: a part with a list of its own behind it.
        within = within or (bool(parts) and figure.lead.startswith("："))
        used = within or (used and "；" not in figure.lead)
        if used and parts:
            certain = certain and "；" in text[figure.end :]
            continue
        of_list = here == depth and figure.role == whole.role and figure.is_of_kind(whole)
        is_earlier = _OTHER_YEAR.search(figure.words) or _COMPARED.match(figure.lead)
        if not of_list or (number and is_earlier):
            continue
        if parts and "；" in figure.lead and parted[-1:] != [len(parts)]:
            parted.append(len(parts))
        is_of_part = is_within_another(figure, parts)
        if not (is_of_part or is_of_other_phase(figure, whole, is_first=not parts)):
            parts.append(figure)
    if not parts or are_of_two_phases(parts, whole):
        return None
    parted = [number for number in parted if number < len(parts)]
    at = sentence.start
    made = tuple(Part(part, sentence.passage, at) for part in parts)
    return Listed(
        Part(whole, sentence.passage, at), made, (*parted, len(parts)), is_certain=certain
    )  # fmt: skip


def _ends(lead: str, spec: ProseSpec) -> bool:
    """Whether the words behind a part end its list."""
    ended = lead.startswith(spec.lists.closes) or any(word in lead for word in spec.lists.ends)
    ended = ended or spec.lists.by_another_measure(lead)
    return ended or bool(opening_in(lead, spec))


def _run(passages: Sequence[Passage], number: int, spec: ProseSpec) -> Iterator[Listed]:
    """The numbered paragraphs behind one that announces them: …支出90万元，其中： / 1.… / 2.…"""
    announced = passages[number]
    found = figures(announced.text, spec)
    opening = _opening(spec).search(announced.text, found[-1].end) if found else None
    wholes = [figure for figure in found if figure.role == "level"]
    if opening is None or not wholes:
        return
    parts, end = _numbered(passages, number + 1, wholes[-1], spec)
    if len(parts) < _SHORTEST_RUN:
        return
    following = (p.outline for p in passages[end:] if p.section is announced.section)
    whole = _that_fits(wholes, parts)
    is_whole = parts[0].passage.outline not in following
    yield Listed(
        Part(whole, announced, 0), tuple(parts), (len(parts),),
        is_run=True,
        is_whole_run=is_whole and not opening[0].startswith(spec.lists.some),
        is_certain=len(wholes) == 1 and not _goes_on(passages[end : end + 1], announced, whole),
        names_all=is_whole and opening[0].startswith(spec.lists.all),
    )  # fmt: skip


def _goes_on(behind: Sequence[Passage], announced: Passage, whole: Figure) -> bool:
    """Whether a paragraph without a number goes on with the parts of a run: 上年结转5万元，占收入总计的3%."""
    name = split_number(whole.words).text or whole.words
    return any(
        not passage.outline and passage.section is announced.section and f"占{name}" in passage.text
        for passage in behind
    )


def _that_fits(wholes: Sequence[Figure], parts: Sequence[Part]) -> Figure:
    """The figure of the announcing paragraph that the parts make up, else the last one."""
    summed = total([part.figure for part in parts])
    return next((w for w in wholes if w.interval.may_be(summed)), wholes[-1])


def _numbered(
    passages: Sequence[Passage], first: int, whole: Figure, spec: ProseSpec
) -> tuple[list[Part], int]:
    """The first figure of the whole's kind and phase in each paragraph of a run, and where the run ends."""
    parts: list[Part] = []
    for number in range(first, len(passages)):
        passage = passages[number]
        if not passage.outline or passage.ordinal != len(parts) + 1:
            return parts, number
        if passage.outline != passages[first].outline:
            return parts, number
        if _DIVIDES.match(split_number(passage.text).text):
            return [], number
        levels = [f for f in figures(passage.text, spec) if f.role == "level"]
        # 年初预算 60 万元，支出决算 50 万元: where the whole is of one phase, so is the part.
        of_phase = [f for f in levels[:_MOST_PHASES] if _phase(f) == _phase(whole)] or levels
        if not of_phase or not of_phase[0].is_of_kind(whole):
            return [], number
        parts.append(Part(of_phase[0], passage, 0))
    return parts, len(passages)


def _phase(figure: Figure) -> str:
    return next((word for word in ("决算", "执行") if word in figure.words), "")


def _depth(text: str, at: int) -> int:
    return text.count("（", 0, at) - text.count("）", 0, at)


@cache
def _any_opening(spec: ProseSpec) -> re.Pattern[str]:
    """What every sentence with a list has: words that open one, or what does behind a figure's unit."""
    words, unit = one_of((*spec.lists.any, *spec.lists.all)), units_end(spec)
    return re.compile(rf"{words}|：(?<=[{unit}]：)|（(?<=[{unit}]（)|，(?:主要)?用于")


@cache
def _opened(spec: ProseSpec) -> re.Pattern[str]:
    """What every opening has: found many times sooner than what may stand before it."""
    return re.compile(one_of((*spec.lists.any, *spec.lists.all)))


@cache
def _opening(spec: ProseSpec) -> re.Pattern[str]:
    words = one_of((*spec.lists.any, *spec.lists.all))
    some = one_of(spec.lists.some)
    return re.compile(rf"{some}?{words}[：，]?")
