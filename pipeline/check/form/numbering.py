"""Numbers of tables (公开09表) and of sections (二、) that are skipped or printed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, order, printed_lines, shortened
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Grid, Place
from pipeline.model.identity import Entity
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.outline import STYLE_ORDER, Numbered, chinese_number, split_number
from pipeline.values.text import bare, fold

_CHECK = "form.numbers_skipped"
_NUMBERED_TABLE = re.compile(
    r"(?P<before>\D*?)(?P<no>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<part>[-—–]\d{1,2})?(?P<after>表?)"
)
_MOST_SKIPPED = 2
"""More numbers than this are not skipped by oversight: they stand somewhere else."""
_CHINESE = "〇一二三四五六七八九十"


def check_numbering(subject: Subject) -> Iterator[Finding]:
    """Tables by series and entity, then the sections of each document."""
    for (_, _, name), numbered in _series(subject).items():
        yield from _tables(subject, name, numbered)
    for document in subject.documents:
        yield from _sections(subject, document)


def skips_tables(subject: Subject, entity: Entity) -> bool:
    """Whether a number is missing among the numbered tables of an entity."""
    own = (numbered for (_, name, _), numbered in _series(subject).items() if name == entity.name)
    runs = (sorted({number for number, _ in numbered}) for numbered in own)
    return any(run[-1] - run[0] >= len(run) for run in runs)


def _series(subject: Subject) -> Mapping[tuple[str, str, str], Sequence[tuple[int, Table]]]:
    """The numbered tables by file, entity and what stands around their numbers."""
    series = defaultdict[tuple[str, str, str], list[tuple[int, Table]]](list)
    for table in subject.tables:
        if match := _NUMBERED_TABLE.fullmatch(fold(table.number)):
            key = (table.place.file, table.entity.name, f"{match['before']}N{match['after']}")
            number = chinese_number(match["no"])
            if number is not None:
                series[key].append((number, table))
    return series


def _tables(
    subject: Subject, name: str, numbered: Sequence[tuple[int, Table]]
) -> Iterator[Finding]:
    there = {number for number, _ in numbered}
    if len(there) < 2:
        return
    found = False
    for (before, above), (after, below) in pairwise(sorted(numbered, key=lambda pair: pair[0])):
        if before == after and _differ(above, below):
            found = True
            yield _same_number(subject, above, below)
        for number in range(before + 1, after):
            found = True
            padded = (
                f"{number:02d}" if re.search(r"0\d", above.number + below.number) else str(number)
            )
            yield _skipped_table(subject, name.replace("N", padded), above, below)
    if not found:
        said = (
            f"{_number(name, min(there))}至{_number(name, max(there))}编号连续",
            f"table numbers run from {min(there)} to {max(there)} without a gap",
        )
        yield remark(
            subject, _CHECK, Outcome.PASS, Severity.NOTE, said, place=numbered[0][1].place
        )  # fmt: skip


def _differ(first: Table, second: Table) -> bool:
    """Whether two tables of one number are different ones: parts of a number (表14-1, 表14-2) are not."""
    parts = {_NUMBERED_TABLE.fullmatch(fold(table.number)) for table in (first, second)}
    if any(match and match["part"] for match in parts):
        return False
    return first.form != second.form and bare(first.title) != bare(second.title)


def _number(name: str, number: int) -> str:
    return name.replace("N", str(number))


def _skipped_table(subject: Subject, number: str, above: Table, below: Table) -> Finding:
    """A number between two tables; a table without a number between them may be the one."""
    between = [
        table
        for table in subject.tables
        if table.place.file == above.place.file
        and order(above.place) < order(table.place) < order(below.place)
        and not table.number
    ]
    if between:
        said = (
            f"{above.number}之后为{below.number}，{number}未见编号；其间有未编号的《{between[0].title}》",
            f"no table is numbered between {above.number} and {below.number}; "
            f"“{between[0].title}” in between has no number",
        )
        outcome, severity = Outcome.NOT_EVALUATED, Severity.NOTE
    else:
        said = (
            f"表号不连续：{above.number}之后为{below.number}，缺{number}",
            f"table numbers skip: {below.number} follows {above.number}, {number} is missing",
        )
        outcome, severity = Outcome.FAIL, Severity.ERROR
    return remark(
        subject, _CHECK, outcome, severity, said,
        table=below.name, place=_where_numbered(subject, below),
    )  # fmt: skip


def _where_numbered(subject: Subject, table: Table) -> Place:
    """Where the table's number is printed; the table's own place where it is not found there."""
    (document,) = [d for d in subject.documents if d.file == table.place.file][:1]
    for line in printed_lines(subject, document):
        near = line.place.page == table.place.page and order(line.place) >= order(table.place)
        if near and fold(line.text) == fold(table.number):
            return line.place
    return table.place


def _same_number(subject: Subject, first: Table, second: Table) -> Finding:
    said = (
        f"《{first.title}》与《{second.title}》编号同为{second.number}",
        f"“{first.title}” and “{second.title}” have the same number {second.number}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=second.name, place=second.place,
    )  # fmt: skip


# Sections: 一、 二、 四、


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
        doubled = broken is not None and broken.last == ordinal
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
        if numbered.style not in STYLE_ORDER[:5]:
            continue
        counted += 1
        run = sections.gap(line, numbered)
        finding = _broken(subject, document, lines, run, line, numbered) if run else None
        if finding:
            found = found or finding.outcome is Outcome.FAIL
            yield finding
    if counted and not found:
        said = (
            f"{counted} 处编号未见跳号或重号",
            f"{counted} numbered lines: none skipped or doubled",
        )
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said, place=lines[0].place)


def _broken(
    subject: Subject,
    document: Document,
    lines: Sequence[Line],
    run: _Run,
    line: Line,
    numbered: Numbered,
) -> Finding | None:
    """The finding of a number that does not continue its list; None where no fault can be told."""
    ordinal = numbered.ordinal or 0
    missing = range(run.last + 1, ordinal)
    if len(missing) > _MOST_SKIPPED or ordinal < run.last:
        return None
    between = _between(document, run.line.place, line.place)
    if any(_writes(between, number, numbered.style) for number in missing):
        return None
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


def _between(document: Document, first: Place, second: Place) -> str:
    """All text from one place to another, prose and cells: a number may stand in the middle of it."""
    texts: list[str] = []
    for block in document.blocks:
        if not order(first) <= order(block.place) < order(second):
            continue
        if isinstance(block, Grid):
            texts += [cell.text for row in block.rows for cell in row]
        else:
            texts.append(block.text)
    return "\n".join(fold(line) for text in texts for line in text.split("\n"))


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
    if re.search(rf"{chinese}[、.)是]|第{chinese}", text):
        return True
    # 5. between 四、 and 六、 may be the heading; where 1. stands there too it is of a list below 四、.
    first, itself = (
        re.search(rf"^[(]?{n}[、.)]", text, re.MULTILINE) is not None for n in (1, number)
    )
    return itself and (number == 1 or not first)


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
