"""`specs/headings.yml`: which headings name rows, which hold amounts, and what they say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pipeline.model.table import NOTHING_SAID, Meaning
from pipeline.values.text import bare, fold
from pipeline.values.units import without_unit
from pipeline.vocabulary.facets import Facets, is_change, meaning_of
from pipeline.vocabulary.phrases import Answers, PhraseList, best_within, is_any, longest_within
from pipeline.vocabulary.rates import Rates
from pipeline.vocabulary.spec import Phrases, PhrasesByName, Spec

_CLAUSE = re.compile("[,，。;；]")
_TITLE_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)")


class Identification(Spec):
    """Headings over the columns that name a row."""

    sequence: Phrases
    code: Phrases
    label: Phrases


class Totals(Spec):
    """Words for a sum, among headings and among row labels."""

    headings: Phrases
    rows: Phrases


class Sides(Spec):
    """Headings of the two sides of a table."""

    revenue: Phrases
    expenditure: Phrases


class Subdivision(Spec):
    """Sub-headings that the national form prints under a heading."""

    heading: str
    parts: Phrases


class PastDebt(Spec):
    """What is approved of debt, and what comes about, in a year that is past."""

    approved: Phrases
    executed: Phrases


class Headings(Spec):
    """The whole file."""

    identification: Identification
    units: Phrases
    text: Phrases
    totals: Totals
    counterparts: dict[str, str]
    numbering: Phrases
    title_phases: PhrasesByName
    adjusted_by_note: Phrases
    past_debt: PastDebt
    counted: PhrasesByName
    counted_rows: PhrasesByName
    rates: Rates
    changes: Phrases
    sides: Sides
    subdivisions: tuple[Subdivision, ...]
    facets: Facets

    # What was found of headings met so far; a private field of pydantic's is much slower to look at.

    @cached_property
    def _meanings(self) -> Answers[tuple[str, ...], Meaning]:
        return Answers()

    @cached_property
    def _counted(self) -> Answers[str, str]:
        return Answers()

    @cached_property
    def _known(self) -> Answers[str, bool]:
        return Answers()

    # What every row is asked for, put together so that one look tells most of them.

    @cached_property
    def _identification(self) -> PhraseList:
        names = self.identification
        return PhraseList((*names.sequence, *names.code, *names.label))

    @cached_property
    def _any_counted(self) -> PhraseList:
        return PhraseList(phrase for rows in self.counted_rows.values() for phrase in rows)

    @cached_property
    def _total_rows(self) -> frozenset[str]:
        return frozenset(self.totals.rows)

    @cached_property
    def _numbering(self) -> frozenset[str]:
        return frozenset(self.numbering)

    def is_sequence(self, heading: str) -> bool:
        return is_any(heading, self.identification.sequence)

    def is_code(self, heading: str) -> bool:
        return is_any(heading, self.identification.code)

    def is_label(self, heading: str) -> bool:
        return is_any(heading, self.identification.label)

    def is_identification(self, heading: str) -> bool:
        """Whether the heading stands over what names a row (a number, a code, a name)."""
        return is_any(heading, self._identification)

    def is_unit(self, heading: str) -> bool:
        """Whether units are named below the heading, or their codes."""
        return is_any(heading, self.units)

    def is_text(self, heading: str) -> bool:
        return is_any(heading, self.text)

    def is_total_heading(self, heading: str) -> bool:
        return bare(without_unit(heading)) in self.totals.headings

    def counted_in(self, heading: str) -> str:
        """The unit of a heading over a count of something (人数 → 人), "" for any other heading."""
        if (found := self._counted.get(heading)) is None:
            found = self._counted.keep(heading, best_within(heading, self.counted))
        return found

    def counted_in_row(self, label: str) -> str:
        """The unit in which a row of that name counts (国内公务接待批次 → 批次), "" for any other row."""
        named = label.rpartition("/")[2]
        if not is_any(named, self._any_counted):
            return ""
        return next((unit for unit, rows in self.counted_rows.items() if is_any(named, rows)), "")

    def is_change(self, heading: str) -> bool:
        """Whether the amounts below state how much more or less than another year."""
        return self.meaning((heading,)).measure.partition(".")[0] in ("change", "change_rate")

    def said_by_title(self, title: str) -> Meaning:
        """The year that a title states, and the phase that it says that year's amounts are of; a
        title of several years says nothing of either."""
        years = {found["year"] for found in _TITLE_YEAR.finditer(fold(title))}
        if len(years) != 1:
            return NOTHING_SAID
        return Meaning(phase=best_within(title, self.title_phases), fiscal_year=int(years.pop()))

    def notes_adjusted_budget(self, notes: Iterable[str]) -> bool:
        """Whether a note says that what is headed 预算数 is the budget of the whole year, as adjusted."""
        clauses = (clause for note in notes for clause in _CLAUSE.split(fold(note)))
        return any(longest_within(clause, self.adjusted_by_note) for clause in clauses)

    def has_come_about(self, *texts: str) -> bool:
        """Whether the innermost text that speaks of debt says what became of it (余额, 还本), not what
        was approved (限额)."""
        for text in texts:
            if longest_within(text, self.past_debt.approved):
                return False
            if longest_within(text, self.past_debt.executed):
                return True
        return False

    def fund_of_title(self, title: str) -> str:
        """The one fund that a title names, "" where it names several or none."""
        named = [
            (phrase, fund)
            for fund, phrases in self.facets.fund.items()
            for phrase in map(bare, phrases)
            if phrase in bare(title)
        ]
        whole = {f for phrase, f in named if not any(phrase in p and phrase != p for p, _ in named)}
        return whole.pop() if len(whole) == 1 else ""

    def is_total_row(self, label: str) -> bool:
        return bare(label) in self._total_rows

    def is_numbering_word(self, text: str) -> bool:
        return bare(text) in self._numbering

    def side(self, heading: str) -> str:
        """revenue, expenditure or ""."""
        heading = without_unit(heading)
        if is_any(heading, self.sides.revenue):
            return "revenue"
        return "expenditure" if is_any(heading, self.sides.expenditure) else ""

    def parts_of(self, heading: str, count: int) -> Phrases:
        """The sub-headings that belong under a heading of `count` columns, () if none are known."""
        for subdivision in self.subdivisions:
            if len(subdivision.parts) == count and is_any(heading, (subdivision.heading,)):
                return subdivision.parts
        return ()

    def names_measure(self, name: str) -> bool:
        """Whether a name is that of something that amounts are of (公务接待费), and nothing more."""
        return any(is_any(name, phrases) for phrases in self.facets.measure.values())

    def means_something(self, heading: str) -> bool:
        """Whether any facet knows the heading, or it is one of a rate."""
        if (found := self._known.get(heading)) is None:
            found = self._known.keep(heading, self._means_something(heading))
        return found

    def _means_something(self, heading: str) -> bool:
        facets = self.facets
        return (
            bool(self.rates.of_heading(heading))
            or is_change(heading, self.changes)
            or any(
                best_within(heading, choices)
                for choices in (facets.measure, facets.phase, facets.fund, facets.flow)
            )
        )

    def meaning(self, path: tuple[str, ...]) -> Meaning:
        """What a heading path says of the amounts under it; inner headings overrule outer ones."""
        if (found := self._meanings.get(path)) is None:
            found = self._meanings.keep(
                path, meaning_of(path, self.facets, self.rates, self.changes)
            )
        return found
