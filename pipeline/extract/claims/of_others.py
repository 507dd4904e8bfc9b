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
from pipeline.extract.claims.plain_words import shortens
from pipeline.values.outline import split_number
from pipeline.values.sides import side_of
from pipeline.values.text import fold
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.claim_words import any_of

_LONGEST = 20
"""So many signs of a name stand at most before its kind (…局, …中心)."""
_SHORTEST = 3
"""A name of fewer signs (学校, 医院) stands for the body that reports."""
_OWN = re.compile(r"[本我全该贵]|[^，。]*[各和及与含、]")
"""How names begin that mean the reporting body, or hold it with others (局机关及下属站), or all of them
(所属各单位)."""
_ALL_UNITS = "预算单位"
"""所属预算单位共有车辆5辆: of all of them."""
_WIDER = ("系统", "行业")
"""全县水利系统本年支出: of all such bodies of the place, with those below."""
_SEVERAL = re.compile("[各和及与含、]")
_BELOW = re.compile(r"[本我][\u4e00-\u9fff]{1,3}(?:下属|所属|直属)")
"""我局下属站: of the reporting body, and another."""
_USED_FOR = re.compile(r"用于[^，。；：（）\d]{2,12}$")
_OWN_LEVEL = re.compile(r"[省市县区州盟旗镇乡]?本级")
"""市本级财政拨款: of the government's own level, which is no body."""
_KINDS = "(?:行政|事业|参公|公益)单位(?!的?机关运行)|(?<!全)(?:系统|行业)"
"""行政单位人员经费: of the bodies of one kind; 行政单位机关运行经费 is what that is called of all."""
_ATTACHED = re.compile("^附(?:件|录)?[一二三四五\\d]{0,2}[：:.、]")
_FLOW = re.compile(
    r"(?:本年|当年|全年)?(?:总?收入|总?支出)(?:合计|总计|预算|决算)?|基本支出|项目支出"
    r"|(?:[上本]?年[初末]|期[初末])?(?:结转|结余)(?:[和及与、]?结[转余])?(?:资金)?"
)
"""What every kind of money has: names that say nothing of which it is."""


def may_be_of_another(
    draft: Draft,
    before: Sequence[Draft],
    path: Iterable[str],
    entity: str,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a figure may be of another body or of other money than its words alone say.

    `before` are the drafts right before it, `path` the headings above, `entity` whose figures are told.
    """
    text = draft.sentence.text[: draft.at]
    last = before[-1] if before else None
    goes_on = last is not None and last.run == draft.run and last.of_another
    if _names_another(text, path, entity, vocabulary, goes_on=goes_on):
        return True
    told = [each for each in before if each.sentence is draft.sentence]
    if _USED_FOR.search(text) and told and draft.parent is None:
        # 其他收入8万元，用于公用经费8万元: what is spent of that income
        return side_of(told[-1].words) != "expenditure"
    return _goes_on_with_money(draft, told) or _is_in_bracket_of_another(draft, told, text)


def _names_another(
    text: str, path: Iterable[str], entity: str, vocabulary: Vocabulary, *, goes_on: bool
) -> bool:
    """Whether the words before a figure say whose it is, and not that it is the reporting body's; else
    whether those before the ； do, or the innermost heading that is the name of a body."""
    said, _ = _patterns(vocabulary)
    named = [found["body"] for found in said.finditer(text)]
    if named:
        return _is_other(named[-1], entity, vocabulary)
    if goes_on:
        return True
    for heading in reversed([*path]):
        name = _ATTACHED.sub("", split_number(heading).text).strip("：。 ")
        opening = said.match(name)
        if opening or _is_body(name, vocabulary):
            return _is_other(opening["body"] if opening else name, entity, vocabulary)
    return False


def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A body that opens a clause and has money, a year or a colon behind it; and the name of one."""
    spec = vocabulary.claims
    return _made(vocabulary.identity.own_offices, spec.bodies, spec.subordinate, spec.money_of_body)


@cache
def _made(
    offices: tuple[str, ...],
    bodies: tuple[str, ...],
    subordinate: tuple[str, ...],
    money: tuple[str, ...],
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    plain = tuple(office for office in offices if "(" not in office)
    below = rf"(?:{any_of(subordinate)})[\u4e00-\u9fff]{{0,4}}单位|{_KINDS}"
    kinds = (
        rf"{any_of((*plain, *bodies))}|[局委厅院部办中心站所队会校]（(?:{any_of(plain)})）|{below}"
    )
    name = rf"[\u4e00-\u9fff]{{0,{_LONGEST}}}?(?:{kinds})"
    behind = rf"(?:19|20)\d{{2}}年|[本全当]年|年[初末]|上年|：|{any_of(money)}"
    said = re.compile(rf"(?:^|[，。：、（.）])(?:其中)?(?P<body>{name})(?={behind})")
    return said, re.compile(name)


def _is_body(name: str, vocabulary: Vocabulary) -> bool:
    _, body = _patterns(vocabulary)
    if name.endswith(vocabulary.claims.no_bodies):
        return False
    return len(name) >= _SHORTEST and body.fullmatch(name) is not None


def _is_other(name: str, entity: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is that of a body, and none that the reporting one is called by."""
    if not _is_body(name, vocabulary) or _OWN_LEVEL.fullmatch(name):
        return False
    if name.endswith(_ALL_UNITS):
        return False
    if name.endswith(_WIDER):
        return True
    if _OWN.match(name) and not (_BELOW.match(name) and not _SEVERAL.search(name)):
        return False
    offices = tuple(fold(office) for office in vocabulary.identity.own_offices)
    own, folded = fold(entity), fold(name)
    if folded.endswith(offices):
        return not own.endswith(offices)
    return not shortens(folded, own)


def _goes_on_with_money(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether a bare name of what every money has goes on behind a figure of one fund, in no list of parts:
    政府性基金收入0万元，支出0万元，年末结转0万元."""
    if draft.fund or draft.parent is not None or not _FLOW.fullmatch(draft.words):
        return False
    for other in reversed(told):
        if other.fund:
            return other.parent is None
        if other.parent is not None or not _FLOW.fullmatch(other.words):
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
