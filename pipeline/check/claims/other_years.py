"""A claim of the disclosure's own year that names none, where what was said before it is of another year →
left undecided.

2029年“三公”经费9万元。… 公务接待费5万元 in a disclosure of 2030: of which of both years nothing tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.prose.passages import Passage, passages_of
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding
from pipeline.values.outline import split_number
from pipeline.values.text import fold
from pipeline.vocabulary.opening_years import opening_year

_MOST = 24
"""So many claims back an opening year may still hold."""
_THIS_YEAR = ("本年", "今年", "当年")
_WHY = (
    "（前文所述为其他年度，所指年度不能断定）",
    " (undecided: what stands before it is of another year)",
)


def of_other_year(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, withdrawn where the last year that opens a sentence before its figure is not the own one,
    and nothing behind that speaks of the own year or begins a numbered item."""
    own = known.subject.identity.fiscal_year
    if claim.period != own:
        return finding
    said_own = (f"{own}年", *_THIS_YEAR)
    for text in _said(known, claim):
        if any(words in text for words in said_own):
            return finding
        numbered = split_number(text)
        if _opens_with_other_year(numbered.text if numbered.style else text, known):
            return withdrawn(finding, _WHY)
        if numbered.style:
            return finding
    return finding


def _said(known: ClaimFigures, claim: Claim) -> Iterator[str]:
    """What stands before the figure in its sentence, then the sentences of its paragraph before it, then
    those before it in its section that state figures."""
    sentence = fold(claim.sentence)
    yield sentence.partition(fold(claim.amount_text))[0] if claim.amount_text else sentence
    yield from _of_paragraph(known, claim)
    last = claim.sentence
    for other in known.before(claim, _MOST):
        if other.sentence != last:
            last = other.sentence
            yield fold(last)


def _of_paragraph(known: ClaimFigures, claim: Claim) -> Iterator[str]:
    """The sentences before that of a claim in its paragraph, the nearest first, with figures or without."""
    subject = known.subject
    passages = subject.once("passages by line", lambda: _by_line(subject))
    for passage in passages.get((claim.source_file, claim.source_page, claim.source_line), ()):
        before, found, _ = fold(passage.text).partition(fold(claim.sentence))
        if found:
            yield from reversed([*filter(None, before.split("。"))])
            return


def _by_line(subject: Subject) -> Mapping[tuple[object, ...], list[Passage]]:
    """The paragraphs by the lines that they are printed in."""
    by_line = defaultdict[tuple[object, ...], list[Passage]](list)
    for passage in passages_of(subject):
        for place in passage.places:
            by_line[place.file, place.page, place.line].append(passage)
    return dict(by_line)


def _opens_with_other_year(text: str, known: ClaimFigures) -> bool:
    opening = opening_year(text, known.subject.vocabulary.claims.last_year)
    return opening is not None and opening.year != known.subject.identity.fiscal_year
