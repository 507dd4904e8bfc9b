"""`specs/forms/*.yml` and `specs/cross_table.yml`: the standard forms and the sums that must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from pydantic import Field

from pipeline.values.text import bare
from pipeline.vocabulary.phrases import is_any, longest_within
from pipeline.vocabulary.spec import Phrases, Spec
from pipeline.vocabulary.titles import MadeOf, Parts, Titles, values_of


class ColumnSum(Spec):
    """In every row, the column of measure `total` is the sum of those of `parts` that are there.

    `every`: nothing is said of a table that lacks a column of one of them.
    """

    total: str
    parts: Phrases
    every: bool = False


class RowSum(Spec):
    """In every column, the row called `total` is the sum of the rows of `parts`.

    Each part is a list of phrases for one row; a part that the table lacks counts as nothing.
    """

    total: Phrases
    parts: tuple[Phrases, ...]
    panel: int | None = None


class Balance(Spec):
    """The row `left` on the revenue side equals the row `right` on the expenditure side."""

    left: Phrases
    right: Phrases


class PartialTotal(Spec):
    """A total row called like `label` is the sum of the classes with these codes only."""

    label: Phrases
    codes: Phrases


class Sums(Spec):
    """What must add up within one form. In a `plain_list` no row lies within another: its total is of all."""

    columns: tuple[ColumnSum, ...] = ()
    rows: tuple[RowSum, ...] = ()
    balance: tuple[Balance, ...] = ()
    hierarchy: bool = True
    plain_list: bool = False
    totals: tuple[PartialTotal, ...] = ()

    def counts(self, total: str, code: str) -> bool:
        """Whether a class is part of the total row with this label."""
        for partial in self.totals:
            if is_any(total, partial.label):
                return code in partial.codes
        return True


class Form(Spec):
    """One standard form.

    `made_of` says of which parts its title is made, `titles` are phrases that titles contain which
    are not made of parts; `headings` are phrases of which one must stand in its header.
    `classification`, `measure`, `phase`, `fund` and `direction` hold where the printed heading says
    nothing else.

    `told_by` are headings that tell the form where the title names none.

    A statutory form is due in the years from `due_from` to `due_until`, of bodies whose names are
    not among `not_due_for`; a form of `stands_in` published in its place will do.
    """

    id: str
    kind: Literal["budget", "final", "any"]
    name: str
    name_en: str
    statutory: bool = False
    due_from: int | None = None
    due_until: int | None = None
    not_due_for: Phrases = ()
    stands_in: tuple[str, ...] = ()
    made_of: tuple[MadeOf, ...] = ()
    titles: Phrases = ()
    headings: Phrases = ()
    told_by: Phrases = ()
    shape: Literal["list", "panels", "blocks", "matrix", "items", "fields"] = "list"
    classification: str = ""
    measure: str = ""
    phase: str = ""
    fund: str = ""
    direction: str = ""
    sums: Sums = Field(default_factory=Sums)

    @property
    def kinds(self) -> tuple[str, ...]:
        return ("budget", "final") if self.kind == "any" else (self.kind,)

    def is_due(self, year: int) -> bool:
        """Whether it has to be published for a fiscal year."""
        return self.statutory and (self.due_from or 0) <= year <= (self.due_until or 9999)


class Locator(Spec):
    """One figure of one form: the row (a total, or the first label that matches) and what it is of."""

    form: str
    row: Phrases = ()
    """labels; none stands for the form's total row"""
    code: str = ""
    measure: str = "total"
    parts: tuple[str, ...] = ()
    """measures that make up the figure where the form does not state it (人员经费, 公用经费)"""
    fund: str | None = None
    direction: str | None = None
    phase: str | None = None


class CrossTable(Spec):
    """Figures of several forms that state the same amount; `where_stated`, that the forms do so in
    some layouts only, and lack nothing in the others; `may_differ`, that they are the same in most
    bodies, so that only their agreement, exact or but for rounding, says something."""

    id: str
    name: str
    name_en: str
    values: tuple[Locator, ...]
    where_stated: bool = False
    may_differ: bool = False


class FormsFile(Spec):
    """One file of `specs/forms`."""

    forms: tuple[Form, ...]


class CrossClasses(Spec):
    """Two forms that both state each functional class: by name in the summary's column of a fund
    ("" over all funds), by code in the other."""

    summary: str
    detail: str
    fund: str = ""


class CrossTables(Spec):
    """`specs/cross_table.yml`."""

    cross_table: tuple[CrossTable, ...]
    cross_classes: tuple[CrossClasses, ...] = ()
    carried_over: tuple[str, ...] = ()
    """what rows of income are called that was carried over from last year"""


_NOISE = re.compile(
    r"^(?:附?表\d+|公开\d+表)|(?:19|20)\d{2}年度?|部门预算|单位预算|部门综合预算|综合预算|预算单位"
)


class Forms(Spec):
    """All forms, and the figures that they share."""

    forms: tuple[Form, ...]
    cross_table: tuple[CrossTable, ...]
    cross_classes: tuple[CrossClasses, ...] = ()
    carried_over: tuple[str, ...] = ()
    titles: Titles = Field(default_factory=Titles)

    def by_id(self, form_id: str) -> Form | None:
        return self._by_id.get(form_id)

    def statutory(self, kind: str) -> Sequence[Form]:
        """The forms of a kind that the law asks for in some year, in the order of their numbers."""
        return self._statutory.get(kind, ())

    @cached_property
    def parts_of_totals(self) -> frozenset[str]:
        """The kinds of money that some form declares to be parts of a total: basic, other_income, …"""
        return frozenset(
            part.partition("@")[0].removeprefix(f"{each.total}.").partition(".")[0]
            for form in self.forms
            for each in form.sums.columns
            for part in each.parts
        ) - {"total"}

    @cached_property
    def _statutory(self) -> dict[str, tuple[Form, ...]]:
        return {
            kind: tuple(form for form in self.forms if form.kind == kind and form.statutory)
            for kind in dict.fromkeys(form.kind for form in self.forms)
        }

    @cached_property
    def _by_id(self) -> dict[str, Form]:
        return {form.id: form for form in reversed(self.forms)}

    def match(self, title: str, kind: str, headings: Sequence[str]) -> Form | None:
        """The form that a title names, among those of this kind; None if none.

        A title that is made of parts names the form that is made of them, and no other. Of any
        other title the longest phrase wins that is a form's. A form that asks for a heading is
        passed over where the table has none like it; one that asked and got it wins over another.
        """
        parts = self.titles.parts_of(title)
        choices = (
            ((0, form) for form in self._by_parts(parts, kind))
            if parts
            else self._by_phrase(title, kind)
        )
        best: tuple[tuple[int, int], Form] | None = None
        for length, form in choices:
            asked = bool(form.headings)
            if asked and not any(longest_within(h, form.headings) for h in headings):
                continue
            score = (length, int(asked))
            if best is None or score > best[0]:
                best = (score, form)
        return best[1] if best else self._told_by(kind, headings)

    def _told_by(self, kind: str, headings: Sequence[str]) -> Form | None:
        """The form that a heading tells of which the title does not."""
        forms = (form for form in self.forms if kind in form.kinds and form.told_by)
        return next((f for f in forms if any(is_any(h, f.told_by) for h in headings)), None)

    def takes(self, form: Form, parts: Parts) -> bool:
        """Whether a title with these parts is the form's: by its parts, or like a phrase of it."""
        return parts in self.titles.parts_of_all(form.titles) or any(
            made_of.accepts(parts) for made_of in form.made_of
        )

    def _by_parts(self, parts: Parts, kind: str) -> tuple[Form, ...]:
        """A form of one kind only is not named by a title that states the other (决算 in a budget)."""
        if (parts, kind) not in self._made_of:
            stages = values_of(parts, "stage")
            self._made_of[parts, kind] = tuple(
                form
                for form in self.forms
                if kind in form.kinds
                and (form.kind == "any" or not stages or kind in stages)
                and self.takes(form, parts)
            )
        return self._made_of[parts, kind]

    @cached_property
    def _made_of(self) -> dict[tuple[Parts, str], tuple[Form, ...]]:
        """The forms by parts and kind, as far as they were asked for."""
        return {}

    def _by_phrase(self, title: str, kind: str) -> Iterator[tuple[int, Form]]:
        wordings = (_NOISE.sub("", bare(title)), bare(title))
        for form in self.forms:
            length = max(longest_within(wording, form.titles) for wording in wordings)
            if length and kind in form.kinds:
                yield length, form
