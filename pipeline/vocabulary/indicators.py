"""`specs/indicators.yml`: the framework of performance indicators and how their tables are headed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from pipeline.values.text import bare, closed_up
from pipeline.vocabulary.phrases import PhraseList, is_any
from pipeline.vocabulary.spec import Phrases, PhrasesByName, Spec

_BETWEEN = re.compile(r"\s*[:：]\s*|\s+")
"""What may stand between a label and what is said in one cell with it."""
_LISTED = ("project", "goal")
_REPEATED = ("level2", "level3", "target")
"""What is headed again where a second list stands beside the first: of the whole period and of this year."""
_POINTS = ("weight", "score")
_MARK = "标"
"""In every row of such headings, and in few others: what need not be looked at more closely."""


class Tasks(Spec):
    """Headings of the yearly tasks, and the rows that end them."""

    name: Phrases
    content: Phrases
    spent: Phrases
    ends: Phrases


class Values(Spec):
    """How the heading of a value is parted: by years, into sign, value and unit, or by the grades of a
    scale; `any` is what ends the name of a heading of values that is known by nothing else."""

    any: Phrases
    below: PhrasesByName
    earlier: Phrases
    graded: Phrases
    grades: Phrases


class Listed(Spec):
    """Columns of a table that lists several projects with their indicators."""

    project: Phrases
    no_name: Phrases
    of_any: Phrases
    goal: Phrases
    money: Phrases
    no_money: Phrases

    def is_money(self, heading: str) -> bool:
        """Whether a project's amounts stand below the heading."""
        return is_any(heading, self.money) and not is_any(heading, self.no_money)


class Goals(Spec):
    """Columns of a list of projects with a goal in words."""

    goal: Phrases
    project: Phrases


class IndicatorSpec(Spec):
    """The whole file."""

    framework: PhrasesByName
    either: Phrases
    kinds: Phrases
    headings: PhrasesByName
    properties: dict[str, str]
    values: Values
    periods: Phrases
    listed: Listed
    goals: Goals
    ends: Phrases
    totals: Phrases
    tasks: Tasks
    no_amounts: Phrases
    project: Phrases
    no_project: Phrases
    title_suffix: Phrases

    def part(self, heading: str) -> str:
        """level1, level2, level3, target, actual …, "" for a heading of something else."""
        met = self._parts_met
        if heading not in met:
            known = self.headings if is_any(heading, self._all_headings) else {}
            parts = (part for part, words in known.items() if is_any(heading, words))
            met[heading] = next(parts, "")
        return met[heading]

    @cached_property
    def _parts_met(self) -> dict[str, str]:
        """The parts of the headings met so far."""
        return {}

    @cached_property
    def _all_headings(self) -> tuple[str, ...]:
        return PhraseList(word for words in self.headings.values() for word in words)

    def heads(self, headings: Iterable[str], above: Iterable[str] = ()) -> bool:
        """Whether a row with these texts heads indicators: both upper levels, or name and value, a
        column for each kind, or the grades of a scale beside the name, which may stand in the row
        `above`."""
        texts = [text for text in headings if text]
        if self.is_scale(texts):
            return any(is_any(text, self.values.graded) for text in (*texts, *above))
        if not self.may_head(texts):
            return False
        parts = {self.part(text) for text in texts}
        known = {"level1", "level2"} <= parts or {"level3", "target"} <= parts
        return known or self.is_kinds(texts)

    def lists(self, headings: Sequence[str], above: Sequence[str] = ()) -> list[dict[str, int]]:
        """Part → column of each list that a row heads: one that heads a name and a value again begins
        another beside it. The points of an indicator stand behind its name, those before it are of a
        level. A heading of values that is not known is the target where no other is. Headings of the
        row `above`, merged down into this one, fill the gaps of the first list."""
        lists: list[dict[str, int]] = [{}]
        for index, heading in enumerate(headings):
            part = self.part_or_listed(heading) if heading else ""
            if part in lists[-1] and part in _REPEATED and "target" in lists[-1]:
                lists.append({})
            before = lists[-1].get(part)
            named = lists[-1].get("level3")
            moves = part in _POINTS and before is not None and named is not None and before < named
            if part and (moves or before is None):
                lists[-1][part] = index
        if "target" not in lists[0]:
            values = [
                i for i, text in enumerate(headings) if text and is_any(text, self.values.any)
            ]
            free = [i for i in values if i not in lists[0].values()]
            lists[0] |= {"target": free[-1]} if free else {}
        for index, heading in enumerate(above):
            if heading and (index >= len(headings) or not headings[index]):
                lists[0].setdefault(self.part_or_listed(heading), index)
        lists[0].pop("", None)
        return [each for each in lists if each is lists[0] or {"level3", "target"} <= each.keys()]

    def part_or_listed(self, heading: str) -> str:
        """The part that a heading is of, or of a list of projects: project, goal."""
        listed = (part for part in _LISTED if is_any(heading, getattr(self.listed, part)))
        return self.part(heading) or next(listed, "")

    def part_below(self, heading: str) -> str:
        """What a heading below the one of the value is of: target, nature or unit, "" for none."""
        parts = (part for part, words in self.values.below.items() if is_any(heading, words))
        return next(parts, "")

    def is_scale(self, texts: Sequence[str]) -> bool:
        """Whether texts side by side are the grades of a scale, best first."""
        best, *_ = self.values.grades
        return best in texts and [each for each in texts if each in self.values.grades] == [
            *self.values.grades
        ]

    def is_kinds(self, texts: Sequence[str]) -> bool:
        """Whether texts side by side are kinds of indicators, a column each."""
        return {_stem(text) for text in texts} >= set(map(_stem, self.kinds))

    def may_head(self, texts: Iterable[str]) -> bool:
        """Whether one of the texts has the sign without which no row heads indicators."""
        return any(_MARK in text for text in texts)

    def is_weight(self, text: str) -> bool:
        """Whether a text heads the points that indicators are worth."""
        return is_any(text, self.headings["weight"])

    def is_level1(self, text: str) -> bool:
        return _stem(text) in map(_stem, self.framework)

    def is_level2(self, text: str) -> bool:
        stem = _stem(text)
        known = (*self.either, *(word for words in self.framework.values() for word in words))
        return bool(stem) and stem in map(_stem, known)

    def level1_over(self, level2: str, stated: str) -> str:
        """The first level as stated, unless the framework knows that another of its own is meant."""
        meant = self.level1_of(level2)
        is_own = bool(stated) and not self.is_level1(stated)
        return stated if is_own or not meant or _stem(meant) == _stem(stated) else meant

    def level1_of(self, level2: str) -> str:
        """The first level that a second-level indicator belongs to, "" where it may be several."""
        stem = _stem(level2)
        if stem in map(_stem, self.either):
            return ""
        tops = (top for top, words in self.framework.items() if stem in map(_stem, words))
        return next(tops, "")

    def is_end(self, text: str) -> bool:
        return is_any(text, self.ends)

    @cached_property
    def _names_projects(self) -> re.Pattern[str]:
        """A character with which what a project is called begins: most rows have none."""
        begin = {phrase.strip("*")[0] for phrase in self.project}
        return re.compile(f"[{re.escape(''.join(sorted(begin)))}]")

    def project_in(self, texts: Sequence[str]) -> str:
        """The project that a row of a form names beside its label, or in one cell with it where the
        row has no other; "" for none.

        `texts` are those of the row's cells as printed, blanks within them included.
        """
        filled = [stripped for text in texts if (stripped := text.strip())]
        if not any(map(self._names_projects.search, filled)):
            return ""
        for index, text in enumerate(filled):
            if is_any(text, self.project):
                return closed_up(next(iter(filled[index + 1 :]), ""))
        if len(filled) == 1:
            (text,) = filled
            for gap in _BETWEEN.finditer(text):
                if text[gap.end() :] and is_any(text[: gap.start()], self.project):
                    return closed_up(text[gap.end() :])
        return ""

    def is_total(self, text: str) -> bool:
        """Whether a row states the sum of a list's weights, scores or money."""
        return is_any(text, self.totals)

    def is_amount_label(self, label: str) -> bool:
        """Whether the number beside a label may be an amount (部门预算编码 103 is none)."""
        return not is_any(label, self.no_amounts)


@cache
def _stem(text: str) -> str:
    """数量指标, 数量指标等 and 数量 are the same indicator."""
    return bare(text).removesuffix("等").removesuffix("指标")
