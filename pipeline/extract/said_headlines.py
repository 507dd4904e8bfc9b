"""Claims → the headline figures that no form states but the prose does, each with its claim.

Kinds of expenditure count only where figures prove them: the two of a pair (basic and project, staff and
running costs) are together a total that a table prints, or the parts of one sentence add up to one. A
figure that the prose states in two ways is left out. 三公 and its parts prove each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pipeline.model.identity import Identity
from pipeline.model.records import Amount, Claim, Finding, Headline
from pipeline.values.amounts import half_unit
from pipeline.values.trust import casts_doubt
from pipeline.values.units import in_yuan

_PAIRS = (("basic", "project"), ("personnel", "public"))
"""Headlines that are together all of a total."""
_IN_PAIRS = frozenset(name for pair in _PAIRS for name in pair)
_OPERATING = "operating_cost"
_THREE_PUBLIC = "three_public"
_PARTS: Mapping[str, str] = {
    "abroad": "three_public.abroad",
    "vehicle_purchase": "three_public.vehicle_purchase",
    "vehicle_operation": "three_public.vehicle_running",
    "reception": "three_public.reception",
}
_ALONE = (_OPERATING, _THREE_PUBLIC, *_PARTS.values())
"""Headlines that are no part of a pair."""
_CODES: Mapping[str, str] = {
    **{name: name for name in _IN_PAIRS},
    "agency_operation": _OPERATING,
    _THREE_PUBLIC: _THREE_PUBLIC,
    **_PARTS,
}
"""What claims call it → the headline."""
_FUNDS = ("general_public", "appropriation", "")
"""Which money is asked for first: what the forms of other places state."""
_WHOLES = ("basic", "total")
_FEWEST_PARTS = 3
_PHASES = {"budget": "approved", "final": "executed"}


@dataclass(frozen=True, slots=True)
class _Proof:
    """What is held against the tables: the totals that they print, by entity, in yuan."""

    totals: Mapping[str, Collection[Decimal]]
    sentences: Mapping[int, Sequence[Claim]]
    """Number of a claim → the claims of its sentence."""

    def has(self, entity: str, value: Decimal, tolerance: Decimal) -> bool:
        return any(abs(value - total) <= tolerance for total in self.totals.get(entity, ()))


def extract_said_headlines(
    identity: Identity,
    amounts: Iterable[Amount],
    claims: Sequence[Claim],
    stated: Iterable[Headline],
    findings: Iterable[Finding],
    ocr_pages: Mapping[str, Collection[int]],
) -> tuple[Headline, ...]:
    """Those of the disclosure's own year and phase, for the entities of which no form states them.

    `stated` are the headlines of the forms, `findings` what came of the checks; `ocr_pages`, by file,
    the pages that were read from a picture.
    """
    year, phase = identity.fiscal_year, _PHASES[identity.kind]
    known = {
        (each.entity, each.headline)
        for each in stated
        if each.fiscal_year == year and each.phase == phase
    }
    own = [
        each
        for each in claims
        if each.kind == "amount"
        and each.period == year
        and each.phase in ("", phase)
        and each.amount_yuan is not None
    ]
    proof = _Proof(_totals(amounts, phase, year), _by_sentence(own))
    failed = {
        (each.source_page, each.source_line, each.printed)
        for each in findings
        if each.outcome.fails and each.check.startswith("claim.") and casts_doubt(each)
    }
    return tuple(
        _headline(claim, name, phase, is_proven, failed, ocr_pages)
        for entity in dict.fromkeys(each.entity for each in own)
        for name, claim, is_proven in _of_entity(
            [each for each in own if each.entity == entity], proof
        )
        if (entity, name) not in known
    )


def _totals(
    amounts: Iterable[Amount], phase: str, year: int | None
) -> dict[str, frozenset[Decimal]]:
    """Entity → the totals of expenditure that its forms print."""
    found = defaultdict[str, set[Decimal]](set)
    for each in amounts:
        if (
            each.level == 0
            and each.measure in _WHOLES
            and each.direction == "expenditure"
            and each.phase == phase
            and each.fiscal_year == year
            and each.amount_yuan
            and each.form
        ):
            found[each.entity].add(each.amount_yuan)
    return {entity: frozenset(values) for entity, values in found.items()}


def _by_sentence(claims: Iterable[Claim]) -> dict[int, Sequence[Claim]]:
    found = groupby(claims, key=lambda claim: (claim.source_file, claim.section, claim.sentence))
    sentences = [list(of_one) for _, of_one in found]
    return {claim.claim_no: of_one for of_one in sentences for claim in of_one}


def _of_entity(claims: Sequence[Claim], proof: _Proof) -> Iterator[tuple[str, Claim, bool]]:
    """(headline, the claim that states it, whether figures prove it) for one entity."""
    once = _stated_once(claims)
    for pair in _PAIRS:
        found = next(
            (
                both
                for fund in _FUNDS
                if len(both := [once[name, fund] for name in pair if (name, fund) in once])
                == len(pair)
                and _add_up(both, proof)
            ),
            None,
        )
        if found:
            yield from ((name, claim, True) for name, claim in zip(pair, found, strict=True))
        else:
            yield from _in_a_sentence(pair, claims, once, proof)
    alone = {name: claim for name in _ALONE if (claim := _of_any_fund(name, once))}
    parts = [alone[name] for name in _PARTS.values() if name in alone]
    total = alone.get(_THREE_PUBLIC)
    makes_total = total is not None and bool(parts) and _is_made_up(total, parts)
    for name, claim in alone.items():
        yield name, claim, makes_total and name != _OPERATING


def _of_any_fund(name: str, once: Mapping[tuple[str, str], Claim]) -> Claim | None:
    """The claim that states it, where all funds that it is stated of have one amount."""
    found = [once[name, fund] for fund in _FUNDS if (name, fund) in once]
    return found[0] if len({each.amount_yuan for each in found}) == 1 else None


def _stated_once(claims: Iterable[Claim]) -> dict[tuple[str, str], Claim]:
    """(headline, fund) → the first claim that states it, where all that do say the same."""
    found = defaultdict[tuple[str, str], list[Claim]](list)
    for each in claims:
        if name := _CODES.get(each.code):
            found[name, each.fund].append(each)
    return {
        key: said[0] for key, said in found.items() if len({each.amount_yuan for each in said}) == 1
    }


def _in_a_sentence(
    pair: Sequence[str],
    claims: Iterable[Claim],
    once: Mapping[tuple[str, str], Claim],
    proof: _Proof,
) -> Iterator[tuple[str, Claim, bool]]:
    """Those of a pair that a sentence lists among the parts of a total which a table prints."""
    for claim in claims:
        name = _CODES.get(claim.code)
        if name is None or name not in pair or once.get((name, claim.fund)) is not claim:
            continue
        whole, *parts = proof.sentences[claim.claim_no]
        if claim in parts and len(parts) >= _FEWEST_PARTS and _are_all_of(whole, parts, proof):
            yield name, claim, True


def _add_up(parts: Sequence[Claim], proof: _Proof) -> bool:
    """Whether they are together a total that a table of their entity prints."""
    return proof.has(parts[0].entity, _sum(parts), _rounded(parts))


def _are_all_of(whole: Claim, parts: Sequence[Claim], proof: _Proof) -> bool:
    """Whether they make up the whole, and a table of its entity prints it."""
    has_whole = proof.has(whole.entity, _sum([whole]), _rounded([whole]))
    return has_whole and _is_made_up(whole, parts)


def _is_made_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    return abs(_sum([whole]) - _sum(parts)) <= _rounded([whole, *parts])


def _sum(claims: Iterable[Claim]) -> Decimal:
    """In yuan."""
    return sum((each.amount_yuan or Decimal(0) for each in claims), Decimal(0))


def _rounded(claims: Iterable[Claim]) -> Decimal:
    """What rounding may make of their sum against a printed total: half of the last digits, in yuan."""
    halves = [in_yuan(half_unit(each.amount_text), each.unit) or Decimal(0) for each in claims]
    return sum(halves, max(halves))


def _headline(
    claim: Claim,
    name: str,
    phase: str,
    is_proven: bool,
    failed: Collection[tuple[int | None, int | None, Decimal | None]],
    ocr_pages: Mapping[str, Collection[int]],
) -> Headline:
    by_picture = claim.source_page in ocr_pages.get(claim.source_file, ())
    at = claim.source_page, claim.source_line
    is_doubtful = by_picture or (*at, claim.amount) in failed
    return Headline(
        disclosure=claim.disclosure,
        entity=claim.entity,
        headline=name,
        phase=phase,
        fund=claim.fund,
        fiscal_year=claim.period,
        amount_text=claim.amount_text,
        unit=claim.unit,
        amount_yuan=claim.amount_yuan,
        table="",
        row_no=None,
        column_no=None,
        trust="doubtful" if is_doubtful else "checked" if is_proven else "printed",
        claim_no=claim.claim_no,
    )
