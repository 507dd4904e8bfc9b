"""What a planted error is, and the small changes that errors are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from tools.corpus.document import (
    Document,
    Figure,
    Node,
    Paragraph,
    Part,
    Row,
    Sentence,
    Table,
    Word,
)
from tools.corpus.make import Made
from tools.corpus.relations import Relation


@dataclass(frozen=True)
class Planted:
    """A change to a document, before it is known whether it can be seen.

    `places` are the nodes where it stands, `changed` the figures and words that it changed, `gone`
    those it took away. `visible` is None where the relations of the account decide; `extra` are
    relations that the changed text asserts. `words` are what a message about it would name, where
    nothing stands any more.
    """

    was: str
    now: str
    edits: Mapping[str, tuple[Node, ...]]
    places: tuple[str, ...]
    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    visible: bool | None = None
    extra: tuple[Relation, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seeder:
    """A kind of error, and how it is planted; None where a disclosure has no place for it."""

    kind: str
    about: str
    plant: Callable[[Random, Made], Planted | None]


OPPOSITE = {
    "增加": "减少",
    "增长": "下降",
    "减少": "增加",
    "下降": "增长",
}

SEEDERS: list[Seeder] = []


def seeder(
    kind: str, about: str
) -> Callable[[Callable[[Random, Made], Planted | None]], Callable[[Random, Made], Planted | None]]:
    """Register a function as the seeder of a kind."""

    def register(
        plant: Callable[[Random, Made], Planted | None],
    ) -> Callable[[Random, Made], Planted | None]:
        SEEDERS.append(Seeder(kind, about, plant))
        return plant

    return register


# where figures stand


@dataclass(frozen=True)
class Owners:
    """Which row or sentence a figure or word stands in, and which block a node is in."""

    of_figure: Mapping[str, Row | Sentence] = field(default_factory=dict)
    block_of: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Owners:
        figures: dict[str, Row | Sentence] = {}
        blocks: dict[str, str] = {}
        for block in document.blocks:
            blocks[block.id] = block.id
            nodes: tuple[Row | Sentence, ...] = ()
            if isinstance(block, Table):
                nodes = block.rows
            elif isinstance(block, Paragraph):
                nodes = block.sentences
            for node in nodes:
                blocks[node.id] = block.id
                parts = node.cells if isinstance(node, Row) else node.parts
                for part in parts:
                    if not isinstance(part, str):
                        figures[part.id] = node
        return cls(figures, blocks)


def sentences_of(made: Made, *kinds: str) -> list[Sentence]:
    """The sentences of some kinds, or of all."""
    return [s for s in made.document.sentences() if not kinds or s.kind in kinds]


def rows_of(document: Document, *forms: str) -> Iterator[tuple[Table, Row]]:
    """Rows of amounts, of some forms or of all but the performance tables."""
    for table in document.tables():
        if table.form in forms if forms else table.form not in ("goal", "self_evaluation"):
            yield from ((table, row) for row in table.rows if row.kind in ("body", "total"))


def stated(row: Row) -> list[Figure]:
    """The figures of a row that print a number."""
    return [figure for figure in row.figures() if figure.text.strip("-— ")]


def where(table: Table, row: Row) -> str:
    return f"《{table.title}》{row.code}{row.label}"


# small changes


def with_figures(node: Row | Sentence, changes: Mapping[str, Figure]) -> Row | Sentence:
    """A row or sentence with some figures replaced."""
    if isinstance(node, Row):
        cells = tuple(
            changes.get(cell.id, cell) if isinstance(cell, Figure) else cell for cell in node.cells
        )
        return replace(node, cells=cells)
    parts = tuple(
        changes.get(part.id, part) if isinstance(part, Figure) else part for part in node.parts
    )
    return replace(node, parts=parts)


def change_figure(node: Row | Sentence, figure: Figure, text: str) -> Planted:
    """Another text in place of a figure's."""
    changed = with_figures(node, {figure.id: replace(figure, text=text)})
    return Planted(figure.text, text, {node.id: (changed,)}, (node.id,), frozenset({figure.id}))


def change_word(sentence: Sentence, word: Word, text: str, visible: bool | None) -> Planted:
    """Another text in place of a word's."""
    parts: tuple[Part, ...] = tuple(
        replace(part, text=text) if part == word else part for part in sentence.parts
    )
    changed = replace(sentence, parts=parts)
    signed = {f.id for f in sentence.figures() if f.signed_by == word.id}
    return Planted(
        word.text,
        text,
        {sentence.id: (changed,)},
        (sentence.id,),
        frozenset(signed),
        visible=visible,
    )


def change_text(
    sentence: Sentence, was: str, now: str, visible: bool | None = True
) -> Planted | None:
    """A piece of a sentence's plain words replaced, at its first place."""
    parts = list(sentence.parts)
    for place, part in enumerate(parts):
        if isinstance(part, str) and was in part:
            parts[place] = part.replace(was, now, 1)
            changed = replace(sentence, parts=tuple(parts))
            return Planted(was, now, {sentence.id: (changed,)}, (sentence.id,), visible=visible)
    return None


def other_digit(random: Random, text: str, significant: bool = False) -> str:
    """One digit of a number replaced by another one; with `significant`, one of the first three."""
    places = [place for place, char in enumerate(text) if char.isdigit()]
    if significant:
        places = places[:3]
    place = random.choice(places)
    digits = [d for d in "0123456789" if d != text[place]]
    if place == 0 and len(text) > 1:
        digits.remove("0") if "0" in digits else None
    return text[:place] + random.choice(digits) + text[place + 1 :]


def pick(random: Random, candidates: list) -> object | None:  # type: ignore[type-arg]
    return random.choice(candidates) if candidates else None
