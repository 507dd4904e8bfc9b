"""Plans, anniversaries, spans, quarters and days of approval that a sentence states."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome, Severity
from tests.support import understood


def told(text: str) -> list[Finding]:
    found = understood(f"一、预算情况说明\n\n{text}\n")
    return found.of("form.date", Outcome.FAIL)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2024年是“十五五”规划的开局之年。", "第一年是 2026 年"),
        ("2024年是“十四五”规划收官之年。", "最后一年是 2025 年"),
        ("2026年是全面完成任务和十四五规划收官之年。", "最后一年是 2025 年"),
        ("2024年是新中国成立70周年，意义重大。", "2024 年是 75 周年"),
        ("2023年适逢改革开放40周年。", "2023 年是 45 周年"),
        ("项目实施期限为2023年12月31日至2023年1月1日。", "止期早于起期"),
        ("项目实施期限为2023年6月至2022年12月。", "止期早于起期"),
        ("第三季度（7—12月）完成采购。", "该季度为 7—9 月"),
        (
            "县财政局于2024年8月20日批复本部门决算，本部门于2024年8月15日公开。",
            "公开的日期早于批复的日期",
        ),
        (
            "县财政局于2024年8月20日批复本部门决算，本部门于2024年9月15日公开。",
            "公开晚于批复后二十日",
        ),
    ],
)
def test_a_time_that_cannot_be_is_a_note(text: str, why: str) -> None:
    (finding,) = told(text)
    assert why in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text",
    [
        "2026年是“十五五”规划的开局之年。",
        "2025年是“十四五”规划的收官之年，也是“十五五”规划的谋划之年。",
        "2021年是“十三五”规划收官和“十四五”规划开局之年。",
        "2020年是全面建成小康社会和“十三五”规划收官之年。",
        "2024年是实现“十四五”规划目标任务的关键一年。",
        "2023年是“十四五”规划承上启下的一年，2025年为收官之年。",
        "2024年是新中国成立75周年。2021年是中国共产党成立100周年。",
        "项目实施期限为2023年1月1日至2023年12月31日。",
        "项目实施期限为2023年12月至2024年1月5日，第四季度（10—12月）付款。",
        "2024年1月15日至2024年1月结束。第1季度（1月至3月）完成。",
        "县财政局于2024年8月20日批复本部门决算，本部门于2024年9月5日公开。",
        "2024年7月30日财政局批复项目概算，经同意于2024年11月1日公开招标。",
        "2024年8月20日批复立项，2024年10月8日开工，2024年12月底完工后公开招标结果。",
    ],
)
def test_a_time_that_may_be_is_not(text: str) -> None:
    assert told(text) == []
