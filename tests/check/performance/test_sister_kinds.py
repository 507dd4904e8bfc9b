"""One indicator under different kinds in the forms of several projects."""

from __future__ import annotations

from pipeline.model.records import Outcome
from tests.support import printed, understood


def said(*kinds: str, name: str = "医保覆盖城区数", targets: tuple[str, ...] = ()) -> list[str]:
    forms = "".join(
        f"""
        第{n}批补助项目绩效目标表
        项目名称 → 第{n}批补助 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        效益指标 → {kind} → {name} → {target}
        """
        for n, (kind, target) in enumerate(
            zip(kinds, targets or ("≥12个",) * len(kinds), strict=True), 1
        )
    )
    found = understood(printed(forms)).of("performance.kind_fits", Outcome.FAIL)
    return [each.message for each in found]


def test_the_form_that_has_it_under_another_kind_is_told() -> None:
    (message,) = said("社会效益指标", "社会效益指标", "经济效益指标")
    assert message == (
        "“第3批补助”的“医保覆盖城区数”列在“经济效益指标”（其他项目列在“社会效益指标”）：同一指标归类不一"
    )


def test_no_usual_kind_another_target_or_a_kind_written_short_is_nothing() -> None:
    assert said("社会效益指标", "经济效益指标") == []
    assert said("社会效益指标", "社会效益指标", "经济效益指标", "经济效益指标") == []
    assert said("社会效益指标", "社会效益指标", "社会效益") == []
    odd = ("社会效益指标", "社会效益指标", "经济效益指标")
    assert said(*odd, targets=("≥12个", "≥12个", "≥8个")) == []


def test_a_form_that_has_it_under_both_kinds_is_none_of_its_own() -> None:
    forms = "".join(
        f"""
        第{n}批补助项目绩效目标表
        项目名称 → 第{n}批补助 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        效益指标 → 社会效益指标 → 医保覆盖城区数 → ≥12个
        效益指标 → {second} → ≥9年
        """
        for n, second in enumerate(
            ("可持续影响指标 → 制度运行年限", "可持续影响指标 → 医保覆盖城区数"), 1
        )
    )
    text = printed(forms.replace("城区数 → ≥9年", "城区数 → ≥12个"))
    assert understood(text).of("performance.kind_fits", Outcome.FAIL) == []


def test_a_name_that_can_be_of_one_kind_is_told_once() -> None:
    odd = ("时效指标", "时效指标", "质量指标")
    (message,) = said(*odd, name="资金拨付及时率", targets=("≥95%",) * 3)
    assert "同一指标归类不一" not in message
