"""Tables that the text cites under a name that none of them has: 在财政拨款收支总体情况表中列示, where the
form is called 财政拨款收支总表; and under a number beyond those of all tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.check.comparison import remark
from pipeline.check.lines import Line
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare, fold
from pipeline.vocabulary.spec import compiled

_CHECK = "form.table_cited"


def check_cited_tables(subject: Subject) -> Iterator[Finding]:
    """Every name of a table that is cited, once: where no table has it and one has nearly it."""
    spec = subject.vocabulary.wording.cited_tables
    told: set[str] = set()
    for document in subject.documents:
        for line in lines_with(subject, document, [spec.cites]):
            for name in spec.names_in(line.text):
                if name not in told and (meant := _meant(subject, name)) is not None:
                    told.add(name)
                    yield _finding(subject, line, name, meant)
        yield from _beyond(subject, document)


def _beyond(subject: Subject, document: Document) -> Iterator[Finding]:
    """详见表15 where the tables are numbered up to 11, and no line is the title of one with that number."""
    spec = subject.vocabulary.wording.cited_tables
    own = [table for table in subject.tables if table.place.file == document.file]
    numbers = [number for table in own if (number := spec.number_of(table.number))]
    if len(numbers) < spec.fewest_numbered:
        return
    told: set[int] = set()
    for line in lines_with(subject, document, [spec.numbered]):
        for number in spec.numbers_in(line.text):
            known = number <= max(numbers) or number in told
            title = spec.title_of(number)
            lines = [] if known else lines_with(subject, document, [title])
            if known or any(compiled(title).search(fold(each.text)) for each in lines):
                continue
            told.add(number)
            said = (
                f"文中称“表{number}”，各表编号至 {max(numbers)}，没有此表",
                f"the text cites table {number}; the numbers of tables end with {max(numbers)}",
            )
            yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=line.place)


def _meant(subject: Subject, name: str) -> Table | None:
    """The one table whose title is nearly what is cited; None where a title has it, or none is near."""
    spec = subject.vocabulary.wording.cited_tables
    cited, titled = bare(name), [table for table in subject.tables if table.title]
    if any(cited in bare(table.title) for table in titled) or _is_listed(subject, cited):
        return None
    near = [t for t in titled if _alike(spec.core(t.title), spec.core(name)) >= spec.alike]
    names: Sequence[str] = list({bare(table.title) for table in near})
    return near[0] if len(names) == 1 else None


def _is_listed(subject: Subject, cited: str) -> bool:
    """Whether a contents page has it under the name that is cited."""
    return any(
        line.in_contents and cited in bare(line.text)
        for document in subject.documents
        for line in lines_with(subject, document, [cited])
    )


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _finding(subject: Subject, line: Line, name: str, meant: Table) -> Finding:
    said = (
        f"文中称“{name}”，各表没有此名，相近的是《{meant.title}》",
        f"the text cites {name}, which no table is called; the nearest is {meant.title}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=line.place)
