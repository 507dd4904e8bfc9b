"""Errors in the numbered items of a text: their order, an item left out, the names on their paths."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tools.corpus.classification import name_of, older_name
from tools.corpus.document import Node, Paragraph, Part
from tools.corpus.make import Made
from tools.corpus.seeding.error import Planted, seeder

_ITEM = re.compile(r"(\d+)\.([^（）。]+)（类）([^（）。]+)（款）([^。]+?)（项）")
_FEWEST = 6
"""So many items in the order of the codes say that one between them is out of it."""


def _runs(made: Made) -> list[list[Paragraph]]:
    """The numbered items that follow one another."""
    runs: list[list[Paragraph]] = [[]]
    for block in made.document.blocks:
        if isinstance(block, Paragraph) and _ITEM.match(block.text):
            runs[-1].append(block)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _renumbered(block: Paragraph, number: int) -> Paragraph:
    """An item under another number."""
    first = block.sentences[0]
    start = first.parts[0]
    assert isinstance(start, str)
    parts: tuple[Part, ...] = (re.sub(r"^\d+", str(number), start), *first.parts[1:])
    return replace(block, sentences=(replace(first, parts=parts), *block.sentences[1:]))


@seeder("item_order", "two numbered items in each other's place")
def item_order(random: Random, made: Made) -> Planted | None:
    runs = [run for run in _runs(made) if len(run) > 2]
    if not runs:
        return None
    run = random.choice(runs)
    at = random.randrange(len(run) - 1)
    above, below = run[at], run[at + 1]
    edits: dict[str, tuple[Node, ...]] = {
        above.id: (_renumbered(below, at + 1),),
        below.id: (_renumbered(above, at + 2),),
    }
    # A few items may have an order of their own; many that follow the table but for one have none.
    return Planted(
        above.text[:40], below.text[:40], edits, (above.id, below.id), visible=len(run) >= _FEWEST
    )


@seeder("item_dropped", "a numbered item is left out of a list of all")
def item_dropped(random: Random, made: Made) -> Planted | None:
    """The others are numbered on, so that only the table tells."""
    runs = [run for run in _runs(made) if len(run) >= _FEWEST]
    if not runs:
        return None
    run = random.choice(runs)
    at = random.randrange(1, len(run) - 1)
    edits: dict[str, tuple[Node, ...]] = {run[at].id: ()}
    for number in range(at + 1, len(run)):
        edits[run[number].id] = (_renumbered(run[number], number),)
    near = (run[at - 1].id, run[at + 1].id, *(block.id for block in run))
    match = _ITEM.match(run[at].text)
    name = match[4] if match else ""
    return Planted(run[at].text[:40], "", edits, near, visible=True, words=(name,))


def _with_path(
    random: Random, made: Made, names: list[tuple[Paragraph, str, str]]
) -> Planted | None:
    """A name on the path of an item replaced."""
    if not names:
        return None
    block, was, now = random.choice(names)
    first = block.sentences[0]
    parts = tuple(
        part.replace(was, now, 1) if isinstance(part, str) else part for part in first.parts
    )
    changed = replace(block, sentences=(replace(first, parts=parts), *block.sentences[1:]))
    edits: dict[str, tuple[Node, ...]] = {block.id: (changed,)}
    return Planted(was, now, edits, (block.id, *(s.id for s in block.sentences)), visible=True)


def _paths(made: Made) -> list[tuple[Paragraph, str, str]]:
    """Each item with its printed path and its code."""
    found = []
    for block in made.document.blocks:
        match = _ITEM.match(block.text) if isinstance(block, Paragraph) else None
        if match is None or not isinstance(block, Paragraph):
            continue
        for code in made.case.now.codes():
            names = [name_of("functional", code[:n], made.case.year) for n in (3, 5, 7)]
            if [*match.groups()[1:]] == names:
                found.append((block, match[0], code))
                break
    return found


@seeder("path_class", "the 类 or 款 of another item on the path of an item")
def path_class(random: Random, made: Made) -> Planted | None:
    year, paths = made.case.year, _paths(made)
    names = []
    for block, path, code in paths:
        for length, level in ((3, "类"), (5, "款")):
            own = name_of("functional", code[:length], year)
            others = {name_of("functional", c[:length], year) for _, _, c in paths} - {own}
            was = f"{own}（{level}）"
            if was in path:
                names += [(block, was, f"{other}（{level}）") for other in sorted(others)]
    return _with_path(random, made, names)


@seeder("path_older", "an older name on the path of an item")
def path_older(random: Random, made: Made) -> Planted | None:
    year = made.case.year
    names = []
    for block, path, code in _paths(made):
        for length, level in ((3, "类"), (5, "款"), (7, "项")):
            older = older_name("functional", code[:length], year)
            was = f"{name_of('functional', code[:length], year)}（{level}）"
            if older and was in path:
                names.append((block, was, f"{older}（{level}）"))
    return _with_path(random, made, names)
