"""Shares of the parts of one whole → Findings: together they must be 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import Comparison
from pipeline.check.prose.figures import Figure
from pipeline.check.prose.findings import Said, compared
from pipeline.check.prose.lists import Listed, Part, shares_of
from pipeline.check.prose.told import Told
from pipeline.check.prose.wholes import Judged
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity

_CHECK = "prose.shares_make_whole"
_ALL = Decimal(100)
_FEWEST = 2


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
