"""Words of `specs/claims.yml` that say which money a figure is of."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import permutations

from pipeline.vocabulary.claim_phases import ThisYear
from pipeline.vocabulary.claim_words import any_of
from pipeline.vocabulary.phrases import is_any, longest_within
from pipeline.vocabulary.spec import PhrasesByName, Spec

NARROW_FUNDS = ("general_public", "government_fund", "state_capital")
"""The funds that appropriations are of."""


class ClaimFunds(Spec):
    """The kinds of money, by the names that prose has for them; `this_year` tells that of this year."""

    funds: PhrasesByName
    this_year: ThisYear

    def fund_of(self, words: str) -> str:
        """The money that words speak of; the narrowest wins (一般公共预算财政拨款 is of the former). Several
        funds of one name (一般公共预算及政府性基金预算) are appropriations of each."""
        if words not in self._funds_met:
            named = (fund for fund, phrases in self.funds.items() if longest_within(words, phrases))
            self._funds_met[words] = "appropriation" if self.joins_funds(words) else next(named, "")
        return self._funds_met[words]

    def joins_funds(self, words: str) -> bool:
        """Whether words name several funds in one: 一般公共预算及政府性基金预算."""
        return self._joined_funds.search(words) is not None

    @cached_property
    def _joined_funds(self) -> re.Pattern[str]:
        """一般公共预算及政府性基金预算: two funds in one name."""
        of_fund = {fund: any_of(phrases) for fund, phrases in self.funds.items()}
        narrow = [of_fund[fund] for fund in NARROW_FUNDS]
        pairs = (
            f"(?:{one})(?:财政)?(?:预算)?(?:拨款)?[和及与、](?:{other})"
            for one, other in permutations(narrow, 2)
        )
        return re.compile("|".join(pairs))

    @cached_property
    def _funds_met(self) -> dict[str, str]:
        return {}

    def is_fund(self, words: str) -> bool:
        """Whether words name a kind of money and nothing else: 一般公共预算, 政府性基金预算."""
        names = (words, words.removesuffix("预算"))
        return any(is_any(name, phrases) for name in names for phrases in self.funds.values())

    def fund_named(self, words: str) -> str:
        """The fund that words name and nothing else, "" where they say more: 财政拨款收入."""
        names = tuple(phrase for phrases in self.funds.values() for phrase in phrases)
        return self.fund_of(words) if self.this_year.is_only(words, names) else ""
