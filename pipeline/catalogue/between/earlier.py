"""A disclosure against an earlier one: last year's column, and the budget that a final account prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.catalogue.between.match import NONE, by_entity, compared, entity_key, remark
from pipeline.catalogue.between.published import Published
from pipeline.model.records import Amount, Finding, Outcome
from pipeline.values.comparison import ELSEWHERE

LAST_YEAR = "between.last_year_column"
OPENING_BUDGET = "between.opening_budget"
_KINDS = {"budget": "预算", "final": "决算"}


def last_year_column(later: Published, earlier: Published | None) -> Iterator[Finding]:
    """Amounts of the year before against the disclosure of that year (None where it is not held)."""
    year = later.row.fiscal_year - 1
    stated = [each for each in later.stating(year) if each.amount is not None]
    kind = _KINDS[later.row.kind]
    if not stated:
        said = ("没有上年数，无可与上年披露比较", "states no figures of the year before")
        yield remark(later.name, LAST_YEAR, Outcome.NOT_APPLICABLE, said)
    elif earlier is None:
        said = (
            f"印有 {len(stated)} 个 {year} 年的数，但没有收录 {year} 年{kind}，未能核对",
            f"not evaluated: the disclosure of {year} is not held",
        )
        yield remark(later.name, LAST_YEAR, Outcome.NOT_EVALUATED, said)
    else:
        said = (f"与 {year} 年{kind}所印", f"last year's column against the disclosure of {year}")
        yield from _against(LAST_YEAR, (later, stated), (earlier, earlier.stating(year)), said)


def opening_budget(final: Published, budget: Published | None) -> Iterator[Finding]:
    """The approved amounts of a final account (年初预算数) against the budget of its year."""
    year = final.row.fiscal_year
    stated = [a for a in final.stating(year, "approved") if _is_opening_budget(a)]
    if not stated:
        said = ("没有年初预算数，无可与预算比较", "states no budgeted figures")
        yield remark(final.name, OPENING_BUDGET, Outcome.NOT_APPLICABLE, said)
    elif budget is None:
        said = (
            f"印有 {len(stated)} 个年初预算数，但没有收录 {year} 年预算，未能核对",
            f"not evaluated: the budget of {year} is not held",
        )
        yield remark(final.name, OPENING_BUDGET, Outcome.NOT_EVALUATED, said)
    else:
        said = (f"与 {year} 年预算所印", f"the opening budget against the budget of {year}")
        budgeted = budget.stating(year, "approved")
        yield from _against(OPENING_BUDGET, (final, stated), (budget, budgeted), said)


def _is_opening_budget(amount: Amount) -> bool:
    """Of the forms that budgets have too: an evaluation's budget is of projects, told otherwise."""
    is_account = amount.form.startswith("final.") and "evaluation" not in amount.form
    return is_account and amount.amount is not None


_Stated = tuple[Published, Sequence[Amount]]
"""A disclosure and those of its amounts that are compared."""


def _against(
    check: str, later: _Stated, earlier: _Stated, said: tuple[str, str]
) -> Iterator[Finding]:
    """Each figure of the later disclosure against the same one of the earlier, entity by entity."""
    own, others = by_entity(later[1]), by_entity(earlier[1])
    unmatched = 0
    for amount in later[1]:
        entity = entity_key(amount)
        theirs = others.get(entity, NONE).get(amount)
        if theirs is None or own[entity].get(amount) is None:
            unmatched += 1
        else:
            yield compared(check, amount, [theirs], said, ELSEWHERE)
    if unmatched:
        told = (
            f"{later[0].title}所印 {len(later[1])} 个数中有 {unmatched} 个在{earlier[0].title}里找不到"
            "口径、行名和单位相同的唯一的数，未能核对",
            f"{unmatched} of {len(later[1])} figures have no one counterpart in {earlier[0].name}",
        )
        yield remark(later[0].name, check, Outcome.NOT_EVALUATED, told)
