"""Grades, scores and numbers of projects that the text tells of self-evaluations."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome, Severity
from tests.support import printed, understood

CHECK = "performance.grade_fits"


def told(text: str) -> list[Finding]:
    return understood(f"一、预算绩效情况说明\n\n{text}\n", kind="final").of(CHECK, Outcome.FAIL)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("堤防加固项目自评得分95分，评价等级为“良”。", "95 分为“优”"),
        ("堤防加固项目自评得分为86.5分，自评等级为优。", "86.5 分为“良”"),
        ("评价等级为良好，自评得分72分。", "72 分为“中”"),
        ("对3个项目开展自评，其中评为“优”的项目2个，评为“良”的项目2个。", "合计 4 个"),
        ("对9个项目开展自评：优5个、良2个、中1个、差0个。", "合计 8 个"),
        (
            "对3个项目开展了自评，资金90万元。其中，评为“优”的项目2个，评为“良”的项目2个。",
            "合计 4 个",
        ),
        (
            "对二级项目4个开展自评，其中，2个项目评价结果为“优”，1个项目评价结果为“良”，"
            "0个项目评价结果为“中”，0个项目评价结果为“差”。",
            "合计 3 个",
        ),
        ("对2个项目开展自评，平均得分96.50分，甲得分95.00分，乙得分97.00分。", "平均为 96 分"),
        ("对4个项目开展自评，分别为堤防加固、水库维护、渠道清淤。", "其后列出 3 个"),
    ],
)
def test_what_does_not_go_together_is_a_note(text: str, why: str) -> None:
    (finding,) = told(text)
    assert why in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text",
    [
        "堤防加固项目自评得分95分，评价等级为“优”。",
        "堤防加固项目自评得分90分，评价等级为优秀。",
        "堤防加固项目自评得分80分，评价等级为良。",
        "95分以上为优，80分至95分为良。堤防加固项目自评得分91分，评价等级为良。",
        "评价等级分为优（95-100分）、良（80-94分）。自评得分91分，评价等级为良。",
        "自评得分120分，评价等级为良。",
        "对3个项目开展自评，其中2个项目评为优，1个为良。",
        "对3个项目开展自评，其中评为“优”的项目2个，评为“良”的项目1个。",
        "对12个项目开展自评，涉及5个二级项目，其中优10个、良2个。",
        "对9个项目开展自评：优5个、良2个，其余未定级。",
        "对3个项目开展了自评，资金90万元。其中，评为“优”的项目2个，评为“良”的项目1个。",
        "对部门整体和3个项目开展了自评。其中，3个项目评价结果为“优”，1个项目评价结果为“良”。",
        "对1个项目开展了评价。各项目中，评为“优”的项目2个，评为“良”的项目2个。",
        "对二级项目4个开展自评，其中，3个项目评价结果为“优”，1个项目评价结果为“良”。",
        "对二级项目4个开展自评，其中，2个项目评价结果为“优”，1个项目评价结果为“良”。",
        "对3个项目开展自评，平均得分96.33分，甲得分95.00分，乙得分97.00分，丙得分97.00分。",
        "对5个项目开展自评，平均得分96.00分，其中甲得分95.00分，乙得分99.00分。",
        "对3个项目开展自评，分别为堤防加固、水库维护和渠道清淤。",
        "对2个项目开展自评，分别为印刷、邮寄费、堤防加固。",
        "对4个项目开展自评，分别为堤防加固、水库维护等。",
        "对4个项目开展自评，包括堤防加固、水库维护。",
        # scales told otherwise
        "自评得分92分，评价等级为良。95分及以上为优秀。",
        "得分低于95分的不得评为优。自评得分92分，评价等级为良。",
        # scores of a part or not of 100, grades of others, lowered
        "满意度得分85分，评价等级为优。",
        "满分120分，自评得分95分，评价等级为良。",
        "自评得分92分，财政复核等级为良。",
        "自评得分92分，评价等级为良，因超期降一档。",
        # other things that are graded, other means
        "对5个项目和3个单位整体支出开展自评，其中优6个、良2个。",
        "本级3个项目、水文站4个项目开展自评，其中优5个、良2个。",
        "2个项目平均得分97.00分，按资金权重计算，甲得分95.00分，乙得分98.00分。",
        "对6个项目开展自评，分别为党建类、业务类、运行类。",
    ],
)
def test_what_goes_together_or_has_a_scale_of_its_own_is_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("least", "number"), [("90", 1), ("95", 0)])
def test_a_scale_may_stand_in_a_table(least: str, number: int) -> None:
    table = printed(f"""
        表1 项目支出绩效自评表

        项目 → 得分 → 说明
        堤防加固 → 92 → 评分标准见下
        备注 → → {least}分及以上为优，其余为良
        """)
    kept = table if least == "95" else table.replace("90分及以上为优，其余为良", "无")
    text = f"{kept}\n一、预算绩效情况说明\n\n自评得分92分，评价等级为良。\n"
    assert len(understood(text, kind="final").of(CHECK, Outcome.FAIL)) == number
