"""`specs/wording.yml`: what checks of wording look for in a line, and what makes it harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.text import fold
from pipeline.vocabulary.spec import Patterns, Spec, stating

YearPatterns = tuple[Annotated[str, AfterValidator(stating("year"))], ...]


@cache
def _compiled(pattern: str, kind: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("KIND", kind))


class OwnYear(Spec):
    """Where a year can only be the disclosure's own."""

    anywhere: YearPatterns
    headings: YearPatterns
    titles: YearPatterns
    closing_day: YearPatterns


class OtherYear(Spec):
    """What around a year makes it another's; words of titles of tables that are of another year."""

    before: Patterns
    after: Patterns
    tables: tuple[str, ...]


class Wording(Spec):
    """The whole file; every method takes a line as printed."""

    own_year: OwnYear
    other_year: OtherYear
    announcement: tuple[Annotated[str, AfterValidator(stating("name", "scope"))], ...]
    placeholders: Patterns
    unfilled_choices: Patterns
    template_labels: tuple[Annotated[str, AfterValidator(stating("label", "filled"))], ...]
    doubled_marks: Patterns
    states_none_of: Patterns

    def own_years(self, line: str, patterns: Iterable[str], kind: str) -> Iterator[int]:
        """The years in a line that the patterns take for the disclosure's own; `kind` is 预算 or 决算.

        Years that are compared with, or stand in the name of a notice, are left out.
        """
        text = fold(line)
        for match in _found(text, patterns, kind):
            before, after = text[: match.start("year")], text[match.end() :]
            if not (_any(self.other_year.before, before) or _any(self.other_year.after, after)):
                yield int(match["year"])

    def is_of_another_year(self, title: str) -> bool:
        """Whether a table is of another year by nature, going by its title."""
        return any(word in fold(title) for word in self.other_year.tables)

    def announced(self, line: str, kind: str) -> Iterator[tuple[str, str]]:
        """(whose, 部门 or 单位) of every announcement in a line."""
        for match in _found(fold(line), self.announcement, kind):
            yield match["name"], match["scope"]

    def placeholder_in(self, line: str) -> str:
        """The first placeholder in a line, "" if there is none."""
        return next((m[0] for m in _found(fold(line), self.placeholders)), "")

    def choice_in(self, line: str) -> str:
        """The first choice in a line that nobody made, "" if there is none."""
        return next((m[0] for m in _found(fold(line), self.unfilled_choices)), "")

    def template_label(self, line: str) -> tuple[str, str] | None:
        """(label, what stands behind it) where a label of the template opens a line."""
        found = next(_found(fold(line), self.template_labels), None)
        return (found["label"], found["filled"]) if found else None

    def states_none(self, line: str, words: Iterable[str]) -> bool:
        """Whether a line says that there is nothing of what the words name."""
        text, named = fold(line), "|".join(map(re.escape, words))
        patterns = (pattern.replace("WORDS", f"(?:{named})") for pattern in self.states_none_of)
        return any(_compiled(pattern, "").search(text) for pattern in patterns)

    def doubled_mark(self, line: str) -> re.Match[str] | None:
        """The first doubled mark of punctuation, as printed."""
        return next(_found(line, self.doubled_marks), None)


def _found(text: str, patterns: Iterable[str], kind: str = "") -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from _compiled(pattern, kind).finditer(text)


def _any(patterns: Iterable[str], text: str) -> bool:
    return any(_compiled(pattern, "").search(text) for pattern in patterns)
