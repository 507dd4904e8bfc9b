"""`specs/wording.yml`: what checks of wording look for in a line, and what makes it harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.text import fold, printed_span
from pipeline.vocabulary.asked import Words, has_one, words_asked
from pipeline.vocabulary.other_fields import OtherFields
from pipeline.vocabulary.others_words import (
    BodiesSpokenOf,
    Duties,
    Former,
    FormerBody,
    HeadingAsides,
    HeadingFund,
    OtherPlaces,
    OtherYear,
    OwnWords,
    OwnYear,
    ShortNames,
    UnitLeftOut,
)
from pipeline.vocabulary.references import CitedTables, Glossary, Promised, TableNote
from pipeline.vocabulary.slips import Numbered, Slip
from pipeline.vocabulary.spec import Pattern, Patterns, Spec, compiled, stating


@cache
def _compiled(pattern: str, kind: str) -> re.Pattern[str]:
    return compiled(pattern.replace("KIND", kind))


_SETTLED = 2
"""A reform is carried out in the localities within so many years."""
_OPENS_WITH_A_SIGN = re.compile(r"\w(?![?*{])")
"""What a pattern opens with that is found by its first sign alone."""


class MisprintedMark(Spec):
    """A mark or a word, as a pattern, that stands for another; `beside` is a pattern of what the same
    document must print too for it to be one (a name in two spellings), "" for one that always is."""

    printed: Pattern
    meant: str
    beside: str = ""


class Wording(Spec):
    """The whole file; every method takes a line as printed."""

    own_year: OwnYear
    other_year: OtherYear
    announcement: tuple[Annotated[str, AfterValidator(stating("name", "scope"))], ...]
    placeholders: Patterns
    instructions: Patterns
    unfilled_choices: Patterns
    template_labels: tuple[Annotated[str, AfterValidator(stating("label", "filled"))], ...]
    doubled_marks: Patterns
    misprinted_marks: tuple[MisprintedMark, ...]
    wrong_words: tuple[MisprintedMark, ...]
    duties: Duties
    other_places: OtherPlaces
    heading_funds: tuple[HeadingFund, ...]
    heading_asides: HeadingAsides
    states_none_of: Patterns
    signed_on: Annotated[str, AfterValidator(stating("year"))]
    counted_on: Annotated[str, AfterValidator(stating("year", "closing", "ended"))]
    counted_ahead: Pattern
    """What says beside such a day that it is one to come: what is planned, or a term that ends on it."""
    impossible_day: Pattern
    place_levels: tuple[Annotated[str, AfterValidator(stating("level"))], ...]
    table_notes: tuple[TableNote, ...]
    own_words: OwnWords
    bodies_spoken_of: BodiesSpokenOf
    other_fields: OtherFields
    former_bodies: tuple[FormerBody, ...]
    former_context: Former
    units_left_out: tuple[UnitLeftOut, ...]
    glossary: Glossary
    promised: Promised
    short_names: ShortNames
    cited_tables: CitedTables
    slips: tuple[Slip, ...]
    numbered_entry: Annotated[str, AfterValidator(stating("number", "point"))]

    def own_years(self, line: str, patterns: Sequence[str], kind: str) -> Iterator[int]:
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
        """The first placeholder in a line, as printed, "" if there is none."""
        return _first(line, self.placeholders)

    def instruction_in(self, line: str) -> str:
        """The first of the template's instructions in a line, as printed, "" if there is none."""
        return _first(line, self.instructions)

    def choice_in(self, line: str) -> str:
        """The first choice in a line that nobody made, as printed, "" if there is none."""
        return _first(line, self.unfilled_choices)

    def template_label(self, line: str) -> tuple[str, str] | None:
        """(label, what stands behind it) where a label of the template opens a line."""
        found = next(_found(fold(line), self.template_labels), None)
        return (found["label"], found["filled"]) if found else None

    def states_none(self, line: str, words: Iterable[str]) -> bool:
        """Whether a line says that there is nothing of what the words name."""
        text, words = fold(line), tuple(words)
        if not any(word in text for word in words):
            return False
        named = "|".join(map(re.escape, words))
        patterns = (pattern.replace("WORDS", f"(?:{named})") for pattern in self.states_none_of)
        return any(_compiled(pattern, "").search(text) for pattern in patterns)

    def doubled_in(self, line: str) -> Iterator[re.Match[str]]:
        """The marks and words of a line that are printed twice."""
        return _found(line, self.doubled_marks)

    @cached_property
    def misprints(self) -> tuple[str, ...]:
        """Patterns of all that stands for something else: of marks, of words that open with one of several
        signs, and one of all other words: by the first sign of each it is found many times sooner."""
        words = [word.printed for word in self.wrong_words]
        together = [word for word in words if _OPENS_WITH_A_SIGN.match(word)]
        others = [word for word in words if word not in together]
        return (*(mark.printed for mark in self.misprinted_marks), *others, "|".join(together))

    def misprints_in(self, line: str) -> Iterator[tuple[re.Match[str], MisprintedMark]]:
        """The marks and words in a line that stand for others, each once, and what they are."""
        text = fold(line)
        for mark, words in self._marks:
            if has_one(words, text) and (found := _compiled(mark.printed, "").search(text)):
                yield found, mark

    @cached_property
    def _marks(self) -> list[tuple[MisprintedMark, Words]]:
        """The marks and words that stand for others, each with the words that it asks for."""
        marks = (*self.misprinted_marks, *self.wrong_words)
        return [(mark, words_asked(mark.printed)) for mark in marks]

    def signed_year(self, line: str) -> int | None:
        """The year of a line that is a date and nothing else."""
        found = _compiled(self.signed_on, "").search(fold(line))
        return int(found["year"]) if found else None

    def impossible_day_in(self, line: str) -> str:
        """A day that no year has (12月32日), "" where a line names none."""
        found = _compiled(self.impossible_day, "").search(fold(line))
        return found[0] if found else ""

    def counted_years(self, line: str) -> Iterator[tuple[int, bool]]:
        """The years of the days on which a line counts staff or assets, and whether a day is the last of
        its year."""
        text = fold(line)
        for found in _found(text, (self.counted_on,)):
            start = max(text.rfind(mark, 0, found.start()) for mark in "。;") + 1
            is_ahead = compiled(self.counted_ahead).search(text, start, found.end())
            yield int(found["year"]), bool(found["closing"] or found["ended"]) and not is_ahead

    def former_bodies_in(
        self, text: str, place: str, year: int
    ) -> Iterator[tuple[FormerBody, int]]:
        """The bodies of a place that a folded text names as they were called two years ago or longer,
        and where: not as 原…, nor as whose notice or order something is."""
        for body in self.former_bodies:
            if year < body.until + _SETTLED or body.name not in text:
                continue
            for found in re.finditer(re.escape(place + body.name), text):
                before, after = text[: found.start()], text[found.end() :]
                said_so = _compiled(self.former_context.before, "").search(before)
                if not said_so and not _compiled(self.former_context.after, "").search(after):
                    yield body, found.start()

    def place_level(self, line: str) -> str:
        """The level of place that a line says the disclosure is of (县级), "" if it says none."""
        return next((m["level"] for m in _found(fold(line), self.place_levels)), "")

    def duty_of(self, line: str, whole: str) -> int | None:
        """Where a folded line makes something a duty for all of a place (`whole`: 全县), None where it
        does not, or may name what another body does there."""
        for clause in re.finditer(r"[^。;]+", line):
            if any(word in clause[0] for word in self.duties.not_own):
                continue
            for pattern in self.duties.own:
                found = _compiled(pattern.replace("WHOLE", re.escape(whole)), "").search(clause[0])
                if found:
                    return clause.start() + found.start("whole")
        return None

    def point_of(self, entry: str) -> Numbered | None:
        """How an entry, as printed, is numbered, None where it is not."""
        found = compiled(self.numbered_entry).match(entry)
        return Numbered(int(found["number"]), found["point"]) if found else None

    def called(self, line: str) -> tuple[bool, bool]:
        """Whether a line speaks of 本部门 and of 本单位; of neither where it says both in one."""
        text = fold(line)
        called = self.own_words.department in text, self.own_words.unit in text
        if any(called) and _compiled(self.own_words.either, "").search(text):
            return False, False
        return called


def _first(line: str, patterns: Sequence[str]) -> str:
    """What the first of the patterns finds in a folded line, as the line prints it."""
    found = next(_found(fold(line), patterns), None)
    return line[slice(*printed_span(line, *found.span()))] if found else ""


def _found(text: str, patterns: Sequence[str], kind: str = "") -> Iterator[re.Match[str]]:
    """What each pattern finds. They are not joined into one: each by itself skips to the signs that it
    may begin with."""
    for pattern in _all_compiled(tuple(patterns), kind):
        if pattern.search(text):  # most lines have none
            yield from pattern.finditer(text)


@cache
def _all_compiled(patterns: tuple[str, ...], kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(pattern, kind) for pattern in patterns)


def _any(patterns: Iterable[str], text: str) -> bool:
    return any(_compiled(pattern, "").search(text) for pattern in patterns)
