"""Lists → Findings: parts that exceed their whole, or that do not make it up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice, pairwise

from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import figures
from pipeline.check.prose.findings import Said, compared, in_unit, named
from pipeline.check.prose.listed import Listed, Part, has_all_kinds, is_left_of, shares_of
from pipeline.check.prose.parted_again import sum_of_parts, without_parts_of_parts
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Severity
from pipeline.vocabulary.prose import ProseSpec
from pipeline.vocabulary.spec import compiled

_WHOLE = "prose.parts_make_whole"
_PART = "prose.part_within_whole"
_CARS = "辆"
_PEOPLE = ("人", "名")
_AREA = "平方米"
"""What is measured: a part of it is no more than all of it, and nothing is told of sums."""
_ITEM = re.compile(r"[（(]\d{3,7}[）)]$|^(?:[（(].{1,3}[）)]|\d+[.、])?\d{5,7}[-—]")
_FEWEST_ITEMS = 4
_FEWEST_NAMED = 2
_MOST_SHOWN = 8
_ALL, _ROUNDED = Decimal(100), Decimal("0.01")
_SLIP = Decimal("0.01")
"""So much of a total, at most, one of its two sides is off by."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How parts are to their whole: fits, part (one exceeds it), over, under or open (it cannot be told);
    `parts` are those that were summed."""

    kind: str
    parts: tuple[Part, ...]


Judged = tuple[Listed, Verdict]


def check_wholes(subject: Subject, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Every list of which it can be told whether its parts fit."""
    for listed, verdict in judged:
        if verdict.kind == "part":
            yield _exceeding(subject, listed, verdict.parts[0])
        elif verdict.kind != "open" and (verdict.kind != "fits" or len(verdict.parts) > 1):
            yield _summed(subject, listed, verdict)


def judge(listed: Listed, spec: ProseSpec) -> Verdict:
    """How the parts of a list are to its whole.

    A list may end before the sentence does: where some first parts make up the whole it is fine. A
    sum that is too large accuses at the first place where the list can have ended; one that is too
    small only where the parts are known to be all there are.
    """
    whole, parts = listed.whole.figure, listed.parts
    if not whole.is_money and whole.unit not in (*spec.counted_parts.units, *spec.counts_apart):
        return Verdict("open", parts)
    if fitting := _fitting(listed, spec):
        return Verdict("fits", fitting)
    if whole.role == "change":
        known = len(parts) == listed.parted[0] and is_complete(listed, parts, spec)
        return Verdict("under" if known else "open", parts)
    return _misfit(listed, spec) if listed.is_certain else Verdict("open", parts)


def _fitting(listed: Listed, spec: ProseSpec) -> tuple[Part, ...]:
    """The first parts that make up the whole, the most there are; none where no number of them does.
    A list of all that there can be does not end before the last of it, unless at a “；” behind several
    parts: …，其中甲 60 万元、乙 30 万元；基本支出 70 万元，项目支出 20 万元."""
    parts = listed.parts
    lengths = range(1, len(parts) + 1)
    fewest = next((n for n in lengths if has_all_kinds(listed, parts[:n], spec)), 0)
    # Of nothing, the first parts are no whole list: 0 辆，其中：领导用车 0 辆、执法用车 18 辆.
    worth = listed.whole.figure.number.value
    ends = range(len(parts), 0, -1) if worth else reversed(listed.parted)
    fits = (
        end
        for end in ends
        if (end >= fewest or (end in listed.parted and end > 1))
        and sum_of_parts(listed, parts[:end]).may_be(listed.whole.interval)
    )
    return parts[: next(fits, 0)]


def _misfit(listed: Listed, spec: ProseSpec) -> Verdict:
    """What is wrong with parts that do not make up their whole, if it can be told."""
    whole, first = listed.whole.figure, listed.parts[: listed.parted[0]]
    most = whole.interval.high
    # One person may be of two kinds, and so counted twice; an amount or a car is of one.
    apart = whole.is_money or whole.unit in (_CARS, _AREA) or _exclude_each_other(first, spec)
    larger = tuple(part for part in first if part.interval.low > most)
    two_areas = whole.unit == _AREA and _are_of_two_areas(listed, spec)
    is_other = two_areas or _is_said_again(first)
    if is_other or _is_difference(listed, first, spec) or _overlap(listed, first, spec):
        return Verdict("open", listed.parts)
    if len(once := without_parts_of_parts(listed, first)) < len(first):
        return _of_parts_once(listed, once, spec)
    if apart and larger and not is_complete(listed, first, spec):
        return Verdict("part", larger[:1])
    if apart and whole.unit != _AREA and sum_of_parts(listed, first).low > most:
        return Verdict("open" if _are_two_sides(listed, first) else "over", first)
    for end in listed.parted:
        if is_complete(listed, listed.parts[:end], spec):
            own = listed.parts[:end]
            known = not (_goes_on(listed, own, spec) or _has_other_posts(listed, own, spec))
            return Verdict("under" if known else "open", own)
    return Verdict("open", listed.parts)


def _is_said_again(parts: Sequence[Part]) -> bool:
    """Whether a part is the one before it in another unit: 财政拨款0.09亿元，合900万元."""
    return any(
        part.figure.unit != before.figure.unit and part.interval.value == before.interval.value != 0
        for before, part in pairwise(parts)
    )


def _exclude_each_other(parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether nothing counted can be of two parts, as they are called: 线上 6 期、线下 5 期."""
    names = [part.figure.words for part in parts]
    return len(names) > 1 and any(
        sorted(found) == sorted({*found}) and all(found)
        for kinds in spec.exclusive
        for found in [[next((kind for kind in kinds if kind in name), "") for name in names]]
    )


def _goes_on(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether the paragraph states behind the parts just what they lack, in another sentence: …；乙3万元，
    增长5%。原因是新增人员；丙2万元."""
    last = parts[-1]
    behind = last.passage.text[last.start + last.figure.end :]
    lacking = listed.whole.interval.value - sum_of_parts(listed, parts).value
    return lacking > 0 and any(
        figure.role == "level" and figure.interval.value == lacking
        for figure in figures(behind, spec)
        if figure.is_of_kind(listed.whole.figure)
    )


def _has_other_posts(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether the paragraph names posts that no part is of: 编制30名，其中…工勤编制2名；实有48人，行政19人，
    事业28人."""
    others, whole = compiled(spec.counted_parts.other_posts), listed.whole.figure
    if whole.unit not in _PEOPLE:
        return False
    named = others.search(listed.whole.passage.text)
    return named is not None and not any(others.search(part.figure.words) for part in parts)


def _of_parts_once(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> Verdict:
    """What is wrong with parts of which some were parted again, those left out: they are more than the whole,
    or all kinds that there are and less."""
    whole, made = listed.whole.figure, sum_of_parts(listed, parts)
    apart = whole.is_money or whole.unit == _CARS or _exclude_each_other(parts, spec)
    if apart and made.low > whole.interval.high:
        return Verdict("over", tuple(parts))
    is_less = made.high < whole.interval.low and has_all_kinds(listed, parts, spec)
    return Verdict("under" if is_less else "open", tuple(parts))


def _are_of_two_areas(listed: Listed, spec: ProseSpec) -> bool:
    """Whether floors may be meant on one ground, or what only a part of is theirs (租用1500平方米中的800)."""
    words = (listed.whole.figure.words, *(part.figure.words for part in listed.parts))
    behind = [part.passage.text[part.start + part.figure.end :][:1] for part in listed.parts]
    ground = compiled(spec.counted_parts.ground)
    return any(map(ground.search, words)) or any(sign in ("中", "里", "内") for sign in behind)


def _is_difference(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether the whole is what is left of one part when the others are taken from it: 结余 20 万元，其中：
    收入 90 万元，支出 70 万元."""
    if len(parts) < _FEWEST_NAMED:
        return False
    taken = compiled(spec.counted_parts.taken)
    if not listed.whole.figure.is_money and not any(taken.search(p.figure.words) for p in parts):
        return False  # of cars and people, parts are taken away only where they say so
    made = sum_of_parts(listed, parts)
    return is_left_of(listed.whole.interval, [part.interval for part in parts], made)


def _overlap(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether the parts may have money in common, by what they and their whole are called."""
    words = [part.figure.words for part in parts]
    return any(known.may_share(listed.whole.figure.words, words) for known in spec.overlapping)


def _are_two_sides(listed: Listed, parts: Sequence[Part]) -> bool:
    """Whether the last parts make up the whole by themselves, and those before them do so but for a
    slip: then they are the two sides of one total."""
    whole = listed.whole.interval
    if not listed.whole.figure.is_money or not whole.value:
        return False
    summed = sum_of(part.interval for part in parts)
    ends = accumulate((part.interval for part in reversed(parts[1:])), _with)
    return any(
        end.may_be(whole)
        and abs(summed.value - end.value - whole.value) <= _SLIP * abs(whole.value)
        for end in islice(ends, 1, None)
    )


def _with(one: Interval, other: Interval) -> Interval:
    return Interval(one.value + other.value, one.half + other.half)


def is_complete(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether the parts are all that the whole has: by the words that open them, by what they are
    called, as a list of items, or because their shares make 100 %."""
    words = [part.figure.words for part in parts]
    if listed.names_all and len(parts) == len(listed.parts) > 1 and _make_most(listed, parts):
        return True  # not 公用经费90万元，包括公务接待费5万元、培训费7万元
    shares = shares_of(parts, spec) if len(parts) > 1 else ()
    if shares and abs(sum(s.number.value for s in shares) - _ALL) <= _ROUNDED * len(shares):
        return True
    if listed.is_run and len(parts) == len(listed.parts) >= _FEWEST_ITEMS:
        return listed.is_whole_run and all(map(_ITEM.search, words))
    return _names_nothing(listed, parts) or has_all_kinds(listed, parts, spec)


def _names_nothing(listed: Listed, parts: Sequence[Part]) -> bool:
    """Whether parts of nothing are listed too, as only a list of all parts does; what is left out must
    not be more than what is listed."""
    none = any(not part.figure.number.value for part in parts)
    is_list = len(parts) == len(listed.parts) > _FEWEST_NAMED
    return none and is_list and _make_most(listed, parts)


def _make_most(listed: Listed, parts: Sequence[Part]) -> bool:
    """Whether what is left out of a list is not more than what is in it."""
    return sum_of_parts(listed, parts).value * 2 > listed.whole.interval.value


def _summed(subject: Subject, listed: Listed, verdict: Verdict) -> Finding:
    whole = listed.whole
    comparison = in_unit(whole.interval, sum_of_parts(listed, verdict.parts), whole.figure.unit)
    unit, number = whole.figure.unit, len(verdict.parts)
    outcome = "相符" if not comparison.difference else f"相差 {abs(comparison.difference)} {unit}"
    shown = _shown(verdict.parts)
    said = Said(
        f"{named(whole.figure)}：所列 {number} 项（{shown}）合计 {comparison.expected} {unit}，{outcome}",
        f"{whole.figure.printed} is said to be made up of {number} parts, which add up to "
        f"{comparison.expected} (difference {abs(comparison.difference)})",
        whole.passage.place(whole.start + whole.figure.start),
    )
    certain = whole.figure.is_money and not listed.is_run and not listed.names_all
    severity = Severity.ERROR if certain or verdict.kind == "over" else Severity.WARNING
    counted = "" if whole.figure.is_money else unit
    return replaced(compared(subject, _WHOLE, comparison, said, severity), unit=counted)


def _exceeding(subject: Subject, listed: Listed, part: Part) -> Finding:
    whole = listed.whole
    unit = whole.figure.unit
    comparison = in_unit(part.figure.interval, whole.figure.interval, unit)
    said = Said(
        f"{named(part.figure)}：列为{named(whole.figure)}的其中一项，却大于其总数",
        f"{part.figure.printed} is listed as a part of {whole.figure.printed} and is larger",
        part.passage.place(part.start + part.figure.start),
    )
    return compared(subject, _PART, comparison, said)


def _shown(parts: Sequence[Part]) -> str:
    """The parts as a message lists them: all of a few, else the first and the last."""
    if parts[0].figure.role == "change":
        turns = {"increase": "增", "decrease": "减"}
        return "、".join(f"{turns[part.figure.direction]} {part.figure.text}" for part in parts)
    printed = [part.figure.text for part in parts]
    few = len(printed) <= _MOST_SHOWN
    return "＋".join(printed) if few else f"{printed[0]}＋…＋{printed[-1]}"
