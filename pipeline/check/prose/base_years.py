"""Comparisons with a year → Findings: a figure that is compared to its own year, or to a later one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Sentence
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary.prose import ProseSpec, one_of

_CHECK = "prose.base_year"
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年")
_NAMES = re.compile(r"《[^》]*》|“[^”]*”")
_OPENS = 24
_OVER_YEARS = re.compile("以来|累计|年均|连续|三年|两年|逐年|上年|去年|同比|前年|持平")
_FEWEST_USUAL = 5
_PART = re.compile(
    r"年?(?:年?[初末底中](?!(?:批[复准]|安排|部门|单位)*的?预算)|[上下]半年|第?[一二三四1-4]季度|\d{1,2}月)"
)
"""A point or a part of a year, which other parts of the same year are compared with; 年初预算 is a phase."""


@dataclass(frozen=True, slots=True)
class _Base:
    """A comparison, and the year that it is with."""

    year: int
    sentence: Sentence
    match: re.Match[str]


def check_base_years(subject: Subject, sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """Every comparison with a stated year in the prose about money."""
    spec = subject.vocabulary.prose
    compared = wrong = 0
    bases: list[_Base] = []
    for sentence in sentences:
        if is_of_work(sentence, spec) or not _YEAR.search(sentence.text):
            continue
        for match in _comparison(spec).finditer(_NAMES.sub(_blank, sentence.text)):
            compared += 1
            bases.append(_Base(int(match["year"]), sentence, match))
            if _is_wrong(subject, sentence, match, spec):
                wrong += 1
                yield _wrong(subject, sentence, match)
    for base in _older(bases, subject.identity.fiscal_year):
        wrong += 1
        yield _of_older_text(subject, base)
    if compared and not wrong:
        said = Said(
            f"文中与某年比较的 {compared} 处，所比的都不是本年",
            f"comparisons with a stated year: {compared}, none of them with its own",
            sentence.place(0),
        )
        yield noted(subject, _CHECK, Outcome.PASS, said)


def _older(bases: Sequence[_Base], own: int) -> Sequence[_Base]:
    """Comparisons with the year before last, where nearly all are with the last one: left over from the text
    of a year before. A sentence that compares with both, or over years, means what it says."""
    usual = [base for base in bases if base.year == own - 1]
    sentences = {id(base.sentence) for base in usual}
    older = [
        base
        for base in bases
        if base.year == own - 2
        and id(base.sentence) not in sentences
        and not _OVER_YEARS.search(base.sentence.text)
    ]
    return older if len(usual) >= _FEWEST_USUAL * len(older) else ()


def _of_older_text(subject: Subject, base: _Base) -> Finding:
    text, match, own = base.sentence.text, base.match, subject.identity.fiscal_year
    quoted = text[max(0, match.start() - 24) : match.end() + 12]
    said = Said(
        f"“…{quoted}…”：与 {base.year} 年相比，本文件为 {own} 年，其他各处都与 {own - 1} 年相比",
        f"“…{quoted}…” compares with {base.year}; elsewhere this disclosure of {own} does with {own - 1}",
        base.sentence.place(match.start()),
    )
    return noted(subject, _CHECK, Outcome.FAIL, said, Severity.NOTE)


def is_of_work(sentence: Sentence, spec: ProseSpec) -> bool:
    """Whether a sentence stands under a heading of plans and of work, where figures are no money."""
    return _is_of_work(sentence.passage.section.path, spec.of_work)


@lru_cache(maxsize=4096)
def _is_of_work(path: str, words: tuple[str, ...]) -> bool:
    return any(word in path for word in words)


def _is_wrong(subject: Subject, sentence: Sentence, match: re.Match[str], spec: ProseSpec) -> bool:
    """Whether a figure is compared with its own year, or with one behind it."""
    base, own = int(match["year"]), subject.identity.fiscal_year
    before = _NAMES.sub(_blank, sentence.text[: match.start()])
    stated = [found for found in _YEAR.finditer(before) if not _is_base(before, found, spec)]
    years = [int(found["year"]) for found in stated]
    phase = _phase(match["phase"], spec)
    of_figure = _phase(before[stated[-1].end() if stated else 0 :], spec)
    if base == own:
        if _PART.match(sentence.text, match.end("year")):
            return False
        # 2025年决算数比2025年预算数: another phase of the same year; a figure without one is the
        # budget's in a budget, the account's in an account.
        is_budget = subject.identity.kind is Kind.BUDGET
        usual = "planned" if is_budget else "executed"
        is_fine = bool(phase) and (phase != (of_figure or usual) or phase == "changed")
        # What was spent of a year nobody knows when its budget is made.
        is_fine = is_fine and not (is_budget and phase == "executed" and of_figure != "changed")
        later = any(year > own for year in years)
        return not is_fine and not later
    opens = bool(stated) and stated[0].start() < _OPENS and set(years) == {base}
    if opens and base == own - 1 and not (phase and phase != of_figure):
        return True
    return base > own and not any(year > base for year in years)


def _is_base(text: str, year: re.Match[str], spec: ProseSpec) -> bool:
    """Whether a year is itself what something is compared with."""
    return text[: year.start()].endswith(spec.compared)


def _phase(words: str, spec: ProseSpec) -> str:
    """Which phase words speak of: executed, changed, planned or none."""
    for name in ("executed", "changed", "planned"):
        if any(word in words for word in getattr(spec.phases, name)):
            return name
    return ""


def _wrong(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Finding:
    quoted = sentence.text[max(0, match.start() - 24) : match.end() + 12]
    base, own = int(match["year"]), subject.identity.fiscal_year
    if base == own:
        what = f"与本年（{own} 年）相比，所比年度有误"
    elif base < own:
        what = f"所述与所比同为 {base} 年，本文件为 {own} 年"
    else:
        what = f"与 {base} 年相比，本文件为 {own} 年，所比年度有误"
    said = Said(
        f"“…{quoted}…”：{what}",
        f"“…{quoted}…” compares with {base}, which is no year before the figure's own; "
        f"this disclosure is of {own}",
        sentence.place(match.start()),
    )
    return noted(subject, _CHECK, Outcome.FAIL, said, Severity.ERROR)


def _blank(match: re.Match[str]) -> str:
    return "＊" * len(match[0])


@cache
def _comparison(spec: ProseSpec) -> re.Pattern[str]:
    verbs = one_of((*spec.verbs.increase, *spec.verbs.decrease))
    than, unchanged = one_of(spec.compared), one_of(spec.unchanged)
    # 经比较2030年度某经费5万元，较上年减少: what is behind the comma has a base of its own
    own_base = rf"{than}(?:{one_of(spec.last_year)}|年初|预算)"
    return re.compile(
        rf"{than}(?P<year>(?:19|20)\d{{2}})年度?(?P<phase>[^，。；：（）\d]{{0,26}}?)"
        rf"(?:{NUMBER}(?:亿元|万元|元)(?:相比|比较|相较)?)?"
        rf"(?:，(?!{own_base})[^，。；：（）\d]{{0,10}}?)?"
        rf"(?:{verbs}(?:了|约|额|数|为)*{NUMBER}|{one_of(spec.about)}?{unchanged}|无增减)"
    )
