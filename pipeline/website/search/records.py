"""A disclosure as its page shows it → its search records: overview, tables, prose, projects, findings.

One record for each table and not for each row, so that thousands of disclosures stay searchable; a
row is a line of it, with its amounts and the way to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model.corrections import CorrectionOutcome
from pipeline.model.records import Indicator
from pipeline.values.codes import classification_code
from pipeline.values.text import tidy
from pipeline.website import anchors
from pipeline.website.department.department_year import Summary
from pipeline.website.department.edition import Edition
from pipeline.website.department.front import Front
from pipeline.website.department.prose import ProsePart
from pipeline.website.figures.headline import TITLES
from pipeline.website.interface.language import in_chinese
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.package import Package, PrintedRow, PrintedTable
from pipeline.website.search.record import (
    CORRECTED,
    DOUBTFUL,
    HEADINGS,
    READ_BY_OCR,
    SearchLine,
    SearchRecord,
)

ClassName = Callable[[str], str]
"""A code of the highest level → its name, "" for one that is not listed."""


def disclosure_records(
    package: Package, summary: Summary, edition: Edition, class_name: ClassName
) -> Iterator[SearchRecord]:
    """All records of a disclosure; `edition` is what its page shows of it."""
    yield _overview(summary)
    yield from _tables(package, summary, class_name)
    for part in edition.prose:
        yield _prose(package, part)
    yield from _projects(package, edition.front)
    if summary.verdicts.failures:
        yield _failures(summary)


def _record(
    package: Disclosure,
    what: str,
    anchor: str,
    title: str,
    lines: tuple[SearchLine, ...] = (),
    *,
    entity: str = "",
    unit: str = "",
    text: str = "",
    codes: tuple[str, ...] = (),
    page: str = "",
) -> SearchRecord:
    return SearchRecord(
        address=package.address,
        anchor=anchor,
        title=title,
        of=" · ".join(filter(None, (package.located_title, entity))),
        unit=unit,
        text=text,
        lines=lines,
        facets={
            "what": (what,),
            "kind": (package.kind,),
            "year": (str(package.fiscal_year),),
            "place": (package.place,),
            "department": (package.organisation,),
            "code": codes,
        },
        page=page,
    )


def _overview(summary: Summary) -> SearchRecord:
    lines = tuple(
        SearchLine(
            figure.link if figure.is_apart else figure.anchor,
            _marks(figure.is_doubtful, read_by_ocr=figure.read_by_ocr),
            in_chinese(TITLES[key]),
            values=(figure.printed,),
        )
        for key, figure in (*summary.headlines.figures.items(), *summary.headlines.said.items())
    )
    return _record(summary.package, "summary", f"words-{summary.package.part}", "收支概况", lines)


def _marks(is_doubtful: bool, *, is_corrected: bool = False, read_by_ocr: bool = False) -> str:
    stated = ((DOUBTFUL, is_doubtful), (CORRECTED, is_corrected), (READ_BY_OCR, read_by_ocr))
    return "".join(mark for mark, is_so in stated if is_so)


def _tables(package: Package, summary: Summary, class_name: ClassName) -> Iterator[SearchRecord]:
    corrected = {
        (each.table, each.row_no)
        for each in package.corrections()
        if each.outcome == CorrectionOutcome.APPLIED
    }
    for table in package.tables:
        rows = package.rows(table)
        marks = {
            row.number: _marks(
                anchors.row_anchor(package.part, table.no, row.number) in summary.verdicts.doubtful,
                is_corrected=(table.name, row.number) in corrected,
                read_by_ocr=table.read_by_ocr,
            )
            for row in rows
        }
        yield _record(
            package,
            "table",
            anchors.table_anchor(package.part, table.no),
            tidy(table.title),
            tuple(_on_their_pages(package, table, _table_lines(table, rows, marks))),
            entity=table.entity if table.entity != package.body else "",
            unit=table.unit,
            text=" ".join((table.number, *table.notes)),
            codes=tuple(_classes(table, rows, class_name)),
            page=package.page_of_table(table.no) and package.table_address(table.no),
        )


def _on_their_pages(
    package: Package, table: PrintedTable, lines: Iterable[SearchLine]
) -> Iterator[SearchLine]:
    """Rows that stand on a later page of their table name it; the record names the first."""
    first = package.table_address(table.no)
    for each in lines:
        row = int(each.anchor.removeprefix("-r") or 1)
        page = package.table_address(table.no, row)
        anchor = anchors.row_anchor(package.part, table.no, row)
        yield each if page == first else replace(each, anchor=f"{page}#{anchor}")


def _table_lines(
    table: PrintedTable, rows: Sequence[PrintedRow], marks: Mapping[int, str]
) -> Iterator[SearchLine]:
    """The rows of each panel, below the headings of its amounts."""
    for panel in sorted({each.panel for each in table.columns}):
        columns = [(n, each) for n, each in enumerate(table.columns) if each.panel == panel]
        measures = [n for n, each in columns if each.role == "measure"]
        codes = [n for n, each in columns if each.role == "code"]
        labels = [n for n, each in columns if each.role in ("label", "text")]
        headings = tuple("/".join(table.columns[n].path[-2:]) for n in measures)
        yield SearchLine("", HEADINGS, "", values=headings)
        for row in rows:
            label = " ".join(filter(None, (row.cells[n].strip() for n in labels)))
            code = " ".join(filter(None, (row.cells[n].strip() for n in codes)))
            values = tuple(row.cells[n].strip() for n in measures)
            if label or code or any(values):
                yield SearchLine(f"-r{row.number}", marks[row.number], label, code, values)


def _classes(
    table: PrintedTable, rows: Sequence[PrintedRow], class_name: ClassName
) -> Iterator[str]:
    """The classes (类) of the codes that the table prints, with their names."""
    columns = [n for n, each in enumerate(table.columns) if each.role == "code"]
    codes = {classification_code(row.cells[n]) for row in rows for n in columns} - {""}
    for each in sorted({code[:3] for code in codes}):
        yield f"{each} {class_name(each)}".strip()


def _prose(package: Package, part: ProsePart) -> SearchRecord:
    lines = []
    anchor = ""
    for block in part.blocks:
        anchor = block.id or anchor
        lines.append(SearchLine(anchor, "", block.text))
    return _record(package, "prose", part.id, in_chinese(part.heading), tuple(lines))


def _projects(package: Package, front: Front) -> Iterator[SearchRecord]:
    by_project = groupby(package.indicators(), key=lambda each: tidy(each.project))
    for number, (project, indicators) in enumerate(by_project, start=1):
        lines = tuple(_indicator(each) for each in indicators)
        headings = SearchLine("", HEADINGS, "", values=("目标值", "完成情况"))
        anchor = anchors.project_anchor(package.part, number)
        yield _record(
            package,
            "project",
            anchor,
            project,
            (headings, *(line for line in lines if line.label)),
            page="" if anchor in front.projects else package.folder + front.projects_page,
        )


def _indicator(each: Indicator) -> SearchLine:
    names = dict.fromkeys((tidy(each.level3), tidy(each.description)))
    return SearchLine(
        "", "", " ".join(filter(None, names)), values=(tidy(each.target), tidy(each.actual))
    )


def _failures(summary: Summary) -> SearchRecord:
    lines = tuple(
        SearchLine(
            f"{summary.package.folder}{each.page}#{each.anchor}"
            if each.page
            else each.anchor or "checks",
            "",
            in_chinese(each.message),
        )
        for each in summary.verdicts.failures
    )
    anchor = f"checks~{summary.package.part}"
    return _record(summary.package, "check", anchor, "核对不通过", lines)
