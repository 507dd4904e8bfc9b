"""What opens a list of the parts of a figure, and of which figure: 其中, 包括, …构成如下, …中."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.listings import LISTED, Listing, names_a_side
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.recollection import Recollection
from pipeline.extract.claims.segments import segments
from pipeline.extract.claims.sense import makes_up
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.sides import side_of
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import one_of

_STRUCTURE = re.compile(
    r"(?P<words>[^，。；：]*?)(?:的)?(?:具体|主要)*(?:构成|(?:使用|支出)?(?:情况|内容)如下$)"
)
_DIVIDED = re.compile(
    r"(?:^|[，。；：])(?:按照?|从)(?P<whole>[^，。；：]{2,12}?)(?:(?:资金)?(?:类型|性质|来源|方式|形式|种类|渠道|结构)|项目类型)(?:来?看|划?分|分类|划分)"
)
"""按政府采购资金类型划分，一般公共预算拨款5万元: of the purchases, and no total of that money."""
_OF_THE_YEAR = {
    "income": ("carried_over", "opening_balance"),
    "expenditure": ("carried_forward", "closing_balance"),
}
_OF_THIS_YEAR = ("拨款", "收入")
"""How names of money end that a year brings; the bare name of a fund may be all there is of it."""
_WITHIN = re.compile(r"(?P<words>[^，。；：]{2,40})中$")


@dataclass(slots=True)
class Lists(Recollection):
    """The memory of a reader that knows which list is open; `style` is the outline style of the
    paragraph, `paragraph` its number."""

    paragraph: int = 0
    style: str = ""

    def speak_of_named(self, named: Label) -> None:
        """The next figures are of what a heading names."""
        self.speak_of(self.nameless(named))

    def hear_parts(self, words: str) -> None:
        """其中, …构成：, …中，: the next figures are parts of one before."""
        parts = segments(words)
        if words.startswith("：") and self.latest is not None and self.latest.run == self.run:
            self._list(self.latest, by_colon=True)  # 采购 9 万元：货物 5 万元、服务 4 万元
            return
        if (divided := _DIVIDED.search(words)) and self.latest is not None:
            self._list(self.stated(divided["whole"]) or self._whole_before())
            return
        for segment in parts:
            opens = "构成" in segment or segment.endswith("如下")
            if opens and (structure := _STRUCTURE.search(segment)):
                words = structure["words"]
                self._list(self.stated(words) or self._unstated(words) or self._whole_before())
                return
            if segment == "中" and self.latest is not None and words.startswith(segment):
                self._list(self.latest)  # 支出总计 90 万元中，
                return
            if segment.endswith("中") and (within := _WITHIN.search(segment)):
                named = within["words"]
                self._list(self.stated(named) or self._unstated(named) or self.parent)
                return
        if self.latest is None or not one_of(words, self.spec.parts):
            return
        opening = next(filter(None, (LISTED.search(segment) for segment in parts)), None)
        side = names_a_side(opening["words"]) if opening else ""
        if side:
            self._list(self._whole_of_side(side))
        else:
            self._list(self._whole_before())

    def before_bracket(self, sentence: Sentence, at: int) -> Draft | None:
        """The amount right before the bracket that a place of the sentence stands in, None for none."""
        opened = sentence.text.rfind("（", 0, at)
        if opened < 0 or "）" in sentence.text[opened:at]:
            return None
        told = (d for d in self.of_sentence(sentence) if d.kind == "amount" and d.amount)
        return next((d for d in told if d.amount and d.amount.end == opened), None)

    def open_parts(self) -> None:
        """The next figures are parts of the one before."""
        self._list(self.latest)

    def is_made_up(self) -> bool:
        """Whether the parts that the open list stated in its own paragraph make up its whole."""
        listing = self.listing
        if listing is None or not listing.inline or listing.outer is None:
            return False
        amounts = (draft for draft in self.backwards() if draft.kind == "amount")
        return makes_up([d for d in amounts if d.parent is listing.whole], listing.whole)

    def _whole_before(self) -> Draft | None:
        """The figure before; a sentence of its own that begins with 其中 goes on with the list before."""
        latest = self.latest
        goes_on = latest is not None and latest.run != self.run and latest.parent is not None
        return latest.parent if latest is not None and goes_on else latest

    def _unstated(self, words: str) -> Draft | None:
        """An indicator whose parts are listed though nobody stated its amount."""
        named = self.label(words)
        return self.nameless(named) if named.code else None

    def _list(self, whole: Draft | None, *, by_colon: bool = False) -> None:
        if whole is not None:
            outer = self.listing
            self.listing = Listing(whole, self.style, self.paragraph, outer, by_colon=by_colon)

    def _whole_of_side(self, side: str) -> Draft:
        """What 支出包括 lists the parts of: the figure for both sides or for this one, else one that
        nobody stated."""
        latest = self.latest
        for draft in (latest.parent if latest else None, latest):
            if draft is not None and side_of(draft.words) in ("", side) and _is_whole(draft):
                return draft
        unknown = self.nameless(Label("", "", "", None))
        unknown.apart = True
        return unknown


def is_by_kind_of_money(draft: Draft) -> bool:
    """Whether words before an amount divide a whole by where its money comes from (收入总计90万元，按资金性质
    分，一般公共预算80万元): of a whole with what was carried over, each part may have that too."""
    whole = draft.parent
    if whole is None or whole.code != ALL or not draft.fund or draft.words.endswith(_OF_THIS_YEAR):
        return False
    return _DIVIDED.search(draft.sentence.text, 0, draft.at) is not None


def may_open_list(words: str, spec: ClaimSpec) -> bool:
    """Whether words between two figures have what a list is told by (`hear_parts`); most have none of it.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> [may_open_list(words, spec) for words in ("，其中：", "从来源看，", "，比上年增加")]
    [True, True, False]
    """
    told = words.startswith("：") or any(
        each in words for each in ("构成", "如下", "中", "按", "从")
    )
    return told or one_of(words, spec.parts)


def _is_whole(draft: Draft) -> bool:
    """Whether 收入 and 支出 may be parts of it: 收支总预算, 支出预算, not 上年结转."""
    return side_of(draft.words) != "" or ("收" in draft.words and "支" in draft.words)


def settle_totals(told: Sequence[Draft]) -> None:
    """收入合计90万元，其中：本年收入80万元，上年结转10万元: of all there is, and not of the year alone."""
    for whole in told:
        if whole.kind != "amount" or whole.code not in _OF_THE_YEAR:
            continue
        parts = {part.code for part in told if part.parent is whole and part.kind == "amount"}
        if not parts.isdisjoint((whole.code, *_OF_THE_YEAR[whole.code])):
            whole.code = ALL


def settle_sides(told: Sequence[Draft], spec: ClaimSpec) -> None:
    """Say of every figure of a sentence whose words name no side which one its parts are of: 某局预算90万元，
    包括公用经费10万元、项目支出80万元 is what is spent."""
    sides = [(part.parent, side) for part in told if (side := side_of(part.words))]
    for whole, side in sides:
        others = {other for each, other in sides if each is whole}
        is_balance = whole is not None and spec.carried.says(whole.words)
        if whole is not None and not side_of(whole.words) and others == {side} and not is_balance:
            whole.side = side
