"""What is said of one percentage of another figure → its Draft: a share or a completion."""

from __future__ import annotations

import re

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sense import completed, is_share, whole_of, whole_of_fund
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.text import bare

_AMOUNT_BEHIND = re.compile(
    r"，(?:共计|合计|计|金额)?(?:为|是|约|达)?(?=\d[\d,.]*(?:亿元|万元|元))"
)

_SOME_TOGETHER = re.compile(
    "(?:以上|上述)?(?P<number>[两二三四五])[项者](?:合计|共计|总计|之和|共|总共)?"
)
_NUMBERS = (2, 2, 3, 4, 5)
_WHOLE_STATED = re.compile(r"[仅只约共]?(?:所占|占到|占)(?P<words>[^，。；：、\d]{2,30})$")
_RATE_BEHIND = re.compile(r"的(?:比重|比例)?(?:约|为|是|达到?)?\d[\d.]*%")


def state_share(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    named = context.label(said.label)
    draft = context.draft(sentence, quantity.start, "share", named)
    own = not bare(named.words)
    of = _just_stated(context, sentence) if own else None
    words = "" if bare(said.base) in context.spec.wholes else said.base
    before_its_amount = not own and _AMOUNT_BEHIND.match(sentence.text, quantity.end) is not None
    if together := _together(context, sentence, said):
        draft.words, draft.code, draft.parent = together, "", context.parent
    elif not words and of is None and not before_its_amount:
        return
    base = _whole(context, draft, of, words, quantity)
    _state_ratio(context, draft, of, base, quantity)
    if before_its_amount:
        draft.phase = draft.phase or context.phase_of_year(draft.period)
    if before_its_amount or (draft.code and not own):
        context.speak_of(draft)  # 甲支出占总支出的80%，比上年减少5万元


def _together(context: Context, sentence: Sentence, said: Said) -> str:
    """甲3万元，乙2万元，两项合计占5%: what the amounts right before are called together, "" for any other."""
    found = _SOME_TOGETHER.fullmatch(said.label)
    told = [each for each in context.of_sentence(sentence) if each.kind == "amount"]
    wanted = _NUMBERS["两二三四五".index(found["number"])] if found else 0
    names = [*dict.fromkeys(each.words for each in told[-wanted:])] if wanted else []
    return "、".join(names) + "合计" if len(names) == wanted > 1 else ""


def state_whole(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> bool:
    """占本年支出合计90万元的80%: the amount of what the share behind it is of, stated beside it; whether it
    was one. What is spoken of is still what has the share."""
    found = _WHOLE_STATED.fullmatch(said.label)
    if found is None or _RATE_BEHIND.match(sentence.text, quantity.end) is None:
        return False
    named = context.label(found["words"])
    if not (named.words or named.code) or context.latest is None:
        return False
    draft = context.draft(sentence, quantity.start, "amount", named)
    draft.amount, draft.parent = quantity, None
    draft.fund = context.spec.fund_of(named.words)
    draft.phase = draft.phase or context.latest.phase
    context.drafts.append(draft)
    return True


def whole_stated(context: Context, sentence: Sentence, segment: str) -> str:
    """The name of the whole whose amount stands right before a share (占…90万元的80%), "" for none."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.amount is None or last.sentence is not sentence or segment != "的":
        return ""
    before = sentence.text[: last.amount.start]
    is_whole = _WHOLE_STATED.search(before) is not None and last is not context.latest
    return last.words if is_whole else ""


def _just_stated(context: Context, sentence: Sentence) -> Draft | None:
    """What a share that names nothing is of: the last amount, which among reasons is that right before it
    (主要是日常支出，其中：甲5万元，占基本支出的50%)."""
    last = context.drafts[-1] if context.drafts else None
    beside = last is not None and last.sentence is sentence and last.kind == "amount"
    return last if beside and context.in_reason and not context.of_reasons else context.latest


def is_listed_share(context: Context, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a percentage in brackets right behind a part of a list (其中：甲20万元（40%）) is its share: it
    holds, or that of a part before it did."""
    part, whole = context.latest, context.parent or context.headed()
    if part is None or part.amount is None or whole is None or whole is part:
        return False
    if part.sentence is not sentence or part.amount.end != quantity.start - 1:
        return False
    return is_share(part, whole, quantity) or _is_behind_listed_share(context, sentence, whole)


def _is_behind_listed_share(context: Context, sentence: Sentence, whole: Draft) -> bool:
    told = context.of_sentence(sentence)
    last = next((each for each in reversed(told) if each.kind == "share"), None)
    if last is None or last.base is not whole or last.percentage is None:
        return False
    return sentence.text[last.percentage.start - 1] == "（"


def settle_share(context: Context, amount: Draft) -> None:
    """甲占40%，为20万元: the amount right behind a share is what the share is of."""
    share = context.drafts[-2] if len(context.drafts) > 1 else None
    if share is None or share.kind != "share" or share.of is not None or share.percentage is None:
        return
    if share.sentence is amount.sentence and amount.inherited and share.words == amount.words:
        words = share.base_words if share.base is None else share.base.words
        share.of = amount
        share.base = _whole(context, share, amount, words, share.percentage)


def _whole(
    context: Context, share: Draft, of: Draft | None, words: str, quantity: Quantity
) -> Draft | None:
    """What a share is of, by the words that say it or by the list that it stands in."""
    base = context.whole(words, of) if words else context.parent or context.headed()
    base = None if base is of else base
    base = whole_of(of, quantity, base, context.here(), words)
    if base is not None and base.code == ALL:
        base = whole_of_fund(of, quantity, base, context.drafts)
    share.base_words = words or (base.words if base is not None else "")
    last = _share_before(context, share) if not words and base is None else None
    if last is not None and _is_told(context, last, share):
        base, share.base_words = last.base, last.base_words
    return base


def _is_told(context: Context, last: Draft, share: Draft) -> bool:
    """Whether the shares of a list are of what the last one was found to be of: a whole of an earlier
    sentence that no more than one of them fits may be another that is nearly as much."""
    whole = last.base
    if (
        whole is None
        or whole.sentence is share.sentence
        or whole in (context.parent, context.headed())
    ):
        return True
    shares = [d for d in context.drafts if d.kind == "share" and d.run == share.run]
    return sum(d.base is whole and _holds(d, whole) for d in shares) > 1


def _holds(share: Draft, whole: Draft) -> bool:
    part, percentage = share.of, share.percentage
    return part is not None and percentage is not None and is_share(part, whole, percentage)


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
