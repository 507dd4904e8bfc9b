"""Items of the three public expenses that their form leaves blank, in basic expenditure → Findings.

Where 合计 is made up by the items that are stated, a blank item is nothing; the form of basic
expenditure cannot state an amount of it then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.text import bare

_CHECK = "cross_table.three_public_item"
_FORMS = {
    "budget": ("budget.three_public", "budget.general_public_basic", "approved"),
    "final": ("final.three_public", "final.general_public_basic", "executed"),
}
_ITEMS = {"30212": ("abroad", "出国"), "30217": ("reception", "接待")}
_PARTS = ("abroad", "vehicles", "reception")
_WHOLE = "three_public"
_DIGIT = Decimal("0.01")


def check_blank_items(subject: Subject) -> Iterator[Finding]:
    """Every amount of basic expenditure under an item that is nothing in the form of the whole."""
    form, basic, phase = _FORMS[subject.identity.kind]
    rows = _rows(subject, form, phase)
    if len(rows) != 1:
        return
    ((entity, row),) = rows.items()
    stated = _said_in_all(row)
    if not stated:
        return
    hidden = _hidden(row[_WHOLE], stated)
    for part in subject.amounts:
        if (
            part.form == basic
            and part.entity == entity
            and _is_of_year(subject, part, phase)
            and (part.amount_yuan or 0) > hidden
            and _is_blank(part, row)
        ):
            yield _finding(subject, part, row[_WHOLE], stated)


def _is_blank(part: Amount, row: Mapping[str, Amount]) -> bool:
    """Whether the form states nothing of this item of basic expenditure."""
    item, word = _ITEMS.get(part.code, ("", ""))
    return bool(item) and item not in row and word in bare(part.row_label)


def _rows(subject: Subject, form: str, phase: str) -> Mapping[str, Mapping[str, Amount]]:
    """What the form states in the year, by body and item."""
    found = defaultdict[str, dict[str, Amount]](dict)
    for amount in subject.amounts:
        if amount.form == form and _is_of_year(subject, amount, phase):
            found[amount.entity].setdefault(amount.measure.rpartition(".")[2], amount)
    return found


def _is_of_year(subject: Subject, amount: Amount, phase: str) -> bool:
    own = subject.identity.fiscal_year
    stated = amount.amount_yuan is not None and amount.fiscal_year in (None, own)
    return stated and amount.phase in ("", phase) and "change" not in amount.measure


def _said_in_all(row: Mapping[str, Amount]) -> Sequence[Amount]:
    """The items that make up the whole to the last digit; none where they do not."""
    parts = [row[name] for name in _PARTS if name in row]
    whole = row.get(_WHOLE)
    if whole is None or not parts or not whole.amount:
        return ()
    summed = sum((part.amount or Decimal(0) for part in parts), Decimal(0))
    same_unit = len({each.unit for each in (whole, *parts)}) == 1
    return parts if same_unit and abs(whole.amount - summed) < _DIGIT else ()


def _hidden(whole: Amount, parts: Sequence[Amount]) -> Decimal:
    """How much, in yuan, the blank may stand for: what rounding of the total and its parts hides."""
    if not whole.amount or whole.amount_yuan is None:
        return Decimal(0)
    digit = Decimal(1).scaleb(int(whole.amount.as_tuple().exponent))
    return digit * (len(parts) + 1) / 2 * whole.amount_yuan / whole.amount


def _finding(subject: Subject, part: Amount, whole: Amount, parts: Sequence[Amount]) -> Finding:
    shown = "＋".join(each.amount_text for each in parts)
    printed = f"{part.amount_text} {part.unit}"
    said = (
        f"{part.code} {part.row_label}：《{part.table_title}》为 {printed}，"
        f"《{whole.table_title}》中此项空白，合计 {whole.amount_text} {whole.unit}"
        f"已由其余各项（{shown}）构成",
        f"{part.row_label} is {printed} of basic expenditure; the form of the three public expenses "
        f"leaves it blank, and its total {whole.amount_text} is made up by the other items",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.ERROR, said,
        table=part.table, row_no=part.row_no, code=part.code, at=part,
        cells=tuple((each.table, each.row_no, each.column_no) for each in (part, whole, *parts)),
    )  # fmt: skip
