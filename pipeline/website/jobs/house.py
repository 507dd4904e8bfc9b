"""What every job of a run may know, the same in each process: where things are, the vocabulary, the codes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pipeline.vocabulary import Checks, load_vocabulary
from pipeline.website.comparisons.coded_expenditure import CodedExpenditure
from pipeline.website.comparisons.codes import CodePages
from pipeline.website.department.department_year import Summary
from pipeline.website.explore.engines import Engine
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual, Said
from pipeline.website.jobs.facts import Dataset, Files
from pipeline.website.jobs.prints import key
from pipeline.website.jobs.store import Store
from pipeline.website.listings.coverage import PlaceCoverage, coverage
from pipeline.website.listings.failed import Arranged, arranged
from pipeline.website.listings.listed import Listed
from pipeline.website.listings.place_tree import PlaceNode, place_tree
from pipeline.website.published.department_kinds import type_of
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.population import Populations
from pipeline.website.published.shelf import Shelf
from pipeline.website.rendering.renderer import Renderer, Theme

_KEPT = 200
"""So many summaries a process keeps at hand: those of one page stand beside each other."""


@dataclass
class House:
    """What jobs share. `facts` are the keys of what is known of each package: another one stands for a
    package of which anything is another, `shown` only where other pages than its own have to say so."""

    shelf: Shelf
    output: Path
    store: Store
    theme: Theme
    facts: Mapping[str, str]
    coded: CodedExpenditure
    codes: Mapping[str, CodePages]
    engines: tuple[Engine, ...] = ()
    draws_pages: bool = True
    populations: Populations = field(default_factory=Populations)
    _summaries: OrderedDict[str, Summary] = field(default_factory=OrderedDict)
    _arranged: tuple[tuple[str, ...], Arranged] | None = None

    @property
    def siteurl(self) -> str:
        return self.theme.siteurl

    @cached_property
    def renderer(self) -> Renderer:
        return Renderer(self.theme)

    @cached_property
    def forms(self) -> dict[str, Said | str]:
        """The names of all forms."""
        forms = load_vocabulary().forms.forms
        return {form.id: Bilingual(form.name, form.name_en) for form in forms}

    @cached_property
    def checks(self) -> Checks:
        return load_vocabulary().checks

    @cached_property
    def linked_codes(self) -> frozenset[str]:
        """The codes that have a page."""
        return frozenset(code for each in self.codes.values() for code in each.codes)

    def class_name(self, code: str) -> str:
        """What a code is called in the lists, "" where in none."""
        return next((name for each in self.codes.values() if (name := each.name(code))), "")

    def summary(self, name: str) -> Summary:
        """The summary of a package, which its own job has made."""
        if name in self._summaries:
            self._summaries.move_to_end(name)
        else:
            self._summaries[name] = self.store.load("summaries", self.facts[name])
            if len(self._summaries) > _KEPT:
                self._summaries.popitem(last=False)
        return self._summaries[name]

    @cached_property
    def all_listed(self) -> list[Listed]:
        """What lists say of all packages, in the order of their names; once all are known."""
        return [self.store.load("listed", self.facts[name]) for name in self.shelf.names]

    @cached_property
    def shown(self) -> dict[str, str]:
        """What stands for all that other pages than its own show of each package."""
        return {each.disclosure.name: each.shown for each in self.all_listed}

    @cached_property
    def named(self) -> dict[str, str]:
        """What stands for how lists of figures name each package, and which of its rows are in doubt."""
        return {
            each.disclosure.name: key(each.disclosure, sorted(each.doubtful))
            for each in self.all_listed
        }

    @cached_property
    def disclosures(self) -> list[Disclosure]:
        """All disclosures, in the order of their names."""
        return [each.disclosure for each in self.all_listed]

    @cached_property
    def by_division(self) -> dict[str, list[Disclosure]]:
        return by_key(self.disclosures, lambda each: each.division_code)

    @cached_property
    def places(self) -> dict[str, PlaceNode]:
        """The places that have a page."""
        return place_tree(self.disclosures)

    @cached_property
    def by_type(self) -> dict[str, list[Disclosure]]:
        return by_key(self.disclosures, lambda each: type_of(each).slug)

    @cached_property
    def all_arranged(self) -> Arranged:
        """All disclosures with their failures, as lists have them."""
        return arranged(self.all_listed)

    def arranged(self, disclosures: Sequence[Disclosure]) -> Arranged:
        """The same of some of them; pages of the same ones are made one after the other."""
        names = tuple(each.name for each in disclosures)
        if self._arranged is None or self._arranged[0] != names:
            self._arranged = names, arranged([self.listed_by_name[each] for each in names])
        return self._arranged[1]

    @cached_property
    def coverage(self) -> dict[str, PlaceCoverage]:
        """What is here of each place, and what is not."""
        found = [
            (each, self.store.load("covered", self.facts[each.disclosure.name]))
            for each in self.all_listed
        ]
        return coverage(found)

    @cached_property
    def moved_types(self) -> dict[str, tuple[str, ...]]:
        """Kind → the slugs of bodies of it that had a page of their own before they were one kind."""
        return {
            kind: tuple(sorted(moved))
            for kind, members in self.by_type.items()
            if (moved := {each.department_slug for each in members} - self.by_type.keys())
        }

    @cached_property
    def listed_by_name(self) -> dict[str, Listed]:
        return {each.disclosure.name: each for each in self.all_listed}

    def version(self, name: str) -> str:
        """The version of a package that stands."""
        return self.dataset(name).entry.version

    def dataset(self, name: str) -> Dataset:
        """What a package is in the DCAT catalogue."""
        found: Dataset = self.store.load("datasets", self.facts[name])
        return found

    def files(self, name: str) -> Files:
        """The downloads of a package."""
        found: Files = self.store.load("files", self.facts[name])
        return found
