"""What a change is of, by the words of its clause or of those before it: a Label."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.claims.clauses import Said, changed_before, money_before
from pipeline.extract.claims.context import CUT, Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.listings import names_a_side
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.plain_words import unnumbered
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.outline import split_number
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of, one_of

_SHORTEST_NAME = 3
_FOR_ONE = re.compile("[人户车批次生]均")
_BUDGET = re.compile(r"(?:(?:19|20)\d{2}年度?|本年度?)(?:部门|单位)?(?:预算|决算)")
_APPROPRIATED = re.compile("(?:财政)?(?:拨款|资金)$")
_ACTUALLY = ("实际", "实际上")
_SHORTEST = 2


def thing_changed(
    context: Context,
    sentence: Sentence,
    before: list[str],
    said: Said,
    quantity: Quantity,
    own: str,
    base: str,
) -> Label:
    """What a change is of: `own` is what the clause says where its label says nothing, `base` the words for
    what it is compared to."""
    behind = _object_behind(context, sentence, said, quantity)
    named = behind or _named(context, sentence, before, said.label or own, quantity)
    if named.words or named.code:
        return _of_money_before(context, sentence, named)
    if _opens_anew(context, sentence, said):
        return Label(said.label, "", named.phase, named.year)
    return _of_side_compared(context, sentence, base) or named


def of_each(draft: Draft, words: str) -> None:
    """机关运行经费5万元，人均1.3万元，比上年人均1.2万元多0.1万元: a change of what it is for one."""
    if found := _FOR_ONE.search(words):
        draft.words, draft.code, draft.apart = f"{draft.words}（{found[0]}）", "", True


def _opens_anew(context: Context, sentence: Sentence, said: Said) -> bool:
    """Whether a paragraph begins with nothing but the budget of a year (2030年预算较2029年增加5万元) behind
    one that stated a part of it: of all there is, or of that part."""
    subject, label = context.subject, unnumbered(said.label)
    if subject is None or not subject.sentence.text or not _BUDGET.fullmatch(label):
        return False
    opens = sentence.begins and unnumbered(sentence.text).startswith(label)
    return opens and sentence.paragraph != subject.sentence.paragraph and subject.code != ALL


def _of_money_before(context: Context, sentence: Sentence, named: Label) -> Label:
    """一般公共预算财政拨款支出9万元。与上年相比，一般公共预算财政拨款增加1万元: what that money was said to
    be in this sentence or the one before, if it is one thing."""
    spec, words = context.spec, bare(named.words)
    if named.code or not any(map(spec.is_fund, (words, _APPROPRIATED.sub("", words)))):
        return named
    fund, last = spec.fund_of(named.words), context.drafts[-1] if context.drafts else None
    if last is None or context.run - last.run > sentence.begins:
        return named
    told = [d for d in context.of_sentence(last.sentence) if d.kind == "amount" and d.fund == fund]
    wholes = [d for d in told if d.parent is None and d.code and not d.apart]
    if len({d.code for d in wholes}) != 1 or any(d.parent is None for d in told if not d.code):
        return named
    return replace(named, words=wholes[-1].words, code=wholes[-1].code)


def _named(
    context: Context, sentence: Sentence, before: list[str], label: str, quantity: Quantity
) -> Label:
    """What changed: by the words right before the figure, else by a segment before them; among reasons by
    the money that one names."""
    label = label or _changed(context, before, quantity)
    if bare(label) in context.spec.causes and _tells_a_part(context, label, quantity):
        return Label(partly(context.subject.words) if context.subject else "", "", "", None)
    if not bare(label) and context.in_reason:
        label = money_before(before, context.spec)
    if label in _ACTUALLY and context.subject is not None:
        # 年初结转5万元，实际较上年增加1万元: of what is left when that is taken off, which nothing names
        return Label(f"{context.subject.words}（{label}）", "", "", None)
    if rest := _less_cut(label, context.spec.cut_to_compare):
        # 公务接待费同口径比上年减少: of that item, cut to be compared
        item = context.label(rest)
        return replace(item, words=f"{item.words or rest}{CUT}", code="")
    named = _of_its_side(context, context.label(label))
    if not named.code and context.cut and one_of(named.words, context.spec.cut_to_compare):
        # 扣除甲项目后比上年增加: of what was stated, cut to be compared
        return replace(named, words="")
    if context.in_reason and not (named.words or named.code):
        told = _just_named(context, sentence) or _cause_before(before, context.spec)
        return told or _part_told(context, quantity) or named
    name = named.words if named.code else bare_name(named.words, context.spec)
    return named if name == named.words else replace(context.label(name), year=named.year)


def _object_behind(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity
) -> Label | None:
    """甲局增加了30万元的档案整理费, among reasons: what stands behind the amount, of that body; None where
    the words before it name something else."""
    objects = _objects(context.spec.changed.objects)
    found = objects.match(sentence.text, quantity.end) if context.in_reason else None
    if found is None or quantity.kind != "money":
        return None
    whose = context.label(said.label).words if bare(said.label) else ""
    if not whose:
        return Label(found["words"], "", "", None)
    is_body = whose.endswith(context.spec.bodies) and not whose.endswith(context.spec.no_bodies)
    return Label(f"{found['words']}（{whose}）", "", "", None) if is_body else None


def _tells_a_part(context: Context, cause: str, quantity: Quantity) -> bool:
    """这一因素较上年减少支出5万元: whether a cause made some of the change, and not all of it. Outside of
    reasons 因此 may draw the sum of two figures."""
    if not (context.in_reason or context.label(cause).words):
        return False
    changes = (d for d in context.backwards() if d.kind == "change" and d.amount)
    whole = next(changes, None)
    return whole is None or whole.amount is None or whole.amount.value != quantity.value


def partly(words: str) -> str:
    """The name of some of what words name."""
    return f"{words}（部分）"


def _less_cut(label: str, cut: tuple[str, ...]) -> str:
    """The item that stands before the words which say that figures are cut to be compared, "" for none."""
    ending = next(filter(label.endswith, cut), "")
    rest = label.removesuffix(ending).removesuffix("按")
    return rest if ending and len(bare(rest)) >= _SHORTEST and not one_of(rest, cut) else ""


def _just_named(context: Context, sentence: Sentence) -> Label | None:
    """What the amount right before is of, among reasons: 今年甲项目预算 10 万元，较上年增加了 2 万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last.kind != "amount" or last.inherited:
        return None
    return Label(last.words, last.code, last.phase, None)


def _cause_before(before: list[str], spec: ClaimSpec) -> Label | None:
    """取消丙项目，减少5万元, among reasons: what the clause before says was begun or given up."""
    causes = _causes(spec.changed.begun, spec.changed.works)
    found = causes.match(split_number(before[-1]).text) if before else None
    return Label(found["words"], "", "", None) if found else None


@cache
def _causes(begun: tuple[str, ...], works: tuple[str, ...]) -> re.Pattern[str]:
    named = rf"(?P<words>[^，。；：、（）\d]{{1,24}}?(?:{any_of(works)}))"
    return re.compile(rf"(?:本年度?|今年)?(?:{any_of(begun)})了?{named}$")


@cache
def _objects(endings: tuple[str, ...]) -> re.Pattern[str]:
    """增加了30万元的档案整理费预算: what there is more of."""
    return re.compile(
        rf"的(?P<words>[^，。；：、（）\d]{{2,24}}(?:{any_of(endings)}))(?=[，。；、）]|$)"
    )


def _changed(context: Context, before: list[str], quantity: Quantity) -> str:
    """What a clause before says changed, "" for what is no money, among reasons (物价上涨，增加5万元)."""
    label = changed_before(before, context.spec)
    if not context.in_reason or quantity.kind != "money" or context.label(label).code:
        return label
    return (
        label
        if label.endswith((*context.spec.changed_is_called, *context.spec.money_is_called))
        else ""
    )


def _part_told(context: Context, quantity: Quantity) -> Label | None:
    """An amount by which some cause changed the whole, where the whole changed by another."""
    changes = (d for d in context.backwards() if d.kind == "change" and d.amount and not d.apart)
    whole = next(changes, None)
    if whole is None or whole.amount is None or quantity.kind != "money":
        return None
    if whole.amount.value == quantity.value:
        return None
    return Label(partly(whole.words), "", "", None)


def _of_its_side(context: Context, named: Label) -> Label:
    """收入比2025年增加 behind 收入预算…万元 is said of that total."""
    side = names_a_side(named.words)
    if not side or context.in_reason:
        return named
    sides = context.spec.bare_sides
    amounts = (d for d in context.backwards() if d.kind == "amount")
    totals = (d for d in amounts if d.code == ALL or (not d.code and d.words in sides))
    total = next((d for d in totals if side_of(d.words) in ("", side)), None)
    return replace(named, words=total.words, code=total.code) if total else named


def _of_side_compared(context: Context, sentence: Sentence, base: str) -> Label | None:
    """收入5万元，支出4万元，比上年收入增加25%: of the side that it is compared to, not of that told last."""
    side = side_of(base)
    told = side_of(context.subject.words) if side and context.subject is not None else side
    if told in ("", side):
        return None
    amounts = (d for d in reversed(context.of_sentence(sentence)) if d.kind == "amount")
    found = next((d for d in amounts if side_of(d.words) == side), None)
    return Label(found.words, found.code, found.phase, found.period) if found else None


def bare_name(words: str, spec: ClaimSpec) -> str:
    """The name of money that changed, without the verb said twice (增加甲经费预算增加), the words around what
    it was taken from (从会议费预算中), and the rule (根据要求甲预算).

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> [bare_name(words, spec) for words in ("增加甲经费预算", "从会议费预算中", "从业人员经费")]
    ['甲经费预算', '会议费预算', '从业人员经费']
    """
    changed = spec.changed
    ruled = _ruled(spec.money_is_called, changed.ruled_by, changed.rules)
    for around in (_taken(spec.money_is_called), ruled):
        if found := around.fullmatch(words):
            return found["name"]
    verbs = (verb for verb in (*spec.verbs.increase, *spec.verbs.decrease) if len(verb) > 1)
    verb = next(filter(words.startswith, verbs), "") if words.endswith(spec.changed.money) else ""
    name = words.removeprefix(verb).removeprefix("了")
    return name if verb and len(bare(name)) >= _SHORTEST_NAME else words


@cache
def _taken(endings: tuple[str, ...]) -> re.Pattern[str]:
    named = rf"[^，。；：\d]{{2,24}}?(?:{any_of(endings)})(?:预算|支出)?"
    return re.compile(rf"从(?![业事教军警])(?P<name>{named})(?:中|里|内)?")


@cache
def _ruled(
    endings: tuple[str, ...], ruled_by: tuple[str, ...], rules: tuple[str, ...]
) -> re.Pattern[str]:
    named = rf"[^，。；：\d]{{2,24}}?(?:{any_of(endings)}|预算)(?:预算|支出)?"
    return re.compile(
        rf"(?:{any_of(ruled_by)})[^，。；：]{{2,20}}(?:{any_of(rules)})的?(?P<name>{named})"
    )
