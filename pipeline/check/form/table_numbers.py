"""Numbers of tables (公开09表) that are skipped or printed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.form.contents import missing_tables
from pipeline.check.lines import Line, order, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.identity import Entity
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.outline import chinese_number
from pipeline.values.text import bare, fold, tidy
from pipeline.vocabulary import Form

_CHECK = "form.numbers_skipped"
_NUMBERED_TABLE = re.compile(
    r"(?P<before>\D*?)(?P<no>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<part>[-—–]\d{1,2})?(?P<after>表?)"
)


def check_table_numbers(subject: Subject) -> Iterator[Finding]:
    """Tables by series and entity."""
    for (_, _, name), numbered in _series(subject).items():
        if _is_of_software(subject, numbered):
            yield from _same_numbers(subject, numbered)
        else:
            yield from _tables(subject, name, numbered)


def skips_tables(subject: Subject, entity: Entity) -> bool:
    """Whether a number is missing among the numbered tables of an entity."""
    own = (numbered for (_, name, _), numbered in _in_order(subject) if name == entity.name)
    runs = (sorted({number for number, _ in numbered}) for numbered in own)
    return any(run[-1] - run[0] >= len(run) for run in runs)


def number_left_out_for(subject: Subject, entity: Entity, form: Form) -> str:
    """The one number skipped where a form has its place, "" where none is."""
    for (_, name, pattern), numbered in _in_order(subject):
        for (before, above), (after, below) in pairwise(sorted(numbered, key=lambda pair: pair[0])):
            is_one = name == entity.name and after - before == 2
            if is_one and _form_between(subject, above, below) == form:
                return _padded(pattern, before + 1, above, below)
    return ""


def _form_between(subject: Subject, above: Table, below: Table) -> Form | None:
    """The one form that was due and has its place between two tables."""
    identity = subject.identity
    statutory = subject.vocabulary.forms.statutory(identity.kind)
    due = {form.id: form for form in statutory if form.is_due(identity.fiscal_year)}
    ids = [*due]
    if not {above.form, below.form} <= due.keys():
        return None
    between = [due[each] for each in ids[ids.index(above.form) + 1 : ids.index(below.form)]]
    return between[0] if len(between) == 1 else None


def _padded(pattern: str, number: int, above: Table, below: Table) -> str:
    is_padded = re.search(r"0\d", above.number + below.number) is not None
    return pattern.replace("N", f"{number:02d}" if is_padded else str(number))


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


def _is_of_software(subject: Subject, numbered: Sequence[tuple[int, Table]]) -> bool:
    """Whether the numbers are those of the software's forms (财决03表), of which some are published."""
    captions = subject.vocabulary.captions
    return all(captions.is_of_software(fold(table.number)) for _, table in numbered)


def _in_order(
    subject: Subject,
) -> Iterator[tuple[tuple[str, str, str], Sequence[tuple[int, Table]]]]:
    """The series whose numbers leave none out."""
    for key, numbered in _series(subject).items():
        if not _is_of_software(subject, numbered):
            yield key, numbered


def _same_numbers(subject: Subject, numbered: Sequence[tuple[int, Table]]) -> Iterator[Finding]:
    """Two tables of one number."""
    for (before, above), (after, below) in pairwise(sorted(numbered, key=lambda pair: pair[0])):
        if before == after and _differ(above, below):
            yield _same_number(subject, above, below)


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
        form = _form_between(subject, above, below) if after - before == 2 else None
        for number in range(before + 1, after):
            found = True
            skipped = _padded(name, number, above, below)
            yield _skipped_table(subject, skipped, form, above, below)
    if not found:
        said = (
            f"{_number(name, min(there))}至{_number(name, max(there))}编号连续",
            f"table numbers run from {min(there)} to {max(there)} without a gap",
        )
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said, place=numbered[0][1].place)


def _differ(first: Table, second: Table) -> bool:
    """Whether two tables of one number are different ones: parts of a number (表14-1, 表14-2) are not."""
    parts = {_NUMBERED_TABLE.fullmatch(fold(table.number)) for table in (first, second)}
    if any(match and match["part"] for match in parts):
        return False
    return first.form != second.form and bare(first.title) != bare(second.title)


def _number(name: str, number: int) -> str:
    return name.replace("N", str(number))


def _skipped_table(
    subject: Subject, number: str, form: Form | None, above: Table, below: Table
) -> Finding:
    """A number between two tables, by its place that of a form, if any; a table without a number between
    them may be the one."""
    between = [
        table
        for table in subject.tables
        if table.place.file == above.place.file
        and order(above.place) < order(table.place) < order(below.place)
        and not table.number
    ]
    listed = next((e for e in missing_tables(subject) if bare(number) in e.beside), None)
    if listed:
        said = (
            f"表号不连续：{above.number}之后为{below.number}，缺{number}，"
            f"即目录所列“{tidy(listed.title)}”，由该条说明，不另计",
            f"{number} is missing between {above.number} and {below.number}: it is "
            f"“{tidy(listed.title)}” of the contents page, which is told there",
        )
        outcome, severity = Outcome.NOT_EVALUATED, Severity.NOTE
    elif between:
        said = (
            f"{above.number}之后为{below.number}，{number}未见编号；其间有未编号的《{between[0].title}》",
            f"no table is numbered between {above.number} and {below.number}; "
            f"“{between[0].title}” in between has no number",
        )
        outcome, severity = Outcome.NOT_EVALUATED, Severity.NOTE
    elif _is_captioned(subject, number, above, below):
        said = (
            f"{above.number}之后为{below.number}；其间印有{number}，其表未能读出",
            f"{number} is printed between {above.number} and {below.number}; its table could not be read",
        )
        outcome, severity = Outcome.NOT_EVALUATED, Severity.WARNING
    else:
        said = (
            f"表号不连续：{above.number}之后为{below.number}，缺{number}"
            f"{f'，按次序应为《{form.name}》' if form else ''}",
            f"table numbers skip: {below.number} follows {above.number}, {number} is missing"
            f"{f' (by its place {form.name_en})' if form else ''}",
        )
        outcome, severity = Outcome.FAIL, Severity.ERROR
    return remark(
        subject, _CHECK, outcome, severity, said, table=below, place=_where_numbered(subject, below)
    )


def _is_captioned(subject: Subject, number: str, above: Table, below: Table) -> bool:
    """Whether a line between two tables begins with a number: its table stands there as text."""
    start, end = order(above.place), order(below.place)
    begins = re.compile(re.escape(bare(fold(number))) + r"(?!\d)")
    return any(
        start < order(line.place) < end and begins.match(bare(fold(line.text))) is not None
        for line in _lines_around(subject, above)
    )


def _lines_around(subject: Subject, table: Table) -> tuple[Line, ...]:
    """The lines of the document that a table stands in."""
    document = next(d for d in subject.documents if d.file == table.place.file)
    return printed_lines(subject, document)


def _where_numbered(subject: Subject, table: Table) -> Place:
    """Where the table's number is printed; the table's own place where it is not found there."""
    for line in _lines_around(subject, table):
        near = line.place.page == table.place.page and order(line.place) >= order(table.place)
        if near and fold(line.text) == fold(table.number):
            return line.place
    return table.place


def _same_number(subject: Subject, first: Table, second: Table) -> Finding:
    said = (
        f"《{first.title}》与《{second.title}》编号同为{second.number}",
        f"“{first.title}” and “{second.title}” have the same number {second.number}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=second)
