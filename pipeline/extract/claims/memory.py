"""What was said so far: the subject, its figures, the list that is open; looked up by later clauses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice, takewhile

from pipeline.extract.claims.bodies import Bodies
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.labels import Label, label
from pipeline.extract.claims.listings import Listing
from pipeline.extract.claims.rows import plain
from pipeline.extract.claims.sense import is_larger
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.years import BEFORE_A_NAME
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import Identity, Kind
from pipeline.model.recognized import Prose
from pipeline.values.outline import split_number
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimIndicator, ClaimSpec, Vocabulary

ALL = "grand_total"
_BUDGET = re.compile("(?:部门|单位)?预算(?:收入|支出)?$")
_MONEY = re.compile("一般公共预算|政府性基金预算|国有资本经营预算|财政预算拨款")
_A_YEAR = re.compile(r"(?:19|20)\d{2}年度?$")
_YEARS_BEFORE = re.compile(rf"{BEFORE_A_NAME}$")
_ALL_YEAR = re.compile("^全年(?:总)?(?=收入$|支出$)")
_COMPOSITION = re.compile(r"(?P<whole>.{4,}?)(?:结构|构成)(?:情况)?(?:说明)?")


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

    def budget(self, base: str) -> Draft | None:
        """What was said of the subject's budget: 完成年初预算 means the approved one."""
        return next(iter(self.budgets(base)), None)

    def budgets(self, base: str) -> list[Draft]:
        """What was said of the subject's budget, the likeliest first: of a 预算 the one stated last."""
        phase = self.spec.phase_of(base)
        if base in ("预算", "预算数") or phase not in ("approved", "adjusted"):
            stated = filter(None, map(self.figures.get, ("adjusted", "approved")))
            return sorted(stated, key=lambda draft: -draft.run)
        named = self.figures.get(phase)
        return [named] if named is not None else []

    def phase_of_whole(self) -> str:
        """The phase of the figure whose parts are listed, unless it has that by its nature."""
        whole = self.parent
        indicator = self.spec.by_id(whole.code) if whole is not None else None
        return whole.phase if whole is not None and not (indicator and indicator.phase) else ""

    def is_stated_as_usual(self, whole: Draft) -> bool:
        """Whether the sentence of a budget states before it what was spent: 支出5万元，年初预算6万元."""
        of_it = ("amount", whole.words, whole.code, self.usual_phase)
        beside = (d for d in self.backwards() if d.sentence is whole.sentence)
        return any((d.kind, d.words, d.code, d.phase) == of_it for d in beside)

    def parts_said(self) -> int:
        """How many parts the list that is open has stated so far."""
        whole = self.parent
        amounts = (draft for draft in self.here() if draft.kind == "amount")
        return sum(draft.parent is whole for draft in amounts) if whole is not None else 0

    def stated(self, words: str) -> Draft | None:
        """The last amount stated of what the words name, None where there was none."""
        named = self.label(words)
        side = side_of(words)
        for draft in reversed(self.drafts):
            if draft.kind != "amount" or draft.apart or draft.phase != self.usual_phase:
                continue
            if side and side_of(draft.words) not in ("", side):
                continue
            if draft.period is not None and draft.period < self.identity.fiscal_year:
                continue
            same_code = bool(named.code) and draft.code == named.code
            if same_code or (not named.code and bare(draft.words) == bare(named.words) != ""):
                return draft
        return None

    def whole(self, words: str, part: Draft | None) -> Draft | None:
        """What a share is of: 总支出 behind 财政拨款支出 90 万元，其中：… is that whole, not the body's."""
        words = _ALL_YEAR.sub("本年", words)
        named = self.label(words)
        listed = part.parent if part is not None else self.parent
        fits = listed is not None and side_of(words) == side_of(listed.words) != ""
        if named.code == ALL and fits and not (part and listed and is_larger(part, listed)):
            return listed
        return self.stated(words)

    def headed(self) -> Draft | None:
        """What a heading like 一般公共预算当年拨款结构情况 says that the shares below it are of."""
        heading = _COMPOSITION.fullmatch(split_number(self.prose.heading).text.rstrip("。"))
        return self.stated(heading["whole"]) if heading else None

    def open_change(self) -> Draft | None:
        """The change just stated, if it still lacks its percentage."""
        last = self.drafts[-1] if self.drafts else None
        change, at = self.interrupted
        if at == len(self.drafts):
            last = change or last
        if last is None or last.kind != "change" or last.amount is None:
            return None
        return last if last.percentage is None else None

    def told_base(self) -> str:
        """What a change of this prose was last said to be against, "" where none was."""
        changes = (d.base_words for d in self.backwards() if d.kind == "change" and d.base_period)
        return next(filter(None, changes), "")

    def follows_figure(self, sentence: Sentence) -> bool:
        return bool(self.drafts) and self.drafts[-1].sentence is sentence

    def nameless(self, named: Label) -> Draft:
        """A draft that no sentence states, of what a heading or the opening of a list names."""
        nowhere = Sentence("", "", (), (), begins=True, paragraph=0)
        year = self.identity.fiscal_year
        indicator = self.spec.by_id(named.code)
        fund = self.spec.fund_of(named.words) or (indicator.fund if indicator else "")
        return Draft(nowhere, 0, "", named.words, named.code, "", year, fund)

    def fund_of(self, named: Label) -> str:
        """Of which money: what the words say, the indicator means, or the headings above speak of."""
        indicator = self.spec.by_id(named.code)
        said = self.spec.fund_of(named.words) or (indicator.fund if indicator else "")
        headed = next(filter(None, map(self.spec.fund_of, reversed(self.prose.path))), "")
        if not said and any(map(self.spec.joins_funds, self.prose.path)):
            # 六、政府性基金和国有资本经营预算情况: 政府性基金…上年结转0万元，结转下年3万元 of the former
            of_run = (d.fund for d in self.backwards() if d.run == self.run and d.fund)
            headed = next(of_run, headed)
        if said == "appropriation" and indicator is not None and indicator.fund == said:
            # 财政拨款支出 below 一般公共预算财政拨款支出决算情况说明 is that of the heading.
            return headed or said
        if said:
            return said
        if self.parent is not None and self.parent.fund:
            return self.parent.fund
        if self.announced and named.code.isdigit():
            return self.announced
        return headed or self._fund_of_whole(indicator)

    def _fund_of_whole(self, indicator: ClaimIndicator | None) -> str:
        """The only money of which this prose stated the whole that an indicator is always a part of:
        what is numbered below 一般公共预算财政拨款安排的“三公”经费 is of that, wherever its list ended."""
        if indicator is None or not indicator.part_of:
            return ""
        wholes = {d.fund for d in self.here() if (d.kind, d.code) == ("amount", indicator.part_of)}
        return wholes.pop() if len(wholes) == 1 else ""
