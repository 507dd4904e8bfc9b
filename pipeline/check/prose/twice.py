"""One item stated twice → Findings: the same part of the same whole, the same change of the same figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from pipeline.check.intervals import Interval, growth, recomputed
from pipeline.check.prose.counts import counts_stated
from pipeline.check.prose.figures import NUMBER, figures
from pipeline.check.prose.findings import Said, compared, in_unit
from pipeline.check.prose.listed import Listed
from pipeline.check.prose.listed_again import told_again
from pipeline.check.prose.movements import Movement, Stated
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.check.prose.statements import STATED_TWICE, Statement, held, item_name
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.outline import CIRCLED, split_number
from pipeline.values.text import bare
from pipeline.vocabulary.prose import ProseSpec, one_of

_SHORTEST_NAME = 4
_FEWEST_DIGITS = 5
_NEAR = Decimal("0.01")
_MONEY = "亿元|万元"
_CODED = re.compile(r"（\d{3,7}）$")
"""An item with its code has a change of its own, whatever stands before it in the sentence."""


def check_twice(
    subject: Subject,
    prose: Sequence[Passage],
    sentences: Sequence[Sentence],
    lists: Sequence[Listed],
    stated: Sequence[Movement],
    told: Told,
) -> Iterator[Finding]:
    """What is provably stated of one item in two places, or twice in one."""
    spec = subject.vocabulary.prose
    yield from held(subject, _parts(lists))
    yield from held(subject, (s for m in stated if (s := _change(m, told, spec))))
    yield from held(subject, _of_one_fund(subject, stated, told))
    yield from held(subject, told_again(prose, lists, spec))
    counts = [*counts_stated(subject, sentences)]
    yield from held(subject, (stated for known, stated in counts if not known.noted))
    for found in held(subject, (stated for known, stated in counts if known.noted)):
        yield replaced(found, severity=Severity.NOTE) if found.outcome.fails else found
    for sentence in sentences:
        yield from _two_changes(subject, sentence, told)


def _parts(lists: Sequence[Listed]) -> Iterator[Statement]:
    """The parts of lists by whole and name: parts called alike of wholes that are alike are one."""
    for listed in lists:
        whole = listed.whole
        of = (
            whole.passage.section.entity,
            whole.figure.interval.value,
            item_name(whole.figure.words),
        )
        names = [item_name(part.figure.words) for part in listed.parts]
        for part, name in zip(listed.parts, names, strict=True):
            if len(name) < _SHORTEST_NAME or names.count(name) > 1 or not part.figure.is_money:
                continue
            figure = part.figure
            yield Statement(
                (*of, name), figure.words, figure.text, figure.unit, figure.interval,
                part.passage.place(part.start + figure.start),
            )  # fmt: skip


def _change(movement: Movement, told: Told, spec: ProseSpec) -> Statement | None:
    """By how much an item changed, by its name, its amount and what it is compared with; None where
    it may be another figure that changed."""
    after, change = movement.after, movement.change
    name = item_name(movement.words)
    if after is None or change is None or len(name) < _SHORTEST_NAME:
        return None
    entity = movement.sentence.passage.section.entity
    place = movement.sentence.passage.place(movement.at)
    if (place.page, place.line) in told.failed or not _is_of_its_figure(movement, after, spec):
        return None
    key = (entity, "change", name, after.interval.value, bare(movement.base), movement.direction)
    called = split_number(movement.words.lstrip(CIRCLED)).text
    words = f"{called}{after.printed}的增减额"
    return Statement(key, words, change.text, change.unit, change.interval, place)


def _of_one_fund(subject: Subject, stated: Sequence[Movement], told: Told) -> Iterator[Statement]:
    """By how much one money changed, told under several names: where its amount, its rate and its base
    are the same, so is the change. One that differs by far is of another figure."""
    spec, funds = subject.vocabulary.prose, subject.vocabulary.claims
    first: dict[tuple[object, ...], tuple[str, Decimal]] = {}
    for movement in stated:
        fund = funds.fund_of(movement.words)
        statement = _change(movement, told, spec) if fund else None
        if statement is None or movement.rate is None or movement.after is None:
            continue
        if len(movement.after.text.replace(",", "").replace(".", "")) < _FEWEST_DIGITS:
            continue
        entity, _, name, *same = statement.key
        key = (entity, fund, *same, movement.rate.text)
        seen, value = first.setdefault(key, (str(name), statement.interval.value))
        near = abs(statement.interval.value - value) <= _NEAR * value
        if near and (str(name) != seen or statement.interval.value == value):
            yield replaced(statement, key=key)


def _is_of_its_figure(movement: Movement, after: Stated, spec: ProseSpec) -> bool:
    """Whether a change is of the figure right before it and not of the whole that it is a part of: where
    the sentence states other money before, only its rate can tell."""
    if movement.before is not None or _CODED.search(movement.words):
        return True
    others = any(
        figure.is_money and figure.role == "level" and figure.start < after.start
        for figure in figures(movement.sentence.text, spec)
    )
    if not others:
        return True
    if movement.rate is None or movement.change is None:
        return False
    by = movement.change.interval
    sign = 1 if movement.direction == "increase" else -1
    signed = Interval(sign * by.value, by.half)
    found = recomputed(movement.rate.number, growth, after.interval, signed)
    return found is not None and not found.outcome.fails


def _two_changes(subject: Subject, sentence: Sentence, told: Told) -> Iterator[Finding]:
    """较上年增加 10 万元，较上年增加 20 万元: two changes of one figure against one year."""
    if "万元，" not in sentence.text and "亿元，" not in sentence.text:
        return  # what the pattern asks for, found much sooner
    for match in _twice(subject.vocabulary.prose).finditer(sentence.text):
        first, second = parse_amount(match["x"]), parse_amount(match["z"])
        if first is None or second is None or match["base"] != match["again"]:
            continue
        if told.has_failed(sentence, match.start(), match.end()):
            continue
        comparison = in_unit(
            Interval(second.value, second.half_unit), Interval(first.value, first.half_unit), ""
        )
        if not comparison.outcome.fails:
            continue
        said = Said(
            f"“{match[0]}”：同一项与{match['base']}相比，前后所述增减额不同",
            f"two changes against the same year, {match['x']} and {match['z']}",
            sentence.place(match.start()),
        )
        yield compared(subject, STATED_TWICE, comparison, said)


@cache
def _twice(spec: ProseSpec) -> re.Pattern[str]:
    verbs = one_of((*spec.verbs.increase, *spec.verbs.decrease))
    than, last = one_of(spec.compared), one_of(spec.last_year)
    return re.compile(
        rf"{than}(?P<base>{last}){verbs}(?:了|约|额|数|为)*(?P<x>{NUMBER})(?:{_MONEY})，"
        rf"{than}(?P<again>{last}){verbs}(?:了|约|额|数|为)*(?P<z>{NUMBER})(?:{_MONEY})"
    )
