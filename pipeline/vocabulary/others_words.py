"""`specs/wording.yml`: the words that tell of another year, body, place or fund than a disclosure is of."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from pipeline.vocabulary.spec import Pattern, Patterns, Spec, stating

YearPatterns = tuple[Annotated[str, AfterValidator(stating("year"))], ...]


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


class FormerBody(Spec):
    """What bodies of a place were called until the reform of a year."""

    name: str
    until: int


class Former(Spec):
    """What around a former name says that it is meant as such."""

    before: Pattern
    after: Pattern


class OwnWords(Spec):
    """本部门, 本单位, and what says both; headings that only a unit's disclosure should have, and 单位
    behind a department's name."""

    department: str
    unit: str
    headings: Pattern
    joined: Pattern
    either: Pattern


class BodiesSpokenOf(Spec):
    """What before the name of a body, behind its budget, or around an item of it (`items`), tells that
    another body is meant."""

    before: tuple[str, ...]
    items: Pattern
    behind: Pattern


class Duties(Spec):
    """A duty for all of a place, and what makes it another body's."""

    own: Patterns
    not_own: tuple[str, ...]


class OtherPlaces(Spec):
    """A duty or a goal for a place, and what tells that it is no mistake to name another."""

    duty: Pattern
    sentence_end: Pattern
    reach_beyond: Pattern
    with_others: Pattern
    apart: Pattern
    not_place: tuple[str, ...]


class HeadingFund(Spec):
    """A fund that a heading may name (`named`), and what in a text may be of it (`spoken`)."""

    name: str
    named: Pattern
    spoken: Pattern


class HeadingAsides(Spec):
    """How a text opens that is of the fund which it names first, and what makes a fund only mentioned."""

    sentence_end: Pattern
    opening: Pattern
    said: Pattern
    aside: Pattern


class UnitLeftOut(Spec):
    """Figures that lack their unit, in full or in its second half, and that unit; `cells` where those of
    tables are meant too."""

    pattern: Pattern
    unit: str
    cells: bool = False


class ShortNames(Spec):
    """How names of bodies end, words in the middle of them that may be left out, and what stands before a
    name within a sentence."""

    bodies: Pattern
    words: Pattern
    begins: Pattern
