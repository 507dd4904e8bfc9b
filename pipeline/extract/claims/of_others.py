"""A draft and what its sentence says before it → whether its figure may be another body's or other money's.

局本级支出预算 80 万元 is not what the department spends, nor is 年末结转 0 万元 behind 政府性基金收入 0 万元
what is left of all money. Such a figure is bound where a table states as much, and nothing is said of it
where none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.plain_words import is_of_a_level
from pipeline.extract.claims.three_public import is_of_three_public
from pipeline.values.outline import split_number
from pipeline.values.short_names import is_wider, shortens
from pipeline.values.sides import side_of
from pipeline.values.text import fold
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.claim_words import Others, any_of, one_of
from pipeline.vocabulary.spec import compiled

_LONGEST = 20
"""So many signs of a name stand at most before its kind (…局, …中心)."""
_SHORTEST = 3
"""A name of fewer signs (学校, 医院) stands for the body that reports."""
_SCHOOL = "校"
_A_UNIT = re.compile("^(?:下属|所属|直属|二级)(?:预算|基层)?单位(?:名称)?：")
"""下属单位：某站: the name of one."""
_A_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_NO_BODY = ("本年", "本级")
_LONGEST_LINE = 30
_ANNOUNCES = ("：", "情况", "说明", "如下", "预算", "决算", "报告")
"""How a line ends that opens with the name of a body and says that figures of it follow."""
_FAR = 1000
"""So many signs before a figure its sentence may name whose it is."""
_USED_FOR = re.compile(r"用于[^，。；：（）\d]{2,12}$")
_A_WHOLE = re.compile(r"占[^，。；：、\d]{2,24}$")
_OWN_LEVEL = re.compile(r"[省市县区州盟旗镇乡]?本级")
"""市本级财政拨款: of the government's own level, which is no body."""
_BEHIND_A_KIND = re.compile("(?:员会|人民政府|政府)$")
"""What stands behind the sign of its kind in the name of a body: 委员会, 镇人民政府."""
_ATTACHED = re.compile("^附(?:件|录)?[一二三四五\\d]{0,2}[：:.、]")


def may_be_of_another(
    draft: Draft,
    before: Sequence[Draft],
    entity: str,
    vocabulary: Vocabulary,
    *,
    is_headed: bool,
) -> bool:
    """Whether a figure may be of another body or of other money than its words alone say.

    `before` are the drafts right before it, `entity` is whose figures are told, `is_headed` tells that the
    headings above name another body (`is_headed_by_another`).
    """
    text = draft.sentence.text[: draft.at]
    last = before[-1] if before else None
    goes_on = last is not None and last.run == draft.run and last.of_another
    if is_of_three_public(draft.code, vocabulary.claims) and is_of_a_level(text):
        return True
    if _names_another(text, entity, vocabulary, otherwise=goes_on or is_headed):
        return True
    told = [each for each in before if each.sentence is draft.sentence]
    if _USED_FOR.search(text) and told and draft.parent is None:
        # 其他收入8万元，用于公用经费8万元: what is spent of that income
        return side_of(told[-1].words) != "expenditure"
    flows = vocabulary.claims.others.flows
    if _A_WHOLE.search(text):
        return False  # 财政拨款支出8万元，占本年支出合计10万元的80%
    return _goes_on_with_money(draft, told, flows) or _is_in_bracket_of_another(draft, told, text)


def _names_another(text: str, entity: str, vocabulary: Vocabulary, *, otherwise: bool) -> bool:
    """Whether the words before a figure say whose it is, and not that it is the reporting body's; `otherwise`
    whether those before the ； do, or the headings."""
    said, _ = _patterns(vocabulary)
    named = [found["body"] for found in said.finditer(text, max(0, len(text) - _FAR))]
    return _is_other(named[-1], entity, vocabulary) if named else otherwise


def is_headed_by_another(path: Iterable[str], entity: str, vocabulary: Vocabulary) -> bool:
    """Whether the innermost heading that is the name of a body names another than the reporting one."""
    names = (_body_in(heading, vocabulary) for heading in reversed([*path]))
    name = next(filter(None, names), "")
    return bool(name) and _is_other(name, entity, vocabulary)


def other_body_headed(text: str, entity: str, vocabulary: Vocabulary) -> bool | None:
    """Whether what follows a sentence is another body's than the reporting one's: it is no more than the name
    of one, or opens with it and announces its figures (附：某站, 某站2030年预算情况如下：).

    False where a sentence names the reporting body so, or begins with it; None where it says nothing of whose
    what follows is.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> texts = "附：水文监测站", "水利局机关：", "本局支出5万元。", "支出5万元。"
    >>> [other_body_headed(text, "某县水利局", load_vocabulary()) for text in texts]
    [True, True, False, None]
    """
    line = _A_YEAR.sub("", _ATTACHED.sub("", text[: 2 * _LONGEST_LINE]))
    if len(line) > _LONGEST_LINE or any(sign.isdecimal() for sign in split_number(line).text):
        own = _names_of_own(vocabulary.claims.all_owners)
        return False if line.startswith((entity, *own)) else None
    name, said = _body_in(text, vocabulary), text.rstrip("。")
    announces = said.endswith(_ANNOUNCES) or (bool(name) and said.endswith(name))
    return _is_other(name, entity, vocabulary) if name and announces else None


@cache
def _names_of_own(owners: tuple[str, ...]) -> tuple[str, ...]:
    """Of the words for the body that reports those that are no words for a year or a level."""
    return tuple(each for each in owners if not each.startswith(_NO_BODY))


def _body_in(line: str, vocabulary: Vocabulary) -> str:
    """The body that a heading or a line of its own is on, "" where it names none."""
    said, _ = _patterns(vocabulary)
    name = _ATTACHED.sub("", split_number(line).text).strip("：。 ")
    name = _A_UNIT.sub("", name).removeprefix("关于")
    opening = said.match(name)
    if opening:
        return opening["body"]
    return name if _is_body(name, vocabulary) else ""


def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A body that opens a clause and has money, a year or a colon behind it; and the name of one."""
    spec = vocabulary.claims
    whole = spec.naming.whole
    return _made(
        spec.others, vocabulary.identity.own_offices, spec.bodies, whole, spec.subordinate,
        spec.money_of_body,
    )  # fmt: skip


@cache
def _made(
    others: Others,
    offices: tuple[str, ...],
    bodies: tuple[str, ...],
    whole: tuple[str, ...],
    subordinate: tuple[str, ...],
    money: tuple[str, ...],
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    plain = tuple(office for office in offices if "(" not in office)
    one_kind = rf"(?:{any_of(others.kinds)})(?!{any_of(others.of_all_kinds)})"
    below = rf"(?:{any_of(subordinate)})[\u4e00-\u9fff]{{0,4}}单位|{one_kind}"
    below += rf"|(?<!全)(?:{any_of(others.wider)})"
    kinds = (
        rf"{any_of((*plain, *bodies))}|[局委厅院部办中心站所队会校]（(?:{any_of(plain)})）|{below}"
    )
    name = rf"[\u4e00-\u9fff]{{0,{_LONGEST}}}?(?:{kinds})"
    behind = rf"(?:19|20)\d{{2}}年|[本全当]年|年[初末]|上年|：|{any_of(money)}"
    said = re.compile(
        rf"(?:^|[，。：、（.）])(?:其中|关于)?(?P<body>{any_of(whole)}|{name})(?={behind})"
    )
    return said, re.compile(name)


def _is_body(name: str, vocabulary: Vocabulary) -> bool:
    _, body = _patterns(vocabulary)
    if name.endswith(vocabulary.claims.no_bodies):
        return False
    return len(name) >= _SHORTEST and body.fullmatch(name) is not None


def _is_other(name: str, entity: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is that of a body, and none that the reporting one is called by."""
    others = vocabulary.claims.others
    if name in vocabulary.claims.naming.whole:
        return _is_within(name[-1], fold(entity), vocabulary)
    if not _is_body(name, vocabulary) or _means_those_that_report(name, others):
        return False
    if name.endswith(others.wider):
        return True
    offices = tuple(fold(office) for office in vocabulary.identity.own_offices)
    own, folded = fold(entity), fold(name)
    if folded.endswith(offices):
        return not own.endswith(offices)
    own, folded = _in_short(own, others), _in_short(folded, others)
    return not (shortens(folded, own) or is_wider(folded, own))


def _in_short(name: str, others: Others) -> str:
    """A name with the words of official names as they are said for short: 中国共产党甲县委员会组织部 →
    甲县委组织部."""
    for full, short in others.official.items():
        name = name.replace(full, short)
    return name


def _means_those_that_report(name: str, others: Others) -> bool:
    """Whether a name is that of a level of government, of all bodies that report, of the reporting one with
    others, or opens as its own does (本局)."""
    if _OWN_LEVEL.fullmatch(name) or name.endswith(others.all_units):
        return True
    if name.endswith(others.wider):
        return False
    is_own = name.startswith(others.own) and not _below(others).match(name)
    return is_own or one_of(name, others.several)


@cache
def _below(others: Others) -> re.Pattern[str]:
    """我局下属站: of the reporting body, and another."""
    return re.compile(rf"[本我][\u4e00-\u9fff]{{1,3}}(?:{any_of(others.below)})")


def _is_within(kind: str, entity: str, vocabulary: Vocabulary) -> bool:
    """Whether the reporting body may be another than that of a kind (局) which 全局 tells of: an office or a
    centre of it, or one of another kind. A school has many names."""
    offices = sorted(map(fold, vocabulary.identity.own_offices), key=len, reverse=True)
    office = next(filter(entity.endswith, offices), "")
    stem = _BEHIND_A_KIND.sub("", entity.removesuffix(office))
    if kind not in stem:
        return kind != _SCHOOL
    return bool(office) or not stem.endswith(kind)


def _goes_on_with_money(draft: Draft, told: Sequence[Draft], flows: str) -> bool:
    """Whether a bare name of what every money has goes on behind a figure of one fund, in no list of parts:
    政府性基金收入0万元，支出0万元，年末结转0万元."""
    is_flow = compiled(flows).fullmatch
    if draft.fund or draft.parent is not None or not is_flow(draft.words):
        return False
    for other in reversed(told):
        if other.fund:
            return other.parent is None
        if other.parent is not None or not is_flow(other.words):
            return False
    return False


def _is_in_bracket_of_another(draft: Draft, told: Sequence[Draft], text: str) -> bool:
    """Whether a figure stands in a bracket behind an amount of which it is not known what it is: 上级补助
    200万元（项目支出200万元）."""
    opened = text.rfind("（") + 1
    if not opened or "）" in text[opened:]:
        return False
    outside = [each for each in told if each.at < opened and each.kind == "amount"]
    ends = outside[-1].amount.end if outside and outside[-1].amount else 0
    return bool(outside) and ends == opened - 1 and not outside[-1].code
