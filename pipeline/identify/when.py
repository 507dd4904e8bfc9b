"""Statements → the fiscal year and the kind, each with what it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.identify.asking import Asking
from pipeline.identify.statements import Stated, Statements, Title
from pipeline.model.document import Place
from pipeline.model.identity import Evidence, EvidenceOf, EvidenceSource
from pipeline.model.sidecar import Sidecar

_TABLES = (EvidenceSource.TABLE_TITLE, EvidenceSource.CAPTION)
_FEWEST_AGAINST = 3
"""So many titles of tables that all say another year than the cover make it doubtful."""


def fiscal_year(said: Statements, sidecar: Sidecar, asking: Asking) -> Evidence | None:
    """The year that the cover states; else the titles and captions of tables, the headings, the
    contents page and the closing line. Asked for where they do not agree."""
    if sidecar.fiscal_year:
        return stated_in(asking, EvidenceOf.YEAR, str(sidecar.fiscal_year), "fiscal_year")
    ranks = _year_ranks(said)
    for number, rank in enumerate(ranks):
        if not rank:
            continue
        found = _leading([*rank, *(ranks[1] if number == 0 and _differ(rank) else ())])
        if found is None:
            break
        against = ranks[1] if number == 0 else []
        if _contradicted(found, against):
            asking.ask(
                "fiscal_year",
                f"“{found.text}” ({found.place}) says {found.value}, all titles of tables say "
                f"{against[0].value}, as “{against[0].text}” ({against[0].place})",
            )
            return None
        return _evidence(EvidenceOf.YEAR, found)
    asking.ask("fiscal_year", _years_seen(ranks))
    return None


def _year_ranks(said: Statements) -> list[list[Stated]]:
    """What states the year, the most telling first."""
    titles = [_of_title(t, str(t.year)) for t in said.titles if t.year]
    years = [*titles, *said.years]
    opening = [year for year in years if year.where is EvidenceSource.COVER]
    tables = [year for year in years if year.where in _TABLES]
    others = [year for year in years if year not in opening and year not in tables]
    late = [] if _differ(said.late_years) else said.late_years
    return [opening, tables, others, said.bare_years, late]


def _years_seen(ranks: Sequence[Sequence[Stated]]) -> str:
    votes = [year for rank in ranks for year in rank]
    if not votes:
        return "no title, caption or heading states a fiscal year"
    first = {year.value: year for year in reversed(votes)}
    listed = ", ".join(f"“{y.text}” ({y.place})" for _, y in sorted(first.items()))
    return f"several years are stated as often: {listed}"


def _differ(rank: Sequence[Stated]) -> bool:
    return len({year.value for year in rank}) > 1


def _contradicted(found: Stated, against: Sequence[Stated]) -> bool:
    values = {year.value for year in against}
    return len(against) >= _FEWEST_AGAINST and len(values) == 1 and found.value not in values


def kind(said: Statements, sidecar: Sidecar, asking: Asking) -> Evidence | None:
    """预算 or 决算, as the cover says; else as most titles of tables do."""
    if sidecar.kind:
        return stated_in(asking, EvidenceOf.KIND, sidecar.kind, "kind")
    opening = [_of_title(title, title.kind) for title in said.opening]
    tables = [each for each in said.kinds if each.where is EvidenceSource.TABLE_TITLE]
    titles = [_of_title(title, title.kind) for title in said.titles]
    for rank in (opening, tables, titles, said.kinds):
        if rank:
            found = _leading(rank)
            if found:
                return _evidence(EvidenceOf.KIND, found)
            break
    asking.ask(
        "kind", "no title names a budget (预算) or a final account (决算), or both do as often"
    )
    return None


def _leading(votes: Sequence[Stated]) -> Stated | None:
    """What most votes are for, as it is first stated; None without any or on a tie."""
    ranked = Counter(vote.value for vote in votes).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(vote for vote in votes if vote.value == ranked[0][0])


def _of_title(title: Title, value: str) -> Stated:
    return Stated(value, title.text, title.place, title.where)


def _evidence(part: EvidenceOf, found: Stated) -> Evidence:
    return Evidence(part, found.value, found.where, found.text, found.place)


def stated_in(asking: Asking, part: EvidenceOf, value: str, key: str) -> Evidence:
    """What the sidecar states of a part."""
    place = Place(asking.sidecar_name)
    return Evidence(part, value, EvidenceSource.SIDECAR, f"{key}: {value}", place)
