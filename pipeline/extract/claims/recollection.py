"""What was said so far → what later clauses ask of it: budgets, wholes, the money that is spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.memory import ALL, Memory
from pipeline.extract.claims.sense import is_larger
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.outline import split_number
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimIndicator

_ALL_YEAR = re.compile("^全年(?:总)?(?=收入$|支出$)")
_COMPOSITION = re.compile(r"(?P<whole>.{4,}?)(?:结构|构成)(?:情况)?(?:说明)?")


@dataclass(slots=True)
class Recollection(Memory):
    """The memory of a reader, looked up."""

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

    def told_base(self) -> str:
        """What a change of this prose was last said to be against, "" where none was."""
        changes = (d.base_words for d in self.backwards() if d.kind == "change" and d.base_period)
        return next(filter(None, changes), "")

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
