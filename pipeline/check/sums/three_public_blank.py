"""Items of the three public expenses that their form leaves blank, in basic expenditure → Findings.

Where 合计 is made up by the items that are stated, a blank item is nothing; the form of basic
expenditure cannot state an amount of it then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.blanks import made_up_without
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


def check_blank_items(subject: Subject) -> Iterator[Finding]:
    """Every amount of basic expenditure under an item that is nothing in the form of the whole."""
    form, basic, phase = _FORMS[subject.identity.kind]
    when = subject.identity.fiscal_year, phase
    tables = [table for table in subject.tables if table.form == form]
    for part in subject.amounts:
        item, word = _ITEMS.get(part.code, ("", ""))
        if item and part.form == basic and _is_of(part, when) and word in bare(part.row_label):
            of_body = (table for table in tables if table.entity.name == part.entity)
            for whole, parts in made_up_without(subject, item, of_body, when):
                if (part.amount_yuan or 0) > _hidden(whole, parts):
                    yield _finding(subject, part, whole, parts)
                break


def _is_of(amount: Amount, when: tuple[int, str]) -> bool:
    year, phase = when
    return amount.fiscal_year in (None, year) and amount.phase in ("", phase)


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
