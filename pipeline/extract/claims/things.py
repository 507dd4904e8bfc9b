"""Words around a figure of work done, a rate or a price → the name of the thing that it is of.

现有12个处室 is of 处室, 养老保险费率由20%调整 of 养老保险费率; 1人办理了退休手续 names nothing behind.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import Things, any_of

_DATES = re.compile(
    r"^(?:(?:(?:19|20)\d{2}年度?|\d{1,2}月(?:份|底)?|本年)(?:[前后起]|以来)?"
    r"|20\d{2}(?![届级年])(?=[\u4e00-\u9fff]{2}))+"
)
_FROM = re.compile(r"[由从](?:(?:19|20)\d{2}年度?|上年|去年|原来?)?(?=[^由从]{0,4}$)")
"""由2019年人均: from what a figure was raised."""
_THAN = re.compile(
    r"^年[末底初](?=[\u4e00-\u9fff]{2})|^(?:[与同和]|截[至止]到?)(?=(?:上年|去年|上一年|(?:19|20)\d{2}年))"
    r"(?:上年度?|去年|上一年度?|(?:19|20)\d{2}年度?)(?:年?[末底初])?的?(?=[\u4e00-\u9fff]{2})"
)
"""与上年年末机构数189个相比: of what there was."""
_HAS = re.compile(r"^有(?![效关限机])")
_BY = re.compile(r"^.*按照?(?=人均|每|月人均)")
_DONE = re.compile(r"[\u4e00-\u9fff]{2}了.*$")
"""办理了退休手续: what somebody did."""
_MORE_THAN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[较比](?:上年|去年|(?:19|20)\d{2}年)[^，。；：]{0,6}?净?(?:增加|减少)了?$"
)
"""户数较上年净增加7个: of what changed."""
_THAN_LAST_YEAR = re.compile(
    r"[比较](?:上年|去年|上一年|(?:19|20)\d{2}年)度?[^，。；：\d]{0,4}?(?P<verb>多|少|增加|减少|增|减)了?"
)
_ADDED_OF = re.compile(
    r"(?:.*(?:原因|因为|由于|是|为))?(?:[较比与](?:上年|去年|(?:19|20)\d{2}年)度?(?:相比)?，?)?(?:净|共)?(?P<verb>增加|减少)了?"
    r"(?!到|至|为)[\u4e00-\u9fff（）]{2,16}(?<![到至为达])"
)
_NEW = ("新增", "净增")
_SHORTEST = 2
_SHORTEST_RATE = 3


def thing_before(words: str, spec: Things, reasons: tuple[str, ...]) -> str:
    """The name that stands before a figure, "" where nothing but words around one does.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> thing_before("原因是2020年城乡居民医疗保险由2019年人均", spec.things, spec.reasons)
    '城乡居民医疗保险人均'
    """
    found = re.split(any_of(reasons), words)[-1]
    found = split_number(found).text if split_number(found).style else found
    found = _THAN.sub("", _BY.sub("", found))
    while (less := _HAS.sub("", _opening(spec.before).sub("", _DATES.sub("", found)))) != found:
        found = less
    found = _MORE_THAN.sub("", found)
    found = _ending(spec.behind).sub("", _FROM.sub("", found))
    return found if len(bare(found)) >= _SHORTEST else ""


def thing_behind(words: str, spec: Things, *, counted: bool = True) -> str:
    """The name that stands behind a figure, "" where what stands there is none.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims.things
    >>> thing_behind("大中型企业建立了合作关系", spec), thing_behind("办理了退休手续", spec)
    ('大中型企业', '')
    """
    if words.startswith((*spec.no_name, "（")):
        return ""
    found = _DONE.sub("", words)
    found = _predicate(spec.predicates).split(found, maxsplit=1)[0]
    found = _owner(spec.owners).sub(r"\g<owner>", found)
    costed = _ending(spec.costs).sub("", found) if counted else ""
    found = costed if len(bare(costed)) >= _SHORTEST else found
    found = _beside(spec.beside).sub("", found) if counted else found
    return found if bare(found) else ""


def rate_named(words: str, spec: Things) -> str:
    """The name of a rate without what somebody does about it; the words where what is left is no name.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> rate_named("推动某供给率稳步提升到", load_vocabulary().claims.things)
    '某供给率'
    """
    found = _ending(spec.rate_behind).sub("", words)
    if not found.endswith(spec.rates):
        return words
    opening = _opening(spec.rate_before)
    while (less := opening.sub("", found)) != found and len(bare(less)) >= _SHORTEST_RATE:
        found = less
    return found


def added(words: str, spec: Things) -> tuple[str, str]:
    """The verb right before a figure that counts what is more or fewer than there was, with the direction;
    ("", "") where none stands there.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims.things
    >>> added("主要原因是增加", spec), added("更新购置了", spec), added("现有", spec)
    (('增加', 'increase'), ('更新购置', 'increase'), ('', ''))
    """
    plain = words.rstrip("了约共计")
    for verbs, direction in ((spec.more, "increase"), (spec.fewer, "decrease")):
        if verb := max(filter(plain.endswith, verbs), key=len, default=""):
            return verb, direction
    return "", ""


def added_of(words: str, unit: str, spec: Things) -> tuple[str, str]:
    """The verb before the name of people or cars that are more or fewer than there were, with the
    direction; ("", "") for any other words or unit.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims.things
    >>> added_of("较上年增加在职人员", "人", spec), added_of("减少退休人员", "人", spec)
    (('增加', 'increase'), ('减少', 'decrease'))
    >>> added_of("增加服务窗口", "个", spec), added_of("增加编制至", "人", spec)
    (('', ''), ('', ''))
    """
    found = _ADDED_OF.fullmatch(words) if unit in spec.people else None
    return added(found["verb"], spec) if found else ("", "")


def than_last_year(words: str) -> str:
    """The verb of words that say only that there are more or fewer than in a year before, "" for others.

    >>> than_last_year("比上年度少"), than_last_year("车辆比上年少")
    ('少', '')
    """
    found = _THAN_LAST_YEAR.fullmatch(words)
    return found["verb"] if found else ""


def comes_in(name: str, unit: str, spec: Things) -> bool:
    """Whether a name says that what it counts is bought, or that things of a piece come to those there are.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims.things
    >>> comes_in("购置车辆", "辆", spec), comes_in("更新用车", "辆", spec), comes_in("新建方案", "项", spec)
    (True, True, False)
    >>> comes_in("甲市某中心计划更新用车", "辆", spec), comes_in("用于更新的用车", "辆", spec)
    (True, False)
    """
    plain = _opening(spec.plans).sub("", name)
    if plain.startswith((*spec.buys, *_NEW)) or (
        unit in spec.pieces and plain.startswith(spec.more)
    ):
        return True
    # 甲中心计划更新公务用车: of a body that is named before
    return unit in spec.pieces and _bought_by(spec.more, spec.plans).match(name) is not None


def handled(before: str, name: str, behind: str, unit: str, spec: Things) -> tuple[str, str]:
    """The verb of what is done to things of a piece, before their number (购置的7辆用车) or behind their name
    (2辆用车更新购置), with the direction; ("", "") where none stands there.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims.things
    >>> handled("主要用于购置的", "公务用车", "公务用车。", "辆", spec)
    ('购置', 'increase')
    >>> handled("完成", "公务用车", "公务用车更新购置，", "辆", spec)
    ('更新购置', 'increase')
    >>> handled("负担", "公务用车", "公务用车购置费。", "辆", spec)
    ('', '')
    """
    if unit not in spec.pieces or not bare(name):
        return "", ""
    if before.endswith("的"):
        return added(before.removesuffix("的"), spec)
    found = _handled((*spec.more, *spec.fewer)).match(behind.removeprefix(name))
    return added(found["verb"], spec) if found and behind.startswith(name) else ("", "")


@cache
def _bought_by(verbs: tuple[str, ...], plans: tuple[str, ...]) -> re.Pattern[str]:
    body = r"[\u4e00-\u9fff（）]{2,30}?(?:局|委|院|所|站|馆|队|中心|学校|分局|本级|机关|）)"
    return re.compile(rf"{body}(?:{any_of(plans)})?(?:{any_of(verbs)})[\u4e00-\u9fff（）]{{2,}}")


@cache
def _handled(verbs: tuple[str, ...]) -> re.Pattern[str]:
    # 公务用车购置费, 车辆购置及运行: names of money
    ends = "[，。；：、）]|任务|工作|计划|手续|事项|项目|$"
    return re.compile(rf"的?(?P<verb>{any_of(verbs)})(?={ends})")


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words)})")


@cache
def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    # 家庭医生签约: no 约 of a figure
    return re.compile(rf"(?:的?(?<!签(?=约))(?<!实(?=有))(?<!保(?=有))(?:{any_of(words)}))+$")


@cache
def _predicate(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words))


@cache
def _owner(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<owner>(?:{any_of(words)}))的.+$")


@cache
def _beside(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\u4e00-\u9fff）]{{2}})(?:(?:[和及与、]|以及)(?:{any_of(words)}))+$")
