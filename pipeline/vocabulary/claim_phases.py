"""Words of `specs/claims.yml` that tell money of this year from what was left of another, and what a budget
became within its year."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary.claim_words import Words, any_of, one_of
from pipeline.vocabulary.spec import Spec


class ThisYear(Spec):
    """What says of a part that it is money of this year (当年安排, 本年新增资金): `years`, besides the number
    of one, and what is said of it; `of_fund` stands behind the fund that a part is of (财政拨款资金),
    `spent` tells money from a figure of the budget (当年预算安排, no 当年预算数)."""

    years: Words
    money: Words
    of_fund: Words
    spent: Words

    def is_only(self, words: str, funds: Words) -> bool:
        """Whether words are the name of one of some funds and nothing else: 财政拨款资金."""
        return _only(funds, self.of_fund).fullmatch(words) is not None

    def is_spent(self, words: str) -> bool:
        """Whether words speak of money (当年预算安排), and of no figure of the budget (当年预算数)."""
        return one_of(words, self.spent)

    def says(self, words: str) -> bool:
        return _this_year(self.years, self.money).fullmatch(words) is not None


@cache
def _this_year(years: Words, money: Words) -> re.Pattern[str]:
    year = rf"(?:{any_of(years)}|(?:19|20)\d{{2}}年度?)"
    return re.compile(
        rf"[，、（：]*(?:\d{{1,2}}[.、]|（\d+）)?(?:其中|包括)?(?:使用|用)?{year}(?:{any_of(money)})*的?[数额]?(?:[为是共约计])*"
    )


@cache
def _only(funds: Words, behind: Words) -> re.Pattern[str]:
    name = rf"(?:{any_of(funds)})(?:预算)?(?:财政)?(?:{any_of(behind)})*"
    return re.compile(rf"(?:使用|用)?(?:[当本]年)?{name}")


class Carried(Spec):
    """Names of money of another year: carried over (`words`), or `left` for the next one; `balances` are
    further names of what is there on a day."""

    words: Words
    left: Words
    balances: Words

    def says(self, words: str) -> bool:
        """Whether words speak of money that is carried over from one year to the next."""
        return one_of(words, self.words)

    def came_over(self, words: str) -> bool:
        """Whether words speak of money that was there when the year began."""
        return self.says(words) and not one_of(words, self.left)

    def is_balance(self, words: str) -> bool:
        """Whether words speak of what there is on a day: 上年结转, 账户余额."""
        return self.says(words) or one_of(words, self.balances)


class Adjusting(Spec):
    """What a budget was changed to within the year: `when` and how (`verbs`, `to`), behind the budget that
    the year began with (`began`); `first` stands before the name of what was, `left` is what of it was not
    spent."""

    when: Words
    verbs: Words
    to: Words
    first: Words
    began: Words
    left: Words

    def less_first(self, words: str) -> str:
        """The name of an adjusted budget behind what tells that it is one, "" for any other words."""
        opening = next(filter(words.startswith, self.first), "")
        return words.removeprefix(opening).removeprefix("的") if opening else ""

    def says(self, words: str) -> bool:
        return _adjusting(self.when, self.verbs, self.to).fullmatch(words) is not None

    def less_from(self, label: str) -> str:
        """The name of the budget that the year began with, less 由: 收入由年初预算."""
        return _from(self.began).sub("", label)

    def ends(self, text: str) -> bool:
        """Whether a text ends so, with a word for when: 年中调增至."""
        return _adjusted_to(self.when, self.verbs, self.to).search(text) is not None


@cache
def _from(began: Words) -> re.Pattern[str]:
    return re.compile(rf"由(?=(?:(?:19|20)\d{{2}}年)?(?:{any_of(began)})?预算数?[为是]?$)")


@cache
def _adjusted_to(when: Words, verbs: Words, to: Words) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(when)})(?:预算)?(?:{any_of(verbs)})(?:预算)?(?:{any_of(to)})$")


@cache
def _adjusting(when: Words, verbs: Words, to: Words) -> re.Pattern[str]:
    at = rf"(?:[^，。；：、\d]{{0,12}}?(?:{any_of(when)}))"
    return re.compile(rf"(?:{at})?(?:预算)?(?:{any_of(verbs)})(?:预算)?(?:{any_of(to)})")


class Ruled(Spec):
    """By which rule a budget was made, behind its name (按不高于上年预算数安排): what opens it, its verbs."""

    by: Words
    verbs: Words

    def name_before(self, words: str) -> str:
        """The name of money before such a rule that ends words; "" where they end in none."""
        found = _ruled(self.by, self.verbs).match(words)
        return found["name"] if found else ""


@cache
def _ruled(by: Words, verbs: Words) -> re.Pattern[str]:
    name = r"(?P<name>[^，。；：]{2,}?[费用支出金款算”])"
    return re.compile(
        rf"{name}(?:均|都|继续|仍|严格)?(?:{any_of(by)})[^，。；：]{{2,30}}?(?:{any_of(verbs)})$"
    )
