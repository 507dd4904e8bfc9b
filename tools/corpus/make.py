"""A seed → one made-up disclosure: the case, the document, what must hold in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from types import ModuleType

from tools.corpus.bodies import Body, draw_body
from tools.corpus.document import Document
from tools.corpus.draw import draw_account, draw_before, draw_budget, draw_carried
from tools.corpus.layouts import LAYOUTS
from tools.corpus.relations import Relation
from tools.corpus.writing import Case, Pen


@dataclass(frozen=True)
class Made:
    """One disclosure. `name` is unique in a corpus: number, layout and body."""

    number: int
    layout: str
    from_word: bool
    case: Case
    document: Document
    relations: tuple[Relation, ...]

    @property
    def body(self) -> Body:
        return self.case.body

    @property
    def name(self) -> str:
        what = "预算" if self.body.kind == "budget" else "决算"
        return f"{self.number:05}-{self.body.name}{self.body.year}年部门{what}"


def make(number: int, seed: int, layout: ModuleType) -> Made:
    """The disclosure of a number under a seed, in a layout; the same every time."""
    random = Random(f"{seed} {number} {layout.NAME}")
    wishes = layout.WISHES
    # one in two is exact to the printed digits; in the others printed parts need not add up
    if random.random() < 0.5:
        wishes = replace(wishes, quantum=max(1, wishes.quantum // 10_000) * 100)
    body = draw_body(random, layout.KIND, wishes.units)
    now = draw_account(random, body, wishes)
    before, budget = draw_before(random, now, wishes.quantum), None
    if layout.KIND == "final":
        now = draw_carried(random, now, wishes.quantum)
        budget = draw_budget(random, now, wishes.quantum)
    case = Case(body, now, before, budget, random)
    pen = Pen(case, layout.TABLES, layout.PROSE)
    write: Callable[[Pen], Document] = layout.write
    document = write(pen)
    from_word = getattr(layout, "FROM_WORD", False)
    return Made(number, layout.NAME, from_word, case, document, tuple(pen.relations))


def corpus(count: int, seed: int) -> Iterator[Made]:
    """So many disclosures, the layouts in turn."""
    for number in range(count):
        yield make(number, seed, LAYOUTS[number % len(LAYOUTS)])
