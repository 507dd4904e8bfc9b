"""Which forms had to be published, and which are: tables and the text of a disclosure → findings.

Nothing is called missing that was not due, that the text says there is none of, or that may be a
table which was not understood. Of a fund that the summaries state nothing of, the form would be empty:
many places leave it out of their set of tables, so its absence accuses only where a number is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.form.contents import missing_tables
from pipeline.check.form.contents_entries import Entry
from pipeline.check.form.table_numbers import number_left_out_for, skips_tables
from pipeline.check.lines import printed_lines
from pipeline.check.subject import Subject
from pipeline.model.identity import Entity
from pipeline.model.kept import kept_property
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare, tidy
from pipeline.vocabulary import Form
from pipeline.vocabulary.phrases import is_any
from pipeline.vocabulary.titles import Parts, values_of

_CHECK = "form.statutory_table"
_FUNDS = ("government_fund", "state_capital")
_SHAPING = ("classification", "extent", "stage")
"""What titles may say otherwise and still be of the same name."""
_ITEM = "公务接待"
"""A row or column of every form of 三公 expenditure."""


def check_statutory(subject: Subject) -> Iterator[Finding]:
    """Every form that the law asks for, entity by entity; a form without rows is there too."""
    kind = subject.identity.kind
    search = _Search(subject)
    for entity in dict.fromkeys(t.entity for t in subject.tables if t.form.startswith(kind)):
        for form in subject.vocabulary.forms.statutory(kind):
            yield search.outcome(form, entity)


def _stands_alone(subject: Subject, entity: Entity) -> bool:
    """Whether the only form is that of 三公 expenditure, which bodies publish on a page of its own too."""
    kind = subject.identity.kind
    own = {t.form for t in subject.tables if t.entity == entity and t.form.startswith(kind)}
    return own == {f"{kind}.three_public"}


@dataclass(frozen=True)
class _Search:
    """Where a form may be: among the tables, in the text, or nowhere."""

    subject: Subject

    def outcome(self, form: Form, entity: Entity) -> Finding:
        """What is to be said of one form of one entity."""
        there = self._published(form, entity)
        if there is not None:
            said = (f"已公开《{there.title}》", f"{form.name_en}: published")
            return remark(self.subject, _CHECK, Outcome.PASS, Severity.NOTE, said, table=there)
        outcome = Outcome.NOT_APPLICABLE
        year = self.subject.identity.fiscal_year
        if not form.is_due(year):
            said = (f"《{form.name}》：{year} 年尚不要求公开", f"{form.name_en}: not due in {year}")
        elif self._is_exempt(form, entity):
            said = (
                f"《{form.name}》：{entity.name}按主管部门规定的表式公开，不要求此表",
                f"{form.name_en}: not among the forms that such a body has to publish",
            )
        elif self._is_said_to_be_none(form):
            said = (f"《{form.name}》：文中说明无此项收支", f"{form.name_en}: the text states none")
        elif (similar := self._may_be(form)) is not None:
            outcome = Outcome.NOT_EVALUATED
            said = (
                f"《{form.name}》：未找到，文中《{similar}》可能即是此表，未能判断",
                f"{form.name_en}: not found; a table that was not understood may be it",
            )
        elif _stands_alone(self.subject, entity):
            outcome = Outcome.NOT_EVALUATED
            said = (
                f"《{form.name}》：本文件只有“三公”经费一表，其余各表或另行公开，未能判断",
                f"{form.name_en}: this is the form of 三公 expenditure alone; the others may be elsewhere",
            )
        elif self._would_be_empty(form, entity):
            outcome = Outcome.NOT_EVALUATED
            said = (
                f"《{form.name}》：未公开；总表中此项没有数，当地表式可能不设此表，未能判断",
                f"{form.name_en}: not published; the summaries state nothing of it, and the local set of "
                "forms may have none",
            )
        else:
            return self._missing(form, entity)
        return remark(self.subject, _CHECK, outcome, Severity.NOTE, said)

    def _missing(self, form: Form, entity: Entity) -> Finding:
        """A form that is not there; undecided, as a warning, where another finding tells that."""
        outcome, why, why_en = Outcome.NOT_EVALUATED, "", ""
        if listed := self._listed(form):
            why = f"：目录列有“{tidy(listed.title)}”，由该条说明，不另计"
            why_en = "; the contents page lists it, which is told there"
        elif number := number_left_out_for(self.subject, entity, form):
            why = f"：表号缺{number}，由该条说明，不另计"
            why_en = f"; its number, {number}, is skipped, which is told there"
        else:
            outcome = Outcome.FAIL
        said = (
            f"{entity.name}未公开《{form.name}》{why}",
            f"{form.name_en}: required, not published{why_en}",
        )
        return remark(self.subject, _CHECK, outcome, Severity.WARNING, said)

    def _published(self, form: Form, entity: Entity) -> Table | None:
        """The last table of the form, else of one that stands in for it and states what it would."""
        own = {t.form: t for t in self.subject.tables if t.entity == entity}
        in_its_place = [own[name] for name in form.stands_in if name in own]
        stated = (table for table in in_its_place if _states(table, form.measure))
        return own.get(form.id) or next(stated, None)

    def _is_exempt(self, form: Form, entity: Entity) -> bool:
        names = (entity.name, self.subject.identity.unit)
        return any(name and is_any(name, form.not_due_for) for name in names)

    # What the summaries state

    def _would_be_empty(self, form: Form, entity: Entity) -> bool:
        """Whether the tables have a row or a column for a fund and nothing in any, and skip no number."""
        words = self._words_of(form)
        tables = [table for table in self.subject.tables if table.entity == entity]
        headed = words and any(_names(table, words, form.fund) for table in tables)
        if not headed or skips_tables(self.subject, entity):
            return False
        return not any(
            amount.amount
            for table in tables
            for amount in self.subject.amounts_of(table)
            if amount.fund == form.fund or _is_of(amount.row_label, words)
        )

    # What the text says

    @kept_property
    def _lines(self) -> tuple[str, ...]:
        """All lines of prose but those of contents pages, and the notes under tables."""
        prose = (
            line.text
            for document in self.subject.documents
            for line in printed_lines(self.subject, document)
            if not line.in_contents
        )
        return (*prose, *(note for table in self.subject.tables for note in table.notes))

    def _is_said_to_be_none(self, form: Form) -> bool:
        words = self._words_of(form)
        wording = self.subject.vocabulary.wording
        return bool(words) and any(wording.states_none(line, words) for line in self._lines)

    def _words_of(self, form: Form) -> tuple[str, ...]:
        """What a form of one fund is about; of no other form can it be said that there is none."""
        if form.fund not in _FUNDS:
            return ()
        return self.subject.vocabulary.forms.titles.parts["fund"][form.fund]

    # What may be the form

    def _may_be(self, form: Form) -> str | None:
        """The title of what may be the form: a table of no known form, or a title without a table."""
        unknown = [table for table in self.subject.tables if not table.form]
        for table in unknown:
            if self._is_like(form, table.title) or _holds(form, table):
                return table.title or "（无标题）"
        return next((line for line in self._titles if self._is_like(form, line)), None)

    def _listed(self, form: Form) -> Entry | None:
        """The entry of a contents page that lists the form and is told as missing."""
        known = self.subject.vocabulary.forms
        return next(
            (
                entry
                for entry in missing_tables(self.subject)
                if known.match(entry.title, form.kind, ()) == form
            ),
            None,
        )

    @kept_property
    def _titles(self) -> Sequence[str]:
        """Lines of the text that are titles of tables."""
        return [line for line in self._lines if bare(line).endswith("表")]

    def _is_like(self, form: Form, title: str) -> bool:
        """Whether a title names the same fund, side and kind of expenditure."""
        parts = self.subject.vocabulary.forms.titles.parts_of(title)
        return parts is not None and any(
            _core(parts) == _core(own)
            for name in (form.name, *form.titles)
            if (own := self.subject.vocabulary.forms.titles.parts_of(name)) is not None
        )


def _names(table: Table, words: Sequence[str], fund: str) -> bool:
    """Whether a table has a column of a fund, or a row that is called like it."""
    return any(column.meaning.fund == fund for column in table.columns) or any(
        _is_of(entry.label, words) for entry in table.entries
    )


def _is_of(label: str, words: Sequence[str]) -> bool:
    return any(word in bare(label) for word in words)


def _states(table: Table, measure: str) -> bool:
    """Whether a column is of a measure, or a part of it."""
    return not measure or any(
        f"{column.meaning.measure}.".startswith(f"{measure}.") for column in table.columns
    )


def _core(parts: Parts) -> frozenset[tuple[str, str]]:
    """What a title is about; of a fund's form the side does not matter."""
    core = frozenset((facet, value) for facet, value in parts if facet not in _SHAPING)
    if values_of(parts, "fund") & set(_FUNDS):
        return frozenset((facet, value) for facet, value in core if facet != "direction")
    return core


def _holds(form: Form, table: Table) -> bool:
    """Whether a table's rows are what such a form lists."""
    if form.classification == "item":
        texts = (*(e.label for e in table.entries), *(column.label for column in table.columns))
        return any(_ITEM in bare(text) for text in texts)
    if form.shape == "panels":
        return len({column.panel for column in table.columns}) > 1
    return any(
        entry.code and entry.classification == form.classification for entry in table.entries
    )
