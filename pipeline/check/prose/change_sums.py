"""Changes of listed items against the change of their whole: 57,398 万元，较上年增加 6,658 万元, by class.

A class of last year that has nothing this year is not listed, so the changes need not make up that of the
whole. Where the same whole is divided twice, and the changes of one division do, those of the other should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import accumulate, islice

from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, compared, in_unit
from pipeline.check.prose.movements import Movement
from pipeline.check.prose.passages import Passage
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.units import YUAN
from pipeline.vocabulary.prose import ProseSpec, one_of

_CHECK = "prose.parts_make_whole"
_FEWEST = 3
_UNIT = "万元"


@dataclass(slots=True)
class _Division:
    """Items with codes of one kind, each with its amount and by how much it changed."""

    kind: tuple[int, str]
    place: Place
    codes: dict[str, None] = field(default_factory=dict)
    amounts: list[Interval] = field(default_factory=list)
    changes: list[Interval] = field(default_factory=list)


def check_change_sums(
    subject: Subject, prose: Sequence[Passage], stated: Sequence[Movement]
) -> Iterator[Finding]:
    """The divisions of a whole whose changes do not make up its own, where another one's do."""
    spec = subject.vocabulary.prose
    moved = [(m.after.interval, _signed(m)) for m in stated if m.after and m.change]
    wholes = dict.fromkeys(moved)  # each once, however often the text says it
    held: dict[Interval, None] = {}
    broken: list[tuple[_Division, Interval, Interval]] = []
    for run in _divisions(prose, spec):
        division, amount = _of_a_whole(run, [*dict.fromkeys(whole for whole, _ in wholes)])
        changes = [change for whole, change in wholes if whole.may_be(amount)]
        total = sum_of(division.changes)
        if any(change.may_be(total) for change in changes):
            held[amount] = None
        elif changes:
            broken.append((division, amount, changes[0]))
    for division, amount, change in broken:
        if any(each.may_be(amount) for each in held):
            yield _finding(subject, division, change)


def _of_a_whole(run: _Division, wholes: Sequence[Interval]) -> tuple[_Division, Interval]:
    """The longest opening of a run whose amounts make up one of the wholes, else the run itself: another
    list of the kind may follow at once."""
    sums = [*accumulate(run.amounts, lambda one, other: sum_of((one, other)))]
    for end in range(len(sums), _FEWEST - 1, -1):
        if any(whole.may_be(sums[end - 1]) for whole in wholes):
            codes = dict.fromkeys(islice(run.codes, end))
            opening = _Division(run.kind, run.place, codes, run.amounts[:end], run.changes[:end])
            return opening, sums[end - 1]
    return run, Interval(Decimal(0), Decimal(0))


def _signed(movement: Movement) -> Interval:
    assert movement.change is not None
    by = movement.change.interval
    return Interval(-by.value if movement.direction == "decrease" else by.value, by.half)


def _divisions(prose: Sequence[Passage], spec: ProseSpec) -> Iterator[_Division]:
    """Runs of items whose codes are as long and of one classification, none of them twice."""
    current: _Division | None = None
    for passage in prose:
        for item in _item(spec).finditer(passage.text):
            code, amount, change = item["code"], *map(parse_amount, (item["a"], item["x"]))
            if amount is None or change is None:
                continue
            kind = (len(code), code[0] if len(code) == 3 else "")
            if current is None or current.kind != kind or code in current.codes:
                if current is not None:
                    yield current
                current = _Division(kind, passage.place(item.start()))
            down = spec.direction_of(item["verb"]) == "decrease"
            per = YUAN[_UNIT]
            current.codes[code] = None
            current.amounts.append(Interval(amount.value * per, amount.half_unit * per))
            by = -change.value if down else change.value
            current.changes.append(Interval(by * per, change.half_unit * per))
    if current is not None:
        yield current


@cache
def _item(spec: ProseSpec) -> re.Pattern[str]:
    """行政运行（2013301）1765.18 万元，较上年增加 254.45 万元."""
    verbs = one_of((*spec.verbs.increase, *spec.verbs.decrease))
    than, last = one_of(spec.compared), one_of(spec.last_year)
    return re.compile(
        rf"（(?P<code>\d{{3}}|\d{{5}}|\d{{7}})）[^，。；：\d]{{0,8}}(?P<a>{NUMBER}){_UNIT}[，；]?"
        rf"{than}{last}[^，。；\d]{{0,8}}?(?P<verb>{verbs})了?(?P<x>{NUMBER}){_UNIT}"
    )


def _finding(subject: Subject, division: _Division, change: Interval) -> Finding:
    comparison = in_unit(sum_of(division.changes), change, _UNIT)
    printed, expected = comparison.printed.normalize(), comparison.expected.normalize()
    said = Said(
        f"所列 {len(division.codes)} 项（{next(iter(division.codes))} 等）的增减合计 {printed:f} {_UNIT}，"
        f"总数的增减为 {expected:f} {_UNIT}；同一总数按另一分类所列各项的增减与之相符",
        f"the changes of {len(division.codes)} items make {printed:f}, that of their whole is {expected:f};"
        " those of another division make it up",
        division.place,
    )
    return compared(subject, _CHECK, comparison, said, Severity.NOTE)
