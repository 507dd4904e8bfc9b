"""What is spoken of: the subject, its figures, the list it is in, as clauses follow each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.extract.claims.beside_subjects import beside_subject, of_phase
from pipeline.extract.claims.carried_years import opening_year, year_of_item, year_of_whole
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.labels import Label, path_told
from pipeline.extract.claims.listings import names_a_side, style_of
from pipeline.extract.claims.lists import Lists
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.of_others import other_body_headed
from pipeline.extract.claims.projects import of_that_project, project_scored
from pipeline.extract.claims.reason_lists import ReasonList
from pipeline.extract.claims.respectively import Row
from pipeline.extract.claims.scopes import (
    Division,
    division_headed,
    division_of,
    ends_division,
    is_of_another_body,
    is_said_apart,
    run_in_heading,
    unit_headed,
)
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.three_public import short_for
from pipeline.extract.claims.years import A_YEAR, of_several_years, year_apart, year_of_day
from pipeline.model.recognized import Prose
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import one_of, search_of

_ITEM_WITHIN = re.compile(r"[，；。][二三四五六七八九十]、(?=(?:19|20)\d{2}年)")
"""…主要原因是厉行节约，三、2023年公务接待费: the next item of a list in one sentence."""
_COMPARES = re.compile(r"^(?:相[比较对]|对比|比|较|与|同|和|跟)")
_PHASE_FIRST = re.compile(
    r"^(?:(?:19|20)\d{2}年度?|本年度?|当年)?(?:年初|调整|全年)?(?:预算|决算|执行)数"
)
"""2025年预算数5万元，决算数4万元: of what was spoken of before."""
_REASON_OF_YEAR = re.compile(r"(?P<sign>[是为]?[：，]?)(?:19|20)\d{2}年")
_ITEM_BY_CODE = re.compile(r"主要[是有](?=\d{5})")
_APPROPRIATIONS = "appropriation"
_BARE_BUDGET = re.compile(
    r"(?:(?:19|20)\d{2}年度?|本年度?|当年)?(?:年初)?(?:预算支出|支出预算)数?(?:安排)?[为是共]?"
)
CUT = "（可比口径）"
"""Behind the name of what is cut to be compared."""
_OPENING = 24
"""So many signs at most open a paragraph."""
_LONGEST_HEARD = 1000
"""What stands further back from a figure says nothing of it."""


@dataclass(slots=True)
class Context(Lists):
    """The memory of a reader as it hears clauses follow each other.

    `in_reason`, `apart`, `covering` and `cut` say what the rest of the sentence is about, `reasons` are
    those that it gives by numbers; `path_run` is the sentence that named a path of a classification;
    `several` tells a sentence that speaks of some years together; `as_of` is the year of the day that what
    was counted was told of (截至2025年底), which holds for what is counted next; `of_reasons` tells a
    paragraph that gives reasons for what was said before. `division` is the kind of spending that the part
    of a list is of, `elsewhere` tells prose about another body than the one that reports, `last_sign` is
    that of the sentence before, `of_another` tells what stands below a line with the name of another body,
    `row` the last figures that 分别 told of.
    """

    in_reason: bool = False
    reasons: ReasonList = field(default_factory=ReasonList)
    apart: bool = False
    covering: bool = False
    cut: bool = False
    several: bool = False
    as_of: int | None = None
    of_reasons: bool = False
    path_run: int = -1
    division: Division | None = None
    elsewhere: bool = False
    last_sign: str = ""
    of_another: bool = False
    row: Row | None = None

    def open(self, prose: Prose) -> None:
        """Begin another piece of prose: nothing that was said before holds."""
        self.prose = prose
        self.subject = self.latest = self.listing = None
        self.figures = {}
        self.paragraph, self.style, self.compared = 0, "", ""
        self.opened = len(self.drafts)
        self.in_reason = self.apart = False
        self.reasons = ReasonList()
        self.as_of = self.row = None
        self.of_another = False
        self.division = division_headed(prose.heading, self.spec)
        self.body = unit_headed(prose.path, self.units)
        other = is_of_another_body(prose.path, prose.entity.name, self.vocabulary)
        self.elsewhere = other and not self.body
        if not self._hear_of(prose.heading):
            heading = split_number(prose.heading).text
            named = self.label(heading)
            if not named.code and (part := self.spec.headed(heading)):
                named = Label(part.name, part.id, "", None)
            if named.code:
                self.speak_of_named(named)

    def begin(self, sentence: Sentence) -> None:
        """Begin a sentence, or go on with one behind a ；."""
        whose = self.body or self.prose.entity.name
        other = other_body_headed(sentence.text, whose, self.vocabulary)
        self.of_another = self.of_another if other is None else other
        if sentence.begins:
            self.year, self.base, self.stated_base = opening_year(self, sentence.text), "", ""
            self.apart = self.covering = self.cut = self.several = False
            goes_on = _COMPARES.match(sentence.text) or _PHASE_FIRST.match(sentence.text)
            self._end_list(compares=goes_on is not None)
            self.run += 1
        elif self.last_sign == "；":
            self.year = opening_year(self, sentence.text) or self.year
        ended = sentence.begins or self.last_sign == "；"
        if not sentence.begins and ended and self.is_made_up():
            # 财政拨款收入5万元，包括一般公共预算收入5万元；其他收入2万元
            self.listing = self.listing.outer if self.listing is not None else None
        if ended and self.listing is not None and not self.listing.used:
            # 甲5万元，主要用于乙；丙4万元: a list that stated no part is none
            self.listing = self.listing.outer
        last_sign, self.last_sign = self.last_sign, sentence.text[-1:]
        opens = sentence.begins or sentence.paragraph != self.paragraph
        if sentence.paragraph != self.paragraph:
            self._turn(sentence)
            if self.style:
                # An item of its own, though the one above it closed with a ；.
                self.apart = self.covering = False
        elif _COMPARES.match(sentence.text) and self.parts_said() > 1:
            # …，其中：甲 5 万元，乙 4 万元；比上年增加: of the whole that was listed.
            self._end_list()
        if self.reasons.go_on(sentence, self.paragraph, in_reason=self.in_reason, behind=last_sign):
            self.in_reason = self.in_reason or self.reasons.numbered
            self.year = None
        else:
            self.several = self.several and not self.in_reason
            self.in_reason = False
        if sentence.begins and self.year is None and not self.in_reason:
            turned = sentence.paragraph != self.paragraph
            self.year = year_of_whole(self, sentence, turned=turned)
        self._divide(sentence)
        self.paragraph = sentence.paragraph
        if opens and (heading := run_in_heading(sentence.text)):
            self.speak_of_named(self.label(heading))

    def hear(self, words: str) -> None:
        """Take notice of what is said between two figures, besides what it says of the second."""
        if not words:
            return
        reason = search_of(self.spec.reasons).search(words)
        told_again = reason is not None and self._tells_again(words, reason)
        if reason and not told_again and not _ITEM_BY_CODE.search(words):
            self.in_reason = True
            self.reasons.open(words, reason.end(), self.style)
        if self.in_reason and (item := _ITEM_WITHIN.search(words)):
            self.in_reason = one_of(words[item.end() :], self.spec.reasons)
        self.cut = self.cut or one_of(words, self.spec.cut_to_compare)
        self.covering = self.covering or one_of(words, self.spec.covering)
        if not self.covering and is_said_apart(words, self.spec):
            self.apart = True
        self.year = (None if self.in_reason else year_apart(words)) or self.year
        if day := year_of_day(words, self.identity.fiscal_year):
            self.year = self.as_of = day
        self.several = of_several_years(words, self.several)
        if not self.in_reason and (scored := project_scored(words)):
            self.speak_of_named(Label(scored, "", "", None))
        if self._hear_of(words[-_LONGEST_HEARD:]):
            self.path_run = self.run
        self.hear_parts(words[-_LONGEST_HEARD:])

    def _tells_again(self, words: str, reason: re.Match[str]) -> bool:
        """Whether what is told as a reason is the figure itself: 甲费变化的原因是：2030年甲费5万元."""
        rest = _REASON_OF_YEAR.match(words, reason.end())
        named = self.spec.by_id(self.label(words[rest.end("sign") :]).code) if rest else None
        return named is not None and bare(named.name) in bare(words[: reason.start()])

    def draft(self, sentence: Sentence, at: int, kind: str, named: Label) -> Draft:
        """A draft of what is named, or else of what the clause before was of."""
        subject = self.subject
        whole = named.code == ALL or bool(names_a_side(named.words))
        if whole and self.path_run == self.run and subject is not None:
            # 检察（款）：2018年预算支出合计, 住房公积金（项）：支出: of the path that the sentence names.
            named = Label("", "", named.phase, named.year)
        if not named.code:
            said = of_that_project(named.words, self.prose.path, self.spec.around.planned)
            named = named if said == named.words else replace(named, words=said)
        if subject is not None:
            named = beside_subject(named, subject, self.spec)
        if self.parent is not None and not named.code:
            # 购置费 among the parts of 公务用车购置及运行费
            named = replace(named, code=self._short_for(named, kind))
        if named.code == ALL and self._is_of_heading(sentence.text[:at]):
            # （一）因公出国（境）费用。2023年预算支出为5万元
            named = Label("", "", self.spec.phase_of("预算"), named.year)
        inherits = not (named.words or named.code) and subject is not None
        if named.year is not None:
            self.year = named.year
            self.as_of = self.as_of if self.as_of == named.year else None
        if inherits and subject is not None:
            code, cut = ("", CUT) if self.cut else (subject.code, "")
            words = of_phase(subject.words.removesuffix(cut), named.phase, self.spec)
            named = Label(f"{words}{cut}", code, named.phase, named.year)
            named = replace(named, division=subject.division, is_part=subject.of_part)
        fund = self.fund_of(named)
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
            parent=self.parent,
            division=named.division or self._column_of(named),
            inherited=inherits,
            of_part=named.is_part,
            of_another=self.of_another,
            run=self.run,
        )

    def _short_for(self, named: Label, kind: str) -> str:
        whole = self.parent.code if self.parent is not None else ""
        return short_for(named.words, whole, self.spec, counts=kind == "count")

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

    def _end_list(self, *, compares: bool = False) -> None:
        """After a sentence that listed parts (共 9 万元，其中…。) the whole is spoken of again; one that
        listed the parts of what was stated before it only by what compares the whole (比上年增加)."""
        part = self.subject
        whole = part.parent if part is not None else None
        if part is None or whole is None or part.run != self.run:
            return
        if whole.run != self.run and not (compares and self.parts_said() > 1):
            return
        if part.sentence.paragraph == whole.sentence.paragraph:
            self.subject, self.figures = whole, {whole.phase: whole}

    def _turn(self, sentence: Sentence) -> None:
        """Begin a paragraph: it may stand behind the list that was open."""
        self.style = style_of(sentence.text)
        self.of_reasons = one_of(sentence.text[:_OPENING], self.spec.reasons)
        if sentence.begins and not self.style:
            self.compared = ""
        while sentence.begins and self.listing is not None and self.listing.ends_at(self.style):
            self.listing = self.listing.outer

    def _hear_of(self, words: str) -> bool:
        """A path of a classification is what the next figures are of; whether there is one."""
        path = path_told(words, self.vocabulary, self.identity.fiscal_year)
        if path is not None:
            self.speak_of_named(path)
        return path is not None

    def _divide(self, sentence: Sentence) -> None:
        """Follow the divisions of a list: ①人员经费：… ②公用经费：…"""
        if opened := division_of(sentence.text, self.spec):
            self.division = opened
        elif self.division is not None:
            turned = sentence.paragraph != self.paragraph
            if ends_division(self.division, sentence.text, turned):
                self.division = None

    def _is_apart(self) -> bool:
        """Whether a figure is no total of the reporting entity: of something else, or another body."""
        return self.apart or self.elsewhere

    def _column_of(self, named: Label) -> str:
        """The measure that a figure of a code is of, where a division of spending lists it."""
        if self.division is None or not named.code.isdigit():
            return ""
        return self.spec.division_of(self.division.words)
