"""Passages that every disclosure has: duties, 三公, running costs, procurement, assets, goals, terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tools.corpus.document import Heading, Paragraph, Part, Sentence
from tools.corpus.forms import PROCURED, procurement_total, project_key
from tools.corpus.prose import Wording, spent, stated, three
from tools.corpus.writing import Pen


def duties(pen: Pen) -> list[Paragraph]:
    """What the body does; no figures."""
    body = pen.case.body
    work = body.department.work
    lines = (
        f"（一）贯彻落实国家和省有关{work[0]}的方针政策和法律法规，拟订全{body.here}相关规划并组织实施。",
        f"（二）负责全{body.here}{work[1]}工作，指导、监督有关单位依法履行职责。",
        f"（三）组织开展{work[2]}相关工作，推进信息公开和规范化建设。",
        f"（四）完成{body.here}委、{body.here}政府交办的其他任务。",
    )
    return [pen.paragraph(line) for line in lines]


def units(pen: Pen) -> Paragraph:
    """How many units are in it, and their names."""
    members = pen.case.body.units
    names = "、".join(name for _, name in members)
    counted = pen.sentence(
        "count",
        f"从预算单位构成看，纳入本部门{pen.case.year}年部门{_what(pen)}编制范围的单位共",
        pen.count(len(members), "个", "count|units"),
        f"个，具体包括：{names}。",
    )
    return pen.paragraph(counted)


def _what(pen: Pen) -> str:
    return "预算" if pen.case.body.kind == "budget" else "决算"


def _counted(pen: Pen) -> int:
    """The year at whose end staff and vehicles are counted: an account's own, or the one before."""
    return pen.case.year - (pen.case.body.kind == "budget")


def staff(pen: Pen) -> Paragraph:
    """Posts, people in them, pensioners: counts that add up."""
    random = pen.case.random
    civil, public = random.randint(8, 40), random.randint(2, 30)
    filled = random.randint(5, civil), random.randint(1, public)
    posts, present = pen.count(civil + public, "人"), pen.count(sum(filled), "人")
    parts = [pen.count(civil, "人"), pen.count(public, "人")]
    there = [pen.count(filled[0], "人"), pen.count(filled[1], "人")]
    pen.total(posts.id, [each.id for each in parts])
    pen.total(present.id, [each.id for each in there])
    return pen.paragraph(
        pen.sentence(
            "count",
            f"截至{_counted(pen)}年底，本部门人员编制",
            posts,
            "人，其中行政编制",
            parts[0],
            "人、事业编制",
            parts[1],
            "人；实有人员",
            present,
            "人，其中行政",
            there[0],
            "人、事业",
            there[1],
            "人。",
        )
    )


def three_public(
    pen: Pen, wording: Wording, start: str, *, reasons: bool = True
) -> list[Paragraph]:
    """The whole, then its parts, each against the year before."""
    items = {
        name: three(pen, name)
        for name in ("total", "abroad", "vehicles", "purchase", "running", "reception")
    }
    first = stated(pen, start, items["total"], wording, reason=reasons)
    ids = {"total": next(first.figures()).id}
    made = [pen.paragraph(first)]
    sentences = (
        ("abroad", "1.因公出国（境）费"),
        ("vehicles", "2.公务用车购置及运行维护费"),
        ("purchase", "其中：公务用车购置费"),
        ("running", "公务用车运行维护费"),
        ("reception", "3.公务接待费"),
    )
    vehicles: list[Sentence] = []
    for name, label in sentences:
        sentence = stated(pen, label, items[name], wording, reason=reasons)
        ids[name] = next(sentence.figures()).id
        if name in ("vehicles", "purchase", "running"):
            vehicles.append(sentence)
            if name == "running":
                made.append(pen.paragraph(*vehicles))
        else:
            made.append(pen.paragraph(sentence))
    pen.total(ids["total"], [ids[each] for each in ("abroad", "vehicles", "reception")])
    pen.total(ids["vehicles"], [ids["purchase"], ids["running"]])
    for part in ("abroad", "vehicles", "reception"):
        pen.at_most(ids[part], ids["total"])
    return made


def running_costs(pen: Pen, wording: Wording) -> Paragraph:
    """机关运行经费: the office money of general appropriations.

    A figure of its own: where not all units are offices it is less than 公用经费, so that no table
    contradicts it.
    """
    known = spent(pen, "", ("public",), ("general", "carried"))
    known = replace(
        known, now_key=f"running|{pen.case.year}", before_key=f"running|{pen.case.year - 1}"
    )
    start = f"{pen.case.year}年本部门机关运行经费财政拨款{_what(pen)}"
    return pen.paragraph(stated(pen, start, known, wording))


def procurement(pen: Pen, wording: Wording) -> Paragraph:
    """The whole and its three kinds; nothing said of shares in budgets."""
    account, space = pen.case.now, wording.space
    year = account.year
    key = f"procurement|{year}|"
    whole = pen.say(key, procurement_total(account))
    what = _what(pen) if pen.case.body.kind == "budget" else "支出"
    parts: list[Part] = [f"{year}年本部门政府采购{what}总额", space, whole, f"{space}万元，其中："]
    ids = []
    for place, (kind, name, _) in enumerate(PROCURED):
        figure = pen.say(key + kind, account.procurement[kind])
        ids.append(figure.id)
        parts += ["、" if place else "", f"政府采购{name}{what}", space, figure, f"{space}万元"]
    pen.total(whole.id, ids)
    return pen.paragraph(pen.sentence("parts", *parts, "。"))


VEHICLES = (
    "主要负责人用车",
    "机要通信用车",
    "应急保障用车",
    "执法执勤用车",
    "特种专业技术用车",
    "其他用车",
)


def assets(pen: Pen) -> Paragraph:
    """Vehicles by use, adding up; large equipment."""
    random = pen.case.random
    counts = [random.choice((0, 0, 1, 1, 2, 3)) for _ in VEHICLES]
    if pen.case.now.three_public.running and not sum(counts):
        counts[2] = 1
    whole = pen.count(sum(counts), "辆", "count|cars")
    date = pen.word("date", f"{_counted(pen)}年12月31日")
    parts: list[Part] = ["截至", date, "，本部门共有车辆", whole, "辆，其中："]
    ids = []
    for place, (name, count) in enumerate(zip(VEHICLES, counts, strict=True)):
        figure = pen.count(count, "辆")
        ids.append(figure.id)
        parts += ["、" if place else "", name, figure, "辆"]
    pen.total(whole.id, ids)
    large = pen.count(random.choice((0, 0, 1, 2)), "台（套）")
    return pen.paragraph(
        pen.sentence(
            "count", *parts, "；单价100万元（含）以上设备（不含车辆）", large, "台（套）。"
        )
    )


def goals(pen: Pen, wording: Wording) -> Paragraph:
    """How many projects have goals, and their money: all project expenditure."""
    case = pen.case
    known = spent(pen, "", ("project",))
    count = pen.count(len(case.now.projects), "个", "count|projects")
    figure = pen.say(known.now_key, known.now)
    return pen.paragraph(
        pen.sentence(
            "count",
            f"{case.year}年，本部门编报绩效目标的项目共",
            count,
            "个，涉及项目支出",
            wording.space,
            figure,
            f"{wording.space}万元，实现绩效目标管理全覆盖。",
        )
    )


def projects(pen: Pen, wording: Wording) -> list[Paragraph]:
    """The projects one by one, and what they come to."""
    case = pen.case
    known = spent(pen, "", ("project",))
    whole = pen.say(known.now_key, known.now)
    first = pen.sentence(
        "parts", "项目支出", wording.space, whole, f"{wording.space}万元，具体包括："
    )
    made, ids = [pen.paragraph(first)], []
    for number, project in enumerate(case.now.projects, 1):
        figure = pen.say(project_key(project.name, case.year), project.amount)
        ids.append(figure.id)
        made.append(
            pen.paragraph(
                pen.sentence(
                    "amount",
                    f"{number}.{project.name}",
                    wording.space,
                    figure,
                    f"{wording.space}万元，主要用于保障相关工作开展。",
                )
            )
        )
    if ids:
        pen.total(whole.id, ids)
    return made


def no_fund(pen: Pen, name: str) -> Paragraph:
    """A fund that the body does not have, in words."""
    year = pen.case.year
    return pen.paragraph(pen.sentence("none", f"本部门{year}年没有使用{name}拨款安排的支出。"))


def fund(pen: Pen, wording: Wording) -> list[Paragraph]:
    """政府性基金: what it is spent on, or that there is none."""
    sources = ("government_fund",)
    if not pen.case.now.spent(sources=sources):
        return [no_fund(pen, "政府性基金预算")]
    start = f"{pen.case.year}年政府性基金预算支出"
    return [pen.paragraph(stated(pen, start, spent(pen, sources=sources), wording))]


TERMS = (
    ("财政拨款收入", "指本级财政部门当年拨付的资金，包括一般公共预算拨款和政府性基金预算拨款。"),
    ("基本支出", "指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"),
    ("项目支出", "指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。"),
    ("机关运行经费", "指为保障行政单位运行用于购买货物和服务的各项资金。"),
)


def terms(pen: Pen) -> list[Paragraph]:
    return [
        pen.paragraph(f"（{'一二三四'[n]}）{term}：{text}") for n, (term, text) in enumerate(TERMS)
    ]


def part(pen: Pen, text: str) -> Heading:
    return pen.heading(1, text)


def headed(
    pen: Pen, headings: Sequence[tuple[str, Sequence[Paragraph]]], level: int = 2
) -> list[Heading | Paragraph]:
    """Headings with what stands under them."""
    made: list[Heading | Paragraph] = []
    for text, paragraphs in headings:
        made += [pen.heading(level, text), *paragraphs]
    return made
