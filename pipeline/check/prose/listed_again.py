"""Lists whose parts are told again, each in a numbered paragraph of its own → Statements.

预算 90 万元，包括人员经费 60 万元、公用经费 30 万元。（一）人员经费 60 万元，主要是…（二）公用经费 30 万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.prose.figures import figures
from pipeline.check.prose.listed import Listed, Part
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.statements import Statement, item_name
from pipeline.vocabulary.prose import ProseSpec


def told_again(
    prose: Sequence[Passage], lists: Sequence[Listed], spec: ProseSpec
) -> Iterator[Statement]:
    """What a list and the paragraph of each of its parts state, part by part."""
    numbers = {id(passage): number for number, passage in enumerate(prose)}
    for listed in lists:
        whole = listed.whole.passage
        if (
            listed.is_run
            or len(listed.parts) < spec.listed_again.fewest
            or id(whole) not in numbers
        ):
            continue
        run = _run(prose, numbers[id(whole)] + 1, spec)
        if len(run) != len(listed.parts):
            continue
        pairs = list(zip(listed.parts, run, strict=True))
        named_alike = sum(_name(part) == _name(again) for part, again in pairs)
        if named_alike < spec.listed_again.fewest:
            continue
        alike = spec.listed_again.alike
        for part, again in pairs:
            if _name(part)[:alike] == _name(again)[:alike]:
                yield from (_statement(each, part) for each in (part, again))


def _run(prose: Sequence[Passage], first: int, spec: ProseSpec) -> list[Part]:
    """The money that each paragraph of a run opens with: （一）, （二）… up to the end of the section, those
    of another kind of number within them left out; none where one opens with something else."""
    run: list[Part] = []
    style = prose[first].outline if first < len(prose) else ""
    for passage in prose[first:] if style else ():
        if passage.section is not prose[first].section:
            break
        if passage.outline != style:
            continue
        opening = next(iter(figures(passage.text, spec)), None)
        if passage.ordinal != len(run) + 1 or opening is None:
            return []
        if not (opening.is_money and opening.role == "level" and opening.words == opening.lead):
            return []
        run.append(Part(opening, passage, 0))
    return run


def _name(part: Part) -> str:
    return item_name(part.figure.words)


def _statement(part: Part, of: Part) -> Statement:
    """What is stated of the part of a list, in the list or again."""
    figure, listed = part.figure, of.passage.place(of.start + of.figure.start)
    return Statement(
        ("listed", listed, of.figure.start), figure.words, figure.text, figure.unit, figure.interval,
        part.passage.place(part.start + figure.start),
    )  # fmt: skip
