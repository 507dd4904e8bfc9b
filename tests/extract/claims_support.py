"""The claims that sentences come to."""

from __future__ import annotations

from pipeline.extract.claims import extract_claims
from pipeline.model.records import Claim
from tests.support import VOCABULARY, understood

HEADING = "一、收支情况说明\n\n"


def claims(text: str, kind: str = "final", heading: str = HEADING, year: int = 2023) -> list[Claim]:
    found = understood(f"{heading}{text}\n", kind=kind, year=year)
    return list(extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY))


def told(found: list[Claim]) -> list[tuple[str, str, str, str]]:
    """(kind, indicator, figures, what it is compared to) of every claim."""
    return [
        (c.kind, c.indicator, " ".join(filter(None, (c.amount_text, c.percentage_text))), c.base)
        for c in found
    ]


def amounts(said: str, table: str, heading: str = "一、收支预算情况\n\n") -> list[Claim]:
    found = claims(f"{said}\n\n{table}", kind="budget", heading=heading)
    return [c for c in found if c.kind in ("amount", "change")]
