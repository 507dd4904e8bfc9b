"""Headings and rows of rates: changes, shares, completion, interest; their amounts are percentages.

A printed heading or row label → which rate it states, "" where it states none.
"""

from __future__ import annotations

import re

from pipeline.values.text import fold
from pipeline.values.units import is_money, unit_in_heading
from pipeline.vocabulary.phrases import best_within, is_any
from pipeline.vocabulary.spec import Phrases, PhrasesByName, Spec

_PERCENT = "%"
_IN_PERCENT = re.compile(r"(?<![\d.])%\)?$")
"""A sign at the end that belongs to no number of the name (到岗率100%)."""
_BRACKETS = re.compile(r"\([^()]*\)")
_COMPARES = re.compile(r"为|占|比(?![例重])|较|与|同|完成")
_LEAST = "ratio"
"""A rate of which no more is known."""


class Rates(Spec):
    """Which headings and rows are of rates, and of which; `kinds` tells rates apart from each other,
    never from amounts."""

    headings: Phrases
    rows: Phrases
    kinds: PhrasesByName

    def of_heading(self, heading: str) -> str:
        """The rate that stands under a heading: change_rate, share, completion_rate, ratio …, or ""."""
        return self._kind(heading, self.headings)

    def of_row(self, label: str) -> str:
        """The rate that a row states whatever its column says (平均利率%), by the last of its names."""
        return self._kind(label.rpartition("/")[2], self.rows)

    def _kind(self, text: str, phrases: Phrases) -> str:
        plain = fold(text)
        unit = unit_in_heading(plain)
        if is_money(unit):
            return ""
        in_percent = unit == _PERCENT or _IN_PERCENT.search(plain) is not None
        if not in_percent and not is_any(_BRACKETS.sub("", plain), phrases):
            return ""
        return best_within(plain, self.kinds) or _LEAST


def compared_from(heading: str) -> str:
    """What a heading of a rate says of its own amounts: the words before those that it compares with.

    >>> compared_from("2024年预算数为上年执行数的%"), compared_from("比2024年决算数增长%")
    ('2024年预算数', '')
    >>> compared_from("一般公共预算占比"), compared_from("增长率")
    ('一般公共预算', '增长率')
    """
    return _COMPARES.split(heading, maxsplit=1)[0]
