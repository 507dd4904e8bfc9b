"""What words name, by what is spoken of → a draft: its subject, money, year and the list it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.claims.beside_subjects import beside_subject, of_phase
from pipeline.extract.claims.carried_years import year_of_item
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.hearing import Hearing
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.listings import names_a_side
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.printed_paths import names_levels
from pipeline.extract.claims.projects import of_that_project
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.three_public import is_of_three_public, short_for
from pipeline.extract.claims.years import A_YEAR
from pipeline.model.frozen import replaced
from pipeline.vocabulary.claim_words import one_of

_APPROPRIATIONS = "appropriation"
_BARE_BUDGET = re.compile(
    r"(?:(?:19|20)\d{2}年度?|本年度?|当年)?(?:年初)?(?:预算支出|支出预算)数?(?:安排)?[为是共]?"
)
_CLAUSE = re.compile("[，：]")
_OF_A_YEAR = ("income", "expenditure")
CUT = "（可比口径）"
"""Behind the name of what is cut to be compared."""


@dataclass(slots=True)
class Context(Hearing):
    """The memory of a reader that says of each figure what it is of, as clauses follow each other."""

    def draft(self, sentence: Sentence, at: int, kind: str, named: Label) -> Draft:
        """A draft of what is named, or else of what the clause before was of."""
        subject = self.subject
        named = self._as_spoken_of(named, sentence, at, kind)
        parent = self._whole_of(named, sentence, at)
        inherits = not (named.words or named.code) and subject is not None
        if named.year is not None:
            self.year = named.year
            self.as_of = self.as_of if self.as_of == named.year else None
        if inherits and subject is not None:
            named = self._of_subject(named, subject)
        fund = self._fund_labelled(named) or self.fund_of(named)
        if (named.code, fund) == (ALL, _APPROPRIATIONS):
            # 收入总计 below 财政拨款收入支出决算情况
            named = Label(named.words, f"{_APPROPRIATIONS}_total", named.phase, named.year)
        indicator = self.spec.by_id(named.code)
        if self.listing is not None:
            self.listing.add(self.paragraph)
        return Draft(
            sentence=sentence,
            at=at,
            kind=kind,
            words=named.words,
            code=named.code,
            phase=indicator.phase if indicator and indicator.phase else named.phase,
            period=self.period_of(named),
            fund=fund,
            apart=self._is_apart() or (inherits and subject is not None and subject.apart),
            parent=parent,
            division=named.division or self._column_of(named),
            inherited=inherits,
            of_part=named.is_part,
            of_another=self.of_another,
            run=self.run,
        )

    def _fund_labelled(self, named: Label) -> str:
        """The money of the label at the head of the sentence, "" where words or an indicator name another."""
        item = self.spec.by_id(named.code)
        is_own = self.spec.fund_of(named.words) or (item is not None and item.fund)
        return "" if is_own else self.of_label

    def _as_spoken_of(self, named: Label, sentence: Sentence, at: int, kind: str) -> Label:
        """What words at a place of a sentence name beside the path, project, subject or list spoken of."""
        subject = self.subject
        whole = named.code == ALL or bool(names_a_side(named.words))
        whole = whole or (named.code in _OF_A_YEAR and self._is_of_path_alone(sentence))
        path_run = self.run - self._is_of_path_alone(sentence)
        if whole and self.path_run == path_run and subject is not None:
            # 检察（款）：2018年预算支出合计, 住房公积金（项）：支出: of the path that the sentence names.
            named = Label("", "", named.phase, named.year)
        if not named.code:
            said = of_that_project(named.words, self.prose.path, self.spec.around.planned)
            named = named if said == named.words else replaced(named, words=said)
        if subject is not None:
            named = beside_subject(named, subject, self.spec)
        if not named.code:
            # 购置费 among the parts of 公务用车购置及运行费
            bracketed = self.before_bracket(sentence, at)
            named = replaced(named, code=self._short_for(named, kind, bracketed or self.parent))
        if named.code == ALL and self._is_of_heading(sentence.text[:at]):
            # （一）因公出国（境）费用。2023年预算支出为5万元
            named = Label("", "", self.spec.phase_of("预算"), named.year)
        return named

    def _is_of_path_alone(self, sentence: Sentence) -> bool:
        """Whether what a sentence speaks of is the path that the one before it is and no more:
        1.…（类）…（款）…（项）。本年支出决算5万元."""
        subject = self.subject
        if subject is None or subject.sentence.text or not names_levels(subject.words):
            return False
        return self.path_run == self.run - 1 and sentence.begins and not self.turned

    def _of_subject(self, named: Label, subject: Draft) -> Label:
        """The label of a figure that words give no name: that of the subject, in their phase and year."""
        code, cut = ("", CUT) if self.cut else (subject.code, "")
        words = of_phase(subject.words.removesuffix(cut), named.phase, self.spec)
        named = Label(f"{words}{cut}", code, named.phase, named.year)
        return replaced(named, division=subject.division, is_part=subject.of_part)

    def _whole_of(self, named: Label, sentence: Sentence, at: int) -> Draft | None:
        """The figure whose parts are listed, unless a sentence of its own names it again, or another
        indicator behind a list of some parts: 机关运行经费9万元，主要用于办公费5万元等。政府采购预算6万元."""
        whole, item = self.parent, self.spec.by_id(named.code)
        if whole is None or item is None or item.part_of or whole.run == self.run or self.style:
            return whole
        some = self.spec.by_id(whole.code)
        is_no_part = some is not None and (some.partial or named.code == whole.code)
        opens = sentence.begins and not _CLAUSE.search(sentence.text, 0, at)
        return None if is_no_part and opens else whole

    def _short_for(self, named: Label, kind: str, of: Draft | None) -> str:
        whole, counts = of.code if of is not None else "", kind == "count"
        found = short_for(named.words, whole, self.spec, counts=counts)
        if found or counts or (of is not None and not is_of_three_public(whole, self.spec)):
            return found
        return short_for(named.words, self.of_heading, self.spec, counts=False)

    def _is_of_heading(self, before: str) -> bool:
        """Whether a sentence that states a 预算支出 and says of nothing is of what the heading names."""
        subject = self.subject
        if subject is None or subject.sentence.text or subject.code in ("", ALL):
            return False
        return _BARE_BUDGET.fullmatch(before) is not None

    def period_of(self, named: Label) -> int | None:
        """The year that is spoken of, None for several together; a row may bear its years in its name."""
        is_dated = named.year is None and A_YEAR.search(named.words) is not None
        if self.several and not is_dated:
            return None
        year = named.year or self.year or year_of_item(self, named.code)
        return year or self.identity.fiscal_year

    def period_counted(self, named: Label, lead: str) -> int | None:
        """The year that a count is of: 截至2025年底共有车辆2辆。大型设备0台。 is of that day, as long as no
        sentence names another year and nothing is said to be bought."""
        own = named.year is not None or self.year is not None or self.several
        if own or self.as_of is None or one_of(lead, self.spec.things.more):
            return self.period_of(named)
        return self.as_of

    def _is_apart(self) -> bool:
        """Whether a figure is no total of the reporting entity: of something else, or another body."""
        return self.apart or self.elsewhere

    def _is_function(self, named: Label) -> bool:
        """Whether a name without a code is one of the functional classification."""
        functions = self.vocabulary.classifications["functional"]
        return not named.code and functions.has_name(named.words)

    def _column_of(self, named: Label) -> str:
        """The measure that a figure of a code is of, where a division of spending lists it."""
        if self.division is None or not (named.code.isdigit() or self._is_function(named)):
            return ""
        return self.spec.division_of(self.division.words)
