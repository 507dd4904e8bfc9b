"""Tables that are called empty, by a note below them, the contents page or a sentence, and are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.against_tables.prose import RunningText
from pipeline.check.comparison import remark
from pipeline.check.covers import body_at
from pipeline.check.lines import grids_of, place_name, place_name_en, shortened
from pipeline.check.subject import Subject
from pipeline.model.document import Grid, Place
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare, fold, tidy
from pipeline.vocabulary.phrases import is_any

_FITS, _NONE = "form.note_fits_table", "claim.stated_none"
_SHORTEST_NAME = 6


def check_emptiness(subject: Subject) -> Iterator[Finding]:
    """Every form that a note or the contents page calls empty, every sentence that says there is nothing."""
    contents = tuple(_contents(subject))
    for table in subject.tables:
        said_so = _called_empty(subject, table, _listed(contents, table)) if table.form else ""
        if said_so:
            yield _empty_or_not(subject, table, said_so)
    yield from _stated_none(subject, RunningText.of(subject))


def _filled(subject: Subject, table: Table) -> list[Amount]:
    return [amount for amount in subject.amounts_of(table) if amount.amount]


# What the contents page says.


@dataclass(frozen=True, slots=True)
class _Entry:
    """A table as the contents page lists it; `is_empty` is its answer, None where it gives none."""

    name: str
    is_empty: bool | None
    place: Place


def _contents(subject: Subject) -> Iterator[_Entry]:
    """The rows of grids that have a column for whether a table is empty."""
    spec = subject.vocabulary.against_tables.contents
    for document in subject.documents:
        for grid in grids_of(document):
            column = _answers(subject, grid)
            if column is None:
                continue
            for row in grid.rows[1:]:
                answer = fold(row[column].text) if len(row) > column else ""
                names = [bare(cell.text) for cell in row[:column] if bare(cell.text)]
                if not names:
                    continue
                empty = True if is_any(answer, spec.empty) else None
                is_empty = False if is_any(answer, spec.filled) else empty
                yield _Entry(_core(max(names, key=len)), is_empty, row[0].place)


def _answers(subject: Subject, grid: Grid) -> int | None:
    """Which column tells whether a table is empty, None in other grids."""
    spec = subject.vocabulary.against_tables.contents
    header = grid.rows[0] if grid.rows else ()
    found = (n for n, cell in enumerate(header) if n and is_any(cell.text, spec.is_empty))
    return next(found, None)


def _core(name: str) -> str:
    """A title less the year and number before it."""
    return bare(name).lstrip("0123456789").removeprefix("年度").removeprefix("年")


def _listed(contents: Sequence[_Entry], table: Table) -> _Entry | None:
    """The table's entry in the contents page: the only one whose name its title begins with."""
    title = _core(table.title)
    found = [e for e in contents if len(e.name) >= _SHORTEST_NAME and title.startswith(e.name)]
    return found[0] if len(found) == 1 else None


# A table that is called empty.


def _called_empty(subject: Subject, table: Table, listed: _Entry | None) -> str:
    """Where a table is called empty: by a note, by the contents page; "" for nowhere."""
    for note in table.notes:
        if subject.vocabulary.against_tables.says_empty(note) and _is_own(subject, table, note):
            return f"表下注“{shortened(tidy(note))}”"
    if listed is not None and listed.is_empty:
        return f"目录（{place_name(listed.place)}）称其为空表"
    return ""


def _is_own(subject: Subject, table: Table, note: str) -> bool:
    """Whether a note is of its table: one that names a fund is of a table that does so in its title."""
    kinds = subject.vocabulary.against_tables.none_of
    said = [kind for kind in kinds if any(word in fold(note) for word in kind.words)]
    return not said or any(table.form in kind.forms for kind in said)


def _empty_or_not(subject: Subject, table: Table, said_so: str) -> Finding:
    filled = _filled(subject, table)
    if not filled:
        said = (f"《{table.title}》：{said_so}，表中没有数，相符", "called empty, and empty")
        return remark(subject, _FITS, Outcome.PASS, Severity.NOTE, said, table=table)
    said = (
        f"《{table.title}》：{said_so}，表中却有 {len(filled)} 个不为零的数（如{_shown(filled[0])}）",
        f"the form is called empty, but has {len(filled)} amounts (as {filled[0].amount_text})",
    )
    return remark(subject, _FITS, Outcome.FAIL, Severity.ERROR, said, table=table)


def _shown(amount: Amount) -> str:
    return f" {amount.row_label} {amount.amount_text}".replace("  ", " ")


# A sentence.


def _stated_none(subject: Subject, text: RunningText) -> Iterator[Finding]:
    """A sentence that says that the body has nothing of what a form of its own states."""
    spec = subject.vocabulary.against_tables
    of_forms = [
        (none, [table for table in subject.tables if table.form in none.forms])
        for none in spec.none_of
    ]
    own = [(n, tables) for n, tables in of_forms if len({table.entity for table in tables}) == 1]
    words = [word for none, _ in own for word in none.words]
    sentences = list(text.sentences_with(words)) if own else []
    for none, tables in own:
        said = [
            (match[0].rstrip(",;"), sentence.place(match.start()))
            for sentence in sentences
            if any(word in sentence.text for word in none.words)
            and (match := spec.none_stated(sentence.text, none.words))
        ]
        if said:
            body = body_at(subject, said[0][1])
            of_it = [table for table in tables if body_at(subject, table.place) == body]
            filled = [amount for table in of_it for amount in _own(subject, table)]
            yield _none_or_not(subject, (of_it or tables)[0], said[0], filled)


def _own(subject: Subject, table: Table) -> list[Amount]:
    year = subject.identity.fiscal_year
    return [amount for amount in _filled(subject, table) if amount.fiscal_year == year]


def _none_or_not(
    subject: Subject, table: Table, said: tuple[str, Place], filled: Sequence[Amount]
) -> Finding:
    quoted, place = shortened(said[0]), said[1]
    if not filled:
        message = (
            f"文中称“{quoted}”，《{table.title}》中没有数，相符",
            "the form has nothing, as stated",
        )
        return remark(
            subject, _NONE, Outcome.PASS, Severity.NOTE, message, table=table, place=place
        )
    message = (
        f"文中（{place_name(place)}）称“{quoted}”，《{table.title}》却有 {len(filled)} 个不为零的数"
        f"（如{_shown(filled[0])}）",
        f"the text ({place_name_en(place)}) says there is none; the form has {len(filled)} amounts",
    )
    finding = remark(
        subject, _NONE, Outcome.FAIL, Severity.ERROR, message, table=table, place=place
    )
    first = filled[0]
    return replaced(finding, cells=((first.table, first.row_no, first.column_no),))
