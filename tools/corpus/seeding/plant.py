"""Plant errors into a made-up disclosure, and decide from its relations which of them can be seen.

Several errors in one copy keep apart: none stands in a block that another one changed or that
contradicts another one, so that what is found can be told from what.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

from tools.corpus.document import Document, Node, edited
from tools.corpus.make import Made
from tools.corpus.relations import contradictions
from tools.corpus.seeding import (
    added,
    again,
    beside,
    contents,
    form,
    items,
    lists,
    names,
    performance,
    prose,
    tables,
)
from tools.corpus.seeding.error import SEEDERS, Owners, Planted, Seeder

REGISTERED = (
    tables, prose, again, beside, items, lists, form, contents, names, performance, added
)  # fmt: skip
"""The modules whose import registers their seeders."""

TRIES = 6


@dataclass(frozen=True)
class Error:
    """A planted error. `places` are the nodes where it stands, `related` those that contradict it."""

    kind: str
    about: str
    was: str
    now: str
    places: tuple[str, ...]
    related: tuple[str, ...]
    visible: bool
    words: tuple[str, ...]


@dataclass(frozen=True)
class Seeded:
    document: Document
    errors: tuple[Error, ...]


def kinds() -> list[str]:
    """Of tables, prose and its items, form, names, performance and what is added, in this order."""
    modules = [module.__name__ for module in REGISTERED]
    return [s.kind for s in sorted(SEEDERS, key=lambda s: modules.index(s.plant.__module__))]


def plant(made: Made, random: Random, wanted: Sequence[str], most: int = 3) -> Seeded:
    """A copy with up to so many errors of the wanted kinds, in their order."""
    owners = Owners.of(made.document)
    taken: set[str] = set()
    altered: set[str] = set()
    edits: dict[str, tuple[Node, ...]] = {}
    errors: list[Error] = []
    by_kind = {seeder.kind: seeder for seeder in SEEDERS}
    for kind in wanted:
        if len(errors) == most:
            break
        found = _one(made, random, by_kind[kind], owners, taken, altered)
        if found is not None:
            planted, error, changed, near = found
            edits.update(planted.edits)
            altered |= changed
            taken |= changed | near
            errors.append(error)
    return Seeded(edited(made.document, edits), tuple(errors))


def _one(
    made: Made,
    random: Random,
    seeder: Seeder,
    owners: Owners,
    taken: Collection[str],
    altered: Collection[str],
) -> tuple[Planted, Error, set[str], set[str]] | None:
    for _ in range(TRIES):
        planted = seeder.plant(random, made)
        if planted is None:
            continue
        related = _related(made, planted, owners)
        changed = {owners.block_of.get(node, node) for node in planted.edits}
        near = {owners.block_of.get(node, node) for node in (*planted.places, *related)}
        if changed & set(taken) or near & set(altered):
            continue
        visible = bool(related) if planted.visible is None else planted.visible
        error = Error(
            seeder.kind,
            seeder.about,
            planted.was,
            planted.now,
            planted.places,
            tuple(sorted(related)),
            visible,
            planted.words,
        )
        return planted, error, changed, near
    return None


def _related(made: Made, planted: Planted, owners: Owners) -> set[str]:
    """The rows and sentences whose figures contradict what was planted."""
    if not planted.changed and not planted.gone:
        return set()
    document = edited(made.document, planted.edits)
    relations = (*made.relations, *planted.extra)
    found: set[str] = set()
    for ids in contradictions(relations, document, planted.changed, planted.gone):
        found |= {owners.of_figure[each].id for each in ids if each in owners.of_figure}
    return found
