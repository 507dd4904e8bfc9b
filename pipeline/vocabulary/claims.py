"""`specs/claims.yml`: how sentences state figures, and which figures of the forms they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pipeline.values.text import bare
from pipeline.vocabulary.claim_funds import ClaimFunds
from pipeline.vocabulary.claim_indicators import ClaimIndicator, with_stand_ins
from pipeline.vocabulary.claim_phases import Adjusting, Carried, Ruled
from pipeline.vocabulary.claim_words import (
    AllSpent,
    Around,
    Changed,
    Limits,
    Naming,
    Nothing,
    Others,
    Paths,
    Phases,
    Rough,
    SpokenBefore,
    Things,
    Units,
    Verbs,
    Words,
    any_of,
    by_last_sign,
    one_of,
)
from pipeline.vocabulary.forms import Form
from pipeline.vocabulary.phrases import PhraseList, is_any
from pipeline.vocabulary.spec import Pattern, Phrases, PhrasesByName, compiled


class ClaimSpec(ClaimFunds):
    """The whole file."""

    units: Units
    limits: Limits
    rough: Rough
    given_back: Words
    verbs: Verbs
    unchanged: Phrases
    nothing: Nothing
    rate_bases: Words
    differences: Words
    about: Phrases
    by_degree: Words
    above: Phrases
    beyond: Phrases
    below: Phrases
    last_year: Phrases
    phases: Phases
    adjusting: Adjusting
    carried: Carried
    opening_budgets: Phrases
    outturns: Words
    money_of_body: Words
    subordinate: Words
    budgeted: Phrases
    named_phases: Phrases
    pronouns: Phrases
    sums: Phrases
    spent: Phrases
    each: Words
    things: Things
    naming: Naming
    values_of_goals: Phrases
    said_of_counted: Words
    ranks: Words
    names_of_money: Words
    names_of_spending: Words
    of_work: Phrases
    goals: Words
    balances: Words
    money_is_called: Words
    changed_is_called: Words
    handed_over: Words
    bodies: Words
    no_bodies: Words
    posts: Words
    before_values: Words
    around: Around
    headings: Words
    owners: Phrases
    owned: Words
    governments: Words
    prices: Words
    spoken_before: SpokenBefore
    project_is_called: Words
    others: Others
    paths: Paths
    bare_sides: Words
    changed: Changed
    wholes: Phrases
    all_spent: AllSpent
    apart: Phrases
    ruled: Ruled
    cut_to_compare: Phrases
    covering: Phrases
    reasons: Phrases
    causes: Phrases
    parts: Phrases
    opening_parts: Words
    of_some: Pattern
    divisions: PhrasesByName
    classes_alike: dict[str, str]
    indicators: tuple[ClaimIndicator, ...]

    __hash__ = object.__hash__
    """It is itself alone: patterns are kept by what they are made from."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def indicator(self, words: str, *, counts: bool = False) -> ClaimIndicator | None:
        """The indicator that the words name and nothing else, None for any other words."""
        key = words, counts
        if key not in self._named:
            known = self.indicators if bare(words) and is_any(words, self._all_words) else ()
            fitting = (each for each in known if each.counts == counts)
            found = next((each for each in fitting if is_any(words, each.words)), None)
            self._named[key] = found
        return self._named[key]

    def is_of_some(self, before: str) -> bool:
        """Whether words before a count say that it is of some of what is counted, or of another time."""
        return compiled(self.of_some).search(before) is not None

    @cached_property
    def all_owners(self) -> tuple[str, ...]:
        """Words for the body that reports."""
        return (*self.owners, *self.naming.whole)

    def short_for(self, words: str, whole: str) -> str:
        """The id of the part of an indicator that words name among its parts, "" for none."""
        parts = self._short_names.get(whole)
        return parts.get(bare(words), "") if parts else ""

    @cached_property
    def _short_names(self) -> dict[str, dict[str, str]]:
        """Indicators → what their parts are called among them, with the ids of these."""
        names: dict[str, dict[str, str]] = {}
        for each in self.indicators:
            for whole, words in each.short_in.items():
                names.setdefault(whole, {}).update(dict.fromkeys(words, each.id))
        return names

    def speaks_of_opening_budget(self, text: str) -> bool:
        """Whether the last budget that a text names is the one that the year began with."""
        if not one_of(text, self.opening_budgets):
            return False  # most
        named = self._budgets.findall(text)
        return bool(named) and named[-1].startswith(self.opening_budgets)

    @cached_property
    def _budgets(self) -> re.Pattern[str]:
        plain = (*self.phases.approved, *self.phases.adjusted)
        return re.compile(any_of((*self.opening_budgets, *plain)))

    @cached_property
    def _named(self) -> dict[tuple[str, bool], ClaimIndicator | None]:
        """What was asked for so far."""
        return {}

    @cached_property
    def _all_words(self) -> tuple[str, ...]:
        return PhraseList(word for each in self.indicators for word in each.words)

    @cached_property
    def names_with_apart(self) -> tuple[str, ...]:
        """The names of indicators that hold a word of `apart`: 单位预留机动经费."""
        return tuple(name for name in self._all_words if any(word in name for word in self.apart))

    def with_stand_ins(self, forms: Iterable[Form]) -> ClaimSpec:
        """The same, where what a form states is also looked for in the forms that are published in its
        place and list the same items: “三公”经费 of one fund alone."""
        known = {form.id: form for form in forms}
        in_place = {
            form.id: tuple(
                other
                for other in form.stands_in
                if (known[other].shape, known[other].classification)
                == (form.shape, form.classification)
            )
            for form in known.values()
        }
        indicators = tuple(with_stand_ins(each, in_place) for each in self.indicators)
        return self.model_copy(update={"indicators": indicators})

    def headed(self, heading: str) -> ClaimIndicator | None:
        """The part of another indicator that a heading names, None for any other: 公务接待费支出情况说明."""
        words = bare(heading)
        while ending := next(filter(words.endswith, self.headings), ""):
            words = words.removesuffix(ending)
        found = self.indicator(words)
        return found if found is not None and found.part_of else None

    def by_id(self, indicator_id: str) -> ClaimIndicator | None:
        return self._by_id.get(indicator_id)

    @cached_property
    def _by_id(self) -> dict[str, ClaimIndicator]:
        return {each.id: each for each in self.indicators}

    def phase_of(self, words: str) -> str:
        """approved, adjusted or executed: what the words end with, the longest wins; else ""."""
        endings = self._endings(words)
        return endings[-1][1] if endings else ""

    def phase_of_base(self, words: str) -> str:
        """The phase of what another year's figure is called: 上年执行 and 2022年实际 tell what was spent,
        as long as they name no budget."""
        phase = self.phase_of(words)
        is_spent = not phase and words.endswith(self.outturns) and "预" not in words
        return "executed" if is_spent else phase

    def is_phase(self, words: str) -> bool:
        """Whether words name a phase and nothing else."""
        return bool(self.phase_headed(words))

    def phase_headed(self, words: str) -> str:
        """The phase that words name and nothing else, "" where they say more or none."""
        return self._phases.get(words, "")

    def without_phase(self, words: str) -> list[tuple[str, str]]:
        """The words less each ending that names a phase, the shortest ending first, with the phase
        of the longest; the words as they are where no ending does.
        """
        budgeted = [(ending, "approved") for ending in self.budgeted if words.endswith(ending)]
        endings = sorted([*self._endings(words), *budgeted], key=lambda pair: len(pair[0]))
        if not endings:
            return [("", words)]
        phase = endings[-1][1]
        return [(phase, words.removesuffix(ending)) for ending, _ in endings]

    def _endings(self, words: str) -> list[tuple[str, str]]:
        """The endings that name a phase, with the phase, the shortest first."""
        endings = self._phase_endings.get(words[-1:], ())
        return [(each, self._phases[each]) for each in endings if words.endswith(each)]

    @cached_property
    def _phases(self) -> dict[str, str]:
        """The phase that each ending names."""
        return {ending: phase for phase, phrases in self.phases for ending in phrases}

    @cached_property
    def _phase_endings(self) -> dict[str, tuple[str, ...]]:
        return by_last_sign(tuple(self._phases))

    @cached_property
    def _any_division(self) -> PhraseList:
        return PhraseList(phrase for phrases in self.divisions.values() for phrase in phrases)

    def division_of(self, words: str) -> str:
        """The measure whose parts are listed under words like 公用经费, "" for other words."""
        if not is_any(words, self._any_division) or not bare(words):
            return ""
        return next(measure for measure, each in self.divisions.items() if is_any(words, each))

    def direction_of(self, verb: str) -> str:
        if verb in self.verbs.increase:
            return "increase"
        return "decrease" if verb in self.verbs.decrease else ""
