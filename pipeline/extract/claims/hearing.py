"""Sentences and words between figures → what the next figures are of: the open lists, scopes and years."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extract.claims.carried_years import opening_year, year_of_whole
from pipeline.extract.claims.coded_labels import path_told
from pipeline.extract.claims.heard import LONGEST_HEARD, Hearsay
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.listings import style_of
from pipeline.extract.claims.lists import Lists
from pipeline.extract.claims.of_others import other_body_headed
from pipeline.extract.claims.reason_lists import ReasonList
from pipeline.extract.claims.respectively import Compared, Row
from pipeline.extract.claims.scopes import (
    Division,
    division_headed,
    division_of,
    ends_division,
    is_of_another_body,
    labelled,
    run_in_heading,
    unit_headed,
)
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.three_public import is_of_three_public
from pipeline.model.recognized import Prose
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import one_of

_COMPARES = re.compile(r"^(?:相[比较对]|对比|比|较|与|同|和|跟)")
_PHASE_FIRST = re.compile(
    r"^(?:(?:19|20)\d{2}年度?|本年度?|当年)?(?:年初|调整|全年)?(?:预算|决算|执行)数"
)
"""2025年预算数5万元，决算数4万元: of what was spoken of before."""
_REASON_OF_YEAR = re.compile(r"(?P<sign>[是为]?[：，]?)(?:19|20)\d{2}年")
_FIGURE = re.compile(r"\d[\d.,]*(?:亿|万)?元")
_LABEL = re.compile("([^，。；：、]{4,14})：(?=.)")
_OPENING = 24
"""So many signs at most open a paragraph."""


@dataclass(slots=True)
class Hearing(Lists):
    """The memory of a reader as it hears prose, sentences and the words between their figures.

    `in_reason`, `apart`, `covering` and `cut` say what the rest of the sentence is about, `reasons` are
    those that it gives by numbers; `path_run` is the sentence that named a path of a classification,
    `turned` tells one that opens a paragraph; `several` tells a sentence that speaks of some years
    together; `as_of` is the year of the day that what was counted was told of (截至2025年底), which holds
    for what is counted next; `of_reasons` tells a paragraph that gives reasons for what was said before.
    `division` is the kind of spending that the part of a list is of, `elsewhere` tells prose about another
    body than the one that reports, `last_sign` is that of the sentence before, `of_another` tells what
    stands below a line with the name of another body, `row` the last figures that 分别 told of, `of_heading`
    the code of “三公”经费 or of its part that the heading names, `of_label` the money that a label at the
    head of a sentence names for its paragraph, `heard` what words between figures say.
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
    turned: bool = False
    division: Division | None = None
    elsewhere: bool = False
    last_sign: str = ""
    of_another: bool = False
    row: Row | None = None
    compared_row: Compared | None = None
    of_heading: str = ""
    of_label: str = ""
    heard: Hearsay = field(init=False, repr=False)

    def __post_init__(self) -> None:
        Lists.__post_init__(self)
        self.heard = Hearsay(self.vocabulary, self.identity.fiscal_year)

    def open(self, prose: Prose) -> None:
        """Begin another piece of prose: nothing that was said before holds."""
        self.prose = prose
        self.subject = self.latest = self.listing = None
        self.figures = {}
        self.paragraph, self.style, self.compared = 0, "", ""
        self.opened = len(self.drafts)
        self.in_reason = self.apart = False
        self.reasons = ReasonList()
        self.as_of = self.row = self.compared_row = None
        self.of_another = False
        self.division = division_headed(prose.heading, self.spec)
        self.body = unit_headed(prose.path, self.units)
        other = is_of_another_body(prose.path, prose.entity.name, self.vocabulary)
        self.elsewhere = other and not self.body
        self.of_heading = self.announced = self.of_label = ""
        if not self._hear_of(prose.heading):
            heading = split_number(prose.heading).text
            named = self.label(heading)
            if not named.code and (part := self.spec.headed(heading)):
                named = Label(part.name, part.id, "", None)
            if named.code:
                self.speak_of_named(named)
                of_it = is_of_three_public(named.code, self.spec)
                self.of_heading = named.code if of_it else ""

    def begin(self, sentence: Sentence) -> None:
        """Begin a sentence, or go on with one behind a ；."""
        whose = self.body or self.prose.entity.name
        other = other_body_headed(sentence.text, whose, self.vocabulary)
        self.of_another = self.of_another if other is None else other
        if sentence.begins:
            self._hear_money(sentence)
            self.year, self.base, self.stated_base = opening_year(self, sentence.text), "", ""
            self.apart = self.covering = self.cut = self.several = False
            goes_on = _COMPARES.match(sentence.text) or _PHASE_FIRST.match(sentence.text)
            self._end_list(compares=goes_on is not None)
            self.run += 1
        elif self.last_sign == "；":
            self.year = opening_year(self, sentence.text) or self.year
        ended = sentence.begins or self.last_sign == "；"
        if ended and not sentence.begins:
            self._end_item(sentence)
        if ended and self.listing is not None and not self.listing.used:
            # 甲5万元，主要用于乙；丙4万元: a list that stated no part is none
            self.listing = self.listing.outer
        last_sign, self.last_sign = self.last_sign, sentence.text[-1:]
        opens = sentence.begins or sentence.paragraph != self.paragraph
        self.turned = sentence.paragraph != self.paragraph
        if sentence.paragraph != self.paragraph:
            self._turn(sentence)
            if sentence.text.endswith("：") and not _FIGURE.search(sentence.text):
                # 财政拨款支出按功能科目分类如下：
                self.announced = self.spec.fund_of(sentence.text)
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
        if opens:
            self._hear_label(sentence.text)

    def _end_item(self, sentence: Sentence) -> None:
        """End what a ； ends: a list whose parts make it up (财政拨款收入5万元，包括一般公共预算收入5万元；
        其他收入2万元), and those of an item before another number (（1）甲5万元，其中乙3万元；（2）丙4万元).
        """
        if self.listing is not None and self.is_made_up():
            self.listing = self.listing.outer
        style = style_of(sentence.text)
        while style and self.listing is not None:
            if style_of(self.listing.whole.sentence.text) != style:
                return
            self.listing = self.listing.outer

    def _hear_money(self, sentence: Sentence) -> None:
        """The money that the label of a sentence names for its paragraph: 政府性基金：上年结转5万元。"""
        label = _LABEL.match(split_number(sentence.text).text)
        if label is not None:
            self.of_label = self.spec.fund_of(label[1]) if self.spec.is_fund(label[1]) else ""
        elif sentence.paragraph != self.paragraph:
            self.of_label = ""

    def _hear_label(self, text: str) -> None:
        """What the first words of a paragraph announce: 1.公务接待费。, （一）收入预算：由甲和乙组成。"""
        if heading := run_in_heading(text):
            self.speak_of_named(self.label(heading))
        elif (words := labelled(text, self.spec.headings)) and (named := self.label(words)).code:
            self.speak_of_named(named)

    def hear(self, words: str) -> None:
        """Take notice of what is said between two figures, besides what it says of the second."""
        if not words:
            return
        heard = self.heard.of(words)
        if heard.reason and not self._tells_again(words, heard.reason):
            self.in_reason = True
            self.reasons.open(words, heard.reason.end(), self.style)
        if self.in_reason and heard.goes_on is not None:
            self.in_reason = heard.goes_on
        self.cut = self.cut or heard.cut
        self.covering = self.covering or heard.covering
        if not self.covering and heard.apart:
            self.apart = True
        self.year = (None if self.in_reason else heard.year) or self.year
        if heard.day:
            self.year = self.as_of = heard.day
        self.several = self.several if heard.several is None else heard.several
        if not self.in_reason and heard.scored:
            self.speak_of_named(Label(heard.scored, "", "", None))
        if heard.path is not None:
            self.speak_of_named(heard.path)
            self.path_run = self.run
        if heard.may_list:
            self.hear_parts(words[-LONGEST_HEARD:])

    def _tells_again(self, words: str, reason: re.Match[str]) -> bool:
        """Whether what is told as a reason is the figure itself: 甲费变化的原因是：2030年甲费5万元."""
        rest = _REASON_OF_YEAR.match(words, reason.end())
        named = self.spec.by_id(self.label(words[rest.end("sign") :]).code) if rest else None
        return named is not None and bare(named.name) in bare(words[: reason.start()])

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
