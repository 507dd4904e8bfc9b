"""Text → Quantities: amounts of money, percentages and counts with their units, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.model.frozen import made_at_once
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.units import YUAN
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of, one_of

_NUMBER = (
    r"(?=[-+−–\d])(?<![\d.A-Za-z])(?:(?<![\dA-Za-z],)|(?<=\.\d\d,))(?P<sign>[-+−–](?=\d))?"
    r"(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
)
"""What it begins with is asked for first: then it is found much sooner."""
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"(?<![\d年月.-])\d+(?:\.\d+)?%?[-–—~～至]$")
"""增长5-10%: between two figures, and neither of them."""
_ITEM_CODE = re.compile(r"（\d{2}项）")
"""（201类）…（03款）行政运行（01项）: the code of an item, and no count."""
_ABOUT = re.compile("(?<=^万)[余多]")
"""3万余人: in 万人."""
_IS_BASE = re.compile(
    r"(?:(?:上|去|上一)年度?|同期|(?:19|20)\d{2}年度?)(?:预算|决算|执行|实际)?数?[为的]?$"
)
_LONGEST_WHOLE = 40
_LONGEST_LIMIT = 12
_BARE = re.compile(
    rf"(?:(?:增长|下降|上升|降低)|(?<=元（)(?=\d+\.\d+\ufffd?）)){_NUMBER}(?=\ufffd?(?:[。，；）,]|$))",
)


@made_at_once
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `kind` is money, percent or count, `unit` as printed.

    `start` and `end` are where it stands in the text that was read, `number_end` where its number
    ends. `unit_meant` differs from `unit` where the text leaves out 元.
    """

    start: int
    number_end: int
    end: int
    kind: str
    number: PrintedNumber
    unit: str
    unit_meant: str

    @property
    def value(self) -> Decimal:
        return self.number.value


def quantities(text: str, spec: ClaimSpec) -> Iterator[Quantity]:
    """All quantities of a folded text, from left to right; limits (100万元以上) and ranges (5-10%) are none.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> [(q.value, q.unit) for q in quantities("支出2.52万元，占1.5%", load_vocabulary().claims)]
    [(Decimal('2.52'), '万元'), (Decimal('1.5'), '%')]
    """
    if _DIGIT.search(text):
        pattern, no_figure = _of_figures(spec)
        found = [*_with_unit(text, spec, pattern, no_figure), *_percentages_without_sign(text)]
        yield from sorted(found, key=lambda quantity: quantity.start)


def all_quantities(text: str, spec: ClaimSpec) -> Iterator[Quantity]:
    """The same with those that no form states: 举办培训3期, 每人每年20元, 800元/人.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> [q.unit for q in all_quantities("培训3期，人均800元/次", load_vocabulary().claims)]
    ['期', '元']
    """
    if _DIGIT.search(text):
        for quantity in _with_unit(text, spec, *_of_all(spec)):
            if not _is_to_be_reached(text, quantity, spec):
                yield quantity


@cache
def _of_figures(spec: ClaimSpec) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern of what a form may state, and the words before what is none."""
    pattern = _pattern_of(_units(spec, spec.units.counts))
    return pattern, (*spec.limits.before, *spec.limits.apart)


@cache
def _of_all(spec: ClaimSpec) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The same of whatever is counted."""
    units = _units(spec, (*spec.units.counts, *spec.units.work))
    limits = tuple(word for word in spec.limits.before if word not in spec.limits.reached)
    return _pattern_of(units, of_each=True), limits


def _with_unit(
    text: str, spec: ClaimSpec, pattern: re.Pattern[str], no_figure: tuple[str, ...]
) -> Iterator[Quantity]:
    for match in pattern.finditer(text):
        start = match.start()
        before = text[max(0, start - _LONGEST_LIMIT) : start]
        is_limit = text.startswith(spec.limits.behind, match.end()) or (
            (match["unit"] or "") in spec.units.within and text.startswith("内", match.end())
        )
        if is_limit or _RANGE.search(before):
            continue
        is_budget = match["unit"] in YUAN and _is_of_budget(text[:start], spec)
        if before.rstrip("=").endswith(no_figure) and not (
            is_budget or _is_excess(text[:start], spec)
        ):
            continue
        if start and _ITEM_CODE.match(text, start - 1):
            continue
        if match["behind"] and not _IS_BASE.search(before):
            continue
        if before.endswith("的") and _of_a_whole(spec.limits.of_a_whole).search(
            text, 0, match.start()
        ):
            continue
        unit = _ABOUT.sub("", match["unit"] or match["shared"] or match["behind"])
        if made := _quantity(match, unit, spec):
            yield made


def _is_of_budget(text: str, spec: ClaimSpec) -> bool:
    """Whether a text ends in what a budget was changed to, which is an amount: 年初预算9万元，年中调整至."""
    return spec.adjusting.ends(text) and one_of(text, ("预算", *spec.opening_budgets))


def _is_excess(text: str, spec: ClaimSpec) -> bool:
    """Whether a text ends in by how much a stated base was exceeded: 较上年5万元超过, and no limit."""
    return text.endswith(spec.beyond) and _beyond_base(spec.beyond).search(text) is not None


@cache
def _beyond_base(words: tuple[str, ...]) -> re.Pattern[str]:
    amount, word = r"\d[\d,]*(?:\.\d+)?[亿万]?元，?", f"(?:{any_of(words)})"
    return re.compile(rf"[比较][^，。；：\d]{{2,12}}{amount}(?:{word}{amount})?{word}$")


def _is_to_be_reached(text: str, quantity: Quantity, spec: ClaimSpec) -> bool:
    """Whether a number is the threshold of a goal: 力争交易额突破60亿元 states no amount."""
    before = text[max(0, quantity.start - _LONGEST_LIMIT) : quantity.start]
    begins = max(text.rfind(sign, 0, quantity.start) for sign in "，。；：")
    aims = _goals(spec.goals).search(text, begins + 1, quantity.start)
    return before.endswith(spec.limits.reached) and aims is not None


@cache
def _goals(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words))


@cache
def _of_a_whole(words: tuple[str, ...]) -> re.Pattern[str]:
    # 不低于年度预算的50%: a limit, by a whole
    return re.compile(rf"(?:{any_of(words)})[^，。；：\d]+(?:20\d\d年[^，。；：\d]*)?的$")


def _percentages_without_sign(text: str) -> Iterator[Quantity]:
    """增长13.95。: a rate whose sign was forgotten, or is one that nobody can tell (a picture)."""
    for match in _BARE.finditer(text):
        number = parse_amount(match["number"])
        if number:
            start = match.start("number")
            yield Quantity(start, match.end(), match.end(), "percent", number, "", "%")


_Units = tuple[
    tuple[str, ...],
    tuple[str, ...],
    tuple[tuple[str, tuple[str, ...]], ...],
    tuple[str, ...],
    tuple[str, ...],
]
"""Words for money, units of what is counted, what makes of these another word, those that stand alone; verbs
of change."""


def _units(spec: ClaimSpec, counts: tuple[str, ...]) -> _Units:
    verbs = (*spec.verbs.increase, *spec.verbs.decrease)
    no_unit = tuple(spec.units.no_unit.items())
    return tuple(spec.units.money), counts, no_unit, spec.units.alone, verbs


def _pattern_of(printed: _Units, *, of_each: bool = False) -> re.Pattern[str]:
    money, counts, no_unit, alone, verbs = printed
    # 23.05 万人次 is no money: 万 alone is where no word goes on behind it.
    short = "|".join(f"{word}(?=用于|[^\u4e00-\u9fff]|$)" for word in money if word not in YUAN)
    # 3个月, 5部门: no unit of what is counted
    others = "|".join(f"(?<={unit})(?:{any_of(words)})" for unit, words in no_unit)
    ends = f"(?<=[{''.join(alone)}])[A-Za-z\u4e00-\u9fff]"
    about = "[余多]?" if of_each else ""
    counted = f"万?{about}(?:{any_of(counts)})(?!{others}|{ends})(?:（[{''.join(counts)}]）)?"
    units = f"{any_of(tuple(YUAN))}|{short}|%|个百分点|百分点|倍|{counted}"
    # 3,623.98为万元: the copula slipped in between, as form.punctuation says of it.
    slip = r"(?:(?<=\.\d\d)为(?=[亿万]元))?" if not of_each else "[余多]?"
    # 90.00，80.00万元: the unit stands behind the last of a row
    shared = (
        r"|(?<=\d\.\d\d)(?=(?:[、，,和]\d[\d,]*\.\d\d)+(?P<shared>[亿万]元|元))"
        if not of_each
        else ""
    )
    # 较上年8.00减少2.00万元: of what both are compared in
    behind = rf"|(?<=\.\d\d)(?=(?:{any_of(verbs)})了?\d[\d,]*(?:\.\d+)?(?P<behind>[亿万]元|元))"
    ends = "" if of_each else r"(?![/／])"
    return re.compile(rf"{_NUMBER}{slip}(?P<unit>{units}{shared}{behind}){ends}")


def _quantity(match: re.Match[str], unit: str, spec: ClaimSpec) -> Quantity | None:
    number = parse_amount((match["sign"] or "").replace("–", "-") + match["number"])
    if number is None:
        return None
    meant = spec.units.money.get(unit, unit)
    kind = "money" if meant in YUAN else "percent" if unit == "%" else "count"
    if unit in ("个百分点", "百分点", "倍"):
        kind = "points"
    start = match.start("sign") if match["sign"] else match.start("number")
    return Quantity(start, match.end("number"), match.end(), kind, number, unit, meant)
