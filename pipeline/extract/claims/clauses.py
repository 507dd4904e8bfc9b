"""A segment of the words between two figures → what it says of the figure behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.frozen import made_at_once
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of
from pipeline.vocabulary.spec import kept_by_text

# 社会保障和就业支出 compares nothing: behind 和 there is a year or a phase, or 相比.
THAN = (
    r"(?:同比(?=上一?年|去年|(?:19|20)\d{2}年)|相[比较对]于?"
    r"|对比|比|较|[与同和跟](?=[^，：；]{0,12}?(?:年|同期|预算|决算|执行|相比|比较|对比)))"
)
_AS_A_WHOLE = "(?:总体|整体|总的)?"
"""较上年总体降低: no name of what it is against."""
_RELATION = re.compile(
    rf"^(?P<label>.*?){THAN}(?P<base>[^比较与]{{1,40}}?)(?:相比|比较|对比|相(?=$))?{_AS_A_WHOLE}$"
)
_RELATION_FIRST = re.compile(
    r"^(?:比|较|与|同|和|跟)(?P<base>[^，；：比较]{1,16}?)(?:相比|比较|对比)(?P<label>[^，；：]{2,})$"
)
_TURNED = "[略稍小大有所]{0,3}(?:增[加长]|减少|下降|上升|降低|提高)"
_COMPARED = re.compile(
    rf"(?:^|[^占]){THAN}(?P<base>[^，：；比较与]{{1,24}}?)(?:(?:相比|比较|对比|(?<=[年度期算数]))(?:{_TURNED})?)?$"
)
"""与上年相比, also where 略有下降 stands behind it: by how much is said in the next clause."""
_SHARE = re.compile(
    r"^(?P<label>.*?)(?:所占|占到|占)(?P<base>.*?)(?:的)?(?:比重|比例|比)?"
    r"(?:约|为|是|高?达到|高?达|超过?|接?近|逾|仅|不足|不到)*$"
)
_SHARE_ALONE = ("比重", "比重为", "比例", "比例为", "份额")
"""甲5万元，比重50%: of the whole that is listed."""
_COMPLETED = re.compile(r"^(?P<label>.*?)(?P<verb>完成|为|是|占)(?P<base>[^为是]*?预算[^的]*?)的$")
_COMPLETED_SHORT = re.compile(
    r"^(?P<label>.*?)(?P<verb>完成)(?P<base>(?:年初|全年|调整后?|当年)?(?:收入|支出)?预算数?)(?:的?比例为?)?$"
)
"""完成预算84.44%, without the 的."""
_COMPLETED_ALONE = re.compile("完成率?为?")
_OF_WHOLE_YEAR = ("全年", "调整后", "调整")
"""全年预算执行率: of the budget as it was adjusted, whatever the year began with."""
_NO_CHANGE = ("新", "稳", "促", "主要是", "由于", *"至最不许大很较更偏过众")
"""Behind these no verb of change is one: 新增, 由于增加, 至少, 不少, 较多."""
_ONLY_COMPARED = ("对比", "相比", "比较", "两者相比", "两年对比", "两年相比")
"""2016年8万元，2015年12万元；对比减少4万元: of what was stated before."""
_ONLY_A_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_YEAR_AND_NAME = re.compile(r"(?P<year>(?:19|20)\d{2}年度?)(?P<name>[^\d]{2,})")
_OF_TWO_YEARS = re.compile(
    r"^(?P<before>[^\d]*)(?P<own>(?:19|20)\d{2}年度?)(?:相?[比较]|[与同和])"
    r"(?:19|20)\d{2}年度?[末底]?(?:相比|对比|比较)?"
)
_EITHER_WAY = re.compile(r"(?:变动|变化|升降)(?:幅度?|率|比例)(?:约|为|是|：)*")
"""减少5万元，变动幅度-20%: of a change, whichever way it went."""
_EACH = re.compile("(?<=相比|比较|对比)(?:各|均|分别|都)$")
"""与上年相比各增加5万元: of both sides alike."""
_EACH_OF_BOTH = re.compile("(?<=年|度|算|数)(?:各|均|都|共|合计|共计)$")
"""收支总预算较2023年均增加: the same; 较上年共增加: of some together."""
_WITHIN_THE_YEAR = re.compile("^(?:年度?中|年内|(?:年度|预算|年度预算)?执行中)(?:期)?$")
"""年中调减2万元: of what was spoken of."""
_OF_THE_YEAR = re.compile(r"(?:全年|年度|当年|本年|年初)*")


@made_at_once
@dataclass(frozen=True, slots=True)
class Said:
    """What a segment says: a kind of claim, the words of its indicator, of its base, its direction.

    The direction is "" where the publisher left two verbs to choose from: 增加（减少）.
    """

    kind: str
    label: str
    base: str = ""
    direction: str = ""
    segment: str = ""


def said_of_money(segment: str, spec: ClaimSpec) -> Said:
    """A change where the segment ends in a verb of change, else an amount."""
    return _change(segment, spec) or _ordered(segment, spec) or Said("amount", segment)


@kept_by_text
def said_of_percentage(segment: str, spec: ClaimSpec) -> Said | None:
    """A completion, share or change; None where the percentage is something else (a target, a rate)."""
    completed = _COMPLETED.match(segment) or _COMPLETED_SHORT.match(segment)
    if completed and (completed["verb"] != "占" or is_only_a_budget(completed["base"], spec)):
        return Said("completion", completed["label"], completed["base"])
    if spent := re.match(
        rf"^(?P<label>.*?)(?:{any_of(spec.spent)})(?:为|是|达到|达|约)*$", segment
    ):
        of = next((words for words in _OF_WHOLE_YEAR if words in segment), "")
        return Said("completion", spent["label"].removesuffix(of), f"{of}预算")
    if _COMPLETED_ALONE.fullmatch(segment):
        return Said("completion", "", "预算")
    if change := _change(segment, spec):
        return change
    if segment in _SHARE_ALONE:
        return Said("share", "")
    share = _SHARE.match(segment)
    return Said("share", share["label"], share["base"]) if share else None


def is_only_a_budget(base: str, spec: ClaimSpec) -> bool:
    """占年初预算的 completes a budget; 占收入预算的 is a share of something that is named."""
    _, rest = spec.without_phase(base)[-1]
    return _OF_THE_YEAR.fullmatch(rest) is not None


def compared_to(before: str) -> str:
    """The words of 与…相比 or 比… at the end of a segment, "" where it does not end so."""
    found = _COMPARED.search(before)
    return found["base"] if found else ""


def compared(segment: str) -> tuple[str, str]:
    """The indicator and the base of 支出预算与上年相比, ("", "") for anything else."""
    found = _RELATION.match(segment)
    return (found["label"], found["base"]) if found else ("", "")


def changed_before(before: list[str], spec: ClaimSpec) -> str:
    """The indicator of the segment that says one of what changes: 项目支出增加， before 较上年增加 10万元,
    项目支出与上年相比， before 增加 10万元; "" where none does."""
    said = ((_change(each, spec), compared(each)[0]) for each in reversed(before))
    named = (change.label if change else label for change, label in said)
    return next(filter(bare, named), "")


def money_before(segments_before: Sequence[str], spec: ClaimSpec) -> str:
    """The name of money that the last segment with one begins with, "" where none has one.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> said = ["根据要求", "各直属单位预算准备金统一在局本级编制"]
    >>> money_before(said, load_vocabulary().claims)
    '各直属单位预算准备金'
    """
    of_money = _money(spec.money_is_called)
    found = (of_money.match(split_number(each).text) for each in reversed(segments_before))
    return next((match["words"] for match in found if match), "")


@cache
def _money(endings: tuple[str, ...]) -> re.Pattern[str]:
    named = rf"(?P<words>[^，。；：\d]{{2,24}}?(?:{any_of(endings)}))"
    return re.compile(rf"(?:\d{{1,2}}[.．、])?(?:(?:19|20)\d{{2}}年度?)?{named}")


def changed_by_objects(segment: str, spec: ClaimSpec) -> tuple[Said, str] | None:
    """A change whose objects stand behind its verb (基本支出增加人员工资等 50万元), with these."""
    found = _objects((*spec.verbs.increase, *spec.verbs.decrease)).match(segment)
    if found is None:
        return None
    head, direction = found["head"], spec.direction_of(found["verb"])
    label, base = compared(head)
    return Said("change", label if base else head, base, direction, segment), found["objects"]


@cache
def _objects(words: tuple[str, ...]) -> re.Pattern[str]:
    verbs = any_of(tuple(word for word in words if len(word) > 1))
    return re.compile(rf"^(?P<head>.*?)(?P<verb>{verbs})(?:了)?(?P<objects>[^，：；]{{2,}}?)等?$")


@kept_by_text
def _change(segment: str, spec: ClaimSpec) -> Said | None:
    if _EITHER_WAY.fullmatch(segment):
        return Said("change", "", "", "", segment)
    return _by_verb(segment, spec)


def _by_verb(segment: str, spec: ClaimSpec) -> Said | None:
    match = _verbs(spec).match(_unwrapped(segment, spec))
    if not match or match["head"].endswith(_NO_CHANGE):
        return None
    direction = spec.direction_of(match["verb"])
    others = filter(None, (match["again"], match["other"]))
    if any(spec.direction_of(other) != direction for other in others):
        direction = ""  # 增减率, 增加（减少）
    head = match["head"].removeprefix("即").removeprefix("均")  # 增长4.76%，即增加60万元
    head = _EACH.sub("", _WITHIN_THE_YEAR.sub("", head))
    head = _degrees(spec.by_degree).sub("", _EACH_OF_BOTH.sub("", head.removesuffix("净")))
    if head.endswith("同比"):
        return Said("change", head.removesuffix("同比"), "同比", direction, segment)
    if head in _ONLY_COMPARED:
        return Said("change", "", "", direction, segment)
    relation = _RELATION_FIRST.match(head) or _RELATION.match(head)
    if relation and (years := _between_years(relation, spec)):
        return Said("change", *years, direction, segment)
    if relation:
        return Said("change", relation["label"], relation["base"], direction, segment)
    return Said("change", head, "", direction, segment)


@cache
def _degrees(words: tuple[str, ...]) -> re.Pattern[str]:
    """与上年相比略有下降: what says by which degree, behind what is compared with."""
    return re.compile(rf"(?<=[比较年度期算数])(?:{any_of(words)})+$")


def _between_years(relation: re.Match[str], spec: ClaimSpec) -> tuple[str, str] | None:
    """The label and the base of 2023年比2022年公务接待费: the name stands behind both years."""
    base = _YEAR_AND_NAME.fullmatch(relation["base"])
    if base is None or not _ONLY_A_YEAR.fullmatch(relation["label"]):
        return None
    name = base["name"]
    is_phase = not bare(spec.without_phase(name)[-1][1]) or name in spec.outturns
    return None if is_phase else (f"{relation['label']}{name}", base["year"])


def less_compared_year(label: str) -> str:
    """What is counted in a year and more or fewer than in another, without that one.

    >>> less_compared_year("2023年比2022年人员增加"), less_compared_year("人员2023年较2022年增加")
    ('2023年人员增加', '2023年人员增加')
    """
    return _OF_TWO_YEARS.sub(r"\g<own>\g<before>", label)


def _unwrapped(segment: str, spec: ClaimSpec) -> str:
    """较上年（减少）5万元, （减）幅5%: the verb that a publisher chose of a template's, and left in its
    brackets; behind another verb it is one of two."""
    if "（" not in segment:
        return segment
    return _in_brackets(spec.verbs.either).sub(r"\g<head>\g<verb>", segment)


@cache
def _in_brackets(verbs: str) -> re.Pattern[str]:
    behind = "(?=(?:幅度?|率|额|数|了|约)?$)"
    return re.compile(rf"^(?P<head>(?![^（）]*(?:{verbs})（)[^（）]*)（(?P<verb>{verbs})）{behind}")


def _ordered(segment: str, spec: ClaimSpec) -> Said | None:
    """本年数小于上年预算数 40 万元: a change, told by which of two figures is the larger."""
    found = _order(any_of((*spec.above, *spec.below)), any_of(spec.last_year)).match(segment)
    if not found:
        return None
    direction = "increase" if found["order"] in spec.above else "decrease"
    return Said("change", found["label"], found["base"], direction, segment)


@cache
def _order(words: str, years: str) -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<label>.*?)(?P<order>{words})(?P<base>(?:{years}|(?:19|20)\d{{2}}年)[^，：；]{{0,12}}?|(?:年初|全年|调整后?)?预算数?)$"
    )


@cache
def _pattern(verbs: str) -> re.Pattern[str]:
    # 增加（减少）: the template's other verb; 增加增加: a verb printed twice; 增减率: of either.
    tail = r"(?:了|约|额|数|幅度|率|金额|为|是|：)*"
    return re.compile(
        rf"^(?P<head>.*?)(?P<verb>{verbs})(?P<again>{verbs})?{tail}(?:（(?P<other>{verbs})）)?{tail}$"
    )


def _verbs(spec: ClaimSpec) -> re.Pattern[str]:
    return _pattern(spec.verbs.either)
