"""People in posts against the posts of one paragraph."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.prose.prose_support import failed, outcomes

CHECK = "staff_within_posts"
POSTS = "截至2022年底，本部门人员编制234人，其中行政编制75人、事业编制159人；"


@pytest.mark.parametrize(
    ("staff", "said"),
    [
        ("实有人员246人，其中行政98人、事业148人。", "行政编制 75 人，实有 98 人"),
        ("实有人员230人，其中行政70人、事业160人。", "事业编制 159 人，实有 160 人"),
        ("实有人员240人。", "编制 234 人，实有 240 人"),
    ],
)
def test_more_people_than_posts_are_told(staff: str, said: str) -> None:
    (finding,) = failed(POSTS + staff, CHECK)
    assert finding.message == f"{said}：实有人员多于编制，没有说明原因"
    assert finding.severity is Severity.NOTE


def test_as_many_people_as_posts_or_fewer_pass() -> None:
    staff = "实有人员234人，其中行政75人、事业159人。单位管理的离退休人员289人。"
    assert outcomes(POSTS + staff, CHECK) == [Outcome.PASS]


@pytest.mark.parametrize(
    "text",
    [
        POSTS + "实有人员246人，其中行政75人、事业159人，编外聘用12人。",
        POSTS + "实有人员246人，超编原因是接收军转干部。",
        POSTS,
        "本部门编制5人。下属中心情况如下。实有车辆9辆。",
    ],
)
def test_a_reason_people_without_posts_or_posts_alone_are_left_alone(text: str) -> None:
    assert outcomes(text, CHECK) == []


@pytest.mark.parametrize(("staff", "fails"), [(94, False), (99, True)])
@pytest.mark.parametrize("also", ["、", "，另有", "（机关工勤2个），"])
def test_posts_of_several_kinds_are_counted_together(also: str, staff: int, fails: bool) -> None:
    text = f"我局共有行政编制35个{also}事业编制61个，年末实有在职人员{staff}人。"
    assert bool(failed(text, CHECK)) is fails


@pytest.mark.parametrize(("staff", "fails"), [(15, False), (19, True)])
def test_posts_without_their_unit_are_counted(staff: int, fails: bool) -> None:
    text = f"（二）人员构成。行政编制6人，事业编制12，实有在职人数{staff}人，退休人数3人。"
    assert bool(failed(text, CHECK)) is fails
