"""`specs/layouts/*.yml`: what one place prints differently, and how its unreadable headers are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from pipeline.vocabulary.forms import Form
from pipeline.vocabulary.phrases import is_any, longest_within
from pipeline.vocabulary.spec import Phrase, Phrases, PhrasesByName, Spec

Paths = tuple[tuple[str, ...], ...]
"""One heading path per grid column, outermost first; () for a column without a heading."""

Place = Annotated[str, StringConstraints(pattern=r"^(?:\d{2}){1,3}$")]


class Match(Spec):
    """Which tables a reading is for: all that is stated must fit."""

    form: str = ""
    """id of the form"""
    title: Phrase | None = None
    """a phrase that the printed title contains"""
    header: Phrases = ()
    """headings that must all be there"""

    @model_validator(mode="after")
    def _names_a_table(self) -> Match:
        if not (self.form or self.title):
            raise ValueError("say for which tables: `form:` or `title:`, or both")
        return self

    def fits(self, form_id: str, title: str, header_texts: Sequence[str]) -> bool:
        return (
            self.form in ("", form_id)
            and (self.title is None or longest_within(title, (self.title,)) > 0)
            and all(any(is_any(text, (word,)) for text in header_texts) for word in self.header)
        )

    @property
    def demands(self) -> int:
        return len(self.header) + bool(self.form) + bool(self.title)


def _named(columns: tuple[str, ...]) -> tuple[str, ...]:
    if not any(_path(column) for column in columns):
        raise ValueError("no column has a heading: write one per column, - for none")
    return columns


class TableReading(Spec):
    """The headings of a table whose own are lost, drawn or wrong: one per grid column.

    Printed as 本年支出/合计, outermost first; `-` for a column without one. It is used for tables
    with as many columns.
    """

    match: Match
    columns: Annotated[tuple[str, ...], AfterValidator(_named)]

    @property
    def paths(self) -> Paths:
        return tuple(map(_path, self.columns))


class Layout(Spec):
    """One file: what is printed in `places`, over and above the national files.

    `headings`, `captions`, `indicators` and `identity` have the keys of the national files of that
    name, as many as are needed; `titles` maps a form's id to further titles of it; `forms` are
    forms of these places only, written like those of `specs/forms`.
    """

    name: str
    title_zh: str
    places: tuple[Place, ...] = ()
    """what the codes of the divisions start with in which this was met: 31, 3101, 310107"""
    source: str
    titles: PhrasesByName = Field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    headings: dict[str, Any] = Field(default_factory=dict)
    captions: dict[str, Any] = Field(default_factory=dict)
    indicators: dict[str, Any] = Field(default_factory=dict)
    identity: dict[str, Any] = Field(default_factory=dict)
    tables: tuple[TableReading, ...] = ()

    def is_for(self, division: str) -> bool:
        """Whether it was met in the division with this code; one without places is for all."""
        return not self.places or division.startswith(self.places)


class Layouts(Spec):
    """All layouts, in the order of their files."""

    layouts: tuple[Layout, ...] = ()

    def columns_for(
        self,
        form_id: str,
        title: str,
        width: int,
        header_texts: Iterable[str],
        division: str = "",
    ) -> Paths | None:
        """The fixed headings of a table with so many grid columns, None where it is to be read.

        Of several readings the one that demands most wins, among equals the first. With the code of
        a division, only layouts that were met there are asked.
        """
        texts = tuple(header_texts)
        fitting = [
            reading
            for layout in self.layouts
            if not division or layout.is_for(division)
            for reading in layout.tables
            if len(reading.columns) == width and reading.match.fits(form_id, title, texts)
        ]
        return max(fitting, key=lambda reading: reading.match.demands).paths if fitting else None


def _path(column: str) -> tuple[str, ...]:
    """
    >>> _path("本年支出 / 合计"), _path("-")
    (('本年支出', '合计'), ())
    """
    headings = tuple(filter(None, (part.strip() for part in column.split("/"))))
    return () if headings == ("-",) else headings
