"""A change and what is given as its reason, clause by clause → Findings.

减少 5 万元，主要原因是缴费基数上调; 完成年初预算的 120%，主要原因：厉行节约，压减支出: reasons of which every
clause speaks of the contrary. One clause that may explain the change, or that is not understood, and
nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.check.prose.figures import Figure, figures, figures_before
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Sentence, words_before
from pipeline.check.prose.reasons import REASON, WORDS, change_before, opposite, stated_direction
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary.prose import ProseSpec
from pipeline.vocabulary.spec import kept_by_text

_CLAUSES = re.compile(r"[，、；]|(?<=[^一-龥])和")
_ALL = 100
_SILENT = "silent"
_GENERAL = re.compile(
    "[费用支出经开成本项目资金预决算的数为年上下较比与相减少增加下降长]|[^\u4e00-\u9fff]"
)
_OTHER_ITEM = re.compile(r"其他(?=[^，。；：（）\d]+（[类款项]）)")
"""其他水利支出（项）is an item of the classification: what is other than it turns nothing round."""
_OF_CARS = re.compile("[车油]|维[修护]|保险|过路|过桥|停车|年检|保养")
_COSTS = re.compile(
    r"(?P<what>[^，。；、]*?)(?:费用?|经费|支出|开支|成本)(?:有所|相应|随之|逐年)?(?:增加|增长|上涨|上升|减少|下降|降低)$"
)


def check_reason_clauses(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every reason behind a change, or behind a rate of completion, that speaks of nothing but the
    contrary."""
    spec = subject.vocabulary.prose
    for passage in passages_with(subject, spec.reasons.says):
        sentence = Sentence(passage, passage.text, 0)
        found = figures(sentence.text, spec)
        for match in _reason(spec).finditer(sentence.text) if found else ():
            of = change_before(found, sentence.text, match) or _completion(found, match, spec)
            if of is None or not _names_its_own(of, match["says"], spec):
                continue
            direction = _direction(of)
            content = match["content"]
            spoken = _contrary(subject, sentence, of, direction, content) if direction else ()
            if spoken and not told.has_failed_change(sentence, of.start, match.end()):
                yield _finding(subject, sentence, of, direction, match, is_all="" not in spoken)


def _names_its_own(of: Figure, says: str, spec: ProseSpec) -> bool:
    """Whether words for a reason name no direction (增加的原因), or that of the change as it is printed:
    another is told by itself."""
    verbs = (*spec.verbs.increase, *spec.verbs.decrease)
    named = next((verb for verb in verbs if says.startswith(verb)), "")
    return not named or (of.number.value > 0 and spec.direction_of(named) == of.direction)


def _completion(found: tuple[Figure, ...], match: re.Match[str], spec: ProseSpec) -> Figure | None:
    """The rate of completion that a reason follows: 完成预算的 120%，决算数大于预算数的主要原因是."""
    before = figures_before(found, match.start())
    if not before or before[-1].unit != "%" or "完成" not in before[-1].words:
        return None
    between = match.string[before[-1].end : match.start()]
    return before[-1] if _found(spec.reasons.of_completion).fullmatch(between) else None


def _direction(of: Figure) -> str:
    """Which way the figure went, "" where it did not or that is not said."""
    if of.role == "change":
        return stated_direction(of) if of.number.value else ""
    rate = of.number.value
    return "" if rate == _ALL else "increase" if rate > _ALL else "decrease"


def _contrary(
    subject: Subject, sentence: Sentence, of: Figure, direction: str, content: str
) -> Sequence[str]:
    """What the clauses of a reason speak of, where each speaks against a direction or of none."""
    spec, own = subject.vocabulary.prose, str(subject.identity.fiscal_year)
    if set(re.findall(r"(?:19|20)\d{2}", content)) - {own}:
        return ()
    # What the figure itself is of may turn a reason round: less is carried over as more is spent.
    before = words_before(sentence.text, of.start - len(of.words), "。；")
    if _turning(spec).search(_OTHER_ITEM.sub("", before)):
        return ()
    clauses = [clause for clause in _CLAUSES.split(content) if clause]
    spoken = [_speaks_of(clause, spec) for clause in clauses]
    against = opposite(direction)
    if against in spoken and all(each in (against, "") for each in spoken):
        return spoken
    # 车辆老化，维修费用增加: the last clause says what became of the costs, those before it why
    costs = _COSTS.search(clauses[-1]) if clauses and spoken[-1] == against else None
    is_so = costs and set(spoken) == {_SILENT, against} and _are_costs_of(costs["what"], before)
    return ("", against) if is_so else ()


def _are_costs_of(costs: str, words: str) -> bool:
    """Whether costs are part of what a figure is of, as far as their names tell: those of cars, or with a
    word in common. Others may have taken its place: 改为视频形式，网络费用增加 of meetings."""
    if "车" in words:
        return bool(_OF_CARS.search(costs)) and "租" not in costs
    return bool(set(_GENERAL.sub("", costs)) & set(_GENERAL.sub("", words)))


@kept_by_text
def _speaks_of(clause: str, spec: ProseSpec) -> str:
    """The direction that a clause speaks of; "" for one that explains either, "silent" for one that speaks
    of none, "unknown" for others."""
    reasons = spec.reasons
    turned = any(word in clause for word in reasons.turning)
    up = _found(reasons.increase).search(clause)
    down = _found(reasons.decrease).search(clause)
    if turned or (up and down):
        return "unknown"
    if up or down:
        return "increase" if up else "decrease"
    return "" if _found(reasons.either).search(clause) else _SILENT


def _finding(
    subject: Subject,
    sentence: Sentence,
    of: Figure,
    direction: str,
    match: re.Match[str],
    *,
    is_all: bool,
) -> Finding:
    """Where a clause says neither (基数调整), no more than a note: it may be what was meant."""
    what = (
        WORDS[direction]
        if of.role == "change"
        else f"完成率{'高' if direction == 'increase' else '低'}于 100%"
    )
    shown = f"{of.words}{of.printed}，{match['says']}{match['content']}"
    contrary = WORDS[opposite(direction)]
    but = f"却都是{contrary}的" if is_all else f"有{contrary}的，没有{WORDS[direction]}的"
    said = Said(
        f"“{shown}”：所述为{what}，所给原因{but}",
        f"a change ({direction}) of {of.printed} is explained by nothing but the contrary"
        + ("" if is_all else " and what may go either way"),
        sentence.place(of.start),
    )
    severity = Severity.WARNING if is_all else Severity.NOTE
    return noted(subject, REASON, Outcome.FAIL, said, severity)


@cache
def _found(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


@cache
def _turning(spec: ProseSpec) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, spec.turning)) or "(?!)")


@cache
def _reason(spec: ProseSpec) -> re.Pattern[str]:
    says = "|".join(spec.reasons.says)
    return re.compile(rf"(?P<says>{says})(?P<content>[^。]+?)(?=[。；]|$)")
