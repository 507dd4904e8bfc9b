"""`specs/forms/*.yml` and `specs/cross_table.yml`: the standard forms and the sums that must hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from pipeline.values.text import bare
from pipeline.vocabulary.phrases import is_any, longest_within
from pipeline.vocabulary.spec import Phrases, Spec


class ColumnSum(Spec):
    """In every row, the column of measure `total` is the sum of those of `parts` that are there."""

    total: str
    parts: Phrases


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
    """What must add up within one form."""

    columns: tuple[ColumnSum, ...] = ()
    rows: tuple[RowSum, ...] = ()
    balance: tuple[Balance, ...] = ()
    hierarchy: bool = True
    totals: tuple[PartialTotal, ...] = ()

    def counts(self, total: str, code: str) -> bool:
        """Whether a class is part of the total row with this label."""
        for partial in self.totals:
            if is_any(total, partial.label):
                return code in partial.codes
        return True


class Form(Spec):
    """One standard form.

    `titles` are phrases that its printed title contains, `headings` phrases of which one must
    stand in its header. `classification`, `measure`, `phase`, `fund` and `direction` hold where
    the printed heading says nothing else.
    """

    id: str
    kind: Literal["budget", "final", "any"]
    name: str
    name_en: str
    statutory: bool = False
    titles: Phrases
    headings: Phrases = ()
    shape: Literal["list", "panels", "blocks", "matrix", "items", "fields"] = "list"
    classification: str = ""
    measure: str = ""
    phase: str = ""
    fund: str = ""
    direction: str = ""
    sums: Sums = Field(default_factory=Sums)


class Locator(Spec):
    """One figure of one form: the row (a total, or the first label that matches) and what it is of."""

    form: str
    row: Phrases = ()
    """labels; none stands for the form's total row"""
    code: str = ""
    measure: str = "total"
    fund: str | None = None
    direction: str | None = None
    phase: str | None = None


class CrossTable(Spec):
    """Figures of several forms that state the same amount."""

    id: str
    name: str
    name_en: str
    values: tuple[Locator, ...]


class FormsFile(Spec):
    """One file of `specs/forms`."""

    forms: tuple[Form, ...]


class CrossTables(Spec):
    """`specs/cross_table.yml`."""

    cross_table: tuple[CrossTable, ...]


_NOISE = re.compile(
    r"^(?:附?表\d+|公开\d+表)|(?:19|20)\d{2}年度?|部门预算|单位预算|部门综合预算|综合预算|预算单位"
)


class Forms(Spec):
    """All forms, and the figures that they share."""

    forms: tuple[Form, ...]
    cross_table: tuple[CrossTable, ...]

    def by_id(self, form_id: str) -> Form | None:
        return next((form for form in self.forms if form.id == form_id), None)

    def match(self, title: str, kind: str, headings: Sequence[str]) -> Form | None:
        """The form whose longest phrase the title contains, among those of this kind; None if none.

        A form that asks for a heading is passed over where the table has none like it; among equal
        phrases one that asked and got it wins.
        """
        wordings = (_NOISE.sub("", bare(title)), bare(title))
        best: tuple[tuple[int, int], Form] | None = None
        for form in self.forms:
            if form.kind not in (kind, "any"):
                continue
            length = max(longest_within(wording, form.titles) for wording in wordings)
            asked = bool(form.headings)
            if not length or (
                asked and not any(longest_within(h, form.headings) for h in headings)
            ):
                continue
            score = (length, int(asked))
            if best is None or score > best[0]:
                best = (score, form)
        return best[1] if best else None
