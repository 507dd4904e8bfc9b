"""Lists of main parts (主要包括) → Findings: the few that fall short where all others are whole.

Such a list need not name all. Where a text's own lists of this kind make their wholes nearly everywhere,
it does name all, and one that falls short has lost a part or misprints a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.comparison import closing
from pipeline.check.prose.figures import total
from pipeline.check.prose.findings import Said, compared, in_unit, named
from pipeline.check.prose.listed import Listed
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity

_CHECK = "prose.main_parts"
_FEWEST_PARTS = 2
_PROOFS = 8
_MOST_SHORT = 1 / 8
"""Of the lists that make their wholes: where more fall short, lists of main parts are just that."""


def check_main_parts(subject: Subject, lists: Sequence[Listed]) -> Iterator[Finding]:
    """The lists of main parts, all together."""
    main = [each for each in lists if each.names_main and _is_of_money(each)]
    whole = [each for each in main if _makes_whole(each)]
    short = [each for each in main if not _makes_whole(each) and _falls_short(each)]
    proven = len(whole) >= _PROOFS and len(short) <= _MOST_SHORT * len(whole)
    for listed in short if proven else ():
        yield _found(subject, listed, len(whole))
    nothing = (
        "没有足够的“主要包括”列举处处等于总数，不作判断",
        "too few lists of main parts make their wholes for the others to be judged",
    )
    all_fit = (
        f"{len(whole)} 处“主要包括”所列各项都等于总数",
        f"all {len(whole)} lists of main parts make their wholes",
    )
    counted = (len(whole) if proven else 0, len(short) if proven else 0)
    yield from closing(subject, _CHECK, counted, nothing, all_fit)


def _is_of_money(listed: Listed) -> bool:
    figure = listed.whole.figure
    return figure.is_money and figure.role == "level" and len(listed.parts) >= _FEWEST_PARTS


def _makes_whole(listed: Listed) -> bool:
    """Whether the parts up to some place where the list may end make the whole."""
    sums = (total([part.figure for part in listed.parts[:end]]) for end in listed.parted)
    return any(listed.whole.interval.may_be(each) for each in sums)


def _falls_short(listed: Listed) -> bool:
    return total([part.figure for part in listed.parts]).high < listed.whole.interval.low


def _found(subject: Subject, listed: Listed, proofs: int) -> Finding:
    whole, unit = listed.whole, listed.whole.figure.unit
    comparison = in_unit(whole.interval, total([part.figure for part in listed.parts]), unit)
    said = Said(
        f"{named(whole.figure)}：主要包括的 {len(listed.parts)} 项合计 {comparison.expected} {unit}，"
        f"其余 {abs(comparison.difference)} {unit}没有列出；文中另有 {proofs} 处这样列举，各项都等于总数",
        f"the {len(listed.parts)} main parts of {whole.figure.printed} make {comparison.expected}, "
        f"{abs(comparison.difference)} is not listed; {proofs} such lists elsewhere make their wholes",
        whole.passage.place(whole.start + whole.figure.start),
    )
    return compared(subject, _CHECK, comparison, said, Severity.NOTE)
