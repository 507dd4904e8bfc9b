"""The words before a figure less what stands around an indicator: numbers, owners, money, connectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.claims.sentences import as_read
from pipeline.values.outline import split_number
from pipeline.values.short_names import as_committee, is_wider, shortens
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of, by_last_sign

BRACKETS = re.compile(r"（[^（）]*）")
_FIRST_BRACKETS = re.compile(r"^（[^（）]*）")
_LETTERED = re.compile(r"^[A-Z][.．、](?=[\u4e00-\u9fff])")
_LEVELS = re.compile(r"(?<=[\u4e00-\u9fff])[省市县区州盟旗](?=[\u4e00-\u9fff]{2})")
"""Of a place in the name of a body."""
_SHORTEST_NAME = 4
_BEFORE_CODE = re.compile(
    r"^\d{1,2}[.．、](?=\d{3}(?:\d{2}){0,2}[-－—–]*[\u4e00-\u9fff])(?!\d{1,2}\.\d+[万亿元])"
)
"""2.2110301大气: the number of an item before a code."""
_BODIES = r"(?:部门|(?:行政|事业|其他)?单位|（单位）|（部门）|（(?:含|包括)[^（）]*）|[和、])"
_YEAR = r"(?:(?:19|20)\d{2}年度?)?"
_MONEY = "“|三公|财政(?!局)|一般公共|公共(?:财政|预算)|公务|因公|当年|年初|安排|的|支出|预算"
_NO_NAME = rf"(?=\d|{_MONEY}|[，。；：]|$)"
"""What goes on behind a level is no name of a body: 县水利局, 区直工委."""
_LEVEL = re.compile(
    rf"(?:{_YEAR}(?:全|本)?[省市县区州盟旗](?:本级|级|直)?(?:各|所有|全部)?(?:预算)?{_BODIES}*"
    rf"(?:使用|用)?{_NO_NAME}"
    # 甲县行政单位、事业单位和其他单位使用: all bodies of a place
    rf"|{_YEAR}[\u4e00-\u9fff]{{1,5}}?[省市县区州盟旗](?:本级|级|直)?(?:各|所有|全部)?{_BODIES}+(?:使用|用)?"
    r"|(?:部门（单位）|单位（部门）)使用)(?=.*三公)"
)
_AMONG_THREE_PUBLIC = re.compile(r"^.*三公[^，。；]{0,12}中的?(?=公务|因公)")
"""“三公”经费支出预算中公务接待费: that part."""
_LEVEL_OF_ITEM = re.compile(
    r"(?<=支出)[类款项](?:级?科目)?(?:支出)?(?=(?:预算|决算)?数?[为是共约达]*$)"
)
_CLAUSES = re.compile("[，。；：]")
_GATHERED = re.compile(
    r"^(?P<part>(?:[^（）]|（境）)+)（(?:以下)?(?:统称|简称|合称|下称|即)?(?:为|：)?(?P<whole>[^（）]{2,14})）"
    r"(?P<rest>[^（）]*)$"
)
"""公务接待费、公务用车运行费（“三公”经费）合计: behind its parts, what they are."""
_FIRST_SIGNS = re.compile(r"^(?:[，：:、”的]|[一二三四五六]是|（[^（）]*）[、，])+")
_LAST_SIGNS = re.compile(r"(?:[，：:、=]|为|是|(?<!签)约|(?<!附)近|[高超]?逾|超过?|共有?|达到?)+$")
_AND_LAST_YEAR = re.compile(
    "^(?:加|(?:其中)?包?含(?=[^，。；：、]{0,8}结[转余]))(?=上年(?!初|末)|年初[^，。；：、]{0,6}结[转余])"
)
"""加上年结转: of last year."""
_BEHIND_EXAMPLES = re.compile(
    r"(?:(?:[^，。；：、\d（）]+、)+[^，。；：、\d（）]+|[^，。；：\d（）]{0,8}用于[^，。；：\d（）]{2,}?"
    r"|[^，。；：、\d（）]{0,10}(?:费|工资|福利|津贴|补贴|奖金|社保|保险|公积金))等"
    r"(?:方面|各项|项目|支出|费用|开支)?的?(?P<name>[^，。；：、\d（）]{4,12})$"
)
_SHORTEST_BODY = 3
_ENDING = 4
"""So many last signs of the body's name are looked for before the whole is compared."""
_WITH_OTHERS = re.compile(
    "(?:以及|[及和与、])(?=[^，。；：]{2,24}(?:单位|机构|局|院|所|站|中心|校|分局|机关))"
)
"""本级及乙站、丙站办公费: of bodies together, of which the owner is the first."""
_TWICE = re.compile(r"(?P<ending>[\u4e00-\u9fff]{1,2})(?P=ending)$")


def less_first_signs(words: str) -> str:
    """The words less the signs that join them to what stands before: ，其中, 一是甲, （含乙），甲."""
    return _FIRST_SIGNS.sub("", words)


def less_last_signs(words: str) -> str:
    """The words less what joins them to the figure behind: 支出共, 支出为约."""
    return _LAST_SIGNS.sub("", words)


def less_fund(words: str, spec: ClaimSpec) -> str:
    """The words less the money that they open with: 财政拨款安排的“三公”经费; "" where none opens them."""
    less = less_before(words, spec)
    found = _funds(tuple(spec.funds.values())).match(less)
    return less[found.end() :] if found else ""


def gathered(text: str, spec: ClaimSpec) -> str:
    """The whole that stands in brackets behind the last of its parts, in the place of both."""
    found = _GATHERED.match(text)
    whole = spec.indicator(found["whole"]) if found else None
    if found is None or whole is None:
        return text
    part = spec.indicator(re.split("[、和及]", found["part"])[-1])
    is_part = part is not None and part.part_of == whole.id
    money = _money(tuple(spec.funds.values())).search(found["part"])
    return f"{money[0] if money else ''}{found['whole']}{found['rest']}" if is_part else text


@cache
def _money(funds: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    return re.compile(any_of(tuple(phrase for phrases in funds for phrase in phrases)))


@cache
def _funds(funds: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    named = any_of(tuple(phrase for phrases in funds for phrase in phrases))
    # 一般公共预算及政府性基金财政拨款: of both
    joined = rf"(?:{named}|预算)(?:[和及与、]?(?:{named}|预算))*"
    return re.compile(
        rf"(?:使用)?(?:[当本]年)?{joined}(?:拨款)?(?:(?:支出)?安排|开支|支出(?=的))?[的中]?"
    )


def less_paid(words: str, spec: ClaimSpec) -> str:
    """The words less that it was paid, "" where they do not open so: 实际支出“三公”经费."""
    less = less_before(words, spec)
    opening = next(filter(less.startswith, spec.around.paid), "")
    return less.removeprefix(opening) if opening else ""


def wordings(words: str, spec: ClaimSpec) -> Iterator[str]:
    """The words, then what they are without brackets, what connects them, a phase."""
    # 公务接待费费: an ending printed twice.
    once = _TWICE.sub(r"\g<ending>", words)
    for each in dict.fromkeys((words, BRACKETS.sub("", words), once)):
        for opening in dict.fromkeys((each, _less_joined(each, spec), less_before(each, spec))):
            for plain in less_behind(opening, spec):
                yield plain
                for _, rest in spec.without_phase(plain):
                    yield from less_behind(rest, spec)


def behind_examples(words: str) -> str:
    """The kind of spending whose examples stand before it, "" for other words.

    >>> behind_examples("包括用于基本工资、津贴等人员经费"), behind_examples("基本工资等")
    ('人员经费', '')
    """
    found = _BEHIND_EXAMPLES.match(words) if "等" in words else None
    return found["name"].removesuffix("为").removesuffix("共") if found else ""


def unquoted(words: str) -> str:
    """Without a quotation mark that has no other half."""
    if words.count("“") == words.count("”"):
        return words
    return words.strip("“”")


def unnumbered(text: str) -> str:
    """A text without the number of its item."""
    numbered = split_number(text)
    return numbered.text if numbered.style else _BEFORE_CODE.sub("", _LETTERED.sub("", text))


def without_owner(text: str, entity: str, spec: ClaimSpec) -> str:
    """The words behind the last year, owner or name of the reporting entity."""
    owners = _owners(spec.all_owners, spec.owned, as_read(entity))
    inside = [range(*each.span()) for each in BRACKETS.finditer(text)]
    found = [o for o in owners.finditer(text) if not any(o.start() in each for each in inside)]
    while found:
        rest = _FIRST_BRACKETS.sub("", text[found[-1].end() :])
        if bare(rest) and not _WITH_OTHERS.match(rest):
            return rest
        found.pop()
    return text


def less_body(words: str, entity: str, spec: ClaimSpec) -> Iterator[str]:
    """The words behind a name that the reporting body is called by, where one opens them.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> [*less_body("县医保局机关运行经费", "甲县医疗保障局", spec)]
    ['机关运行经费']
    >>> [*less_body("乙山镇公务接待费", "甲县乙山镇人民政府", spec)]
    ['公务接待费']
    """
    own = as_read(entity)
    place = own.removesuffix(next(filter(own.endswith, spec.governments), ""))
    for name in dict.fromkeys((own, place, as_committee(own))):
        for end in range(_SHORTEST_BODY, min(len(name), len(words) - 1) + 1):
            short = words[:end]
            if short[-1] == name[-1] and shortens(short, name) and not _goes_on(short, name):
                yield words[end:]
    if (found := words.find(own[-_ENDING:])) > 0:  # 乙市甲县医疗保障局机关运行经费
        end = found + len(own[-_ENDING:])
        if is_wider(words[:end], own):
            yield words[end:]


def less_level(words: str) -> str:
    """The words behind a level of government, or all bodies of one, that has “三公”经费; "" for any others.

    >>> less_level("市本级部门（单位）使用财政拨款安排“三公”经费"), less_level("市本级基本支出")
    ('财政拨款安排“三公”经费', '')
    """
    found = _LEVEL.match(words)
    return _AMONG_THREE_PUBLIC.sub("", words[found.end() :]) if found else ""


def less_level_of_item(text: str) -> str:
    """卫生健康支出类科目: the name without what says of which level of the classification it is."""
    return _LEVEL_OF_ITEM.sub("", text)


def is_of_a_level(text: str) -> bool:
    """Whether the last clause of a text opens with a level of government that has “三公”经费."""
    return any(map(less_level, _CLAUSES.split(text)[-1:]))


def _goes_on(short: str, name: str) -> bool:
    """Whether a name goes on behind a shorter one that stands in it: 甲医院 of 甲医院乙分院 is another."""
    return short in name and not name.endswith(short)


def opens_with_owner(text: str, entity: str, spec: ClaimSpec) -> bool:
    """Whether a text begins with the body that reports: 本部门…, 我局…, its name."""
    return _owners(spec.all_owners, spec.owned, as_read(entity)).match(text) is not None


@cache
def _shorter(entity: str) -> tuple[str, ...]:
    """What a body is called where its place is known: 甲市乙区某局 is 乙区某局, 区某局 and 市乙区某局 too.

    >>> _shorter("甲市乙区教育局")
    ('市乙区教育局', '乙区教育局', '区教育局')
    """
    levels = [found.start() for found in _LEVELS.finditer(entity)]
    names = []
    for number, at in enumerate(levels, start=1):
        names.append(entity[at:])
        if number < len(levels):
            names.append(entity[at + 1 :])
    return tuple(name for name in names if len(name) >= _SHORTEST_NAME)


@cache
def _owners(owners: tuple[str, ...], owned: tuple[str, ...], entity: str) -> re.Pattern[str]:
    name = f"{re.escape(entity)}|" if entity else ""
    if shorter := any_of(_shorter(entity)):
        # in a list of bodies (其中乙区某局5人) it tells whose they are
        name += f"(?:^|(?<=[年度末底]))(?:{shorter})|"
    # 省水利厅本年支出, not 财政拨款本年支出 or 一般公共预算本年支出.
    before_this_year = r"[^，。；：]{2,20}(?<![款算金])(?=本年(?:收入|支出|收支))"
    return re.compile(
        rf"(?:{name}{before_this_year}|(?<!的)(?:19|20)\d{{2}}年(?:度|末|底)?|(?:{any_of(owners)})(?!{any_of(owned)}))的?"
    )


def less_before(words: str, spec: ClaimSpec) -> str:
    """The words less what connects them to those before, and says when: 其中, 包括, 本年.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> less_before("其中当年公务接待费", spec), less_before("其中当年拨款", spec)
    ('公务接待费', '当年拨款')
    """
    around, words = spec.around, _AND_LAST_YEAR.sub("", words)
    less = _openings((*around.before, *around.times), spec.reasons).sub("", words)
    return _less_joined(words, spec) if less in around.of_times else less


def _less_joined(words: str, spec: ClaimSpec) -> str:
    """The words less what only connects them: 其中当年支出 is 当年支出."""
    words = _AND_LAST_YEAR.sub("", words)
    return _openings(spec.around.before, spec.reasons).sub("", words)


@cache
def _openings(before: tuple[str, ...], reasons: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{any_of((*before, *reasons))})[是为]?|[，：:、])+的?")


def trimmed(words: str, spec: ClaimSpec) -> Iterator[str]:
    """The words, then less more and more of what may stand around an indicator."""
    for plain in dict.fromkeys((words, less_before(words, spec))):
        yield from less_behind(plain, spec)


def less_behind(words: str, spec: ClaimSpec) -> Iterator[str]:
    endings = by_last_sign(spec.around.behind)
    yield words
    while ending := next(filter(words.endswith, endings.get(words[-1:], ())), ""):
        words = words.removesuffix(ending)
        yield words
