"""Passages → Lists: an amount that one paragraph states, all its parts in those right below it.

“三公”经费 18 万元。 / 1.因公出国（境）费 0 万元。 / 2.公务接待费 5 万元。 / 3.公务用车购置及运行费
14 万元. Nothing announces such a list, so the parts must be one of each kind that the whole can have,
by what they are called, each of the same phase and year; of a whole that may have more (支出 has 经营支出)
only parts that exceed it are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.listed import Listed, Part
from pipeline.check.prose.lists import announces, listed_as_parts
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.wholes import Judged, judge
from pipeline.values.outline import split_number
from pipeline.vocabulary.prose import ProseSpec
from pipeline.vocabulary.prose_lists import CompleteParts

_OF_WHICH = re.compile("其中[：，]?")
_NAME = re.compile(r"[^，。；：、\d]{0,4}(?:20\d\d年度?)?[^，。；：、\d]{2,40}")
"""What names a part, and all that stands before its figure."""
_MOST = 12
_YEAR = re.compile(r"20\d\d")


def judged_below(prose: Sequence[Passage], spec: ProseSpec) -> Iterator[Judged]:
    """Such lists whose parts do not make up their whole, or that do."""
    for number, passage in enumerate(prose):
        whole = _whole(passage, spec)
        kinds = [known for known in spec.complete if whole and known.is_of(whole.words)]
        if whole is None or not kinds:
            continue
        parts = _parts(prose, number, whole, spec)
        known = next((kind for kind in kinds if _are_each(kind, parts)), None)
        if known is None:
            continue
        listed = Listed(Part(whole, passage, 0), tuple(parts), (len(parts),), is_certain=True)
        verdict = judge(listed, spec)
        if not (known.may_have_more and verdict.kind in ("under", "fits")):
            yield listed, verdict


def _whole(passage: Passage, spec: ProseSpec) -> Figure | None:
    """The one amount of a paragraph that announces no list and names no part of it."""
    if _OF_WHICH.search(passage.text) or announces(passage.text, spec):
        return None
    levels = [each for each in figures(passage.text, spec) if each.role == "level"]
    if len(levels) != 1 or not levels[0].is_money or spec.parts_below.is_other(levels[0].words):
        return None
    return levels[0]


def _parts(prose: Sequence[Passage], at: int, whole: Figure, spec: ProseSpec) -> Sequence[Part]:
    """What the paragraphs below open with: a list of 其中, or an amount each, in one style of numbers."""
    section, next_ones = prose[at].section, prose[at + 1 : at + 1 + _MOST]
    below = (each for each in next_ones if each.section is section)
    first = next(below, None)
    if first is None:
        return ()
    opened = _OF_WHICH.match(first.text)
    if opened and not first.text.endswith("；"):
        return _in_one(first, opened.end(), whole, spec)
    style = "" if opened else first.outline
    parts: list[Part] = []
    for passage in chain((first,), below):
        if passage.outline != style and (parts or not opened):
            continue  # what a part is made up of, in numbers of its own
        opening = _opening(passage, whole, spec)
        if opening is None or (style and passage.ordinal != len(parts) + 1):
            break
        parts.append(Part(opening, passage, 0))
    return parts


def _in_one(passage: Passage, at: int, whole: Figure, spec: ProseSpec) -> Sequence[Part]:
    """The parts that a paragraph lists in its first sentence."""
    sentence = passage.sentences[0]
    found = figures(sentence.text, spec)
    is_named = bool(found) and _NAME.fullmatch(sentence.text[at : found[0].start])
    if not is_named or found[0].role != "level" or not found[0].is_of_kind(whole):
        return ()
    listed = listed_as_parts(sentence, found, whole, spec)
    fits = listed is not None and all(_is_alike(part.figure, whole, spec) for part in listed.parts)
    return listed.parts if listed is not None and fits else ()


def _opening(passage: Passage, whole: Figure, spec: ProseSpec) -> Figure | None:
    """The amount that a paragraph opens with, right behind its name, if it is the only one of the part."""
    said = passage.sentences[0].text
    opened = _OF_WHICH.match(said)
    begin = opened.end() if opened else 0
    within = said.find("其中", begin)
    own = said if within < 0 else said[:within]
    levels = [each for each in figures(own, spec) if each.role == "level"]
    first = levels[0] if len([each for each in levels if each.is_money]) == 1 else None
    if first is None or not first.is_of_kind(whole) or not _is_alike(first, whole, spec):
        return None
    named = split_number(said[begin : first.start]).text
    return first if _NAME.fullmatch(named) else None


def _is_alike(part: Figure, whole: Figure, spec: ProseSpec) -> bool:
    """Whether nothing says that a part is of another year, or of another phase than its whole."""
    if spec.parts_below.is_other(part.words):
        return False
    years = [set(_YEAR.findall(each.words)) for each in (part, whole)]
    of_phase = spec.parts_below.has_phases_of(whole.words, part.words)
    return of_phase and (years[0] <= years[1] or not years[1])


def _are_each(known: CompleteParts, parts: Sequence[Part]) -> bool:
    """Whether the parts are one of each kind and no more."""
    words = [part.figure.words for part in parts]
    found = [[word for word in words if kind.search(word)] for kind in known.all_parts]
    firsts = {word for one in found for word in one}
    return len(words) == len(found) == len(firsts) and all(len(one) == 1 for one in found)
