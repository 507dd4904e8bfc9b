"""Yearly tasks of a department, listed above its indicators: name, content and what was done of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.slid_rows import at
from pipeline.values.outline import split_number
from pipeline.vocabulary import IndicatorSpec
from pipeline.vocabulary.phrases import is_any


@dataclass(frozen=True, slots=True)
class Tasks:
    """The columns under whose headings tasks stand."""

    name: int
    content: int
    spent: int | None

    def end(self, texts: Sequence[str], spec: IndicatorSpec, is_spanned: bool) -> bool:
        """Whether a row begins another section of the form: it says so, or, where merged cells are
        stated, prints what names a section left of the names of tasks."""
        first = next(filter(None, texts), "")
        numbered = split_number(first).style in ("cn", "section", "part")
        beside = is_spanned and self.name > 0 and bool(texts[0])
        return numbered or beside or is_any(first, spec.tasks.ends)

    def said(self, texts: list[str]) -> dict[str, str]:
        """What a row says of a task, which may have slid by a column; {} where it names none."""
        filled = [i for i, text in enumerate(texts) if text]
        if len(filled) < 2 or filled[0] > self.name + 1:
            return {}
        shift = filled[0] - self.name
        content = at(texts, self.content + shift)
        if not content:
            return {}
        actual = at(texts, self.spent + shift) if self.spent is not None else ""
        return {"level3": texts[filled[0]], "description": content, "actual": actual}


def find_tasks(texts: Sequence[str], spec: IndicatorSpec) -> Tasks | None:
    """The headings of tasks that a row is, None for any other row."""

    def column(words: Sequence[str]) -> int | None:
        return next((i for i, text in enumerate(texts) if text and is_any(text, words)), None)

    name, content = column(spec.tasks.name), column(spec.tasks.content)
    if name is None or content is None:
        return None
    return Tasks(name, content, column(spec.tasks.spent))
