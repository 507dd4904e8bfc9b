"""Rates that nothing can have, and what is left of a budget → Findings.

Met: 下降 120%; 占支出总额的 120%; 执行率 98%，结余率 5%; 预算 50 万元，支出 49 万元，结余 2 万元. What may be
less than nothing (结余, 收益) can fall by more than all of it; what is no whole by its name, or the whole of
something else (a plan, another year, income beside spending), can be exceeded; and what a budget is without
what was carried over or added leaves more than it seems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.check.intervals import Interval, stated_by, sum_of
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, noted, plain
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "prose.rate_recomputed"
_ALL = Decimal(100)
_OVER = r"(?P<rate>\d{3,}(?:\.\d+)?)%"
_FALL = re.compile(
    r"(?:(?:下降|减少|降低|压减|压缩)(?:(?:了|约)|(?:率|幅度|比例)(?:为|约|达到?)*)*"
    rf"|(?:降幅|减幅)(?:为|约|达到?)*){_OVER}"
)
"""By how much; 下降为 101% is what is left."""
_NEGATIVE = re.compile(
    "结余|结转|净|亏|缺口|[利价收顺逆][差支]|差额|收益|利润|盈|赤字|平衡|现金流|指数|负[数值增]|"
    "增[幅速量]|涨幅|率(?=[^，。；]{0,10}(?:下降|减少|降低))|冲减|红字|"
    r"(?<![\d.A-Za-z])[-－−]\d[\d,.]*(?:万|亿)?元"
)
_SHARE = re.compile(rf"占(?P<of>[^，。；：、%\d]{{2,20}}?)的?(?:比例|比重)?(?:为|约|达到?)?{_OVER}")
_WHOLES = re.compile(
    "(?:[本该全当其]|年度?|部门|单位|财政拨款|一般公共|政府|性基金|“?三公”?经费|基本|项目|采购)*"
    "(?:支出|收入|采购|合同|资金|经费|资产|人员|车辆|项目)*(?:总[额数量]|合计|总计|总支出|总收入)"
)
"""What is a whole by its name: 公用经费 may be more than 人员经费."""
_OF_OTHERS = re.compile(
    "预算|计划|任务|目标|指标|上[年期一]|去年|前年|同期|年初|平均|[应需拟][^付收]|限额|批复|核定|设计|编制|预计"
)
_NOT_OF_IT = re.compile("上年|以前年度|往年|结转|结余|重复|尾款")
_SIDES = (re.compile("支出|执行|决算"), re.compile("收入|财力|到位|拨款"))
_LEFT = re.compile(
    rf"预算(?:数|安排|资金|金额|总额)*(?:为|共)?(?P<a>{NUMBER})(?P<unit>万元|元)，"
    rf"(?:实际)?(?:支出|执行|使用)(?:数|金额)?(?:为)?(?P<b>{NUMBER})(?P=unit)，"
    rf"(?:(?:预算)?执行率(?:为)?[\d.]+%，)?结余(?:资金|金额|数)?(?:为)?(?P<c>{NUMBER})(?P=unit)(?=[。；）]|$)"
)
_MORE = re.compile(
    "(?<![比较与同])上年|以前年度|结转|追加|调[整增减剂]|到位|收回|[上收缴]缴|缴回|交回|剩余|利息|余款|尾款|[待未应]付|下年|自筹|配套|"
    r"核减|统筹|压减|年初|往年|并入|补助[^，。]{0,4}\d"
)
"""Why a budget, what was spent of it and what is left may not make each other up."""
_ITEM = re.compile(r"(?P<item>[一-龥]{2,16}?(?:费|款|项目))(?:年度?)?预算")
"""An item by a name of its own: 本年预算 and 资金预算 may be of what was told before."""
_OPENS = re.compile(r"(?P<item>[一-龥]{2,16}?(?:费|款|项目))(?=[一-龥]{0,8}\d)")
_OF_MORE = re.compile("[该本此各两]|以[上下]|[上下]述|全部|所有|上年|年初|结转|追加|^(?:项目|资金)")
"""No item of its own, or several: 该项目, 以上项目, 上年结转会议费."""
_SHARED = re.compile(
    r"经费|[一-龥]?费|项目|资金|预算|支出|年初|上年|本年|年度|结转|结余|万元|执行|完成|实际|\d"
)
_RATES = re.compile(
    rf"执行率(?:为|达到?)?(?P<a>{NUMBER})%，(?:资金|预算)?(?:结余|结转)率(?:为)?(?P<b>{NUMBER})%"
)
_ASKED = (
    r"%(?<=\d\d\d%)|%(?<=\d\d\d\.\d%)|%(?<=\d\d\d\.\d\d%)",
    "结余(?:资金|金额|数|率)*为?[0-9]",
)


def check_impossible_rates(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such rate and every such rest, where no claim of its line was found wrong already."""
    for passage in passages_with(subject, _ASKED):
        for sentence in passage.sentences:
            rests = () if _MORE.search(_beside(passage, sentence)) else _rests(sentence.text)
            for match, zh, en in (*_rates(sentence.text), *_two_rates(sentence.text), *rests):
                if not told.has_failed(sentence, match.start(), match.end()):
                    yield _finding(subject, sentence, match, (zh, en))


def _rates(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    for match in _FALL.finditer(text):
        if Decimal(match["rate"]) > _ALL and not _NEGATIVE.search(text):
            yield match, "减少不会超过 100%", "nothing falls by more than all of it"
    for match in _SHARE.finditer(text):
        is_own = _is_own_whole(text[: match.start()], match["of"])
        if Decimal(match["rate"]) > _ALL and is_own and not _NOT_OF_IT.search(text):
            yield match, "占比不会超过 100%", "no share is more than its whole"


def _is_own_whole(before: str, of: str) -> bool:
    """Whether what a share is of is the whole of its own kind and year: 支出 is no part of 收入."""
    clause = re.split("[，。；：]", before)[-1]
    sides = [{side for side in _SIDES if side.search(each)} for each in (clause, of)]
    return bool(_WHOLES.fullmatch(of)) and not _OF_OTHERS.search(of) and sides[0] <= sides[1]


def _beside(passage: Passage, sentence: Sentence) -> str:
    """What may tell why a rest is another: the paragraph, but for the sentences right before one that names
    its item (宣传费预算 50 万元…) which open with other items (会议费年初预算 5 万元…)."""
    named, left = _ITEM.match(sentence.text), sentence.start
    if named is None or _OF_MORE.match(named["item"]):
        return passage.text
    own = _pairs(named["item"])
    for before in reversed([each for each in passage.sentences if each.start < sentence.start]):
        other = _OPENS.match(before.text)
        if other is None or _OF_MORE.search(other["item"]) or own & _pairs(before.text):
            break
        left = before.start
    return passage.text[:left] + passage.text[sentence.start :]


def _pairs(words: str) -> set[str]:
    """Every two signs of words that stand beside each other, but for those that all items share."""
    return {a + b for a, b in pairwise(_SHARED.sub(" ", words)) if " " not in (a, b)}


def _rests(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    for match in _LEFT.finditer(text):
        budget, spent, left = (stated_by(match[name]) for name in "abc")
        if not budget or not spent or not left or spent.value > budget.value:
            continue  # spent of other money too
        rest = sum_of((budget, Interval(-spent.value, spent.half)))
        if not rest.may_be(left):
            shown = f"{plain(rest.value)} {match['unit']}"
            yield match, f"预算减支出为 {shown}", f"{plain(rest.value)} are left"


def _two_rates(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """What was spent and what is left in per cent, which their own sentence says of one budget alone."""
    for match in () if _MORE.search(text) else _RATES.finditer(text):
        spent, left = stated_by(match["a"]), stated_by(match["b"])
        if spent and left and spent.value <= _ALL < sum_of((spent, left)).low:
            yield match, "两个比率之和大于 100%", "both rates are more than the whole"


def _finding(
    subject: Subject, sentence: Sentence, match: re.Match[str], why: tuple[str, str]
) -> Finding:
    said = Said(f"“{match[0]}”：{why[0]}", f"{match[0]}: {why[1]}", sentence.place(match.start()))
    return noted(subject, _CHECK, Outcome.FAIL, said, Severity.WARNING)
