"""Sentences with figures: amounts, changes, shares, lists; each notes what its figures must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.corpus.account import BASIC, PARTS, SOURCES
from tools.corpus.classification import name_of
from tools.corpus.document import Figure, Part, Sentence
from tools.corpus.relations import Linear
from tools.corpus.three_public import three_key
from tools.corpus.writing import Pen

UP = (
    "人员增加、工资标准调整",
    "新增专项工作经费",
    "工作任务增加，相应安排的经费增加",
    "社会保险缴费基数上调",
)
DOWN = (
    "厉行节约，压减一般性支出",
    "部分项目已完成，本年不再安排",
    "人员退休，相应经费减少",
    "项目支出减少",
)


@dataclass(frozen=True)
class Wording:
    """How a province says it."""

    than: str = "比上年"
    more: str = "增加"
    grew: str = "增长"
    less: str = "减少"
    fell: str = "下降"
    same: str = "与上年持平"
    because: str = "主要原因是"
    digits: int = 2
    percent: str = "plain"
    """plain: ，增长 1.2%; bracket: （1.2%）; none: no percentage."""
    space: str = " "


@dataclass(frozen=True)
class Known:
    """What a sentence is of: what is printed for it now, and its exact amounts in both years."""

    now_key: str
    now: int
    before_key: str
    before: int


def spent(
    pen: Pen, prefix: str = "", parts: Sequence[str] = PARTS, sources: Sequence[str] = SOURCES
) -> Known:
    now, before = pen.case.now, pen.case.before
    return Known(
        pen.spent_key(prefix, parts, sources, now),
        now.spent(prefix, parts, sources),
        pen.spent_key(prefix, parts, sources, before),
        before.spent(prefix, parts, sources),
    )


def three(pen: Pen, item: str) -> Known:
    now, before = pen.case.now, pen.case.before
    return Known(
        three_key(item, now.year),
        getattr(now.three_public, item),
        three_key(item, before.year),
        getattr(before.three_public, item),
    )


def amount(pen: Pen, known: Known, wording: Wording) -> list[Part]:
    space = wording.space
    return [space, pen.say(known.now_key, known.now), f"{space}万元"]


def change(
    pen: Pen, known: Known, wording: Wording, now: Figure | None = None, reason: bool = True
) -> list[Part]:
    """，比上年增加 x 万元，增长 y%，主要原因是… The base stays unsaid, as it mostly does."""
    difference = known.now - known.before
    space = wording.space
    if pen.says_nothing(difference):
        return ["，", pen.word("unchanged", wording.same)]
    up = difference > 0
    reference = now.id if now else f"={known.now_key}"
    direction = pen.word("direction", wording.more if up else wording.less)
    by = pen.say("", difference, signed_by=direction.id)
    pen.relations.append(_difference(by, reference, known))
    parts: list[Part] = ["，", pen.word("than", wording.than), direction, space, by, f"{space}万元"]
    if known.before and wording.percent != "none":
        parts += _percentage(pen, known, wording, by, reference, up)
    if reason:
        why = pen.case.random.choice(UP if up else DOWN)
        parts += [f"，{wording.because}", pen.word("reason", why)]
    return parts


def _difference(by: Figure, now: str, known: Known) -> Linear:
    return Linear(((1, now), (-1, f"={known.before_key}"), (-1, by.id)))


def _percentage(
    pen: Pen, known: Known, wording: Wording, by: Figure, now: str, up: bool
) -> list[Part]:
    space = wording.space
    bottom = ((1, now), (-1, by.id))
    if wording.percent == "bracket":
        share = pen.percent(known.now - known.before, known.before, wording.digits, by.signed_by)
        pen.ratio(share.id, ((1, by.id),), bottom)
        return ["（", share, "%）"]
    word = pen.word("direction", wording.grew if up else wording.fell)
    share = pen.percent(known.now - known.before, known.before, wording.digits, word.id)
    pen.ratio(share.id, ((1, by.id),), bottom)
    return ["，", word, space, share, "%"]


def stated(
    pen: Pen,
    start: str,
    known: Known,
    wording: Wording,
    *,
    compared: bool = True,
    reason: bool = True,
) -> Sentence:
    """“…支出 x 万元，比上年增加 …。”"""
    figure = pen.say(known.now_key, known.now)
    parts: list[Part] = [start, wording.space, figure, f"{wording.space}万元"]
    if compared:
        parts += change(pen, known, wording, figure, reason)
    return pen.sentence("change" if compared else "amount", *parts, "。")


def shares(
    pen: Pen,
    start: str,
    whole: Known,
    members: Sequence[tuple[str, Known]],
    wording: Wording,
    *,
    percent: bool = True,
    separator: str = "；",
) -> Sentence:
    """“… x 万元，其中：a 支出 y 万元，占 z%；…。” The members are all of the whole."""
    space = wording.space
    total = pen.say(whole.now_key, whole.now)
    parts: list[Part] = [start, space, total, f"{space}万元，其中："]
    ids = []
    for place, (label, known) in enumerate(members):
        figure = pen.say(known.now_key, known.now)
        ids.append(figure.id)
        parts += [separator if place else "", label, space, figure, f"{space}万元"]
        if percent:
            share = pen.percent(known.now, whole.now, wording.digits)
            pen.ratio(share.id, ((1, figure.id),), ((1, total.id),))
            parts += [f"，占{space}", share, "%"]
    pen.total(total.id, ids)
    for each in ids:
        pen.at_most(each, total.id)
    return pen.sentence("share" if percent else "parts", *parts, "。")


def function_path(code: str, year: int) -> str:
    """社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）"""
    steps = zip((3, 5, 7), ("类", "款", "项"), strict=True)
    return "".join(f"{name_of('functional', code[:n], year)}（{level}）" for n, level in steps)


def functions(
    pen: Pen, sources: Sequence[str], wording: Wording, end: str = "支出"
) -> list[Sentence]:
    """One numbered sentence a 项."""
    made = []
    for number, code in enumerate(pen.case.now.codes(sources), 1):
        known = spent(pen, code, PARTS, sources)
        start = f"{number}.{function_path(code, pen.case.year)}{end}"
        made.append(stated(pen, start, known, wording))
    return made


def economic_list(pen: Pen, start: str, people: bool, wording: Wording) -> Sentence:
    """“人员经费 x 万元。主要包括：基本工资、津贴补贴…。” The names are those of the table."""
    account = pen.case.now
    codes = [c for c in account.economic if (c[:3] in ("301", "303")) == people]
    known = spent(pen, "", ("personnel",) if people else ("public",), ("general", "carried"))
    names = pen.word("items", "、".join(name_of("economic", c, account.year) for c in codes))
    figure = pen.say(known.now_key, known.now)
    return pen.sentence(
        "items", start, wording.space, figure, f"{wording.space}万元，主要包括：", names, "。"
    )


def by_class(pen: Pen, sources: Sequence[str] = SOURCES) -> list[tuple[str, Known]]:
    codes = sorted({code[:3] for code in pen.case.now.codes(sources)})
    return [(name_of("functional", c, pen.case.year), spent(pen, c, PARTS, sources)) for c in codes]


def basic_and_project(pen: Pen, sources: Sequence[str] = SOURCES) -> list[tuple[str, Known]]:
    return [
        ("基本支出", spent(pen, "", BASIC, sources)),
        ("项目支出", spent(pen, "", ("project",), sources)),
    ]
