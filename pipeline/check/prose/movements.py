"""Sentences → Movements: from how much to how much something changed, by how much and by what rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.check.intervals import Interval
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.passages import Sentence, words_before
from pipeline.model.frozen import made_at_once, replaced
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.units import YUAN
from pipeline.vocabulary.prose import ProseSpec, one_of

_MONEY = "亿元|万元|元"
_QUIET = r"[^，。；：（）\d]"
_OF_LAST = re.compile("[上去]年(?:[预决]算|支出|实际)")
_EACH = re.compile(r"(?:均|每[^，。；：、\d]{0,3})$")
"""车均 2.4 万元, 每辆 2.4 万元: a figure of one of them, said in passing."""
_COMPARES = ("比", "较")
_YEAR_OF_BASE = re.compile(r"^(?:上年度?|去年|上一年度?|(?:19|20)\d{2}年度?)的?")
_SHORTEST_NAME = 3


@made_at_once
@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a movement: as printed, and what it may stand for (yuan for money)."""

    number: PrintedNumber
    text: str
    unit: str
    start: int

    @property
    def interval(self) -> Interval:
        factor = YUAN.get(self.unit, Decimal(1))
        return Interval(abs(self.number.value) * factor, self.number.half_unit * factor)

    @property
    def printed(self) -> str:
        return f"{self.text}%" if self.unit == "%" else f"{self.text} {self.unit}"


@made_at_once
@dataclass(frozen=True, slots=True)
class Movement:
    """A change as one sentence states it: `before` and `after` are the figures of both years, `change`
    and `rate` by how much; `base` is what it is against; each may be missing. `direction` is increase
    or decrease, a negative change turned round.
    """

    sentence: Sentence
    words: str
    before: Stated | None
    after: Stated | None
    change: Stated | None
    rate: Stated | None
    direction: str
    base: str
    rising: str = ""
    """The direction that the rate is said to have, "" where it is not said."""
    behind: bool = False
    """Whether the figure before is told behind the change: 增加 4 万元，上年预算数为 0."""

    @property
    def at(self) -> int:
        """Where in its passage the change, or else its rate, stands."""
        stated = self.change or self.rate or self.after
        return self.sentence.start + (stated.start if stated else 0)

    @property
    def reach(self) -> tuple[int, int]:
        """Where in its sentence the first of its figures begins, and behind where the last does."""
        starts = [s.start for s in (self.before, self.after, self.change, self.rate) if s] or [0]
        return min(starts), max(starts) + 1


def movements(sentence: Sentence, spec: ProseSpec) -> Iterator[Movement]:
    """The changes of a sentence of which at least one other figure is stated, each once."""
    text = sentence.text
    if "元" not in text or (text.count("元") < 2 and "%" not in text):
        return  # every pattern asks for two figures, one of money
    if not _any_verb(spec).search(text):
        return
    found = [
        match
        for pattern, asked in _patterns(spec)
        if asked.search(sentence.text)
        for match in pattern.finditer(sentence.text)
    ]
    taken = 0
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        made = _movement(sentence, match, spec) if match.start() >= taken else None
        if made is not None:
            taken = match.end()
            yield _told_behind(made, taken, spec)


def _told_behind(movement: Movement, end: int, spec: ProseSpec) -> Movement:
    """The movement with the figure of the year before, where the words behind the change tell it."""
    if movement.before is not None or movement.after is None:
        return movement
    told = _behind(spec).match(movement.sentence.text, end)
    number = parse_amount(told["a"]) if told else None
    if told is None or number is None or not _is_of_base(told, movement.base, spec):
        return movement
    unit = told["a_unit"]
    if not unit and number.value:
        return movement  # a number without a unit may be anything, but for 0
    before = Stated(number, told["a"], unit or movement.after.unit, told.start("a"))
    return replaced(movement, before=before, behind=True)


def _is_of_base(told: re.Match[str], base: str, spec: ProseSpec) -> bool:
    """Whether what is told is of the year that the change is against."""
    year = re.search(r"(?:19|20)\d{2}年", base)
    names = (year[0],) if year else spec.years.before
    return any(name in told[0] for name in names)


def _movement(sentence: Sentence, match: re.Match[str], spec: ProseSpec) -> Movement | None:
    groups = match.groupdict()
    verb, rising = groups.get("verb"), groups.get("rising")
    said = verb or rising
    if said is None:
        return None
    before, after, change, rate = (_stated(match, groups, name) for name in "abxy")
    direction = spec.direction_of(said)
    if groups.get("first") and groups.get("second") and groups["first"] > groups["second"]:
        before, after = after, before
    if change is not None and change.number.value < 0:
        direction = "decrease" if direction == "increase" else "increase"
    if _names_this_year(match, groups) or _are_two_phases(groups.get("of"), groups.get("than")):
        return None
    words = words_before(sentence.text, match.start(), "，。；：、")
    if after is not None and _EACH.search(sentence.text[: after.start]):
        after = None
        if before is None:
            return None
    base = groups.get("base") or groups.get("first") or ""
    if _any_verb(spec).search(base) or any(word in match[0] for word in spec.own_basis):
        return None
    # 比预算数节约1.20万元: by how much, not what it is compared with
    is_by = "预算" in base and base.endswith((*spec.verbs.above_budget, *spec.verbs.below_budget))
    if is_by or _names_whole(sentence.text[: match.start()], words, base):
        return None
    turns = spec.direction_of(rising) if rising and verb else ""
    return Movement(sentence, words, before, after, change, rate, direction, base, turns)


def _names_whole(before: str, words: str, base: str) -> bool:
    """Whether what is compared with bears the name of what a sentence told before, not of the figure beside
    it: 甲项目支出 90 万元，其中工程 60 万元，比上年甲项目支出 80 万元增加 10 万元."""
    name = _YEAR_OF_BASE.sub("", base)
    return len(name) >= _SHORTEST_NAME and name not in words and name in before.removesuffix(words)


def _are_two_phases(of: str | None, than: str | None) -> bool:
    """Whether a change names another phase of last year than the figure beside it: 上年预算 11 万元，比上年
    决算减少 5 万元."""
    named = _OF_LAST.search(than or "")
    return named is not None and ("预" in named[0]) != ("预" in (of or ""))


def _names_this_year(match: re.Match[str], groups: Mapping[str, str | None]) -> bool:
    """Whether 2023年支出总计90万元，本年支出合计80万元 names two figures of one year."""
    first, second = groups.get("first"), groups.get("second")
    if not first or not second or not first[0].isdigit() or second[0].isdigit():
        return False
    return match.string.startswith(("收入", "支出"), match.end("second"))


def _stated(match: re.Match[str], groups: Mapping[str, str | None], name: str) -> Stated | None:
    """The figure of a group of what was found, None where it has none; `groups` are all of them."""
    text = groups.get(name)
    number = parse_amount(text.replace("−", "-")) if text else None
    if not text or number is None:
        return None
    return Stated(number, text, groups.get(f"{name}_unit") or "%", match.start(name))


@cache
def _patterns(spec: ProseSpec) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """由 A 到 B, 较上年 A 增加 x; B, 较上年增加 x; 上年 A, 本年 B; B, 上年 A, 增加 x; each with what it asks
    for, which is found much sooner."""
    verbs = one_of((*spec.verbs.increase, *spec.verbs.decrease))
    # 年末结转和结余 30 万元，增加 10 万元 compares nothing: 和 and its like do so with 相比 alone
    alone = one_of(word for word in spec.compared if word in _COMPARES)
    than, last, now = one_of(spec.compared), one_of(spec.years.before), one_of(spec.years.now)
    a, b, x = (rf"(?P<{name}>{NUMBER})(?P<{name}_unit>{_MONEY})" for name in ("a", "b", "x"))
    rate = rf"(?:率|幅度|幅|了|约|为|比例)*(?P<y>{NUMBER})%"
    by = (
        rf"(?P<verb>{verbs})(?:了|约|额|数|为)*{x}"
        rf"(?:[，、（]*(?:同比|即|约)?(?P<rising>{verbs})?{rate})?"
    )
    by_rate = rf"(?P<rising>{verbs}){rate}"
    a_year = r"(?:19|20)\d{2}年度?"
    year = f"(?:{a_year})?"
    base = rf"(?P<base>{_QUIET}{{0,32}}?|{_QUIET}{{0,16}}{a_year}{_QUIET}{{0,16}}?)"
    to = rf"(?:{verbs}|调整)?(?:到|至|为){_QUIET}{{0,12}}{year}{_QUIET}{{0,12}}"
    then = rf"，?(?!其中|主要){_QUIET}{{0,8}}?"
    first = rf"(?P<first>(?:19|20)\d{{2}}年|{last})度?{_QUIET}{{0,16}}"
    second = rf"(?P<second>(?:19|20)\d{{2}}年|{now})度?{_QUIET}{{0,16}}"
    moved = rf"(?:由|从){base}{a}，?{to}{b}{then}"
    against = rf"{base}(?:的|为|：)?{a}"
    compared = rf"{b}，{than}{base}(?:相比|比较|相较)?，?"
    said = one_of(spec.said_of_figures)
    was = rf"(?P<base>{last})(?P<of>{said}*)(?:的|为|是)?{a}"
    beside = rf"{b}[，（]{was}）?，(?P<than>(?:{spec.unnamed})*)"
    patterns = (
        (moved + by, "[由从]"),
        (moved + by_rate, "[由从]"),
        (rf"(?:由|从){base}{a}，?(?P<verb>{verbs})(?:到|至|为){b}(?=[，。；）]|$)", "[由从]"),
        (rf"{first}{a}，{second}{b}{then}{by}", rf"元，(?:(?:19|20)\d{{2}}年|{now})"),
        (rf"(?:{b}，)?{alone}{against}(?:相比)?{then}{by}", alone),
        (rf"(?:{b}，)?{than}{against}(?:相比|比较|相较){then}{by}", "相比|比较|相较"),
        (rf"{compared}(?:各|均|共|分别|总体|相应)?{by}", f"元，{than}"),
        (compared + by_rate, f"元，{than}"),
        (beside + by, rf"元[，（]{last}"),
        (beside + by_rate, rf"元[，（]{last}"),
    )
    return tuple((re.compile(pattern), re.compile(asked)) for pattern, asked in patterns)


@cache
def _behind(spec: ProseSpec) -> re.Pattern[str]:
    """The figure of the year before behind a change, with nothing named but its year and phase."""
    last = one_of(spec.years.before)
    year = rf"(?:{last}|(?:19|20)\d{{2}}年度?)"
    said = one_of((*spec.said_of_figures, "的", "支出"))
    figure = rf"{said}*(?:为|是)(?P<a>{NUMBER})"
    return re.compile(
        rf"[^。；\d]{{0,24}}?(?:{year}[^。；\d]{{0,24}}?，|[，（；。]){year}?{figure}"
        rf"(?P<a_unit>{_MONEY})?(?=[，。；）]|$)"
    )


@cache
def _any_verb(spec: ProseSpec) -> re.Pattern[str]:
    return re.compile(one_of((*spec.verbs.increase, *spec.verbs.decrease)))
