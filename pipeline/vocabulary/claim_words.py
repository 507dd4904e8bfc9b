"""Words of `specs/claims.yml` that stand around figures: units, limits, verbs, names of things, of money."""

from __future__ import annotations

import re
from functools import cache, cached_property

from pipeline.values.text import bare
from pipeline.vocabulary.spec import Pattern, Phrases, Spec, compiled

Words = tuple[str, ...]


class Units(Spec):
    """Units in prose besides those of money."""

    money: dict[str, str]
    """words for money that leave out 元 → the unit that they mean"""
    counts: Words
    currencies: Words
    """names of a currency in front of a figure"""
    work: Words
    """units of work done, which no form of the accounts counts in"""
    no_unit: dict[str, Words]
    """units → what behind one makes another word of both: 3个月"""
    alone: Words
    """units behind which no word goes on"""
    within: Words
    """units of distances and times, which a 内 behind makes part of a name: 站点150米内公交覆盖率"""
    with_another: Words
    """units in which the same is counted once more behind a comma: 2批次，26人次"""


class Limits(Spec):
    """What makes of a number a limit instead of a figure; `apart` a figure that no table states,
    `of_a_whole` what stands before the whole that a limit is of, `aimed_at` those of `before` that tell of
    work still to be done, `reached` those of `before` that are none of work done, unless it is a goal."""

    behind: Words
    before: Words
    of_a_whole: Words
    aimed_at: Words
    reached: Words
    apart: Words


class Rough(Spec):
    """Words before a figure, and behind its unit, that call it rough, at least as much, or at most."""

    about: Words
    about_behind: Words
    at_least: Words
    at_least_behind: Words
    at_most: Words


class Verbs(Spec):
    """Verbs of change."""

    increase: Phrases
    decrease: Phrases

    @cached_property
    def either(self) -> str:
        """A regular expression for one of them."""
        return any_of((*self.increase, *self.decrease))


class AllSpent(Spec):
    """What names all that a body spends, of whatever money, and all spending of the money spoken of."""

    of_body: Pattern
    of_some_money: Pattern

    def is_of_body(self, words: str) -> bool:
        return compiled(self.of_body).fullmatch(bare(words)) is not None

    def is_of_some_money(self, words: str) -> bool:
        return compiled(self.of_some_money).fullmatch(bare(words)) is not None


class Things(Spec):
    """Words around the name of a thing that is counted, or that a rate or a price is of.

    `before` and `behind` stand around a name before the figure; `no_name` opens what is no name behind
    one, `predicates` follow one there; `owners` end names that a 的 follows (单位的收支数据), `costs` end
    what is spent on a counted thing or done to it (车运维费); `gives` ends words whose object stands behind
    the figure (给予50%补助); `people` stands for units of people and vehicles where nothing else does;
    `short` are names of one sign (15台车), `places` those of kinds of places (6个区); `more` and `fewer`
    end words for what is counted besides what there is (新增6辆), or was taken from it; `rate_before` and
    `rate_behind` stand around the name of a rate, which ends as `rates` do; `of_three_public` are words for
    what is counted in the part on “三公”经费; `beside` are bodies of which
    there is one (处室和机关党委); `buys` are verbs of purchases, `plans` tells of planned ones, `priced`
    begins names of what is counted by its price (单价100万元设备); `pieces` are units of what is bought by
    the piece, `kinds` stand before a figure and tell which of the things behind it are meant (下属2个单位).
    """

    before: Words
    behind: Words
    no_name: Words
    predicates: Words
    owners: Words
    costs: Words
    gives: Words
    people: dict[str, str]
    short: Words
    places: Words
    more: Words
    fewer: Words
    rate_before: Words
    rate_behind: Words
    rates: Words
    of_three_public: Words
    beside: Words
    buys: Words
    plans: Words
    priced: Words
    pieces: Words
    kinds: Words


class Naming(Spec):
    """Words around the name of an item that are no part of it: who has it (学校; `whole` a body as a whole,
    which may be the one that the reporting body is an office of), what is had, got or done
    (建有, 获得), `concerns` what says that it is about money (涉及), `sets_up` verbs of what a body has
    (甲中心下设3个科), `of_money` of which money it is,
    behind it (涉及财拨资金), `needs` what a treasury needs to do (市财政需补助).

    Names that say nothing of what they are of: `concerned` money that is concerned, by the evaluation
    (`topics`) that concerns it, `of_counted` what is of the things counted before it, `of_paid` of the money
    stated before it, `done_again` what is counted once more in another unit (国内公务接待5批次，接待20人次);
    `counted_in` are the units that things are counted in before such words, `units` end names that say in
    which unit they were counted; `of_any` end names of money of any item (甲工作经费), which a row of it may
    leave out; `also` are what a thing is called otherwise than by the form, with the row that has it by
    definition (公务交通补贴: 其他交通费用).
    """

    who: Words
    whole: Words
    does: Words
    concerns: Words
    sets_up: Words
    of_money: Words
    needs: Words
    concerned: Words
    topics: Words
    counted_in: Words
    units: Words
    of_counted: Words
    of_paid: Words
    done_again: Words
    of_any: Words
    also: dict[str, str]

    @cached_property
    def holders(self) -> Words:
        """Who has what is counted or spent: `who` and `whole`."""
        return (*self.who, *self.whole)


class Others(Spec):
    """Whose a figure is, by the name of a body before it: `own` opens names of the body that reports,
    `several` joins others to it, `below` stands behind its name and means another one; `all_units` ends
    names of all bodies, `wider` those of more than report, `official` are words of full names with what they
    are for short; `kinds` are bodies of one kind, unless one of
    `of_all_kinds` follows; `flows` is what every kind of money has."""

    own: Words
    several: Words
    below: Words
    all_units: Words
    wider: Words
    official: dict[str, str]
    kinds: Words
    of_all_kinds: Words
    flows: Pattern

    __hash__ = object.__hash__
    """It is itself alone: patterns are kept by what they are made from."""

    def __eq__(self, other: object) -> bool:
        return self is other


class Paths(Spec):
    """Words between a path of a classification and its amount: `whole` leave it that of all of the path."""

    whole: Words


class Changed(Spec):
    """What there is more or less of: `money` ends names behind a verb, `begun` and `works` stand around what
    was begun or given up, `objects` end names behind the figure; `ruled_by` and `rules` stand around a
    rule that is no part of a name."""

    money: Words
    begun: Words
    works: Words
    objects: Words
    ruled_by: Words
    rules: Words


class Nothing(Spec):
    """Sentences that say that there is none of some money: `who` has none, `says` is how it is said, `money`
    how the name of what there is none of ends, `before_money` what may stand before that, in its order.
    `first` is how a name begins that alone makes such a sentence (无公务接待费支出), `listed` how others do
    that stand in a list with these. `things` are how the names of things, work or people end that there
    are none of, `denies` how that is said, `no_denial` what behind 无 makes another word of both (无偿)."""

    who: Words
    says: Words
    first: Words
    listed: Words
    before_money: Words
    money: Words
    things: Words
    denies: Words
    no_denial: Words

    __hash__ = object.__hash__
    """It is itself alone: patterns are kept by what they are made from."""

    def __eq__(self, other: object) -> bool:
        return self is other


class SpokenBefore(Spec):
    """What tells that a clause before a comparison speaks of something: `names` are words of which one stands
    in its name, `no_names` open clauses that name nothing, `all_of` and `says` end what it says of it."""

    names: Words
    no_names: Words
    all_of: Words
    says: Words


class Phases(Spec):
    """Words for the phases of the budget."""

    approved: Phrases
    adjusted: Phrases
    executed: Phrases


class Around(Spec):
    """Words before and behind an indicator that are no part of it; `planned` where a name follows, `paid`
    where one of the forms does (实际支出“三公”经费). `times` are those before it that say when, without
    which `of_times` would say nothing of what they are; `when` are such that are no name by themselves,
    `purposes` open what the money of the name behind them is for."""

    planned: Words
    paid: Words
    before: Phrases
    times: Words
    of_times: Words
    when: Words
    purposes: Words
    behind: Phrases


@cache
def by_last_sign(endings: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Endings by their last sign, the shortest first.

    >>> by_last_sign(("决算数", "数", "预算"))
    {'数': ('数', '决算数'), '算': ('预算',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for ending in sorted(endings, key=len):
        found[ending[-1]] = (*found.get(ending[-1], ()), ending)
    return found


@cache
def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for one of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def one_of(words: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in the words."""
    return search_of(phrases).search(words) is not None


@cache
def search_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds one of the phrases in words, the longest where several begin."""
    return re.compile(any_of(phrases))
