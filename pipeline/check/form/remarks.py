"""Form: what of the print had to be inferred, what was not read, and codes that no list has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.values.amounts import parse_amount
from pipeline.values.codes import code_level
from pipeline.values.separators import has_foreign_separators


class _Way(NamedTuple):
    """A way in which a table was read that is not as it is printed, which a reader is told of."""

    check: str
    is_so: Callable[[Table], bool]
    said: tuple[str, str]
    """Behind the title in Chinese, and in English."""


_WAYS = (
    _Way(
        "form.heading_moved",
        lambda table: table.headings_moved,
        (
            "的列名在原文中错位，已按栏次和分组对应到各栏",
            "headings are printed over other columns; bound by column numbers and groups",
        ),
    ),
    _Way(
        "form.table_turned",
        lambda table: table.is_turned,
        (
            "原表各项目横排、各栏目竖排，已按行列对调后读取",
            "items are printed side by side, headings below each other; read with rows and columns swapped",
        ),
    ),
)


def check_form(subject: Subject) -> Iterator[Finding]:
    """All checks of form, in the order of the document."""
    yield from _reading(subject)
    for table in subject.tables:
        yield from _inferred_headings(subject, table)
        yield from _ways(subject, table)
        yield from _shared_headings(subject, table)
        yield from _unread_numbers(subject, table)
        yield from _unit_stated(subject, table)
        yield from _labels(subject, table)
        yield from _codes(subject, table)


def _reading(subject: Subject) -> Iterator[Finding]:
    """What the readers remark of the files."""
    for document in subject.documents:
        for said in document.remarks:
            outcome = Outcome.FAIL if said.is_defect else Outcome.NOT_EVALUATED
            severity = Severity.WARNING if said.is_defect else Severity.NOTE
            yield remark(
                subject, said.check, outcome, severity, (said.message, said.message_en),
                place=said.place,
            )  # fmt: skip


def _inferred_headings(subject: Subject, table: Table) -> Iterator[Finding]:
    """Columns whose heading the source lost."""
    inferred = [column.label for column in _measures(table) if column.inferred]
    if inferred:
        said = (
            f"《{table.title}》有 {len(inferred)} 栏的标题原文缺失，按标准表式推定：{'、'.join(inferred)}",
            f"{len(inferred)} headings were lost in the source and inferred from the standard form",
        )
        yield _note(subject, "form.heading_inferred", table, said)


def _ways(subject: Subject, table: Table) -> Iterator[Finding]:
    """How a table was read where not as it is printed."""
    for way in _WAYS:
        if way.is_so(table):
            words, words_en = way.said
            yield _note(subject, way.check, table, (f"《{table.title}》{words}", words_en))


def _shared_headings(subject: Subject, table: Table) -> Iterator[Finding]:
    """Columns that have the heading of one before."""
    seen: set[tuple[int, str]] = set()
    for column in _measures(table):
        key = (column.panel, column.label)
        if key in seen:
            said = (
                f"《{table.title}》第 {column.index + 1} 栏与前栏同为“{column.label}”，标题未能分辨",
                f"column {column.index + 1} shares its heading with another: not told apart",
            )
            yield remark(
                subject, "form.heading_bound", Outcome.NOT_EVALUATED, Severity.WARNING, said,
                table=table,
            )  # fmt: skip
        seen.add(key)


def _measures(table: Table) -> list[Column]:
    return [column for column in table.columns if column.role is ColumnRole.MEASURE]


def _note(subject: Subject, check: str, table: Table, said: tuple[str, str]) -> Finding:
    return remark(subject, check, Outcome.NOT_EVALUATED, Severity.NOTE, said, table=table)


def _unread_numbers(subject: Subject, table: Table) -> Iterator[Finding]:
    """Figures with decimals in columns that were taken for words: published, but not as amounts."""
    words = [c.index for c in table.columns if c.role is not ColumnRole.MEASURE]
    unread = [
        cell
        for row in (table.body if table.entries else ())
        for index in words
        if (cell := row[index]) is not None and _is_figure(cell.text)
    ]
    if unread:
        printed = "、".join(cell.text for cell in unread[:5])
        said = (
            f"《{table.title}》有 {len(unread)} 个数（{printed}…）所在栏目未识别为金额，只在原表中公布",
            f"{len(unread)} figures stand in columns that were not taken for amounts",
        )
        yield remark(
            subject, "form.number_read", Outcome.NOT_EVALUATED, Severity.WARNING, said,
            table=table, place=unread[0].place,
        )  # fmt: skip


def _unit_stated(subject: Subject, table: Table) -> Iterator[Finding]:
    """A form of money whose unit is printed nowhere: its amounts are published without yuan."""
    form = subject.form_of(table)
    without = [a for a in subject.amounts_of(table) if a.amount is not None and not a.unit]
    if form is None or not form.id.startswith(("budget.", "final.")) or not without:
        return
    said = (
        f"《{table.title}》有 {len(without)} 个数没有注明单位，不能折算为元",
        f"{len(without)} figures without a unit: not converted into yuan",
    )
    yield remark(subject, "form.unit_stated", Outcome.FAIL, Severity.WARNING, said, table=table)


def _is_figure(text: str) -> bool:
    number = parse_amount(text) if "." in text or "．" in text else None
    if number is None:
        return ("," in text or "." in text) and has_foreign_separators(text)
    return number.decimals > 0


def _labels(subject: Subject, table: Table) -> Iterator[Finding]:
    for entry in table.entries:
        if entry.inferred:
            said = (
                f"《{table.title}》第 {entry.row + 1} 行项目名称原文缺失，按同行另一侧推定为“{entry.label}”",
                f"row {entry.row + 1}: label lost in the source, inferred as {entry.label}",
            )
            yield remark(
                subject, "form.label_inferred", Outcome.NOT_EVALUATED, Severity.NOTE, said,
                table=table, row_no=entry.row + 1, place=entry.place,
            )  # fmt: skip


def _codes(subject: Subject, table: Table) -> Iterator[Finding]:
    """Codes that no list has, known misprints, and codes under another code's name."""
    vocabulary = subject.vocabulary
    fixes = {fix.printed: fix for fix in vocabulary.fixes}
    for entry in table.entries:
        if not entry.code or code_level(entry.code) is None:
            continue
        names = vocabulary.classifications.get(entry.classification)
        fix = fixes.get(entry.code)
        named = f"{entry.code} {entry.label}".strip()
        if fix and _expects(subject, table, fix.classification):
            check, outcome, severity = "code.misprint", Outcome.FAIL, Severity.WARNING
            said = (
                f"{named}：科目编码疑为 {fix.code} 之误（{fix.reason}）",
                f"{entry.code} seems to be a misprint of {fix.code}",
            )
        elif names is not None and entry.code not in names:
            check, outcome, severity = "code.known", Outcome.NOT_EVALUATED, Severity.NOTE
            said = (f"{named}：科目表中没有此编码", f"{entry.code} is in no list of codes")
        else:
            continue
        yield remark(
            subject, check, outcome, severity, said,
            table=table, row_no=entry.row + 1, code=entry.code, place=entry.place,
        )  # fmt: skip


def _expects(subject: Subject, table: Table, classification: str) -> bool:
    form = subject.form_of(table)
    return form is not None and form.classification == classification
