"""A draft and where it stands → what is sought in the tables for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.extract.claims.appropriations import fund_headed
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.sought import Sought, measured
from pipeline.model.recognized import Prose
from pipeline.values.sides import side_of
from pipeline.vocabulary import Vocabulary

_OF_BOTH_SIDES = "general_public_current"
"""The money that a year brings, whatever parts of what is spent of it are listed below it."""


def sought_for(
    draft: Draft, before: Sequence[Draft], part: Prose, entity: str, vocabulary: Vocabulary
) -> Sought:
    """What is sought in the tables for a draft of a part; `before` are the drafts before it, `entity` is
    whose figures the part tells."""
    stated = draft if draft.kind in ("amount", "count", "zero") else draft.of
    value, half = measured(stated.amount if stated else None)
    whole, _ = measured(draft.parent.amount if draft.parent else None)
    return Sought(
        within=_row_listed(draft, vocabulary),
        whole=whole,
        entity=entity,
        words=draft.words,
        code=draft.code,
        period=draft.period,
        phase=draft.phase or "executed",
        fund=draft.fund,
        counts=draft.kind == "count",
        value=Decimal(0) if "zero" in (draft.kind, stated.kind if stated else "") else value,
        half=half,
        parent=_listed_below(draft),
        is_stated=draft.kind in ("amount", "change"),
        decreased=draft.kind == "change" and stated is None and draft.direction == "decrease",
        is_second=_is_second(draft, before),
        of_basic="基本支出" in part.heading,
        is_opening=draft.phase == "approved"
        and vocabulary.claims.speaks_of_opening_budget(draft.sentence.text[: draft.at]),
        side=side_of(draft.words) or ("" if draft.code == _OF_BOTH_SIDES else draft.side),
        division=draft.division,
        part_fund=fund_headed(part.path, vocabulary.claims),
    )


def _is_second(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the amount before it in the sentence is of the very same."""
    before = drafts[-1] if drafts else None
    if before is None or not draft.inherited or before.sentence is not draft.sentence:
        return False
    kinds = (before.kind, draft.kind) == ("amount", "amount")
    alike = (before.code, before.words, before.phase, before.period) == (
        draft.code, draft.words, draft.phase, draft.period,
    )  # fmt: skip
    return kinds and alike


def _listed_below(draft: Draft) -> str | None:
    """The code of what a draft is listed as a part of, "" where that is not known, None in no list."""
    whole = draft.parent
    if draft.apart or told_as_part(draft):
        return ""
    if whole is None:
        return None
    return "" if whole.apart else whole.code


def _row_listed(draft: Draft, vocabulary: Vocabulary) -> str:
    """The name of the row that an amount is told of as a part, "" where it is one of an indicator."""
    whole = draft.parent
    if whole is None or vocabulary.claims.by_id(whole.code) is not None:
        return ""
    return whole.words


def told_as_part(draft: Draft) -> bool:
    """Whether an amount is told of where reasons stand as well: 302 is 122 万元，主要是差旅费46万元. It is
    bound where a table states as much, and nothing is said of it where none does."""
    return draft.is_reason and draft.kind == "amount"
