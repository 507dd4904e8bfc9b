"""`specs/captions.yml`: the lines around a table that say what it is."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.text import fold
from pipeline.vocabulary.asked import Words, has_one, words_asked
from pipeline.vocabulary.spec import Patterns, Spec, compiled, stating

_AMOUNT = re.compile(r"\d\.\d")


# Nothing of a line is kept: to look it up would take as long as to ask it again.


def _match(text: str, patterns: tuple[str, ...]) -> re.Match[str] | None:
    compared = fold(text)
    if not has_one(_words(patterns), compared):
        return None  # most lines
    for pattern in patterns:
        if match := compiled(pattern).fullmatch(compared):
            return match
    return None


def _is_any(text: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of the patterns fits."""
    compared = fold(text)
    if not has_one(_words(patterns), compared):
        return False
    return _one_of(patterns).fullmatch(compared) is not None


@cache
def _words(patterns: tuple[str, ...]) -> Words:
    """Words of which each line has one that fits one of the patterns."""
    return words_asked("|".join(patterns))


@cache
def _one_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


class Captions(Spec):
    """The whole file; every method takes a line as printed."""

    number: tuple[Annotated[str, AfterValidator(stating("number"))], ...]
    software_numbers: Patterns
    organisation: tuple[Annotated[str, AfterValidator(stating("name"))], ...]
    bare_bodies: Patterns
    year: Patterns
    blank_fields: Patterns
    common_units: tuple[Annotated[str, AfterValidator(stating("unit"))], ...]
    continuations: Patterns
    title_rests: Patterns
    note: Patterns
    note_start: Patterns
    signatures: Patterns
    page_sums: Patterns
    running_sums: Patterns
    furniture: Patterns
    title: Patterns
    headings: Patterns
    labels: Patterns

    def form_number(self, line: str) -> str:
        """公开01表 → 公开01表, else ""."""
        match = _match(line, self.number)
        return match["number"] if match else ""

    def is_of_software(self, number: str) -> bool:
        """Whether a number is that of a form of the accounting software, not one in this disclosure's own
        order: 财决03表."""
        return _match(number, self.software_numbers) is not None

    def organisation_of(self, line: str) -> tuple[str, str] | None:
        """The (code, name) that a line states whose table it is; the code may be "". What holds an amount
        (213农林水支出61.40) is a row that was not told from text, and names no body; who signs a table
        (单位负责人：…) is none either."""
        match = _match(line, self.organisation)
        if not match or _AMOUNT.search(match["name"]) or self.is_signature(line):
            return None
        groups = match.groupdict()
        name, code = groups["name"], groups.get("code") or ""
        if not code and (
            split := re.fullmatch(r"[\[(（]?(\d{3,9})[\])）]?[-—_]?([\u4e00-\u9fff].+)", name)
        ):
            code, name = split[1], split[2]
        return code, name

    def is_bare_body(self, line: str) -> bool:
        """Whether a line is a body's name and nothing else."""
        return _is_any(line, self.bare_bodies)

    def year_of(self, line: str) -> str | None:
        """The year that a line states and nothing else; "" for a date without a plain year."""
        match = _match(line, self.year)
        return None if match is None else match.groupdict().get("year") or ""

    def is_blank_field(self, line: str) -> bool:
        """Whether a line names a field of the caption and leaves it empty (编制单位：)."""
        return _is_any(line, self.blank_fields)

    def common_unit(self, line: str) -> str:
        """The unit that a line states for all tables after it, else ""."""
        match = _match(line, self.common_units)
        return match["unit"] if match else ""

    def is_continuation(self, line: str) -> bool:
        """Whether a line says that the table above goes on (续上表), and nothing else."""
        return _is_any(line, self.continuations)

    def ends_title(self, line: str) -> bool:
        """Whether a line is made of the words that titles end with alone: the second half of one."""
        return _is_any(line, self.title_rests)

    def is_note(self, line: str) -> bool:
        return _is_any(line, self.note)

    def starts_note(self, line: str) -> bool:
        return _is_any(line, self.note_start)

    def is_signature(self, text: str) -> bool:
        """Whether a cell says who filled a table in or signed it (填报人：…, 单位负责人：…)."""
        return _is_any(text, self.signatures)

    def is_page_sum(self, text: str) -> bool:
        """Whether a row of this name adds up what its page prints: 本页小计, 承前页, 过次页."""
        return _is_any(text, self.page_sums)

    @property
    def words_of_page_sums(self) -> Words:
        """Words of which each name of a page's sum has one."""
        return _words(self.page_sums)

    def is_running_sum(self, text: str) -> bool:
        """Whether a row of this name below a page's sum adds up the pages so far: 累计."""
        return _is_any(text, self.running_sums)

    def is_furniture(self, line: str) -> bool:
        return _is_any(line, self.furniture)

    def is_title(self, line: str) -> bool:
        return _is_any(line, self.title)

    def is_heading(self, line: str) -> bool:
        return _is_any(line, self.headings)

    def is_label(self, line: str) -> bool:
        return _is_any(line, self.labels)
