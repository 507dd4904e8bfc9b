"""What went to small and medium firms: in all, and as shares of the goods, works and services bought.

The three shares, each of its own amount, make up what such firms got in all; where they cannot, within
what rounded percentages hide, one of the figures is wrong. Only where the share of the total shows that
both speak of the same purchases, and no kind that was bought lacks its share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.check.intervals import Interval, stated_by, sum_of
from pipeline.check.prose.findings import Said, compared, in_unit
from pipeline.check.prose.passages import Passage
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity
from pipeline.vocabulary.prose_stated import SmallFirms
from pipeline.vocabulary.spec import compiled

_CHECK = "prose.parts_make_whole"
_FEWEST = 2
_HUNDRED = Decimal(100)


def check_small_firms(subject: Subject, prose: Sequence[Passage]) -> Iterator[Finding]:
    """Every paragraph that states both, with the purchases that it or the one before it states."""
    spec = subject.vocabulary.prose.small_firms
    for before, passage in pairwise((None, *prose)):
        if passage and (total := compiled(spec.total).search(passage.text)):
            said = (before.text if before else "") + passage.text
            yield from _held(subject, spec, passage, total, said)


def _held(
    subject: Subject, spec: SmallFirms, passage: Passage, total: re.Match[str], said: str
) -> Iterator[Finding]:
    bought = {found["kind"]: _read(found["number"]) for found in re.finditer(spec.bought, said)}
    bought = {kind: amount for kind, amount in bought.items() if amount.value}
    shares = {
        found["kind"]: _read(found["number"]) for found in re.finditer(spec.shares, passage.text)
    }
    whole, rate = _read(total["number"]), _read(total["share"])
    if len(bought) < _FEWEST or not bought.keys() <= shares.keys():
        return
    if not _part(sum_of(list(bought.values())), rate).may_be(whole):
        return  # the shares are of something else: of contracts, not of what was paid
    parts = sum_of([_part(amount, shares[kind]) for kind, amount in bought.items()])
    listed = "、".join(f"{kind} {shares[kind].value}%" for kind in bought)
    said_of = Said(
        f"“授予中小企业合同金额”{total['number']} 万元，与货物、工程、服务的占比（{listed}）"
        f"所得的合计约 {parts.value.quantize(Decimal('0.01'))} 万元",
        f"what went to small and medium firms, {total['number']}, and the shares of goods, works and "
        f"services ({listed}) make about {parts.value.quantize(Decimal('0.01'))}",
        passage.place(total.start("number")),
    )
    expected = whole if parts.may_be(whole) else parts
    yield compared(subject, _CHECK, in_unit(whole, expected, ""), said_of, Severity.WARNING)


def _read(text: str) -> Interval:
    """A printed number and how far off it may be."""
    stated = stated_by(text)
    assert stated is not None, text
    return stated


def _part(amount: Interval, rate: Interval) -> Interval:
    """A rounded share of an amount."""
    half = (
        amount.half * rate.value + rate.half * amount.value + rate.half * amount.half
    ) / _HUNDRED
    return Interval(amount.value * rate.value / _HUNDRED, half)
