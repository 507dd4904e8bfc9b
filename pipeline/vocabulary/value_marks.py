"""`marks` of `specs/performance.yml`: how targets are written, and what is no name and no unit of one."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.values.text import bare, fold
from pipeline.vocabulary.spec import Pattern, Spec, compiled

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SIGN = "[≥≤><=≧≦]"
_BOUND = re.compile("[≥>≧≤<≦]")
_AT_LEAST, _AT_MOST = "[≥>≧]", "[≤<≦]"
_SHORT = r"[^\d,;、。]{0,4}?"
_ENDS = r"(?![\u4e00-\u9fff])"
_SENTENCE = 6
"""A target of fewer signs may well be what the indicator is called."""


class ValueMarks(Spec):
    """Words of bounds, units and names; every method takes texts as printed."""

    at_least: Pattern
    at_most: Pattern
    reaching: Pattern
    or_more: Pattern
    or_less: Pattern
    counters: Pattern
    units_of_names: Pattern
    names_of_counts: Pattern
    questions: Pattern
    numbers_only: Pattern
    labels: Pattern
    kinds_only: Pattern
    of_satisfaction: Pattern
    satisfied: Pattern

    @cached_property
    def _twice(self) -> re.Pattern[str]:
        """A sign, and a word that says the same: ≥5次以上, 不少于≥5."""
        return re.compile(
            rf"{_AT_LEAST}{_NUMBER}{_SHORT}(?:{self.or_more}){_ENDS}"
            rf"|{_AT_MOST}{_NUMBER}{_SHORT}(?:{self.or_less}){_ENDS}"
            rf"|(?:{self.at_least}|{self.reaching}){_AT_LEAST}|(?:{self.at_most}){_AT_MOST}"
            rf"|{_AT_LEAST}(?:{self.at_least})|{_AT_MOST}(?:{self.at_most})"
        )

    @cached_property
    def _contrary(self) -> re.Pattern[str]:
        """A sign, and a word that says the contrary: ≥5次以内, 不超过≥5."""
        return re.compile(
            rf"{_AT_LEAST}{_NUMBER}{_SHORT}(?:{self.or_less}){_ENDS}"
            rf"|{_AT_MOST}{_NUMBER}{_SHORT}(?:{self.or_more}){_ENDS}"
            rf"|{_AT_LEAST}(?:{self.at_most})|{_AT_MOST}(?:{self.at_least})"
        )

    @cached_property
    def _two_units(self) -> re.Pattern[str]:
        return re.compile(rf"{_SIGN}?{_NUMBER}(?:{self.counters})、(?:{self.counters})")

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        return re.compile(rf"{_SIGN}?{_NUMBER}(?:{self.names_of_counts})")

    def says_twice(self, text: str) -> bool:
        said = fold(text)
        return _BOUND.search(said) is not None and self._twice.search(said) is not None

    def says_both(self, target: str) -> bool:
        said = fold(target)
        return _BOUND.search(said) is not None and self._contrary.search(said) is not None

    def has_two_units(self, target: str) -> bool:
        """Whether one number has two counters: 5个、次."""
        said = fold(target)
        return "、" in said and self._two_units.fullmatch(said) is not None

    def unit_in_both(self, name: str, target: str) -> bool:
        """Whether name and target have one unit: 合格率（%） ≥95%."""
        named = compiled(rf"[(](?P<unit>{self.units_of_names})[)]$").search(fold(name))
        printed = rf"{_SIGN}?{_NUMBER}{re.escape(named['unit'])}" if named else ""
        return bool(printed) and compiled(printed).fullmatch(fold(target)) is not None

    def is_name_of_count(self, unit: str, target: str) -> bool:
        """684 个数: 个数 is what the number is, not what it is counted in."""
        named = compiled(self.names_of_counts).fullmatch(unit)
        return bool(named or self._counted.fullmatch(fold(target)))

    def only_asks(self, target: str) -> bool:
        """是否及时: what is asked, not what is to be reached."""
        return compiled(self.questions).match(fold(target)) is not None

    def repeats_name(self, name: str, target: str) -> bool:
        said = bare(target)
        return len(said) >= _SENTENCE and said == bare(self._unlabelled(name))

    def is_only_a_kind(self, name: str, target: str) -> bool:
        """生态效益 ≥95%: the name of the kind, and of nothing that the number measures."""
        is_kind = compiled(self.kinds_only).fullmatch(self._unlabelled(name))
        return bool(is_kind and compiled(rf"{_SIGN}?{_NUMBER}").match(fold(target)))

    def says_only_whose(self, kind: str, name: str, target: str) -> bool:
        """受益对象 ≥95% under 满意度指标: who is asked, and not that they are satisfied."""
        is_kind = compiled(self.of_satisfaction).search(fold(kind))
        said = bool(is_kind) and compiled(self.satisfied).search(self._unlabelled(name)) is None
        return said and compiled(rf"{_SIGN}?{_NUMBER}%?").fullmatch(fold(target)) is not None

    def has_number_only(self, name: str) -> bool:
        """指标1：, the number of a row of the template."""
        return compiled(self.numbers_only).fullmatch(fold(name)) is not None

    def is_bare(self, target: str) -> bool:
        """A sign and a number with no unit: ≥90."""
        return compiled(rf"{_SIGN}{_NUMBER}").fullmatch(fold(target)) is not None

    def _unlabelled(self, name: str) -> str:
        return compiled(self.labels).sub("", fold(name))
