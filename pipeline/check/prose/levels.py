"""Numbered paragraphs within each other → Findings: （一） against 1 and 2 below it, 1 against （1）…

Where the figures of the paragraphs one level further in make up that of the paragraph above them in
nearly all places of a text, its own account is that they do so everywhere. Lists that their sentence
announces are judged by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.check.intervals import Interval
from pipeline.check.prose.figures import figures, total
from pipeline.check.prose.findings import Said, compared, in_unit, named
from pipeline.check.prose.listed import Listed, Part
from pipeline.check.prose.passages import Passage
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Section, Severity
from pipeline.values.outline import STYLE_ORDER, split_number
from pipeline.vocabulary.prose import ProseSpec

_CHECK = "prose.parts_make_whole"
_PROOFS = 1
_BROKEN = 0.25
_HALF = 2
"""Parts of less than half of their whole, or of more than twice it, are of something else."""


@dataclass
class _Level:
    """A numbered paragraph with its figure and the paragraphs one level further in; `inner` is the
    style of their numbers, `is_whole` false once one of them has no figure or a number is skipped."""

    depth: int
    part: Part | None
    inner: str = ""
    parts: list[Part] = field(default_factory=list)
    is_whole: bool = True

    @property
    def sum(self) -> Interval:
        return total([part.figure for part in self.parts])


def check_levels(
    subject: Subject, prose: Sequence[Passage], lists: Sequence[Listed]
) -> Iterator[Finding]:
    """The paragraphs whose figure those within them make up, and those where they do not, if the text
    proves that they should."""
    spec = subject.vocabulary.prose
    judged = {id(listed.whole.passage) for listed in lists if listed.is_run}
    found = [
        level
        for level in _levels(prose, spec)
        if level.part is not None and id(level.part.passage) not in judged
    ]
    holding = [level for level in found if _holds(level)]
    broken = [level for level in found if not _holds(level)]
    proven = len([level for level in holding if _is_proof(level)])
    certain = proven >= _PROOFS and len(broken) <= max(1, _BROKEN * proven)
    for level in (*holding, *(broken if certain else ())):
        yield _finding(subject, level)


def _levels(prose: Sequence[Passage], spec: ProseSpec) -> Iterator[_Level]:
    """Every paragraph with a figure and two or more within it that have one each."""
    open_: list[_Level] = []
    section: Section | None = None
    for passage in prose:
        if passage.section is not section:
            yield from _closed(open_, _depth_of_heading(passage.section))
            section = passage.section
        if not passage.outline:
            continue
        depth = STYLE_ORDER.index(passage.outline)
        yield from _closed(open_, depth)
        part = _part(passage, spec)
        if open_:
            _add(open_[-1], passage, part)
        open_.append(_Level(depth, part))
    yield from _closed(open_, 0)


def _closed(open_: list[_Level], depth: int) -> Iterator[_Level]:
    """The levels that end where a paragraph of a depth begins."""
    while open_ and open_[-1].depth >= depth:
        level = open_.pop()
        if level.part is not None and level.is_whole and len(level.parts) > 1:
            yield level


def _add(above: _Level, passage: Passage, part: Part | None) -> None:
    above.inner = above.inner or passage.outline
    in_order = passage.outline == above.inner and passage.ordinal == len(above.parts) + 1
    whole = above.part
    if part is None or not in_order or whole is None or not whole.figure.is_of_kind(part.figure):
        above.is_whole = False
    else:
        above.parts.append(part)


def _depth_of_heading(section: Section) -> int:
    style = split_number(section.heading).style
    return STYLE_ORDER.index(style) if style else 0


def _part(passage: Passage, spec: ProseSpec) -> Part | None:
    """The first figure of a paragraph, where it is an amount of money that it has."""
    first = next(iter(figures(passage.text, spec)), None)
    if first is None or first.role != "level" or not first.is_money:
        return None
    return Part(first, passage, 0)


def _holds(level: _Level) -> bool:
    return level.part is not None and level.part.interval.may_be(level.sum)


def _is_proof(level: _Level) -> bool:
    """Whether two of the parts are too large for rounding to hide them."""
    large = [part for part in level.parts if part.interval.value > _HALF * level.sum.half]
    return len(large) > 1


def _finding(subject: Subject, level: _Level) -> Finding:
    whole = level.part
    assert whole is not None
    unit = whole.figure.unit
    comparison = in_unit(whole.interval, level.sum, unit)
    difference = abs(comparison.difference)
    told = f"相差 {difference} {unit}" if difference else "相符"
    said = Said(
        f"{named(whole.figure)}：其下所列 {len(level.parts)} 项"
        f"（{'＋'.join(part.figure.text for part in level.parts)}）合计 {comparison.expected} {unit}，{told}",
        f"{whole.figure.printed}: the {len(level.parts)} numbered parts below it add up to "
        f"{comparison.expected} (difference {difference})",
        whole.passage.place(whole.figure.start),
    )
    return compared(subject, _CHECK, comparison, said, Severity.WARNING)
