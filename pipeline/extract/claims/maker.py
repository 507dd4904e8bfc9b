"""Drafts → claims, each with the figure of a table that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from pipeline.extract.claims.binding import Bound, Figures
from pipeline.extract.claims.drafts import Draft, amount_of, text_of
from pipeline.extract.claims.goals import is_goal, less_goal
from pipeline.extract.claims.meanings import Meanings
from pipeline.extract.claims.meant import Meant
from pipeline.extract.claims.names import money_named, thing_counted
from pipeline.extract.claims.scopes import unit_headed
from pipeline.model.document import Place
from pipeline.model.identity import Identity
from pipeline.model.recognized import Prose
from pipeline.model.records import Claim
from pipeline.values.text import fold
from pipeline.values.units import in_yuan
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.claim_funds import NARROW_FUNDS
from pipeline.vocabulary.phrases import is_any

_YEAR = r"(?:19|20)\d{2}年?"
_OF_A_SPAN = re.compile(
    rf"(?:[“‘\"']?[一二三四五六七八九十]{{1,3}}五[”’\"']?|{_YEAR}[-—至]{_YEAR})(?:期间|以来|时期)"
)
"""“十三五”期间, in any quotation marks or none: work of several years, which no budget of one approves."""
_NAMED_AS_PRINTED = ("rate", "price")
_OF_MONEY = ("amount", "change", "zero")
_NEAR = 20
"""So many drafts back a sentence may have said whose its figures are."""


class ClaimMaker:
    """Drafts → claims, numbered through the disclosure."""

    def __init__(self, identity: Identity, vocabulary: Vocabulary, figures: Figures) -> None:
        self.disclosure = identity.package_name
        self.vocabulary = vocabulary
        self.units = {fold(amount.entity): amount.entity for amount in figures.amounts}
        self.meanings = Meanings(vocabulary, figures)
        self.numbers: dict[int, int] = {}
        self.drafts: list[Draft] = []
        self.meant = Meant(vocabulary.claims)

    def made(self, part: Prose, drafts: Iterable[Draft]) -> Iterator[Claim]:
        """The claims of the drafts of one part of the prose, as these come."""
        entity = unit_headed(part.path, self.units) or part.entity.name
        section = "/".join(part.path)
        for draft in drafts:
            self.drafts.append(draft)
            self.numbers[id(draft)] = len(self.drafts)
            yield self._claim(part, draft, entity, section)

    def _claim(self, part: Prose, draft: Draft, entity: str, section: str) -> Claim:
        place: Place = draft.sentence.place(draft.at)
        amount = amount_of(draft)
        unit = amount.unit_meant if amount else ""
        self.meant.narrow(draft, section)
        bound, code = self.meanings.of(draft, self.drafts[-_NEAR:-1], part, entity)
        self.meant.hear(draft, section, code)
        return Claim(
            disclosure=self.disclosure,
            claim_no=len(self.drafts),
            entity=entity,
            section=section,
            sentence=draft.sentence.printed.strip(),
            indicator=self._name(draft, code),
            code=code,
            period=draft.period,
            phase="" if self._is_of_work(draft, bound) else draft.phase,
            fund=draft.fund or self._fund_opened(draft, bound),
            kind=draft.kind,
            direction=draft.direction,
            amount_text=text_of(draft, amount),
            amount=amount.value if amount else None,
            unit=amount.unit if amount else "",
            amount_yuan=in_yuan(amount.value, unit) if amount else None,
            percentage_text=text_of(draft, draft.percentage),
            percentage=draft.percentage.value if draft.percentage else None,
            base=draft.base_words,
            base_period=draft.base_period,
            base_claim_no=self.numbers.get(id(draft.base)) if draft.base else None,
            bound_table=bound.table,
            bound_row_no=bound.row_no,
            bound_column_no=bound.column_no,
            source_file=place.file,
            source_page=place.page,
            source_line=place.line,
        )

    def _fund_opened(self, draft: Draft, bound: Bound) -> str:
        """一般公共预算会议费3万元；培训费2万元: the fund that the sentence named last before a figure,
        where the cell of that is of the same; "" where it is not, or none is named."""
        cell = bound.amount
        if cell is None or cell.fund not in NARROW_FUNDS or draft.kind not in _OF_MONEY:
            return ""
        run = takewhile(lambda each: each.run == draft.run, reversed(self.drafts[-_NEAR:-1]))
        named = filter(None, (self.vocabulary.claims.fund_of(each.words) for each in run))
        return cell.fund if next(named, "") == cell.fund else ""

    def _name(self, draft: Draft, code: str) -> str:
        """What it is stated of, by the name of the item alone where no form gives it one."""
        naming = self.vocabulary.claims.naming
        if code or draft.code or draft.kind in _NAMED_AS_PRINTED:
            return draft.words
        words = less_goal(draft.words, self.vocabulary.claims.goals)
        if draft.kind == "count" or is_any(words, self.vocabulary.claims.of_work):
            return thing_counted(words, naming)
        return money_named(words, naming)

    def _is_of_work(self, draft: Draft, bound: Bound) -> bool:
        """Whether it is a goal, or money that work brings about (完成投资169亿元): no budget approves it."""
        if draft.kind not in ("amount", "change") or draft.code or bound.table:
            return False
        if is_goal(draft, self.vocabulary.claims):
            return True
        if draft.kind != "amount":
            return False
        if _OF_A_SPAN.search(draft.sentence.text, 0, draft.at):
            return True  # “十三五”期间，科研经费总量达到3亿元
        return is_any(draft.words, self.vocabulary.claims.of_work)
