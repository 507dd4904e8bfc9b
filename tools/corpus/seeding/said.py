"""Sentences that contradict themselves in their own amounts, rates and counts, each kind in many wordings.

They hold in no disclosure, so they may stand in any: of made-up ones and of real ones.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from random import Random

Said = Callable[[Random, int], tuple[str, ...]]
"""Random numbers and the fiscal year → the wordings, each with what is wrong in it."""

_CENT = Decimal("0.01")


def _money(random: Random, low: int, high: int) -> Decimal:
    return Decimal(random.randrange(low * 100, high * 100)) / 100


def _percent(top: Decimal, bottom: Decimal) -> Decimal:
    return (100 * top / bottom).quantize(_CENT, ROUND_HALF_UP)


def two_years(random: Random, year: int) -> tuple[str, ...]:
    """Both figures and a difference or a direction that they do not give."""
    before, by = _money(random, 3, 9), _money(random, 1, 3)
    after, off = before + by, by + _money(random, 1, 2)
    last = year - 1
    return (
        f"印刷费由上年的{before}万元增加到{after}万元，增加{off}万元。",
        f"印刷费{year}年为{after}万元，{last}年为{before}万元，增加{off}万元。",
        f"印刷费支出{after}万元，较{last}年的{before}万元增加{off}万元。",
        f"印刷费支出{after}万元，比上年{before}万元减少{by}万元。",
        f"印刷费从{before}万元调整为{after}万元，增幅{_percent(by, before) + 7}%。",
        f"其中印刷费{after}万元（上年{before}万元），增长{_percent(by, before) + 9}%。",
    )


def growth(random: Random, year: int) -> tuple[str, ...]:
    """A rate of growth from nothing."""
    amount, rate = _money(random, 5, 40), random.choice((100, 50))
    return (
        f"租赁费支出{amount}万元，上年为0万元，增长{rate}%。",
        f"上年未安排租赁费，本年安排{amount}万元，增长{rate}%。",
        f"租赁费预算{amount}万元，比上年增加{amount}万元，增长{rate}%。",
        f"租赁费由{year - 1}年的0万元增加到{amount}万元，增幅{rate}%。",
        f"租赁费比上年增加{amount}万元，增长{rate}%，主要原因是上年无此项支出。",
    )


def beside(random: Random, year: int) -> tuple[str, ...]:
    """Called unchanged beside figures that differ."""
    before = _money(random, 3, 9)
    after = before + _money(random, 1, 3)
    by = after - before
    return (
        f"邮电费预算{after}万元，与上年{before}万元持平。",
        f"邮电费{year}年预算{after}万元，{year - 1}年预算{before}万元，两年持平。",
        f"邮电费{after}万元，较上年增加{by}万元，与上年一致。",
        f"邮电费{after}万元，与上年相比无增减变化，增加{by}万元。",
        f"邮电费支出{after}万元，比上年增加{by}万元，与上年持平。",
    )


def parts(random: Random, year: int) -> tuple[str, ...]:
    """Parts that make another sum than their whole."""
    one, two, three = _money(random, 3, 9), _money(random, 3, 9), _money(random, 3, 9)
    whole = one + two + three
    more = whole + _money(random, 1, 2)
    less = whole - _money(random, 1, 2)
    return (
        f"上级专款{less}万元，其中：设备购置{one}万元、系统维护{two}万元、人员培训{three}万元。",
        f"上级专款{more}万元，分别为设备购置{one}万元、系统维护{two}万元、人员培训{three}万元。",
        f"上级专款包括设备购置{one}万元、系统维护{two}万元、人员培训{three}万元，共计{more}万元。",
        f"设备购置{one}万元，系统维护{two}万元，人员培训{three}万元，合计{less}万元。",
        # brackets with no word before them may hold the main parts alone: more than the whole is wrong
        f"上级专款{less}万元（设备购置{one}万元、系统维护{two}万元、人员培训{three}万元）。",
        f"上级专款{less}万元，由设备购置{one}万元、系统维护{two}万元和人员培训{three}万元组成。",
    )


def part(random: Random, year: int) -> tuple[str, ...]:
    """A part that is more than its whole."""
    whole = _money(random, 3, 9)
    larger = whole + _money(random, 1, 5)
    return (
        f"培训费{whole}万元，其中师资费{larger}万元。",
        f"培训费{whole}万元，其中：师资费{larger}万元，场地费0.50万元。",
        f"安排培训费{whole}万元，含师资费{larger}万元。",
        f"在培训费{whole}万元中，师资费为{larger}万元。",
        f"培训费{whole}万元（其中师资费{larger}万元）。",
    )


def shares(random: Random, year: int) -> tuple[str, ...]:
    """Shares of the same whole that make more than all of it."""
    first = Decimal(random.randrange(5500, 8000)) / 100
    second = Decimal(random.randrange(10200, 10900)) / 100 - first
    third = Decimal(random.randrange(300, 600)) / 100
    most = Decimal(100) - third + Decimal(random.randrange(100, 500)) / 100 - first
    return (
        f"从支出构成看，基本支出占{first}%，项目支出占{second}%。",
        f"基本支出占总支出的{first}%，项目支出占总支出的{second}%。",
        f"收入中，财政拨款收入占{first}%，事业收入占{most}%，其他收入占{third}%。",
        f"按经费性质划分，人员经费占{first}%、公用经费占{third}%、项目支出占{most}%。",
        f"基本支出、项目支出分别占支出总额的{first}%、{second}%。",
        f"支出结构为：基本支出占比{first}%，项目支出占比{second}%。",
    )


def counted(random: Random, year: int) -> tuple[str, ...]:
    """Counts of things, people and events whose parts make another sum."""
    one, two = random.randrange(3, 9), random.randrange(3, 9)
    more, less = one + two + random.randrange(1, 4), one + two - random.randrange(1, 3)
    return (
        # some may be both (线上线下结合): only more than the whole is wrong
        f"全年举办培训班{less}期，其中线上{one}期、线下{two}期。",
        f"全年召开会议{less}场，其中现场会议{one}场、视频会议{two}场。",
        f"更新打印机{less}台，其中黑白{one}台、彩色{two}台。",
        f"本级报废公务用车{less}辆，其中轿车{one}辆、越野车{two}辆。",
        f"开展检查{more}次，分别为日常检查{one}次、专项检查{two}次。",
        f"共受理案件{more}件，包括行政复议{one}件、行政应诉{two}件。",
        f"设立服务网点{less}个，其中城区{one}个，乡镇{two}个。",
    )


def executed(random: Random, year: int) -> tuple[str, ...]:
    """A rate of execution that its two amounts do not give, or a rest that they do not leave."""
    budget = _money(random, 30, 60)
    spent = (budget * random.randrange(80, 97) / 100).quantize(_CENT)
    rate = _percent(spent, budget) - random.randrange(4, 9)
    left = budget - spent + _money(random, 1, 2)
    return (
        f"宣传经费预算{budget}万元，实际支出{spent}万元，预算执行率{rate}%。",
        f"宣传经费年初预算{budget}万元，支出决算{spent}万元，完成年初预算的{rate}%。",
        f"宣传经费安排{budget}万元，已支出{spent}万元，执行率为{rate}%。",
        f"宣传经费支出{spent}万元，占该项预算{budget}万元的{rate}%。",
        f"宣传经费预算{budget}万元，实际支出{spent}万元，结余{left}万元。",
        f"宣传经费全年预算数{budget}万元，执行数{spent}万元，完成预算的{rate}%。",
    )


def average(random: Random, year: int) -> tuple[str, ...]:
    """A mean that the total and the number do not give."""
    people, each = random.randrange(20, 90), random.randrange(60, 130)
    money = Decimal(people * each) / 10000
    off = each + random.randrange(20, 50)
    return (
        f"接待{people}人次，支出{money}万元，人均{off}元。",
        f"接待费{money}万元，共接待{people}人次，人均支出{off}元。",
        f"物业费每月{each}00元，全年{Decimal(each * 12 + off) / 100}万元。",
        f"车辆运行费{2 * each}00元，保有2辆，车均{each + off}00元。",
    )


def named_reason(random: Random, year: int) -> tuple[str, ...]:
    """A reason that is called one for the contrary, or that is one."""
    by = _money(random, 1, 9)
    return (
        f"差旅费比上年减少{by}万元，增加的主要原因是外出调研任务增多。",
        f"差旅费较上年增加{by}万元，减少原因主要是压减出差人次。",
        f"差旅费比上年减少{by}万元，主要是新增外出调研任务。",
        f"差旅费比上年增加{by}万元，主要原因是严格控制支出，压缩出差次数。",
        f"差旅费比上年下降{by}%，主要由于出差任务增加。",
    )


def units(random: Random, year: int) -> tuple[str, ...]:
    """万元 for 元: a price that nothing has, or the same amount in two units."""
    each, people = random.randrange(200, 900), random.randrange(20, 90)
    amount = _money(random, 3, 9)
    return (
        f"维修费{amount}万元（{amount * 1000:.0f}元）。",
        f"公务接待{people}人次，人均{each}万元。",
        f"维修费{amount}万元，即{amount * 100000:.0f}元。",
    )


SAID: dict[str, tuple[str, Said]] = {
    "said_two_years": ("two figures and a change that they do not give", two_years),
    "said_growth": ("growth in per cent from nothing, in many wordings", growth),
    "said_unchanged": ("called unchanged beside another figure", beside),
    "said_parts": ("parts that do not make their whole", parts),
    "said_part": ("a part that is more than its whole", part),
    "said_shares": ("shares that make more than 100 %", shares),
    "said_counts": ("counts whose parts make another sum", counted),
    "said_executed": ("a rate of execution or a rest that the amounts do not give", executed),
    "said_average": ("a mean that total and number do not give", average),
    "said_reason": ("a reason for the contrary of the change", named_reason),
    "said_unit": ("one amount in two units that are not the same", units),
}
"""Each kind with what it is about and how it is said."""
