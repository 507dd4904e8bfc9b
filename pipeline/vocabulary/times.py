"""`times` of `specs/performance.yml`: when something is done or due, in names, targets and headings."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.outline import chinese_number
from pipeline.values.text import fold
from pipeline.vocabulary.spec import Pattern, Phrases, Spec, compiled, stating


class Times(Spec):
    """Words and dates of time; every method takes a text as printed."""

    names: Pattern
    stretch: Pattern
    deadline: Annotated[str, AfterValidator(stating("year"))]
    other_years: Pattern
    span: Annotated[str, AfterValidator(stating("first", "last"))]
    deadline_names: Pattern
    terms: Phrases
    plan: Annotated[str, AfterValidator(stating("month", "quarter"))]

    def is_named_by(self, name: str) -> bool:
        """Whether a name is of a point or a stretch of time."""
        return compiled(self.names).search(fold(name)) is not None

    def is_stretch(self, text: str) -> bool:
        """Whether a text is a date or a stretch of time with its dates."""
        return compiled(self.stretch).search(fold(text)) is not None

    def deadlines(self, text: str) -> tuple[int, ...]:
        """The years by which something is to be done, () where the text speaks of other years too.

        Of a stretch of time it is the last one.
        """
        said = fold(text)
        spans = [found["last"] or found["first"] for found in compiled(self.span).finditer(said)]
        if spans:
            return tuple(map(int, spans))
        if compiled(self.other_years).search(said):
            return ()
        return tuple(int(found["year"]) for found in compiled(self.deadline).finditer(said))

    def has_deadline(self, name: str) -> bool:
        """Whether an indicator of this name says when something is done."""
        return compiled(self.deadline_names).search(fold(name)) is not None

    def month(self, heading: str) -> int | None:
        """The month at whose end a column of a plan is: 3 of 3月底 and of 第一季度."""
        found = compiled(self.plan).search(fold(heading))
        if not found:
            return None
        quarter = chinese_number(found["quarter"]) if found["quarter"] else None
        return quarter * 3 if quarter else int(found["month"])
