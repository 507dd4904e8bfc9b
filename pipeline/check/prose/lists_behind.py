"""Sentences that open with 其中, or 基本支出中， → Lists: the parts of the one amount of the sentence before,
or of the one that is named.

机关运行经费 12 万元，比上年增加 2 万元。其中：办公费 20 万元. The whole is sure only where that sentence
states one amount and nothing else that 其中 may be of; what such a list leaves out is no fault of it. Names
that no list has (合同金额, 计划下达资金, 资产总额) may be what the amount comes from, and those of two levels
(基本支出, 人员经费) the same money: nothing is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.prose.exclusive import exclude_each_other
from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.listed import Listed, Part, has_all_kinds
from pipeline.check.prose.lists import listed_as_parts
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.check.prose.wholes import Judged, judge
from pipeline.model.frozen import replaced
from pipeline.values.text import bare
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.prose import ProseSpec

_OPENS = re.compile("其中[：，]?")
_NAMED = re.compile("(?P<name>[\u4e00-\u9fff“”]{4,14})中，")
_MONEY_OF_PART = re.compile("拨款|预算|基金|自有|资金|收入")
"""Words by which a part is of one money: 财政拨款安排的人员经费."""
_APART = re.compile("另|共用|不含|不包括|(?<=[，；、])(?:其中)?(?:含|包括|包含)")
_OTHER = re.compile(
    "上年|去年|结转|结余|累计|总投资|每|均|标准|净|差额|超支|节约|追加|调[整增减]|负债"
)


def judged_behind(prose: Sequence[Passage], vocabulary: Vocabulary) -> Iterator[Judged]:
    """Such lists of which a part, or the sum, is more than the whole, or all of which make less."""
    spec = vocabulary.prose
    for passage in prose:
        yield from _judged_named(passage, spec)
        if "。其中" not in passage.text:
            continue
        for before, sentence in pairwise(passage.sentences):
            listed = _listed(before, sentence, spec) if _OPENS.match(sentence.text) else None
            if listed is None:
                continue
            verdict = judge(listed, spec)
            is_over = verdict.kind in ("part", "over")
            names = [_OPENS.sub("", bare(part.figure.words)) for part in verdict.parts]
            is_told = (
                exclude_each_other(names, vocabulary)
                if is_over
                else has_all_kinds(listed, listed.parts, spec)
            )
            if is_told:
                yield listed, verdict


def _judged_named(passage: Passage, spec: ProseSpec) -> Iterator[Judged]:
    """基本支出 90 万元…。基本支出中，人员经费 70 万元…；公用经费 20 万元: lists of all kinds that what is
    named can have, none of them of one money alone."""
    for number, sentence in enumerate(passage.sentences if "中，" in passage.text else ()):
        opened = _NAMED.match(sentence.text)
        whole = _stated(passage.sentences[:number], opened["name"], spec) if opened else None
        listed = None
        if whole is not None:
            listed = listed_as_parts(sentence, figures(sentence.text, spec), whole.figure, spec)
        if whole is None or listed is None:
            continue
        is_whole = has_all_kinds(listed, listed.parts, spec)
        if is_whole and not any(_MONEY_OF_PART.search(p.figure.words) for p in listed.parts):
            listed = replaced(listed, whole=whole)
            yield listed, judge(listed, spec)


def _stated(before: Sequence[Sentence], name: str, spec: ProseSpec) -> Part | None:
    """The last amount that sentences state of what is named, None where they state none or two."""
    told = [
        Part(figure, sentence.passage, sentence.start)
        for sentence in before
        for figure in figures(sentence.text, spec)
        if figure.role == "level" and figure.is_money and bare(figure.words).endswith(bare(name))
    ]
    return told[0] if len({each.figure.number.value for each in told}) == 1 else None


def _listed(before: Sentence, sentence: Sentence, spec: ProseSpec) -> Listed | None:
    whole, found = _whole(before, spec), figures(sentence.text, spec)
    if whole is None or not found or found[0].unit != whole.unit or found[0].role != "level":
        return None
    if not found[0].words or _OTHER.search(found[0].lead) or _APART.search(sentence.text):
        return None
    listed = listed_as_parts(sentence, found, whole, spec)
    part = Part(whole, before.passage, before.start)
    return replaced(listed, whole=part) if listed else None


def _whole(before: Sentence, spec: ProseSpec) -> Figure | None:
    """The one amount that a sentence states, where it names no part of it and no other year."""
    money = [each for each in figures(before.text, spec) if each.is_money]
    levels = [each for each in money if each.role != "change"]
    if len(levels) != 1 or levels[0].role != "level" or _OTHER.search(levels[0].lead):
        return None
    return levels[0]
