"""Prose, tables and amounts → Claims: every statement of a figure, bound to the table that has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.claims.alike import bound_by_value
from pipeline.extract.claims.appropriations import fund_headed, side_of_fund
from pipeline.extract.claims.binding import Bound, Figures, bound_to
from pipeline.extract.claims.certain import is_certain, is_part
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.counted import CountedRows
from pipeline.extract.claims.drafts import Draft, amount_of, text_of
from pipeline.extract.claims.fields import prose_in_fields, values_in_fields
from pipeline.extract.claims.goals import is_goal, less_goal
from pipeline.extract.claims.meant import Meant
from pipeline.extract.claims.name_codes import with_codes_of_names
from pipeline.extract.claims.names import money_named, thing_counted
from pipeline.extract.claims.of_others import may_be_of_another
from pipeline.extract.claims.performance import PerformanceForms, is_of_evaluation
from pipeline.extract.claims.reader import read_prose
from pipeline.extract.claims.rows import dated_names
from pipeline.extract.claims.running_heads import without_running_heads
from pipeline.extract.claims.scopes import unit_headed
from pipeline.extract.claims.siblings import bound_by_siblings
from pipeline.extract.claims.sought import Sought, agrees, is_of, measured
from pipeline.extract.claims.tasks import claims_of_tasks
from pipeline.extract.claims.unmapped import is_per_cent
from pipeline.model.document import Place
from pipeline.model.identity import Identity
from pipeline.model.recognized import Prose, Recognized
from pipeline.model.records import Amount, Claim
from pipeline.values.sides import side_of
from pipeline.values.text import fold
from pipeline.values.units import in_yuan
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.phrases import is_any

_YEAR = r"(?:19|20)\d{2}年?"
_OF_A_SPAN = re.compile(
    rf"(?:[“‘\"']?[一二三四五六七八九十]{{1,3}}五[”’\"']?|{_YEAR}[-—至]{_YEAR})(?:期间|以来|时期)"
)
"""“十三五”期间, in any quotation marks or none: work of several years, which no budget of one approves."""
_ALL_OF_A_SIDE = ("收入", "支出")
"""What opens the list of all income or spending: 本单位收入为90万元，其中：… ."""
_NEAR = 20
"""So many drafts back a sentence may have said whose its figures are."""
_NAMED_AS_PRINTED = ("rate", "price")


def extract_claims(
    identity: Identity,
    recognized: Recognized,
    amounts: Sequence[Amount],
    vocabulary: Vocabulary,
) -> tuple[Claim, ...]:
    """All claims of a disclosure: of its prose, of sentences in forms of fields, of their tasks."""
    figures = Figures(vocabulary, recognized.tables, amounts)
    prose = (
        *without_running_heads(recognized.prose),
        *prose_in_fields(recognized.tables, vocabulary.claims),
    )
    values = (*values_in_fields(recognized.tables, vocabulary.claims),)
    claims: list[Claim] = []
    if first := next(iter((*prose, *values)), None):
        maker = _Maker(identity, vocabulary, figures)
        context = Context(identity, vocabulary, first, maker.units, dated_names(amounts))
        context.unmapped_is_rate = is_per_cent(prose)
        claims = [claim for each in prose for claim in maker.made(each, read_prose(context, each))]
        claims = bound_by_siblings(claims, maker.drafts, figures)
        for each in values:
            claims += maker.made(each, _of_goals(read_prose(context, each)))
        claims = bound_by_value(claims, figures, vocabulary.claims)
        claims = with_codes_of_names(claims, maker.drafts, figures)
    claims += claims_of_tasks(
        identity, recognized.tables, amounts, figures, vocabulary, len(claims)
    )
    return tuple(claims)


def _of_goals(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """What the values of goals state is of one project or indicator, whatever its name is that of."""
    for draft in drafts:
        draft.apart = True
        yield draft


class _Maker:
    """Drafts → claims, numbered through the disclosure."""

    def __init__(self, identity: Identity, vocabulary: Vocabulary, figures: Figures) -> None:
        self.disclosure = identity.package_name
        self.vocabulary = vocabulary
        self.figures = figures
        self.performance = PerformanceForms(vocabulary, figures.tables, figures.amounts)
        self.units = {fold(amount.entity): amount.entity for amount in figures.amounts}
        self.counted = CountedRows(figures.amounts, figures.body)
        self.numbers: dict[int, int] = {}
        self.drafts: list[Draft] = []
        self.part_fund = ""
        self.told: dict[int, Amount] = {}
        """what evaluations tell of, by the draft that states it"""
        self.meant = Meant(vocabulary.claims)

    def made(self, part: Prose, drafts: Iterable[Draft]) -> Iterator[Claim]:
        entity = unit_headed(part.path, self.units) or part.entity.name
        section = "/".join(part.path)
        self.part_fund = fund_headed(part.path, self.vocabulary.claims)
        for draft in drafts:
            self.drafts.append(draft)
            self.numbers[id(draft)] = len(self.drafts)
            yield self._claim(part, draft, entity, section)

    def _claim(self, part: Prose, draft: Draft, entity: str, section: str) -> Claim:
        place: Place = draft.sentence.place(draft.at)
        amount = amount_of(draft)
        unit = amount.unit_meant if amount else ""
        self.meant.narrow(draft, section)
        bound, code = self._bound(entity, part, draft)
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
            fund=draft.fund,
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

    def _bound(self, entity: str, part: Prose, draft: Draft) -> tuple[Bound, str]:
        """The table's figure of the indicator, for a change or a share that of which it is stated;
        and the indicator's code, "" where it is not certain what is meant.
        """
        sought = self._sought(entity, part, draft)
        told = None
        if not draft.code and draft.kind in ("amount", "completion"):
            told = self.performance.find(draft.sentence.text, sought)
            told = told or self.performance.headed(part.path, sought)
            told = told or self._beside_whole(draft, sought)
        if told is not None:
            self.told[id(draft)] = told
            return bound_to(told), ""
        loosely = _told_as_part(draft) or _told_of_evaluation(draft)
        if draft.apart and not loosely:
            return Bound(), ""
        if draft.kind == "count" and not draft.code:
            return self._counted(entity, draft), ""
        near = self.drafts[-_NEAR:-1]
        if may_be_of_another(draft, near, part.path, entity, self.vocabulary):
            draft.of_another = True
            sought = replace(sought, is_doubtful=True)
        return self._of_fund(draft, sought) or self._of_indicator(draft, sought)

    def _of_indicator(self, draft: Draft, sought: Sought) -> tuple[Bound, str]:
        """The figure of its indicator or of its name, with its code where it is certain."""
        bound = self.figures.bind(sought)
        # A code listed under 人员经费 has other figures under 公用经费: it alone does not name one.
        named = is_certain(sought, self.vocabulary.claims)
        named = named or is_part(sought, self.vocabulary.claims)
        named = named or (draft.parent is not None and draft.parent.words in _ALL_OF_A_SIDE)
        named = named and not sought.is_doubtful
        if draft.division:
            # In the column of its kind of spending it is the row's own code that the sentence prints.
            own = draft.code.isdigit() and bound.code == draft.code
            return bound, draft.code if own else ""
        if not bound.table and not named:
            return bound, ""
        # 专项业务经费 of 303 is a column of that row, and has no code.
        of_column = not draft.code and self.vocabulary.claims.division_of(draft.words) != ""
        return bound, self.figures.code_of(bound, draft.code) or ("" if of_column else bound.code)

    def _of_fund(self, draft: Draft, sought: Sought) -> tuple[Bound, str] | None:
        """收入决算 behind the balance of one fund is that of the fund, where a table states as much."""
        spec = self.vocabulary.claims
        code = "" if draft.code else side_of_fund(draft.words, draft.fund, spec)
        if not code:
            return None
        bound = self.figures.bind(replace(sought, code=code))
        cell = self.figures.cell(bound.table, bound.row_no or 0, bound.column_no)
        return (bound, code) if cell is not None and agrees(cell, sought) else None

    def _beside_whole(self, draft: Draft, sought: Sought) -> Amount | None:
        """涉及预算资金90万元，其中财政拨款80万元: that money in the row that states the whole."""
        whole = self.told.get(id(draft.parent)) if draft.parent is not None else None
        money = self.vocabulary.claims.funds.get(draft.fund, ())
        if whole is None or not is_any(draft.words, money):
            return None
        spec, rows = self.vocabulary.claims, self.performance.stated_as(whole)
        beside = (a for row in rows for a in self.figures.beside(row))
        of_it = (a for a in beside if draft.fund in (a.fund, spec.fund_of(a.column_label)))
        fitting = (a for a in of_it if is_of(a, sought, sought.phase) and agrees(a, sought))
        return next(fitting, None)

    def _counted(self, entity: str, draft: Draft) -> Bound:
        """The row of a form that counts the same."""
        counted = draft.amount
        if counted is None or draft.direction:
            return Bound()
        row = self.counted.find(
            self.figures.body(entity), draft.words, counted.unit, draft.period, counted.value
        )
        return Bound() if row is None else bound_to(row)

    def _sought(self, entity: str, part: Prose, draft: Draft) -> Sought:
        stated = draft if draft.kind in ("amount", "count", "zero") else draft.of
        value, half = measured(stated.amount if stated else None)
        parent = draft.parent
        unknown = parent is not None and (parent.apart or not parent.code)
        whole, _ = measured(parent.amount if parent else None)
        return Sought(
            within=_row_listed(draft, self.vocabulary),
            whole=whole,
            entity=entity,
            words=draft.words,
            code=draft.code,
            period=draft.period,
            phase=draft.phase or "executed",
            fund=draft.fund,
            counts=draft.kind == "count",
            value=Decimal(0) if "zero" in (draft.kind, stated.kind if stated else "") else value,
            half=half,
            parent=""
            if unknown or _told_as_part(draft) or draft.apart
            else parent.code
            if parent
            else None,
            is_stated=draft.kind in ("amount", "change"),
            decreased=draft.kind == "change" and stated is None and draft.direction == "decrease",
            is_second=self._is_second(draft),
            of_basic="基本支出" in part.heading,
            is_opening=draft.phase == "approved"
            and self.vocabulary.claims.speaks_of_opening_budget(draft.sentence.text[: draft.at]),
            side=side_of(draft.words) or draft.side,
            division=draft.division,
            part_fund=self.part_fund,
        )

    def _is_second(self, draft: Draft) -> bool:
        """Whether the amount before it in the sentence is of the very same."""
        before = self.drafts[-2] if len(self.drafts) > 1 else None
        if before is None or not draft.inherited or before.sentence is not draft.sentence:
            return False
        kinds = (before.kind, draft.kind) == ("amount", "amount")
        alike = (before.code, before.words, before.phase, before.period) == (
            draft.code, draft.words, draft.phase, draft.period,
        )  # fmt: skip
        return kinds and alike


def _row_listed(draft: Draft, vocabulary: Vocabulary) -> str:
    """The name of the row that an amount is told of as a part, "" where it is one of an indicator."""
    whole = draft.parent
    if whole is None or vocabulary.claims.by_id(whole.code) is not None:
        return ""
    return whole.words


def _told_as_part(draft: Draft) -> bool:
    """Whether an amount is told of where reasons stand as well: 302 is 122 万元，主要是差旅费46万元. It is
    bound where a table states as much, and nothing is said of it where none does."""
    return draft.is_reason and draft.kind == "amount"


def _told_of_evaluation(draft: Draft) -> bool:
    """Whether it is the money that an evaluation is about, by the name of an indicator (绩效评价，涉及一般
    公共预算支出90 万元): it is bound where a table states as much."""
    return draft.kind == "amount" and bool(draft.code) and is_of_evaluation(draft.sentence)
