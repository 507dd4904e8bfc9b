"""What must hold between printed figures, and whether it does to the printed digits.

A printed figure stands for an interval: half of its last digit up and down, a percentage for a whole
last digit up, as many are cut off rather than rounded. A relation is broken
where no choice of values in the intervals keeps it. A reference is a figure's id, or `=` and a key:
any figure with that key. A relation with a figure that is nowhere printed says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tools.corpus.document import Document, Figure

Interval = tuple[Decimal, Decimal]
Term = tuple[int, str]

NOTHING = Decimal(0), Decimal(0)
FACTORS = {"元": Decimal(1), "万元": Decimal(10000)}
DOWN = ("减少", "下降", "降低", "减")


@dataclass(frozen=True)
class Linear:
    """Σ sign × figure = 0; with `at_most`, ≤ 0."""

    terms: tuple[Term, ...]
    at_most: bool = False


@dataclass(frozen=True)
class Ratio:
    """percent = 100 × top / bottom."""

    percent: str
    top: tuple[Term, ...]
    bottom: tuple[Term, ...]


Relation = Linear | Ratio


def total(whole: str, parts: Sequence[str]) -> Linear:
    return Linear(((-1, whole), *((1, part) for part in parts)))


def interval(figure: Figure, words: Mapping[str, str]) -> Interval:
    """In yuan for money, as printed for all else. Blank and dash are zero."""
    text = figure.text.replace(",", "").removesuffix("%")
    if text.strip() in ("", "-", "—"):
        return Decimal(0), Decimal(0)
    printed = Decimal(text)
    exponent = printed.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    if "%" not in figure.unit and figure.unit not in FACTORS:
        half = Decimal(0)
    factor = FACTORS.get(figure.unit, Decimal(1))
    above = 2 * half if "%" in figure.unit else half
    low, high = (printed - half) * factor, (printed + above) * factor
    if any(words.get(figure.signed_by, "").startswith(down) for down in DOWN):
        low, high = -high, -low
    return low, high


@dataclass(frozen=True)
class Printed:
    """The figures of a document, to be asked by reference."""

    by_id: Mapping[str, Interval]
    by_key: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, document: Document) -> Printed:
        words = {word.id: word.text for word in document.words()}
        by_id: dict[str, Interval] = {}
        by_key = defaultdict[str, list[str]](list)
        for figure in document.figures():
            by_id[figure.id] = interval(figure, words)
            if figure.key:
                by_key[figure.key].append(figure.id)
        return cls(by_id, by_key)

    def find(self, reference: str, but: frozenset[str]) -> str | None:
        """The figure that a reference names; of several with a key, one that was not changed."""
        if not reference.startswith("="):
            return reference if reference in self.by_id else None
        ids = self.by_key.get(reference[1:], ())
        return next((each for each in ids if each not in but), next(iter(ids), None))


def broken(
    relation: Relation, printed: Printed, changed: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The figures of a relation that does not hold; nothing where it holds or cannot be told."""
    if isinstance(relation, Linear):
        found = _sum(relation.terms, printed, changed)
        if found is None:
            return ()
        (low, high), ids = found
        return ids if low > 0 or (high < 0 and not relation.at_most) else ()
    percent = printed.find(relation.percent, changed)
    top = _sum(relation.top, printed, changed)
    bottom = _sum(relation.bottom, printed, changed)
    if percent is None or top is None or bottom is None:
        return ()
    (low, high), below = bottom
    ids = (percent, *top[1], *below)
    stated = printed.by_id[percent]
    if low <= 0 <= high:
        return ids if _too_small(stated, top[0], max(-low, high)) else ()
    corners = [100 * t / b for t in top[0] for b in (low, high)]
    return ids if stated[1] < min(corners) or stated[0] > max(corners) else ()


def _too_small(stated: Interval, top: Interval, largest: Decimal) -> bool:
    """Of a base that may be nothing: whether even the largest that it may be gives more per cent."""
    least = Decimal(0) if top[0] <= 0 <= top[1] else min(abs(top[0]), abs(top[1]))
    most = max(abs(stated[0]), abs(stated[1]))
    return least > 0 if largest == 0 else most < 100 * least / largest


def _sum(
    terms: Sequence[Term], printed: Printed, changed: frozenset[str]
) -> tuple[Interval, tuple[str, ...]] | None:
    low = high = Decimal(0)
    ids = []
    for sign, reference in terms:
        found = printed.find(reference, changed)
        if found is None:
            return None
        one = printed.by_id[found]
        low += one[0] if sign > 0 else -one[1]
        high += one[1] if sign > 0 else -one[0]
        ids.append(found)
    return (low, high), tuple(ids)


def contradictions(
    relations: Sequence[Relation],
    document: Document,
    changed: frozenset[str],
    gone: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, ...]]:
    """The figures of each relation that a changed figure breaks, restated figures first.

    `gone` are figures that are no longer printed: what they were part of must do without them.
    """
    printed = Printed.of(document)
    printed = Printed({**printed.by_id, **dict.fromkeys(gone, NOTHING)}, printed.by_key)
    changed |= gone
    for ids in printed.by_key.values():
        others = [each for each in ids if each not in changed]
        for each in ids:
            if each in changed and others:
                one, other = printed.by_id[each], printed.by_id[others[0]]
                if one[1] < other[0] or one[0] > other[1]:
                    yield each, *others
    for relation in relations:
        ids = broken(relation, printed, changed)
        if ids and changed & set(ids):
            yield ids
