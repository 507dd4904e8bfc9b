"""Years and kinds of organisation that contradict the disclosure's own: leftovers of another text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, printed_lines, shortened, speaks_of_a_unit
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Grid, Place
from pipeline.model.identity import Kind, Scope
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import fold, tidy

_YEAR, _SCOPE = "form.year", "form.department_or_unit"
_PURCHASES = "procurement"
_CAPTION_ROWS = 4
_CAPTION_LINES = 4
_OF_YEAR = "年度"
_LISTED = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[)）\]】]?$")
"""The day at the end of an entry in a site's list of other disclosures: 民政局2018年部门预算 2018-03-02."""
_FUNDS = re.compile("(?:一般公共|政府性基金|国有资本经营)预算")
"""Names of funds say 预算 in final accounts too."""


def check_years(subject: Subject) -> Iterator[Finding]:
    """Years in titles, captions, headings and announcements."""
    found = False
    for finding in _all_years(subject):
        found = True
        yield finding
    if not found and subject.documents:
        year = subject.identity.fiscal_year
        said = (f"标题和说明中的年度均为 {year} 年", f"titles and text speak of {year} throughout")
        yield remark(subject, _YEAR, Outcome.PASS, Severity.NOTE, said)


def _all_years(subject: Subject) -> Iterator[Finding]:
    for document in subject.documents:
        for line in lines_with(subject, document, _sought(subject, _patterns(subject))):
            yield from _of_line(subject, line)
        yield from _captions(subject, document, printed_lines(subject, document))
    for table in subject.tables:
        yield from _of_title(subject, table)


def _patterns(subject: Subject, in_headings: bool = True) -> tuple[str, ...]:
    own_year = subject.vocabulary.wording.own_year
    return (
        own_year.anywhere
        + (own_year.headings if in_headings else ())
        + (own_year.closing_day if subject.identity.kind is Kind.FINAL else ())
    )


def _sought(subject: Subject, patterns: Iterable[str]) -> list[str]:
    return [pattern.replace("KIND", subject.identity.kind.chinese) for pattern in patterns]


def _of_line(subject: Subject, line: Line) -> Iterator[Finding]:
    wording, identity = subject.vocabulary.wording, subject.identity
    patterns = _patterns(subject, line.is_short)
    own = str(identity.fiscal_year)
    years = set(wording.own_years(line.text, patterns, identity.kind.chinese))
    for year in sorted(years - {identity.fiscal_year}):
        if line.is_short and (own in fold(line.text) or _LISTED.search(line.text)):
            continue
        yield _wrong(subject, year, line.text, line.place)


def _of_title(subject: Subject, table: Table) -> Iterator[Finding]:
    """The year that opens the title of a standard form."""
    wording, kind = subject.vocabulary.wording, subject.identity.kind
    standard = table.form.startswith(f"{kind}.") or table.form == _PURCHASES
    if not standard or wording.is_of_another_year(table.title):
        return
    title = table.title.removeprefix(subject.identity.department)
    for year in wording.own_years(title, wording.own_year.titles, kind.chinese):
        if year != subject.identity.fiscal_year and not wording.placeholder_in(title):
            yield _wrong(subject, year, table.title, table.place, table.name)


def _captions(subject: Subject, document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    """Lines that state the year of a table and nothing else: 预算年度：2022, (2022年度)."""
    kind = subject.identity.kind.chinese
    for index, line in enumerate(lines):
        is_caption = index + 1 < len(lines) and lines[index + 1].grids - line.grids < 2
        if is_caption and not line.in_contents and _OF_YEAR in line.text:
            before = lines[max(0, index - _CAPTION_LINES) : index]
            # a form of its own kind may have a fund of the other's name
            above = "".join(o.text for o in before if o.is_short and kind not in o.text)
            yield from _of_caption(subject, line.text, line.place, above)
    title = ""
    for block in document.blocks:
        if not isinstance(block, Grid):
            title = tidy(block.text) or title
            continue
        for row in block.rows[:_CAPTION_ROWS]:
            for cell in row:
                if _OF_YEAR in cell.text:
                    yield from _of_caption(subject, cell.text, cell.place, title)


def _of_caption(subject: Subject, text: str, place: Place, above: str) -> Iterator[Finding]:
    year = subject.vocabulary.captions.year_of(tidy(text))
    if not year or int(year) == subject.identity.fiscal_year:
        return
    other_kind = {"budget": ("决算", "自评", "评价"), "final": ("预算", "目标")}
    if any(word in _FUNDS.sub("", above) for word in other_kind[subject.identity.kind]):
        return
    yield _wrong(subject, int(year), text, place)


def _wrong(subject: Subject, year: int, text: str, place: Place, table: str = "") -> Finding:
    own, title = subject.identity.fiscal_year, subject.identity.title
    said = (
        f"“{shortened(tidy(text), 80)}”：年度为 {year} 年，本文件为 {own} 年（{title}）",
        f"“{shortened(tidy(text), 80)}” says {year}; this disclosure is of {own}",
    )
    return remark(subject, _YEAR, Outcome.FAIL, Severity.ERROR, said, table=table, place=place)


def check_department_or_unit(subject: Subject) -> Iterator[Finding]:
    """Announcements of the department's own disclosure that call it a unit's, and the reverse."""
    wording, identity = subject.vocabulary.wording, subject.identity
    wanted = "单位" if identity.unit else "部门"
    # The own office of a department is called either: 深圳市司法局（本级）部门预算
    is_either = identity.scope is Scope.OWN_OFFICE
    own = identity.unit or identity.department
    announced, found = 0, False
    for document in subject.documents:
        for line in lines_with(subject, document, _sought(subject, wording.announcement)):
            for name, scope in wording.announced(line.text, identity.kind.chinese):
                if not fold(name).endswith(fold(own)):
                    continue
                announced += 1
                in_unit = not identity.unit and speaks_of_a_unit(subject, document, line)
                if scope != wanted and not in_unit and not is_either:
                    found = True
                    yield _mixed_up(subject, line, scope, wanted)
    if not announced:
        said = ("没有点名本部门的公开说明", "no announcement names the organisation")
        yield remark(subject, _SCOPE, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
    elif not found:
        said = (
            f"公开说明均称“{wanted}{identity.kind.chinese}”",
            "department and unit are kept apart",
        )
        yield remark(subject, _SCOPE, Outcome.PASS, Severity.NOTE, said)


def _mixed_up(subject: Subject, line: Line, scope: str, wanted: str) -> Finding:
    kind = subject.identity.kind.chinese
    said = (
        f"“{shortened(line.text, 80)}”：称“{scope}{kind}”，本文件为{wanted}{kind}",
        f"“{shortened(line.text, 80)}” calls this a {_ENGLISH[scope]}'s disclosure; "
        f"it is a {_ENGLISH[wanted]}'s",
    )
    return remark(subject, _SCOPE, Outcome.FAIL, Severity.WARNING, said, place=line.place)


_ENGLISH = {"部门": "department", "单位": "unit"}
