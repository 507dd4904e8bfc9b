"""What states something, and what only mentions it."""

from __future__ import annotations

import pytest

from pipeline.model.identity import EvidenceOf, EvidenceSource
from pipeline.model.refusal import Refusal
from tests.identify.conftest import Identified

TABLES = """
    部门：岱山县水利局

    收支预算总表

    项目 → 金额
    合计 → 1.00
    """


def test_cells_and_prose_have_no_vote_on_the_year(identified: Identified) -> None:
    found = identified("""
        岱山县水利局2026年部门预算

        项目 → 指标
        2025年度巡查 → 1
        2025年度维修 → 2
        2025年度监测 → 3

        2025年度完成了任务。
        """)
    assert found.fiscal_year == 2026


def test_years_in_titles_of_tables_count(identified: Identified) -> None:
    found = identified("""
        2026年部门收支总体情况表

        单位名称：岱山县水利局

        项目 → 预算数
        合计 → 1.00

        2026年部门收入预算表

        单位名称：岱山县水利局

        项目 → 预算数
        合计 → 1.00
        """)
    assert found.package_name == "330921-shuiliju-2026-budget"
    year = found.evidence_of(EvidenceOf.YEAR)
    assert year is not None
    assert (year.source, year.place.line) == (EvidenceSource.TABLE_TITLE, 1)


def test_tables_that_all_contradict_the_cover_are_asked_about(identified: Identified) -> None:
    titles = "\n\n".join(f"2026年部门{n}预算总表" for n in ("收入", "支出", "收支"))
    with pytest.raises(Refusal, match=r"fiscal_year: .*2025.*2026年部门收入预算总表"):
        identified(f"岱山县水利局2025年部门预算\n\n目 录\n\n一、概况\n\n一、概况\n\n{titles}\n")


def test_a_body_that_is_only_mentioned_is_never_taken(identified: Identified) -> None:
    with pytest.raises(Refusal, match="department: no cover, title or caption"):
        identified("""
            2026年部门预算公开表

            预算单位 → 金额
            岱山县水利局 → 1.00

            按岱山县财政局的要求公开。
            """)


def test_a_stated_body_that_is_not_understood_is_quoted(identified: Identified) -> None:
    with pytest.raises(Refusal) as raised:
        identified("岱山县渔火汇2026年单位预算\n\n我单位由岱山县水利局管理。\n")
    assert "岱山县渔火汇" in raised.value.seen
    assert "not understood" in raised.value.seen


def test_what_cover_and_captions_both_call_it_is_a_name(identified: Identified) -> None:
    found = identified("岱山县渔火汇2026年单位预算\n\n预算单位：岱山县渔火汇\n")
    assert found.unit == "岱山县渔火汇"


def test_a_cover_and_captions_of_two_bodies_are_asked_about(identified: Identified) -> None:
    tables = "\n".join(["收支预算总表\n\n单位名称：岱山县财政局\n\n项目\t金额\n合计\t1.00\n"] * 3)
    with pytest.raises(Refusal) as raised:
        identified(f"岱山县水利局2026年部门预算\n\n目 录\n\n{tables}")
    assert "岱山县水利局" in raised.value.seen
    assert "岱山县财政局" in raised.value.seen


def test_all_missing_keys_are_asked_for_at_once(identified: Identified) -> None:
    with pytest.raises(Refusal) as raised:
        identified("见附表。\n")
    for key in ("division", "department", "fiscal_year", "kind"):
        assert f"cannot tell its {key}" in raised.value.seen
        assert f"`{key}: " in raised.value.way_out


def test_a_placeholder_is_no_body(identified: Identified) -> None:
    with pytest.raises(Refusal, match="placeholder"):
        identified("岱山县XX局2024年度部门决算\n")


def test_every_part_has_its_evidence_with_place_and_words(identified: Identified) -> None:
    found = identified("岱山县水利局\n\n2026年度部门预算公开\n")
    assert {each.of for each in found.evidence} == set(EvidenceOf) - {EvidenceOf.DEPARTMENT}
    for each in found.evidence:
        assert each.place.file == "1.txt"
        assert each.place.line == 1
    organisation = found.evidence_of(EvidenceOf.ORGANISATION)
    assert organisation is not None
    assert organisation.text == "岱山县水利局 2026年度部门预算公开"


def test_the_sidecar_is_evidence_too(identified: Identified) -> None:
    found = identified("岱山县水利局2026年部门预算\n", fiscal_year=2025)
    year = found.evidence_of(EvidenceOf.YEAR)
    assert year is not None
    assert (year.source, year.text) == (EvidenceSource.SIDECAR, "fiscal_year: 2025")


@pytest.mark.parametrize("stated", ["000000", "中央"])
def test_the_central_government_is_a_place(identified: Identified, stated: str) -> None:
    found = identified("海潮大学2026年部门预算\n", division=stated)
    assert (found.division.code, found.division.full_name) == ("000000", "中央")


def test_two_files_of_one_body_printed_in_two_ways_are_one(identified: Identified) -> None:
    found = identified("中共岱山县委宣传部2026年部门预算\n", TABLES.replace("水利局", "委宣传部"))
    assert found.department == "中共岱山县委宣传部"
