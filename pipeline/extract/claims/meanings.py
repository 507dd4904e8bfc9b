"""A draft → the figure of a table that it is of, and its indicator's code where that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from pipeline.extract.claims.adjusted import is_part_of_adjusted
from pipeline.extract.claims.appropriations import side_of_fund
from pipeline.extract.claims.binding import Bound, Figures, bound_to
from pipeline.extract.claims.certain import is_certain, is_part
from pipeline.extract.claims.counted import CountedRows
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.income_parts import is_spent_of_income
from pipeline.extract.claims.lists import is_by_kind_of_money
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.of_others import is_headed_by_another, may_be_of_another
from pipeline.extract.claims.performance import PerformanceForms, is_of_evaluation
from pipeline.extract.claims.sought import Sought, agrees, first_stated, value_of
from pipeline.extract.claims.sought_for import sought_for, told_as_part
from pipeline.model.frozen import replaced
from pipeline.model.recognized import Prose
from pipeline.model.records import Amount
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.claim_funds import NARROW_FUNDS
from pipeline.vocabulary.claim_words import any_of
from pipeline.vocabulary.phrases import is_any

_FUNDS_OF_THEIR_OWN = ("government_fund", "state_capital")
"""Funds that have a table of their own, and an indicator of that name."""
_CURRENT, _OF_THE_YEAR = "general_public_current", "当年拨款"
_OF_ONE_YEAR = ("本年收入", "当年收入", "本年支出", "当年支出")
_ALL_OF_A_SIDE = ("收入", "支出")
"""What opens the list of all income or spending: 本单位收入为90万元，其中：… ."""


class Meanings:
    """What drafts of a disclosure are of, each told by what is known of it and of those before it."""

    def __init__(self, vocabulary: Vocabulary, figures: Figures) -> None:
        self.vocabulary = vocabulary
        self.figures = figures
        self.performance = PerformanceForms(vocabulary, figures.tables, figures.amounts)
        self.counted = CountedRows(figures.amounts, figures.body)
        self.told: dict[int, Amount] = {}
        """what evaluations tell of, by the draft that states it"""
        self.less_carried: set[str] = set()
        """the bodies whose money of the year is less than what the tables of expenditure state of it"""
        self.headed: dict[tuple[tuple[str, ...], str], bool] = {}
        """whether headings name another body than the one that reports below them"""

    def of(
        self, draft: Draft, before: Sequence[Draft], part: Prose, entity: str
    ) -> tuple[Bound, str]:
        """The table's figure of the indicator, for a change or a share that of which it is stated;
        and the indicator's code, "" where it is not certain what is meant. `before` are the drafts right
        before it, `part` is where it stands, `entity` whose figures are told there.
        """
        sought = sought_for(draft, before, part, entity, self.vocabulary)
        told = None
        if not draft.code and draft.kind in ("amount", "completion"):
            told = self.performance.find(draft.sentence.text, sought)
            told = told or self.performance.headed(part.path, sought)
            told = told or self._beside_whole(draft, sought)
        if told is not None:
            self.told[id(draft)] = told
            return bound_to(told), ""
        loosely = told_as_part(draft) or _told_of_evaluation(draft)
        if draft.apart and not loosely:
            return self._of_no_fund(draft, sought) or (Bound(), "")
        if draft.kind == "count" and not draft.code:
            return self._counted(entity, draft), ""
        if draft.of_part or draft.of_another or self._is_without_carried(draft, part, entity):
            sought = replaced(sought, is_doubtful=True)
        elif may_be_of_another(
            draft, before, entity, self.vocabulary, is_headed=self._is_headed(part.path, entity)
        ):
            draft.of_another = True
            sought = replaced(sought, is_doubtful=True)
        is_of_income = is_spent_of_income(draft, self.vocabulary.claims) or _is_below_income(
            draft, part.path
        )
        if is_of_income or is_by_kind_of_money(draft):
            sought = replaced(sought, is_doubtful=True)
        found = self._of_fund(draft, sought) or self._of_side(draft, sought)
        found = found or self._of_fund_beside(draft, before, sought)
        found = found or self._of_money_of_whole(draft, sought)
        found = found or self._of_indicator(draft, sought)
        if not found[0].table:
            found = self._of_year_beside(draft, before, sought) or found
        if adjusted := self._as_adjusted(draft, before, sought, found):
            draft.phase, found = "adjusted", adjusted
        self._note_current(found, entity)
        return found if found[0].table else self._of_no_fund(draft, sought) or found

    def _is_headed(self, path: tuple[str, ...], entity: str) -> bool:
        """Whether the headings above name another body, worked out once for all figures below them."""
        key = path, entity
        if key not in self.headed:
            self.headed[key] = is_headed_by_another(path, entity, self.vocabulary)
        return self.headed[key]

    def _note_current(self, found: tuple[Bound, str], entity: str) -> None:
        """Remember that 一般公共预算当年拨款 is the income of the year, and not all that is spent of it."""
        amount = found[0].amount
        if found[1] == _CURRENT and amount is not None and amount.direction == "revenue":
            self.less_carried.add(entity)

    def _is_without_carried(self, draft: Draft, part: Prose, entity: str) -> bool:
        """Whether an item is a part of the money of the year alone, which is less than its table states with
        what was carried over."""
        if entity not in self.less_carried or (draft.code and not draft.code.isdigit()):
            return False
        is_part = draft.parent is not None and draft.parent.code == _CURRENT
        return is_part or any(_OF_THE_YEAR in heading for heading in part.path)

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

    def _as_adjusted(
        self, draft: Draft, before: Sequence[Draft], sought: Sought, found: tuple[Bound, str]
    ) -> tuple[Bound, str] | None:
        """完成预算90万元的80%, where the form states 90 as 全年预算数 and no 年初预算数; of a part the same
        where it states both and the whole was said to be of all the year (全年预算90万元…其中甲预算0万元)."""
        stated = found[0].amount
        is_plain = (draft.kind, draft.phase) == ("amount", "approved") and not sought.is_opening
        item = self.vocabulary.claims.by_id(draft.code)
        is_of_adjusted = (
            is_plain and item is not None and is_part_of_adjusted(draft, before, item.part_of)
        )
        if not (is_plain and draft.code):
            return None
        if stated is not None and agrees(stated, sought) and not is_of_adjusted:
            return None
        bound, code = self._of_indicator(draft, replaced(sought, phase="adjusted"))
        if bound.amount is None or not agrees(bound.amount, sought):
            return None
        return (bound, code) if value_of(bound.amount) or is_of_adjusted else None

    def _of_fund(self, draft: Draft, sought: Sought) -> tuple[Bound, str] | None:
        """收入决算 behind the balance of one fund is that of the fund, where a table states as much."""
        spec = self.vocabulary.claims
        code = "" if draft.code else side_of_fund(draft.words, draft.fund, spec)
        if not code:
            return None
        bound = self.figures.bind(replaced(sought, code=code))
        agreeing = bound.amount is not None and agrees(bound.amount, sought)
        return (bound, code) if agreeing else None

    def _of_side(self, draft: Draft, sought: Sought) -> tuple[Bound, str] | None:
        """收入为9万元, of no money in particular, is the total of that side where a table states as much."""
        words = bare(draft.words.removesuffix("均"))
        is_bare = words in self.vocabulary.claims.bare_sides and not draft.code
        if not is_bare or draft.kind != "amount" or draft.fund or _is_part_of_its_side(draft):
            return None
        parent = sought.parent if draft.parent is None else None
        sought = replaced(sought, code=ALL, side=side_of(draft.words), parent=parent)
        bound = self.figures.bind(sought)
        if bound.amount is None or not agrees(bound.amount, sought):
            return None
        return bound, self.figures.code_of(bound, ALL)

    def _of_fund_beside(
        self, draft: Draft, before: Sequence[Draft], sought: Sought
    ) -> tuple[Bound, str] | None:
        """财政拨款收入90万元，支出80万元: what is spent of that money, where a table states as much."""
        beside = [each for each in before if each.run == draft.run and each.fund]
        last = next((d for d in reversed(beside) if d.words.endswith(_ALL_OF_A_SIDE[0])), None)
        is_bare = draft.words == _ALL_OF_A_SIDE[1] and not draft.code and draft.kind == "amount"
        if last is None or not is_bare or draft.fund not in ("", last.fund):
            return None
        name = f"{last.words.removesuffix(_ALL_OF_A_SIDE[0])}{_ALL_OF_A_SIDE[1]}"
        spec = self.vocabulary.claims
        if last.words in _OF_ONE_YEAR and last.fund in NARROW_FUNDS:
            name = f"{spec.funds[last.fund][0]}{_ALL_OF_A_SIDE[1]}"
        item = spec.indicator(name)
        if item is None or not item.fund:
            return None
        of_it = replaced(sought, code=item.id, words=name, fund=item.fund, side="expenditure")
        bound = self.figures.bind(of_it)
        if bound.amount is None or not agrees(bound.amount, of_it):
            return None
        draft.fund = item.fund
        return bound, item.id

    def _of_money_of_whole(self, draft: Draft, sought: Sought) -> tuple[Bound, str] | None:
        """行政运行90万元，其中财政拨款80万元: that item of that money, where a table says so."""
        whole = draft.money_of
        if whole is None:
            return None
        of_it = replaced(
            sought, words=whole.words, code=whole.code, parent=None, within="", whole=None,
            is_doubtful=True, side=side_of(whole.words), division=whole.division,
        )  # fmt: skip
        bound = self.figures.bind(of_it)
        if bound.amount is None or not agrees(bound.amount, of_it):
            return None
        return bound, self.figures.code_of(bound, whole.code) or bound.code

    def _of_year_beside(
        self, draft: Draft, before: Sequence[Draft], sought: Sought
    ) -> tuple[Bound, str] | None:
        """一般公共预算年初结转和结余5万元，本年收入90万元: of that money, where a table states as much."""
        funds = (d.fund for d in reversed(before) if d.run == draft.run and d.fund)
        fund = next(funds, "") if draft.words in _OF_ONE_YEAR and draft.kind == "amount" else ""
        if fund not in NARROW_FUNDS or draft.fund not in ("", fund):
            return None
        spec = self.vocabulary.claims
        item = spec.indicator(f"{spec.funds[fund][0]}{draft.words[-2:]}")
        if item is None:
            return None
        side = side_of(draft.words)
        bound = self.figures.bind(replaced(sought, code=item.id, fund=fund, side=side))
        if bound.amount is None or not agrees(bound.amount, sought):
            return None
        draft.fund = fund
        return bound, item.id

    def _of_no_fund(self, draft: Draft, sought: Sought) -> tuple[Bound, str] | None:
        """未安排国有资本经营预算: of what the table of that fund has a place for, and prints nothing."""
        spec = self.vocabulary.claims
        money = any_of(spec.funds.get(draft.fund, ()))
        if draft.kind != "zero" or draft.code or draft.fund not in _FUNDS_OF_THEIR_OWN:
            return None
        if not _of_money(money).fullmatch(draft.words):
            return None
        bound = self.figures.bind(replaced(sought, code=draft.fund, value=Decimal(0)))
        return (bound, draft.fund) if bound.table else None

    def _beside_whole(self, draft: Draft, sought: Sought) -> Amount | None:
        """涉及预算资金90万元，其中财政拨款80万元: that money in the row that states the whole."""
        whole = self.told.get(id(draft.parent)) if draft.parent is not None else None
        money = self.vocabulary.claims.funds.get(draft.fund, ())
        if whole is None or not is_any(draft.words, money):
            return None
        spec, rows = self.vocabulary.claims, self.performance.stated_as(whole)
        beside = (a for row in rows for a in self.figures.beside(row))
        of_it = (a for a in beside if draft.fund in (a.fund, spec.fund_of(a.column_label)))
        return first_stated(of_it, sought)

    def _counted(self, entity: str, draft: Draft) -> Bound:
        """The row of a form that counts the same."""
        counted = draft.amount
        if counted is None or draft.direction:
            return Bound()
        row = self.counted.find(
            self.figures.body(entity), draft.words, counted.unit, draft.period, counted.value
        )
        return Bound() if row is None else bound_to(row)


def _is_part_of_its_side(draft: Draft) -> bool:
    """Whether it is listed as a part of something, and not of what the other side of the accounts is."""
    whole, own = draft.parent, side_of(draft.words)
    return whole is not None and (not own or side_of(whole.words) in ("", own))


@cache
def _of_money(money: str) -> re.Pattern[str]:
    """The name of a fund and nothing that says which of its money: 国有资本经营预算安排的支出."""
    return re.compile(rf"(?:使用)?(?:{money})(?:预算|财政|拨款|安排|收支|支出|资金|的)*")


def _is_below_income(draft: Draft, path: Sequence[str]) -> bool:
    """Whether a name without a code stands below a heading on income: 收入决算：…农林水支出 80 万元 is what
    came in for it."""
    sides = filter(None, map(side_of, reversed(path)))
    return not draft.code and next(sides, "") == "revenue"


def _told_of_evaluation(draft: Draft) -> bool:
    """Whether it is the money that an evaluation is about, by the name of an indicator (绩效评价，涉及一般
    公共预算支出90 万元): it is bound where a table states as much."""
    return draft.kind == "amount" and bool(draft.code) and is_of_evaluation(draft.sentence)
