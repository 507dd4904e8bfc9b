"""What the prose says that there is nothing of, and states some of all the same."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.against_tables.disclosed import disclosed, failed
from tests.support import printed

CHECK = "claim.stated_none"
CARS = printed("""
    一般公共预算“三公”经费支出预算表

    单位：万元

    项目 → 预算数
    合计 → 30.00
    1、因公出国（境）费用 → 0.00
    2、公务接待费 → 4.00
    3、公务用车购置及运行费 → 26.00
    其中：（1）公务用车购置费 → 18.00
    （2）公务用车运行费 → 8.00

    """)
BOUGHT = (
    "2023年，岱山县水利局政府采购预算总额0万元，其中：政府采购货物预算34.60万元、政府采购工程预算0万元、"
    "政府采购服务预算0万元。\n\n"
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("注：本单位2023年度没有政府采购预算。", True),
        ("本部门无政府采购预算。", True),
        ("注：本单位2022年度没有政府采购预算。", False),
        ("局本级无政府采购预算。", False),
        ("本部门无政府采购工程预算。", False),
        ("本单位没有政府采购预算调整事项。", False),
    ],
)
def test_no_purchases_beside_purchases(said: str, told: bool) -> None:
    found = failed(disclosed(BOUGHT + said), CHECK)
    assert [finding.severity for finding in found] == [Severity.ERROR] * told
    assert all("“政府采购货物预算”34.60 万元" in finding.message for finding in found)


def test_no_purchases_where_none_are_stated() -> None:
    nothing = BOUGHT.replace("34.60", "0")
    assert failed(disclosed(nothing + "注：本单位2023年度没有政府采购预算。"), CHECK) == []


def cars(said: str) -> list[Severity]:
    found = failed(disclosed(said, CARS), CHECK)
    assert all("公务用车购置费为 18.00 万元" in finding.message for finding in found)
    return [finding.severity for finding in found]


def test_no_cars_beside_what_buying_cars_costs() -> None:
    none = "2023年单位预算安排购置车辆0辆，其中：执法执勤用车0辆、特种专业技术用车0辆。"
    assert cars(none) == [Severity.WARNING]
    assert cars("2023年单位预算安排购置车辆1辆。") == []


@pytest.mark.parametrize(
    "why",
    [
        "公务用车购置费18.00万元，用于支付上年购车尾款。",
        "公务用车购置费18.00万元，用于缴纳车辆购置税。",
        "用于支付上年购置尾款。",
    ],
)
def test_cars_that_were_bought_before_are_no_contradiction(why: str) -> None:
    assert cars(f"{why}\n\n2023年单位预算安排购置车辆0辆。") == []


def test_a_row_of_changes_is_no_cost_of_cars() -> None:
    by_year = printed("""
        财政拨款“三公”经费支出表

        单位：万元

        预算单位 → 年度 → 总计 → 因公出国（境）费 → 公务接待费 → 公务用车购置费 → 公务用车运行维护费
        岱山县水利局 → 2022年 → 40.00 → 0.00 → 4.00 → 30.00 → 6.00
         → 2023年 → 10.00 → 0.00 → 4.00 → 0.00 → 6.00
         → 增减变化金额 → -30.00 → 0.00 → 0.00 → -30.00 → 0.00

        """)
    assert failed(disclosed("2023年计划购置车辆0辆。", by_year), CHECK) == []


def kept(said: str) -> list[Severity]:
    found = failed(disclosed(said, CARS), CHECK)
    assert all("公务用车运行维护费为 8.00 万元" in finding.message for finding in found)
    return [finding.severity for finding in found]


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("截至2022年12月31日，本部门共有车辆0辆，其中：机要通信用车0辆。", [Severity.NOTE]),
        ("2023年末，开支财政拨款的公务用车保有量为0辆。", [Severity.NOTE]),
        ("截至2022年12月31日，本部门共有车辆2辆，其中：机要通信用车0辆。", []),
        ("截至2022年12月31日，本部门共有车辆0辆。\n\n公务用车运行维护费用于租赁车辆。", []),
        ("截至2022年12月31日，本部门共有车辆0辆，公务用车已移交市公务用车平台。", []),
    ],
)
def test_no_cars_beside_what_running_them_costs(said: str, severities: list[Severity]) -> None:
    assert kept(said) == severities


ASSETS = printed("""
    部门固定资产占用情况表

    项目 → 数量 → 价值（金额单位：万元）
    固定资产总额 → -- → 29.40
    1、房屋（平方米） → 0 → 0
    2、车辆（台、辆） → {cars} → {worth}
    3、单价在50万元以上的设备(台、套) → 0 → 0
    4、其他固定资产 → 111 → 29.40

    """)


@pytest.mark.parametrize(
    ("cars", "said", "severities"),
    [
        ("0", "本部门2023年预算如下。", [Severity.NOTE]),
        ("0", "本部门车辆已报废，公务用车运行费用于租用车辆。", []),
        ("0", "公务用车登记在主管局名下，公务用车运行费由本部门承担。", []),
        ("0", "公务用车运行费用于结清上年维修欠款。", []),
        ("2", "本部门2023年预算如下。", []),
    ],
)
def test_no_cars_in_the_table_of_assets(cars: str, said: str, severities: list[Severity]) -> None:
    assets = ASSETS.format(cars=cars, worth="0")
    tables = f"{CARS.replace('18.00', '0.00')}\n八、国有资产情况\n\n{assets}"
    assert [f.severity for f in failed(disclosed(said, tables), CHECK)] == severities
