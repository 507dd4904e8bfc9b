"""Cars that are kept, and all cars of the same day."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.prose.prose_support import failed

CHECK = "stated_twice"
KEPT = "{}公务用车保有量为{}辆。"
ALL = "\n\n截至2023年12月31日，本部门共有车辆{}辆，其中：执法执勤用车{}辆、应急保障用车2辆。"


def told(kept: str, cars: int) -> list[Severity]:
    found = failed(kept + ALL.format(cars, cars - 2), CHECK, kind="final")
    return [finding.severity for finding in found if "同日的车辆总数" in finding.message]


@pytest.mark.parametrize(
    "words", ["截至2023年12月31日，单位开支财政拨款的", "2023年末，本部门", "截至2023年底，"]
)
def test_no_more_cars_are_kept_than_there_are(words: str) -> None:
    assert told(KEPT.format(words, 9), 5) == [Severity.NOTE]
    assert told(KEPT.format(words, 5), 5) == []
    assert told(KEPT.format(words, 3), 5) == []


@pytest.mark.parametrize(
    "kept",
    [
        "截至2022年12月31日，单位开支财政拨款的公务用车保有量为9辆。",
        "公务用车保有量为9辆。",
        "2023年，公务用车购置0辆，公务用车保有量为9辆。",
        "截至2023年12月31日，公务用车保有量为9辆，其中4辆为租用车辆。",
        "截至2023年12月31日，公务用车保有量为9辆，含借用车辆4辆。",
        "截至2023年12月31日，公务用车保有量为9辆。\n\n车改后4辆车移交机关事务服务中心。",
        "截至2023年12月31日，水文站公务用车保有量9辆。",
        "截至2023年6月30日，公务用车保有量为9辆。",
        "截至2023年12月31日，公务用车保有量编制9辆。",
        "截至2023年12月31日，公务用车保有量增加9辆。",
        "截至2023年12月31日，公务用车保有量为9辆（含下属单位4辆）。",
        "截至2023年12月31日，公务用车保有量为9辆，其中4辆为上级配发未入账。",
        "截至2023年12月31日，公务用车保有量为9辆。\n\n共有车辆数不含摩托车4辆。",
    ],
)
def test_of_another_day_or_body_or_of_others_it_is_not_told(kept: str) -> None:
    assert told(kept, 5) == []
