"""`specs/against_tables.yml`: what prose states of the tables besides single figures."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.text import fold
from pipeline.vocabulary.phrases import is_any
from pipeline.vocabulary.spec import Pattern, Patterns, Phrases, Spec, compiled, stating


class Names(Spec):
    """Lists of names behind a figure: what opens and closes them, and of which figure they are.

    `endings` are words at the end of a name that may be left out, `called` other words for an item.
    """

    opens: str
    closes: str
    of: Phrases
    endings: tuple[str, ...]
    called: dict[str, str]


class ContentsColumns(Spec):
    """The column of a contents page that tells which tables are empty, and the answers in it."""

    is_empty: Phrases
    empty: Phrases
    filled: Phrases


class NoneOf(Spec):
    """A fund of which a sentence may say that there is nothing, and the forms that state it."""

    fund: str
    words: tuple[str, ...]
    forms: tuple[str, ...]


class PurchaseKind(Spec):
    """A kind of purchase: how prose and tables call it, and the letter that its codes begin with."""

    words: Phrases
    rows: Phrases
    letter: str


class Purchases(Spec):
    """What sentences call all purchases, parts of them, their kinds by id, and what is in the table."""

    total: Patterns
    part: tuple[str, ...]
    kinds: dict[str, PurchaseKind]
    entered: Patterns
    none: Annotated[str, AfterValidator(stating("said", "year"))]

    def kind(self, words: str) -> str:
        """The kind that words name, "" for none."""
        return next((k for k, kind in self.kinds.items() if is_any(words, kind.words)), "")

    def is_total(self, words: str) -> bool:
        """Whether words name all purchases."""
        text = fold(words)
        if any(part in text for part in self.part) or self.kind(words):
            return False
        return any(compiled(pattern).search(text) for pattern in self.total)

    def is_entered(self, sentence: str) -> bool:
        """Whether a sentence says that what it states is in the table of purchases."""
        return any(compiled(pattern).search(fold(sentence)) for pattern in self.entered)

    def says_none(self, paragraph: str) -> re.Match[str] | None:
        """Where a paragraph says that there are no purchases."""
        return compiled(self.none).search(paragraph)


class Cars(Spec):
    """What counts of cars to be bought are called, and what says why a cost is paid without any.

    `why` is by the indicator of the cost: cars bought before, cars of others.
    """

    bought: Patterns
    why: dict[str, Patterns]

    def is_bought(self, words: str) -> bool:
        """Whether words name the cars that are to be bought."""
        return any(compiled(pattern).search(fold(words)) for pattern in self.bought)

    def tells_why(self, cost: str, paragraph: str) -> bool:
        """Whether a paragraph says why there is such a cost without cars."""
        return any(compiled(pattern).search(paragraph) for pattern in self.why[cost])


class AssetArea(Spec):
    """Buildings: the names of their row, what the prose calls their area, words by which it may be that
    of others."""

    rows: Phrases
    words: Phrases
    of_others: Annotated[str, AfterValidator(stating())]

    def is_own(self, words: str, sentence: str) -> bool:
        """Whether words of a sentence name the area of the body's own buildings."""
        return is_any(words, self.words) and not compiled(self.of_others).search(sentence)


class Assets(Spec):
    """The table of assets: measures of its columns → names of the kinds in the prose; the area of buildings;
    what makes an amount none of what there is (`not_there`), words for one of several values, and what is
    said of purchases and disposals of the year."""

    columns: dict[str, Phrases]
    area: AssetArea
    not_there: Annotated[str, AfterValidator(stating())]
    values: tuple[str, ...]
    buys: Pattern
    sells: Pattern
    of_some: Annotated[str, AfterValidator(stating())]
    of_office: Annotated[str, AfterValidator(stating())]

    def is_of_some(self, before: str, *, of_unit: bool) -> bool:
        """Whether what stands before a figure makes it that of some units, of the office alone (but in what
        a unit discloses) or of the first day of a year."""
        patterns = (self.of_some,) if of_unit else (self.of_some, self.of_office)
        return any(compiled(pattern).search(before) for pattern in patterns)

    def column_of(self, words: str) -> str:
        """The measure of the column that a kind of assets stands in, "" for none."""
        return next((m for m, names in self.columns.items() if is_any(words, names)), "")


class ListedProjects(Spec):
    """What announces projects as of other money, of changes or of purchases, and what in the paragraph of
    one says that its amount is of more than the budget of the year."""

    of_others: Pattern
    of_more: Pattern

    def is_of_others(self, announced: str, year: int) -> bool:
        """Whether a list that is so announced is not of the budget of a year."""
        others = set(re.findall(r"20\d{2}(?=年)", announced)) - {str(year)}
        return bool(others) or compiled(self.of_others).search(announced) is not None

    def is_of_more(self, paragraph: str) -> bool:
        """Whether a paragraph speaks of more than the money of the year."""
        return compiled(self.of_more).search(paragraph) is not None


class Targets(Spec):
    """Sentences that say of which money targets were set, and the forms whose totals these are."""

    all_of_budget: Patterns
    all_before: Annotated[str, AfterValidator(stating("amount", "unit"))]
    all_projects: Patterns
    told_of: Patterns
    """sentences that say of how much money there are targets, and not whether that is all of it"""
    one_project: Annotated[str, AfterValidator(stating("project"))]
    listed_in: tuple[str, ...]
    """forms whose rows are projects"""
    told_forms: tuple[str, ...]
    forms: tuple[str, ...]
    whole_and_projects: Annotated[
        str, AfterValidator(stating("all", "all_unit", "part", "part_unit"))
    ]
    """a sentence that states how much of the whole budget has targets, and how much of the projects"""
    scopes: tuple[str, ...]
    """forms with a column of all expenditure and one of projects, each of its own money"""

    def of_one_project(self, sentence: str) -> str:
        """The one project that a sentence is about, "" for none or several."""
        found = compiled(self.one_project).search(sentence)
        return found["project"] if found else ""

    def stated_after_all(self, paragraph: str) -> re.Match[str] | None:
        """Where a paragraph states the money right after it said that targets cover all of it."""
        return compiled(self.all_before).search(paragraph)


class AgainstTables(Spec):
    """The whole file."""

    some_only: Patterns
    opens_some: Patterns
    whole_headings: Patterns
    item_moved: Patterns
    all_of_fund: Annotated[str, AfterValidator(stating("fund"))]
    projects_counted: tuple[Annotated[str, AfterValidator(stating("count", "amount", "unit"))], ...]
    names: Names
    empty_notes: Patterns
    not_its_own: tuple[str, ...]
    contents: ContentsColumns
    none_of: tuple[NoneOf, ...]
    states_none: Patterns
    purchases: Purchases
    cars: Cars
    assets: Assets
    projects_called: tuple[str, ...]
    listed_projects: ListedProjects
    targets: Targets
    refers_below: Patterns

    def refers_to_table(self, sentence: str) -> bool:
        """Whether a sentence says that what it states is in the table below."""
        return any(compiled(pattern).search(fold(sentence)) for pattern in self.refers_below)

    def tells_of_a_move(self, paragraph: str) -> bool:
        """Whether a paragraph tells that an item was moved or renamed."""
        text = fold(paragraph)
        return any(compiled(pattern).search(text) for pattern in self.item_moved)

    def says_empty(self, note: str) -> bool:
        """Whether a note says that there is nothing in its table."""
        text = fold(note)
        if any(word in text for word in self.not_its_own):
            return False
        return any(compiled(pattern).search(text) for pattern in self.empty_notes)

    def none_stated(self, sentence: str, words: tuple[str, ...]) -> re.Match[str] | None:
        """Where a folded sentence says plainly that the body has nothing of what the words name."""
        if any(word in sentence for word in self.not_its_own):
            return None
        named = f"(?:{'|'.join(map(re.escape, words))})"
        patterns = (compiled(pattern.replace("WORDS", named)) for pattern in self.states_none)
        return next(filter(None, (pattern.search(sentence) for pattern in patterns)), None)
