"""What was said so far: the subject, its figures, the list that is open; looked up by later clauses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice, takewhile

from pipeline.extract.claims.bodies import Bodies
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.labels import label
from pipeline.extract.claims.listings import Listing
from pipeline.extract.claims.rows import plain
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.years import BEFORE_A_NAME
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import Identity, Kind
from pipeline.model.recognized import Prose
from pipeline.values.outline import split_number
from pipeline.vocabulary import ClaimSpec, Vocabulary

ALL = "grand_total"
_BUDGET = re.compile("(?:部门|单位)?预算(?:收入|支出)?$")
_MONEY = re.compile("一般公共预算|政府性基金预算|国有资本经营预算|财政预算拨款")
_A_YEAR = re.compile(r"(?:19|20)\d{2}年度?$")
_YEARS_BEFORE = re.compile(rf"{BEFORE_A_NAME}$")


def _is_of_the_same(before: Draft, draft: Draft) -> bool:
    """Whether a figure is of what was spoken of in its paragraph or in the one above."""
    of_it = (before.code, before.fund, before.period, before.apart)
    near = 0 <= draft.sentence.paragraph - before.sentence.paragraph <= 1
    return (
        near and bool(draft.code) and of_it == (draft.code, draft.fund, draft.period, draft.apart)
    )


@lru_cache(maxsize=256)
def _is_of_outturn(heading: str) -> bool:
    """Whether a heading tells of what was spent, and of no budget: 二、2021年“三公”经费决算情况."""
    return "决算" in heading and "预算" not in _MONEY.sub("", heading)


@made_at_once
@dataclass(frozen=True, slots=True)
class Spoken:
    """What is spoken of at one place of a sentence."""

    subject: Draft | None
    latest: Draft | None
    listing: Listing | None
    figures: dict[str, Draft]
    year: int | None
    base: str
    change: Draft | None


@dataclass(slots=True)
class Memory:
    """What a reader of one disclosure remembers; `units` are the names of the units that its tables
    list, `body` is the one that heads this piece of prose; `drafts` is all that was found so far,
    `opened` how many there were before this piece of prose.

    `subject` is what a clause without an indicator is of, `figures` what was said of it by phase,
    `latest` the last amount, `listing` the list whose parts are stated; `year` and `base` are those of
    the sentence, `stated_base` is the base whose figure the sentence states, `compared` the last base of
    the paragraph; `interrupted` is the change that a bracket stood behind, as long as nothing has been
    said since; `labels` are those read so far, `unmapped_is_rate` tells that the sign without a letter
    behind numbers is proven to be per cent, `announced` is the money of the items that a line announces,
    `run` the number of the sentence, `dated` the names of rows that begin with a year (2025年甲项目).
    """

    identity: Identity
    vocabulary: Vocabulary
    prose: Prose
    units: Mapping[str, str] = field(default_factory=dict)
    dated: Collection[str] = ()
    body: str = ""
    drafts: list[Draft] = field(default_factory=list)
    subject: Draft | None = None
    latest: Draft | None = None
    listing: Listing | None = None
    figures: dict[str, Draft] = field(default_factory=dict)
    year: int | None = None
    base: str = ""
    stated_base: str = ""
    compared: str = ""
    interrupted: tuple[Draft | None, int] = None, 0
    opened: int = 0
    labels: dict[tuple[str, str, bool], Label] = field(default_factory=dict)
    unmapped_is_rate: bool = False
    announced: str = ""
    run: int = 0
    spec: ClaimSpec = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.spec = self.vocabulary.claims

    @property
    def usual_phase(self) -> str:
        return "approved" if self.identity.kind is Kind.BUDGET else "executed"

    def phase_of_year(self, year: int | None) -> str:
        """The phase that is meant where nothing says one: under a heading of outturns (2025年决算情况) a
        budget tells what was spent in a year before."""
        earlier = year is not None and year < self.identity.fiscal_year
        return "executed" if earlier and _is_of_outturn(self.prose.heading) else self.usual_phase

    @property
    def parent(self) -> Draft | None:
        """The figure whose parts are listed."""
        return self.listing.whole if self.listing is not None else None

    def said(self) -> Spoken:
        """What is spoken of now, for going back to it behind a bracket."""
        return Spoken(
            self.subject, self.latest, self.listing, dict(self.figures), self.year, self.base,
            self.open_change(),
        )  # fmt: skip

    def return_to(self, said: Spoken) -> None:
        """Speak again of what was spoken of before a bracket opened."""
        self.subject, self.latest, self.listing = said.subject, said.latest, said.listing
        self.figures, self.year = dict(said.figures), said.year
        self.base = said.base or self.stated_base
        self.interrupted = said.change, len(self.drafts)

    def here(self) -> list[Draft]:
        """The drafts of this piece of prose."""
        return self.drafts[self.opened :]

    def backwards(self) -> Iterator[Draft]:
        """The same, the last one first."""
        return islice(reversed(self.drafts), len(self.drafts) - self.opened)

    def of_sentence(self, sentence: Sentence) -> list[Draft]:
        """The drafts of the sentence that is being read, which are the last."""
        return [*takewhile(lambda draft: draft.sentence is sentence, self.backwards())][::-1]

    def speak_of(self, draft: Draft) -> None:
        """What the next clauses are of; what was just said of the same in another phase still holds."""
        before = self.subject
        goes_on = before is not None and draft.amount is not None and _is_of_the_same(before, draft)
        kept = {p: d for p, d in self.figures.items() if p != draft.phase} if goes_on else {}
        self.subject, self.figures = draft, kept

    def label(self, words: str, *, counts: bool = False) -> Label:
        """What words right before a figure name."""
        entity, year = self.prose.entity.name, self.identity.fiscal_year
        key = words, self.body or entity, counts
        if key not in self.labels:
            named = label(words, self.vocabulary, entity, year, counts=counts)
            if not named.code and self._is_budget_of_body(words):
                named = replace(named, words=words, code=ALL)
            elif not named.code and (dated := self._dated(words, named.words)):
                named = replace(named, words=dated, year=None)
            self.labels[key] = named
        return self.labels[key]

    def _dated(self, words: str, named: str) -> str:
        """The name with the year before it, where a row is called so; "" where none is."""
        before = words[: words.rfind(named)] if named and self.dated else ""
        years = _YEARS_BEFORE.search(before)
        name = f"{years[0]}{named}" if years else ""
        return name if name and plain(name) in self.dated else ""

    def _is_budget_of_body(self, words: str) -> bool:
        """Whether words name the budget of the body that this prose is of, and no more: 某局本级预算."""
        name = split_number(words).text.rstrip("为是")
        budget = _BUDGET.search(name)
        stem = name[: budget.start()] if budget else ""
        if not stem:
            return False
        bodies = Bodies((*self.units, self.prose.entity.name))
        own = self.body or self.prose.entity.name
        return bodies.one(_A_YEAR.sub("", stem)) == bodies.one(own)

    def open_change(self) -> Draft | None:
        """The change just stated, if it still lacks its percentage."""
        last = self.drafts[-1] if self.drafts else None
        change, at = self.interrupted
        if at == len(self.drafts):
            last = change or last
        if last is None or last.kind != "change" or last.amount is None:
            return None
        return last if last.percentage is None else None

    def follows_figure(self, sentence: Sentence) -> bool:
        return bool(self.drafts) and self.drafts[-1].sentence is sentence
