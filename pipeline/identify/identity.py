"""Evidence and sidecar → Identity; what neither says is asked for by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from pypinyin import lazy_pinyin

from pipeline.identify.evidence import Evidence, gather
from pipeline.model.document import Document
from pipeline.model.identity import Division, Identity, Kind
from pipeline.model.refusal import Refusal
from pipeline.model.sidecar import Sidecar
from pipeline.values.text import fold
from pipeline.vocabulary import Vocabulary

T = TypeVar("T")


def identify(
    documents: Sequence[Document], sidecar: Sidecar, vocabulary: Vocabulary, sidecar_name: str
) -> Identity:
    """Who, where, when and which kind; the sidecar overrides the documents.

    `sidecar_name` is the file that a refusal tells the maintainer to write. Raises Refusal for
    what can be read neither from the documents nor from the sidecar.
    """
    asking = _Asking(documents[0].file, sidecar_name)
    found = gather(documents[0], vocabulary)
    for document in documents[1:]:
        _add(found, gather(document, vocabulary))
    kind = str(sidecar.kind) or _most(found.kinds, {""})
    if not kind:
        raise asking.for_key(
            "kind", "no title names a budget (预算) or a final account (决算)", "budget"
        )
    year = sidecar.fiscal_year or _most(found.years, set())
    if not year:
        raise asking.for_key(
            "fiscal_year", "no fiscal year is printed, or several as often", "2023"
        )
    department, unit = _organisation(found, sidecar, vocabulary, asking)
    division = _division(department, year, sidecar, documents, vocabulary, asking)
    return Identity(
        division=division,
        department=department,
        department_slug=_slug(_less_division(department, division, vocabulary)),
        fiscal_year=year,
        kind=Kind(kind),
        unit=unit,
        unit_slug=_slug(_less_division(unit, division, vocabulary)) if unit else "",
    )


class _Asking:
    """Makes the refusals that tell which key to write where."""

    def __init__(self, file: str, sidecar_name: str) -> None:
        self.file = file
        self.sidecar_name = sidecar_name

    def for_key(self, key: str, seen: str, example: str) -> Refusal:
        return Refusal(
            self.file,
            f"cannot tell its {key}: {seen}",
            f"if it is a department's budget or final account, write `{key}: {example}` "
            f"into {self.sidecar_name} beside it",
        )


def _add(found: Evidence, more: Evidence) -> None:
    found.names += more.names
    found.years += more.years
    found.kinds += more.kinds
    found.scopes += more.scopes
    found.codes |= more.codes


def _most(votes: Counter[T], ignored: set[T]) -> T | None:
    """What most votes are for, None without any or on a tie."""
    ranked = [(value, count) for value, count in votes.most_common() if value not in ignored]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _organisation(
    found: Evidence, sidecar: Sidecar, vocabulary: Vocabulary, asking: _Asking
) -> tuple[str, str]:
    """The department's name, and the unit's where a single unit discloses on its own."""
    name = _leading_name(found)
    if not (name or sidecar.department):
        raise asking.for_key("department", "no organisation is named", "涞源县医疗保障局")
    department = sidecar.department or _own_department(name, vocabulary)
    if found.scopes["部门"] or not found.scopes["单位"]:
        return department, sidecar.unit
    if sidecar.department:
        return department, sidecar.unit or name
    above = [n for n in found.names if n != name and name.startswith(n)]
    if above:
        department = min(above, key=len)
    elif not department.endswith(vocabulary.identity.departments):
        seen = f"it is the unit {name}'s own, and its department is not named"
        raise asking.for_key("department", seen, "…局")
    return department, sidecar.unit or name


def _leading_name(found: Evidence) -> str:
    """The name with most votes; of a name and a longer one that starts with it, the department's."""
    if not found.names:
        return ""
    best = max(found.names, key=lambda name: (found.names[name], len(name)))
    shorter = [
        n for n in found.names if best.startswith(n) and found.names[n] * 3 >= found.names[best]
    ]
    return min(shorter, key=len)


def _own_department(name: str, vocabulary: Vocabulary) -> str:
    for suffix in sorted(vocabulary.identity.own_offices, key=len, reverse=True):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def _division(
    department: str,
    year: int,
    sidecar: Sidecar,
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    asking: _Asking,
) -> Division:
    divisions = vocabulary.divisions
    if sidecar.division:
        return _stated_division(sidecar.division, year, vocabulary, asking)
    _, chain, _ = divisions.locate(fold(department))
    candidates = divisions.candidates(chain, year)
    if len(candidates) > 1:
        candidates = _mentioned(candidates, documents)
    if len(candidates) != 1:
        several = "、".join(f"{d.full_name} {d.code}" for d in candidates)
        seen = f"{department} may be in {several}" if several else f"{department} names no division"
        raise asking.for_key("division", seen, '"130630"')
    return candidates[0]


def _stated_division(stated: str, year: int, vocabulary: Vocabulary, asking: _Asking) -> Division:
    """A division given by code or by name in the sidecar."""
    divisions = vocabulary.divisions
    if found := divisions.by_code(stated):
        return found
    chain, rest = divisions.split(stated + "\0")
    candidates = divisions.candidates(chain, year) if rest == "\0" else ()
    if len(candidates) == 1:
        return candidates[0]
    raise Refusal(
        asking.sidecar_name,
        f"`division: {stated}` is no division of GB/T 2260, or the name of several",
        "write its six-digit code",
    )


def _mentioned(
    candidates: Sequence[Division], documents: Sequence[Document]
) -> tuple[Division, ...]:
    """Of places with the same name, those whose city or province the documents name most."""
    text = "".join(document.text for document in documents)

    def mentions(division: Division) -> int:
        return sum(text.count(name) for name in {division.city, division.province} if name)

    most = max(map(mentions, candidates))
    return tuple(d for d in candidates if mentions(d) == most)


def _less_division(name: str, division: Division, vocabulary: Vocabulary) -> str:
    """An organisation's name without its division's: 曲靖市沾益区医疗保障局 → 医疗保障局."""
    before, _, rest = vocabulary.divisions.locate(fold(name))
    return before + rest.removeprefix(division.name) or name


def _slug(name: str) -> str:
    """Pinyin without tones or separators.

    >>> _slug("医疗保障局")
    'yiliaobaozhangju'
    """
    return re.sub(r"[^a-z0-9]", "", "".join(lazy_pinyin(name)).lower()) or "organisation"
