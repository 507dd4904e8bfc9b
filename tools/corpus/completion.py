"""Prose of final accounts: outturn against budget, income and what was carried over, evaluations."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.account import GENERAL, PARTS
from tools.corpus.balances import received, received_fen
from tools.corpus.classification import name_of
from tools.corpus.document import Paragraph, Part, Sentence
from tools.corpus.finals import INCOME_COLUMNS
from tools.corpus.prose import Known, Wording, change, function_path, stated
from tools.corpus.prose import spent as known_spent
from tools.corpus.three_public import three_key
from tools.corpus.writing import Pen

HIGHER = ("年中追加项目经费", "人员经费增加，年中调整预算")
LOWER = ("厉行节约，压减支出", "部分项目未完成，结转下年使用")


def completed(
    pen: Pen, start: str, budget: int, budget_key: str, known: Known, wording: Wording
) -> Sentence:
    """“年初预算数 x 万元，决算数 y 万元，完成年初预算的 z%。”"""
    space = wording.space
    wished, done = pen.say(budget_key, budget), pen.say(known.now_key, known.now)
    parts: list[Part] = [f"{start}年初预算数", space, wished, f"{space}万元，决算数", space, done]
    parts.append(f"{space}万元")
    if budget:
        rate = pen.percent(known.now, budget)
        pen.ratio(rate.id, ((1, done.id),), ((1, wished.id),))
        parts += [f"，完成年初预算的{space}", rate, "%"]
        if known.now != budget:
            why = pen.case.random.choice(HIGHER if known.now > budget else LOWER)
            parts += ["，决算数与预算数差异的主要原因：", pen.word("reason", why)]
    return pen.sentence("completion", *parts, "。")


def by_class(pen: Pen, sources: Sequence[str], wording: Wording) -> list[Paragraph]:
    """All appropriations, then each class, against the opening budget."""
    case = pen.case
    assert case.budget is not None
    budget, year = case.budget, case.year

    def one(start: str, prefix: str) -> Paragraph:
        key = pen.spent_key(prefix, PARTS, sources, budget, phase=" budget")
        fen = budget.spent(prefix, PARTS, sources)
        return pen.paragraph(
            completed(pen, start, fen, key, known_spent(pen, prefix, PARTS, sources), wording)
        )

    made = [one(f"本部门{year}年度财政拨款本年支出", "")]
    codes = sorted({code[:3] for code in case.now.codes(sources)})
    made += [
        one(f"（{'一二三四五六七八九十'[n]}）{name_of('functional', code, year)}（类）", code)
        for n, code in enumerate(codes)
    ]
    figures = [list(paragraph.sentences[0].figures()) for paragraph in made]
    for place in (0, 1):
        pen.total(figures[0][place].id, [each[place].id for each in figures[1:]])
    return made


def by_item(pen: Pen, sources: Sequence[str], wording: Wording) -> list[Paragraph]:
    """Each 项 against its opening budget."""
    case = pen.case
    assert case.budget is not None
    made = []
    for number, code in enumerate(case.now.codes(sources), 1):
        key = pen.spent_key(code, PARTS, sources, case.budget, phase=" budget")
        fen = case.budget.spent(code, PARTS, sources)
        start = f"{number}.{function_path(code, case.year)}。"
        known = known_spent(pen, code, PARTS, sources)
        made.append(pen.paragraph(completed(pen, start, fen, key, known, wording)))
    return made


def income(pen: Pen, wording: Wording) -> list[Paragraph]:
    """Income of the year and its kinds with their shares."""
    space = wording.space
    total = pen.say(received(pen).key, received_fen(pen))
    parts: list[Part] = [
        f"本部门{pen.case.year}年度本年收入合计",
        space,
        total,
        f"{space}万元，其中：",
    ]
    ids = []
    for place, (label, sources) in enumerate(INCOME_COLUMNS):
        fen = received_fen(pen, "", sources) if sources else 0
        figure = pen.say(received(pen, "", sources).key if sources else "", fen)
        share = pen.percent(fen, received_fen(pen))
        ids.append(figure.id)
        pen.ratio(share.id, ((1, figure.id),), ((1, total.id),))
        parts += [
            "；" if place else "",
            label,
            space,
            figure,
            f"{space}万元，占{space}",
            share,
            "%",
        ]
    pen.total(total.id, ids)
    return [pen.paragraph(pen.sentence("share", *parts, "。"))]


ECONOMIC = (
    ("301", "工资福利支出"),
    ("302", "商品和服务支出"),
    ("303", "对个人和家庭的补助支出"),
    ("310", "资本性支出"),
)


def basic(pen: Pen, wording: Wording) -> list[Paragraph]:
    """Basic expenditure and its economic classes."""
    account = pen.case.now
    known = known_spent(pen, "", ("personnel", "public"), GENERAL)
    first = stated(
        pen,
        f"本部门{pen.case.year}年度一般公共预算财政拨款基本支出",
        known,
        wording,
        compared=False,
    )
    made, ids = [pen.paragraph(first)], []
    for number, (code, label) in enumerate(ECONOMIC):
        fen = account.economic_total((code,))
        figure = pen.say(f"economic|{account.year}|{code}" if fen else "", fen)
        ids.append(figure.id)
        start = f"（{'一二三四'[number]}）{label}"
        made.append(
            pen.paragraph(
                pen.sentence("amount", start, wording.space, figure, f"{wording.space}万元。")
            )
        )
    pen.total(next(first.figures()).id, ids)
    return made


ITEMS = (
    ("abroad", "（一）因公出国（境）费"),
    ("vehicles", "（二）公务用车购置及运行维护费"),
    ("purchase", "其中：公务用车购置"),
    ("running", "公务用车运行维护费"),
    ("reception", "（三）公务接待费"),
)


def three_public(pen: Pen, wording: Wording) -> list[Paragraph]:
    """Budget, outturn, completion, and the change from the year before, item by item."""
    case = pen.case
    assert case.budget is not None
    year = case.year
    made = []
    for item, label in (("total", f"本部门{year}年度财政拨款“三公”经费支出"), *ITEMS):
        budget = getattr(case.budget.three_public, item)
        known = Known(
            three_key(item, year),
            getattr(case.now.three_public, item),
            three_key(item, year - 1),
            getattr(case.before.three_public, item),
        )
        made.append(_three(pen, label, budget, three_key(item, year, " budget"), known, wording))
    ids = [[f.id for f in p.sentences[0].figures()][:2] for p in made]
    for place in (0, 1):
        pen.total(ids[0][place], [ids[n][place] for n in (1, 2, 5)])
        pen.total(ids[2][place], [ids[n][place] for n in (3, 4)])
    return made


def _three(
    pen: Pen, label: str, budget: int, budget_key: str, known: Known, wording: Wording
) -> Paragraph:
    space = wording.space
    wished, done = pen.say(budget_key, budget), pen.say(known.now_key, known.now)
    parts: list[Part] = [f"{label}全年预算数", space, wished, f"{space}万元，决算数", space, done]
    parts.append(f"{space}万元")
    if budget:
        rate = pen.percent(known.now, budget)
        pen.ratio(rate.id, ((1, done.id),), ((1, wished.id),))
        parts += [f"，完成全年预算的{space}", rate, "%"]
    first = pen.sentence(
        "completion", *parts, "，决算数", *change(pen, known, wording, done)[1:], "。"
    )
    return pen.paragraph(first)


def evaluated(pen: Pen, wording: Wording) -> list[Paragraph]:
    """How many projects were evaluated, with what money: all of them."""
    case = pen.case
    known = known_spent(pen, "", ("project",))
    count = pen.count(len(case.now.projects), "个", "count|projects")
    figure = pen.say(known.now_key, known.now)
    share = pen.percent(known.now, known.now, 0)
    whole = f"={known.now_key}"
    pen.ratio(share.id, ((1, figure.id),), ((1, whole),))
    space = wording.space
    return [
        pen.paragraph(
            pen.sentence(
                "count",
                f"根据预算绩效管理要求，本部门对{case.year}年度项目支出全面开展绩效自评，共涉及项目",
                count,
                "个，资金",
                space,
                figure,
                f"{space}万元，占项目支出总额的{space}",
                share,
                "%。",
            )
        )
    ]
