"""What a disclosure's own prose says of a change, and why: claims and sections → quotes.

Quoted verbatim and never summed up; a reason that the prose does not state is not stated here. Line
breaks inside a sentence are those of the source's pages and are left out, as in the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pipeline.model.records import Claim, Section
from pipeline.values.text import bare, tidy
from pipeline.vocabulary import load_vocabulary
from pipeline.website import anchors, words
from pipeline.website.audit.verdicts import Verdict
from pipeline.website.figures.said import section_of
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places, SourcePlace

_OF_PROSE = "claim."
_PIECES = re.compile(r"[^。！？；;]*[。！？；;]|[^。！？；;]+$")
_GOES_ON = re.compile(
    r"\s*(?:[（(]?[二三四五六]是|二、|持平的原因|增加的|减少的|主要|原因|其原因|这是)"
)
_MORE_REASONS = ("原因", "因为", "由于", "主要为", "主要系", "系因")

_CLAIMED: Mapping[str, tuple[str, ...]] = {
    "income_total": ("grand_total",),
    "income_year": ("income",),
    "expenditure_total": ("grand_total",),
    "expenditure_year": ("expenditure",),
    "operating_cost": ("agency_operation",),
}
"""Headline → what claims call it, where that is something else."""
_SIDES = {"income_total": ("收",), "expenditure_total": ("支",)}
"""A total of which the printed words must name the side: one code is of both."""

_PARTS = ("basic", "project")
"""Parts of expenditure, which a reason for both sides may explain."""

_OF_BOTH = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)．.、]\s*)?(?:\d{4}\s*年)?(?:(?:本)?(?:部门|单位|年度|预算|总)){0,3}收支"
    r"[^，。；：]{0,6}?(?P<way>增加|减少|增长|下降|变动|变化|增减)(?:变化|情况)?的?(?:主要)?原因"
)
"""Where a paragraph begins that says of income and expenditure together why they changed."""
_WAYS = {"increase": ("增加", "增长"), "decrease": ("减少", "下降")}


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the source, word for word; `anchor` is its section on the page, "" if unknown.

    `says` is what its claim says of the change (increase, decrease, unchanged, or "" for none) and
    `amount` by how much, as printed; `gives_reason` tells whether it holds words that introduce a
    reason. It is doubtful where a check of figures in the prose failed on its line.
    """

    text: str
    says: str
    amount: str
    gives_reason: bool
    is_doubtful: bool
    place: SourcePlace | None
    anchor: str
    heading: str


class Prose:
    """What the prose of one entity says of changes against the year before."""

    def __init__(
        self,
        package: Package,
        entity: str,
        claims: Iterable[Claim],
        sections: Iterable[Section],
        places: Places,
        failures: Iterable[Verdict] = (),
    ) -> None:
        self._package = package
        self._places = places
        self._claims = [
            each
            for each in claims
            if each.entity == entity
            and each.period == package.fiscal_year
            and _is_wanted(each, package)
        ]
        self._doubtful = {
            each.place.href for each in failures if each.place and each.check.startswith(_OF_PROSE)
        }
        self._sections = [each for each in sections if each.entity == entity]

    def on(self, headline: str, *, with_amounts: bool = False) -> tuple[Quote, ...]:
        """The sentences on one headline, in the order of the source, each once.

        `with_amounts` asks also for those that state its amount, for want of a printed figure.
        """
        codes = _CLAIMED.get(headline, (headline,))
        sides = _SIDES.get(headline, ("",))
        found = {
            quote.text: quote
            for claim in self._claims
            if (with_amounts or claim.kind != "amount")
            and claim.code in codes
            and any(side in claim.indicator for side in sides)
            for quote in (self._quote(claim),)
        }
        quotes = tuple(found.values())
        return self._with_reason_of_both(quotes) if headline in (*_SIDES, *_PARTS) else quotes

    def _with_reason_of_both(self, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        """A section may say why both totals changed after it has stated each: the last quote goes on so."""
        if not quotes or any(each.gives_reason for each in quotes):
            return quotes
        last = quotes[-1]
        texts = [each.text for each in self._sections if self._anchor(each) == last.anchor]
        for text in texts:
            reason = reason_of_both(last.text, text, last.says)
            if reason:
                told = replace(last, text=last.text + reason, gives_reason=True)
                return (*quotes[:-1], told)
        return quotes

    def _anchor(self, section: Section) -> str:
        return anchors.section_anchor(self._package.part, section.section_no)

    def _quote(self, claim: Claim) -> Quote:
        section = section_of(claim, self._sections)
        text = tidy(claim.sentence)
        if section:
            text += "".join(_continued(claim.sentence, section.text))
        is_change = claim.kind == "change"
        place = self._places.place(claim.source_file, claim.source_line, claim.source_page)
        return Quote(
            text=text,
            says=claim.direction if is_change else "",
            amount=f"{claim.amount_text} {claim.unit}".strip() if is_change else "",
            gives_reason=gives_reason(text),
            is_doubtful=bool(place and place.href in self._doubtful),
            place=place,
            anchor=self._anchor(section) if section else "",
            heading=tidy(section.heading).strip("：:。") if section else "",
        )


def _is_wanted(claim: Claim, package: Package) -> bool:
    """Whether it compares with the year before, states the year's amount, or says there is none."""
    if claim.kind == "change":
        return claim.base_period in (None, package.fiscal_year - 1)
    own = ("", words.OWN_PHASES[package.kind])
    return claim.kind in ("zero", "amount") and claim.phase in own


def gives_reason(text: str) -> bool:
    """Whether the text holds words that introduce a reason.

    >>> gives_reason("较上年增加1.1万元，主要原因是用车次数增加"), gives_reason("因公出国（境）费0万元")
    (True, False)
    """
    said = bare(text)
    return any(each in said for each in _words_of_reason())


@cache
def _words_of_reason() -> tuple[str, ...]:
    stated = (*load_vocabulary().claims.reasons, *_MORE_REASONS)
    return tuple(bare(each) for each in stated)


def _continued(sentence: str, text: str) -> Iterator[str]:
    """What follows a sentence and goes on with its reasons: 二是…，原因是….

    >>> list(_continued("甲增加，原因：一是乙；", "甲增加，原因：一是乙；二是丙。丁减少。"))
    ['二是丙。']
    """
    end = _end_of(sentence, text)
    if end is None:
        return
    paragraph = text[end:]
    for piece in _PIECES.findall(paragraph):
        if not _GOES_ON.match(piece):
            return
        yield tidy("".join(piece.split("\n")))


def reason_of_both(sentence: str, text: str, says: str) -> str:
    """Why income and expenditure changed as a sentence says, from what its section says after it.

    >>> reason_of_both("支出减少9元。", "支出减少9元。2.收支减少的主要原因，项目少了。其他。", "decrease")
    '2.收支减少的主要原因，项目少了。'
    >>> reason_of_both("支出减少9元。", "支出减少9元。收支增加的主要原因是甲。", "decrease")
    ''
    """
    end = _end_of(sentence, text)
    pieces = _PIECES.findall(text[end:]) if end is not None and says in _WAYS else []
    for at, piece in enumerate(pieces):
        stated = _OF_BOTH.match(piece)
        if stated is None:
            continue
        opposite = _WAYS["decrease" if says == "increase" else "increase"]
        if stated["way"] in opposite:
            return ""
        told = [piece]
        for more in pieces[at + 1 :]:
            if not _GOES_ON.match(more):
                break
            told.append(more)
        skipped = "……" if at else ""
        return skipped + tidy("".join("".join(told).split("\n")))
    return ""


def _end_of(sentence: str, text: str) -> int | None:
    r"""Where the sentence ends in the text, whatever white space either has; None where it is not there.

    >>> _end_of("甲 增加。", "一、甲\n增加 。乙"), _end_of("丙", "甲")
    (8, None)
    """
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    letters = "".join(sentence.split())
    at = "".join(text.split()).find(letters)
    if at < 0:
        return None
    return places[at + len(letters) - 1] + 1 if letters else 0
