"""What is no department's disclosure is refused by its own name."""

from __future__ import annotations

import pytest

from pipeline.model.refusal import Refusal
from tests.identify.conftest import Identified


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("岱山县2026年政府预算公开", "政府预算或决算"),
        ("2025年度岱山县政府决算公开", "政府预算或决算"),
        ("岱山县高亭镇人民政府2026年财政预算", "政府预算或决算"),
        ("岱山县2025年预算执行情况和2026年全县预算草案的报告", "政府预算或决算"),
        ("岱山县财政局关于2025年财政决算的报告", "政府预算或决算"),
        ("2026年岱山县政府债务限额和余额情况表", "政府债务"),
        ("岱山县水利局2025年度部门整体支出绩效自评报告", "绩效"),
        ("岱山县水利局2026年政府采购预算公开", "采购"),
        ("岱山县2025年国民经济和社会发展统计公报", "统计公报"),
        ("关于做好2026年部门预算公开工作的通知", "通知"),
        ("岱山县水利局2026年工作要点", "计划"),
        ("凉山州2026年州级财政预算", "政府预算或决算"),
        ("岱山县2024年一般公共预算收支决算总表", "政府预算或决算"),
        ("凉山州2026年国有资本经营预算收支表", "政府预算或决算"),
    ],
)
def test_it_is_refused_by_its_name(identified: Identified, title: str, name: str) -> None:
    with pytest.raises(Refusal) as raised:
        identified(title + "\n\n附后。\n")
    assert name in raised.value.seen
    assert title in raised.value.seen


def test_tables_of_a_whole_place_are_a_governments(identified: Identified) -> None:
    with pytest.raises(Refusal, match="政府预算或决算"):
        identified("""
            附表

            编制单位：岱山县财政局

            2026年全县一般公共预算收入预算表

            项目 → 预算数
            合计 → 1.00

            2026年岱山县政府性基金预算收入预算表

            项目 → 预算数
            合计 → 1.00
            """)


def test_a_sidecar_that_states_all_four_vouches_for_it(identified: Identified) -> None:
    stated = {"division": "330921", "department": "岱山县财政局", "kind": "budget"}
    with pytest.raises(Refusal):
        identified("岱山县2026年政府预算公开\n", **stated)
    found = identified("岱山县2026年政府预算公开\n", **stated, fiscal_year=2026)
    assert found.package_name == "330921-caizhengju-2026-budget"


@pytest.mark.parametrize(
    "title", ["部门收支总预算表", "单位财政收支预算总表", "政府预算支出经济分类预算表"]
)
def test_forms_of_a_department_are_no_governments(identified: Identified, title: str) -> None:
    found = identified(f"{title}\n\n部门：岱山县水利局\n\n预算年度：2026\n")
    assert found.package_name == "330921-shuiliju-2026-budget"
