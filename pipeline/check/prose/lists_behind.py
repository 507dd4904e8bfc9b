"""Sentences that open with 其中 → Lists: the parts of the one amount of the sentence before.

机关运行经费 12 万元，比上年增加 2 万元。其中：办公费 20 万元. The whole is sure only where that sentence
states one amount and nothing else that 其中 may be of; what such a list leaves out is no fault of it. Parts
that no list of items names (合同金额, 计划下达资金, 资产总额) may be what the amount comes from: nothing is
said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.lists import Listed, Part, has_all_kinds, listed_as_parts
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.check.prose.wholes import Judged, judge
from pipeline.model.frozen import replaced
from pipeline.values.text import bare
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.prose import ProseSpec

_OPENS = re.compile("其中[：，]?")
_OTHER = re.compile(
    "上年|去年|结转|结余|累计|总投资|每|均|标准|净|差额|超支|节约|追加|调[整增减]|负债"
)
_PARTS = ("人员经费", "公用经费", "基本支出", "项目支出")


def judged_behind(prose: Sequence[Passage], vocabulary: Vocabulary) -> Iterator[Judged]:
    """Such lists of which a part, or the sum, is more than the whole, or all of which make less."""
    spec = vocabulary.prose
    for passage in prose:
        if "。其中" not in passage.text:
            continue
        for before, sentence in pairwise(passage.sentences):
            listed = _listed(before, sentence, spec) if _OPENS.match(sentence.text) else None
            if listed is None:
                continue
            verdict = judge(listed, spec)
            is_over = verdict.kind in ("part", "over")
            are_items = all(_is_item(part.figure, vocabulary) for part in verdict.parts)
            if (is_over and are_items) or has_all_kinds(listed, listed.parts, spec):
                yield listed, verdict


def _is_item(part: Figure, vocabulary: Vocabulary) -> bool:
    """Whether a part is called as an item of a list, or one of the usual halves of spending, is."""
    name = _OPENS.sub("", bare(part.words))
    names = name, name.removesuffix("支出")
    lists = vocabulary.classifications.values()
    return name in _PARTS or any(codes.has_name(each) for codes in lists for each in names)


def _listed(before: Sentence, sentence: Sentence, spec: ProseSpec) -> Listed | None:
    whole, found = _whole(before, spec), figures(sentence.text, spec)
    if whole is None or not found or found[0].unit != whole.unit or found[0].role != "level":
        return None
    if not found[0].words or _OTHER.search(found[0].lead):
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
