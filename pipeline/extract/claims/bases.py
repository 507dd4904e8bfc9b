"""The figure that a change is compared to, where the text states it beside the change → its Draft."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.claims.clauses import Said, compared, compared_to, is_only_a_budget
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.last_years import base_year
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.segments import less_currency
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.years import A_YEAR
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import Verbs, any_of

_PHASES = (
    "(?:年初)?(?:收支|收入|支出)?总?(?:预算|决算|执行|实际|完成|发生|安排|同期|累计)*"
    "(?:收入|支出)?总?[数额]?"
)
_EARLIER = re.compile(f"(?:上年|去年|上一年|前年|(?:19|20)[0-9]{{2}}年)[度末底]?{_PHASES}")
_NAMED_BEFORE = re.compile(
    rf"(?P<label>[^，。；：]*?[款费出入])(?P<base>(?:上年|去年)度?{_PHASES})"
)
_START = re.compile(
    rf"(?P<label>[^，。；：]*?)[由从](?P<base>(?:上年|去年|(?:19|20)\d{{2}}年)度?{_PHASES}的?)?$"
)
_OPENING = re.compile("[年期]初(?:数|余额)?")
_OPENING_BALANCE = re.compile("[年期]初(?:结转和结余|结转结余|结余)")
"""What a balance is compared to: that of the end of the year before; without 较 it is a figure itself."""
_LESS_LAST_YEAR = ("扣除", "剔除", "减去", "减除")
_COMPARES = re.compile(
    f"^(?:同比|完成|(?:{any_of(_LESS_LAST_YEAR)})(?=上年|去年|同期)|[为占](?=[^，。；：]{{0,6}}预算)|[为是](?=上年|去年|上一年)"
    "|相[比较对]于?|对比|[与同和跟比较])"
)
_COMPARED_NAME = re.compile("^[与同和跟比较]")
_OF_OPENING = {"closing_balance": "opening_balance", "carried_forward": "carried_over"}
"""What there was when the year began, by what there was at its end."""
_SAID = re.compile("(?:[为是的约近达计]|达到|[共合总]计)+$")
_YEAR_OF_NAME = re.compile(
    "(?P<year>(?:上年|去年|上一年|(?:19|20)[0-9]{2}年)度?)的?(?P<name>[^，。；：0-9]{3,})"
)
_SHORTEST = 2


def state_base(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> bool:
    """公务接待费3万元，上年2万元，增加1万元: the second amount is of the year before, and what follows
    is said of the first, against it. So is 较上年2万元, 较年初预算2万元, 完成预算2万元, （上年2万元） and
    较上年（2万元）, also behind a ； or at the beginning of the next sentence. Whether it was one."""
    if any(state(context, sentence, said, quantity) for state in (_state_base_of, _state_start)):
        return True
    words, compares = _base_words(context, sentence, before, said, quantity)
    if not words or context.in_reason:
        return False
    if context.latest is None:
        return compares and _state_base_of_heading(context, sentence, words, quantity)
    stated = _state_base_beside(context, sentence, words, quantity, compares=compares)
    if stated and said.label.startswith(_LESS_LAST_YEAR):
        # 本年收入9万元，扣除上年同期8万元: by how much they differ, and of all of it
        context.cut = False
    return stated


def _state_base_beside(
    context: Context, sentence: Sentence, words: str, quantity: Quantity, *, compares: bool
) -> bool:
    """The figure that the one stated last is compared with."""
    now = context.latest
    if opening := _opening_of_whole(context, sentence, words, quantity, compares=compares):
        context.drafts.append(opening)
        context.speak_of(opening)
        return True
    if compares and now is not None and now.sentence is not sentence:
        now = context.figures.get(now.phase, now)
    elif now is not None and now.sentence is not sentence and sentence.begins:
        return False
    if now is None or now.period is None:
        return False
    year = base_year(words, context.identity.fiscal_year, context.spec)
    of_opening = _OPENING.fullmatch(words) or _OPENING_BALANCE.fullmatch(words)
    if of_opening or (year is not None and _is_before_its_year(now, words)):
        year = now.period - 1 if of_opening else base_year(words, now.period, context.spec)
    phase = context.spec.phase_of_base(words) or now.phase
    if year is None and phase == now.phase:
        return False
    of_own_year = compares and year == now.period and phase != now.phase
    own = max(context.identity.fiscal_year, now.period)
    if year is not None and year >= own and not of_own_year:
        return False
    draft = replace(now, sentence=sentence, at=quantity.start, amount=quantity, phase=phase)
    draft.period = now.period if year is None else year
    context.drafts.append(draft)
    if draft.period == now.period:
        context.figures[draft.phase] = draft
    context.base = context.stated_base = context.compared = words
    return True


def _opening_of_whole(
    context: Context, sentence: Sentence, words: str, quantity: Quantity, *, compares: bool
) -> Draft | None:
    """年末结转和结余9万元，其中甲6万元、乙3万元；年初8万元: what there was of the whole when the year began,
    and not of its last part; None for any other amount."""
    part = context.latest
    whole = part.parent if part is not None and part.sentence is not sentence else None
    if whole is None or compares or not _OPENING.fullmatch(words) or whole.run != context.run:
        return None
    code, words = _OF_OPENING.get(whole.code, ""), whole.words.replace("年末", "年初")
    if not code or words == whole.words:
        return None
    return replace(
        whole, sentence=sentence, at=quantity.start, amount=quantity, code=code, words=words
    )


def _is_before_its_year(now: Draft, words: str) -> bool:
    """2021年5万元，上年4万元, told in a later year: whether 上年 is the one before that which is named by its
    number for the figure before it."""
    named = [*A_YEAR.finditer(now.sentence.text, 0, now.at)]
    is_named = bool(named) and named[-1][0] == f"{now.period}年"
    return is_named and A_YEAR.search(words) is None


def _state_base_of_heading(
    context: Context, sentence: Sentence, words: str, quantity: Quantity
) -> bool:
    """与上年5万元相比，减少1万元, with nothing stated before: of what the heading names, a year before; or of
    what was compared first: 较全年预算9万元低1万元，较年初预算8万元高3万元."""
    own, subject = context.identity.fiscal_year, context.subject
    year = base_year(words, own, context.spec)
    executed = subject is not None and context.usual_phase == "executed"
    of_own_year = year is None and executed and _is_own_budget(words, context)
    if not of_own_year and (year is None or year >= own):
        return False
    named = Label(subject.words if subject is not None else words, "", "", None)
    if subject is not None:
        named = replace(named, code=subject.code)
    draft = context.draft(sentence, quantity.start, "amount", named)
    draft.amount, draft.period = quantity, own if of_own_year else year
    draft.phase = context.spec.phase_of_base(words) or context.usual_phase
    context.drafts.append(draft)
    if of_own_year:
        context.figures[draft.phase] = draft
    if subject is None:
        context.speak_of_named(named)
    context.base = context.stated_base = context.compared = words
    return True


def _state_base_of(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> bool:
    """2024年预算数较2023年执行数2万元减少1万元, 公务接待费上年预算2万元，减少1万元: of what the words before
    it name, whose own figure no sentence states."""
    label, words = compared(said.label)
    if not words and (named_before := _NAMED_BEFORE.fullmatch(said.label)):
        label, words = named_before["label"], named_before["base"]
    elif not bare(label) and (named_behind := _name_compared(context, sentence, said, quantity)):
        label, words = named_behind["name"], named_behind["year"]
    words = words.removesuffix("的")
    year = base_year(words, context.identity.fiscal_year, context.spec)
    own = context.identity.fiscal_year
    is_earlier = year is not None and year < own and _EARLIER.fullmatch(bare(words))
    of_own_year = (
        year is None and context.usual_phase == "executed" and _is_own_budget(words, context)
    )
    if len(bare(label)) < _SHORTEST or not (of_own_year or is_earlier):
        return False
    named = context.label(label)
    if not (named.words or named.code):
        named = Label(label, "", named.phase, named.year)
    draft = context.draft(sentence, quantity.start, "amount", named)
    draft.amount, draft.period = quantity, draft.period if of_own_year else year
    draft.phase = context.spec.phase_of_base(words) or context.usual_phase
    context.drafts.append(draft)
    context.latest = None if of_own_year else draft
    context.speak_of_named(named)
    if of_own_year:
        context.figures[draft.phase] = draft  # 支出较年初预算9万元少1万元
    context.base = context.stated_base = context.compared = words
    return True


def _name_compared(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity
) -> re.Match[str] | None:
    """与上年本年收入2万元相比, 较上年本年收入2万元增加 behind other figures: the year and what it is of; None
    where the figure stated last is of the same, or 与 joins two amounts."""
    plain = _COMPARED_NAME.sub("", said.label, count=1)
    named = _YEAR_OF_NAME.fullmatch(plain) if plain != said.label else None
    if named is None or _EARLIER.fullmatch(plain) or _is_latest(context, named["name"]):
        return None
    is_known = context.label(named["name"]).code
    if not (is_known and _is_compared(context.spec.verbs).match(sentence.text, quantity.end)):
        return None
    return None if _joins(context, sentence, said, quantity) else named


@cache
def _is_compared(verbs: Verbs) -> re.Pattern[str]:
    return re.compile(rf"相比|(?:{any_of((*verbs.increase, *verbs.decrease))})")


def _is_own_budget(words: str, context: Context) -> bool:
    return (
        bool(words) and bool(context.spec.phase_of(words)) and is_only_a_budget(words, context.spec)
    )


def _state_start(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> bool:
    """公务接待费由上年2万元减少到1万元: where the words name no year, it is held against no table."""
    start = _START.match(said.label)
    if start is None or not _reaches(context.spec.verbs).match(sentence.text, quantity.end):
        return False
    named = context.label(start["label"])
    if not named.code:
        return False
    words = start["base"] or ""
    year = base_year(words, context.identity.fiscal_year, context.spec)
    draft = context.draft(sentence, quantity.start, "amount", named)
    draft.amount, draft.period = quantity, year or context.identity.fiscal_year - 1
    draft.phase = context.spec.phase_of_base(words) or context.usual_phase
    draft.apart = draft.apart or year is None
    context.drafts.append(draft)
    context.speak_of_named(named)
    return True


def is_reached(context: Context, sentence: Sentence, said: Said) -> bool:
    """Whether an amount is what the one right before it changed to: 由2万元减少到1万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last.kind != "amount":
        return False
    is_earlier = last.period is not None and last.period < context.identity.fiscal_year
    return is_earlier and _reaches(context.spec.verbs).fullmatch(said.label) is not None


@cache
def _reaches(verbs: Verbs) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of((*verbs.increase, *verbs.decrease))})(?:至|到|为)(?!\d{{4}}年)")


def _base_words(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> tuple[str, bool]:
    """What names an amount as that of an earlier year, or with what is compared as budgeted, "" where
    nothing does; and whether it compares."""
    words = _SAID.sub("", bare(said.label))
    plain = _COMPARES.sub("", words, count=1)
    compares = plain != words
    if compares and _joins(context, sentence, said, quantity):
        return "", False  # 含甲2万元和年初结转结余5万元
    before_it = less_currency(sentence.text[: quantity.start], context.spec)
    if not words and before and _SAID.sub("", before_it).endswith("（"):
        plain, compares = compared_to(before[-1]), True
    is_earlier = any(each.fullmatch(plain) for each in (_EARLIER, _OPENING))
    is_earlier = is_earlier or (compares and _OPENING_BALANCE.fullmatch(plain) is not None)
    if (
        compares
        and (named := _YEAR_OF_NAME.fullmatch(plain))
        and _is_latest(context, named["name"])
    ):
        return named["year"], True  # 总收入9万元，比2022年总收入8万元
    is_base = is_earlier or (compares and is_only_a_budget(plain, context.spec))
    return (plain, compares) if plain and is_base else ("", False)


def _joins(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> bool:
    """Whether 和 joins an amount to the one right before it: nothing else parts both."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.amount is None or not said.label.startswith(("和", "与")):
        return False
    return last.sentence is sentence and last.amount.end == quantity.start - len(said.label)


def _is_latest(context: Context, name: str) -> bool:
    """Whether words name what the amount before is of."""
    latest, named = context.latest, context.label(name)
    if latest is None:
        return False
    same = bool(named.code) and named.code == latest.code and side_of(name) == side_of(latest.words)
    return same or bare(named.words) == bare(latest.words) != ""
