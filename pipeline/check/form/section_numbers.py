"""Numbers of sections (二、) that are skipped or printed twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, order, printed_lines, shortened
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Grid, Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import STYLE_ORDER, Numbered, split_number
from pipeline.values.text import bare, fold

_CHECK = "form.numbers_skipped"
_MOST_SKIPPED = 2
"""More numbers than this are not skipped by oversight: they stand somewhere else."""
_SECOND = 2
_COUNTED = frozenset(STYLE_ORDER[: STYLE_ORDER.index("circled")])
"""Styles of numbers of sections; ① and 其中： number parts of one."""
_HEADING = re.compile(r"\s*[\u4e00-\u9fff“”（）()、]{4,30}")
_CHINESE = "〇一二三四五六七八九十"
_LAST_SIGN = 10
"""Up to here a number is written with one sign, and so is the one before it."""


def check_section_numbers(subject: Subject) -> Iterator[Finding]:
    """The sections of each document."""
    for document in subject.documents:
        yield from _sections(subject, document)


@dataclass(slots=True)
class _Run:
    """A list of numbered lines of one style: its first number, and the last line taken in; whether
    that line has the number of the one before it."""

    first: int
    last: int
    line: Line
    doubled: bool = False


@dataclass(slots=True)
class _Sections:
    """Follows the numbered lines of a document, style by style; `ended` are the lists that a line of a
    higher style closed last, which the next part may go on with."""

    runs: dict[str, list[_Run]] = field(default_factory=lambda: defaultdict(list))
    ended: dict[str, _Run] = field(default_factory=dict)
    grids: int = 0

    def gap(self, line: Line, numbered: Numbered) -> _Run | None:
        """Take in the next numbered line; the run that it fails to continue, None if all is well."""
        ordinal = numbered.ordinal
        if ordinal is None:
            return None
        self._close(line, numbered.style)
        runs = self.runs[numbered.style]
        while any(run.last == ordinal - 1 for run in runs) and runs[-1].last != ordinal - 1:
            runs.pop()
        if runs and runs[-1].last == ordinal - 1:
            runs[-1] = _Run(runs[-1].first, ordinal, line)
            return None
        if runs and runs[-1].doubled and runs[-1].last == ordinal - 2:
            runs[-1] = _Run(
                runs[-1].first, ordinal, line
            )  # 十六, 十六, 十八: one slip, told already
            return None
        before = self.ended.get(numbered.style)
        if not runs and before is not None and before.last == ordinal - 1:
            runs.append(_Run(before.first, ordinal, line))
            return None
        broken = _nearest(runs, ordinal)
        doubled = broken is not None and broken.last == ordinal and broken.line.text != line.text
        runs.append(_Run(broken.first if broken else ordinal, ordinal, line, doubled))
        return broken

    def _close(self, line: Line, style: str) -> None:
        """A line closes the lists of the styles below its own; a table those of plain numbers."""
        depth = STYLE_ORDER.index(style)
        for other in STYLE_ORDER[depth + 1 :]:
            if self.runs[other]:
                self.ended[other] = self.runs[other][-1]
            self.runs[other].clear()
        if line.grids != self.grids:
            for other in ("digit", "digit_bracket", "circled"):
                self.runs[other].clear()
        self.grids = line.grids


def _nearest(runs: Sequence[_Run], ordinal: int) -> _Run | None:
    """The list that a number was to continue: the one that got nearest to it, if it starts at 1."""
    before = [run for run in runs if run.last <= ordinal]
    nearest = max(before, key=lambda run: run.last, default=None)
    return nearest if nearest and nearest.first == 1 and ordinal > 1 else None


def _sections(subject: Subject, document: Document) -> Iterator[Finding]:
    sections, counted, found = _Sections(), 0, False
    lines = [line for line in printed_lines(subject, document) if not line.in_contents]
    for line in lines:
        numbered = split_number(line.text)
        if numbered.style not in _COUNTED:
            continue
        counted += 1
        run = sections.gap(line, numbered)
        gap = _Gap(lines, run, line, numbered) if run else None
        finding = _broken(subject, document, gap) if gap else None
        if finding:
            found = found or finding.outcome.fails
            yield finding
    if counted and not found:
        said = (
            f"{counted} 处编号未见跳号或重号",
            f"{counted} numbered lines: none skipped or doubled",
        )
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said, place=lines[0].place)


class _Gap(NamedTuple):
    """A numbered line of a document that does not go on where the list before it ended."""

    lines: Sequence[Line]
    run: _Run
    line: Line
    numbered: Numbered


def _broken(subject: Subject, document: Document, gap: _Gap) -> Finding | None:
    """The finding of a number that does not continue its list; None where no fault can be told."""
    lines, run, line, numbered = gap
    ordinal = numbered.ordinal or 0
    missing = range(run.last + 1, ordinal)
    if len(missing) > _MOST_SKIPPED or ordinal < run.last:
        return None
    between = _between(document, run.line.place, line.place)
    if any(_writes(between, number, numbered.style) for number in missing):
        return _of_another_style(subject, gap)
    first, second = shortened(run.line.text, 24), shortened(line.text, 24)
    if not missing:
        same = bare(run.line.text) == bare(line.text)
        if same or numbered.style.startswith("digit"):
            return None
        said = (
            f"编号重复：“{first}”之后又为“{second}”",
            f"number printed twice: {first} / {second}",
        )
    else:
        said = (
            f"编号不连续：“{first}”之后为“{second}”",
            f"a number is skipped: “{second}” follows “{first}”",
        )
    unsure = missing and _has_unnumbered_heading(lines, run.line, line, numbered.style)
    outcome = Outcome.NOT_EVALUATED if unsure else Outcome.FAIL
    severity = Severity.NOTE if unsure else Severity.WARNING
    return remark(subject, _CHECK, outcome, severity, said, place=line.place)


def _of_another_style(subject: Subject, gap: _Gap) -> Finding | None:
    """四、甲 / 5、乙 / 六、丙: a heading that has the one number between two others in another style, which
    no list of its own style goes on to."""
    lines, run, line, numbered = gap
    if numbered.style.startswith("digit") or (numbered.ordinal or 0) != run.last + 2:
        return None
    inner = lines[lines.index(run.line) + 1 : lines.index(line)]
    numbers = [(each, split_number(each.text)) for each in inner]
    others = [(each, found) for each, found in numbers if found.style.startswith("digit")]
    headings = [each for each, found in others if found.ordinal == run.last + 1]
    begun = any(found.ordinal == run.last for _, found in others)
    if begun or len(headings) != 1 or not _is_headed(headings[0]):
        return None
    first, middle, last = (shortened(each.text, 24) for each in (run.line, headings[0], line))
    said = (
        f"编号样式不一：“{first}”之后为“{middle}”，再后为“{last}”",
        f"numbers of one list in two styles: {first} / {middle} / {last}",
    )
    place = headings[0].place
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=place)


def _is_headed(line: Line) -> bool:
    """Whether a line is a heading, or opens with one that a sentence follows (3、国有资产情况。截至…)."""
    said, stop, _ = split_number(line.text).text.partition("。")
    return (bool(stop) or line.is_short) and _HEADING.fullmatch(said) is not None


def _between(document: Document, first: Place, second: Place) -> str:
    """All text from one place to another, prose and cells: a number may stand in the middle of it."""
    texts: list[str] = []
    for block in document.blocks:
        if not order(first) <= order(block.place) < order(second):
            continue
        if isinstance(block, Grid):
            texts += _not_in_a_list([cell.text for row in block.rows for cell in row])
        else:
            texts.append(block.text)
    return "\n".join(fold(line) for text in texts for line in text.split("\n"))


def _not_in_a_list(texts: Sequence[str]) -> list[str]:
    """The cells of a grid but for those that go on with a list of its own (四、…, 五、…): these have the
    number of no heading. One number more often than the one before it may be a heading among the rows."""
    numbers = [split_number(fold(text)) for text in texts]
    count = Counter((each.style, each.ordinal) for each in numbers if each.ordinal is not None)
    return [
        text
        for text, each in zip(texts, numbers, strict=True)
        if each.ordinal is None
        or each.ordinal < _SECOND
        or count[each.style, each.ordinal - 1] < count[each.style, each.ordinal]
    ]


def _writes(text: str, number: int, style: str) -> bool:
    """Whether a text has the number in any of the ways in which lists are numbered."""
    digits = rf"(?<![\d.]){number}(?:[.、．)]|\))|\({number}\)"
    tens, ones = divmod(number, 10)
    chinese = (
        (_CHINESE[tens] if tens > 1 else "")
        + ("十" if tens else "")
        + (_CHINESE[ones] if ones else "")
    )
    if style.startswith("digit"):
        # 2 公共安全支出 at the beginning of a line has lost its dot, not its place
        bare_number = rf"^\s*{number}\s*(?=[一-鿿])(?![个项年月日人次万元家台套辆])"
        return re.search(rf"{digits}|{bare_number}", text, re.MULTILINE) is not None
    if re.search(rf"{chinese}[、.]|第{chinese}", text):
        return True
    above = _CHINESE[number - 1] if style == "cn" and 1 < number <= _LAST_SIGN else ""
    for said in (r"{}\)", "{}是"):
        # (四) or 四是 that goes on with a list of its own is not the heading that is sought
        goes_on = above and re.search(said.replace("{}", above), text)
        if not goes_on and re.search(said.replace("{}", chinese), text):
            return True
    # 5. between 四、 and 六、 may be the heading; where 4. stands there too it is of a list below 四、.
    before, itself = (
        re.search(rf"^[(]?{n}[、.)]", text, re.MULTILINE) is not None for n in (number - 1, number)
    )
    return itself and not before


def _has_unnumbered_heading(lines: Sequence[Line], first: Line, second: Line, style: str) -> bool:
    """Whether a short line without a number stands between: a heading whose number was lost. What
    says the words of the heading above again is none: the title of its table, a label for half of it."""
    if style.startswith("digit"):
        return False
    heading = bare(split_number(first.text).text)
    between = lines[lines.index(first) + 1 : lines.index(second)]
    return any(
        len(line.text) <= 30 and line.is_short and not split_number(line.text).style
        and re.search(r"[\u4e00-\u9fff]{3}", line.text)
        and not (heading in (words := bare(line.text)) or words in heading)
        for line in between
    )  # fmt: skip
