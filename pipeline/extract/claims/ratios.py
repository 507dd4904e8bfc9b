"""What is said of one percentage of another figure → its Draft: a share or a completion."""

from __future__ import annotations

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sense import completed, whole_of, whole_of_fund
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.text import bare


def state_share(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    named = context.label(said.label)
    draft = context.draft(sentence, quantity.start, "share", named)
    own = not bare(named.words)
    of = context.latest if own else None
    if not said.base and of is None:
        return
    base = context.whole(said.base, of) if said.base else context.parent or context.headed()
    base = None if base is of else base
    base = whole_of(of, quantity, base, context.here(), said.base)
    if base is not None and base.code == ALL:
        base = whole_of_fund(of, quantity, base, context.drafts)
    draft.base_words = said.base or (base.words if base is not None else "")
    if not said.base and base is None and (last := _share_before(context, draft)) is not None:
        base, draft.base_words = last.base, last.base_words
    _state_ratio(context, draft, of, base, quantity)


def _share_before(context: Context, share: Draft) -> Draft | None:
    """The share before it in its list: one that does not say of what is of the same."""
    last = next((each for each in context.backwards() if each.kind == "share"), None)
    return last if last is not None and last.run == share.run else None


def state_completion(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    named = context.label(said.label)
    draft = context.draft(sentence, quantity.start, "completion", named)
    own = not bare(named.words)
    draft.base_words, draft.phase = said.base, draft.phase or "executed"
    of = context.figures.get("executed") if own else None
    base = completed(of, quantity, context.budgets(said.base)) if own else None
    _state_ratio(context, draft, of, base, quantity)


def _state_ratio(
    context: Context, draft: Draft, of: Draft | None, base: Draft | None, quantity: Quantity
) -> None:
    """A share or completion with the amounts that it is of."""
    draft.percentage, draft.of, draft.base = quantity, of, base
    if of is not None:
        draft.words, draft.code, draft.phase = of.words, of.code, of.phase
        draft.apart = of.apart
    draft.apart = draft.apart or context.in_reason
    if bare(draft.words):
        context.drafts.append(draft)
