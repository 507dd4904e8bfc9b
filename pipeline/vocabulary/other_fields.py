"""Fields of work that are another body's than the one that discloses (`other_fields` of wording.yml)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from pipeline.vocabulary.spec import Spec, compiled, stating


class OtherFields(Spec):
    """A field of work whose controls a text speaks of, and what the names of bodies of each field have."""

    said: Annotated[str, AfterValidator(stating("field"))]
    with_others: Annotated[str, AfterValidator(stating())]
    of: dict[str, Annotated[str, AfterValidator(stating())]]
    of_all: Annotated[str, AfterValidator(stating())]

    def is_work_with_others(self, before: str) -> bool:
        """Whether the words of a sentence before it speak of another body's own controls."""
        return compiled(self.with_others).search(before) is not None

    def may_be_of(self, field: str, names: str) -> bool:
        """Whether bodies with such names may speak of a field as their own."""
        return bool(compiled(self.of_all).search(names) or compiled(self.of[field]).search(names))
