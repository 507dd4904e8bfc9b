"""What a disclosure's own prose says of a change, and why: claims and sections → quotes, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.records import Claim, Section
from pipeline.values.amounts import half_unit
from pipeline.values.text import bare, tidy
from pipeline.values.units import in_yuan
from pipeline.website import anchors, words
from pipeline.website.audit.verdicts import Verdict
from pipeline.website.changes.reasons import (
    after,
    continued,
    gives_reason,
    reason_of_both,
    sentences_of,
    speaks_of_change,
    speaks_of_year_before,
)
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.said import section_of
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places, SourcePlace

_OF_PROSE = "claim."
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
_SAME_FIGURE: Mapping[str, Mapping[str, str]] = {
    "income": {"grand_total": "收", "income": ""},
    "expenditure": {"grand_total": "支", "expenditure": ""},
}
"""Side of the totals → what claims may call a total of it, and the sign that names the side there."""
_PARTS = ("basic", "project")
"""Parts of expenditure, which a reason for both sides may explain."""
_EXPLAINED_BELOW = ("three_public", "vehicles", "general_public", "government_fund", *_PARTS)
_WHOLES = ("income_", "expenditure_", "appropriation_", "general_public_")
"""What a section explains part by part behind the sentence of the whole, by name or how it begins."""
_END = "。"
_SUBJECT = ("；", ";", _END)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the source, word for word; `anchor` is its section on the page, "" if unknown.

    `says` is what its claim says of the change (increase, decrease, unchanged, or "" for none),
    `amount` by how much, as printed (`amount_yuan` in yuan), and `base` against what, in the source's
    words; `gives_reason` tells whether it holds words that introduce a reason, `explained_below` whether
    its section does further on. It is doubtful where a check of figures in the prose failed on its line.
    """

    text: str
    says: str
    amount: str
    amount_yuan: Decimal | None
    base: str
    gives_reason: bool
    explained_below: bool
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

    @property
    def is_empty(self) -> bool:
        """Whether the source has tables only, with a cover and contents: no sentence ends in it."""
        return not self._claims and not any(_END in each.text for each in self._sections)

    @property
    def detailed(self) -> int:
        """How many changes since the year before it states of single codes of a classification."""
        return sum(each.kind == "change" and each.code.isdigit() for each in self._claims)

    @property
    def mentions_changes(self) -> bool:
        """Whether a sentence of which no claim was made sets something against the year before."""
        known = {bare(each.sentence) for each in self._claims}
        year = self._package.fiscal_year - 1
        return any(
            speaks_of_change(sentence, year)
            for section in self._sections
            for sentence in sentences_of(section.text)
            if bare(sentence) not in known
        )

    def on(
        self, headline: str, printed: Figure | None = None, *, with_amounts: bool = False
    ) -> tuple[Quote, ...]:
        """The sentences on one headline, in the order of the source, each once.

        `printed` is its figure: what the prose states with another amount is another figure.
        `with_amounts` asks also for sentences that state its amount, for want of a printed figure.
        """
        own = [each for each in self._claims if self._is_of(each, headline, printed)]
        compared = _of_its_fund([each for each in own if each.kind != "amount"], printed)
        found = compared or [each for each in own if self._speaks_of_last_year(each)]
        if with_amounts:
            found = own
        quotes = {quote.text: quote for each in found for quote in (self._quote(each, headline),)}
        told = tuple(quotes.values())
        return self._with_reason_of_both(told) if headline in (*_SIDES, *_PARTS) else told

    def _is_of(self, claim: Claim, headline: str, printed: Figure | None) -> bool:
        stated = self._stated(claim) if printed else None
        if printed and stated and not _is_same(stated, printed):
            return False
        side, _, scope = headline.partition("_")
        if stated and claim.kind == "change" and scope in ("total", "year"):
            sign = _SAME_FIGURE[side].get(claim.code)
            return sign is not None and sign in claim.indicator
        if claim.code not in _CLAIMED.get(headline, (headline,)):
            return False
        return any(sign in claim.indicator for sign in _SIDES.get(headline, ("",)))

    def _stated(self, claim: Claim) -> Claim | None:
        """The claim of the amount: of one that changed, the last of its name in the same sentence."""
        if claim.kind != "change":
            return claim if claim.kind == "amount" else None
        same = [
            each
            for each in self._claims
            if each.kind == "amount"
            and each.code == claim.code
            and each.claim_no < claim.claim_no
            and each.sentence == claim.sentence
        ]
        return same[-1] if same else None

    def _speaks_of_last_year(self, claim: Claim) -> bool:
        """Whether the sentence says something of the year before behind the amount, until the next thing."""
        _, _, behind = claim.sentence.partition(claim.amount_text)
        others = [
            each.indicator
            for each in self._claims
            if each.sentence == claim.sentence and each.code != claim.code
        ]
        for sign in (*_SUBJECT, *others):
            behind = behind.partition(sign)[0] if sign else behind
        return speaks_of_year_before(behind, self._package.fiscal_year - 1)

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

    def _quote(self, claim: Claim, headline: str) -> Quote:
        section = section_of(claim, self._sections)
        text = tidy(claim.sentence)
        if section:
            text += "".join(continued(claim.sentence, section.text, claim.indicator))
        is_change = claim.kind == "change"
        place = self._places.place(claim.source_file, claim.source_line, claim.source_page)
        below = after(text, section.text) if section and _is_of_many(headline) else None
        return Quote(
            text=text,
            says=claim.direction if is_change else "",
            amount=f"{claim.amount_text} {claim.unit}".strip() if is_change else "",
            amount_yuan=claim.amount_yuan if is_change else None,
            base=claim.base if is_change else "",
            gives_reason=gives_reason(text),
            explained_below=bool(below) and gives_reason(below or ""),
            is_doubtful=bool(place and place.href in self._doubtful),
            place=place,
            anchor=self._anchor(section) if section else "",
            heading=tidy(section.heading).strip("：:。") if section else "",
        )


def _is_of_many(headline: str) -> bool:
    return headline in _EXPLAINED_BELOW or headline.startswith(_WHOLES)


def _of_its_fund(claims: list[Claim], printed: Figure | None) -> list[Claim]:
    """Without what is said of the money of another fund, where something is said of the figure's own."""
    fund = printed.fund if printed else ""
    return [each for each in claims if each.fund == fund] or claims


def _is_same(claim: Claim, printed: Figure) -> bool:
    """Whether the prose states the printed figure, as far as both are rounded."""
    if claim.amount_yuan is None or printed.yuan is None:
        return False
    halves = (
        in_yuan(half_unit(text), unit) or Decimal(0)
        for text, unit in ((claim.amount_text, claim.unit), (printed.text, printed.unit))
    )
    return abs(claim.amount_yuan - printed.yuan) <= sum(halves)


def _is_wanted(claim: Claim, package: Package) -> bool:
    """Whether it compares with the year before, states the year's amount, or says there is none."""
    if claim.kind == "change":
        return claim.base_period in (None, package.fiscal_year - 1)
    own = ("", words.OWN_PHASES[package.kind])
    return claim.kind in ("zero", "amount") and claim.phase in own
