"""What a text refers to, as `specs/wording.yml` says it: tables, terms of the forms, what is to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.text import fold
from pipeline.vocabulary.spec import Pattern, Spec, compiled, stating


class TableNote(Spec):
    """What a note says that its table shows, the form that does, and forms under which it is misplaced;
    forms without their kind (government_fund)."""

    says: Pattern
    form: str
    under: tuple[str, ...]

    def is_said(self, note: str) -> bool:
        return compiled(self.says).search(note) is not None


class TermOfForms(Spec):
    """A term of the forms as a glossary explains it, and what counts as its use."""

    term: Pattern
    used: Pattern


class Glossary(Spec):
    """How a glossary and its terms begin, and the terms that are of the forms."""

    heading: Pattern
    term: Annotated[str, AfterValidator(stating("term"))]
    of_forms: tuple[TermOfForms, ...]

    def opens(self, line: str) -> bool:
        return compiled(self.heading).match(fold(line)) is not None

    def explained(self, line: str) -> str:
        """The term that a line explains, "" where it explains none."""
        found = compiled(self.term).match(fold(line))
        return found["term"] if found else ""


class CitedTables(Spec):
    """How a sentence cites a table, what of titles makes no difference, and how alike a title must be to
    be the one that is meant."""

    cites: Pattern
    name: Annotated[str, AfterValidator(stating("name"))]
    numbered: Annotated[str, AfterValidator(stating("number"))]
    fewest_numbered: int
    elsewhere: Pattern
    apart: Pattern
    alike: float

    def numbers_in(self, line: str) -> Iterator[int]:
        """The numbers of tables that a line cites, and does not say to be elsewhere."""
        if compiled(self.elsewhere).search(fold(line)):
            return iter(())
        return (int(found["number"]) for found in compiled(self.numbered).finditer(fold(line)))

    def number_of(self, printed: str) -> int:
        """The number of a table (公开03表, 表3), 0 where it has none or one of several parts."""
        digits = re.findall(r"\d+", fold(printed))
        return int(digits[0]) if len(digits) == 1 else 0

    def title_of(self, number: int) -> str:
        """A pattern of what opens the title of the table with a number."""
        return rf"^(?:附|附件|公开)?表0?{number}(?!\d)|公开0?{number}表"

    def names_in(self, line: str) -> Iterator[str]:
        return (found["name"] for found in compiled(self.name).finditer(fold(line)))

    def core(self, title: str) -> str:
        """A title without the year, the body and the kind of its disclosure."""
        return compiled(self.apart).sub("", fold(title))


class Promised(Spec):
    """Items that name what is to follow them, and lines with which another matter begins."""

    item: Pattern
    other: Pattern

    def names(self, item: str) -> bool:
        return compiled(self.item).match(fold(item)) is not None

    def is_other(self, line: str) -> bool:
        return compiled(self.other).search(fold(line)) is not None
