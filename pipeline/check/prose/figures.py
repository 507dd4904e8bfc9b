"""Text → Figures: numbers with their units, what is said right before each, and what kind it is of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.check.intervals import Interval, sum_of
from pipeline.model.frozen import made_at_once
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.units import YUAN
from pipeline.vocabulary.prose import ProseSpec, one_of

NUMBER = (
    r"[-−\d](?<![\d.,A-Za-z][-−\d])"
    r"(?:(?<=\d)(?:\d{0,2}(?:,\d{3})+|\d*)|(?<!\d)(?:\d{1,3}(?:,\d{3})+|\d+))(?:\.\d+)?"
)
"""A number with its sign, which begins no other word. It asks for its first sign first: then it is found
several times as fast."""
_DIGIT = re.compile(r"\d")
_SHORT, _MEANT = "万", "万元"
"""5.20万、3.00万元: where 元 is said behind the last of a list only."""
_SIGNS = "，；：。、"
_FEW = 4096
_PARTS = f"{_SIGNS}（）"
_BASE = re.compile(
    "(?:同比|[比较与同和跟])(?:上年|去年|上一年|(?:19|20)[0-9]{2}年)?[度末底]?(?:[年期]初)?"
    "(?:预算|决算|执行|实际|安排|收入|支出|余额|的|约|数|为)*"
)
_MORE_OR_LESS = re.compile(
    "[^，。；：]*?(?:同比|[比较与同和跟])(?:上年|去年|上一年|(?:19|20)[0-9]{2}年|年初)[^，。；：]{0,8}?(?P<verb>多|少)"
    "(?:了|约|支出|支|收|出)*"
)
"""比上年度多5万元: by how much there is more."""
_THAN_BUDGET = r"[^，。；：]*?[比较与同和跟][^，。；：比较与]{0,8}?预算(?:总?[数额])?(?:相比)?"
_JOINS = ("和", "与")
_COMPARES = ("相", "持平", "一致", "比", "基本")
"""What behind a figure makes 和 or 与 before it compare: 支出90万元与80万元相比."""
_WHOLE = re.compile(r"占|.{0,4}(?:[高低大小多少]于|超过|超出)[^，。；：]{0,6}[预决]算")
"""占基本支出 80 万元的…, 大于年初预算数 80 万元: what the figure before is a share of, or is measured by."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text; `lead` is all between the figure before and this one, `words` what stands
    right before it. `role` is level, base (较年初 40 万元: what another is compared to, or is a share of),
    change, share, rate or limit; `direction` is of a change.
    """

    number: PrintedNumber
    text: str
    unit: str
    start: int
    end: int
    lead: str
    words: str
    role: str
    direction: str = ""

    @property
    def is_money(self) -> bool:
        return self.unit in YUAN

    @property
    def interval(self) -> Interval:
        """What it may stand for, money in yuan; what is counted, and a plain 0, is not rounded."""
        factor = YUAN.get(self.unit, Decimal(1))
        counted = not self.is_money and self.unit != "%"
        exact = counted or self.text == "0"
        half = Decimal(0) if exact else self.number.half_unit * factor
        return Interval(self.number.value * factor, half)

    @property
    def printed(self) -> str:
        """The figure as it is quoted: 3.50 万元."""
        joined = f"{self.text}%" if self.unit == "%" else f"{self.text} {self.unit}"
        return joined.strip()

    def is_of_kind(self, other: Figure) -> bool:
        """Whether both are money, or are counted in one unit."""
        return self.unit == other.unit or (self.is_money and other.is_money)


@cache
def figures(text: str, spec: ProseSpec) -> tuple[Figure, ...]:
    """All figures of a passage's text, from left to right."""
    if not _DIGIT.search(text):
        return ()
    found: list[Figure] = []
    end = 0
    for match in _pattern(spec).finditer(text):
        number = parse_amount(match["number"].replace("−", "-"))
        if number is None or match.start() < end:
            continue
        lead = text[end : match.start()]
        words = _last(lead)
        unit = match["unit"]
        if unit == _SHORT:
            if "." not in match["number"] or _MEANT not in text:
                continue
            unit = _MEANT
        role, direction = _role(text, match, words, unit, spec)
        found.append(
            Figure(
                number, match["number"], unit, match.start(), match.end(), lead, words, role,
                direction,
            )
        )  # fmt: skip
        end = match.end()
    return tuple(found)


def forget_figures() -> None:
    """Lets go of the figures of a large text; those of a small one may be asked for again."""
    if figures.cache_info().currsize > _FEW:
        figures.cache_clear()


def _role(
    text: str, match: re.Match[str], words: str, unit: str, spec: ProseSpec
) -> tuple[str, str]:
    limited = text.startswith(spec.limits.behind, match.end()) or words.endswith(spec.limits.before)
    if limited:
        return "limit", ""
    if verb := _verb(spec).search(words):
        return "change", spec.direction_of(verb["verb"])
    if verb := _MORE_OR_LESS.fullmatch(words):
        return "change", "increase" if verb["verb"] == "多" else "decrease"
    if "预算" in words and (verb := _beside_budget(spec).fullmatch(words)):
        return "change", "increase" if verb["verb"] in spec.verbs.above_budget else "decrease"
    in_brackets = (
        unit == "%" and not words and text[match.start() - 1 : match.start()] in ("（", "，")
    )
    if unit == "%":
        return ("share" if "占" in words else "rate" if not in_brackets else "alone"), ""
    return ("base" if _is_base(words, text[match.end() :]) else "level"), ""


def _is_base(words: str, behind: str) -> bool:
    if words in _JOINS:
        return behind.startswith(_COMPARES)  # not 分别为70万元和20万元
    return _BASE.fullmatch(words) is not None or _WHOLE.match(words) is not None


@cache
def _verb(spec: ProseSpec) -> re.Pattern[str]:
    verbs = one_of((*spec.verbs.increase, *spec.verbs.decrease))
    return re.compile(rf"(?P<verb>{verbs})(?:了|约|额|数|幅度|率|金额|为|是|：|各)*$")


@cache
def _beside_budget(spec: ProseSpec) -> re.Pattern[str]:
    """比年初预算数节约1.20万元: by how much is spent than was planned."""
    verbs = one_of((*spec.verbs.above_budget, *spec.verbs.below_budget))
    return re.compile(rf"{_THAN_BUDGET}(?P<verb>{verbs})(?:了|约)*")


@cache
def units_end(spec: ProseSpec) -> str:
    """The last signs of all units, one of which every figure ends with."""
    return "".join(sorted({unit[-1] for unit in (*YUAN, *spec.counts, "%", _SHORT)}))


@cache
def _pattern(spec: ProseSpec) -> re.Pattern[str]:
    units = one_of((*YUAN, *spec.counts, "%"))
    return re.compile(rf"(?P<number>{NUMBER})(?P<unit>{units}|{_SHORT}(?=[、，；。）]))(?![/／])")


def figures_before(found: Sequence[Figure], at: int) -> Sequence[Figure]:
    """Those of a text's figures that end before a place: the last two, which are all that anyone asks."""
    end = bisect_right(found, at, key=lambda figure: figure.end)
    return found[max(0, end - 2) : end]


def _last(lead: str) -> str:
    """What stands right before a figure, behind the last sign that is in no brackets.

    >>> _last("万元，其中：因公出国（境）费"), _last("，维修（护）、租赁费")
    ('因公出国（境）费', '租赁费')
    """
    if "（" not in lead and "）" not in lead:  # most words
        return lead[max(map(lead.rfind, _SIGNS)) + 1 :]
    depth = 0
    for at in range(len(lead) - 1, -1, -1):
        sign = lead[at]
        if sign == "）":
            depth += 1
        elif sign == "（":
            depth -= 1
            if depth < 0:
                return lead[at + 1 :]
        elif depth == 0 and sign in _PARTS:
            return lead[at + 1 :]
    return lead if depth == 0 else lead.rpartition("）")[2]


def total(parts: Sequence[Figure]) -> Interval:
    """The sum of figures, as far as their printed digits tell."""
    return sum_of(part.interval for part in parts)
