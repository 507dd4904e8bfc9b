"""Claims → Lists: items of a classification that the prose lists one after another with their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from pipeline.check.against_tables.columns import NOTHING
from pipeline.check.against_tables.named_rows import plain
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.intervals import Interval, sum_of
from pipeline.check.subject import Subject
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import Kind
from pipeline.model.records import Claim
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.values.units import is_money
from pipeline.vocabulary import Vocabulary

_CODE_FIRST = re.compile(r"(?P<code>\d{3}(?:\d{2}){0,2})[-—–:]*(?P<name>[^\d\W].+)")
_LEVELS = re.compile(r"([^()]+?)\([类款项]\)")
_QUOTES = str.maketrans("", "", "“”\"'‘’")
OPENED = re.compile(
    r"^(?:其中|包括|主要(?:是|为|包括)|分别[为是]|具体[为是]|另有)(?=[\u4e00-\u9fff]{2})"
)
"""What may open a list right before the name of its first item."""
_OPENS_DIVISION = re.compile(r"(?<![^。;:,)])(?:其中)?(?P<head>[^。;:,]{2,16}):")
_NO_ITEM = re.compile(r"\([类款]\)\(\d{0,7}项\)$")
"""行政事业单位医疗（款）（项）: the item is left out."""
_TWO_ITEMS = re.compile(r"\(\d{0,7}项\).*\(\d{0,7}项\)$")
_SEVERAL = re.compile(r"(?:\(\d{3,7}\))?(?:、|以及|[和与及])")
_CODE_BEHIND = re.compile(r"\((\d{3}(?:\d{2}){0,2})\)")
_FARTHEST_AMOUNT = 40
_MADE_UP_OF = "由"
"""由甲 40 万元、乙 20 万元构成: no item's name begins so."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Item:
    """One listed item: the claim that states it, its name, and its code ("" where none is printed). Of
    one that is `open` it is not said which it is, or it is several together."""

    claim: Claim
    name: str
    code: str
    value: Interval
    open: bool = False

    @property
    def path(self) -> Sequence[str]:
        """The plain names of the levels that are printed with it, its own the last: 类, 款, 项."""
        return _path(self.claim.indicator)

    @property
    def said(self) -> str:
        return f"{self.name}（{self.code}）" if self.code else self.name


@dataclass
class Listing:
    """Items listed together. `whole` is the claim before them whose parts they are, if one stands
    there, `sentence_whole` the first such claim of its sentence (预算支出 90 万元，其中公用经费 9 万元。);
    `division` the measure that their heading names (②公用经费：…), `head` its words; `last` is
    the last claim before another such heading, or of the section: what is spoken of up to there is
    not left out."""

    entity: str
    whole: Claim | None = None
    sentence_whole: Claim | None = None
    division: str = ""
    head: str = ""
    items: list[Item] = field(default_factory=list)
    last: Claim | None = None

    @property
    def stated(self) -> Sequence[Item]:
        """The items that are more than nothing, and are one."""
        return [item for item in self.items if item.value.value != 0 and not item.open]

    @property
    def is_open(self) -> bool:
        """Whether it has items of which it is not said what they are."""
        return any(item.open for item in self.items)


@lru_cache(maxsize=4096)
def _path(indicator: str) -> tuple[str, ...]:
    words = split_number(fold(indicator).translate(_QUOTES)).text.removeprefix(_MADE_UP_OF)
    names = (OPENED.sub("", split_number(name).text) for name in _LEVELS.findall(words))
    return tuple(map(plain, names))


def listings(subject: Subject, figures: ClaimFigures) -> Iterator[Listing]:
    """All lists of two items or more, in reading order."""
    for _, section in groupby(subject.claims, key=lambda claim: (claim.entity, claim.section)):
        for listing in _of_section(subject, figures, list(section)):
            if len(listing.items) > 1:
                yield listing


def _of_section(
    subject: Subject, figures: ClaimFigures, claims: Sequence[Claim]
) -> Sequence[Listing]:
    """The lists under one heading, those of one item or none too."""
    made, stated = [Listing(claims[0].entity)], items_of_claims(subject, figures)
    under_head, last = 0, claims[0]
    for claim in claims:
        current = made[-1]
        item = stated.get(claim.claim_no) if _is_amount(subject, claim) else None
        if item is not None:
            head = _division(subject.vocabulary, claim)
            if current.items and not head and _is_restated(item, current.items[-1]):
                continue
            if head:
                _end(made[under_head:], last)
                under_head = len(made)
            if head or any(_same(item, other) for other in current.items):
                made.append(Listing(claim.entity, None, None, *(head or ("", ""))))
            made[-1].items.append(item)
        elif _is_amount(subject, claim) and _is_whole(claim, current):
            measure = subject.vocabulary.claims.division_of(claim.indicator)
            first = _opens_sentence(claim, current)
            made.append(
                Listing(claim.entity, claim, first, measure, claim.indicator if measure else "")
            )
        last = claim
    _end(made[under_head:], last)
    return made


def _end(under_one_head: Sequence[Listing], last: Claim) -> None:
    for listing in under_one_head:
        listing.last = last


def _is_whole(claim: Claim, current: Listing) -> bool:
    """Whether a figure opens another list; 其中：人员经费 behind an item is a part of that item."""
    named = bool(claim.code) and not claim.code[0].isdigit()
    within = bool(current.items) and claim.sentence == current.items[-1].claim.sentence
    return named and not within


def _opens_sentence(claim: Claim, current: Listing) -> Claim | None:
    """The first figure of the sentence of one that opens a list, where it opened one of no items."""
    earlier = current.sentence_whole or current.whole
    return earlier if earlier and earlier.sentence == claim.sentence else None


def _is_amount(subject: Subject, claim: Claim) -> bool:
    """Whether a claim states how much there is in the year and phase of the disclosure."""
    if claim.kind != "amount" or not is_money(claim.unit):
        return False
    usual = "executed" if subject.identity.kind is Kind.FINAL else "approved"
    return claim.phase == usual and claim.period == subject.identity.fiscal_year


def _is_restated(item: Item, last: Item) -> bool:
    """Whether a sentence states a second amount of one item (with last year's, left over)."""
    return _same(item, last) and item.claim.sentence == last.claim.sentence


def _same(item: Item, other: Item) -> bool:
    if item.open or other.open:
        return False
    if item.code and other.code:
        return item.code == other.code
    return plain(item.name) == plain(other.name)


def makes_up_its_whole(listing: Listing, figures: ClaimFigures) -> bool:
    """Whether the items are all that the stated whole has: a list of one fund, held against the column
    of all of them because the fund's own is broken."""
    whole = figures.stated(listing.whole) if listing.whole is not None else None
    listed = sum_of(item.value for item in listing.items)
    return whole is not None and whole.may_be(listed)


def items_of_claims(subject: Subject, figures: ClaimFigures) -> Mapping[int, Item]:
    """The items that claims of amounts name, by the numbers of the claims, gathered once."""

    def gathered() -> dict[int, Item]:
        amounts = (claim for claim in subject.claims if claim.kind == "amount")
        found = ((each.claim_no, _item_of(subject.vocabulary, figures, each)) for each in amounts)
        return {number: item for number, item in found if item is not None}

    return subject.once("items of claims", gathered)


def _item_of(vocabulary: Vocabulary, figures: ClaimFigures, claim: Claim) -> Item | None:
    """The item of a classification that a claim names, None where it names something else."""
    value = figures.stated(claim) or NOTHING
    words = split_number(fold(claim.indicator).translate(_QUOTES)).text.removesuffix("科目")
    words = words.removeprefix(_MADE_UP_OF)
    if levels := _LEVELS.findall(words):
        code = claim.code if claim.code.isdigit() else ""
        name = OPENED.sub("", split_number(levels[-1]).text)
        is_open = _NO_ITEM.search(words) or _TWO_ITEMS.search(words)
        return Item(claim, name, code, value, bool(is_open) or _are_several(vocabulary, name))
    if printed := _CODE_FIRST.fullmatch(words):
        return Item(claim, printed["name"], printed["code"], value)
    if code := _code_behind(claim):
        return Item(claim, words, code, value, _are_several(vocabulary, words))
    names = bare(words), bare(f"{words}支出")
    if any(codes.has_name(name) for codes in vocabulary.classifications.values() for name in names):
        return Item(claim, words, "", value)
    return None


def _are_several(vocabulary: Vocabulary, name: str) -> bool:
    """Whether a name is made up of those of items: 行政运行、事业运行, unless one is called so."""
    codes = vocabulary.classifications["functional"]
    parts = _SEVERAL.split(name)
    return len(parts) > 1 and not codes.has_name(bare(name)) and all(codes.named(p) for p in parts)


def _code_behind(claim: Claim) -> str:
    """The code printed in brackets between the name and the amount, "" for none."""
    text, words, amount = map(fold, (claim.sentence, claim.indicator, claim.amount_text))
    for match in _CODE_BEHIND.finditer(text):
        named = text.endswith(words, 0, match.start())
        if named and amount in text[match.end() : match.end() + _FARTHEST_AMOUNT]:
            return match[1]
    return ""


def _division(vocabulary: Vocabulary, claim: Claim) -> tuple[str, str] | None:
    """The part of the spending that is named before the item in its sentence: (measure, words)."""
    text = fold(claim.sentence)
    before = text[: text.find(fold(claim.indicator))]
    for match in reversed(list(_OPENS_DIVISION.finditer(before))):
        head = split_number(match["head"]).text.lstrip("0123456789")
        if measure := vocabulary.claims.division_of(head):
            return measure, head
    return None
