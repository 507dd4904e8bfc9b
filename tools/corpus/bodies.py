"""Who discloses: a real place, a department of a usual kind, a year. All drawn by the seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.corpus.classification import divisions


@dataclass(frozen=True)
class Department:
    """A kind of department: its name, the 款 that it lives on, and what it works on."""

    name: str
    code: str
    work: tuple[str, ...]


DEPARTMENTS = (
    Department("医疗保障局", "21015", ("医疗保障经办", "医保基金监管", "医保信息化")),
    Department("统计局", "20105", ("专项普查", "统计调查", "统计信息化")),
    Department("审计局", "20108", ("政府投资审计", "审计业务", "审计信息化")),
    Department("财政局", "20106", ("财政国库业务", "预算绩效评价", "财政信息化")),
    Department("司法局", "20406", ("普法宣传", "社区矫正", "法律援助")),
    Department("水利局", "21303", ("水利工程运行", "防汛抗旱", "水资源管理")),
    Department("民政局", "20802", ("社会组织管理", "地名管理", "老龄事务")),
    Department("商务局", "20113", ("招商引资", "商贸流通", "外贸促进")),
    Department("人力资源和社会保障局", "20801", ("劳动监察", "就业服务", "仲裁办案")),
    Department("应急管理局", "22401", ("安全监管", "应急救援", "灾害防治")),
    Department("市场监督管理局", "20138", ("食品抽检", "质量监管", "信息系统")),
    Department("农业农村局", "21301", ("农产品质量监管", "病虫害防控", "农村社会事业")),
    Department("文化和旅游局", "20701", ("群众文化活动", "旅游宣传", "文化市场管理")),
    Department("自然资源局", "22001", ("确权登记", "基础测绘", "地质灾害防治")),
    Department("退役军人事务局", "20828", ("拥军优属", "退役军人服务", "烈士纪念设施管理")),
    Department("交通运输局", "21401", ("公路养护", "运输管理", "交通信息化")),
)

SUBORDINATES = ("服务中心", "信息中心", "综合执法大队")


@dataclass(frozen=True)
class Body:
    """`level` is that of the place: 2 a city, 3 a county; `code` the number of a budgeting body."""

    division_code: str
    division: str
    level: int
    department: Department
    code: str
    year: int
    kind: str
    units: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return self.division + self.department.name

    @property
    def here(self) -> str:
        """How the place calls itself: 全市, 全区, 全县, 全地区."""
        return "地区" if self.division.endswith("地区") else self.division[-1]


def draw_body(random: Random, kind: str, units: int = 1) -> Body:
    """A body with so many units, its own office first; kind budget or final."""
    division_code, division, level = random.choice(divisions())
    department = random.choice(DEPARTMENTS)
    code = f"{random.randint(101, 899)}"
    year = random.randint(2022, 2026) if kind == "budget" else random.randint(2021, 2024)
    name = division + department.name
    own = f"{name}（本级）" if units > 1 else name
    stem = department.name.removesuffix("局").removesuffix("事务").removesuffix("管理")
    others = [f"{division}{stem}{word}" for word in random.sample(SUBORDINATES, units - 1)]
    members = tuple((f"{code}{n:03}", each) for n, each in enumerate([own, *others], 1))
    return Body(division_code, division, level, department, code, year, kind, members)
