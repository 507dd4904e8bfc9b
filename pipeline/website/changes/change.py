"""A headline against the year before, all of a disclosure, and what is said where nothing can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.website.changes.prose import Prose, Quote
from pipeline.website.changes.told import OF_FUNDS, leaves_base_open, told
from pipeline.website.charts.bars import Bars
from pipeline.website.figures.derived import Difference
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import Headlines
from pipeline.website.interface.phrases import Phrase, phrase, series
from pipeline.website.published.package import Package

THREE_PUBLIC = "three_public"
_PART_OF: Mapping[str, str] = {"personnel": "basic", "public": "basic"}
_SPENT = ("appropriation_expenditure", "general_public")
"""The funds' own expenditure."""


@dataclass(frozen=True, slots=True)
class Change:
    """A headline and what it was before; `after` is None where only the prose speaks of it.

    `said` is the sentence of it. `reasons` say why two printed figures are not compared; then there
    are neither a difference nor bars. `quotes` are the source's own words.
    """

    key: str
    title: Phrase
    before: Figure | None
    after: Figure | None
    difference: Difference | None
    reasons: tuple[Phrase, ...]
    said: Phrase
    quotes: tuple[Quote, ...]
    bars: Bars | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the source tells what it was before, or by how much it changed."""
        return self.before is not None or told(self.quotes) is not None

    @property
    def gives_reason(self) -> bool:
        """Whether the prose gives a reason."""
        return any(each.gives_reason for each in self.quotes)

    @property
    def lacks_reason(self) -> bool:
        """Whether it is known to have risen or fallen, and the prose gives no reason."""
        directions = {each.says for each in self.quotes}
        if self.difference:
            directions = {self.difference.direction}
        return not self.gives_reason and bool(directions & {"increase", "decrease"})

    @property
    def is_explained_below(self) -> bool:
        """Whether the section of a quote goes on with reasons, part by part."""
        return any(each.explained_below for each in self.quotes)


@dataclass(frozen=True, slots=True)
class Changes:
    """The headlines of one disclosure against the year before; `missing` says what is not here.

    `against_budget` is what a final account's total is to its budget, None where that is not said;
    `is_tables_only` tells that the source has no prose.
    """

    items: tuple[Change, ...]
    missing: Phrase | None
    against_budget: Phrase | None = None
    is_tables_only: bool = False

    @property
    def lead(self) -> Change | None:
        """What is told of all expenditure, or else of the widest money that the source compares."""
        answered = [each for each in self.items if each.is_answered]
        spent = [each for each in answered if each.key.startswith("expenditure_")]
        of_funds = [each for each in answered if each.key in OF_FUNDS]
        return next(
            iter((*spent, *(each for each in of_funds if each.key in _SPENT), *of_funds)), None
        )

    @property
    def silence(self) -> Phrase | None:
        """Of which changes the prose says nothing at all: not of a total whose parts it explains, nor of
        parts whose total it speaks of."""
        explains_parts = any(each.gives_reason for each in self.items if each.key != THREE_PUBLIC)
        spoken_of = {each.key for each in self.items if each.quotes}
        told_elsewhere = {part for part, whole in _PART_OF.items() if whole in spoken_of}
        if explains_parts:
            told_elsewhere.add(THREE_PUBLIC)
        titles = [
            each.title
            for each in self.items
            if each.lacks_reason and not each.quotes and each.key not in told_elsewhere
        ]
        if not titles:
            return None
        named = series(dict.fromkeys(titles), "、")
        if self.is_tables_only:
            return phrase(
                "这份材料只有表，没有文字说明，看不到这些变化的原因：{titles}。", titles=named
            )
        return phrase("原件的文字里没有找到对这些变化的说明：{titles}。", titles=named)


def missing(
    package: Package, found: Sequence[Change], earlier: Headlines | None, prose: Prose
) -> Phrase | None:
    """What is not here to compare with, None where every headline has its earlier figure; that nothing can
    be worked out is said only where neither tables nor prose tell."""
    if all(each.before for each in found if each.after):
        return None
    fields = {"year": package.fiscal_year - 1, "kind": package.kind_word}
    if earlier is not None:
        return phrase("{year} 年的{kind}没有印出其中一些数，那些数比不了。", **fields)
    if any(each.before is None and leaves_base_open(each.quotes) for each in found):
        return phrase(
            "{year} 年的{kind}还没有收录；增减照这份材料自己的表和文字列出，"
            "文字里只写“上年”的，没有说明是上年的预算还是实际。",
            **fields,
        )
    if any(each.is_answered for each in found):
        return phrase("{year} 年的{kind}还没有收录；增减照这份材料自己的表和文字列出。", **fields)
    return _unanswered(fields, prose, is_of_all=found[0].key != THREE_PUBLIC)


def _unanswered(fields: Mapping[str, object], prose: Prose, *, is_of_all: bool) -> Phrase:
    """What to say where neither tables nor prose tell the change of any of the figures."""
    if prose.is_empty:
        return phrase(
            "{year} 年的{kind}还没有收录，这份材料只有表，没有文字说明，"
            "表里也没有印出上年数，所以这里算不出增减。",
            **fields,
        )
    if is_of_all and prose.detailed:
        return phrase(
            "{year} 年的{kind}还没有收录，表里没有印出上年数，文字里没有说这些数的增减，"
            "只说了更细的科目，共 {count} 处。",
            **fields,
            count=prose.detailed,
        )
    if prose.mentions_changes:
        return phrase(
            "{year} 年的{kind}还没有收录，表里没有印出上年数；"
            "文字里提到和上年比有变化，但没有写这些数变了多少，请看文字说明。",
            **fields,
        )
    return phrase(
        "{year} 年的{kind}还没有收录，这些数在这份材料的表里没有印出上年数，"
        "文字里也没有读到它们和上年的比较，所以这里算不出增减。",
        **fields,
    )
