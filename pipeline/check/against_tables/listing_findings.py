"""What findings of lists of items say, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.against_tables.columns import CodeColumn, total_of
from pipeline.check.against_tables.listed import Item, Listing
from pipeline.check.against_tables.named_rows import PARTED, is_variant, plain
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import Comparison, remark, with_values
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.text import bare
from pipeline.values.units import in_yuan
from pipeline.vocabulary.codes import CodeList

_ITEM, _WHOLE, _OUTDATED = "claim.item_in_table", "claim.list_whole", "code.outdated"
_ENGLISH = " ({})"
_PLACES = 2
"""Decimals of what a list leaves out, in its unit."""


def agrees(subject: Subject, listing: Listing, agreeing: int, column: CodeColumn) -> Finding:
    """All is well with a list."""
    said = (
        f"文中所列 {agreeing} 项与《{column.table.title}》“{column.label}”相符",
        f"{agreeing} listed items agree with the table",
    )
    first = listing.items[0].claim
    return _finding(subject, _ITEM, Outcome.PASS, Severity.NOTE, said, first, column)


def incomplete(
    subject: Subject,
    listing: Listing,
    column: CodeColumn,
    left_out: Sequence[tuple[str, list[Amount]]],
) -> Finding:
    first = listing.items[0].claim
    unit = in_yuan(Decimal(1), first.unit) or Decimal(1)
    names = subject.vocabulary.classifications[column.classification]
    named = "、".join(
        f"{rows[0].row_label if column.is_first else names.name(code)}{column.said(code)}"
        f"{total_of(rows).value / unit:,.2f} {first.unit}"
        for code, rows in left_out
    )
    head = f"“{listing.head}”" if listing.head else ""
    said = (
        f"文中{head}逐项列举 {len(listing.items)} 项，《{column.table.title}》“{column.label}”"
        f"还有{named}",
        f"the text lists {len(listing.items)} items; the table has {len(left_out)} more with an amount",
    )
    # where more than half as many are left out as are listed, the list may be of some: that is a question
    is_sure = len(listing.items) >= 2 * len(left_out)
    severity = Severity.ERROR if is_sure else Severity.WARNING
    found = _finding(subject, _WHOLE, Outcome.FAIL, severity, said, first, column)
    listed = sum((item.value.value for item in listing.items), Decimal(0)) / unit
    lacking = sum((total_of(rows).value for _, rows in left_out), Decimal(0)) / unit
    printed = round(listed, _PLACES)
    found = with_values(found, Comparison(printed, printed + round(lacking, _PLACES), Decimal(0)))
    return replaced(found, code=column.printed(left_out[0][0]), row_no=left_out[0][1][0].row_no)


def differs(
    subject: Subject, figures: ClaimFigures, item: Item, code: str, column: CodeColumn
) -> Finding:
    rows = column.by_code[code]
    comparison = figures.in_unit(item.claim, item.value, total_of(rows))
    said = (
        f"文中“{item.said}”{item.claim.amount_text} {item.claim.unit}，"
        f"《{column.table.title}》“{column.label}”为 {comparison.expected} {item.claim.unit}",
        f"“{item.said}”: the text states {item.claim.amount_text}, the table {comparison.expected}",
    )
    found = _finding(subject, _ITEM, Outcome.FAIL, Severity.ERROR, said, item.claim, column)
    return replaced(
        with_values(found, comparison),
        code=column.printed(code),
        row_no=rows[0].row_no,
        cells=((rows[0].table, rows[0].row_no, rows[0].column_no),),
    )


def lacks(subject: Subject, item: Item, column: CodeColumn) -> Finding:
    said = (
        f"文中列有“{item.said}”{item.claim.amount_text} {item.claim.unit}，"
        f"《{column.table.title}》及其他表中没有该科目",
        f"the text lists {item.name} {item.claim.amount_text}; no table has it",
    )
    found = _finding(subject, _ITEM, Outcome.FAIL, Severity.ERROR, said, item.claim, column)
    return replaced(found, code=item.code)


def called_otherwise(
    subject: Subject, item: Item, code: str, column: CodeColumn
) -> Iterator[Finding]:
    """An item whose amount the table has under another name: an older one, or another item's."""
    codes = subject.vocabulary.classifications[column.classification]
    label = column.by_code[code][0].row_label if column.is_first else codes.name(code)
    own = subject.identity.fiscal_year
    own_codes = [code] if column.is_coded else [each.code for each in codes.named(label)]
    now = {plain(name) for each in own_codes for name in codes.names(each, own)}
    ever = {plain(name) for each in own_codes for name in codes.names(each)}
    if plain(item.name) in ever - now:
        said = (
            f"文中“{item.said}”是其他年度的科目名称，表中为“{label}”{column.said(code)}",
            f"{item.name} is a name of other years; the table has {label}{column.said(code, _ENGLISH)}",
        )
        yield _finding(subject, _OUTDATED, Outcome.FAIL, Severity.WARNING, said, item.claim, column)
    elif not (is_variant(item.name, label) or _is_above(item.name, code, column, codes)):
        # 201 may state as much as 20101 below it: then the amount is that of both
        rows = [each for each in sorted(column.by_code) if column.has(each, item.value)]
        names = {each: column.by_code[each][0].row_label for each in rows} | {code: label}
        said = (
            f"文中“{item.said}”{item.claim.amount_text} {item.claim.unit}，"
            f"表中此数的科目为{'、'.join(f'“{names[each]}”{column.said(each)}' for each in sorted(names))}",
            f"the text calls it {item.name}, the table "
            + ", ".join(names[each] + column.said(each, _ENGLISH) for each in sorted(names)),
        )
        yield _finding(subject, _ITEM, Outcome.FAIL, Severity.WARNING, said, item.claim, column)


def _is_above(name: str, code: str, column: CodeColumn, codes: CodeList) -> bool:
    """Whether a name is that of the 类 or 款 of a code, which has as much where it has one item alone."""
    if not column.is_coded:
        return plain(name) in code.split(PARTED)
    spellings = (bare(name), bare(name).removesuffix("支出"))
    named = (each for spelling in spellings for each in codes.named(spelling))
    return any(code.startswith(each.code) and code != each.code for each in named)


def _finding(
    subject: Subject,
    check: str,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
    claim: Claim,
    column: CodeColumn,
) -> Finding:
    return remark(subject, check, outcome, severity, said, table=column.table, at=claim)
