"""A name that says no more than that something is counted or paid → with what it is of.

举办会议3次，人数200人 is of 会议人数; 接待6批次、38人次，共计支出0.28万元 of what 接待 cost; 开展绩效自评，
涉及资金90万元 of 绩效自评.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.names import money_named
from pipeline.extract.claims.segments import brackets
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.things import thing_before
from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import Naming, any_of

_TOGETHER = re.compile(r"^(?:共计?|合计|累计|总计|约)+(?=[\u4e00-\u9fff]{2})")
_HEADED = re.compile(
    r"(?:\d{1,2}[.、]|（[一二三四五六七八九十\d]+）)?(?P<project>[^，。；：]{4,40}项目)："
)
"""甲项目：预算资金90万元."""
_PRICED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<thing>(?:[\u4e00-\u9fff]|（[^（）\d]{1,12}）){4,40})标准为?(?=\d)"
)
"""甲补贴标准为200元/月，…需安排90万元: of what the rule before it pays."""
_OF_THAT = re.compile(r"(?:^|[，。；：])由?(?P<of>[^，。；：\d]{4,36}的)，$")
"""由某企业成交的，采购金额90万元: of what the clause before it says."""
_PEOPLE = re.compile(
    r"(?P<thing>[^，。；：、\d]*(?:\d+年)?[^，。；：、\d]{2,20})\d[\d,]*[人名户]，$"
)
"""医疗救助90人，市财政需承担9万元: of whom a treasury pays."""
_SHORTEST = 2
_LONGEST = 60


def with_what_it_is_of(context: Context, sentence: Sentence, at: int, words: str) -> str:
    """The words before a figure at a place of a sentence, with what was counted, paid or evaluated before
    them where they say nothing of that."""
    naming = context.spec.naming
    plain = _TOGETHER.sub("", words)
    if plain in context.spec.around.planned:
        return next(iter(_PRICED.findall(sentence.text, 0, at)[-1:]), words)
    if _treasury(naming.needs).fullmatch(plain):
        return _of_people(context, sentence, at, words)
    done = _units(naming.units).sub("", plain)
    if done in naming.done_again and plain not in naming.of_counted:
        return (_ending_alike(context, sentence, at, done) or done) + plain.removeprefix(done)
    if plain in naming.concerned:
        return _concerned(context, sentence, at, plain)
    if plain in naming.of_counted:
        return _of_counted(context, sentence, at, plain)
    return _of_last(context, sentence, plain, ("amount",)) if plain in naming.of_paid else words


def _of_counted(context: Context, sentence: Sentence, at: int, plain: str) -> str:
    """What things cost, by the clause before or by what was counted."""
    if of_that := _OF_THAT.search(sentence.text[:at].removesuffix(plain)):
        return f"{of_that['of']}{plain}"
    counted = _counted_before(context.spec.naming.counted_in).search(sentence.text, 0, at)
    of = counted["thing"] + plain if counted else ""
    return of or _of_last(context, sentence, plain, ("count",))


def _of_people(context: Context, sentence: Sentence, at: int, words: str) -> str:
    """What a treasury pays, with what those are of whom it pays."""
    counted = _PEOPLE.search(sentence.text[:at].removesuffix(words))
    spec = context.spec
    of = thing_before(counted["thing"], spec.things, spec.reasons) if counted else ""
    return f"{of}{money_named(words, spec.naming)}"


def _concerned(context: Context, sentence: Sentence, at: int, plain: str) -> str:
    """绩效自评涉及资金, by what concerns the money, the project at the head, or what was counted."""
    if topic := _last(_topics(context.spec.naming.topics), sentence.text[:at]):
        return f"{topic}涉及{plain.removeprefix('涉及')}"
    headed = _HEADED.match(sentence.text)
    of = headed["project"] + plain if headed else ""
    return of or _of_last(context, sentence, plain, ("count",))


def _ending_alike(context: Context, sentence: Sentence, at: int, plain: str) -> str:
    """国内公务接待45批次（外事2批次），累计接待312人次 (接待人次312人): what was counted before in another
    unit, in no bracket that was closed before it, or ""."""
    closed = brackets(sentence.text[:at])
    told = reversed(context.of_sentence(sentence))
    last = next((d for d in told if not any(a < d.at < b for a, b in closed)), None)
    if last is None or last.kind not in ("count", "amount"):
        return ""
    before = _units(context.spec.naming.units).sub("", last.words)
    if last.kind == "amount":
        before = before[: before.rfind(plain) + len(plain)] if plain in before else ""
    return before if before.endswith(plain) else ""


def _of_last(context: Context, sentence: Sentence, plain: str, kinds: tuple[str, ...]) -> str:
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last.kind not in kinds:
        return plain
    before = _less_ending(last, context.spec.naming)
    longest = _LONGEST - len(plain)
    return f"{before}{plain}" if _SHORTEST <= len(bare(before)) <= longest else plain


def _less_ending(last: Draft, naming: Naming) -> str:
    """专项资金已到位5万元，使用5万元: of 专项资金."""
    found = _ending(naming.of_paid).sub("", last.words)
    return found if len(bare(found)) >= _SHORTEST else last.words


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = [match[0] for match in pattern.finditer(text)]
    return found[-1] if found else ""


@cache
def _treasury(needs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,4}}财政需?(?:{any_of(needs)})")


@cache
def _counted_before(units: tuple[str, ...]) -> re.Pattern[str]:
    """举办3期干部培训班，: what was counted before an amount."""
    return re.compile(
        rf"\d[\d,.]*[余多]?(?:{any_of(units)})的?(?P<thing>[^，。；：\d（）]{{2,24}}?)，[^，。；：\d]*$"
    )


@cache
def _units(words: tuple[str, ...]) -> re.Pattern[str]:
    """How a name ends that says in which unit it was counted."""
    return re.compile(rf"(?:{any_of(words)})+$")


@cache
def _topics(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words))


@cache
def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:已|已经)?(?:{any_of(words)})$")
