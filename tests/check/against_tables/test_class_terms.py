"""Economic classes that the text explains under names of other years."""

from __future__ import annotations

import pytest

from tests.check.against_tables.disclosed import disclosed, failed

CHECK = "code.outdated"


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("其他资本性支出（支出经济分类科目类级）", True),
        ("资本性支出（支出经济分类科目类级）", False),
        # 31099 is called so in every year
        ("其他资本性支出（支出经济分类科目款级）", False),
        ("商品和服务支出（支出经济分类科目类级）", False),
        ("其他水利支出（支出经济分类科目类级）", False),
    ],
)
def test_a_class_by_a_name_of_other_years_is_told(term: str, told: bool) -> None:
    found = failed(disclosed(f"（一）{term}：反映用于购置固定资产的支出。"), CHECK)
    assert [f"“{term}”是其他年度的科目名称，2023 年为“资本性支出”" in f.message for f in found] == [
        True
    ] * told
