"""Performance tables of projects: goals before the year, self-evaluation after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tools.corpus.account import Project
from tools.corpus.document import Column, Figure, Paragraph, Row, Table
from tools.corpus.forms import project_key
from tools.corpus.writing import Pen, Style


@dataclass(frozen=True)
class Indicator:
    level1: str
    level2: str
    name: str
    target: str
    weight: int


def indicators(pen: Pen, project: Project) -> list[Indicator]:
    """Indicators whose weights make 90, execution taking the other 10."""
    random = pen.case.random
    checks, share = random.randint(4, 40), random.choice((85, 90, 95))
    cost = Style("万元", 2, thousands=False).print(project.amount)
    return [
        Indicator("产出指标", "数量指标", "开展专项检查次数", f"≥{checks}次", 15),
        Indicator("产出指标", "数量指标", "培训人数", f"≥{random.randint(3, 30) * 10}人", 10),
        Indicator("产出指标", "质量指标", "任务验收合格率", "=100%", 10),
        Indicator("产出指标", "时效指标", "项目按期完成率", f"≥{share}%", 10),
        Indicator("成本指标", "经济成本指标", "项目成本", f"≤{cost}万元", 10),
        Indicator("效益指标", "社会效益指标", "公众知晓率", f"≥{random.choice((80, 85, 90))}%", 15),
        Indicator("效益指标", "可持续影响指标", "长效管理机制", "健全", 10),
        Indicator("满意度指标", "服务对象满意度指标", "服务对象满意度", f"≥{share}%", 10),
    ]


def goal_table(pen: Pen, project: Project, number: str, title: str) -> Table:
    """Project, money, goal, then the indicators with their targets (福建, 河北 and others)."""
    case = pen.case
    width = 4
    figure = pen.money(
        project_key(project.name, case.year), project.amount, Style("万元", 2, False)
    )
    head = (
        ("项目名称", project.name),
        ("主管部门", case.body.name),
        ("资金总额（万元）", figure),
        ("年度目标", f"保障{project.name.removesuffix('经费')}顺利开展，完成年度工作任务。"),
        ("实施期限", f"{case.year}年1月—{case.year}年12月"),
    )
    rows = [_head(pen, label, cell, width) for label, cell in head]
    rows.append(pen.row(["一级指标", "二级指标", "三级指标", "指标值"], kind="head"))
    rows += [
        pen.row([i.level1, i.level2, i.name, i.target], label=i.name, kind="indicator")
        for i in indicators(pen, project)
    ]
    columns = tuple(Column(("",)) for _ in range(width))
    return Table(pen.id("t"), "goal", number, title, (), "", columns, tuple(rows))


def self_evaluation_table(pen: Pen, project: Project, title: str) -> Table:
    """Budget, outturn, execution; indicators with what was reached, weights and points that make 100."""
    case = pen.case
    style = Style("万元", 2, False)
    rate = case.random.choice((100, 100, 98, 95))
    budget = project.amount * 100 // rate
    printed = [
        pen.money("", budget, style),
        pen.money(f"evaluated|{project.name}|budget", budget, style),
        pen.money(project_key(project.name, case.year), project.amount, style),
    ]
    share = pen.percent(project.amount, budget)
    share = replace(share, text=f"{share.text}%")
    pen.ratio(share.id, ((1, printed[2].id),), ((1, printed[1].id),))
    points = pen.count(10, "分")
    score = pen.count(10 if rate == 100 else 9, "分")
    width = 8
    rows = [
        _head(pen, "项目名称", project.name, width),
        _head(pen, "主管部门", case.body.name, width),
        pen.row(
            [
                "项目资金（万元）",
                "",
                "年初预算数",
                "全年预算数",
                "全年执行数",
                "分值",
                "执行率",
                "得分",
            ],
            kind="head",
        ),
        pen.row(
            ["", "年度资金总额", *printed, points, share, score],
            kind="money",
            label="年度资金总额",
        ),
        pen.row(
            [
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "实际完成值",
                "分值",
                "得分",
                "偏差原因",
            ],
            kind="head",
        ),
    ]
    weights, points_got = [points.id], [score.id]
    for i in indicators(pen, project):
        got = i.weight - case.random.choice((0, 0, 0, 1))
        weight, reached = pen.count(i.weight, "分"), pen.count(got, "分")
        weights.append(weight.id)
        points_got.append(reached.id)
        actual = i.target.lstrip("≥≤=")
        cells: list[str | Figure] = [
            i.level1,
            i.level2,
            i.name,
            i.target,
            actual,
            weight,
            reached,
            "",
        ]
        rows.append(pen.row(cells, label=i.name, kind="indicator"))
    got_all = sum(int(row.cells[6].text) for row in rows[5:] if isinstance(row.cells[6], Figure))
    whole = pen.count(100, "分")
    reached = pen.count(got_all + int(score.text), "分", f"evaluated|{project.name}|score")
    pen.total(whole.id, weights)
    pen.total(reached.id, points_got)
    rows.append(pen.row(["总分", "", "", "", "", whole, reached, ""], label="总分", kind="scores"))
    columns = tuple(Column(("",)) for _ in range(width))
    caption = f"（{case.year}年度）"
    return Table(pen.id("t"), "self_evaluation", "", title, (caption,), "", columns, tuple(rows))


def review(pen: Pen, project: Project, table: Table) -> Paragraph:
    """What a final account says in words of a self-evaluation: its money, its execution, its score."""
    money = next(row for row in table.rows if row.kind == "money")
    (_, budget, spent, _, rate, _) = money.figures()
    score = next(list(row.figures())[1] for row in table.rows if row.kind == "scores")
    said = [replace(figure, id=pen.id("f")) for figure in (score, budget, spent, rate)]
    said[3] = replace(said[3], text=said[3].text.removesuffix("%"))
    pen.ratio(said[3].id, ((1, said[2].id),), ((1, said[1].id),))
    return pen.paragraph(
        pen.sentence(
            "review",
            f"{project.name}项目绩效自评综述：根据年初设定的绩效目标，项目自评得分为",
            said[0],
            "分。",
        ),
        pen.sentence(
            "review",
            "项目全年预算数为",
            said[1],
            "万元，执行数为",
            said[2],
            "万元，完成预算的",
            said[3],
            "%。",
        ),
    )


def _head(pen: Pen, label: str, cell: str | Figure, width: int) -> Row:
    return pen.row([label, cell, *[""] * (width - 2)], label=label, kind="head")
