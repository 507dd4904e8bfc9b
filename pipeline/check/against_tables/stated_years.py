"""Amounts that the text states of another year, though they are this year's → Findings.

2022年政府性基金预算支出467.51万元 in a disclosure of 2023 whose tables state 467.51 for 2023 and for no other
year: an older text, of which the year was left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.text import fold

_CHECK = "claim.year_of_amount"
_STATED = ("amount", "zero")
_NAMELESS = re.compile(r"(?:19|20)\d{2}年(?:度|末|底)?|上年|以后年度")
_REACHES = re.compile(
    "[千万亿]*元(?:[增减升降调压缩扩]|增[加长]|减少|下降|上升|提高|压[减缩])+[至到为]"
)
_FEWEST_DIGITS, _SURE_DIGITS, _FEWEST_TELLING, _FEWEST_OF_TOTALS = 4, 6, 3, 3
"""Figures of fewer digits may be alike by chance; so may those whose item is not known, of some more."""


@dataclass
class _Years:
    """The amounts of the tables, as prose rounds them: those of the disclosure's year, those of others;
    and the codes of what is said not to have changed, and of what is `told` of the year itself."""

    now: dict[Decimal, list[Amount]]
    other: set[Decimal]
    unchanged: set[str]
    told: set[str]

    @classmethod
    def of(cls, subject: Subject) -> _Years:
        """Those of a disclosure, made once."""
        return subject.once("amounts by year", lambda: cls._made(subject))

    @classmethod
    def _made(cls, subject: Subject) -> _Years:
        unchanged = {claim.code for claim in subject.claims if claim.direction == "unchanged"}
        own = subject.identity.fiscal_year
        told = {claim.code for claim in subject.claims if claim.period == own}
        years = cls({}, set(), unchanged, told)
        for amount in subject.amounts:
            if not amount.amount_yuan:
                continue
            if amount.fiscal_year == own:
                years.now.setdefault(_rounded(amount.amount_yuan), []).append(amount)
            else:
                years.other.add(_rounded(amount.amount_yuan))
        return years


def _rounded(yuan: Decimal) -> Decimal:
    """Yuan to the second decimal of 万元, to which most prose states what tables have in 元."""
    return (yuan / 100).quantize(Decimal(1), ROUND_HALF_UP)


def check_stated_years(subject: Subject) -> Iterator[Finding]:
    """Every amount of an earlier year that the tables have for this year alone, and sections that state
    nothing but an earlier year's."""
    by_section = groupby(subject.claims, key=lambda claim: (claim.entity, claim.section))
    for claims in (list(group) for _, group in by_section):
        if any(word in claims[0].section for word in subject.vocabulary.prose.of_work):
            continue
        earlier = [claim for claim in claims if _is_of_earlier_year(subject, claim)]
        told = {(claim.sentence, claim.code) for claim in claims if _is_of_own(subject, claim)}
        earlier = [claim for claim in earlier if (claim.sentence, claim.code) not in told]
        seen: set[str] = set()
        for claim in earlier:
            amount = _found(subject, claim)
            if amount is not None and claim.sentence not in seen:
                seen.add(claim.sentence)
                yield _as_in_table(subject, claim, amount)
        if earlier and not seen and _is_left_over(subject, claims, earlier[0]):
            yield _of_section(subject, earlier[0])


def _is_of_earlier_year(subject: Subject, claim: Claim) -> bool:
    """Whether a claim states an amount of an earlier year, which its sentence names before it."""
    own = subject.identity.fiscal_year
    if claim.kind not in _STATED or claim.amount_yuan is None:
        return False
    if not claim.period or claim.period >= own:
        return False
    if _NAMELESS.fullmatch(claim.indicator):
        return False  # 总投资90万元，其中2022年30万元: nothing says of which item
    before, found, behind = fold(claim.sentence).partition(fold(claim.amount_text))
    if _REACHES.match(behind):
        return False  # 由2022年的30万元增至40万元: the figure of this year is told beside it
    return bool(found) and f"{claim.period}年" in before and f"{own}年" not in before


def _is_of_own(subject: Subject, claim: Claim) -> bool:
    """Whether a claim states an amount of the disclosure's own year that a table has: 2022年支出15万元，
    2023年支出14万元 tells both apart."""
    is_own = claim.period == subject.identity.fiscal_year and bool(claim.bound_table)
    return claim.kind in _STATED and bool(claim.code) and is_own


def _found(subject: Subject, claim: Claim) -> Amount | None:
    """The amount of this year that a claim states, None where it may well be that of its own."""
    years = _Years.of(subject)
    value = _rounded(claim.amount_yuan) if claim.amount_yuan else None
    if value is None or value in years.other or claim.code in years.unchanged:
        return None  # a figure that did not change is of both years
    amounts = years.now.get(value, ())
    own = next((each for each in amounts if _is_total_of(subject, claim, each)), None)
    if own is not None and not _may_be_chance(claim.amount_text, _FEWEST_OF_TOTALS):
        return own
    fewest = _FEWEST_DIGITS if claim.code else _SURE_DIGITS
    return next(iter(amounts), None) if not _may_be_chance(claim.amount_text, fewest) else None


def _is_total_of(subject: Subject, claim: Claim, amount: Amount) -> bool:
    """Whether an amount is the total of the form of what a claim is of, which states it of no other year."""
    indicator = subject.vocabulary.claims.by_id(claim.code)
    if indicator is None or amount.level != 0:
        return False
    in_form = any(each.form == amount.form for each in indicator.figures)
    return in_form and claim.code not in _Years.of(subject).told


def _may_be_chance(text: str, fewest: int) -> bool:
    """Whether a figure has too few digits to tell it from others, or too round ones: 12.00 is as common
    as 12.

    >>> _may_be_chance("189.00", 4), _may_be_chance("1500.00", 4), _may_be_chance("0.35", 4)
    (False, True, True)
    """
    whole, _, decimals = text.partition(".")
    printed, telling = (
        sum(sign.isdigit() for sign in each.lstrip("0"))
        for each in (whole + decimals, (whole + decimals).rstrip("0"))
    )
    return printed < fewest or telling < _FEWEST_TELLING


def _is_left_over(subject: Subject, claims: Sequence[Claim], first: Claim) -> bool:
    """Whether a section is of what the disclosure is about, and says nothing of its year."""
    identity = subject.identity
    usual = "executed" if identity.kind is Kind.FINAL else "approved"
    opens = first is next(claim for claim in claims if claim.kind in _STATED)
    own = f"{identity.fiscal_year}年"
    named = bool(first.code) or first.indicator.endswith(subject.vocabulary.prose.of_money)
    silent = all(own not in fold(claim.sentence) for claim in claims)
    if any(_is_compared_with(claim, first) for claim in claims):
        return False
    return opens and named and first.phase == usual and silent


def _is_compared_with(claim: Claim, first: Claim) -> bool:
    """与2022年5万元相比，减少1万元: whether a change of another year is against the year of an amount before
    it."""
    of_it = (claim.sentence, claim.base_period) == (first.sentence, first.period)
    return claim.kind == "change" and of_it and claim.period != first.period


def _as_in_table(subject: Subject, claim: Claim, amount: Amount) -> Finding:
    own = subject.identity.fiscal_year
    title = {table.name: table.title for table in subject.tables}.get(amount.table, amount.table)
    said = (
        f"文中称{_quoted(claim)}{claim.amount_text} {claim.unit}为 {claim.period} 年，"
        f"《{title}》中此数为 {own} 年",
        f"{claim.amount_text} {claim.unit} is said to be of {claim.period}; the table has it for {own}",
    )
    return _finding(subject, claim, said)


def _of_section(subject: Subject, claim: Claim) -> Finding:
    own = subject.identity.fiscal_year
    said = (
        f"{_quoted(claim)}{claim.amount_text} {claim.unit}：所述为 {claim.period} 年，本文件为 {own} 年，"
        f"该部分没有 {own} 年的数",
        f"{claim.amount_text} {claim.unit} is of {claim.period}; this disclosure is of {own}, of which "
        "the section states nothing",
    )
    return _finding(subject, claim, said)


def _quoted(claim: Claim) -> str:
    return "“" + claim.indicator.replace("“", "‘").replace("”", "’") + "”"


def _finding(subject: Subject, claim: Claim, said: tuple[str, str]) -> Finding:
    return remark(subject, _CHECK, Outcome.FAIL, Severity.ERROR, said, at=claim)
