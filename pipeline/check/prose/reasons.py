"""A change and the reason given for it → Findings: 增加9.49万元，减少的主要原因是…; 持平 with a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.check.prose.figures import Figure, figures, figures_before
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary.asked import has_one
from pipeline.vocabulary.prose import ProseSpec, one_of

REASON = "prose.reason_fits_change"
_UNCHANGED = "prose.unchanged_fits"
_ENDS = re.compile("[。；]")
_NOTHING = re.compile(r"[，。；（）]*")
WORDS = {"increase": "增加", "decrease": "减少", "unchanged": "无变化"}
_PHASE = re.compile("预算|决算|执行|实际|完成")
_OWN_PHASE = {Kind.BUDGET: "预算", Kind.FINAL: "决算"}
_COMPARED = re.compile("[比较与同](?:上年|去年|上一年|年初|(?:19|20)\\d{2}年)")


def check_reasons(subject: Subject, sentences: Iterable[Sentence], told: Told) -> Iterator[Finding]:
    """Every reason that names the direction that it is of, and every change beside 持平."""
    spec = subject.vocabulary.prose
    fits, last = 0, None
    for sentence in sentences:
        has_reasons = "原因" in sentence.text
        for match in _named_reason(spec).finditer(sentence.text) if has_reasons else ():
            found = figures(sentence.text, spec)
            change = change_before(found, sentence.text, match)
            if change is None:
                continue
            if _is_of_another(found, sentence.text, change, match["word"], spec):
                continue
            if not _is_contrary(change, match["word"], spec):
                fits, last = fits + 1, sentence
            elif not told.has_failed_change(sentence, change.start, match.end()):
                yield _against(subject, sentence, change, match)
        yield from _unchanged(subject, sentence)
    if last is not None:
        said = Said(
            f"写明“增加（减少）的原因”的 {fits} 处，方向与所述增减一致",
            f"reasons that name the direction of a change: {fits}, all as the change has it",
            last.place(0),
        )
        yield noted(subject, REASON, Outcome.PASS, said)


def change_before(found: tuple[Figure, ...], text: str, match: re.Match[str]) -> Figure | None:
    """The change that a reason follows at once: nothing but its rate stands between."""
    before = figures_before(found, match.start())
    if not before or not _NOTHING.fullmatch(text, before[-1].end, match.start()):
        return None
    if before[-1].unit == "%" and len(before) > 1 and before[-2].role == "change":
        apart = _ENDS.search(text, before[-2].end, before[-1].start)
        return before[-1] if apart and before[-1].role == "change" else before[-2]
    return before[-1] if before[-1].role == "change" else None


def stated_direction(change: Figure) -> str:
    """The direction of a change: -4 万元 more is 4 万元 less."""
    return change.direction if change.number.value > 0 else opposite(change.direction)


def opposite(direction: str) -> str:
    return "decrease" if direction == "increase" else "increase"


def _is_contrary(change: Figure, word: str, spec: ProseSpec) -> bool:
    named = "unchanged" if word in spec.unchanged else spec.direction_of(word)
    return bool(change.number.value) and named != stated_direction(change)


def _is_of_another(
    found: tuple[Figure, ...], text: str, change: Figure, word: str, spec: ProseSpec
) -> bool:
    """Whether a change of its sentence before the one that a reason follows has the direction that it names,
    and that one has not: 甲增加 12 万元，乙减少 9 万元，增加的原因是…."""
    if not _is_contrary(change, word, spec):
        return False
    first = text.rfind("。", 0, change.start)
    before = (e for e in found if e.role == "change" and first < e.start < change.start)
    return any(each.is_money and not _is_contrary(each, word, spec) for each in before)


def _against(subject: Subject, sentence: Sentence, change: Figure, match: re.Match[str]) -> Finding:
    stated = stated_direction(change)
    said = Said(
        f"“{sentence.text[change.start - len(change.words) : match.end()]}…”："
        f"所述为{WORDS[stated]} {change.printed}，原因却说的是“{match['word']}”",
        f"the text states a change ({stated}) of {change.printed} and gives the reason for the contrary",
        sentence.place(change.start),
    )
    return noted(subject, REASON, Outcome.FAIL, said, Severity.ERROR)


def _unchanged(subject: Subject, sentence: Sentence) -> Iterator[Finding]:
    """增加 5 万元，与上年持平: unchanged, and changed, in one breath."""
    spec = subject.vocabulary.prose
    if not has_one(spec.unchanged, sentence.text):
        return
    for match in _beside(spec).finditer(sentence.text):
        amount = match["x"] or match["z"]
        roughly = any(word in match[0] for word in spec.about)
        kind = subject.identity.kind
        if roughly or not re.search(r"[1-9]", amount) or _are_of_two_bases(match, kind):
            continue
        said = Said(
            f"“{match[0]}”：既称持平，又列有增减",
            "the text calls a figure unchanged and states by how much it changed",
            sentence.place(match.start()),
        )
        yield noted(subject, _UNCHANGED, Outcome.FAIL, said, Severity.ERROR)


def _are_of_two_bases(match: re.Match[str], kind: Kind) -> bool:
    """Whether what is unchanged and what changed are held against two figures: 与上年预算持平，比上年决算
    增加5万元. Where one of both is said of last year alone, that is of what the disclosure is about itself:
    与上年持平，比上年预算增加5万元 is of one figure in a budget, and may be of two in a final account."""
    one, _, other = match[0].partition("，")
    if match["x"]:
        clause = re.split("[，。；：]", match.string[: match.start()])[-1]
        if not _COMPARED.search(clause):
            return False
        one = clause + one
    phases = [{*_PHASE.findall(each)} for each in (one, other)]
    own = {_OWN_PHASE[kind]}
    return phases[0] != phases[1] and (phases[0] or own) != (phases[1] or own)


@cache
def _named_reason(spec: ProseSpec) -> re.Pattern[str]:
    words = one_of((*spec.verbs.increase, *spec.verbs.decrease, *spec.unchanged))
    return re.compile(rf"(?<=[，。；）])(?P<word>{words})(?:的)?(?:主要|具体)?原因")


@cache
def _beside(spec: ProseSpec) -> re.Pattern[str]:
    verbs = one_of((*spec.verbs.increase, *spec.verbs.decrease))
    than, same = one_of(spec.compared), one_of(spec.unchanged)
    last = rf"(?:{one_of(spec.last_year)}|(?:19|20)\d{{2}}年)度?[^，。；：（）\d]{{0,8}}?"
    change = rf"{verbs}(?:了|约|额|数|为)*(?P<{{}}>[\d.,]+)(?:万元|元|亿元)"
    rate = rf"(?:[，（、]{verbs}?(?:率|幅|了|约|为)*[\d.,]+%）?)?"
    against = rf"{than}{last}(?:相比|比较)?，?"
    unchanged = rf"{against}{same}"
    return re.compile(
        rf"(?:{change.format('x')}{rate}，{unchanged}|{unchanged}，(?:{against})?{change.format('z')})"
    )
