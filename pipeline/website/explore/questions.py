"""`questions.yml` → the questions that the page of queries offers, each in words and in SQL."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.vocabulary.files import read_spec
from pipeline.vocabulary.spec import Spec
from pipeline.website.interface.phrases import Bilingual

_FILE = Path(__file__).with_name("questions.yml")


class Question(Spec):
    """A question and the SQL that answers it, the same for SQLite and DuckDB."""

    id: str
    question: str
    question_en: str
    sql: str

    @property
    def said(self) -> Bilingual:
        """The question in both languages."""
        return Bilingual(self.question, self.question_en)


class NamedColumn(Spec):
    """What a column that the SQL names itself is called."""

    title: str
    title_en: str

    @property
    def said(self) -> Bilingual:
        """The name in both languages."""
        return Bilingual(self.title, self.title_en)


class Questions(Spec):
    """The file."""

    columns: dict[str, NamedColumn]
    questions: tuple[Question, ...]


@cache
def questions() -> Questions:
    """All of them, in order. Raises SpecError where the file is not as it should be."""
    return read_spec(Questions, _FILE)
