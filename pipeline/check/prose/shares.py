"""Shares of the parts of one whole → Findings: together they must be 100 %.

Of parts without amounts no more is known than that they cannot be more: 财政拨款收入占 98.4%，其他收入占
2.6%. Such are told where they are a little more, of parts that exclude each other: much more are shares of
several wholes, and 货物支出 and 中小企业支出 may be the same money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import Comparison
from pipeline.check.prose.exclusive import exclude_each_other
from pipeline.check.prose.figures import NUMBER, Figure, figures
from pipeline.check.prose.findings import Said, compared
from pipeline.check.prose.listed import Listed, Part, shares_of
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.prose.wholes import Judged
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity
from pipeline.values.amounts import parse_amount

_CHECK = "prose.shares_make_whole"
_ALL = Decimal(100)
_FEWEST = 2
_BARE = r"%(?<=\d%)[，；、][^，。；、\d]{2,30}占[^，。；、\d]{0,16}\d"
_WITHIN = re.compile("其中|包括|含|为主|上年|去年")
_ENDS = ("收入", "支出", "经费")
_SPENT = ("支出", "经费")
_TOLD_TOGETHER = r"分别占[^，。；：、\d]{0,16}\d"
_TOGETHER = re.compile(
    rf"(?P<parts>[^，。；：\d]{{4,60}}?)分别占(?P<whole>[^，。；：、\d]{{0,16}}?)(?P<rates>{NUMBER}%(?:[、和，及]{NUMBER}%)+)"
)
_MOST = Decimal(112)
"""Shares that make more than this are of several wholes."""


def check_shares(subject: Subject, judged: Sequence[Judged], told: Told) -> Iterator[Finding]:
    """Every list whose parts make up their whole and each print a share of the same."""
    spec = subject.vocabulary.prose
    for listed, verdict in judged:
        if verdict.kind != "fits" or len(verdict.parts) < _FEWEST:
            continue
        shares = shares_of(verdict.parts, spec)
        if not shares or _are_of_another_whole(listed, verdict.parts, shares):
            continue
        places = [
            (p.passage.place(p.start + s.start)) for p, s in zip(verdict.parts, shares, strict=True)
        ]
        if any((place.page, place.line) in told.failed for place in places):
            continue
        yield _summed(subject, listed, shares)


def check_bare_shares(subject: Subject) -> Iterator[Finding]:
    """Shares in a row, of parts without amounts, that make more than the whole."""
    spec = subject.vocabulary.prose
    for passage in passages_with(subject, [_BARE]):
        for sentence in passage.sentences:
            for run in _runs(figures(sentence.text, spec)):
                tolerance = sum((2 * share.number.half_unit for share in run), Decimal(0))
                made = sum((share.number.value for share in run), Decimal(0))
                is_more = _ALL + tolerance < made <= _MOST
                names = [_part_and_whole(share)[0] for share in run]
                if is_more and exclude_each_other(names, subject.vocabulary):
                    yield _more_than_all(subject, sentence, run, Comparison(made, _ALL, tolerance))
    for passage in passages_with(subject, [_TOLD_TOGETHER]):
        for sentence in passage.sentences:
            for match in _TOGETHER.finditer(sentence.text):
                yield from _told_together(subject, sentence, match)


def _told_together(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    """基本支出、项目支出分别占支出总额的 62%、41%: shares behind the names of all parts, as many as these."""
    left_open = subject.vocabulary.prose.left_open
    rates = match["rates"].rstrip("%").split("%")
    names = re.split("[、和与及]", match["parts"])
    numbers = [parse_amount(rate.lstrip("、和及，")) for rate in rates]
    shares = [number for number in numbers if number is not None]
    if not len(shares) == len(rates) == len(names) or left_open.may_be_several(match["whole"]):
        return
    made = sum((share.value for share in shares), Decimal(0))
    tolerance = sum((2 * share.half_unit for share in shares), Decimal(0))
    if _ALL + tolerance < made <= _MOST and exclude_each_other(names, subject.vocabulary):
        said = Said(
            f"“{match[0]}”：各项占比合计 {made}%，超过 100%",
            f"the shares of {len(names)} parts add up to {made} %",
            sentence.place(match.start()),
        )
        comparison = Comparison(made, _ALL, tolerance)
        yield compared(subject, _CHECK, comparison, said, Severity.WARNING)


def _runs(found: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """The shares that follow one another with nothing but the names of their parts between them."""
    run: list[Figure] = []
    for figure in found:
        part, of_whole = _part_and_whole(figure)
        is_part = figure.role == "share" and part.endswith(_ENDS) and not _WITHIN.search(part)
        if is_part and run and _goes_on(run[0], figure, part, of_whole):
            run.append(figure)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [figure] if is_part else []
    if len(run) >= _FEWEST:
        yield run


def _goes_on(first: Figure, share: Figure, part: str, of_whole: str) -> bool:
    """Whether a share stands right behind those of a row: of the same whole, its part of the same kind."""
    own, whole = _part_and_whole(first)
    of_kind = own[-2:] == part[-2:] or (own.endswith(_SPENT) and part.endswith(_SPENT))
    return share.lead[1:] == share.words and of_kind and whole == of_whole


def _part_and_whole(share: Figure) -> tuple[str, str]:
    part, _, whole = share.words.partition("占")
    return part, whole


def _more_than_all(
    subject: Subject, sentence: Sentence, run: Sequence[Figure], comparison: Comparison
) -> Finding:
    shown = "＋".join(f"{share.text}%" for share in run)
    part = _part_and_whole(run[0])[0]
    said = Said(
        f"“{part}”等 {len(run)} 项占比：{shown} 合计 {comparison.printed}%，超过 100%",
        f"the shares of {len(run)} parts add up to {comparison.printed} %",
        sentence.place(run[0].start),
    )
    return compared(subject, _CHECK, comparison, said, Severity.WARNING)


def _are_of_another_whole(listed: Listed, parts: Sequence[Part], shares: Sequence[Figure]) -> bool:
    """Whether all shares hold, of one amount that is larger than the whole that was listed: 收入预算 90
    万元（本年收入 60 万元），其中：…占总收入的…"""
    least, most = Decimal(0), Decimal("Infinity")
    for part, share in zip(parts, shares, strict=True):
        value, rate, half = part.interval, share.number.value, 2 * share.number.half_unit
        if value.value <= 0 or rate <= half:
            continue
        least = max(least, _ALL * (value.value - value.half) / (rate + half))
        most = min(most, _ALL * (value.value + value.half) / (rate - half))
    whole = listed.whole.interval
    return whole.value + whole.half < least <= most < Decimal("Infinity")


def _summed(subject: Subject, listed: Listed, shares: Sequence[Figure]) -> Finding:
    # A share may be cut off as well as rounded: each may be off by its last digit.
    tolerance = sum((2 * share.number.half_unit for share in shares), Decimal(0))
    comparison = Comparison(
        sum((share.number.value for share in shares), Decimal(0)), _ALL, tolerance
    )
    whole = listed.whole
    shown = "＋".join(f"{share.text}%" for share in shares)
    off = "" if not comparison.difference else f"，与 100% 相差 {comparison.difference}"
    said = Said(
        f"{whole.figure.words.strip('，：')[-24:]}各部分占比：{shown} 合计 {comparison.printed}%{off}",
        f"the shares of all parts add up to {comparison.printed} %",
        whole.passage.place(whole.start + whole.figure.start),
    )
    return compared(subject, _CHECK, comparison, said, Severity.WARNING)
