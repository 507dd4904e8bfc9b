"""A whole and all its parts, each with its change against one year → Findings: the changes must add up.

支出 1256.3 万元，比上年增加 56.3 万元，其中：基本支出 812.4 万元，增加 40 万元；项目支出 443.9 万元，增加 10
万元. Only where the parts make up the whole and are all that there can be (a part of last year that has
nothing this year is not listed), and where all are against the same phase of the year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, compared, in_unit, named
from pipeline.check.prose.listed import Listed, Part, has_all_kinds
from pipeline.check.prose.movements import Movement
from pipeline.check.prose.wholes import Judged
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity
from pipeline.vocabulary.prose import ProseSpec, one_of

_CHECK = "prose.parts_make_whole"
_FEWEST = 2
_OTHER_CHANGES = re.compile(rf"(?:增加|减少)了?{NUMBER}万?元")
_OTHERS = re.compile(
    "上年(?:度)?[^，。；]{0,8}[还另]?有|取消|不再|上年[^，。；]{0,8}(?:购置|出国|因公|结转)"
)
_FUND = re.compile("一般公共预算|政府性基金|国有资本|财政拨款|财政专户|单位资金")
_WITHIN = "[中里内下]"
_EXECUTED = re.compile("执行|决算|实际|支出数")
_Start = tuple[int, int]


def check_change_parts(
    subject: Subject, judged: Sequence[Judged], stated: Sequence[Movement]
) -> Iterator[Finding]:
    """Every list of all parts of which, and of whose whole, the text says by how much they changed."""
    spec = subject.vocabulary.prose
    moved = {_start_of(m): m for m in stated if m.after is not None and m.change is not None}
    for listed, verdict in judged:
        if listed.whole.figure.role == "change":
            if verdict.kind != "open":
                continue  # told already
            if finding := _of_changes_alone(subject, listed, spec):
                yield finding
        elif verdict.kind == "fits" and len(verdict.parts) == len(listed.parts) >= _FEWEST:
            whole = moved.get(_start(listed.whole))
            complete = whole is not None and has_all_kinds(listed, listed.parts, spec)
            if whole is not None and complete and not _has_others(listed, spec):
                yield from _held(subject, listed, whole, moved)


def _has_others(listed: Listed, spec: ProseSpec) -> bool:
    """Whether the text goes on with something of last year, or the sentence with one more change."""
    last = listed.parts[-1]
    behind = last.passage.text[last.start + last.figure.end :]
    sentence = behind.partition("。")[0]
    more = len(_OTHER_CHANGES.findall(sentence)) > 1
    return more or bool(_OTHERS.search(behind)) or any(w in sentence for w in spec.two_parts.others)


def _start(part: Part) -> _Start:
    return id(part.passage), part.start + part.figure.start


def _start_of(movement: Movement) -> _Start:
    assert movement.after is not None
    sentence = movement.sentence
    return id(sentence.passage), sentence.start + movement.after.start


def _held(
    subject: Subject, listed: Listed, whole: Movement, moved: Mapping[_Start, Movement]
) -> Iterator[Finding]:
    spec, changes = subject.vocabulary.prose, list[Interval]()
    for part in listed.parts:
        movement = moved.get(_start(part))
        if movement is not None and _is_of_one_phase(movement, whole):
            changes.append(_signed(movement))
        elif movement is None and _is_unchanged(part, spec):
            changes.append(Interval(part.interval.value * 0, part.interval.value * 0))
        else:
            return
    yield from _compared(subject, listed, sum_of(changes), _signed(whole))


def _is_of_one_phase(one: Movement, other: Movement) -> bool:
    """Whether both are against what was planned, or both against what was spent, as far as they say."""
    said = [bool(_EXECUTED.search(each.base)) for each in (one, other) if each.base]
    return len(set(said)) < len((one, other))


def _is_unchanged(part: Part, spec: ProseSpec) -> bool:
    """Whether a part is said to be what it was, and not only roughly, right behind it."""
    than, last, same = one_of(spec.compared), one_of(spec.last_year), one_of(spec.unchanged)
    behind = re.compile(rf"[，（]{than}{last}(?:{one_of(spec.said_of_figures)})*{same}")
    return behind.match(part.passage.text, part.start + part.figure.end) is not None


def _signed(movement: Movement) -> Interval:
    assert movement.change is not None
    by = movement.change.interval
    return Interval(-by.value if movement.direction == "decrease" else by.value, by.half)


def _of_changes_alone(subject: Subject, listed: Listed, spec: ProseSpec) -> Finding | None:
    """增加 56.3 万元，其中：基本支出增加 46.3 万元，项目支出增加 20 万元: basic expenditure and projects, and
    no third part that the sentence names."""
    words = [part.figure.words for part in listed.parts]
    sentence = listed.whole.passage.text[listed.whole.start :].partition("。")[0]
    own = [re.compile(f"{part}(?!{_WITHIN})") for part in spec.two_parts.parts]
    two = len(words) == _FEWEST and all(any(part.search(w) for w in words) for part in own)
    before = listed.whole.passage.text[: listed.whole.start + listed.whole.figure.start]
    two = two and all(
        fund in before.rpartition("。")[2] for w in words for fund in _FUND.findall(w)
    )
    if not two or any(word in sentence for word in spec.two_parts.others):
        return None
    summed = sum_of(part.interval for part in listed.parts)
    found = list(_compared(subject, listed, summed, listed.whole.interval))
    return next((each for each in found if each.outcome.fails), None)


def _compared(
    subject: Subject, listed: Listed, summed: Interval, whole: Interval
) -> Iterator[Finding]:
    figure, passage = listed.whole.figure, listed.whole.passage
    comparison = in_unit(whole, summed, figure.unit)
    off = (
        "相符" if not comparison.difference else f"相差 {abs(comparison.difference)} {figure.unit}"
    )
    said = Said(
        f"{named(figure)}：总数的增减为 {comparison.printed} {figure.unit}，"
        f"所列 {len(listed.parts)} 项的增减合计 {comparison.expected} {figure.unit}，{off}",
        f"{figure.printed} changed by {comparison.printed}, its {len(listed.parts)} parts by "
        f"{comparison.expected} together",
        passage.place(listed.whole.start + figure.start),
    )
    yield compared(subject, _CHECK, comparison, said, Severity.WARNING)
