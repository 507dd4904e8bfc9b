"""Two figures → the reasons why they may not be compared; none where they may.

The guard is conservative: what is not known bars a comparison as a known difference does. What the
question itself lets differ is named by the caller (`across`). Prices are a note, not a bar: all
amounts are those of their own year (`NOMINAL`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.records import Amount
from pipeline.values.carried_over import carried_over
from pipeline.values.form_totals import form_of_any_kind, is_same_fund
from pipeline.website import anchors
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.published.disclosure import Disclosure

ACROSS_YEARS = frozenset({"year"})
"""This year against another: one body, one kind of disclosure, the same phase."""
ACROSS_KINDS = frozenset({"kind"})
"""Budget against final account of one year: execution is the question."""
ACROSS_BODIES = frozenset({"body", "doubt", "ocr"})
"""One department beside another: the same year, kind and phase. Nothing is subtracted there, so a
doubtful figure stands among the others, with its mark."""

PROSE = "prose"
"""What stands for the form of a figure that no form prints."""

NOMINAL = phrase("金额都是当年的价格，没有扣除物价变动。")

FUNDS = {
    "general_public": phrase("一般公共预算"),
    "government_fund": phrase("政府性基金预算"),
    "state_capital": phrase("国有资本经营预算"),
    "social_insurance": phrase("社会保险基金预算"),
    "fiscal_account": phrase("财政专户管理资金"),
    "unit_funds": phrase("单位资金"),
    "appropriation": phrase("财政拨款"),
    "": phrase("全部资金"),
}
"""The money that an amount is of, in words; nothing said of it means all that the form is about."""

_LEVELS = {"department": phrase("部门（含所属单位）"), "unit": phrase("单个单位")}
_PHASES = {
    "approved": phrase("年初预算数"),
    "adjusted": phrase("调整后的预算数"),
    "executed": phrase("决算数"),
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure is of, in all that decides whether another may stand beside it.

    `body` tells bodies apart (`Disclosure.body_of`); `level` is department or unit, `form` without
    budget. or final., or `PROSE` where no form prints it; `carried_over` tells whether the
    table says that it counts what was carried over (with, without, or "" where it does not say).
    `yuan` is None where the amount is not money or its unit is not known.
    """

    kind: str = ""
    phase: str = ""
    fiscal_year: int | None = None
    body: str = ""
    level: str = ""
    form: str = ""
    fund: str = ""
    carried_over: str = ""
    unit: str = ""
    yuan: Decimal | None = None
    is_doubtful: bool = False
    read_by_ocr: bool = False


UNKNOWN = Basis()
"""What nothing is known of: it may be compared with nothing."""


def basis(package: Disclosure, amount: Amount, doubtful: Collection[str] = ()) -> Basis:
    """What a printed amount is of; `doubtful` are anchors of rows in which a check failed."""
    row = anchors.row_anchor(package.part, amount.table_no, amount.row_no)
    return Basis(
        kind=amount.kind,
        phase=amount.phase,
        fiscal_year=amount.fiscal_year,
        body=package.body_of(amount.entity),
        level=amount.entity_level,
        form=form_of_any_kind(amount.form),
        fund=amount.fund,
        carried_over=carried_over(amount.table_title),
        unit=amount.unit,
        yuan=amount.amount_yuan,
        is_doubtful=row in doubtful,
        read_by_ocr=package.is_read_by_ocr(amount.table_no),
    )


def incomparable(a: Basis, b: Basis, *, across: Collection[str] = ()) -> tuple[Phrase, ...]:
    """Why the two may not be compared, empty where they may.

    `across` has what the question lets differ: year, kind (with its phase), body.
    """
    unknown = tuple(_unknown(a, b))
    return unknown or tuple(
        reason
        for name, rule in _RULES
        if name not in across
        for reason in (rule(a, b),)
        if reason is not None
    )


def _unknown(a: Basis, b: Basis) -> Iterator[Phrase]:
    """What is not known of either; the rules are asked only where all is known."""
    if a.yuan is None or b.yuan is None:
        yield phrase("有一个数没有写明单位，或者不是金额，换算不了")
    if not (a.form and b.form):
        yield phrase("有一个数所在的表认不出是哪一种")
    if a.fiscal_year is None or b.fiscal_year is None:
        yield phrase("有一个数没有写明是哪一年的")
    if not {a.level, b.level} <= _LEVELS.keys():
        yield phrase("有一个数不清楚是整个部门的，还是单个单位的")
    if not {a.phase, b.phase} <= _PHASES.keys():
        yield phrase("有一个数不清楚是预算数还是决算数")


def _year(a: Basis, b: Basis) -> Phrase | None:
    if a.fiscal_year == b.fiscal_year:
        return None
    return phrase("年度不同：一个是 {a} 年，一个是 {b} 年", a=a.fiscal_year, b=b.fiscal_year)


def _kind(a: Basis, b: Basis) -> Phrase | None:
    if (a.kind, a.phase) == (b.kind, b.phase):
        return None
    if a.phase == b.phase:
        return phrase("一个印在预算里，一个印在决算里")
    return phrase("一个是{a}，一个是{b}", a=_PHASES[a.phase], b=_PHASES[b.phase])


def _body(a: Basis, b: Basis) -> Phrase | None:
    return None if a.body == b.body else phrase("填报的不是同一个部门或单位")


def _level(a: Basis, b: Basis) -> Phrase | None:
    if a.level == b.level:
        return None
    return phrase("范围不同：一个是{a}，一个是{b}", a=_LEVELS[a.level], b=_LEVELS[b.level])


def _form(a: Basis, b: Basis) -> Phrase | None:
    if a.form == b.form:
        return None
    if PROSE in (a.form, b.form):
        return phrase("一个印在表里，一个写在文字里，统计范围可能不同")
    return phrase("出自不同的表，统计范围可能不同")


def _fund(a: Basis, b: Basis) -> Phrase | None:
    if a.fund == b.fund or (a.form == b.form and is_same_fund(a.form, a.fund, b.fund)):
        return None
    if not {a.fund, b.fund} <= FUNDS.keys():
        return phrase("资金范围不同")
    return phrase("资金范围不同：一个是{a}，一个是{b}", a=FUNDS[a.fund], b=FUNDS[b.fund])


def _carry_over(a: Basis, b: Basis) -> Phrase | None:
    if a.carried_over == b.carried_over:
        return None
    if a.carried_over and b.carried_over:
        return phrase("一个含上年结转，一个不含")
    return phrase("一张表写明了含不含上年结转，另一张没有写")


def _doubt(a: Basis, b: Basis) -> Phrase | None:
    return phrase("有一个数没有通过核对") if a.is_doubtful or b.is_doubtful else None


def _ocr(a: Basis, b: Basis) -> Phrase | None:
    recognized = a.read_by_ocr or b.read_by_ocr
    return phrase("有一个数是从扫描图像识别的，可能认错") if recognized else None


_RULES: tuple[tuple[str, Callable[[Basis, Basis], Phrase | None]], ...] = (
    ("year", _year),
    ("kind", _kind),
    ("body", _body),
    ("level", _level),
    ("form", _form),
    ("fund", _fund),
    ("carry_over", _carry_over),
    ("doubt", _doubt),
    ("ocr", _ocr),
)
