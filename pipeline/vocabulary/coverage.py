"""`specs/statutory_items.yml` and `specs/expected_bodies.csv`: what a disclosure must speak of, and who must
disclose, where a place itself lists its bodies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import model_validator

from pipeline.vocabulary.files import read_rows
from pipeline.vocabulary.spec import Phrases, Spec, SpecError

HEADER = ("division_code", "body", "valid_from", "valid_to", "source")


class StatutoryItem(Spec):
    """Something that the text must speak of, and the words that tell that it does."""

    id: str
    name: str
    name_en: str
    words: Phrases


class StatutoryItems(Spec):
    """The whole file."""

    items: tuple[StatutoryItem, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> StatutoryItems:
        ids = [each.id for each in self.items]
        if doubled := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"{doubled[0]} is listed twice; keep one")
        return self


@dataclass(frozen=True, slots=True)
class ExpectedBody:
    """A body that a place lists as one of its own, for some years (None: open)."""

    division_code: str
    body: str
    valid_from: int | None
    valid_to: int | None
    source: str

    def is_due(self, year: int) -> bool:
        return (self.valid_from or 0) <= year <= (self.valid_to or 9999)


def read_expected_bodies(path: Path) -> tuple[ExpectedBody, ...]:
    """The file's rows. Raises SpecError for one that is not in form or names no source."""
    return read_rows(path, HEADER, _body)


def _body(path: Path, line: int, row: dict[str, str]) -> ExpectedBody:
    if not (row["division_code"] and row["body"] and row["source"]):
        raise SpecError(f"{path} line {line}: division_code, body and source must be stated")
    try:
        first, last = (int(row[name]) if row[name] else None for name in HEADER[2:4])
    except ValueError as error:
        raise SpecError(f"{path} line {line}: {error}; years have four digits") from None
    return ExpectedBody(row["division_code"], row["body"], first, last, row["source"])
