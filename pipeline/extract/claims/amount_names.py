"""What an amount is called: by the words before it, what stands behind it, its rank, what was counted."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.clauses import Said, money_before
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.thin_names import with_what_it_is_of
from pipeline.values.sides import side_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import one_of

_NAME_BEHIND = re.compile(
    r"的?(?P<words>[^，。；：、（）\d]{2,24}?(?:经费|资金|收入|支出|费用|费|款)(?:收入|支出|资金)?)"
)

_USED_FOR = re.compile(
    r"(?:主要)?用于(?P<words>[^，。；：、\d]{2,30}?(?:支出|收入|经费|费用|费|款))(?=[，。；、）（]|$)"
)
_MEMBER = re.compile(r"\d[家个所户]$")
_ADDED = re.compile(r"(?:加上|另加|再加|加)[^，。；：\d]{2,24}\d[\d.,]*(?:亿元|万元|元)$")
_ADDED_UP = ("共", "共为", "总共")
_FEWEST, _MOST = 2, 4
_SPENT = ("支出", "全年支出", "预算安排", "安排资金")
_CARRIED_OUT = ("执行", "全年执行", "实际执行", "已执行", "执行数")
_NO_PROJECT = re.compile(
    r"\d|^(?:其中|按|经|根据|依据|为|与|比|较|因|由于|主要|全年|本年|截[至止]|用于|通过|进一步|继续|严格|加强|共)"
)
_FOR = "用于"
_COPULA = "为是达到约，"
_RANKED = re.compile(
    r"^(?P<largest>[^，]{2,24}?)(?:所占|占)?的?(?:比重|比例|份额|占比|规模|金额|支出)?最[大高多]$"
    r"|^(?:其次|再次|然后|第[二三四五])(?:为|是)(?P<next>[^，]{2,24})$"
    r"|^[^，]{0,6}最[大高多]的(?:一项)?[为是](?P<most>[^，]{2,24}?)(?:一项)?$"
)


def less_members(text: str, named: Label, context: Context) -> Label:
    """甲局等6家行政单位以及1家事业单位的机关运行经费: the indicator, less the last of those whose it is,
    where a number cut off the words before that."""
    owner, of, rest = named.words.rpartition("的")
    if not (of and named.code) or not owner.endswith(context.spec.things.owners):
        return named
    is_cut = _MEMBER.search(text, 0, text.rfind(named.words)) is not None
    return (
        replace(named, words=rest) if is_cut and context.label(rest).code == named.code else named
    )


def named_amount(context: Context, sentence: Sentence, before: list[str], said: Said) -> Label:
    """The indicator of an amount; 合计 after a list is the whole that was listed, or else of what was."""
    named = context.label(said.label)
    own = _headed_by_project(context, said, before, named) or _spent(context, sentence, said, named)
    own = own or _ruled(context, before, named) or _added_up(context, sentence, said, named)
    if own is not None:
        return own
    if bare(said.label) in context.spec.sums:
        summed = _of_sum(context, sentence, before, named)
        if summed is not None:
            return summed
    if named.words.startswith(_FOR) and not named.code:
        named = _used_for(context, named)
    if context.subject is not None:
        return _ranked(context, before, said) or named
    if not bare(said.label) and before:
        named = context.label(before[-1])
    if not named.words and named.phase and (words := money_before(before, context.spec)):
        return replace(named, words=words)  # 整体支出自评得分90，全年预算数5万元
    if not named.words and named.said and context.spec.phase_of(named.said):
        return replace(named, words=named.said)  # 2023年收入决算为9万元
    return named if named.words else replace(named, words=said.label.rstrip("为是"))


def _ruled(context: Context, before: list[str], named: Label) -> Label | None:
    """公务接待费按不高于上年预算数安排，共计5万元: the indicator before the rule that the segment before
    tells, of its own year; None where none does, or the figure is called by more."""
    if named.words or named.code or not before:
        return None
    of_it = context.label(context.spec.ruled.name_before(before[-1]))
    if not of_it.code:
        return None
    return replace(of_it, phase=named.phase or of_it.phase, year=named.year or of_it.year)


def _used_for(context: Context, named: Label) -> Label:
    """用于人员经费, 用于卫生健康: the indicator or the class of functions that money is used for."""
    words = named.words.removeprefix(_FOR)
    if (of_it := context.label(words)).code:
        return replace(of_it, phase=named.phase or of_it.phase, year=named.year)
    return replace(named, words=words) if _is_class(words, context) else named


def _is_class(words: str, context: Context) -> bool:
    """Whether words name a class of functions, with or without 支出: 用于卫生健康5万元."""
    functions = context.vocabulary.classifications["functional"]
    named = (*functions.named(words), *functions.named(f"{words}支出"))
    return any(code.level == 1 for code in named)


def _headed_by_project(
    context: Context, said: Said, before: list[str], named: Label
) -> Label | None:
    """重点项目：某平台建设，预算80万元: the project that the segment before names, of which a bare phase is;
    None where it names none, or the figure is called by more."""
    plain = bare(said.label).removesuffix("为").removesuffix("约")
    is_phase = bool(plain) and (context.spec.is_phase(plain) or plain in _SPENT)
    name = before[-1] if is_phase and before else ""
    if not name.endswith(context.spec.project_is_called) or _NO_PROJECT.search(name):
        return None
    of_it = context.label(name)
    if of_it.code or not of_it.words:
        return None
    phase = named.phase or context.spec.phase_of(plain)
    return Label(of_it.words, "", phase, of_it.year or named.year)


def _spent(context: Context, sentence: Sentence, said: Said, named: Label) -> Label | None:
    """公车运行维护费年初预算4万元，全年支出3万元: what was spent of an item whose budget stands right before
    it, and not of all that is spent; None for any other figure."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last is not context.latest:
        return None
    if bare(named.words) != _SPENT[0] and bare(said.label).removesuffix("为") not in _CARRIED_OUT:
        return None
    of_item = bool(last.words) and last.code != ALL and side_of(last.words) != "revenue"
    is_budget = last.kind == "amount" and last.phase in ("approved", "adjusted")
    return Label("", "", "executed", named.year) if of_item and is_budget else None


def _of_sum(context: Context, sentence: Sentence, before: list[str], named: Label) -> Label | None:
    """What a 合计 is of: what stands side by side before it, the whole that is listed, or what the segment
    before names (安排的日常公用经费支出，合计90万元); None where nothing does."""
    if summed := _summed(context, sentence) or _with_added(context, sentence):
        return replace(named, words=summed, code="")
    if context.parent is not None:
        return replace(named, words=context.parent.words, code=context.parent.code)
    whole = context.label(before[-1]) if before else None
    return whole if whole is not None and whole.words else None


def _added_up(context: Context, sentence: Sentence, said: Said, named: Label) -> Label | None:
    """What a 共 sums up (支出9万元，加上年结转1万元，共10万元), which else is none of a list."""
    added = _with_added(context, sentence) if bare(said.label) in _ADDED_UP else ""
    return replace(named, words=added, code="") if added else None


def _summed(context: Context, sentence: Sentence) -> str:
    """What the sum of the amounts is called that a sentence states side by side, and not as parts of one:
    会议费3万元、培训费5万元，合计8万元; "" where there are no two of them."""
    told = [each for each in context.of_sentence(sentence) if each.kind == "amount"]
    names = [*dict.fromkeys(each.words for each in told if each.parent is None and each.words)]
    if context.parent is not None or len(names) < _FEWEST:
        return ""
    return "、".join(names[-_MOST:]) + "合计"


def _with_added(context: Context, sentence: Sentence) -> str:
    """支出90万元。加上年末结转10万元，总计100万元: the name of both; "" where nothing was added before it."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last.amount is None:
        return ""
    added = _ADDED.search(sentence.text, 0, last.amount.end)
    whole = last.parent or context.parent
    told = (d for d in context.backwards() if d.kind == "amount" and d is not last)
    whole = whole or next((d for d in told if 0 <= last.run - d.run <= 1), None)
    return f"{whole.words}、{last.words}合计" if added and whole is not None else ""


def _ranked(context: Context, before: list[str], said: Said) -> Label | None:
    """农林水支出占比最大，达90万元；其次是教育支出，为5万元: what the segment before names by its rank."""
    found = _RANKED.search(before[-1]) if before and said.label.strip(_COPULA) == "" else None
    return context.label(found["largest"] or found["next"] or found["most"]) if found else None


def whole_name(
    context: Context, sentence: Sentence, quantity: Quantity, named: Label, said: Said
) -> str:
    """The name of an amount with what it is of, where it says nothing of that; "" where it does."""
    words = named.words or bare(said.label)
    found = with_what_it_is_of(context, sentence, quantity.start, words) if words else ""
    return found if found != words else ""


def is_handed_over(words: str, spec: ClaimSpec) -> bool:
    """Whether the name of an amount stands behind it: 划转240万元办案费, 取消的7万元培训费."""
    return words.endswith("的") or words.removesuffix("了").endswith(spec.handed_over)


def named_behind(sentence: Sentence, quantity: Quantity, named: Label) -> Label:
    """What stands behind an amount that nothing names before it: 通过100万元专项经费, 取消的 7 万元培训费."""
    found = _NAME_BEHIND.match(sentence.text[quantity.end :])
    return Label(found["words"], "", named.phase, named.year) if found else named


def used_for(context: Context, sentence: Sentence, quantity: Quantity) -> Label | None:
    """安排5万元用于公务接待费: the name of what the money is for, right behind it."""
    found = _USED_FOR.match(sentence.text, quantity.end)
    if found is None:
        return None
    named = context.label(found["words"])
    # 安排5万元用于涉及一般公共预算支出: of some of it
    return replace(named, code="") if one_of(found["words"], context.spec.apart) else named
