"""Figures in a row and the total behind them → Findings: 在职 42 人，退休 15 人，合计 57 人.

The total may be of all of them or of some: of the last ones, or of all but what others consist of (在职 42
人，党员 20 人，退休 15 人，合计 57 人). Where it is neither, it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.findings import Said, compared, in_unit
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity
from pipeline.vocabulary.spec import compiled

_CHECK = "prose.parts_make_whole"
_TOTAL = re.compile(r"(?:[两二三四五]项|以上|上述)?(?:合计|共计|总计)(?:人数|金额)?(?:为)?")
_BETWEEN = re.compile(r"[，、]")
_FEWEST = 2
_MOST_CHOSEN = 8
"""Of so many figures at most, some are tried by themselves."""


def check_trailing_totals(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such total, where no claim of its line was found wrong already."""
    breaks = compiled(subject.vocabulary.prose.lists.breaks)
    for passage in passages_with(
        subject, ["[，、](?:[两二三四五]项|以上|上述)?(?:合计|共计|总计)"]
    ):
        for sentence in passage.sentences:
            found = figures(sentence.text, subject.vocabulary.prose)
            for at, figure in enumerate(found):
                is_total = _TOTAL.fullmatch(figure.words) is not None
                parts = _parts(found[:at], figure, breaks) if is_total else ()
                places = sentence, figure.start, figure.end
                if len(parts) >= _FEWEST and not told.has_failed(*places):
                    yield _held(subject, sentence, figure, parts)


def _parts(before: Sequence[Figure], total: Figure, breaks: re.Pattern[str]) -> list[Figure]:
    """The figures right before a total, all of its kind and each with a name of its own."""
    parts: list[Figure] = []
    following = total
    for figure in reversed(before):
        parted = _BETWEEN.match(following.lead) is not None and not breaks.search(following.lead)
        if not parted or not figure.is_of_kind(total) or figure.role != "level":
            return []
        parts.append(figure)
        following = figure
    return parts[::-1]


def _held(subject: Subject, sentence: Sentence, total: Figure, parts: Sequence[Figure]) -> Finding:
    sums = list(_sums(parts))
    expected = next((each for each in sums if each.may_be(total.interval)), sums[0])
    comparison = in_unit(total.interval, expected, total.unit)
    listed = "、".join(part.printed for part in parts)
    off = "" if not comparison.difference else f"，相差 {comparison.difference} {total.unit}"
    said = Said(
        f"“{total.words}”{total.printed}：前列 {listed}，相加为 {comparison.expected} {total.unit}{off}",
        f"a total of {total.printed} behind {len(parts)} figures that make {comparison.expected}",
        sentence.place(total.start),
    )
    return compared(subject, _CHECK, comparison, said, Severity.WARNING)


def _sums(parts: Sequence[Figure]) -> Iterator[Interval]:
    """The sum of all figures, of the last ones, and of any two or more of a few."""
    for at in range(len(parts)):
        yield sum_of(part.interval for part in parts[at:])
    for size in range(len(parts) - 1, 1, -1) if len(parts) <= _MOST_CHOSEN else ():
        for chosen in combinations(parts, size):
            yield sum_of(part.interval for part in chosen)
