"""Words that a claim is stated of → the name of the item alone: without who has it, what is done with it,
and of which money it is.

学校建有甲实验室 is 甲实验室, 全年共接待来访团组 is 来访团组, 某业务费涉及财拨资金 is 某业务费. A name of
two signs keeps its verb: of 整改问题 nothing would be left that tells it from others. What a project of
money is called may begin with a verb (组织甲考试工作): it keeps it, unless somebody is said to do it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import Naming, any_of

_QUOTED = re.compile(r"“(?P<name>[^“”]{2,24})”(?:[类款项]级?)?科目")
"""增加了“甲运行”项级科目分流: of the item that stands in quotation marks."""
_SHORTEST = 3
_SHORTEST_ALIKE = 4
_WORD = 2
_NO_NAME = re.compile(r"^(?:情况|次数|人数|数量|金额|任务数|[率量数值度额的了及和与、，）”])")
_HOW = "(?:全力|全面|已经?|均|共|合计|累计|目前|全年|逐级|合作|共同|分别|实际|中共?)*"
_IN_SCOPE = re.compile(r"^(?!纳入)[^，。；]{0,12}(?:编制|汇编|汇总)范围的(?=[^，]{3,})")
"""纳入本部门2023年部门预算编制范围的二级预算单位: what a year parts from its verb says nothing."""
_IN_A_PLACE = r"在[^，。；：]{2,30}?|[^，。；：]{0,10}以来"


def thing_counted(words: str, spec: Naming) -> str:
    """The name of what is counted; the words as they are where what is left is no name.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims.naming
    >>> thing_counted("学校建有甲级实验室", spec), thing_counted("整改问题", spec)
    ('甲级实验室', '整改问题')
    """
    return _less(_done(spec.holders, spec.does), _IN_SCOPE.sub("", words))


def money_named(words: str, spec: Naming) -> str:
    """The name of money.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims.naming
    >>> money_named("某业务费涉及财拨资金", spec), money_named("市财政需补助", spec)
    ('某业务费', '市财政补助')
    """
    if quoted := _QUOTED.search(words):
        return quoted["name"]
    found = _ending(spec.of_money).sub("", words).removesuffix("需")
    found = _need(spec.needs).sub(r"\g<who>\g<what>", found)
    return _less(_done_by(spec.holders, spec.does, spec.concerns), found)


def is_alike(one: str, other: str) -> bool:
    """Whether the shorter of two names is in the other word by word, in its order.

    >>> is_alike("城乡居民养老", "城乡居民基本养老补助"), is_alike("甲路养护", "乙路养护")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    words = [block.size for block in blocks if block.size]
    return (
        len(shorter) >= _SHORTEST_ALIKE
        and min(words, default=0) >= _WORD
        and sum(words) == len(shorter)
    )


def _less(opening: re.Pattern[str], words: str) -> str:
    rest = opening.sub("", words, count=1)
    is_name = len(bare(rest)) >= _SHORTEST and not _NO_NAME.match(rest)
    return rest if is_name and not _halves(rest) else words


def _halves(name: str) -> bool:
    """Whether a bracket or a quotation mark lacks its other half."""
    return any(name.count(one) != name.count(other) for one, other in ("“”", "（）", "《》"))


@cache
def _done(who: tuple[str, ...], does: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(who)}|{_IN_A_PLACE})?{_HOW}{_verb(does)}")


@cache
def _done_by(
    who: tuple[str, ...], does: tuple[str, ...], concerns: tuple[str, ...]
) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{any_of(who)}){_HOW}{_verb(does)}|(?:{any_of(concerns)})(?!税))")


def _verb(does: tuple[str, ...]) -> str:
    # 组织部, 获奖, 设备 are no verb with its object
    none = r"(?<!组织(?=[部法生]))(?<!获(?=[奖取益利]))(?<!设(?=[备施计定区点想]))"
    return rf"(?:{any_of(does)}){none}(?:了|过)?"


@cache
def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\u4e00-\u9fff）]{{3}})(?:{any_of(words)})$")


@cache
def _need(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^(?P<who>[\u4e00-\u9fff]{{0,4}}财政)需(?P<what>{any_of(words)})$")
